//! To which hospital somebody was taken, in which jail somebody is held.

use std::collections::BTreeSet;

use crate::article::Span;
use crate::compare::words::{Word, WordClass};

use super::reader::Reader;
use super::{Answer, Relation, Value};

/// What the sorts of houses are called to which people are brought.
const HOSPITAL: &str = "hospital";
const JAIL: &str = "jail";

/// Words of such names that tell none from another.
const COMMON: [&str; 22] = [
    "and",
    "of",
    "at",
    "the",
    "area",
    "center",
    "centre",
    "children",
    "city",
    "community",
    "county",
    "general",
    "health",
    "hospital",
    "local",
    "medical",
    "memorial",
    "nearby",
    "regional",
    "st",
    "trauma",
    "university",
];

/// Words before the last of a name that belong to it.
const LONGEST_NAME: usize = 6;

/// What it adds to the likeness of two clauses that both tell of a house of one sort.
const ONE_SORT: f32 = 0.1;

/// A house to which people are brought.
#[derive(Debug, PartialEq, Eq)]
pub struct Facility {
    /// What its sort is called.
    pub sort: &'static str,
    /// The words of its name; none where it has no name.
    name: BTreeSet<String>,
}

impl Facility {
    pub fn same_question(clauses: f32) -> f32 {
        clauses + ONE_SORT
    }

    /// Whether another tells the same by its name.
    pub fn is_vaguer(&self, other: &Self) -> bool {
        self.sort == other.sort
            && self.name.len() < other.name.len()
            && self.name.is_subset(&other.name)
    }

    pub fn compare(&self, other: &Self) -> Relation {
        let own = |facility: &Self| -> BTreeSet<String> {
            let words = facility.name.iter();
            words
                .filter(|word| !COMMON.contains(&word.as_str()))
                .cloned()
                .collect()
        };
        let names = [own(self), own(other)];
        if self.name == other.name {
            Relation::Same
        } else if self.is_vaguer(other) || other.is_vaguer(self) {
            Relation::Compatible("One is less exact")
        } else if names.iter().all(BTreeSet::is_empty) || !names[0].is_disjoint(&names[1]) {
            Relation::Same
        } else {
            Relation::Conflict("Another place is named")
        }
    }
}

/// The hospitals and jails of an article.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let words = reader.prepared.words();
    let found = (0..words.len()).filter_map(|at| facility(reader, words, at));
    found
        .filter_map(|(span, facility)| reader.answer(span, Value::Facility(facility)))
        .collect()
}

/// The house whose sort a word names, with its name before it.
fn facility(reader: &Reader<'_>, words: &[Word], at: usize) -> Option<(Span, Facility)> {
    let prepared = reader.prepared;
    let (sort, head) = sort(words, at)?;
    let stands_close = |at: usize| {
        matches!(
            prepared.gap_before(at).trim_matches(['\'', '’', 's']),
            " " | ". "
        )
    };
    let mut first = head;
    while first > 0 && head - first < LONGEST_NAME && stands_close(first) {
        let before = first - 1;
        let links = matches!(words[before].form.as_str(), "and" | "of" | "&");
        let is_linked =
            links && before > 0 && stands_close(before) && prepared.is_capital(before - 1);
        let is_of_name = words[before].class != WordClass::Function && prepared.is_capital(before);
        if !is_of_name && !is_linked {
            break;
        }
        first = before;
    }
    // "in prison" tells how somebody fares, not where.
    if first == head && sort != HOSPITAL {
        return None;
    }
    // "a Cleveland hospital" is one of several.
    let named = if sort == HOSPITAL && !prepared.is_capital(head) {
        head..head
    } else {
        first..head
    };
    let name = words[named]
        .iter()
        .map(|word| word.form.trim_end_matches('.').to_owned());
    Some((
        words[first].span.hull(words[at].span),
        Facility {
            sort,
            name: name.collect(),
        },
    ))
}

/// Which sort of house a word names, alone or with the word before it, and the first of both.
fn sort(words: &[Word], at: usize) -> Option<(&'static str, usize)> {
    match words[at].form.as_str() {
        "hospital" | "hospitals" | "infirmary" => Some((HOSPITAL, at)),
        "jail" | "prison" | "penitentiary" => Some((JAIL, at)),
        "center" | "centre" | "facility" | "institution" => {
            let before = at.checked_sub(1)?;
            match words[before].form.as_str() {
                "medical" | "trauma" => Some((HOSPITAL, before)),
                "correctional" | "detention" => Some((JAIL, before)),
                _ => None,
            }
        }
        _ => None,
    }
}
