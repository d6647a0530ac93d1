//! What stands in the place of a like thing: where two like clauses are the same but for a few words,
//! these answer one question.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::article::Span;
use crate::compare::clause::Clauses;
use crate::compare::story::Story;
use crate::compare::wording::Code;

use super::{Answer, Relation, Value};

/// Likeness of two clauses from which the phrases in each other's place are looked at: where less is the
/// same, what is left over says nothing.
const NEAR: f32 = 0.6;

/// Words that such a phrase has at most.
const LONGEST: usize = 12;

/// A phrase.
#[derive(Debug)]
pub struct Phrase {
    words: BTreeSet<Code>,
}

impl Phrase {
    pub fn compare(&self, other: &Self) -> Relation {
        if self.words == other.words {
            Relation::Same
        } else {
            Relation::Compatible("Other words stand there")
        }
    }
}

/// The clause of a row in whose words the others are told, and how each article tells it.
struct Versions<'s> {
    clauses: &'s Clauses,
    hub: usize,
    /// The clause of each article that is most like it, with what is the same and what is not.
    others: Vec<(usize, Vec<DiffOp>)>,
}

/// The phrases of the clauses of a row that stand in each other's place, those of one place together.
/// `by_centre` are its clauses, those first that are most like the others; `taken` tells whether another
/// answer stands there already.
pub fn exchanged(
    story: &Story,
    clauses: &Clauses,
    by_centre: &[usize],
    taken: impl Fn(usize, Span) -> bool,
) -> Vec<Vec<Answer>> {
    let Some(&hub) = by_centre.first() else {
        return Vec::new();
    };
    let versions = Versions::new(story, clauses, hub, by_centre);
    let answer = |(clause, words): (usize, Range<usize>)| {
        let article = clauses.all[clause].article;
        let prepared = &story.articles[article].prepared;
        let span = prepared.span_of(&words);
        let concepts = prepared.wording.concepts[words].iter().flatten();
        let phrase = Phrase {
            words: concepts.copied().collect(),
        };
        let is_free = !phrase.words.is_empty() && !taken(article, span);
        is_free.then(|| Answer::new(story, clauses, clause, span, Value::Phrase(phrase)))
    };
    let places = versions.places().into_iter();
    places
        .map(|place| {
            let told = versions.told_at(&place).into_iter();
            told.filter_map(answer).collect()
        })
        .collect()
}

impl<'s> Versions<'s> {
    fn new(story: &Story, clauses: &'s Clauses, hub: usize, by_centre: &[usize]) -> Self {
        let mut nearest: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
        for &clause in by_centre {
            let article = clauses.all[clause].article;
            let likeness = clauses.likeness(hub, clause);
            let (known, _) = nearest.get(&article).copied().unwrap_or_default();
            if article != clauses.all[hub].article && likeness >= NEAR && likeness > known {
                nearest.insert(article, (likeness, clause));
            }
        }
        let codes = |number: usize| -> Vec<Code> {
            let clause = &clauses.all[number];
            let wording = &story.articles[clause.article].prepared.wording;
            let words = clause.words.clone();
            words
                .map(|word| wording.concepts[word].unwrap_or(wording.forms[word]))
                .collect()
        };
        let own = codes(hub);
        let others = nearest.into_values().map(|(_, clause)| {
            let changes = capture_diff_slices(Algorithm::Myers, &own, &codes(clause));
            (clause, changes)
        });
        Self {
            others: others.collect(),
            clauses,
            hub,
        }
    }

    /// The places of the hub where another article has other words, by their words from its beginning.
    fn places(&self) -> Vec<Range<usize>> {
        let changes = self.others.iter().flat_map(|(_, changes)| changes);
        let mut changed: Vec<Range<usize>> = changes
            .filter(|change| matches!(change, DiffOp::Replace { .. }))
            .map(DiffOp::old_range)
            .collect();
        changed.sort_by_key(|range| (range.start, range.end));
        let mut places: Vec<Range<usize>> = Vec::new();
        for range in changed {
            match places.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => places.push(range),
            }
        }
        places
    }

    /// What each article has at a place of the hub, and all that copied it: the clause and the words, by
    /// their numbers in the article.
    fn told_at(&self, place: &Range<usize>) -> Vec<(usize, Range<usize>)> {
        let others = self
            .others
            .iter()
            .filter_map(|(clause, changes)| Some((*clause, counterpart(changes, place)?)));
        let told = std::iter::once((self.hub, place.clone())).chain(others);
        told.filter(|(_, words)| words.len() <= LONGEST)
            .flat_map(|(clause, words)| {
                let copies = self.clauses.copies(clause).iter().copied();
                std::iter::once(clause)
                    .chain(copies)
                    .map(move |copy| (copy, words.clone()))
            })
            .map(|(clause, words)| {
                let start = self.clauses.all[clause].words.start;
                (clause, start + words.start..start + words.end)
            })
            .collect()
    }
}

/// The words of another clause that stand where some of the hub do; none where it leaves them out.
fn counterpart(changes: &[DiffOp], place: &Range<usize>) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    for change in changes {
        let (old, new) = (change.old_range(), change.new_range());
        let part = match change {
            DiffOp::Equal { .. } => {
                let shared = old.start.max(place.start)..old.end.min(place.end);
                if shared.is_empty() {
                    continue;
                }
                let start = new.start + shared.start - old.start;
                start..start + shared.len()
            }
            DiffOp::Replace { .. } if old.start < place.end && place.start < old.end => new,
            DiffOp::Insert { .. } if place.start < old.start && old.start < place.end => new,
            _ => continue,
        };
        found = Some(found.map_or(part.clone(), |known| {
            known.start.min(part.start)..known.end.max(part.end)
        }));
    }
    found
}
