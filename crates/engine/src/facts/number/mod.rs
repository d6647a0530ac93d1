//! Numbers in figures and in words.

mod figures;
mod fraction;
mod words;

use super::lexeme::Lexemes;

pub use fraction::{behind_unit, fraction};

/// A number and the lexeme after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// One past its last lexeme.
    pub end: usize,
    /// How it is written.
    pub form: NumberForm,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberForm {
    /// As digits alone, such as a year could be.
    Digits,
    /// In figures with a separator, a fraction or a scale word ("1,200", "1.2", "2½", "3 million").
    Figures,
    /// In words.
    Words,
    /// As a part of one ("two-thirds", "half").
    Fraction,
}

/// A whole number, a decimal or a mixed number: "1,200", "1.2 million", "twenty-one", "2½",
/// "two and a half million".
pub fn cardinal(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    // Nothing stands past the ends, and positions there cannot be counted on from.
    if words.text(at).is_empty() {
        return None;
    }
    let start = skip_article(words, at);
    let plain = match figures::read(words, start).filter(|_| start == at) {
        Some(number) => number,
        None => words::read(words, start).filter(|number| start == at || number.value >= 12.0)?,
    };
    // "the Dozen" counts nothing.
    if plain.end == at + 1 && words.lower(at) == "dozen" {
        return None;
    }
    let number = with_scales(words, fraction::with_fraction(words, plain));
    let scaled = number.end > plain.end && number.value >= 1e6;
    let number = if scaled {
        fraction::with_fraction(words, number)
    } else {
        number
    };
    Some(with_smaller_scale(words, number))
}

/// "3rd", "third", "twenty-first": the rank and the lexeme after it.
pub fn ordinal(words: &Lexemes<'_>, at: usize) -> Option<(u32, usize)> {
    // Nothing stands past the ends, and positions there cannot be counted on from.
    if words.text(at).is_empty() {
        return None;
    }
    if let Some(value) = words.integer(at) {
        let suffixed =
            words.is_glued(at + 1) && matches!(words.lower(at + 1), "st" | "nd" | "rd" | "th");
        return suffixed.then_some((value, at + 2));
    }
    if let Some(rank) = words::ordinal(words.lower(at)) {
        return Some((rank, at + 1));
    }
    let tens = words::tens(words.lower(at))?;
    let next = at + 1 + usize::from(words.lower(at + 1) == "-");
    let rank = words::ordinal(words.lower(next)).filter(|rank| *rank < 10)?;
    Some((tens as u32 + rank, next + 1))
}

/// The factor of a scale word: "million" and its abbreviations that are always safe.
pub fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" | "mln" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "bln" | "bn" => 1e9,
        "trillion" | "tln" | "tn" => 1e12,
        _ => return None,
    })
}

/// The factor of letters that stand for a scale only where the reader expects a sum: "€3m".
pub fn scale_letter(text: &str) -> Option<f64> {
    Some(match text {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mm" | "MM" | "mil" => 1e6,
        "b" | "B" => 1e9,
        "t" | "T" | "trn" => 1e12,
        _ => return None,
    })
}

fn skip_article(words: &Lexemes<'_>, at: usize) -> usize {
    let counted = scale(words.lower(at + 1)).is_some() || words.lower(at + 1) == "dozen";
    at + usize::from(counted && matches!(words.lower(at), "a" | "an"))
}

/// Multiplies by the scale words that follow: "1.2 million", "two and a half thousand".
fn with_scales(words: &Lexemes<'_>, mut number: Number) -> Number {
    loop {
        let hyphen = usize::from(words.joins(number.end, "-"));
        let factor = match words.lower(number.end + hyphen) {
            "dozen" | "dozens" => Some(12.0),
            word => scale(word),
        };
        match factor {
            Some(factor) if number.form != NumberForm::Words => {
                number.value *= factor;
                number.end += 1 + hyphen;
                number.form = NumberForm::Figures;
            }
            _ => return number,
        }
    }
}

/// Adds the smaller part of a number in figures and scale words: "4 thousand 3 hundred", "3 hundred
/// and 21".
fn with_smaller_scale(words: &Lexemes<'_>, number: Number) -> Number {
    let last = words.before(number.end);
    let Some(factor) = scale(last).filter(|_| number.form == NumberForm::Figures) else {
        return number;
    };
    let and = words.lower(number.end) == "and";
    let next = number.end + usize::from(and);
    let in_words = || words::read(words, next).filter(|rest| and && rest.value < 100.0);
    let Some(rest) = figures::read(words, next).or_else(in_words) else {
        return number;
    };
    let scaled = with_scales(words, rest);
    let continues = if and {
        last == "hundred" && scaled == rest && rest.form != NumberForm::Figures
    } else {
        scaled.end > rest.end && rest.form == NumberForm::Digits
    };
    if !continues || scaled.value < 1.0 || scaled.value >= factor {
        return number;
    }
    let sum = Number {
        value: number.value + scaled.value,
        end: scaled.end,
        form: NumberForm::Figures,
    };
    with_smaller_scale(words, sum)
}
