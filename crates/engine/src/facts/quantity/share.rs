//! Parts of a whole: "one in five", "nine out of ten", "half of the voters".

use crate::facts::hedge;
use crate::facts::lexeme::Lexemes;
use crate::facts::number::{self, Number, NumberForm};

use super::amount::{Extent, Found, Sort};
use super::unit;

/// Wholes that people count shares of in figures: "4 in 10 Americans", unlike "12 in 6 boxes".
const COMMON_WHOLES: &[f64] = &[3.0, 4.0, 5.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0];

/// "one in five", "nine out of ten".
pub fn ratio(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let part = number::cardinal(words, at)?;
    let out_of = words.reads(part.end, &["out", "of"]);
    (out_of || words.lower(part.end) == "in").then_some(())?;
    let of = part.end + if out_of { 2 } else { 1 };
    let whole = number::cardinal(words, of).filter(|whole| whole.value.fract() == 0.0)?;
    let worded = part.value <= 1.0 || part.form == NumberForm::Words;
    let common = COMMON_WHOLES.contains(&whole.value)
        && unit::after_number(words, whole.end).is_none()
        && words.lower(whole.end) != "of";
    (out_of || worded || common).then_some(())?;
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

/// Whether a fraction in words is one here: "half of", "a third of", "one-third", "about half".
pub fn is_part(words: &Lexemes<'_>, at: usize, part: Number) -> bool {
    let next = words.lower(part.end);
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
    let scaled = part.form != NumberForm::Fraction;
    match words.lower(at) {
        "half" => part.end > at + 1 || parted || hedged || next == "percent",
        "quarter" => part.end > at + 1,
        "a" | "an" => {
            let measured = unit::after_number(words, part.end).is_some();
            next == "of" || hedged || scaled || measured
        }
        _ => true,
    }
}
