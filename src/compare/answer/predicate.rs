//! Whether and how it happened: the verb of a clause, denied, hedged or plain.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::compare::clause::{Clauses, trigger};
use crate::compare::story::Story;
use crate::compare::wording::Code;
use crate::compare::words::{WordClass, is_denial};

use super::{Answer, Relation, Value};

/// Words that are told with a verb at most.
const LONGEST: usize = 12;

/// Words before a verb that may deny or hedge it.
const BEFORE: usize = 3;

/// Words after the verb that both tell from which it is the same whatever the verb.
const SAME_WORDS: usize = 2;

/// Words that make a thing less sure.
const HEDGES: &str = "may might could thought believed likely possibly potentially apparently reportedly allegedly alleged \
suspected appear appears appeared expected planned estimated unconfirmed feared presumed unclear unknown";

/// What a clause says that happened.
#[derive(Debug)]
pub struct Predicate {
    verb: Option<Code>,
    is_denied: bool,
    is_hedged: bool,
    words: BTreeSet<Code>,
}

impl Predicate {
    pub fn compare(&self, other: &Self) -> Relation {
        if self.is_denied != other.is_denied {
            return Relation::Compatible("One denies it");
        }
        if self.is_hedged != other.is_hedged {
            return Relation::Compatible("One is less sure of it");
        }
        let shared = self.words.intersection(&other.words).count();
        if self.verb == other.verb || shared >= SAME_WORDS {
            Relation::Same
        } else {
            Relation::Compatible("It is told otherwise")
        }
    }
}

/// The verbs of the clauses of a row that the others share best, those of one verb together, then the
/// verbs that stand alone.
pub fn answers(story: &Story, clauses: &Clauses, row: &[usize]) -> Vec<Vec<Answer>> {
    let mut by_verb: BTreeMap<Option<Code>, Vec<Answer>> = BTreeMap::new();
    for &number in row {
        if let Some((answer, verb)) = best_verb(story, clauses, row, number) {
            by_verb.entry(verb).or_default().push(answer);
        }
    }
    let articles = |answers: &[Answer]| {
        let told: BTreeSet<usize> = answers.iter().map(|answer| answer.article).collect();
        told.len()
    };
    let (mut shared, alone): (Vec<_>, Vec<_>) = by_verb
        .into_values()
        .partition(|answers| articles(answers) > 1);
    shared.sort_by_key(|answers| std::cmp::Reverse(answers.len()));
    let alone: Vec<Answer> = alone.into_iter().flatten().collect();
    if alone.is_empty() {
        return shared;
    }
    // What stands alone is set beside the verb that most tell.
    match shared.first_mut() {
        Some(first) => first.extend(alone),
        None => shared.push(alone),
    }
    shared
}

fn best_verb(
    story: &Story,
    clauses: &Clauses,
    row: &[usize],
    number: usize,
) -> Option<(Answer, Option<Code>)> {
    let clause = &clauses.all[number];
    let prepared = &story.articles[clause.article].prepared;
    let verbs = clause.claims.iter().filter_map(|&claim| {
        let words = prepared.words_in(trigger(&prepared.sheet.facts[claim])?);
        (!words.is_empty()).then_some(words.start)
    });
    let shared_by = |verb: usize| {
        let Some(concept) = prepared.wording.concepts[verb] else {
            return 0.0;
        };
        let others = row.iter().filter(|&&other| {
            let other = &clauses.all[other];
            other.article != clause.article && other.bag.weight(concept) > 0.0
        });
        others.count() as f32 * clauses.weight(concept)
    };
    let verb = verbs.max_by(|&a, &b| shared_by(a).total_cmp(&shared_by(b)).then(b.cmp(&a)))?;
    let words = prepared.words();
    let form = |at: usize| words[at].form.as_str();
    let light = |at: &usize| words[*at].class == WordClass::Function || is_hedge(form(*at));
    let before = (clause.words.start..verb).rev().take(BEFORE).take_while(light);
    let first = before.last().unwrap_or(verb);
    let last = (first + LONGEST - 1).min(clause.words.end - 1).max(verb);
    let told: Range<usize> = first..last + 1;
    let concepts = prepared.wording.concepts[verb..=last].iter().flatten();
    let concept = prepared.wording.concepts[verb];
    let predicate = Predicate {
        verb: concept,
        is_denied: (first..verb).any(|at| is_denial(form(at))),
        is_hedged: (first..verb).any(|at| is_hedge(form(at))),
        words: concepts.copied().collect(),
    };
    let span = prepared.span_of(&told);
    Some((
        Answer::new(story, clauses, number, span, Value::Predicate(predicate)),
        concept,
    ))
}

fn is_hedge(form: &str) -> bool {
    HEDGES.split_whitespace().any(|hedge| hedge == form)
}
