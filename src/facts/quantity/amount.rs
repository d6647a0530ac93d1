//! Finds amounts in the words of a sentence: a number or range with sign, unit and hedge.

use crate::facts::hedge::{self, Hedge};
use crate::facts::lexeme::Lexemes;
use crate::facts::number::{self, NumberForm};

use super::{currency, unit};

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

/// A number with its unit.
#[derive(Debug, Clone)]
struct Measured {
    value: f64,
    /// One past the last lexeme of the number, without its unit.
    number_end: usize,
    /// What a scale word multiplied it by.
    scale: f64,
    unit: Option<String>,
    end: usize,
    sort: Sort,
}

/// All amounts of a sentence in order, not overlapping. `skip` gives the lexeme after something
/// that is none, such as a date.
pub fn find(words: &Lexemes<'_>, skip: impl Fn(usize) -> Option<usize>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(after) = skip(at) {
            at = after.max(at + 1);
            continue;
        }
        let amounts = amounts_at(words, at);
        match amounts.last() {
            Some(last) => {
                at = last.end.max(at + 1);
                found.extend(amounts.into_iter().filter(|amount| {
                    !(amount.start..amount.number_end).any(|index| skip(index).is_some())
                }));
            }
            None => at += 1,
        }
    }
    found
}

/// The amounts that start at `at`: one, or the two sides of a score.
fn amounts_at(words: &Lexemes<'_>, at: usize) -> Vec<Found> {
    if let Some(score) = score(words, at) {
        return score.to_vec();
    }
    let one = age(words, at)
        .or_else(|| indefinite(words, at))
        .or_else(|| ratio(words, at))
        .or_else(|| bracketed_range(words, at))
        .or_else(|| plain(words, at));
    one.map(|amount| with_hedge(words, amount))
        .into_iter()
        .collect()
}

/// A number or a range with its unit.
fn plain(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let first = measured(words, at)?;
    let changed = words.before(at) == "from" && follows_change(words, at);
    if let Some(second) = range_end(words, &first).filter(|_| !changed) {
        return Some(range(at, at, &first, second));
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

/// "one in five", "nine out of ten".
fn ratio(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let part = number::cardinal(words, at)?;
    let out_of = words.reads(part.end, &["out", "of"]);
    let single = part.value <= 1.0 || part.form == NumberForm::Words;
    (out_of || words.lower(part.end) == "in" && single).then_some(())?;
    let of = part.end + if out_of { 2 } else { 1 };
    let whole = number::cardinal(words, of).filter(|whole| whole.value.fract() == 0.0)?;
    let counts = (1.0..whole.value).contains(&part.value) && part.value.fract() == 0.0;
    counts.then(|| Found {
        start: at,
        end: whole.end,
        number: at,
        number_end: whole.end,
        extent: Extent::Exactly(part.value / whole.value),
        unit: None,
        hedge: None,
        sort: Sort::Fraction,
    })
}

/// "between 80 and 90", "from $5 to $7".
fn bracketed_range(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let closing: &[&str] = match words.lower(at) {
        "between" => &["and", "to"],
        "from" => &["to", "through"],
        _ => return None,
    };
    let first = measured(words, at + 1)?;
    closing.contains(&words.lower(first.end)).then_some(())?;
    let second = measured(words, first.end + 1)?;
    // "rose from 5 to 7" tells of two times, not of a range.
    let change = words.lower(at) == "from" && follows_change(words, at);
    (!change && compatible(&first, &second)).then(|| range(at, at + 1, &first, second))
}

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

fn follows_change(words: &Lexemes<'_>, at: usize) -> bool {
    (at.saturating_sub(16)..at).any(|index| CHANGES.contains(&words.lower(index)))
}

/// The second number of "80 to 90", "80-90", "$5 to $7".
fn range_end(words: &Lexemes<'_>, first: &Measured) -> Option<Measured> {
    let mark = words.lower(first.end);
    let dash = matches!(mark, "-" | "–" | "~");
    if !dash && !matches!(mark, "to" | "through") {
        return None;
    }
    // "8- to 16-metre"
    let next = first.end + 1 + usize::from(dash && words.lower(first.end + 1) == "to");
    let second = measured(words, next)?;
    let to_is_change = mark == "to" && first.unit.is_some() && second.unit.is_none();
    let ascending = second.value > first.value;
    (compatible(first, &second) && ascending && !to_is_change).then_some(second)
}

/// Whether two numbers can be the ends of one range.
fn compatible(first: &Measured, second: &Measured) -> bool {
    first.sort != Sort::Fraction
        && second.sort != Sort::Fraction
        && (first.unit.is_none() || first.unit == second.unit)
}

fn range(start: usize, number: usize, first: &Measured, second: Measured) -> Found {
    // "5 to 7 million": the scale holds for both.
    let shared = first.scale <= 1.0 && second.scale > 1.0 && first.value < 1000.0;
    let low = first.value * if shared { second.scale } else { 1.0 };
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

/// A sign, a number, a scale and a unit.
fn measured(words: &Lexemes<'_>, at: usize) -> Option<Measured> {
    let (minus, start) = sign(words, at);
    let prefix = currency::before_amount(words, start);
    let number_at = prefix.map_or(start, |(_, next)| next);
    let (minus_after, number_at) = match prefix {
        Some(_) => sign(words, number_at),
        None => (false, number_at),
    };
    let number = match number::fraction(words, number_at) {
        Some(part) if is_part(words, number_at, part.end) => part,
        _ => number::cardinal(words, number_at)?,
    };
    if prefix.is_none() && names_something(words, number_at, number.end, number.form) {
        return None;
    }
    let mut end = number.end;
    let mut value = number.value;
    let mut scale = scale_of(words, number_at, end);
    let money = prefix.is_some()
        || number::scale_letter(words.text(end))
            .and_then(|_| currency::after_amount(words, end + 1, true))
            .is_some();
    if let Some(factor) = letter_scale(words, end, money) {
        value *= factor;
        scale = factor;
        end += 1;
    }
    let number_end = end;
    let large = value >= 1e6;
    let hyphen = usize::from(words.joins(end, "-"));
    let suffix = currency::after_amount(words, end + hyphen, large);
    let (unit, sort, end) = match (prefix, suffix) {
        (Some((code, _)), Some((again, after))) if code == again || again == "USD" => {
            (Some(code.to_owned()), Sort::Money, after)
        }
        (Some((code, _)), _) => (Some(code.to_owned()), Sort::Money, end),
        (None, Some((code, after))) => (Some(code.to_owned()), Sort::Money, after),
        (None, None) => match unit::after_number(words, end + hyphen) {
            Some((unit, after)) if unit.starts_with("percent") => {
                (Some(unit), Sort::Percent, after)
            }
            Some((unit, after)) => (Some(unit), Sort::Measure, after),
            None => (None, sort_of(number.form), end),
        },
    };
    let (value, end) = with_smaller_unit(words, unit.as_deref(), value, end);
    let negative = minus || minus_after;
    Some(Measured {
        value: if negative { -value } else { value },
        number_end,
        scale,
        unit,
        end,
        sort,
    })
}

/// "5 feet 2 inches", "3 dollars and 50 cents".
fn with_smaller_unit(
    words: &Lexemes<'_>,
    unit: Option<&str>,
    value: f64,
    end: usize,
) -> (f64, usize) {
    let (per_unit, names): (f64, &[&str]) = match unit {
        Some("foot") => (12.0, &["inch", "inches", "in"]),
        Some("pound") => (16.0, &["ounce", "ounces", "oz"]),
        Some("USD" | "EUR" | "AUD" | "CAD") => (100.0, &["cent", "cents"]),
        Some("GBP") => (100.0, &["pence", "p"]),
        _ => return (value, end),
    };
    let next = end + usize::from(words.lower(end) == "and");
    match number::cardinal(words, next) {
        Some(rest) if names.contains(&words.lower(rest.end)) && rest.value < per_unit => {
            (value + rest.value / per_unit, rest.end + 1)
        }
        _ => (value, end),
    }
}

fn sort_of(form: NumberForm) -> Sort {
    match form {
        NumberForm::Digits => Sort::Digits,
        NumberForm::Figures | NumberForm::Words => Sort::Count,
        NumberForm::Fraction => Sort::Fraction,
    }
}

/// A minus sign, or "minus", right before a number.
fn sign(words: &Lexemes<'_>, at: usize) -> (bool, usize) {
    let mark = matches!(words.lower(at), "-" | "−") && words.is_glued(at + 1);
    let word = matches!(words.lower(at), "minus" | "negative");
    if mark && (!words.is_glued(at) || words.before(at) == "(") || word {
        (true, at + 1)
    } else {
        (false, at)
    }
}

/// The factor of the scale words between two lexemes.
fn scale_of(words: &Lexemes<'_>, start: usize, end: usize) -> f64 {
    (start..end)
        .filter_map(|index| number::scale(words.lower(index)))
        .product()
}

/// "€3m", "10k": letters for a scale, where a sum is expected or the letter can be nothing else.
fn letter_scale(words: &Lexemes<'_>, at: usize, money: bool) -> Option<f64> {
    let factor = number::scale_letter(words.text(at))?;
    let counted = words.is_glued(at) && words.lower(at) == "m" && words.lower(at + 1) == "people";
    let glued = words.is_glued(at) && matches!(words.text(at), "k" | "K" | "M" | "B");
    (money || counted || glued).then_some(factor)
}

/// Whether a fraction word is one here: "half of", "a third of", "one-third", "about half".
fn is_part(words: &Lexemes<'_>, at: usize, end: usize) -> bool {
    let first = words.lower(at);
    let next = words.lower(end);
    let ranked = number::ordinal(words, words.back(at, 1)).is_some()
        || matches!(
            words.before(at),
            "this" | "last" | "next" | "each" | "every" | "second"
        );
    if ranked {
        return false;
    }
    let parted = matches!(
        next,
        "of" | "the" | "a" | "an" | "its" | "their" | "his" | "her"
    );
    let hedged = hedge::before(words, at).is_some();
    match first {
        "half" => end > at + 1 || parted || hedged || next == "percent",
        "quarter" => end > at + 1,
        "a" | "an" => next == "of" || next == "percent" || hedged || end > at + 2,
        _ => true,
    }
}

/// Whether a number is part of a name, a code or a list rather than an amount.
fn names_something(words: &Lexemes<'_>, at: usize, end: usize, form: NumberForm) -> bool {
    if form == NumberForm::Words || form == NumberForm::Fraction && words.digits(at).is_none() {
        return pronoun(words, at, end) || zero_or_none(words, at);
    }
    let before = words.before(at);
    let glued = words.is_glued(at)
        && !matches!(
            before,
            "(" | "[" | "\"" | "“" | "'" | "-" | "−" | "–" | "—" | "~" | ">" | "<" | "="
        );
    let coded = words.is_glued(at)
        && matches!(before, "-" | "–" | "/" | ":")
        && words.is_glued(words.back(at, 1))
        && words.is_word(words.back(at, 2));
    let lettered = words.is_glued(end)
        && words.is_word(end)
        && unit::after_number(words, end).is_none()
        && currency::after_amount(words, end, false).is_none()
        && number::scale(words.lower(end)).is_none()
        && number::scale_letter(words.text(end)).is_none();
    let ranked = number::ordinal(words, at).is_some();
    let linked = ["/", ":", "_", "="]
        .iter()
        .any(|mark| words.joins(end, mark) && words.digits(end + 1).is_some());
    let numbered = matches!(
        before,
        "#" | "no"
            | "nos"
            | "number"
            | "room"
            | "flight"
            | "highway"
            | "route"
            | "interstate"
            | "page"
            | "pages"
            | "chapter"
            | "article"
            | "section"
            | "resolution"
            | "channel"
            | "version"
            | "phase"
            | "stage"
            | "gate"
            | "figure"
            | "table"
            | "formula"
            | "line"
    ) || words.reads_before(at, &["no", "."]) && words.is_glued(words.back(at, 1));
    let itemised = at == 0 && matches!(words.lower(end), "." | ")") && end < words.len();
    glued || coded || lettered || ranked || linked || numbered || itemised
}

/// "one" that stands for a noun or an indefinite article.
fn pronoun(words: &Lexemes<'_>, at: usize, end: usize) -> bool {
    // "the two companies" were counted before.
    let known = matches!(words.before(at), "the" | "these" | "those") && words.lower(at) == "two";
    if words.lower(at) != "one" || end > at + 1 {
        return known && end == at + 1;
    }
    let next = words.lower(end);
    let determined = matches!(
        words.before(at),
        "the"
            | "this"
            | "that"
            | "no"
            | "any"
            | "every"
            | "each"
            | "which"
            | "another"
            | "some"
            | "new"
            | "good"
            | "only"
            | "at"
    );
    let measured = unit::after_number(words, end).is_some()
        || currency::after_amount(words, end, false).is_some();
    let counts = words.is_word(end)
        && !matches!(
            next,
            "of" | "day"
                | "thing"
                | "way"
                | "another"
                | "that"
                | "who"
                | "which"
                | "can"
                | "is"
                | "was"
                | "has"
                | "may"
                | "should"
                | "must"
                | "would"
                | "could"
                | "and"
                | "or"
                | "in"
                | "on"
                | "for"
                | "to"
                | "at"
                | "by"
                | "with"
                | "point"
                | "time"
                | "side"
                | "hand"
                | "might"
                | "will"
                | "had"
                | "more"
                | "as"
                | "from"
        );
    determined || !(measured || counts)
}

/// "zero" before a noun is an amount; in "ground zero" it is a name.
fn zero_or_none(words: &Lexemes<'_>, at: usize) -> bool {
    words.lower(at) == "zero" && words.before(at) == "ground"
}

/// "12-year-old", "34 years old", "aged 34", "Mary Barra, 51,".
fn age(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let made = |start, number, value, unit: &str, end| {
        Some(Found {
            start,
            end,
            number,
            number_end: end,
            extent: Extent::Exactly(value),
            unit: Some(unit.to_owned()),
            hedge: None,
            sort: Sort::Age,
        })
    };
    if matches!(words.lower(at), "aged" | "age") {
        let number = number::cardinal(words, at + 1).filter(|number| number.value < 130.0)?;
        let ends = !words.is_glued(number.end) || !words.is_word(number.end);
        return ends.then(|| made(at, at + 1, number.value, "year", number.end))?;
    }
    let number = number::cardinal(words, at)?;
    let hyphen = |at: usize| at + usize::from(words.lower(at) == "-");
    let unit_at = hyphen(number.end);
    let unit = match words.lower(unit_at) {
        "year" | "years" => "year",
        "month" | "months" => "month",
        "week" | "weeks" => "week",
        "day" | "days" => "day",
        "yo" => return made(at, at, number.value, "year", unit_at + 1),
        _ => {
            let apposition = words.before(at) == ","
                && words.lower(number.end) == ","
                && words.is_capitalised(words.back(at, 2))
                && words.is_word(words.back(at, 2))
                && number.form == NumberForm::Digits
                && (1.0..120.0).contains(&number.value);
            return apposition.then(|| made(at, at, number.value, "year", number.end))?;
        }
    };
    let old = hyphen(unit_at + 1);
    if words.lower(old) == "old" || words.lower(old) == "olds" {
        return made(at, at, number.value, unit, old + 1);
    }
    words
        .reads(unit_at + 1, &["of", "age"])
        .then(|| made(at, at, number.value, unit, unit_at + 3))?
}

/// "dozens", "tens of thousands", "millions of dollars": two of the unit, or more.
fn indefinite(words: &Lexemes<'_>, at: usize) -> Option<Found> {
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
        end: money.map_or(end, |(_, after)| after),
        number: at,
        number_end: end,
        extent: Extent::AtLeast(2.0 * factor),
        unit: money.map(|(code, _)| code.to_owned()),
        hedge: None,
        sort: Sort::Indefinite,
    })
}

/// "52-35", "a 3-2 win": two numbers that no range explains.
fn score(words: &Lexemes<'_>, at: usize) -> Option<[Found; 2]> {
    const CONTESTS: &[&str] = &[
        "win", "won", "wins", "beat", "beating", "lost", "loss", "defeat", "defeated", "victory",
        "draw", "drew", "tie", "tied", "score", "lead", "led", "vote", "voted", "votes",
    ];
    let (first, second) = (words.integer(at)?, words.integer(at + 2)?);
    let dash = matches!(words.lower(at + 1), "-" | "–") && words.joins(at + 1, words.lower(at + 1));
    let short = first < 1000 && second < 1000;
    let alone = !(words.is_glued(at) && words.before(at) != "(")
        && !(words.is_glued(at + 3)
            && (words.is_word(at + 3)
                || matches!(words.lower(at + 3), "-" | "–" | "%" | "/" | "x")));
    let contested =
        (at.saturating_sub(5)..at + 8).any(|index| CONTESTS.contains(&words.lower(index)));
    let measured =
        unit::after_number(words, at + 3).is_some() || number::scale(words.lower(at + 3)).is_some();
    if !dash || !short || !alone || measured || !(first >= second || contested) {
        return None;
    }
    let side = |at: usize, value: u32| Found {
        start: at,
        end: at + 1,
        number: at,
        number_end: at + 1,
        extent: Extent::Exactly(f64::from(value)),
        unit: None,
        hedge: None,
        sort: Sort::Score,
    };
    Some([side(at, first), side(at + 2, second)])
}

/// Takes in the words that blur or bound the amount.
fn with_hedge(words: &Lexemes<'_>, mut found: Found) -> Found {
    if found.sort == Sort::Score {
        return found;
    }
    if let Some((hedge, start)) = hedge::before(words, found.start) {
        found.start = start;
        found.hedge = Some(hedge);
    } else if let Some((hedge, end)) = hedge::after(words, found.end) {
        found.end = end;
        found.hedge = Some(hedge);
    }
    found
}
