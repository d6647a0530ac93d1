//! Numbers in figures and in words.

use super::lexeme::Lexemes;

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
    let plain = match figures(words, start).filter(|_| start == at) {
        Some(number) => number,
        None => in_words(words, start).filter(|number| start == at || number.value >= 12.0)?,
    };
    let number = with_fraction(words, plain);
    Some(with_scales(words, number))
}

/// A part of one: "two-thirds", "a quarter", "half", "half a million", "1/4", "⅓".
pub fn fraction(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    // Nothing stands past the ends, and positions there cannot be counted on from.
    if words.text(at).is_empty() {
        return None;
    }
    let part = written_fraction(words, at)
        .or_else(|| slashed(words, at))
        .or_else(|| worded_fraction(words, at))?;
    // "half a dozen"
    let dozen = part.end + usize::from(words.lower(part.end) == "a");
    if words.before(part.end) == "half" && words.lower(dozen) == "dozen" {
        return Some(Number {
            value: 6.0,
            end: dozen + 1,
            form: NumberForm::Words,
        });
    }
    let of = part.end + usize::from(words.reads(part.end, &["of"]));
    let article = of + usize::from(matches!(words.lower(of), "a" | "an"));
    // "half a million", "a quarter million", "two-thirds of a billion"
    match scale(words.lower(article)).filter(|_| article > part.end || of == part.end) {
        Some(factor) => Some(with_scales(
            words,
            Number {
                value: part.value * factor,
                end: article + 1,
                form: NumberForm::Figures,
            },
        )),
        None => Some(part),
    }
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
    if let Some(rank) = ordinal_word(words.lower(at)) {
        return Some((rank, at + 1));
    }
    let tens = tens(words.lower(at))?;
    let next = at + 1 + usize::from(words.lower(at + 1) == "-");
    let rank = ordinal_word(words.lower(next)).filter(|rank| *rank < 10)?;
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

/// Digits with separators: "1,200", "12,34,567", "10 000", "1.25", ".5", "8,26", "4e14".
fn figures(words: &Lexemes<'_>, at: usize) -> Option<Number> {
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
    let starts_with_point = end == at && !words.is_glued(at);
    let decimal_point = words.lower(end) == "." && words.is_glued(end + 1);
    if decimal_point && (starts_with_point || words.is_glued(end)) {
        if let Some(decimals) = words.digits(end + 1) {
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
    if end == at {
        return None;
    }
    if words.lower(end) == "e" && words.is_glued(end) && words.is_glued(end + 1) {
        let sign = usize::from(matches!(words.lower(end + 1), "-" | "−" | "+"));
        // "7e7" is a name.
        let exponent = words
            .digits(end + 1 + sign)
            .filter(|exponent| sign == 1 || exponent.len() > 1 || form == NumberForm::Figures);
        if let Some(exponent) = exponent {
            written.push('e');
            written.push_str(if matches!(words.lower(end + 1), "-" | "−") {
                "-"
            } else {
                ""
            });
            written.push_str(exponent);
            end += 2 + sign;
            form = NumberForm::Figures;
        }
    }
    let value = written.parse().ok()?;
    Some(Number { value, end, form })
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
    // White space as separator is sure enough only with two groups, or one of zeros.
    let spaced = |at: usize| group(at, 3) && !words.is_glued(at);
    while spaced(end) && (words.text(end) == "000" || end > at + 1 || spaced(end + 1)) {
        end += 1;
    }
    end
}

/// The decimals after a comma: one or two digits, and no list of numbers.
fn decimal_comma<'a>(words: &Lexemes<'a>, at: usize) -> Option<&'a str> {
    let decimals = words.digits(at + 2).filter(|_| words.joins(at + 1, ","))?;
    let listed = words.lower(at + 3) == "," && words.digits(at + 4).is_some()
        || words.before(at) == "," && words.is_glued(at);
    (decimals.len() <= 2 && !listed).then_some(decimals)
}

/// A number in words: "two hundred and six", "three million", "a dozen".
fn in_words(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    let mut reader = WordReader::default();
    let mut end = at;
    let mut next = at;
    loop {
        if !reader.take(words.lower(next)) {
            break;
        }
        end = next + 1;
        next = end;
        next += usize::from(match words.lower(next) {
            "-" => true,
            "and" => reader.admits_and(),
            "," => reader.ends_with_scale,
            _ => false,
        });
    }
    let mut number = Number {
        value: reader.value(),
        end,
        form: NumberForm::Words,
    };
    if words.lower(end) == "point" {
        let (digits, after) = spoken_decimals(words, end + 1);
        if after > end + 1 {
            number.value += format!("0.{digits}").parse().unwrap_or(0.0);
            number.end = after;
        }
    }
    (end > at).then_some(number)
}

/// "five", "zero three" or "seventy-one" after "point".
fn spoken_decimals(words: &Lexemes<'_>, at: usize) -> (String, usize) {
    let mut digits = String::new();
    let mut end = at;
    while let Some(value) = small(words.lower(end)).or_else(|| tens(words.lower(end))) {
        let ties = words.lower(end + 1) == "-" && tens(words.lower(end)).is_some();
        let unit = small(words.lower(end + 2)).filter(|_| ties);
        digits.push_str(&(value + unit.unwrap_or(0.0)).to_string());
        end += if unit.is_some() { 3 } else { 1 };
    }
    (digits, end)
}

/// Adds up number words from left to right.
#[derive(Debug, Default)]
struct WordReader {
    /// What the closed groups make ("three million").
    total: f64,
    /// The scale of the last closed group: later ones are smaller.
    last_scale: Option<f64>,
    /// The group that is being read, below a thousand unless it opens with it.
    group: Option<f64>,
    ends_with_hundred: bool,
    ends_with_scale: bool,
    ends_with_tens: bool,
}

impl WordReader {
    /// Takes a word that continues the number; false when it does not.
    fn take(&mut self, word: &str) -> bool {
        let group = self.group.unwrap_or(0.0);
        let fits_unit = self.group.is_none() || self.ends_with_hundred;
        if let Some(value) = small(word) {
            let after_tens = self.ends_with_tens && (1.0..10.0).contains(&value);
            if !fits_unit && !after_tens {
                return false;
            }
            self.group = Some(group + value);
            self.note(false, false, false);
        } else if let Some(value) = tens(word) {
            if !fits_unit {
                return false;
            }
            self.group = Some(group + value);
            self.note(false, false, true);
        } else if word == "hundred" {
            if self.group.is_none() && self.last_scale.is_some() || group >= 100.0 {
                return false;
            }
            self.group = Some(group.max(1.0) * 100.0);
            self.note(true, false, false);
        } else if let Some(factor) = scale(word) {
            let grows = self.last_scale.is_some_and(|last| last <= factor);
            if grows || self.group.is_none() && self.last_scale.is_some() {
                return false;
            }
            self.total += self.group.unwrap_or(1.0) * factor;
            self.group = None;
            self.last_scale = Some(factor);
            self.note(false, true, false);
        } else if matches!(word, "dozen" | "dozens") && self.last_scale.is_none() {
            self.total = self.group.unwrap_or(1.0) * 12.0;
            self.group = None;
            self.last_scale = Some(0.0);
            self.note(false, false, false);
        } else {
            return false;
        }
        true
    }

    fn note(&mut self, hundred: bool, scale: bool, tens: bool) {
        self.ends_with_hundred = hundred;
        self.ends_with_scale = scale;
        self.ends_with_tens = tens;
    }

    /// Whether "and" may follow: "two hundred and six", "a thousand and one".
    fn admits_and(&self) -> bool {
        self.ends_with_hundred || self.ends_with_scale
    }

    fn value(&self) -> f64 {
        self.total + self.group.unwrap_or(0.0)
    }
}

/// Adds "½", "1/2", "and a half", "and three quarters" to a whole number.
fn with_fraction(words: &Lexemes<'_>, whole: Number) -> Number {
    if whole.value.fract() != 0.0 {
        return whole;
    }
    let joined = match words.lower(whole.end) {
        "and" => worded_fraction(words, whole.end + 1),
        _ if whole.form != NumberForm::Words => {
            written_fraction(words, whole.end).or_else(|| slashed(words, whole.end))
        }
        _ => None,
    };
    match joined.filter(|part| part.value < 1.0) {
        Some(part) => {
            // "one million and a half" counts halves of the million.
            let unit = match scale(words.before(whole.end)) {
                Some(factor) if factor >= 1e6 => factor,
                _ => 1.0,
            };
            Number {
                value: whole.value + part.value * unit,
                end: part.end,
                form: NumberForm::Figures,
            }
        }
        None => whole,
    }
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

fn written_fraction(words: &Lexemes<'_>, at: usize) -> Option<Number> {
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
    Some(Number {
        value,
        end: at + 1,
        form: NumberForm::Fraction,
    })
}

/// "1/4": only with a denominator people measure in, so that dates and votes stay out.
fn slashed(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    let (above, below) = (words.integer(at)?, words.integer(at + 2)?);
    let measured = matches!(below, 2..=10 | 12 | 16 | 20 | 32 | 40 | 64 | 100);
    let goes_on = words.joins(at + 3, "/") || words.before(at) == "/" && words.is_glued(at);
    (words.joins(at + 1, "/") && measured && above < below && !goes_on).then(|| Number {
        value: f64::from(above) / f64::from(below),
        end: at + 3,
        form: NumberForm::Fraction,
    })
}

/// "half", "a third", "three-quarters", "one-half".
fn worded_fraction(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    let made = |value: f64, end: usize| {
        Some(Number {
            value,
            end,
            form: NumberForm::Fraction,
        })
    };
    if matches!(words.lower(at), "half" | "quarter") {
        return made(part(words.lower(at))?, at + 1);
    }
    let (count, mut next) = match words.lower(at) {
        "a" | "an" => (1.0, at + 1),
        _ => {
            let number = figures(words, at).or_else(|| in_words(words, at))?;
            (number.value, number.end)
        }
    };
    if words.lower(next) == "-" {
        next += 1;
    }
    let name = words.lower(next);
    let (singular, plural) = match name {
        "halves" => ("half", true),
        _ => name
            .strip_suffix('s')
            .map_or((name, false), |singular| (singular, true)),
    };
    if plural == (count <= 1.0) {
        return None;
    }
    let unit = part(singular)?;
    made(count * unit, next + 1)
}

/// The part that a fraction word names.
fn part(singular: &str) -> Option<f64> {
    match singular {
        "half" => Some(1.0 / 2.0),
        "quarter" => Some(1.0 / 4.0),
        "hundredth" => Some(1.0 / 100.0),
        "thousandth" => Some(1.0 / 1000.0),
        _ => ordinal_word(singular)
            .filter(|rank| (3..=20).contains(rank))
            .map(|rank| 1.0 / f64::from(rank)),
    }
}

fn small(word: &str) -> Option<f64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let position = WORDS.iter().position(|candidate| *candidate == word);
    position.map(|value| value as f64)
}

fn tens(word: &str) -> Option<f64> {
    const WORDS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let position = WORDS.iter().position(|candidate| *candidate == word);
    position.map(|index| (index + 2) as f64 * 10.0)
}

fn ordinal_word(word: &str) -> Option<u32> {
    const WORDS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let position = WORDS.iter().position(|candidate| *candidate == word);
    match position {
        Some(index) => Some(index as u32 + 1),
        None => (word == "thirtieth").then_some(30),
    }
}
