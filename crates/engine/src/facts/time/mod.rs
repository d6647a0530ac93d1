//! When: time expressions, found first, placed second.
//!
//! The grammar works on the words alone; the parse tells what a bare weekday or month cannot: the
//! tense of its clause, and whether the words are part of a name.

#[cfg(test)]
mod article_tests;
mod calendar;
mod clock;
mod date;
mod duration;
mod expression;
mod grammar;
mod holiday;
mod lexicon;
mod numeric;
mod part;
mod period;
#[cfg(test)]
mod proptests;
mod range;
pub(super) mod record;
mod recurrence;
mod relative;
mod resolve;
pub(super) mod rules;
mod tense;
#[cfg(test)]
mod tests;
mod week_hence;
mod within;
mod year;
mod zone;

use std::borrow::Cow;

use crate::article::{SectionKind, Span};
use crate::language::{EntityLabel, PartOfSpeech, Sentence};

use super::lexeme::Lexemes;
use super::{Confidence, Fact, FactContent, Source, TimeExpression, TimeRelation, Timex};
use expression::{Expression, Point, Recurrence, Unit, Year};
use grammar::Found;
use resolve::Resolver;
use tense::Tense;

pub use lexicon::month;
pub use zone::zone;

/// The time expressions of an article.
pub fn extract(source: Source<'_>) -> Vec<Fact> {
    let mut resolver = Resolver::new(source.article.metadata.published);
    let mut facts = Vec::new();
    for sentence in source.analysis.sentences() {
        if sentence.section.holds_facts() {
            in_sentence(source, sentence, &mut resolver, &mut facts);
        }
    }
    facts
}

fn in_sentence(
    source: Source<'_>,
    sentence: &Sentence,
    resolver: &mut Resolver,
    facts: &mut Vec<Fact>,
) {
    let words = Lexemes::new(source.article.slice(sentence.span), sentence.span.start);
    let mut tense_of_range = None;
    for mut found in grammar::find(&words) {
        let span = words.span(found.start..found.end);
        if is_part_of_name(source, span, &found.expression) {
            continue;
        }
        let relation = relation(&words, &found);
        let is_range = matches!(
            found.expression,
            Expression::Interval(..) | Expression::Hours(_)
        );
        let closes_period = closes_period(&words, found.start);
        let opens_range = matches!(found.expression, Expression::Date(Point::Opening(..)));
        // Both ends of a range lie in one direction.
        let tense = tense_of_range.take().unwrap_or_else(|| {
            let told = tense::planned_before(&words, found.start)
                .unwrap_or_else(|| told_tense(source, span, &found, relation));
            match (told, relation) {
                (tense, _) if opens_range => tense,
                (Tense::Unknown | Tense::Past, _) if closes_period => Tense::Past,
                // What is due by Friday lies ahead.
                (Tense::Unknown, Some(TimeRelation::By | TimeRelation::Until)) => Tense::Future,
                (Tense::Unknown, Some(TimeRelation::Since)) if !is_range => Tense::Past,
                (tense, _) => tense,
            }
        });
        tense_of_range = opens_range.then_some(tense);
        if words.before(found.start) == "in"
            && tense == Tense::Future
            && let Some(point) = resolve::ahead(&found.expression)
        {
            found.expression = Expression::Date(point);
            found.modifier = None;
        }
        let placed = resolver.resolve(&found.expression, tense);
        let (rule, confidence) = rule(&found);
        // "from" belongs to the range, which lies where it says.
        let relation = relation.filter(|relation| !is_range || *relation != TimeRelation::Since);
        let dated = matches!(placed.timex, Timex::Date | Timex::Time);
        let content = FactContent::Time(TimeExpression {
            timex: placed.timex,
            value: placed.value,
            modifier: found.modifier.map(Cow::Borrowed),
            relation: relation.filter(|_| dated),
            anchor: placed.anchor,
            zone: placed.zone,
        });
        facts.push(Fact::suggested(
            source.article,
            content,
            &[span],
            rule,
            confidence,
        ));
    }
}

/// The tense of the clause around a time expression. "The night" of "the night of March 3" is no noun
/// that the day belongs to.
fn told_tense(
    source: Source<'_>,
    span: Span,
    found: &Found,
    relation: Option<TimeRelation>,
) -> Tense {
    let analysis = source.analysis;
    let token = match found.expression {
        Expression::Time(..) => analysis.head_of(analysis.tokens_in(span)),
        // "sentenced in early May"
        _ if found.modifier.is_some() && relation == Some(TimeRelation::On) => {
            analysis.head_of(analysis.tokens_in(span))
        }
        _ => analysis.token_at(span.start),
    };
    token.map_or(Tense::Unknown, |token| tense::tense_at(analysis, token))
}

/// Whether the words stand inside a longer name, such as that of a newspaper. The year that closes
/// a name tells its time: "FIFA World Cup 2018".
fn is_part_of_name(source: Source<'_>, span: Span, expression: &Expression) -> bool {
    let Some(token) = source.analysis.token_at(span.start) else {
        return false;
    };
    if is_paper(source, token, expression) {
        return true;
    }
    source.analysis.name_at(token).is_some_and(|name| {
        let names_something = matches!(
            name.label,
            EntityLabel::Person
                | EntityLabel::Organization
                | EntityLabel::WorkOfArt
                | EntityLabel::Product
                | EntityLabel::Facility
                | EntityLabel::Law
                | EntityLabel::GeopoliticalPlace
        );
        let is_year = matches!(expression, Expression::Date(Point::Year(_)));
        let dates_name = is_year && name.span.end == span.end;
        names_something && name.span.covers(span) && name.span != span && !dates_name
    })
}

/// Whether "Today" closes the name of a paper or broadcaster: "USA TODAY", "Russia Today".
fn is_paper(source: Source<'_>, token: usize, expression: &Expression) -> bool {
    let tokens = source.analysis.tokens();
    let is_today = matches!(
        expression,
        Expression::Date(Point::FromPublication(Unit::Day, 0))
    );
    let is_capital = |at: usize| tokens[at].text.starts_with(char::is_uppercase);
    let is_verb =
        |at: usize| matches!(tokens[at].pos, PartOfSpeech::Verb | PartOfSpeech::Auxiliary);
    let is_shouted = |at: usize| !tokens[at].text.contains(char::is_lowercase);
    let sentence = source.analysis.sentence_of(token);
    let mut range = sentence.tokens.clone();
    // Where every word has a capital, or is in capitals throughout, it tells nothing.
    let tells = if is_shouted(token) {
        range.any(|at| !is_shouted(at))
    } else {
        sentence.section != SectionKind::Headline && range.any(|at| is_verb(at) && !is_capital(at))
    };
    is_today
        && tells
        && token > sentence.tokens.start
        && is_capital(token)
        && is_capital(token - 1)
        && tokens[token - 1].tag.is_proper_noun()
}

/// How what is told relates to the time, by the words before it.
fn relation(words: &Lexemes<'_>, found: &Found) -> Option<TimeRelation> {
    let end = found.start - usize::from(words.before(found.start) == "the");
    let reads = |phrase: &[&str]| words.reads_before(end, phrase);
    if reads(&["no", "later", "than"]) || reads(&["not", "later", "than"]) {
        return Some(TimeRelation::By);
    }
    if reads(&["as", "of"]) || reads(&["starting", "on"]) || reads(&["beginning", "on"]) {
        return Some(TimeRelation::Since);
    }
    if reads(&["prior", "to"]) || reads(&["ahead", "of"]) || reads(&["earlier", "than"]) {
        return Some(TimeRelation::Before);
    }
    if reads(&["later", "than"]) {
        return Some(TimeRelation::After);
    }
    match words.before(end) {
        "by" => Some(TimeRelation::By),
        "since" | "from" | "starting" | "beginning" | "effective" => Some(TimeRelation::Since),
        "until" | "till" | "through" => Some(TimeRelation::Until),
        "before" => Some(TimeRelation::Before),
        "after" | "following" => Some(TimeRelation::After),
        "on" | "in" | "at" | "during" => Some(TimeRelation::On),
        "to" if opens_range(words, end) => Some(TimeRelation::Until),
        _ => None,
    }
}

/// Whether a time closes a period of a report: "in the year to June", "the three months ended 31 March".
fn closes_period(words: &Lexemes<'_>, start: usize) -> bool {
    let joint = matches!(words.before(start), "to" | "through" | "ended" | "ending");
    let period = matches!(
        words.before(words.back(start, 1)),
        "year" | "months" | "quarter" | "weeks" | "period" | "half" | "days"
    );
    joint && period
}

/// Whether "to" before a date closes a range that "from" opened.
fn opens_range(words: &Lexemes<'_>, end: usize) -> bool {
    (end.saturating_sub(6)..end).any(|at| words.lower(at) == "from")
}

/// The rule that found it and how often it is right.
fn rule(found: &Found) -> (&'static str, Confidence) {
    match &found.expression {
        Expression::Date(point) => point_rule(point),
        Expression::Interval(..) => ("time.interval", 0.85),
        Expression::Hours(_) => ("time.hours", 0.8),
        Expression::Time(_, Some(_)) => ("time.day_and_clock", 0.9),
        Expression::Time(_, None) => ("time.clock", 0.8),
        Expression::Duration(_) => ("time.duration", 0.9),
        Expression::Set(Recurrence::Every(_)) => ("time.frequency", 0.8),
        Expression::Set(_) => ("time.recurrence", 0.85),
        Expression::Vague(_) => ("time.vague", 0.6),
    }
}

fn point_rule(point: &Point) -> (&'static str, Confidence) {
    let given = |year: &Year| matches!(year, Year::Given(_));
    match point {
        Point::Day(_, _, year) if given(year) => ("time.date", 0.98),
        Point::Day(..) | Point::DayOfMonth(_) => ("time.day_and_month", 0.85),
        Point::DayWithin(..) | Point::NthWeekday(..) => ("time.day_within", 0.85),
        Point::Month(_, year) if given(year) => ("time.month_year", 0.98),
        Point::Month(..) => ("time.month", 0.85),
        Point::Year(_) => ("time.year", 0.93),
        Point::FiscalYear(_) => ("time.fiscal_year", 0.85),
        Point::Half(..) | Point::Quarter(..) => ("time.quarter", 0.85),
        Point::Season(..) => ("time.season", 0.8),
        Point::Week(..)
        | Point::WeekOfMonth(..)
        | Point::WeekHolding(_)
        | Point::Weekend(_)
        | Point::WeekendAt(_) => ("time.week", 0.7),
        Point::Decade(_) => ("time.decade", 0.9),
        Point::Century(_) => ("time.century", 0.9),
        Point::Holiday(..) => ("time.holiday", 0.8),
        Point::Weekday(..)
        | Point::WeekdayAndDay(..)
        | Point::WeekdayNear(..)
        | Point::WeekdayOfWeek(..) => ("time.weekday", 0.87),
        Point::Opening(from, _) => point_rule(from),
        Point::FromPublication(..) => ("time.from_publication", 0.88),
        Point::FromReference(..) => ("time.from_earlier", 0.6),
        Point::CountedFrom(..) => ("time.from_date", 0.75),
    }
}
