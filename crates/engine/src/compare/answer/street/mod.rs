//! In which street, and at which number: what an address tells wherever it stands.

mod crossing;

use std::iter;

use crate::article::Span;
use crate::compare::key::Key;
use crate::compare::names::{SPELLING, SPELLING_LETTERS, letters_alike};
use crate::compare::words::{Word, WordClass};

use crate::compare::answer::reader::Reader;
use crate::compare::answer::{Answer, Relation, Value};

/// Words with which the name of a street ends, each with its short form.
const SORTS: [(&str, &str); 8] = [
    ("street", "st"),
    ("avenue", "ave"),
    ("road", "rd"),
    ("drive", "dr"),
    ("lane", "ln"),
    ("boulevard", "blvd"),
    ("highway", "hwy"),
    ("parkway", "pkwy"),
];

/// Words that tell which part of a street is meant, or on which side of a town it lies.
const SIDES: [&str; 12] = [
    "north", "south", "east", "west", "n", "s", "e", "w", "ne", "nw", "se", "sw",
];

/// Words that a name has at most before that of its sort.
const LONGEST_NAME: usize = 3;

/// Houses of a block.
const BLOCK: u32 = 100;

/// Letters by which names that may be one are brought together.
const BEGINNING: usize = 4;

/// How likely two answers name one street.
const ONE_STREET: f32 = 0.5;

/// A street.
#[derive(Debug, PartialEq, Eq)]
pub struct Street {
    /// The words of its name, without its sort and its sides.
    name: Vec<String>,
    sort: &'static str,
    house: Option<u32>,
    /// Whether the number is that of a block.
    is_block: bool,
    /// The words of the name of a street that it crosses there.
    crossing: Option<Vec<String>>,
}

impl Street {
    /// What it has in common with others that may be the same, each of its streets.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        let last = self.names().filter_map(|name| name.last());
        last.map(|word| {
            let beginning: String = word.chars().take(BEGINNING).collect();
            Key::new(("street", beginning))
        })
    }

    /// Its name, and that of the street that it crosses.
    fn names(&self) -> impl Iterator<Item = &Vec<String>> {
        iter::once(&self.name).chain(&self.crossing)
    }

    /// Whether one street is told by both.
    fn shares_a_street(&self, other: &Self) -> bool {
        self.names().any(|own| other.names().any(|it| it == own))
    }

    pub fn same_question(&self, other: &Self) -> f32 {
        if self.shares_a_street(other) || self.is_misspelt(other) {
            ONE_STREET
        } else {
            0.0
        }
    }

    /// Whether another tells the number of a house in it, or which street it crosses there.
    pub fn is_coarser(&self, other: &Self) -> bool {
        if self.crossing.is_none() && other.crossing.is_some() {
            return self.house.is_none() && self.shares_a_street(other);
        }
        self.name == other.name
            && self.sort == other.sort
            && (self.house.is_none() && other.house.is_some() || self.holds(other))
    }

    /// Whether it is the block in which the house of the other stands.
    fn holds(&self, other: &Self) -> bool {
        let houses = self.house.zip(other.house);
        self.is_block
            && !other.is_block
            && houses.is_some_and(|(block, house)| (block..block + BLOCK).contains(&house))
    }

    fn is_misspelt(&self, other: &Self) -> bool {
        self.crossing.is_none() && other.crossing.is_none() && is_misspelt(&self.name, &other.name)
    }

    pub fn compare(&self, other: &Self) -> Relation {
        if self.is_misspelt(other) {
            Relation::Conflict("The street is spelt otherwise")
        } else if self.crossing.is_some() || other.crossing.is_some() {
            self.compare_crossings(other)
        } else if self.name != other.name {
            Relation::Apart
        } else if self.sort != other.sort {
            Relation::Conflict("The street is another")
        } else if self.house == other.house {
            Relation::Same
        } else if self.is_coarser(other) || other.is_coarser(self) {
            Relation::Compatible("One is less exact")
        } else {
            Relation::Apart
        }
    }

    fn compare_crossings(&self, other: &Self) -> Relation {
        let without = |own: &Self, other: &Self| -> Vec<Vec<String>> {
            let names = own
                .names()
                .filter(|name| other.names().all(|it| it != *name));
            names.cloned().collect()
        };
        let [own, others] = [without(self, other), without(other, self)];
        if self.is_coarser(other) || other.is_coarser(self) {
            return Relation::Compatible("One is less exact");
        }
        match (own.as_slice(), others.as_slice()) {
            ([], []) => Relation::Same,
            ([one], [another]) if is_misspelt(one, another) => {
                Relation::Conflict("The street is spelt otherwise")
            }
            // A house in the street says nothing of where it crosses others.
            ([_], [_]) if self.crossing.is_some() && other.crossing.is_some() => {
                Relation::Conflict("The crossing is another")
            }
            _ => Relation::Apart,
        }
    }

    /// Whether it is told by the streets that cross there.
    pub fn is_crossing(&self) -> bool {
        self.crossing.is_some()
    }
}

/// Whether one of two names of streets is the other in other letters.
fn is_misspelt(one: &[String], other: &[String]) -> bool {
    let is_named = |name: &[String]| {
        let mut letters = name.iter().flat_map(|word| word.chars());
        letters.clone().count() >= SPELLING_LETTERS && letters.all(char::is_alphabetic)
    };
    one != other
        && one.len() == other.len()
        && is_named(one)
        && is_named(other)
        && one
            .iter()
            .zip(other)
            .all(|(x, y)| x == y || letters_alike(x, y) > SPELLING)
}

/// The streets of an article.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let words = reader.prepared.words();
    let mut found: Vec<(Span, Street)> = crossing::crossings(reader, words);
    let streets = (1..words.len()).filter_map(|at| street(reader, words, at));
    let alone: Vec<(Span, Street)> = streets
        .filter(|(span, _)| !found.iter().any(|(crossing, _)| crossing.overlaps(*span)))
        .collect();
    found.extend(alone);
    let answer = |(span, street)| reader.answer(span, Value::Street(street));
    found.into_iter().filter_map(answer).collect()
}

/// The street whose sort a word names, with all that its address tells.
fn street(reader: &Reader<'_>, words: &[Word], at: usize) -> Option<(Span, Street)> {
    let form = words[at].form.trim_end_matches('.');
    let (sort, short) = SORTS
        .into_iter()
        .find(|(sort, short)| form == *sort || form == *short)?;
    let stands_close = |at: usize| stands_close(reader, at);
    let is_capital = |at: usize| reader.prepared.is_capital(at);
    if !is_capital(at) {
        return None;
    }
    let is_of_name = |at: usize| is_of_name(reader, at);
    let mut first = at;
    while first > 0 && at - first < LONGEST_NAME && stands_close(first) && is_of_name(first - 1) {
        first -= 1;
    }
    let mut name: Vec<String> = words[first..at]
        .iter()
        .map(|word| word.form.clone())
        .collect();
    name.retain(|form| !SIDES.contains(&form.trim_end_matches('.')));
    if name.is_empty() {
        return None;
    }
    let number = |at: usize| words[at].form.replace(',', "").parse::<u32>().ok();
    let before = |back: usize| first.checked_sub(back);
    let house = before(1)
        .filter(|_| stands_close(first))
        .and_then(|at| Some((at, number(at)?)));
    let form_at = |back: usize| before(back).map(|at| words[at].form.trim_start_matches('-'));
    let ends_block = |back: usize| form_at(back).is_some_and(|form| form == "block");
    let block = match form_at(1) {
        Some("of") if ends_block(2) => before(3),
        Some("the") if form_at(2) == Some("of") && ends_block(3) => before(4),
        _ => None,
    };
    let block = block.and_then(|at| Some((at, number(at)?)));
    // "Mount St. Helens" is no street.
    let goes_on = words.get(at + 1).is_some() && stands_close(at + 1) && is_capital(at + 1);
    if form == short && goes_on && house.is_none() && block.is_none() {
        return None;
    }
    let told = block.or(house);
    let start = told.map_or(first, |(at, _)| at);
    Some((
        words[start].span.hull(words[at].span),
        Street {
            name,
            sort,
            house: told.map(|(_, number)| number),
            is_block: block.is_some(),
            crossing: None,
        },
    ))
}

/// Whether a word stands right behind the one before it, which may be shortened: "W. Oak".
fn stands_close(reader: &Reader<'_>, at: usize) -> bool {
    matches!(reader.prepared.gap_before(at), " " | ". ")
}

/// Whether a word may belong to the name of a street: it has a capital or is an ordinal.
fn is_of_name(reader: &Reader<'_>, at: usize) -> bool {
    let Some(word) = reader.prepared.words().get(at) else {
        return false;
    };
    let is_ordinal =
        word.form.starts_with(char::is_numeric) && word.form.ends_with(char::is_alphabetic);
    word.class != WordClass::Function && reader.prepared.is_capital(at) || is_ordinal
}
