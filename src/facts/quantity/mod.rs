//! How many: numbers with modifier, unit and the thing counted.
//!
//! "Dozens" and the like give two of them as the lower bound and no upper one.

mod age;
mod amount;
#[cfg(test)]
mod article_tests;
mod counted;
mod currency;
mod designation;
mod indefinite;
mod measured;
mod naming;
mod range;
mod repeated;
mod score;
mod share;
#[cfg(test)]
mod tests;
mod topic;
mod unit;

use std::borrow::Cow;

use crate::article::Span;
use crate::language::Sentence;

use super::lexeme::Lexemes;
use super::{Confidence, Fact, FactContent, Quantity, Source, Timex};
use amount::{Extent, Found, Sort};
use designation::Designations;

pub use currency::of_sign as currency_of_sign;

/// Words behind a length of time that make it a step to another time.
const STEPS: &[&str] = &[
    "ago",
    "after",
    "afterward",
    "afterwards",
    "before",
    "earlier",
    "hence",
    "later",
    "prior",
];

/// Words that tell where a length of time lies: "the past nine days" is a time and no measure.
const PLACED: &[&str] = &["past", "last", "next", "coming", "previous", "following"];

/// The quantities of an article. Numbers that belong to `times` are none, but a length of time that
/// says how long something takes ("six years in prison") is a measure as well.
pub fn extract(source: Source<'_>, times: &[Fact]) -> Vec<Fact> {
    let mut times: Vec<Span> = times
        .iter()
        .filter(|fact| !is_measure(fact))
        .flat_map(|fact| fact.evidence.iter().map(|evidence| evidence.span))
        .collect();
    times.sort_unstable();
    let designations = Designations::of(source.analysis);
    let sentences = source.analysis.sentences().iter();
    let mut facts: Vec<Fact> = sentences
        .filter(|sentence| sentence.section.holds_facts())
        .flat_map(|sentence| in_sentence(source, sentence, &times, &designations))
        .collect();
    repeated::settle_dollars(&mut facts);
    repeated::unite_hedged(facts)
}

fn is_measure(time: &Fact) -> bool {
    let duration =
        matches!(&time.content, FactContent::Time(time) if time.timex == Timex::Duration);
    let placed = |text: &str| {
        text.split_whitespace()
            .any(|word| PLACED.contains(&word.to_lowercase().as_str()))
    };
    duration && !time.evidence.iter().any(|evidence| placed(&evidence.text))
}

fn in_sentence(
    source: Source<'_>,
    sentence: &Sentence,
    times: &[Span],
    designations: &Designations<'_>,
) -> Vec<Fact> {
    let words = Lexemes::new(source.article.slice(sentence.span), sentence.span.start);
    let in_time = |at: usize| {
        let here = words.span(at..at + 1);
        let next = times.partition_point(|time| time.end <= here.start);
        let time = times.get(next).filter(|time| time.overlaps(here))?;
        Some(words.within(*time).end)
    };
    let found = amount::find(&words, in_time);
    let facts = found.into_iter().filter_map(|found| {
        let number = words.span(found.number..found.end);
        let span = words.span(found.start..found.end);
        let step = found.sort == Sort::Duration && STEPS.contains(&words.lower(found.end));
        let bare = matches!(found.sort, Sort::Digits | Sort::Count) && found.unit.is_none();
        if step || bare && designations.name(source.analysis, number) {
            return None;
        }
        Some(fact(source, found, number, span))
    });
    facts.collect()
}

fn fact(source: Source<'_>, found: Found, number: Span, span: Span) -> Fact {
    let (value, low, high) = match found.extent {
        Extent::Exactly(value) => (Some(value), None, None),
        Extent::Between(low, high) => (None, Some(low), Some(high)),
        Extent::AtLeast(low) => (None, Some(low), None),
    };
    let of = match found.sort {
        Sort::Age => Some("age".to_owned()),
        Sort::Score => None,
        _ => counted::counted(source.article, source.analysis, number, span),
    };
    let of = of.filter(|of| Some(of.as_str()) != found.unit.as_deref());
    let (rule, confidence) = rule(found.sort, of.is_some());
    let of = of.or_else(|| match found.sort {
        Sort::Age | Sort::Score | Sort::Duration => None,
        _ => topic::said_of(
            source.article,
            source.analysis,
            number,
            span,
            found.unit.as_deref(),
        ),
    });
    let content = FactContent::Quantity(Quantity {
        value,
        low,
        high,
        unit: found.unit,
        modifier: found.hedge.map(|hedge| Cow::Borrowed(hedge.sign())),
        of,
    });
    Fact::suggested(source.article, content, &[span], rule, confidence)
}

/// The rule that found it and how often it is right.
fn rule(sort: Sort, counted: bool) -> (&'static str, Confidence) {
    match sort {
        Sort::Money => ("quantity.money", 0.95),
        Sort::Percent => ("quantity.percent", 0.97),
        Sort::Measure => ("quantity.measure", 0.92),
        Sort::Duration => ("quantity.duration", 0.92),
        Sort::Age => ("quantity.age", 0.92),
        Sort::Fraction => ("quantity.fraction", 0.85),
        Sort::Score => ("quantity.score", 0.75),
        Sort::Indefinite => ("quantity.indefinite", 0.8),
        Sort::Count if counted => ("quantity.count", 0.9),
        Sort::Count => ("quantity.number", 0.75),
        Sort::Digits if counted => ("quantity.count_in_digits", 0.85),
        Sort::Digits => ("quantity.bare_digits", 0.6),
    }
}
