//! One number with its unit, or two that are the ends of a range.

use crate::facts::lexeme::Lexemes;

use super::amount::{Extent, Found, Sort};
use super::currency;
use super::measured::{Measured, measured, sum_in};

/// Verbs and particles of change: "rose from 5 to 7" tells of two times, not of a range.
const CHANGES: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "fell",
    "fall",
    "falls",
    "fallen",
    "falling",
    "grew",
    "grow",
    "grown",
    "growing",
    "increase",
    "increased",
    "increases",
    "increasing",
    "decrease",
    "decreased",
    "drop",
    "dropped",
    "dropping",
    "cut",
    "cuts",
    "cutting",
    "raised",
    "raise",
    "raising",
    "lowered",
    "reduced",
    "reduce",
    "reducing",
    "went",
    "up",
    "down",
    "climbed",
    "jumped",
    "slipped",
    "declined",
    "expanded",
    "shrank",
    "slashed",
    "soared",
    "plunged",
    "changed",
    "moved",
];

/// Words behind a sum that it does not count.
const BEHIND_SUMS: &[&str] = &[
    "a", "an", "and", "apiece", "as", "at", "before", "by", "each", "every", "for", "from", "if",
    "in", "is", "of", "on", "or", "over", "per", "the", "this", "to", "was", "when", "while",
    "will", "with", "would",
];

/// Lexemes before a number in which a word of change bears on it.
const CHANGE_REACH: usize = 16;

/// A number or a range with its unit.
pub fn plain(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let first = measured(words, at)?;
    let changed = words.before(at) == "from" && follows_change(words, at);
    if let Some(second) = range_end(words, &first).filter(|_| !changed) {
        return Some(range(words, at, at, &first, second));
    }
    Some(Found {
        start: at,
        end: first.end,
        number: at,
        number_end: first.number_end,
        extent: Extent::Exactly(first.value),
        unit: first.unit,
        hedge: None,
        sort: first.sort,
    })
}

/// "between 80 and 90", "from $5 to $7".
pub fn bracketed(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let closing: &[&str] = match words.lower(at) {
        "between" => &["and", "to"],
        "from" => &["to", "through"],
        _ => return None,
    };
    let first = measured(words, at + 1)?;
    closing.contains(&words.lower(first.end)).then_some(())?;
    let second = second_end(words, &first, first.end + 1)?;
    let change = words.lower(at) == "from" && follows_change(words, at);
    let parts = first.sort == Sort::Fraction && second.sort == Sort::Fraction;
    (!change && (parts || compatible(&first, &second)))
        .then(|| range(words, at, at + 1, &first, second))
}

/// Two numbers with a word between them: "11 and 16", where something before them tells that they are the
/// ends of a range.
pub fn parted_by(words: &Lexemes<'_>, at: usize, word: &str) -> Option<Found> {
    let first = measured(words, at)?;
    (words.lower(first.end) == word).then_some(())?;
    let second = second_end(words, &first, first.end + 1)?;
    compatible(&first, &second).then(|| range(words, at, at, &first, second))
}

fn follows_change(words: &Lexemes<'_>, at: usize) -> bool {
    (at.saturating_sub(CHANGE_REACH)..at).any(|index| CHANGES.contains(&words.lower(index)))
}

/// The second number of "80 to 90", "80-90", "$5 to $7".
fn range_end(words: &Lexemes<'_>, first: &Measured) -> Option<Measured> {
    let mark = words.lower(first.end);
    let dash = matches!(mark, "-" | "–" | "~");
    if mark == "or" {
        return near_end(words, first);
    }
    if !dash && !matches!(mark, "to" | "through") {
        return None;
    }
    // "8- to 16-metre"
    let next = first.end + 1 + usize::from(dash && words.lower(first.end + 1) == "to");
    let second = second_end(words, first, next)?;
    let to_is_change = mark == "to" && first.unit.is_some() && second.unit.is_none();
    let ascending = second.value > first.value || first.value < 0.0 && second.value < 0.0;
    (compatible(first, &second) && ascending && !to_is_change).then_some(second)
}

/// The second number of "two or three", "20 or 30": one guess, where it is not much larger.
fn near_end(words: &Lexemes<'_>, first: &Measured) -> Option<Measured> {
    let second = measured(words, first.end + 1)?;
    let gap = second.value - first.value;
    let near = gap > 0.0 && gap <= (first.value / 2.0).max(1.0);
    let whole = first.value.fract() == 0.0 && second.value.fract() == 0.0;
    (near && whole && first.unit.is_none() && compatible(first, &second)).then_some(second)
}

/// The second of two numbers. Behind a sum it may share the sign of the first: "$10-15m".
fn second_end(words: &Lexemes<'_>, first: &Measured, at: usize) -> Option<Measured> {
    let second = measured(words, at);
    let code = first.unit.as_deref().filter(|_| first.sort == Sort::Money);
    let Some(code) = code.and_then(currency::of_code) else {
        return second;
    };
    let own_money = second
        .as_ref()
        .is_some_and(|second| second.sort == Sort::Money);
    let shared = sum_in(words, code, at).filter(|sum| {
        // "paid $10 to 15 people", "paid $10 - 15 people came": another thing is counted.
        !own_money && (words.is_glued(at) || ends_sum(words, sum.end))
    });
    shared.or(second)
}

/// Whether no noun follows that the number before `at` could count.
fn ends_sum(words: &Lexemes<'_>, at: usize) -> bool {
    !words.is_word(at) || BEHIND_SUMS.contains(&words.lower(at))
}

/// Whether two numbers can be the ends of one range.
fn compatible(first: &Measured, second: &Measured) -> bool {
    first.sort != Sort::Fraction
        && second.sort != Sort::Fraction
        && (first.unit.is_none() || first.unit == second.unit)
}

/// What the scale of the second number multiplies the first by: "5 to 7 million", "350-400,000", but not
/// "from $300 to $5 million".
fn shared_scale(words: &Lexemes<'_>, first: &Measured, second: &Measured) -> f64 {
    let thousands = matches!(words.lower(first.end), "-" | "–")
        && words.reads_before(second.number_end, &[",", "000"]);
    let scale = if thousands { 1000.0 } else { second.scale };
    let fits = first.scale <= 1.0 && first.value < 1000.0 && first.value < second.value / scale;
    if fits { scale } else { 1.0 }
}

fn range(
    words: &Lexemes<'_>,
    start: usize,
    number: usize,
    first: &Measured,
    second: Measured,
) -> Found {
    let low = first.value * shared_scale(words, first, &second);
    Found {
        start,
        end: second.end,
        number,
        number_end: second.number_end,
        extent: Extent::Between(low.min(second.value), low.max(second.value)),
        unit: second.unit,
        hedge: None,
        sort: match second.sort {
            Sort::Digits => Sort::Count,
            sort => sort,
        },
    }
}
