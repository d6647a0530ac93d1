//! Parts of one: "½", "1/4", "two-thirds", "twenty-three fifths".

use crate::facts::lexeme::Lexemes;

use super::{Number, NumberForm, figures, scale, with_scales, words};

/// A part of one: "two-thirds", "a quarter", "half", "half a million", "1/4", "⅓".
pub fn fraction(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    // Nothing stands past the ends, and positions there cannot be counted on from.
    if words.text(at).is_empty() {
        return None;
    }
    let part = written(words, at)
        .or_else(|| slashed(words, at))
        .or_else(|| in_words(words, at))
        .or_else(|| read_out(words, at))?;
    // "half a dozen"
    let dozen = part.end + usize::from(words.lower(part.end) == "a");
    if words.before(part.end) == "half" && words.lower(dozen) == "dozen" {
        return Some(Number {
            value: 6.0,
            end: dozen + 1,
            form: NumberForm::Words,
        });
    }
    Some(scaled(words, part).unwrap_or(part))
}

/// "half a million", "a quarter million", "two-thirds of a billion".
fn scaled(words: &Lexemes<'_>, part: Number) -> Option<Number> {
    let of = part.end + usize::from(words.reads(part.end, &["of"]));
    let article = of + usize::from(matches!(words.lower(of), "a" | "an"));
    let factor = scale(words.lower(article)).filter(|_| article > part.end || of == part.end)?;
    Some(with_scales(
        words,
        Number {
            value: part.value * factor,
            end: article + 1,
            form: NumberForm::Figures,
        },
    ))
}

/// Adds "½", "1/2", "and a half", "and three quarters", "-and-a-half" to a whole number.
pub fn with_fraction(words: &Lexemes<'_>, whole: Number) -> Number {
    if whole.value.fract() != 0.0 {
        return whole;
    }
    let hyphen = usize::from(words.joins(whole.end, "-"));
    let next = whole.end + hyphen;
    let joined = match words.lower(next) {
        "and" if hyphen > 0 => hyphened(words, next),
        "and" => in_words(words, next + 1).or_else(|| attributive(words, next + 1)),
        _ if whole.form != NumberForm::Words => written(words, next)
            .filter(|_| hyphen == 0)
            .or_else(|| slashed(words, next)),
        _ => None,
    };
    let Some(part) = joined.filter(|part| part.value < 1.0 && !ranks(words, next, *part)) else {
        return whole;
    };
    let (unit, end) = counted_in(words, whole.end, part.end);
    Number {
        value: whole.value + part.value * unit,
        end,
        form: NumberForm::Figures,
    }
}

/// "-and-a-half" behind its first hyphen.
fn hyphened(words: &Lexemes<'_>, and: usize) -> Option<Number> {
    let tied =
        words.joins(and + 1, "-") && words.lower(and + 2) == "a" && words.joins(and + 3, "-");
    let value = part(words.lower(and + 4)).filter(|_| tied)?;
    Some(made(value, and + 5))
}

/// "three-quarter" before what it measures, in the singular: "two and three-quarter miles".
fn attributive(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    let count = words::read(words, at).filter(|count| count.value < 10.0)?;
    let name = count.end + usize::from(words.lower(count.end) == "-");
    let value = part(words.lower(name))? * count.value;
    let measures = words.is_word(name + 1) && !words.is_glued(name + 1);
    let known = words.lower(name) == "quarter" || name > count.end;
    (value < 1.0 && measures && known).then(|| made(value, name + 1))
}

/// The "and a half" behind a unit: "a mile and a half", "two pounds and three quarters". A noun behind it
/// would be what is halved.
pub fn behind_unit(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    let part = in_words(words, at + 1).filter(|_| words.lower(at) == "and")?;
    let article = matches!(words.lower(at + 1), "a" | "an");
    let known = matches!(
        words.before(part.end),
        "half" | "quarter" | "quarters" | "third" | "thirds"
    );
    let whole = (article || part.end > at + 2) && known && part.value < 1.0;
    let alone = !words.is_word(part.end) && words.lower(part.end) != "-"
        || BEHIND_MEASURES.contains(&words.lower(part.end));
    (whole && alone).then_some(part)
}

/// Words behind a measure that are no part of it.
const BEHIND_MEASURES: &[&str] = &[
    "a", "above", "after", "ago", "along", "and", "apart", "around", "at", "away", "back",
    "before", "below", "beneath", "beyond", "but", "by", "deep", "down", "each", "east", "for",
    "from", "heavier", "high", "higher", "in", "inland", "into", "is", "less", "long", "longer",
    "lower", "more", "north", "of", "off", "on", "or", "out", "over", "per", "short", "south",
    "square", "tall", "than", "the", "thick", "to", "under", "up", "was", "west", "were", "when",
    "wide", "with",
];

/// What the part behind a whole number counts, and where it ends.
fn counted_in(words: &Lexemes<'_>, whole_end: usize, part_end: usize) -> (f64, usize) {
    let Some(last) = scale(words.before(whole_end)).filter(|factor| *factor >= 1e6) else {
        return (1.0, part_end);
    };
    // "one billion and a half million" names the scale of its part; "one million and a half" counts
    // halves of the million.
    match scale(words.lower(part_end)).filter(|factor| *factor < last) {
        Some(own) => (own, part_end + 1),
        None => (last, part_end),
    }
}

/// Whether "and a third" behind a number is the next of several: "killed two and a third man".
fn ranks(words: &Lexemes<'_>, and: usize, part: Number) -> bool {
    matches!(words.lower(and + 1), "a" | "an")
        && !matches!(words.before(part.end), "half" | "quarter")
        && words.is_word(part.end)
}

fn made(value: f64, end: usize) -> Number {
    Number {
        value,
        end,
        form: NumberForm::Fraction,
    }
}

/// "½"
fn written(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    let value = match words.text(at) {
        "½" => 1.0 / 2.0,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 1.0 / 4.0,
        "¾" => 3.0 / 4.0,
        "⅕" => 1.0 / 5.0,
        "⅖" => 2.0 / 5.0,
        "⅗" => 3.0 / 5.0,
        "⅘" => 4.0 / 5.0,
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅛" => 1.0 / 8.0,
        "⅜" => 3.0 / 8.0,
        "⅝" => 5.0 / 8.0,
        "⅞" => 7.0 / 8.0,
        _ => return None,
    };
    Some(made(value, at + 1))
}

/// "1/4": only with a denominator people measure in, so that dates and votes stay out.
fn slashed(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    let (above, below) = (words.integer(at)?, words.integer(at + 2)?);
    let measured = matches!(below, 2..=10 | 12 | 16 | 20 | 32 | 40 | 64 | 100);
    let goes_on = words.joins(at + 3, "/") || words.before(at) == "/" && words.is_glued(at);
    (words.joins(at + 1, "/") && measured && above < below && !goes_on)
        .then(|| made(f64::from(above) / f64::from(below), at + 3))
}

/// "half", "a third", "three-quarters", "twenty-three fifths", "one twenty-fifth".
fn in_words(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    if matches!(words.lower(at), "half" | "quarter") {
        return Some(made(part(words.lower(at))?, at + 1));
    }
    let article = matches!(words.lower(at), "a" | "an");
    let counted = at + usize::from(article);
    let count = figures::read(words, counted).or_else(|| words::read(words, counted));
    let Some(count) = count else {
        return divided(words, 1.0, counted).filter(|_| article);
    };
    let compound = compound_denominator(words, counted, count.end);
    let whole = compound.and_then(|tens| words::read_up_to(words, counted, tens));
    match whole {
        Some(whole) => divided(words, whole.value, whole.end),
        None if article && count.value < 100.0 => divided(words, 1.0, counted),
        None => mixed(words, counted, count.end).or_else(|| divided(words, count.value, count.end)),
    }
}

/// Where the denominator starts if it takes the last word of the number before it: the "twenty" of
/// "three twenty-firsts". In "one hundred and thirty fifths", "and" keeps the thirty above the line.
fn compound_denominator(words: &Lexemes<'_>, at: usize, end: usize) -> Option<usize> {
    let tens = end.checked_sub(1).filter(|tens| *tens > at)?;
    let unit = end + usize::from(words.lower(end) == "-");
    let rank = words::ordinal(singular(words.lower(unit)).0)?;
    let free = !matches!(words.before(tens), "and" | "&" | "-");
    (rank < 10 && free && words::tens(words.lower(tens)).is_some()).then_some(tens)
}

/// "two hundred and fifty-four hundredths": the part below one behind the last "and".
fn mixed(words: &Lexemes<'_>, at: usize, end: usize) -> Option<Number> {
    let and = (at..end).rev().find(|&index| words.lower(index) == "and")?;
    let whole = words::read_up_to(words, at, and)?;
    let above = words::read(words, and + 1)?;
    let part = divided(words, above.value, above.end).filter(|part| part.value < 1.0)?;
    let (unit, end) = counted_in(words, and, part.end);
    Some(Number {
        value: whole.value + part.value * unit,
        end,
        form: NumberForm::Figures,
    })
}

/// The part that `count` of the denominator at `at` make; its number must fit.
fn divided(words: &Lexemes<'_>, count: f64, at: usize) -> Option<Number> {
    let at = at + usize::from(words.lower(at) == "-");
    let tens = words::tens(words.lower(at));
    let unit = tens.map_or(at, |_| at + 1 + usize::from(words.lower(at + 1) == "-"));
    let (name, plural) = singular(words.lower(unit));
    if plural == (count <= 1.0) {
        return None;
    }
    let value = match tens {
        Some(tens) => words::ordinal(name)
            .filter(|rank| *rank < 10)
            .map(|rank| 1.0 / (tens + f64::from(rank)))?,
        None => part(name)?,
    };
    Some(made(count * value, unit + 1))
}

/// "one over three", "1 over 20" at the end of what is said: a noun behind it would be counted.
fn read_out(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    let whole = |at| figures::read(words, at).or_else(|| words::read(words, at));
    let above = whole(at).filter(|above| above.value.fract() == 0.0)?;
    let below = whole(above.end + 1).filter(|_| words.lower(above.end) == "over")?;
    let ends = !words.is_word(below.end) && words.lower(below.end) != "%";
    (ends && below.value >= 1.0 && below.value.fract() == 0.0)
        .then(|| made(above.value / below.value, below.end))
}

/// A fraction word in the singular, and whether it stood in the plural.
fn singular(word: &str) -> (&str, bool) {
    match word {
        "halves" => ("half", true),
        _ => word
            .strip_suffix('s')
            .map_or((word, false), |singular| (singular, true)),
    }
}

/// The part that a fraction word names.
fn part(singular: &str) -> Option<f64> {
    match singular {
        "half" => Some(1.0 / 2.0),
        "quarter" => Some(1.0 / 4.0),
        _ => match singular.strip_suffix("th").and_then(scale) {
            Some(factor) => Some(1.0 / factor),
            None => words::ordinal(singular)
                .filter(|rank| (3..=20).contains(rank) || *rank == 30)
                .map(|rank| 1.0 / f64::from(rank)),
        },
    }
}
