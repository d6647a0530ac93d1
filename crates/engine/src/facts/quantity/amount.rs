//! Finds amounts in the words of a sentence: a number or range with sign, unit and hedge.

use crate::facts::hedge::{self, Hedge};
use crate::facts::lexeme::Lexemes;
use crate::facts::number::{self, Number};

use super::indefinite::indefinite;
use super::range;
use super::score::score;
use super::share::ratio;
use super::unit;
use super::{age, code};

/// An amount as found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// First lexeme.
    pub start: usize,
    /// One past the last lexeme.
    pub end: usize,
    /// The lexeme the number starts with.
    pub number: usize,
    /// One past the last lexeme of the number, without its unit.
    pub number_end: usize,
    /// How much.
    pub extent: Extent,
    /// Unit, `percent` or currency.
    pub unit: Option<String>,
    /// What blurs or bounds it.
    pub hedge: Option<Hedge>,
    /// What sort of amount it is.
    pub sort: Sort,
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Extent {
    /// One number.
    Exactly(f64),
    /// From one number to another.
    Between(f64, f64),
    /// "Dozens": two of them or more.
    AtLeast(f64),
}

/// Sorts of amounts: each is found by a rule of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A sum of money.
    Money,
    /// Percent or percentage points.
    Percent,
    /// A number with a unit.
    Measure,
    /// A length of time.
    Duration,
    /// How old somebody is.
    Age,
    /// A part of one.
    Fraction,
    /// One side of a score or vote.
    Score,
    /// "Dozens", "thousands".
    Indefinite,
    /// A number of things in figures with a separator, or in words.
    Count,
    /// Bare digits: the least certain, as they also name things.
    Digits,
}

impl Sort {
    /// Whether it has no unit that another amount may share with it.
    fn is_bare(self) -> bool {
        matches!(self, Self::Count | Self::Digits)
    }
}

/// All amounts of a sentence in order, not overlapping. `skip` gives the lexeme after something
/// that is none, such as a date.
pub fn find(words: &Lexemes<'_>, skip: impl Fn(usize) -> Option<usize>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(after) = skip(at).or_else(|| code::end(words, at)) {
            at = after.max(at + 1);
            continue;
        }
        // "$60 a barrel": what a price is for is no amount of its own.
        let rate = found.last().is_some_and(|last| last.end == at);
        let amounts = amounts_at(words, at, rate);
        match amounts.last() {
            Some(last) => {
                at = last.end.max(at + 1);
                for amount in amounts {
                    if !(amount.start..amount.number_end).any(|index| skip(index).is_some()) {
                        add(words, &mut found, amount);
                    }
                }
            }
            None => at += 1,
        }
    }
    found
}

/// The amounts that start at `at`: one, or the two sides of a score.
fn amounts_at(words: &Lexemes<'_>, at: usize, rate: bool) -> Vec<Found> {
    if let Some(score) = score(words, at) {
        return score.to_vec();
    }
    let one = age::age(words, at)
        .or_else(|| indefinite(words, at))
        .or_else(|| ratio(words, at))
        .or_else(|| range::bracketed(words, at))
        .or_else(|| range::plain(words, at))
        .or_else(|| single_unit(words, at).filter(|_| !rate));
    one.map(|amount| with_hedge(words, age::of_years(words, amount)))
        .into_iter()
        .collect()
}

/// "a gallon of", "a penny": one of a unit.
fn single_unit(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let (unit, end, part) = match unit::after_article(words, at) {
        Some((unit, end)) => (unit, end, number::behind_unit(words, end)),
        None => with_part(words, at)?,
    };
    Some(Found {
        start: at,
        end: part.map_or(end, |part| part.end),
        number: at,
        number_end: at + 1,
        extent: Extent::Exactly(1.0 + part.map_or(0.0, |part| part.value)),
        unit: Some(unit),
        hedge: None,
        sort: Sort::Measure,
    })
}

/// "a pound and a half": what follows shows that a word that has other meanings is a unit.
fn with_part(words: &Lexemes<'_>, at: usize) -> Option<(String, usize, Option<Number>)> {
    matches!(words.lower(at), "a" | "an").then_some(())?;
    let (unit, end) = unit::after_number(words, at + 1).filter(|(unit, _)| !unit::is_time(unit))?;
    let part = number::behind_unit(words, end)?;
    Some((unit, end, Some(part)))
}

/// Takes in the words that blur or bound the amount.
fn with_hedge(words: &Lexemes<'_>, mut found: Found) -> Found {
    if found.sort == Sort::Score {
        return found;
    }
    let before = hedge::before(words, found.start).or_else(|| over_article(words, &found));
    let after = hedge::after(words, found.end);
    if let Some((hedge, start)) = before {
        found.start = start;
        found.hedge = Some(hedge);
    }
    // "about five hundred or more" is bounded.
    let bound_after = after.filter(|_| before.is_none_or(|(hedge, _)| hedge == Hedge::About));
    if let Some((hedge, end)) = bound_after {
        found.end = end;
        found.hedge = Some(hedge);
    }
    found
}

/// "less than a 100 miles": the hedge before the article of a round number, as before "a hundred".
fn over_article(words: &Lexemes<'_>, found: &Found) -> Option<(Hedge, usize)> {
    let article = found.start.checked_sub(1)?;
    let round = matches!(found.extent, Extent::Exactly(value) if ROUND.contains(&value));
    let counts = words.digits(found.number).is_some() && words.lower(found.number_end) != "-";
    (words.lower(article) == "a" && round && counts).then_some(())?;
    hedge::before(words, article)
}

/// Numbers in figures that an article may stand before.
const ROUND: [f64; 6] = [1e2, 1e3, 1e4, 1e5, 1e6, 1e9];

/// Appends an amount, or unites it with the one before it.
fn add(words: &Lexemes<'_>, found: &mut Vec<Found>, amount: Found) {
    if let Some(last) = found.last_mut() {
        share_unit(words, last, &amount);
        if let Some(range) = bounds(words, last, &amount) {
            *last = range;
            return;
        }
    }
    found.push(amount);
}

/// "45 and 50 mg": the first of two numbers has the unit of the second.
fn share_unit(words: &Lexemes<'_>, first: &mut Found, second: &Found) {
    let joined = matches!(words.lower(first.end), "and" | "or") && second.start == first.end + 1;
    let sign = second.number_end == second.number + 1 && words.is_word(second.number_end);
    let measured = matches!(second.sort, Sort::Measure | Sort::Percent) && sign;
    if joined && measured && first.sort.is_bare() {
        first.unit.clone_from(&second.unit);
        first.sort = second.sort;
    }
}

/// "more than 10 and less than 40": a lower and an upper bound are one range.
fn bounds(words: &Lexemes<'_>, first: &Found, second: &Found) -> Option<Found> {
    let comma = first.end + usize::from(words.lower(first.end) == ",");
    let joint = usize::from(matches!(words.lower(comma), "and" | "but"));
    (comma + joint > first.end && comma + joint == second.start).then_some(())?;
    let (Extent::Exactly(a), Extent::Exactly(b)) = (first.extent, second.extent) else {
        return None;
    };
    let (low, high) = match (first.hedge?, second.hedge?) {
        (Hedge::More | Hedge::AtLeast, Hedge::Less | Hedge::AtMost) => (a, b),
        (Hedge::Less | Hedge::AtMost, Hedge::More | Hedge::AtLeast) => (b, a),
        _ => return None,
    };
    let alike = first.unit.is_none() || first.unit == second.unit;
    (low < high && alike).then(|| Found {
        start: first.start,
        number: first.number,
        extent: Extent::Between(low, high),
        hedge: None,
        sort: match second.sort {
            Sort::Digits => Sort::Count,
            sort => sort,
        },
        ..second.clone()
    })
}
