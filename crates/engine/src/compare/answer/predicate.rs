//! Whether and how it happened: what a claim tells, denied, hedged or plain.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::article::Span;
use crate::cancel::{CancelToken, Cancelled};
use crate::compare::bag::Bag;
use crate::compare::clause::Clauses;
use crate::compare::linkage::{self, Edge};
use crate::compare::opposites::{are_opposite, are_opposite_amounts};
use crate::compare::prepared::Prepared;
use crate::compare::story::Story;
use crate::compare::wording::{Code, code};
use crate::compare::words::{self, WordClass, is_denial};
use crate::facts::{Claim, Fact, FactContent, Factuality};

use super::{Answer, Relation, Value};

/// Words of a claim that are told as its predicate at most.
const LONGEST: usize = 12;

/// Words before a verb that may deny or hedge it.
const BEFORE: usize = 3;

/// Words that both tell from which it is the same whatever the verb.
const SAME_WORDS: usize = 2;

/// Likeness from which two claims of a row tell of one thing, on average.
const SAME_THING: f32 = 0.3;

/// What it adds that one word names both.
const SAME_TRIGGER: f32 = 0.2;

/// Likeness from which the claim of an article that stands alone is set beside those of the others.
const BESIDE: f32 = 0.1;

/// Words that make a thing less sure.
const HEDGES: &str = "may might could would thought believed likely possibly potentially apparently reportedly allegedly alleged \
suspected appear appears appeared expected planned estimated unconfirmed feared presumed unclear unknown";

/// Words with which something lies ahead.
const FUTURE: [&str; 4] = ["will", "won't", "won’t", "shall"];

/// Words with which a claim that is not denied says what another denies.
static CONVERSE: LazyLock<[Code; 6]> = LazyLock::new(|| {
    let told = [
        "different",
        "other",
        "another",
        "opposite",
        "unlike",
        "except",
    ];
    told.map(|word| code(&words::concept(word)))
});

/// What a claim says that happened.
#[derive(Debug)]
pub struct Predicate {
    trigger: BTreeSet<Code>,
    factuality: Factuality,
    is_hedged: bool,
    /// Whether it lies ahead, or is said not to: "will end", "will not end".
    is_to_come: bool,
    /// Whether it is told of a person.
    is_of_person: bool,
    words: BTreeSet<Code>,
}

impl Predicate {
    /// Whether it may be so or not: "is expected to end".
    fn is_open(&self) -> bool {
        self.is_hedged || self.factuality == Factuality::Possible
    }

    pub fn compare(&self, other: &Self) -> Relation {
        let is_denied = |one: &Self| one.factuality == Factuality::Denied;
        let shared = self.words.intersection(&other.words).count();
        let same_verb = !self.trigger.is_disjoint(&other.trigger);
        let fewer = self.words.len().min(other.words.len());
        let same_thing = shared >= SAME_WORDS.min(fewer);
        // "fell", "climbed": of somebody both may be told.
        let excludes = |a: &Code, b: &Code| {
            let of_amounts = !self.is_of_person && !other.is_of_person;
            are_opposite(*a, *b) || of_amounts && are_opposite_amounts(*a, *b)
        };
        let mut triggers = self.trigger.iter();
        let opposite = triggers.any(|a| other.trigger.iter().any(|b| excludes(a, b)));
        let is_converse = |one: &Self| CONVERSE.iter().any(|word| one.words.contains(word));
        let told_by_the_verb = |difference| {
            if same_verb {
                Relation::Compatible(difference)
            } else {
                Relation::Apart
            }
        };
        if is_denied(self) != is_denied(other) {
            // "did not come from where he thought", "came from a different direction"
            match same_verb && same_thing && !is_converse(self) && !is_converse(other) {
                true if !self.is_open()
                    && !other.is_open()
                    && self.is_to_come == other.is_to_come =>
                {
                    Relation::Conflict("One denies what the other tells")
                }
                true => Relation::Compatible("One denies it"),
                false => Relation::Apart,
            }
        } else if opposite && same_thing {
            Relation::Conflict("The opposite is told")
        } else if !(same_verb && same_thing || shared > SAME_WORDS) {
            if shared >= SAME_WORDS {
                Relation::Compatible("It is told in other words")
            } else {
                Relation::Apart
            }
        } else if self.is_open() != other.is_open() {
            told_by_the_verb("One is less sure of it")
        } else if self.is_to_come != other.is_to_come {
            told_by_the_verb("One tells it as still to come")
        } else {
            Relation::Same
        }
    }
}

/// A claim of a row.
struct Told {
    answer: Answer,
    bag: Bag,
    trigger: BTreeSet<Code>,
}

/// The claims of a row, those together that tell of one thing; the claim of an article that tells it in
/// words of its own is set beside what most tell.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn answers(
    story: &Story,
    clauses: &Clauses,
    row: &[usize],
    cancel: &CancelToken,
) -> Result<Vec<Vec<Answer>>, Cancelled> {
    let originals = row
        .iter()
        .filter(|&&clause| clauses.original(clause) == clause);
    let told: Vec<Told> = originals
        .flat_map(|&clause| claims_of(story, clauses, clause))
        .collect();
    let likeness = |a: &Told, b: &Told| {
        let trigger = if a.trigger.is_disjoint(&b.trigger) {
            0.0
        } else {
            SAME_TRIGGER
        };
        0.6 * a.bag.overlap(&b.bag)
            + 0.4 * clauses.likeness(a.answer.clause, b.answer.clause)
            + trigger
    };
    let mut edges = Vec::new();
    for b in 0..told.len() {
        for a in 0..b {
            if told[a].answer.clause != told[b].answer.clause {
                edges.push(Edge {
                    pair: [a, b],
                    likeness: likeness(&told[a], &told[b]),
                });
            }
        }
    }
    edges.sort_by_key(|edge| edge.pair);
    let clusters = linkage::clusters(told.len(), edges, SAME_THING, |_, _| false, cancel)?;
    let articles = |cluster: &[usize]| -> BTreeSet<usize> {
        cluster.iter().map(|&at| told[at].answer.article).collect()
    };
    let mut shared: Vec<Vec<usize>> = clusters;
    shared.sort_by_key(|cluster| {
        let count = articles(cluster).len();
        (std::cmp::Reverse(count), cluster[0])
    });
    if let Some(first) = shared.first().cloned() {
        let known = articles(&first);
        let others: BTreeSet<usize> = told
            .iter()
            .map(|told| told.answer.article)
            .filter(|article| !known.contains(article))
            .collect();
        for article in others {
            let own = (0..told.len()).filter(|&at| told[at].answer.article == article);
            let best = own
                .map(|at| {
                    let sum: f32 = first
                        .iter()
                        .map(|&other| likeness(&told[at], &told[other]))
                        .sum();
                    (sum / first.len() as f32, at)
                })
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            if let Some((_, at)) = best.filter(|(mean, _)| *mean >= BESIDE) {
                for cluster in &mut shared {
                    cluster.retain(|&known| known != at);
                }
                shared[0].push(at);
            }
        }
    }
    let mut told: Vec<Option<Answer>> = told.into_iter().map(|told| Some(told.answer)).collect();
    let taken = shared.into_iter().map(|cluster| {
        let answers = cluster.into_iter().filter_map(|at| told[at].take());
        answers
            .flat_map(|answer| {
                let copies = copies_of(story, clauses, &answer);
                std::iter::once(answer).chain(copies)
            })
            .collect::<Vec<Answer>>()
    });
    Ok(taken.collect())
}

/// The same claim where its clause is copied.
fn copies_of(story: &Story, clauses: &Clauses, answer: &Answer) -> Vec<Answer> {
    let place = answer.place(story, clauses);
    let copies = clauses.copies(answer.clause).iter();
    let claims = copies.flat_map(|&copy| claims_of(story, clauses, copy));
    claims
        .map(|told| told.answer)
        .filter(|other| other.place(story, clauses) == place)
        .collect()
}

fn claims_of(story: &Story, clauses: &Clauses, number: usize) -> Vec<Told> {
    let clause = &clauses.all[number];
    let prepared = &story.articles[clause.article].prepared;
    let told = clause.claims.iter().filter_map(|&at| {
        let fact = &prepared.sheet.facts[at];
        let FactContent::Claim(claim) = &fact.content else {
            return None;
        };
        let evidence = evidence(fact, clause.span)?;
        let words = prepared.words_in(evidence);
        let concepts = || {
            prepared.wording.concepts[words.clone()]
                .iter()
                .flatten()
                .copied()
        };
        let span = predicate(prepared, claim, clause.span)?;
        let trigger: BTreeSet<Code> = prepared.wording.concepts[prepared.words_in(claim.trigger())]
            .iter()
            .flatten()
            .copied()
            .collect();
        let value = Predicate {
            trigger: trigger.clone(),
            factuality: if is_denied(prepared, span, claim) {
                Factuality::Denied
            } else {
                claim.factuality
            },
            is_hedged: holds(prepared, span, is_hedge),
            is_to_come: claim.factuality == Factuality::Planned
                || holds(prepared, span, |form| FUTURE.contains(&form)),
            is_of_person: claim.who.iter().any(|who| {
                let mut named = prepared.names.within(who.span);
                named.any(|(_, entity)| prepared.names.is_person(entity))
            }),
            words: prepared.wording.concepts[prepared.words_in(span)]
                .iter()
                .flatten()
                .copied()
                .collect(),
        };
        Some(Told {
            answer: Answer::new(story, clauses, number, span, Value::Predicate(value)),
            bag: Bag::new(
                concepts()
                    .map(|concept| (concept, clauses.weight(concept)))
                    .collect(),
            ),
            trigger,
        })
    });
    told.collect()
}

/// The piece of evidence of a claim that stands in a clause.
fn evidence(fact: &Fact, clause: Span) -> Option<Span> {
    let mut pieces = fact.evidence.iter().map(|piece| piece.span);
    pieces.find(|piece| piece.overlaps(clause))
}

/// The predicate of a claim with what denies or hedges it, to the end of what a reader takes in.
fn predicate(prepared: &Prepared, claim: &Claim, clause: Span) -> Option<Span> {
    let words = prepared.words_in(clause);
    let verb = prepared.words_in(claim.trigger()).start;
    if !words.contains(&verb) {
        return None;
    }
    let all = prepared.words();
    let light = |at: &usize| {
        let word = &all[*at];
        word.class == WordClass::Function || is_hedge(&word.form) || is_denial(&word.form)
    };
    let before = (words.start..verb).rev().take(BEFORE).take_while(light);
    let first = before.last().unwrap_or(verb);
    let last = (first + LONGEST).min(words.end).max(verb + 1);
    Some(prepared.span_of(&(first..last)))
}

fn is_denied(prepared: &Prepared, span: Span, claim: &Claim) -> bool {
    let verb = prepared.words_in(claim.trigger()).start;
    let first = prepared.words_in(span).start;
    claim.factuality == Factuality::Denied
        || prepared.words()[first..verb.max(first)]
            .iter()
            .any(|word| is_denial(&word.form))
}

fn holds(prepared: &Prepared, span: Span, tells: impl Fn(&str) -> bool) -> bool {
    let words = prepared.words_in(span);
    prepared.words()[words].iter().any(|word| tells(&word.form))
}

fn is_hedge(form: &str) -> bool {
    HEDGES.split_whitespace().any(|hedge| hedge == form)
}
