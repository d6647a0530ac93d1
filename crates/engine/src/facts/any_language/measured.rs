//! Numbers with what a language says of them: thousands and millions, currency, percent, how exact they are,
//! between which two something lies, and what is counted.

use crate::article::Span;
use crate::facts::{Fact, Quantity};
use crate::tongue::{Sort, number};

use super::figures::{self, Figure};
use super::quantity;
use super::reading::Reading;

/// Tokens of a phrase that tells how exact a number is.
const LONGEST_MODIFIER: usize = 4;

/// The rule for a number in words.
const IN_WORDS: &str = "quantity.number_in_their_language";

/// A number as it stands.
#[derive(Debug, Clone)]
struct Number {
    span: Span,
    value: f64,
    unit: Option<String>,
    is_in_digits: bool,
    /// Whether more than one word or a word for thousands tells it: a word such as "one" alone may be an article.
    is_sure: bool,
}

/// The numbers and years of an article.
pub fn numbers(reading: &Reading<'_>, dates: &[Fact]) -> Vec<Fact> {
    let language = reading.article.metadata.language.as_deref();
    let mut facts = Vec::new();
    let mut numbers = Vec::new();
    for figure in figures::figures(reading.text, dates) {
        let next = reading.token_at(figure.span.end);
        let is_year =
            figure.is_year() && reading.tongue.find("scale", reading.from(next)).is_none();
        if is_year {
            facts.push(figure.year(reading.article));
        } else if let Some(number) = in_digits(reading, &figure, language) {
            numbers.push(number);
        }
    }
    numbers.extend(in_words(reading, dates, &numbers));
    numbers.sort_by_key(|number| number.span);
    let mut at = 0;
    while let Some(first) = numbers.get(at) {
        let range = numbers
            .get(at + 1)
            .filter(|next| is_range(reading, first, next));
        let (number, span, low) = match range {
            Some(next) => (next, first.span.hull(next.span), Some(first)),
            None => (first, first.span, None),
        };
        at += 1 + usize::from(low.is_some());
        facts.extend(told(reading, number, span, low));
    }
    facts
}

fn told(reading: &Reading<'_>, number: &Number, span: Span, low: Option<&Number>) -> Option<Fact> {
    let of = number
        .unit
        .is_none()
        .then(|| counted(reading, number))
        .flatten();
    let is_telling = number.is_in_digits || number.unit.is_some() || of.is_some();
    if !is_telling || !number.is_sure && number.value < 2.0 {
        return None;
    }
    // The first of two takes the scale of the second: "2 bis 3 Millionen".
    let scaled = |low: &Number| {
        let written = number.value;
        let alike = low.value >= written / 1000.0 || low.unit.is_some();
        let factor = if alike {
            1.0
        } else {
            scale_of(reading, number)
        };
        low.value * factor
    };
    let told = Quantity {
        value: low.is_none().then_some(number.value),
        low: low.map(scaled),
        high: low.map(|_| number.value),
        unit: number.unit.clone(),
        modifier: modifier(reading, span).map(Into::into),
        of,
    };
    let rule = if number.is_in_digits {
        figures::RULE
    } else {
        IN_WORDS
    };
    Some(quantity(reading.article, span, told, rule))
}

fn in_digits(reading: &Reading<'_>, figure: &Figure, language: Option<&str>) -> Option<Number> {
    let value = figure.value(language)?;
    let next = reading.token_at(figure.span.end);
    let mut number = Number {
        span: figure.span,
        value,
        unit: figure.unit.map(str::to_owned),
        is_in_digits: true,
        is_sure: true,
    };
    complete(reading, &mut number, next);
    Some(number)
}

/// The numbers in words that stand in none of the dates and numbers.
fn in_words(reading: &Reading<'_>, dates: &[Fact], numbers: &[Number]) -> Vec<Number> {
    let mut taken: Vec<Span> = dates.iter().map(Fact::primary_span).collect();
    taken.extend(numbers.iter().map(|number| number.span));
    taken.sort_unstable();
    let is_taken = |span: Span| {
        let next = taken.partition_point(|other| other.end <= span.start);
        taken.get(next).is_some_and(|other| other.overlaps(span))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let Some((length, value)) = number(reading.tongue, reading.from(at)) else {
            at += 1;
            continue;
        };
        let mut number = Number {
            span: reading.span(&(at..at + length)),
            value,
            unit: None,
            is_in_digits: false,
            is_sure: length > 1,
        };
        let end = complete(reading, &mut number, at + length);
        number.is_sure |= end > at + length;
        if !is_taken(number.span) {
            found.push(number);
        }
        at = end;
    }
    found
}

/// Adds what stands behind a number, and a word for percent before it; where it ends.
fn complete(reading: &Reading<'_>, number: &mut Number, next: usize) -> usize {
    let tongue = reading.tongue;
    let mut end = next;
    if let Some(scale) = tongue.find("scale", reading.from(end)) {
        number.value *= scale.meaning.parse().unwrap_or(1.0);
        end += scale.length;
    }
    if number.unit.is_none() {
        let is_link = |at: usize| {
            let token = reading.tokens.get(at);
            // "millions d'euros"
            token.is_some_and(|token| tongue.is("joining", &token.lower))
        };
        let from = end + usize::from(is_link(end));
        if let Some(currency) = tongue.find("currency", reading.from(from)) {
            number.unit = Some(currency.meaning.to_owned());
            end = from + currency.length;
        } else if let Some(length) = tongue.find_as("percent", "after", reading.from(end)) {
            number.unit = Some("percent".to_owned());
            end += length;
        }
    }
    let first = reading.token_at(number.span.start);
    let before = first.checked_sub(1).filter(|_| number.unit.is_none());
    let start = before
        .filter(|&before| tongue.find_as("percent", "before", reading.from(before)) == Some(1));
    let start = start.inspect(|_| number.unit = Some("percent".to_owned()));
    let words = start.unwrap_or(first)..end.max(next);
    if end > next || start.is_some() {
        number.span = number.span.hull(reading.span(&words));
    }
    end
}

/// What the word for thousands within a number multiplies by.
fn scale_of(reading: &Reading<'_>, number: &Number) -> f64 {
    let first = reading.token_at(number.span.start);
    let end = reading.token_at(number.span.end);
    let mut scales = (first..end).filter_map(|at| reading.tongue.find("scale", reading.from(at)));
    let scale = scales.next().and_then(|scale| scale.meaning.parse().ok());
    scale.unwrap_or(1.0)
}

/// Whether two numbers are the ends of what something lies between.
fn is_range(reading: &Reading<'_>, first: &Number, second: &Number) -> bool {
    let tongue = reading.tongue;
    let (end, next) = (
        reading.token_at(first.span.end),
        reading.token_at(second.span.start),
    );
    let Some(found) = tongue.find("range", reading.from(end)) else {
        return false;
    };
    let before = reading.token_at(first.span.start).checked_sub(1);
    let is_between = before
        .is_some_and(|before| tongue.find_as("between", "-", reading.from(before)) == Some(1));
    let same_unit = first.unit.is_none() || first.unit == second.unit;
    end + found.length == next
        && (found.meaning != "between" || is_between)
        && same_unit
        && first.value < second.value
}

/// How exact a number is, by the words right before it.
fn modifier(reading: &Reading<'_>, span: Span) -> Option<&'static str> {
    let first = reading.token_at(span.start);
    (1..=LONGEST_MODIFIER.min(first)).rev().find_map(|length| {
        let found = reading
            .tongue
            .find("modifier", reading.from(first - length))?;
        (found.length == length).then_some(found.meaning)
    })
}

/// The thing counted: the word behind a number, where it is no word of the language that names nothing. Where
/// nouns have capitals, the first of them.
fn counted(reading: &Reading<'_>, number: &Number) -> Option<String> {
    let next = reading.token_at(number.span.end);
    let is_thing = |at: usize| {
        let token = reading.tokens.get(at)?;
        let tells = token.sort == Sort::Word
            && !token.begins_line
            && !token.text.starts_with(['\'', '’'])
            && !reading.tongue.is("function", &token.lower)
            && !reading.tongue.is("preposition", &token.lower);
        tells.then_some(token)
    };
    let first = is_thing(next)?;
    if reading.tongue.has("nouns have capitals") && !first.has_capital() {
        let noun = is_thing(next + 1).filter(|noun| noun.has_capital())?;
        return Some(format!("{} {}", first.text, noun.text));
    }
    Some(first.text.to_owned())
}
