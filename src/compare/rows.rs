//! The rows of a story: its clauses aligned, each row with the slots that its clauses fill.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use crate::article::{ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{Fact, FactContent, FactKind, one_line, shorten};

use super::answer::{self, Answer};
use super::clause::{Clause, Clauses};
use super::linkage;
use super::row::{self, Cell, Question, Row, Slot, Verdict};
use super::slots::{questions, slot};
use super::story::Story;

/// Likeness from which clauses tell of the same thing, on average.
const JOIN: f32 = 0.12;

/// Likeness of clauses from which they say the same where no slot says more.
const SAME_WORDS: f32 = 0.4;

/// Code points that one article may put into a row, and the share of its text.
const ROOM: usize = 400;
const SHARE: usize = 4;

/// What a conflict adds to the importance of its row.
const IN_CONFLICT: f32 = 4.0;

/// Code points of a label.
const LONGEST_LABEL: usize = 120;

/// Slots that a row has at most: what comes later tells less.
const MOST_SLOTS: usize = 6;

/// All rows of a story, the most important first.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn rows(story: &Story, cancel: &CancelToken) -> Result<Vec<Row>, Cancelled> {
    let clauses = Clauses::of(story);
    cancel.check()?;
    let clusters = linkage::clusters(
        clauses.all.len(),
        &clauses.edges(),
        JOIN,
        |_, _| false,
        cancel,
    )?;
    // What is copied word for word stands where its original does.
    let is_original = |cluster: &Vec<usize>| clauses.original(cluster[0]) == cluster[0];
    let mut groups: Vec<Vec<usize>> = clusters.into_iter().filter(is_original).collect();
    let mut row_of = vec![0; clauses.all.len()];
    for (row, group) in groups.iter_mut().enumerate() {
        let copies: Vec<usize> = group
            .iter()
            .flat_map(|&clause| clauses.copies(clause).iter().copied())
            .collect();
        group.extend(copies);
        group.sort_unstable();
        for &clause in group.iter() {
            row_of[clause] = row;
        }
    }
    let answers = answer::answers(story, &clauses);
    let mut asked: Vec<Vec<Vec<usize>>> = vec![Vec::new(); groups.len()];
    for question in questions(story, &clauses, &answers, &row_of, cancel)? {
        // A question stands in the row where most of it is told.
        let mut told: BTreeMap<usize, usize> = BTreeMap::new();
        for &answer in &question {
            *told.entry(row_of[answers[answer].clause]).or_default() += 1;
        }
        let home = told
            .into_iter()
            .max_by_key(|&(row, count)| (count, Reverse(row)));
        if let Some((home, _)) = home {
            asked[home].push(question);
        }
    }
    let mut rows = Vec::new();
    for (group, questions) in groups.iter().zip(asked) {
        cancel.check()?;
        let questions: Vec<Vec<&Answer>> = questions
            .into_iter()
            .map(|question| question.into_iter().map(|at| &answers[at]).collect())
            .collect();
        let builder = Builder {
            story,
            clauses: &clauses,
            group,
        };
        rows.extend(builder.row(&questions, cancel)?);
    }
    rows.sort_by(|a: &Row, b: &Row| b.importance.total_cmp(&a.importance));
    for (number, row) in rows.iter_mut().enumerate() {
        row.id = format!("row-{}", number + 1);
    }
    Ok(rows)
}

/// What a row is built from.
struct Builder<'s> {
    story: &'s Story,
    clauses: &'s Clauses,
    /// Its clauses.
    group: &'s [usize],
}

impl Builder<'_> {
    fn clause(&self, number: usize) -> &Clause {
        &self.clauses.all[number]
    }

    fn id(&self, article: usize) -> ArticleId {
        self.story.articles[article].prepared.article().id.clone()
    }

    /// The row; none where no clause of it holds a claim.
    fn row(
        &self,
        questions: &[Vec<&Answer>],
        cancel: &CancelToken,
    ) -> Result<Option<Row>, Cancelled> {
        let by_centre = self.by_centre();
        let cells = self.cells(&by_centre);
        if cells.is_empty() {
            return Ok(None);
        }
        let hub = by_centre[0];
        let mut slots: Vec<Slot> = questions
            .iter()
            .filter_map(|question| slot(self.story, self.clauses, question))
            .collect();
        if cells.len() > 1 {
            slots.extend(self.further_slots(questions, cancel)?);
            slots.push(self.told(&cells));
        }
        let told_by: BTreeSet<&ArticleId> = slots
            .iter()
            .flat_map(|slot| slot.cells.keys())
            .chain(cells.keys())
            .collect();
        let articles = told_by.len();
        let importance = self.importance(&slots, articles);
        let in_conflict = |slot: &Slot| slot.verdict == Verdict::Conflict;
        slots.sort_by(|a, b| {
            let conflicts = in_conflict(b).cmp(&in_conflict(a));
            conflicts.then(worth(b).total_cmp(&worth(a)))
        });
        slots.truncate(MOST_SLOTS);
        // Words that merely stand in each other's place make no verdict where anything else does.
        let telling = slots.iter().filter(|slot| slot.question != Question::What);
        let gravest = telling.map(|slot| slot.verdict).min();
        let gravest = gravest.or_else(|| slots.iter().map(|slot| slot.verdict).min());
        let verdict = match gravest.filter(|_| articles > 1) {
            None => Verdict::Single,
            Some(Verdict::Agree) if self.is_copied() => Verdict::Copied,
            Some(gravest) => gravest,
        };
        let label = self.story.articles[self.clause(hub).article]
            .prepared
            .article()
            .slice(self.clause(hub).span);
        Ok(Some(Row {
            id: String::new(),
            kind: FactKind::Claim,
            label: shorten(&one_line(label), LONGEST_LABEL),
            verdict,
            overruled: None,
            note: None,
            importance,
            cells,
            slots,
        }))
    }

    /// Whether all its articles tell it in passages that they share with one another.
    fn is_copied(&self) -> bool {
        let articles: BTreeSet<usize> = self
            .group
            .iter()
            .map(|&at| self.clause(at).article)
            .collect();
        let Some(first) = articles.first().copied() else {
            return false;
        };
        let mut reached = BTreeSet::from([first]);
        let mut open = vec![first];
        while let Some(article) = open.pop() {
            for &other in articles.difference(&reached.clone()) {
                if self.share_passages(article, other) {
                    reached.insert(other);
                    open.push(other);
                }
            }
        }
        articles.len() > 1 && reached == articles
    }

    /// Whether each of two articles has a clause of the row in a passage that both have.
    fn share_passages(&self, a: usize, b: usize) -> bool {
        let pair = [a.min(b), a.max(b)];
        let Some(passages) = self.story.passages.get(&pair) else {
            return false;
        };
        passages.iter().any(|passage| {
            (0..2).all(|side| {
                let mut own = self.group.iter().map(|&at| self.clause(at));
                own.any(|clause| {
                    clause.article == pair[side] && is_mostly_in(clause.span, passage.spans[side])
                })
            })
        })
    }

    /// Its clauses, those first that are most like the others.
    fn by_centre(&self) -> Vec<usize> {
        let centre = |number: usize| -> f32 {
            let others = self.group.iter().filter(|&&other| {
                let is_original = self.clauses.original(other) == other;
                is_original && self.clause(other).article != self.clause(number).article
            });
            others
                .map(|&other| self.clauses.likeness(number, other))
                .sum()
        };
        let mut ranked: Vec<(f32, usize)> = self.group.iter().map(|&at| (centre(at), at)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.into_iter().map(|(_, number)| number).collect()
    }

    /// As many clauses of each article as a reader can take in, each by the claims in it.
    fn cells(&self, by_centre: &[usize]) -> BTreeMap<ArticleId, Vec<Cell>> {
        let mut taken: BTreeMap<usize, (usize, Vec<Cell>)> = BTreeMap::new();
        for &number in by_centre {
            let clause = self.clause(number);
            let sheet = &self.story.articles[clause.article].prepared.sheet;
            let length = sheet.article.text.len() / SHARE;
            let (used, cells) = taken.entry(clause.article).or_default();
            if !cells.is_empty() && *used + clause.span.len() > ROOM.max(length) {
                continue;
            }
            let worth = |claim: &&usize| match &sheet.facts[**claim].content {
                FactContent::Claim(claim) => (claim.main, claim.worth),
                _ => (false, 0.0),
            };
            let weightiest = clause
                .claims
                .iter()
                .max_by(|a, b| worth(a).partial_cmp(&worth(b)).unwrap_or(Ordering::Equal));
            let Some(&claim) = weightiest else {
                continue;
            };
            *used += clause.span.len();
            let fact = &sheet.facts[claim];
            cells.push(Cell {
                fact: fact.id.clone(),
                span: clause.span,
                text: sheet.article.slice(clause.span).to_owned(),
                by: by(fact),
            });
        }
        taken
            .into_iter()
            .filter(|(_, (_, cells))| !cells.is_empty())
            .map(|(article, (_, cells))| (self.id(article), cells))
            .collect()
    }

    /// Phrases in each other's place where no other answer stands, and what is said to have happened.
    fn further_slots(
        &self,
        questions: &[Vec<&Answer>],
        cancel: &CancelToken,
    ) -> Result<Vec<Slot>, Cancelled> {
        let taken: Vec<(usize, Span)> = questions
            .iter()
            .flatten()
            .map(|answer| (answer.article, answer.span))
            .collect();
        let is_taken = |article: usize, span: Span| {
            let mut taken = taken.iter();
            taken.any(|(other, known)| *other == article && known.overlaps(span))
        };
        let mut groups = answer::exchanged(self.story, self.clauses, self.group, is_taken);
        groups.extend(answer::predicates(
            self.story,
            self.clauses,
            self.group,
            cancel,
        )?);
        let slots = groups
            .iter()
            .filter(|group| !group.is_empty())
            .filter_map(|group| slot(self.story, self.clauses, &group.iter().collect::<Vec<_>>()));
        Ok(slots.collect())
    }

    /// The clauses themselves.
    fn told(&self, cells: &BTreeMap<ArticleId, Vec<Cell>>) -> Slot {
        let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &number in self.group {
            by_article
                .entry(self.clause(number).article)
                .or_default()
                .push(number);
        }
        let told: Vec<&Vec<usize>> = by_article.values().collect();
        let (mut sum, mut count) = (0.0, 0);
        for (position, first) in told.iter().enumerate() {
            for second in &told[position + 1..] {
                let pairs = first
                    .iter()
                    .flat_map(|&a| second.iter().map(move |&b| self.clauses.likeness(a, b)));
                sum += pairs.fold(0.0, f32::max);
                count += 1;
            }
        }
        let alike = count == 0 || sum / count as f32 >= SAME_WORDS;
        let answer = |cell: &Cell| row::Answer {
            span: cell.span,
            text: cell.text.clone(),
            value: String::new(),
        };
        Slot {
            question: Question::What,
            label: "told".to_owned(),
            verdict: if alike {
                Verdict::Agree
            } else {
                Verdict::Compatible
            },
            cells: cells
                .iter()
                .map(|(id, cells)| (id.clone(), cells.iter().map(answer).collect()))
                .collect(),
            differences: Vec::new(),
        }
    }

    /// What differs on numbers, dates and words first, then what many tell, then headline and lead;
    /// what one alone tells last.
    fn importance(&self, slots: &[Slot], articles: usize) -> f32 {
        let differences: f32 = slots.iter().map(worth).sum();
        let first = self.group.iter().map(|&at| self.clause(at).sentence).min();
        let lead = match first {
            Some(0) => 1.5,
            Some(1 | 2) => 0.8,
            _ => 0.0,
        };
        let alone = if articles < 2 { 5.0 } else { 0.0 };
        let conflict = slots.iter().any(|slot| slot.verdict == Verdict::Conflict);
        let conflict = if conflict { IN_CONFLICT } else { 0.0 };
        differences + conflict + 2.0 * (articles as f32).ln() + lead - alone
    }
}

/// Whether three quarters of a clause stand in a passage.
fn is_mostly_in(clause: Span, passage: Span) -> bool {
    let shared = clause
        .end
        .min(passage.end)
        .saturating_sub(clause.start.max(passage.start));
    4 * shared >= 3 * clause.len()
}

/// How much a slot matters: what differs on a number, a date or exact words the most.
fn worth(slot: &Slot) -> f32 {
    let question = match slot.question {
        Question::HowMany => 3.0,
        Question::When | Question::Words => 2.0,
        Question::Status | Question::What => 0.0,
        _ => 1.0,
    };
    let verdict = match slot.verdict {
        Verdict::Conflict => 2.0,
        Verdict::Compatible => 0.6,
        _ => 0.2,
    };
    question * verdict
}

/// Who is said to say a claim.
fn by(fact: &Fact) -> Option<String> {
    match &fact.content {
        FactContent::Claim(claim) => claim.by.as_ref().map(|by| by.name.clone()),
        _ => None,
    }
}
