//! Number words: "two hundred and six", "three million", "a dozen".

use crate::facts::lexeme::Lexemes;

use super::{Number, NumberForm, scale};

/// A number in words that starts at `at`.
pub fn read(words: &Lexemes<'_>, at: usize) -> Option<Number> {
    read_up_to(words, at, words.len())
}

/// The same, of the words before `limit` alone.
pub fn read_up_to(words: &Lexemes<'_>, at: usize, limit: usize) -> Option<Number> {
    let mut reader = WordReader::default();
    let mut end = at;
    let mut next = at;
    while next < limit && reader.take(words.lower(next)) {
        end = next + 1;
        next = end;
        next += usize::from(match words.lower(next) {
            "-" => words.is_glued(next) == words.is_glued(next + 1),
            "and" | "&" => reader.admits_and(),
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
            // "three lakh crore"
            if self.last_scale == Some(1e5) && factor == 1e7 && self.group.is_none() {
                self.total *= factor;
                self.last_scale = Some(factor);
                return true;
            }
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

/// "zero" to "nineteen".
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
    if matches!(word, "nought" | "naught") {
        return Some(0.0);
    }
    let position = WORDS.iter().position(|candidate| *candidate == word);
    position.map(|value| value as f64)
}

/// "twenty" to "ninety".
pub fn tens(word: &str) -> Option<f64> {
    const WORDS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let position = WORDS.iter().position(|candidate| *candidate == word);
    position.map(|index| (index + 2) as f64 * 10.0)
}

/// The rank that one word tells.
pub fn ordinal(word: &str) -> Option<u32> {
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
