//! The rows of a story: one of each group of clauses that tell of one thing, with the slots that they fill.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use crate::article::{ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{
    Fact, FactContent, FactKind, FactSheet, SOMEBODY, Status, knows_language_of, shorten,
};

use super::alignment;
use super::answer::{self, Answer};
use super::asking;
use super::clause::{Clause, Clauses, trigger};
use super::copied_rows::is_copied;
use super::finding::Remarks;
use super::importance::{importance, makes_verdict, weightier_first};
use super::prepared::Prepared;
use super::readable;
use super::row::{self, Cell, Question, Row, Slot, Verdict};
use super::slots::slot;
use super::story::Story;
use super::told::ToldClaims;
use super::wording::Code;
use super::words::WordClass;

/// Likeness of clauses from which they say the same where no slot says more.
const SAME_WORDS: f32 = 0.4;

/// Likeness from which a clause tells what another does, where one word tells what happens in both; and
/// whatever it is called.
pub(super) const TELLS_IT: f32 = 0.3;
const NEARLY_THE_SAME: f32 = 0.6;

/// Code points that one article may put into a row, and the share of its text.
const ROOM: usize = 400;
const SHARE: usize = 4;

/// Code points of a label.
const LONGEST_LABEL: usize = 120;

/// What the fitness of a clause as a label loses by that it cannot be read alone, or only with words put in.
const HARD_TO_READ: f32 = 0.5;
const WITH_HELP: f32 = 0.75;

/// Words at the beginning of a label that must not point elsewhere.
const FIRST_WORDS: usize = 3;

/// Words that stand for something told before.
const POINTING: [&str; 29] = [
    "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "him",
    "them", "this", "these", "those", "which", "who", "whom", "whose", "and", "but", "or", "there",
    "so", "then", "also",
];

/// Slots that a row has at most: what comes later tells less.
const MOST_SLOTS: usize = 6;

/// All rows of a story, the most important first.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn rows(story: &Story, cancel: &CancelToken) -> Result<Vec<Row>, Cancelled> {
    let clauses = Clauses::of(story);
    cancel.check()?;
    let (groups, row_of) = alignment::aligned(&clauses, cancel)?;
    let answers = answer::answers(story, &clauses);
    let mut asked: Vec<Vec<Vec<usize>>> = vec![Vec::new(); groups.len()];
    for question in asking::questions(story, &clauses, &answers, &row_of, cancel)? {
        let mut told: BTreeMap<usize, usize> = BTreeMap::new();
        for &answer in &question {
            *told.entry(row_of[answers[answer].clause]).or_default() += 1;
        }
        // A question stands in the row where most of it is told.
        let home = told
            .into_iter()
            .max_by_key(|&(row, count)| (count, Reverse(row)));
        if let Some((home, _)) = home {
            asked[home].push(question);
        }
    }
    let claims = ToldClaims::of(story, &clauses);
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
            claims: &claims,
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
    claims: &'s ToldClaims,
    /// Its clauses.
    group: &'s [usize],
}

/// A clause of a row as it is shown.
struct ToldClause {
    number: usize,
    /// How alike it is to those of other articles, all together.
    nearness: f32,
    cell: Cell,
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
        let told = self.told_clauses();
        let Some(best) = self.best(&told) else {
            return Ok(None);
        };
        let mut cells = self.cells(&told);
        if cells.len() > 1 {
            self.add_told_beside(best.number, &mut cells);
        }
        let mut slots: Vec<Slot> = questions
            .iter()
            .filter_map(|question| slot(self.story, self.clauses, question))
            .collect();
        if cells.len() > 1 {
            slots.extend(self.predicates(cancel)?);
        }
        slots.sort_by(weightier_first);
        if cells.len() > 1 {
            slots.push(self.told(&cells));
        }
        slots.truncate(MOST_SLOTS);
        self.add_answering(&mut cells, &slots, questions);
        for slot in &mut slots {
            slot.cells.retain(|article, _| cells.contains_key(article));
        }
        slots.retain(|slot| slot.cells.len() > 1);
        let articles = cells.len();
        let first = self.group.iter().map(|&at| self.clause(at).sentence).min();
        let importance = importance(&slots, articles, first);
        let telling = slots.iter().filter(|slot| makes_verdict(slot));
        let gravest = telling.map(|slot| slot.verdict).min();
        let gravest = gravest.or_else(|| slots.iter().map(|slot| slot.verdict).min());
        let verdict = match gravest.filter(|_| articles > 1) {
            None => Verdict::Single,
            Some(Verdict::Agree) if is_copied(self.story, self.clauses, self.group) => {
                Verdict::Copied
            }
            Some(gravest) => gravest,
        };
        let label = best.cell.readable();
        let tellers = self.tellers(best.number);
        Ok(Some(Row {
            id: String::new(),
            kind: FactKind::Claim,
            label: shorten(&label, LONGEST_LABEL),
            verdict,
            overruled: None,
            remarks: Remarks::default(),
            tellers,
            joined: false,
            importance,
            cells,
            slots,
        }))
    }

    /// Its clauses that can be told, those first that are most like the others.
    fn told_clauses(&self) -> Vec<ToldClause> {
        let told = self.group.iter().filter_map(|&number| {
            Some(ToldClause {
                number,
                nearness: self.clauses.nearness(number, self.group),
                cell: self.cell(number)?,
            })
        });
        let mut told: Vec<ToldClause> = told.collect();
        told.sort_by(|a, b| {
            let nearest = b.nearness.total_cmp(&a.nearness);
            nearest.then(a.number.cmp(&b.number))
        });
        told
    }

    /// The clause that tells the claim best: near to the others, and to be understood by itself. One with a
    /// claim goes before one that is merely quoted.
    fn best<'t>(&self, told: &'t [ToldClause]) -> Option<&'t ToldClause> {
        let fitness = |told: &ToldClause| {
            let clause = self.clause(told.number);
            let prepared = &self.story.articles[clause.article].prepared;
            let ease = if stands_alone(prepared, clause) {
                1.0
            } else if told.cell.alone.is_some() {
                WITH_HELP
            } else {
                HARD_TO_READ
            };
            let has_claim = !clause.claims.is_empty();
            (has_claim, (1.0 + told.nearness) * ease)
        };
        let ranked = told.iter().map(|told| (fitness(told), told));
        // Of two that are as fit the first.
        let best = ranked
            .rev()
            .max_by(|((x, a), _), ((y, b), _)| x.cmp(y).then(a.total_cmp(b)));
        best.map(|(_, told)| told)
    }

    /// The articles that have a clause like one of the row: nearly the same words, or like ones with a word
    /// for what happens.
    fn tellers(&self, best: usize) -> Vec<ArticleId> {
        let clause = self.clause(best);
        let prepared = &self.story.articles[clause.article].prepared;
        let claims = clause.claims.iter().filter_map(|&claim| {
            let claim = prepared.sheet.facts.get(claim)?;
            Some(prepared.words_in(trigger(claim)?))
        });
        let acts: BTreeSet<Code> = claims
            .flatten()
            .filter_map(|word| prepared.wording.concepts[word])
            .collect();
        let like = self.group.iter().filter(|&&number| {
            let likeness = self.clauses.likeness(best, number);
            let mut concepts = self.clause(number).bag.concepts();
            likeness >= NEARLY_THE_SAME
                || likeness >= TELLS_IT && concepts.any(|concept| acts.contains(&concept))
        });
        let articles: BTreeSet<usize> = like.map(|&at| self.clause(at).article).collect();
        articles
            .into_iter()
            .map(|article| self.id(article))
            .collect()
    }

    /// As many clauses of each article as a reader can take in, each by the claims in it.
    fn cells(&self, told: &[ToldClause]) -> BTreeMap<ArticleId, Vec<Cell>> {
        let mut taken: BTreeMap<usize, (usize, Vec<Cell>)> = BTreeMap::new();
        for told in told {
            let clause = self.clause(told.number);
            let article = self.story.articles[clause.article].prepared.article();
            let length = article.text.len() / SHARE;
            let (used, cells) = taken.entry(clause.article).or_default();
            if !cells.is_empty() && *used + clause.span.len() > ROOM.max(length) {
                continue;
            }
            *used += clause.span.len();
            cells.push(told.cell.clone());
        }
        taken
            .into_iter()
            .map(|(article, (_, cells))| (self.id(article), cells))
            .collect()
    }

    /// A clause by the weightiest claim in it, else by the quotation that it stands in; none where it holds
    /// neither.
    fn cell(&self, number: usize) -> Option<Cell> {
        let clause = self.clause(number);
        let sheet = &self.story.articles[clause.article].prepared.sheet;
        let worth = |claim: &&usize| match &sheet.facts[**claim].content {
            FactContent::Claim(claim) => (claim.main, claim.worth),
            _ => (false, 0.0),
        };
        let weightiest = clause
            .claims
            .iter()
            .max_by(|a, b| worth(a).partial_cmp(&worth(b)).unwrap_or(Ordering::Equal));
        let fact = match weightiest {
            Some(&claim) => &sheet.facts[claim],
            None => told_without_claim(sheet, clause.span)?,
        };
        let prepared = &self.story.articles[clause.article].prepared;
        Some(cell(prepared, fact, clause.span))
    }

    /// Adds a cell for each further article that tells what the row is called by, in a clause of another one.
    fn add_told_beside(&self, best: usize, cells: &mut BTreeMap<ArticleId, Vec<Cell>>) {
        let known = self.group.iter().map(|&at| self.clause(at).article);
        for told in self.claims.like(best, &known.collect()) {
            let prepared = &self.story.articles[told.article].prepared;
            let fact = &prepared.sheet.facts[told.claim];
            let cell = cell(prepared, fact, told.span);
            cells.insert(self.id(told.article), vec![cell]);
        }
    }

    /// Adds a cell for each article that answers a question of the row in a clause of another one.
    fn add_answering(
        &self,
        cells: &mut BTreeMap<ArticleId, Vec<Cell>>,
        slots: &[Slot],
        questions: &[Vec<&Answer>],
    ) {
        for answer in questions.iter().flatten() {
            let id = self.id(answer.article);
            let telling = slots.iter().filter(|slot| makes_verdict(slot));
            let mut told = telling.filter_map(|slot| slot.cells.get(&id)).flatten();
            if !cells.contains_key(&id)
                && told.any(|told| told.span == answer.span)
                && let Some(cell) = self.cell(answer.clause)
            {
                cells.insert(id, vec![cell]);
            }
        }
    }

    /// What is said to have happened.
    fn predicates(&self, cancel: &CancelToken) -> Result<Vec<Slot>, Cancelled> {
        let groups = answer::predicates(self.story, self.clauses, self.group, cancel)?;
        let slots = groups
            .iter()
            .filter(|group| !group.is_empty())
            .filter_map(|group| slot(self.story, self.clauses, &group.iter().collect::<Vec<_>>()));
        Ok(slots.collect())
    }

    /// The article of its first clause.
    fn first_article(&self) -> usize {
        self.group.first().map_or(0, |&at| self.clause(at).article)
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
        // Of wording nothing is said across languages.
        let languages = self.clauses.languages();
        let mut others = by_article.keys().skip(1);
        let is_mixed = others.any(|&at| languages.differ(at, self.first_article()));
        let alike = !is_mixed && (count == 0 || sum / count as f32 >= SAME_WORDS);
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
}

/// The words of an article at a span, which a fact tells.
fn cell(prepared: &Prepared, fact: &Fact, span: Span) -> Cell {
    let claim = match &fact.content {
        FactContent::Claim(claim) => Some(&**claim),
        _ => None,
    };
    Cell {
        fact: fact.id.clone(),
        span,
        text: prepared.article().slice(span).to_owned(),
        alone: readable::alone(prepared, span, claim),
        by: by(fact),
    }
}

/// Whether a clause can be understood by itself: it begins with its sentence, and not with a word that
/// stands for something told before.
fn stands_alone(prepared: &Prepared, clause: &Clause) -> bool {
    let words = &prepared.words()[clause.words.clone()];
    let begins_sentence = prepared
        .sentences()
        .get(clause.sentence)
        .is_some_and(|sentence| sentence.start == clause.words.start);
    let mut first = words.iter().take(FIRST_WORDS);
    let ends_a_thought = words
        .last()
        .is_some_and(|word| word.class != WordClass::Function);
    begins_sentence && ends_a_thought && !first.any(|word| POINTING.contains(&word.form.as_str()))
}

/// The fact by which words without a claim are told: whatever quotation holds them, sure or not; in a language of
/// which no claims are read, whatever fact but a name.
fn told_without_claim(sheet: &FactSheet, clause: Span) -> Option<&Fact> {
    let kept = || {
        let facts = sheet.facts.iter();
        facts.filter(|fact| fact.status != Status::Rejected)
    };
    let quoted = kept().find(|fact| is_quoted_in(fact, clause));
    if quoted.is_some() || knows_language_of(&sheet.article.metadata) {
        return quoted;
    }
    kept().find(|fact| fact.kind() != FactKind::Entity && clause.covers(fact.primary_span()))
}

/// Whether a fact is a quotation that stands in a clause, or the clause in it.
fn is_quoted_in(fact: &Fact, clause: Span) -> bool {
    let mut pieces = fact.evidence.iter().map(|piece| piece.span);
    matches!(fact.content, FactContent::Quote(_)) && pieces.any(|piece| piece.overlaps(clause))
}

/// Who is said to say a claim.
fn by(fact: &Fact) -> Option<String> {
    match &fact.content {
        FactContent::Claim(claim) => claim
            .by
            .as_ref()
            .map(|by| by.name.clone())
            .filter(|name| name != SOMEBODY),
        FactContent::Quote(quote) => quote.speaker.as_ref().map(|speaker| speaker.name.clone()),
        _ => None,
    }
}
