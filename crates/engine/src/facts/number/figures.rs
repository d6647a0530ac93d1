//! Digits with separators, exponents and powers.

use crate::facts::lexeme::Lexemes;

use super::{Number, NumberForm};

/// "1,200", "12,34,567", "10 000", "1.25", ".5", "8,26", "1.111,11", "4e14", "1.3×10^6".
pub fn read(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    let (mut written, mut end, mut form) = decimal(words, at)?;
    if words.lower(end) == "e" && words.is_glued(end) && words.is_glued(end + 1) {
        let (sign, digits_at) = exponent_sign(words, end + 1);
        let signed = digits_at > end + 1;
        // "7e7" is a name.
        let exponent = words
            .digits(digits_at)
            .filter(|exponent| signed || exponent.len() > 1 || form == NumberForm::Figures);
        if let Some(exponent) = exponent {
            written.push('e');
            written.push_str(sign);
            written.push_str(exponent);
            end = digits_at + 1;
            form = NumberForm::Figures;
        }
    }
    let value: f64 = written.parse().ok()?;
    let number = Number { value, end, form };
    Some(
        times_power(words, number)
            .or_else(|| power(words, number))
            .unwrap_or(number),
    )
}

/// Digits with their separators, rewritten with a point: the text, its end and its form.
fn decimal(words: &Lexemes<'_>, at: usize) -> Option<(String, usize, NumberForm)> {
    let mut written = String::new();
    let mut end = at;
    let mut form = NumberForm::Digits;
    if let Some(first) = words.digits(at) {
        written.push_str(first);
        end = group_end(words, at);
        for group in (at + 1..end).filter_map(|index| words.digits(index)) {
            written.push_str(group);
            form = NumberForm::Figures;
        }
    }
    // "$.50", but not the ".50" of "12.50"
    let starts_with_point =
        end == at && (!words.is_glued(at) || words.digits(words.back(at, 1)).is_none());
    let decimal_point = words.lower(end) == "." && words.is_glued(end + 1);
    if decimal_point && (starts_with_point || end > at && words.is_glued(end)) {
        if let Some(decimals) = words.digits(end + 1) {
            if let Some(cents) = decimal_comma(words, end + 1).filter(|_| decimals.len() == 3) {
                // "1.111,11", as much of Europe writes it
                written.push_str(decimals);
                written.push('.');
                written.push_str(cents);
                return Some((written, end + 4, NumberForm::Figures));
            }
            // A second point makes it a date, an address or a version.
            if words.joins(end + 2, ".") && words.digits(end + 3).is_some() {
                return None;
            }
            written.push('.');
            written.push_str(decimals);
            end += 2;
            form = NumberForm::Figures;
        }
    } else if let Some(decimals) = decimal_comma(words, at).filter(|_| end == at + 1) {
        written.push('.');
        written.push_str(decimals);
        end += 2;
        form = NumberForm::Figures;
    }
    (end > at).then_some((written, end, form))
}

/// One past the last group of digits that belongs to the number at `at`.
fn group_end(words: &Lexemes<'_>, at: usize) -> usize {
    if words.digits(at).is_none_or(|first| first.len() > 3) {
        return at + 1;
    }
    let group = |at: usize, len: usize| words.digits(at).is_some_and(|group| group.len() == len);
    let mut end = at + 1;
    while words.joins(end, ",") && (group(end + 1, 3) || group(end + 1, 2)) {
        end += 2;
    }
    if end > at + 1 && group(end - 1, 3) {
        return end;
    }
    end = at + 1;
    while words.joins(end, "'") && group(end + 1, 3) {
        end += 2;
    }
    if end > at + 1 {
        return end;
    }
    // White space as separator is sure enough only with two groups, one of zeros or where the number is
    // plainly one.
    let spaced = |at: usize| group(at, 3) && !words.is_glued(at);
    let sure =
        |end: usize| words.text(end) == "000" || spaced(end + 1) || stands_alone(words, at, end);
    while spaced(end) && (end > at + 1 || sure(end)) {
        end += 1;
    }
    end
}

/// Whether the group of digits at `at` stands in prose before the one at `last`, which no other number follows:
/// "housed 12 500 people", but not "Boeing 737 800 crashed" nor "3 200 5".
fn stands_alone(words: &Lexemes<'_>, at: usize, last: usize) -> bool {
    const OPENING: &[&str] = &[
        "about", "all", "almost", "around", "its", "nearly", "over", "roughly", "some", "than",
        "the", "their",
    ];
    const NUMBERING: &[&str] = &[
        "call", "channel", "dial", "flight", "no", "nos", "number", "on", "page", "pages", "room",
    ];
    let before = words.before(at);
    if words
        .digits(at)
        .is_none_or(|digits| digits.starts_with('0'))
    {
        return false;
    }
    if matches!(before, "$" | "€" | "£" | "¥" | "₹") {
        return words.digits(last + 1).is_none();
    }
    let prose = at > 0 && words.is_word(at - 1) && !words.is_capitalised(at - 1);
    let told = prose && !NUMBERING.contains(&before) || OPENING.contains(&before);
    told && words.is_word(last + 1) && !words.is_glued(last + 1)
}

/// The decimals after a comma: one or two digits, and no list of numbers.
fn decimal_comma<'a>(words: &Lexemes<'a>, at: usize) -> Option<&'a str> {
    let decimals = words.digits(at + 2).filter(|_| words.joins(at + 1, ","))?;
    let listed = words.joins(at + 3, ",") && words.digits(at + 4).is_some()
        || words.before(at) == "," && words.is_glued(at);
    (decimals.len() <= 2 && !listed).then_some(decimals)
}

/// The sign of an exponent and the lexeme after it.
fn exponent_sign(words: &Lexemes<'_>, at: usize) -> (&'static str, usize) {
    match words.lower(at) {
        "-" | "−" | "–" => ("-", at + 1),
        "+" => ("", at + 1),
        _ => ("", at),
    }
}

/// "1.3x10^6", "2.48×10−5", "8x2^10": a number times a power of ten or two.
fn times_power(words: &Lexemes<'_>, number: Number) -> Option<Number> {
    let at = number.end;
    let times = matches!(words.lower(at), "x" | "×" | "·" | "*" | "∙");
    let base = words
        .integer(at + 1)
        .filter(|base| *base == 10 || *base == 2)?;
    let caret = words.lower(at + 2) == "^";
    let (sign, digits_at) = exponent_sign(words, at + 2 + usize::from(caret));
    // Superscripts are often lost: "10−5" stands for 10 to the power of -5. "6x10" is a size.
    let marked = caret || digits_at > at + 2;
    let exponent: i32 = words.integer(digits_at)?.try_into().ok()?;
    let tied = words.is_glued(digits_at) && words.is_glued(at + 2) && exponent < 100;
    (times && marked && tied).then(|| Number {
        value: number.value * f64::from(base).powi(if sign == "-" { -exponent } else { exponent }),
        end: digits_at + 1,
        form: NumberForm::Figures,
    })
}

/// "2.5^-1"
fn power(words: &Lexemes<'_>, number: Number) -> Option<Number> {
    words.joins(number.end, "^").then_some(())?;
    let (sign, digits_at) = exponent_sign(words, number.end + 1);
    let exponent: i32 = words.integer(digits_at)?.try_into().ok()?;
    (words.is_glued(digits_at) && exponent < 100).then(|| Number {
        value: number
            .value
            .powi(if sign == "-" { -exponent } else { exponent }),
        end: digits_at + 1,
        form: NumberForm::Figures,
    })
}
