//! From answers to slots: which answers put themselves to the same question, and how they stand to each
//! other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::article::ArticleId;
use crate::cancel::{CancelToken, Cancelled};

use super::answer::{self, Answer, Passage, Relation, Sort};
use super::clause::Clauses;
use super::key::Key;
use super::linkage::{self, Edge};
use super::row::{self, Difference, Side, Slot, Verdict};
use super::story::Story;

/// Likeness from which two answers answer one question, on average.
const SAME_QUESTION: f32 = 0.25;

/// Likeness below which two answers have nothing to do with each other.
const LEAST: f32 = 0.1;

/// What it adds that two answers stand in one row.
const SAME_ROW: f32 = 0.15;

/// Versions from which on answers that contradict each other are of several things.
const MOST_OF_ONE: usize = 4;

/// Versions that a reason cites; more would not be read.
const MOST_VERSIONS: usize = 6;

/// Code points of an answer that a reason cites.
const LONGEST_CITATION: usize = 100;

/// The answers of a story by the question that they answer, those of several articles; told by their
/// numbers. A question may reach beyond the clauses of a row.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn questions(
    story: &Story,
    clauses: &Clauses,
    answers: &[Answer],
    row_of: &[usize],
    cancel: &CancelToken,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let mut by_sort: BTreeMap<Sort, BTreeMap<Passage, Vec<usize>>> = BTreeMap::new();
    for (number, answer) in answers.iter().enumerate() {
        let of_sort = by_sort.entry(answer.sort()).or_default();
        let place = answer.place(story, clauses);
        of_sort.entry(place).or_default().push(number);
    }
    let mut found = Vec::new();
    for places in by_sort.into_values() {
        // What is copied word for word is looked at once.
        let alike: Vec<Vec<usize>> = places.into_values().collect();
        let firsts: Vec<&Answer> = alike.iter().map(|same| &answers[same[0]]).collect();
        let measures: BTreeSet<(usize, (Sort, u64))> = firsts
            .iter()
            .filter_map(|answer| Some((answer.article, answer.measured()?)))
            .collect();
        // Two ages of which both articles tell are those of two people.
        let both_tell_both = |a: &Answer, b: &Answer| {
            let told = |article: usize, other: &Answer| {
                let measure = other.measured();
                measure.is_some_and(|measure| measures.contains(&(article, measure)))
            };
            a.measured() != b.measured() && told(a.article, b) && told(b.article, a)
        };
        let mut edges = Vec::new();
        for [a, b] in candidates(clauses, &firsts, row_of) {
            let likeness = answer::same_question(clauses, firsts[a], firsts[b]);
            if likeness > LEAST {
                let same_row = row_of[firsts[a].clause] == row_of[firsts[b].clause];
                if both_tell_both(firsts[a], firsts[b]) {
                    continue;
                }
                let likeness = likeness + if same_row { SAME_ROW } else { 0.0 };
                edges.push(Edge {
                    pair: [a, b],
                    likeness,
                });
            }
        }
        cancel.check()?;
        let apart = |p: &[usize], q: &[usize]| {
            let mut pairs = p.iter().flat_map(|&a| q.iter().map(move |&b| (a, b)));
            pairs.any(|(a, b)| answer::two_questions(firsts[a], firsts[b]))
        };
        let clusters = linkage::clusters(firsts.len(), edges, SAME_QUESTION, apart, cancel)?;
        for cluster in clusters {
            let mut numbers: Vec<usize> = cluster
                .into_iter()
                .flat_map(|at| alike[at].iter().copied())
                .collect();
            numbers.sort_unstable();
            let first = answers[numbers[0]].article;
            if numbers
                .iter()
                .any(|&number| answers[number].article != first)
            {
                found.push(numbers);
            }
        }
    }
    Ok(found)
}

/// Answers of so many clauses that share a key have too common a key to be brought together by it.
const FREQUENT: usize = 400;

/// The pairs of answers of one sort that may answer one question: of one row, of clauses that have
/// something in common, or with a key in common. In order.
fn candidates(clauses: &Clauses, answers: &[&Answer], row_of: &[usize]) -> BTreeSet<[usize; 2]> {
    let mut by_clause: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut by_row: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut by_key: HashMap<Key, Vec<usize>> = HashMap::new();
    for (at, answer) in answers.iter().enumerate() {
        let original = clauses.original(answer.clause);
        by_clause.entry(original).or_default().push(at);
        by_row.entry(row_of[answer.clause]).or_default().push(at);
        for key in answer.keys() {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    let mut add = |a: usize, b: usize| {
        if a != b {
            pairs.insert([a.min(b), a.max(b)]);
        }
    };
    let grouped = by_row.values().chain(by_key.values());
    for group in grouped.filter(|group| group.len() < FREQUENT) {
        for (position, &a) in group.iter().enumerate() {
            for &b in &group[position + 1..] {
                add(a, b);
            }
        }
    }
    for (at, answer) in answers.iter().enumerate() {
        for neighbour in clauses.neighbours(clauses.original(answer.clause)) {
            for &other in by_clause.get(neighbour).into_iter().flatten() {
                add(at, other);
            }
        }
    }
    pairs
}

/// The slot that some answers to one question fill; none where one article alone answers it.
pub fn slot(story: &Story, clauses: &Clauses, answers: &[&Answer]) -> Option<Slot> {
    let mut by_article: BTreeMap<usize, Vec<&Answer>> = BTreeMap::new();
    for answer in answers {
        by_article.entry(answer.article).or_default().push(answer);
    }
    if by_article.len() < 2 {
        return None;
    }
    // Articles that copied the same words have the same answers.
    let mut by_place: BTreeMap<Vec<Passage>, (Vec<usize>, Vec<&Answer>)> = BTreeMap::new();
    for (&article, answers) in &by_article {
        let places = answers.iter().map(|answer| answer.place(story, clauses));
        let alike = by_place
            .entry(places.collect())
            .or_insert_with(|| (Vec::new(), answers.clone()));
        alike.0.push(article);
    }
    let mut told: Vec<(Vec<usize>, Vec<&Answer>)> = by_place.into_values().collect();
    told.sort_by(|a, b| a.0.cmp(&b.0));
    let all = Compared::new(story, clauses, &told);
    let kept = all.of_one_question(clauses, &told);
    let compared = all.among(&kept);
    let told: Vec<(Vec<usize>, Vec<&Answer>)> =
        kept.into_iter().map(|at| told[at].clone()).collect();
    let articles: BTreeSet<usize> = told
        .iter()
        .flat_map(|(articles, _)| articles.iter().copied())
        .collect();
    if articles.len() < 2 {
        return None;
    }
    by_article.retain(|article, _| articles.contains(article));
    let versions = compared.versions();
    let verdict = compared
        .gravest()
        .map_or(Verdict::Agree, |(_, _, relation)| match relation {
            Relation::Same | Relation::Apart => Verdict::Agree,
            Relation::Compatible(_) | Relation::Unproved(_) => Verdict::Compatible,
            // Where everybody names another day, each tells of another.
            Relation::Conflict(_) if versions.len() > MOST_OF_ONE => Verdict::Compatible,
            Relation::Conflict(_) => Verdict::Conflict,
        });
    let differences = compared.difference(story, &told, &versions);
    let cells = by_article.iter().map(|(article, answers)| {
        let cells = answers.iter().map(|answer| cell(story, answer));
        (id(story, *article), cells.collect())
    });
    Some(Slot {
        question: answers[0].question(),
        label: answers
            .iter()
            .find_map(|answer| answer.asked())
            .unwrap_or_else(|| text(story, answers[0])),
        verdict,
        cells: cells.collect(),
        differences: differences.into_iter().collect(),
    })
}

fn id(story: &Story, article: usize) -> ArticleId {
    story.articles[article].prepared.article().id.clone()
}

fn text(story: &Story, answer: &Answer) -> String {
    let article = story.articles[answer.article].prepared.article();
    article.slice(answer.span).to_owned()
}

fn cell(story: &Story, answer: &Answer) -> row::Answer {
    let text = text(story, answer);
    row::Answer {
        span: answer.span,
        value: answer.value_text(&text),
        text,
    }
}

/// How each two articles stand to each other, and by which of their answers.
struct Compared {
    /// By the places of the two articles among those told, the lesser first.
    pairs: BTreeMap<[usize; 2], Pair>,
    count: usize,
}

/// The answers of two articles that go best together.
#[derive(Clone, Copy)]
struct Pair {
    relation: Relation,
    /// The places of the two answers among those of their articles.
    answers: [usize; 2],
}

impl Pair {
    /// What stands for two articles of which one answers nothing.
    const SAME: Self = Self {
        relation: Relation::Same,
        answers: [0, 0],
    };
}

impl Compared {
    fn new(story: &Story, clauses: &Clauses, told: &[(Vec<usize>, Vec<&Answer>)]) -> Self {
        let mut pairs = BTreeMap::new();
        for (b, (_, second)) in told.iter().enumerate() {
            for (a, (_, first)) in told[..b].iter().enumerate() {
                pairs.insert([a, b], best(story, clauses, first, second));
            }
        }
        Self {
            pairs,
            count: told.len(),
        }
    }

    /// The same of some of the articles, by their places in order.
    fn among(&self, kept: &[usize]) -> Self {
        let mut pairs = BTreeMap::new();
        for (b, &second) in kept.iter().enumerate() {
            for (a, &first) in kept[..b].iter().enumerate() {
                pairs.extend(self.pair(first, second).map(|pair| ([a, b], pair)));
            }
        }
        Self {
            pairs,
            count: kept.len(),
        }
    }

    fn pair(&self, a: usize, b: usize) -> Option<Pair> {
        self.pairs.get(&[a.min(b), a.max(b)]).copied()
    }

    /// The pair of articles that differ most.
    fn gravest(&self) -> Option<(usize, usize, Relation)> {
        let pairs = self.pairs.iter().rev();
        let gravest = pairs.max_by_key(|(_, pair)| severity(pair.relation));
        gravest.map(|([a, b], pair)| (*a, *b, pair.relation))
    }

    /// The articles that answer one question, by their places: the most that hang together by answers which
    /// are the same or differ in a way that a reader should know.
    fn of_one_question(
        &self,
        clauses: &Clauses,
        told: &[(Vec<usize>, Vec<&Answer>)],
    ) -> Vec<usize> {
        let hang_together = |a: usize, b: usize| {
            self.pair(a, b).is_some_and(|pair| {
                let (a, b) = (a.min(b), a.max(b));
                let [x, y] = pair.answers;
                let (x, y) = (told[a].1[x], told[b].1[y]);
                match pair.relation {
                    Relation::Same | Relation::Conflict(_) => true,
                    Relation::Apart => false,
                    Relation::Compatible(_) | Relation::Unproved(_) => {
                        answer::is_worth_telling(clauses, x, y, pair.relation)
                    }
                }
            })
        };
        let mut left: BTreeSet<usize> = (0..self.count).collect();
        let mut most: Vec<usize> = Vec::new();
        let weight = |group: &[usize]| -> usize { group.iter().map(|&at| told[at].0.len()).sum() };
        while let Some(first) = left.pop_first() {
            let mut group = vec![first];
            let mut reached = 0;
            while let Some(&at) = group.get(reached) {
                reached += 1;
                let near: Vec<usize> = left
                    .iter()
                    .copied()
                    .filter(|&other| hang_together(at, other))
                    .collect();
                for other in near {
                    left.remove(&other);
                    group.push(other);
                }
            }
            if weight(&group) > weight(&most) {
                most = group;
            }
        }
        most.sort_unstable();
        most
    }

    /// The articles whose answers are the same together, by their places.
    fn versions(&self) -> Vec<Vec<usize>> {
        let mut versions: Vec<Vec<usize>> = Vec::new();
        for at in 0..self.count {
            let same = |version: &&mut Vec<usize>| {
                version.iter().all(|&other| {
                    self.pair(other, at)
                        .is_some_and(|pair| pair.relation == Relation::Same)
                })
            };
            match versions.iter_mut().find(same) {
                Some(version) => version.push(at),
                None => versions.push(vec![at]),
            }
        }
        versions
    }

    /// What differs, told by the versions; those that most articles tell first.
    fn difference(
        &self,
        story: &Story,
        told: &[(Vec<usize>, Vec<&Answer>)],
        versions: &[Vec<usize>],
    ) -> Option<Difference> {
        let (worst_a, worst_b, relation) = self.gravest()?;
        let what = match relation {
            Relation::Same | Relation::Apart => return None,
            Relation::Compatible(what) | Relation::Unproved(what) | Relation::Conflict(what) => {
                what
            }
        };
        let mut ordered: Vec<&Vec<usize>> = versions.iter().collect();
        ordered.sort_by_key(|version| {
            let tellers: usize = version.iter().map(|&at| told[at].0.len()).sum();
            Reverse(tellers)
        });
        let mut sides = Vec::with_capacity(ordered.len());
        let mut sentences = Vec::new();
        for version in ordered {
            // Where the version is one of the two that differ most, the answer by which it does.
            let teller = version
                .iter()
                .copied()
                .find(|at| [worst_a, worst_b].contains(at))
                .unwrap_or(version[0]);
            let answer = self.answer_of(teller, [worst_a, worst_b], told);
            let text = text(story, answer);
            let articles = || version.iter().flat_map(|&at| told[at].0.iter().copied());
            let names: Vec<&str> = articles()
                .map(|article| story.articles[article].name.as_str())
                .collect();
            if sentences.len() < MOST_VERSIONS {
                let cited = crate::facts::shorten(&crate::facts::one_line(&text), LONGEST_CITATION);
                sentences.push(format!("{} “{cited}”", super::list(&names)));
            }
            sides.push(Side {
                articles: articles().map(|article| id(story, article)).collect(),
                text,
            });
        }
        Some(Difference {
            reason: format!("{what}: {}.", sentences.join("; ")),
            excluding: matches!(relation, Relation::Unproved(_) | Relation::Conflict(_)),
            sides,
        })
    }

    /// The answer of an article by which it is compared with the one it differs most from; of others the first
    /// that they give in full.
    fn answer_of<'a>(
        &self,
        at: usize,
        worst: [usize; 2],
        told: &[(Vec<usize>, Vec<&'a Answer>)],
    ) -> &'a Answer {
        let [a, b] = worst;
        let answers = &told[at].1;
        let place = match self.pair(a, b) {
            Some(pair) if at == a => pair.answers[0],
            Some(pair) if at == b => pair.answers[1],
            _ => in_full(answers).first().copied().unwrap_or_default(),
        };
        answers[place]
    }
}

/// The answers of an article but those that another one gives in full, by their places.
fn in_full(answers: &[&Answer]) -> Vec<usize> {
    let is_full = |at: &usize| !answers.iter().any(|it| answers[*at].is_shortened(it));
    (0..answers.len()).filter(is_full).collect()
}

/// Of what two articles answer, what goes best together: an article that gives both numbers does not
/// contradict one that gives the second. Where nothing is the same, the two count that most likely
/// answer one question. By "Gordon" nobody agrees with "Gordon Adviser" who writes "Gordon Advisor".
fn best(story: &Story, clauses: &Clauses, first: &[&Answer], second: &[&Answer]) -> Pair {
    let among = |ours: &[usize], theirs: &[usize]| {
        let pairs = ours
            .iter()
            .flat_map(|&i| theirs.iter().map(move |&j| [i, j]));
        let compared = pairs.map(|[i, j]| {
            let relation = answer::relation(story, clauses, first[i], second[j]);
            let likeness = answer::same_question(clauses, first[i], second[j]);
            let answers = [i, j];
            (
                relation == Relation::Same,
                likeness,
                Pair { relation, answers },
            )
        });
        // Of two that go as well together the first.
        let best = compared.reduce(|best, pair| {
            let better = (pair.0, pair.1) > (best.0, best.1);
            if better { pair } else { best }
        });
        best.map_or(Pair::SAME, |(_, _, pair)| pair)
    };
    among(&in_full(first), &in_full(second))
}

fn severity(relation: Relation) -> u8 {
    match relation {
        Relation::Same | Relation::Apart => 0,
        Relation::Compatible(_) => 1,
        Relation::Unproved(_) => 2,
        Relation::Conflict(_) => 3,
    }
}
