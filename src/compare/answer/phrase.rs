//! What stands in the place of a like thing: where two like clauses are the same but for a few words,
//! these answer one question.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::article::Span;
use crate::compare::clause::Clauses;
use crate::compare::story::Story;
use crate::compare::wording::Code;

use super::{Answer, Relation, Value};

/// Likeness of two clauses from which the phrases in each other's place are looked at.
const NEAR: f32 = 0.2;

/// The clauses most like one with which it is compared word by word.
const MOST_ALIKE: usize = 8;

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

/// A phrase of a clause: its words by their numbers in the article.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    clause: usize,
    start: usize,
    end: usize,
}

impl Place {
    fn overlaps(&self, other: &Self) -> bool {
        self.clause == other.clause && self.start < other.end && other.start < self.end
    }
}

/// The phrases of the clauses of a row that stand in each other's place, those of one place together.
/// `taken` tells whether another answer stands there already.
pub fn exchanged(
    story: &Story,
    clauses: &Clauses,
    row: &[usize],
    taken: impl Fn(usize, Span) -> bool,
) -> Vec<Vec<Answer>> {
    let mut groups: Vec<Vec<Place>> = Vec::new();
    let originals = row.iter().copied().filter(|&at| clauses.original(at) == at);
    for a in originals {
        let others = clauses.neighbours(a).iter().copied().filter(|other| {
            let apart = clauses.all[a].article != clauses.all[*other].article;
            apart && row.binary_search(other).is_ok()
        });
        for b in others.take(MOST_ALIKE) {
            if clauses.likeness(a, b) >= NEAR {
                for pair in replaced(story, clauses, a.min(b), a.max(b)) {
                    add(&mut groups, pair);
                }
            }
        }
    }
    for group in &mut groups {
        let copies: Vec<Place> = group
            .iter()
            .flat_map(|place| {
                let start = clauses.all[place.clause].words.start;
                clauses.copies(place.clause).iter().map(move |&clause| {
                    let own = clauses.all[clause].words.start;
                    Place {
                        clause,
                        start: own + place.start - start,
                        end: own + place.end - start,
                    }
                })
            })
            .collect();
        group.extend(copies);
    }
    let answer = |place: Place| {
        let clause = &clauses.all[place.clause];
        let prepared = &story.articles[clause.article].prepared;
        let words = place.start..place.end;
        let span = prepared.span_of(&words);
        if taken(clause.article, span) {
            return None;
        }
        let concepts = prepared.wording.concepts[words].iter().flatten();
        let phrase = Phrase {
            words: concepts.copied().collect(),
        };
        Some(Answer::new(
            story,
            clauses,
            place.clause,
            span,
            Value::Phrase(phrase),
        ))
    };
    let groups = groups.into_iter();
    groups
        .map(|places| places.into_iter().filter_map(answer).collect())
        .collect()
}

fn add(groups: &mut Vec<Vec<Place>>, pair: [Place; 2]) {
    let meets = |group: &Vec<Place>| {
        let mut places = group.iter();
        places.any(|place| pair.iter().any(|other| place.overlaps(other)))
    };
    let (met, apart): (Vec<_>, Vec<_>) = groups.drain(..).partition(meets);
    *groups = apart;
    let mut joined: Vec<Place> = met.into_iter().flatten().collect();
    for place in pair {
        let covered = joined.iter().any(|known| {
            known.clause == place.clause && known.start <= place.start && place.end <= known.end
        });
        if !covered {
            joined.push(place);
        }
    }
    groups.push(joined);
}

/// The phrases of two clauses that stand in each other's place.
fn replaced(story: &Story, clauses: &Clauses, a: usize, b: usize) -> Vec<[Place; 2]> {
    let codes = |number: usize| -> Vec<Code> {
        let clause = &clauses.all[number];
        let wording = &story.articles[clause.article].prepared.wording;
        let words = clause.words.clone();
        words
            .map(|word| wording.concepts[word].unwrap_or(wording.forms[word]))
            .collect()
    };
    let tells = |number: usize, start: usize, length: usize| {
        let clause = &clauses.all[number];
        let wording = &story.articles[clause.article].prepared.wording;
        wording.concepts[start..start + length]
            .iter()
            .any(Option::is_some)
    };
    let (old, new) = (codes(a), codes(b));
    let starts = [a, b].map(|number| clauses.all[number].words.start);
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let DiffOp::Replace {
            old_index,
            old_len,
            new_index,
            new_len,
        } = op
        else {
            continue;
        };
        let (x, y) = (starts[0] + old_index, starts[1] + new_index);
        if old_len <= LONGEST && new_len <= LONGEST && tells(a, x, old_len) && tells(b, y, new_len)
        {
            found.push([
                Place {
                    clause: a,
                    start: x,
                    end: x + old_len,
                },
                Place {
                    clause: b,
                    start: y,
                    end: y + new_len,
                },
            ]);
        }
    }
    found
}
