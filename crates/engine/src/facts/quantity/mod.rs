//! How many: numbers with modifier, unit and the thing counted.
//!
//! "Dozens" and the like give two of them as the lower bound and no upper one.

mod age;
mod amount;
#[cfg(test)]
mod article_tests;
mod code;
mod counted;
mod currency;
mod designation;
mod indefinite;
mod measured;
mod naming;
mod range;
pub(super) mod record;
mod repeated;
pub(super) mod rules;
mod score;
mod share;
#[cfg(test)]
mod tests;
mod topic;
mod unit;

use std::borrow::Cow;

use crate::article::Span;
use crate::language::{Analysis, Sentence};

use super::lexeme::Lexemes;
use super::{AGE, Confidence, Fact, FactContent, Quantity, Source, Timex};
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

/// How sure a number is of which nothing tells what it counts: it is a guess.
const NUMBER_OF_NOTHING: Confidence = 0.35;

/// The quantities of an article. Numbers that belong to `times` are none, but a length of time that
/// says how long something takes ("six years in prison") is a measure as well.
pub fn extract(source: Source<'_>, times: &[Fact]) -> Vec<Fact> {
    let spans = |measures: bool| {
        let facts = times
            .iter()
            .filter(move |fact| is_measure(fact) == measures);
        let evidence = facts.flat_map(|fact| &fact.evidence);
        let mut spans: Vec<Span> = evidence.map(|evidence| evidence.span).collect();
        spans.sort_unstable();
        spans
    };
    let times = Times {
        points: spans(false),
        lengths: spans(true),
    };
    let designations = Designations::of(source.analysis);
    let sentences = source.analysis.sentences().iter();
    let mut facts: Vec<Fact> = sentences
        .filter(|sentence| sentence.section.holds_facts())
        .flat_map(|sentence| in_sentence(source, sentence, &times, &designations))
        .collect();
    repeated::settle_dollars(&mut facts);
    repeated::unite_hedged(facts)
}

/// Where an article speaks of time.
struct Times {
    /// Numbers in these are none.
    points: Vec<Span>,
    /// Numbers in these count units of time, or nothing: "six straight days".
    lengths: Vec<Span>,
}

impl Times {
    /// The one of some sorted spans that shares a code point with `here`.
    fn at(spans: &[Span], here: Span) -> Option<Span> {
        let next = spans.partition_point(|time| time.end <= here.start);
        let time = spans.get(next).filter(|time| time.overlaps(here));
        time.copied()
    }
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
    times: &Times,
    designations: &Designations<'_>,
) -> Vec<Fact> {
    let words = Lexemes::new(source.article.slice(sentence.span), sentence.span.start);
    let in_time = |at: usize| {
        let time = Times::at(&times.points, words.span(at..at + 1))?;
        Some(words.within(time).end)
    };
    let found = amount::find(&words, in_time);
    let facts = found.into_iter().filter_map(|found| {
        let number = words.span(found.number..found.end);
        let span = words.span(found.start..found.end);
        let step = found.sort == Sort::Duration && STEPS.contains(&words.lower(found.end));
        let bare = matches!(found.sort, Sort::Digits | Sort::Count) && found.unit.is_none();
        let part_of_length = bare && Times::at(&times.lengths, span).is_some();
        if step || part_of_length || bare && designations.name(source.analysis, number) {
            return None;
        }
        let may_be_none = found.sort == Sort::Digits
            && found.hedge.is_none()
            && (naming::is_year(&words, found.number)
                || naming::is_bracketed(&words, found.number));
        // "1B Ada Obi": where a player stands.
        let is_position = found.sort == Sort::Digits
            && found.unit.is_none()
            && words.text(found.end - 1).ends_with('B')
            && words.is_capitalised(found.end);
        // "a round or two": no two.
        let at = found.number;
        let is_loose = words.before(at) == "or"
            && words.is_word(words.back(at, 2))
            && matches!(words.lower(words.back(at, 3)), "a" | "an" | "another");
        if is_position || is_loose {
            return None;
        }
        let found_at = found.number;
        let is_bare_count =
            found.sort == Sort::Count && found.unit.is_none() && found.hedge.is_none();
        let children = found.unit.is_none() && counted::counts_children(&words, found.number);
        let of_children = children.then(|| "children".to_owned());
        let fact = fact(source, found, of_children, number, span);
        let stands_for_noun = words.lower(found_at) == "one" && is_bare_count;
        (!((may_be_none || stands_for_noun) && counts_nothing(&fact))).then_some(fact)
    });
    facts.collect()
}

/// Whether nothing tells what a number counts: then four digits are a year that no time took, and a figure in
/// brackets that of a list.
fn counts_nothing(fact: &Fact) -> bool {
    matches!(&fact.content, FactContent::Quantity(quantity) if quantity.of.is_none())
}

/// The fact of an amount; `thing` is what it counts, where that is known.
fn fact(source: Source<'_>, found: Found, thing: Option<String>, number: Span, span: Span) -> Fact {
    let (value, low, high) = match found.extent {
        Extent::Exactly(value) => (Some(value), None, None),
        Extent::Between(low, high) => (None, Some(low), Some(high)),
        Extent::AtLeast(low) => (None, Some(low), None),
    };
    let of = match found.sort {
        Sort::Age => Some(AGE.to_owned()),
        Sort::Score => None,
        _ if thing.is_some() => thing,
        _ => counted::counted(source.article, source.analysis, number, span),
    };
    let of = of.filter(|of| Some(of.as_str()) != found.unit.as_deref());
    let words = source.article.slice(span);
    let (rule, mut confidence) = rule(found.sort, of.is_some());
    let is_bare = matches!(found.sort, Sort::Score | Sort::Count | Sort::Digits);
    let of = of.or_else(|| match found.sort {
        Sort::Age | Sort::Score | Sort::Duration => None,
        _ => topic::said_of(
            source.article,
            source.analysis,
            number,
            span,
            found.unit.as_deref(),
        )
        .filter(|of| !of.contains(words)),
    });
    // "the first two", one side of "31-24": a number of nothing tells nothing by itself.
    let is_bare = is_bare && found.unit.is_none() && found.hedge.is_none();
    if is_bare && of.is_none() && !takes_part(source.analysis, number) {
        confidence = NUMBER_OF_NOTHING;
    }
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

/// "*Four* remain in hospital": a number that stands for those it counts.
fn takes_part(analysis: &Analysis, number: Span) -> bool {
    let token = analysis.token_at(number.start);
    token.is_some_and(|at| analysis.tokens()[at].dependency.is_subject())
}

/// The rule that found it and how often it is right.
fn rule(sort: Sort, counted: bool) -> (&'static str, Confidence) {
    match sort {
        Sort::Money => ("quantity.money", 0.95),
        Sort::Percent => ("quantity.percent", 0.95),
        Sort::Measure => ("quantity.measure", 0.95),
        Sort::Duration => ("quantity.duration", 0.9),
        Sort::Age => ("quantity.age", 0.95),
        Sort::Fraction => ("quantity.fraction", 0.9),
        Sort::Score => ("quantity.score", 0.9),
        Sort::Indefinite => ("quantity.indefinite", 0.9),
        Sort::Count if counted => ("quantity.count", 0.85),
        Sort::Count => ("quantity.number", 0.85),
        Sort::Digits if counted => ("quantity.count_in_digits", 0.85),
        Sort::Digits => ("quantity.bare_digits", 0.7),
    }
}
