//! Numbers in digits, in whichever language.
//!
//! How a language writes decimals and groups of digits follows the Unicode CLDR
//! (<https://cldr.unicode.org>, `symbols-numberSystem-latn`): where its mark could mean either, the
//! language decides.

use std::sync::LazyLock;

use regex::{Match, Regex};

use crate::article::{Article, Span, Text};
use crate::facts::quantity::currency_of_sign;
use crate::facts::{Fact, Quantity};
use crate::tongue;

use super::days::IN_DIGITS;
use super::{quantity, time};

/// Languages that write a point before decimals, as English does.
const POINT_BEFORE_DECIMALS: [&str; 22] = [
    "am", "bn", "cy", "gu", "he", "hi", "ja", "kn", "ko", "ml", "mr", "my", "ne", "pa", "si", "ta",
    "te", "th", "tl", "ur", "yi", "zh",
];

/// A number in groups of three digits or without, with the sign before or after it.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?x)
        (?: (?<before> [%٪] | (?: US|R|A|C|HK|NZ|NT|S )? \p{Sc}) [\ \u{a0}\u{202f}]? )?
        (?<number>
            \d{1,3} (?: [.,'’٬\ \u{a0}\u{202f}] \d{3} )+ (?: [.,٫] \d+ )?
          | \d+ (?: [.,٫] \d+ )?
        )
        (?: [\ \u{a0}\u{202f}]? (?<after> [%٪\p{Sc}]) )?";
    Regex::new(pattern).ok()
});

/// The rule for a number in digits.
pub const RULE: &str = "quantity.digits_alone";

/// A number in digits.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Where it stands, the sign with it.
    pub span: Span,
    /// The digits as they stand.
    pub written: String,
    /// What its sign stands for.
    pub unit: Option<&'static str>,
}

impl Figure {
    /// Whether it can be a year: four digits of the last or this century, and no sign.
    pub fn is_year(&self) -> bool {
        let digits = &self.written;
        let is_number = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        self.unit.is_none() && is_number && (digits.starts_with("19") || digits.starts_with("20"))
    }

    /// Its number in a language.
    pub fn value(&self, language: Option<&str>) -> Option<f64> {
        tongue::figure(&self.written, has_decimal_point(language))
    }

    /// It as a year.
    pub fn year(&self, article: &Article) -> Fact {
        let value = Some(self.written.clone());
        time(article, self.span, value, None, IN_DIGITS, 0.7)
    }
}

/// The numbers of a text that belong to none of the dates.
pub fn figures(text: &Text, dates: &[Fact]) -> Vec<Figure> {
    let Some(pattern) = NUMBER.as_ref() else {
        return Vec::new();
    };
    let mut dates: Vec<Span> = dates.iter().map(Fact::primary_span).collect();
    dates.sort_unstable();
    let is_in_date = |span: Span| {
        let next = dates.partition_point(|date| date.end <= span.start);
        dates.get(next).is_some_and(|date| date.overlaps(span))
    };
    let figure = |found: regex::Captures<'_>| {
        let (whole, number) = (found.get(0)?, found.name("number")?);
        let span = text.span_of_bytes(whole.range());
        if !stands_alone(text.as_str(), &whole) || is_in_date(span) {
            return None;
        }
        let unit = ["before", "after"].iter().find_map(|group| {
            let sign = found.name(group)?.as_str();
            if matches!(sign, "%" | "٪") {
                Some("percent")
            } else {
                currency_of_sign(sign)
            }
        });
        Some(Figure {
            span,
            written: number.as_str().to_owned(),
            unit,
        })
    };
    pattern
        .captures_iter(text.as_str())
        .filter_map(figure)
        .collect()
}

/// The numbers and years of an article of whose language no word is known.
pub fn numbers(article: &Article, text: &Text, dates: &[Fact]) -> Vec<Fact> {
    let language = article.metadata.language.as_deref();
    let mut facts = Vec::new();
    for figure in figures(text, dates) {
        if figure.is_year() {
            facts.push(figure.year(article));
            continue;
        }
        let end = text.byte_of(figure.span.end);
        let (bytes, factor) = match large(&text.as_str()[end..]) {
            Some((_, None)) => continue,
            Some((length, Some(factor))) => (length, factor),
            None => (0, 1.0),
        };
        let rest = text.span_of_bytes(end..end + bytes);
        let span = Span::new(figure.span.start, rest.end.max(figure.span.end));
        if let Some(value) = figure.value(language) {
            let told = Quantity {
                value: Some(value * factor),
                low: None,
                high: None,
                unit: figure.unit.map(str::to_owned),
                modifier: None,
                of: None,
            };
            facts.push(quantity(article, span, told, RULE));
        }
    }
    facts
}

/// Whether no letter of a word and no other figure touches what was found: "A380", "10:30" and
/// "2-1" are no numbers. Scripts without cases often write numbers right beside words.
pub fn stands_alone(text: &str, found: &Match<'_>) -> bool {
    !is_touched(text[..found.start()].chars().rev()) && !is_touched(text[found.end()..].chars())
}

fn is_touched(mut outwards: impl Iterator<Item = char>) -> bool {
    match outwards.next() {
        Some(':' | '/' | '-' | '.' | ',' | '_' | '@' | '#') => {
            outwards.next().is_some_and(|c| c.is_ascii_digit())
        }
        Some(c) => c.is_uppercase() || c.is_lowercase() || c.is_ascii_digit(),
        None => false,
    }
}

/// The next word where it stands for thousands or more: up to which byte it goes, and what it
/// multiplies by if that is known.
fn large(text: &str) -> Option<(usize, Option<f64>)> {
    let rest = text.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
    let end = rest
        .find(|c: char| !c.is_alphabetic() && c != '.')
        .unwrap_or(rest.len());
    // A full stop that ends the sentence is no part of the word.
    let written = &rest[..end];
    let written = if text[text.len() - rest.len() + end..].trim().is_empty() {
        written.trim_end_matches('.')
    } else {
        written
    };
    let length = text.len() - rest.len() + written.len();
    tongue::large(&written.to_lowercase()).map(|factor| (length, factor))
}

fn has_decimal_point(language: Option<&str>) -> bool {
    let code = language.and_then(|tag| tag.split('-').next());
    let tongue = tongue::of(language);
    tongue.map_or_else(
        || code.is_some_and(|code| POINT_BEFORE_DECIMALS.contains(&code)),
        |tongue| tongue.has_decimal_point,
    )
}
