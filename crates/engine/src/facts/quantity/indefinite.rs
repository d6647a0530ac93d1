//! Numbers of which only the size is told: "dozens", "tens of thousands", "a handful of".

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::amount::{Extent, Found, Sort};
use super::currency;

/// What a hand holds: more than two, fewer than ten.
const HANDFUL: Extent = Extent::Between(3.0, 9.0);

/// "dozens", "tens of thousands", "millions of dollars": two of the unit, or more.
pub fn indefinite(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    few(words, at)
        .or_else(|| several(words, at))
        .or_else(|| plural_scale(words, at))
}

/// "several hundred", "a few thousand": two of the unit, or more.
fn several(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let article = usize::from(words.lower(at) == "a");
    matches!(
        words.lower(at + article),
        "several" | "few" | "many" | "couple"
    )
    .then_some(())?;
    // "a couple of hundred"
    let of = usize::from(words.lower(at + article + 1) == "of");
    let scale_at = at + article + 1 + of;
    let mut factor = match words.lower(scale_at) {
        "dozen" => 12.0,
        word => number::scale(word)?,
    };
    let mut end = scale_at + 1;
    // "a few hundred million"
    while let Some(further) = number::scale(words.lower(end)) {
        factor *= further;
        end += 1;
    }
    let money = currency::after_amount(words, end, true);
    Some(Found {
        start: at,
        end: money.map_or(end, |mark| mark.end),
        number: scale_at,
        number_end: end,
        extent: Extent::AtLeast(2.0 * factor),
        unit: money.map(|mark| mark.code.to_owned()),
        hedge: None,
        sort: Sort::Indefinite,
    })
}

/// "a handful of", "a couple of", "a score of".
fn few(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    (matches!(words.lower(at), "a" | "the") && words.lower(at + 2) == "of").then_some(())?;
    if number::scale(words.lower(at + 3)).is_some() {
        return None;
    }
    let extent = match words.lower(at + 1) {
        "handful" => HANDFUL,
        "couple" | "pair" => Extent::Exactly(2.0),
        "score" => Extent::Exactly(20.0),
        _ => return None,
    };
    Some(Found {
        start: at,
        end: at + 2,
        number: at + 1,
        number_end: at + 2,
        extent,
        unit: None,
        hedge: None,
        sort: Sort::Indefinite,
    })
}

fn plural_scale(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let plural = |at: usize| match words.lower(at) {
        "tens" => Some(10.0),
        "dozens" => Some(12.0),
        "scores" => Some(20.0),
        word => word.strip_suffix('s').and_then(number::scale),
    };
    let first = plural(at).filter(|_| number::cardinal(words, words.back(at, 1)).is_none())?;
    let nested = words.lower(at + 1) == "of";
    let (factor, end) = match plural(at + 2).filter(|_| nested) {
        Some(second) => (first * second, at + 3),
        None => (first, at + 1),
    };
    // "tens" and "scores" have other senses on their own.
    let counts = end > at + 1
        || words.lower(end) == "of"
        || matches!(words.lower(at), "dozens" | "hundreds" | "thousands");
    let of = usize::from(words.lower(end) == "of");
    let money = currency::after_amount(words, end + of, true);
    counts.then(|| Found {
        start: at,
        end: money.map_or(end, |mark| mark.end),
        number: at,
        number_end: end,
        extent: Extent::AtLeast(2.0 * factor),
        unit: money.map(|mark| mark.code.to_owned()),
        hedge: None,
        sort: Sort::Indefinite,
    })
}
