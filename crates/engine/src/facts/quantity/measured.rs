//! A number with its sign, scale and unit.

use crate::facts::lexeme::Lexemes;
use crate::facts::number::{self, NumberForm};

use super::amount::Sort;
use super::currency::Mark;
use super::naming::names_something;
use super::share::is_part;
use super::{currency, unit};

/// A number with its unit.
#[derive(Debug, Clone)]
pub struct Measured {
    /// The number, scaled and signed.
    pub value: f64,
    /// One past the last lexeme of the number, without its unit.
    pub number_end: usize,
    /// What a scale word multiplied it by.
    pub scale: f64,
    /// Unit, `percent` or currency.
    pub unit: Option<String>,
    /// One past the last lexeme.
    pub end: usize,
    /// What sort of amount it is.
    pub sort: Sort,
}

/// A sign, a number, a scale and a unit.
pub fn measured(words: &Lexemes<'_>, at: usize) -> Option<Measured> {
    let (_, start) = sign(words, at);
    read(words, at, currency::before_amount(words, start))
}

/// A number that is a sum in this currency, though no sign stands with it: the "15m" of "$10-15m".
pub fn sum_in(words: &Lexemes<'_>, code: &'static str, at: usize) -> Option<Measured> {
    read(words, at, Some(Mark::new(code, at)))
}

fn read(words: &Lexemes<'_>, at: usize, prefix: Option<Mark>) -> Option<Measured> {
    let (minus, start) = sign(words, at);
    let number_at = prefix.as_ref().map_or(start, |mark| mark.end);
    let (minus_after, number_at) = match prefix {
        Some(_) => sign(words, number_at),
        None => (false, number_at),
    };
    let number = match number::fraction(words, number_at) {
        Some(part) if is_part(words, number_at, part) => part,
        _ => number::cardinal(words, number_at)?,
    };
    let signed = start > at;
    if prefix.is_none()
        && !(signed && number.form == NumberForm::Words)
        && names_something(words, number_at, number.end, number.form)
    {
        return None;
    }
    let mut end = number.end;
    let mut value = number.value;
    let mut scale = scale_of(words, number_at, end);
    let money = prefix.is_some()
        || number::scale_letter(words.text(end))
            .and_then(|_| currency::after_amount(words, end + 1, true))
            .is_some();
    let decimal = number.form == NumberForm::Figures;
    if let Some(factor) = letter_scale(words, end, money, decimal) {
        value *= factor;
        scale = factor;
        end += 1;
    }
    let number_end = end;
    end = after_tolerance(words, end);
    let hyphen = usize::from(words.joins(end, "-"));
    // "$ 20,000 $ 37,305": a second sign belongs to the second sum.
    let suffix = currency::after_amount(words, end + hyphen, value >= 1e6)
        .filter(|mark| prefix.is_none() || words.digits(mark.end).is_none());
    let (unit, sort, end, factor) = match (prefix, suffix) {
        (Some(before), Some(after)) if before.code == after.code || after.code == "USD" => (
            Some(before.code.to_owned()),
            Sort::Money,
            after.end,
            before.factor,
        ),
        (Some(before), _) => (
            Some(before.code.to_owned()),
            Sort::Money,
            end,
            before.factor,
        ),
        (None, Some(after)) => {
            let (scaled, end) = scale_behind(words, after.end);
            (
                Some(after.code.to_owned()),
                Sort::Money,
                end,
                after.factor * scaled,
            )
        }
        (None, None) => match unit_of(words, end + hyphen, number.form) {
            Some((unit, after)) => {
                let sort = sort_of_unit(&unit);
                (Some(unit), sort, after, 1.0)
            }
            None => (None, sort_of(number.form), end, 1.0),
        },
    };
    let (value, end) = with_smaller_unit(words, unit.as_deref(), value * factor, end);
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

/// The unit behind a number, and the one of "half a mile", "a quarter of a litre".
fn unit_of(words: &Lexemes<'_>, at: usize, form: NumberForm) -> Option<(String, usize)> {
    let of = at + usize::from(words.lower(at) == "of");
    let article = matches!(words.lower(of), "a" | "an") && form == NumberForm::Fraction;
    unit::after_number(words, if article { of + 1 } else { at })
}

/// Past "±0.01" and "+/- 1e-5": how exact a measure is.
fn after_tolerance(words: &Lexemes<'_>, at: usize) -> usize {
    let marks: &[&[&str]] = &[
        &["±"],
        &["+", "/", "-"],
        &["+", "/", "−"],
        &["plus", "or", "minus"],
    ];
    let mark = marks.iter().find(|mark| words.reads(at, mark));
    let number = mark.and_then(|mark| number::cardinal(words, at + mark.len()));
    number.map_or(at, |number| number.end)
}

/// "75 USD million"
fn scale_behind(words: &Lexemes<'_>, at: usize) -> (f64, usize) {
    number::scale(words.lower(at)).map_or((1.0, at), |factor| (factor, at + 1))
}

/// "5 feet 2 inches", "3 dollars and 50 cents", "15 dollars 50".
fn with_smaller_unit(
    words: &Lexemes<'_>,
    unit: Option<&str>,
    value: f64,
    end: usize,
) -> (f64, usize) {
    if let Some(part) = unit.and_then(|_| number::behind_unit(words, end)) {
        return (value + part.value, part.end);
    }
    let (per_unit, names): (f64, &[&str]) = match unit {
        Some("foot") => (12.0, &["inch", "inches", "in", "\""]),
        Some("pound") => (16.0, &["ounce", "ounces", "oz"]),
        Some("USD" | "EUR" | "AUD" | "CAD") => (100.0, &["cent", "cents"]),
        Some("GBP") => (100.0, &["pence", "p"]),
        _ => return (value, end),
    };
    let next = end + usize::from(words.lower(end) == "and");
    let Some(rest) = number::cardinal(words, next).filter(|rest| rest.value < per_unit) else {
        return (value, end);
    };
    if names.contains(&words.lower(rest.end)) {
        return (value + rest.value / per_unit, rest.end + 1);
    }
    // Cents that are not named must end what is said: behind a sum in words, two digits.
    let spoken = per_unit > 16.0 && words.is_word(words.back(end, 1)) && value.fract() == 0.0;
    let ends = words.text(rest.end).is_empty()
        || matches!(words.lower(rest.end), "." | "," | ";" | "?" | "!" | "more");
    if spoken && ends && rest.value.fract() == 0.0 && rest.value >= 10.0 {
        return (value + rest.value / per_unit, rest.end);
    }
    (value, end)
}

fn sort_of_unit(unit: &str) -> Sort {
    if unit.starts_with("percent") {
        Sort::Percent
    } else if unit::is_time(unit) {
        Sort::Duration
    } else {
        Sort::Measure
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
    let opens = matches!(words.before(at), "(" | "<" | ">" | "=" | "$" | "€" | "£");
    let word = matches!(words.lower(at), "minus" | "negative");
    if mark && (!words.is_glued(at) || opens) || word {
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
fn letter_scale(words: &Lexemes<'_>, at: usize, money: bool, decimal: bool) -> Option<f64> {
    let factor = number::scale_letter(words.text(at))?;
    if words.text(at) == "K" && unit::speaks_of_temperature(words) {
        return None;
    }
    // "70m passengers", but "a 100m race"
    let next = words.lower(at + 1);
    let plural = next == "people" || next.len() > 3 && next.ends_with('s') && next != "hurdles";
    let counted = words.is_glued(at) && words.lower(at) == "m" && plural;
    let glued = words.is_glued(at) && matches!(words.text(at), "k" | "K" | "M" | "B");
    let billions = words.is_glued(at) && words.text(at) == "b" && decimal;
    (money || counted || glued || billions).then_some(factor)
}
