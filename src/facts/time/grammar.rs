//! Puts the pieces together: the longest time expression that starts at a word.

use crate::facts::hedge;
use crate::facts::lexeme::Lexemes;

use super::expression::{Expression, Point, TimeOfDay};
use super::{clock, date, duration, lexicon, recurrence, relative};

/// What was read and the lexeme after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read<T> {
    /// What it says.
    pub value: T,
    /// One past its last lexeme.
    pub end: usize,
}

/// A time expression as found, from its first lexeme.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// First lexeme.
    pub start: usize,
    /// One past the last lexeme.
    pub end: usize,
    /// What it says.
    pub expression: Expression,
    /// TIMEX3 modifier.
    pub modifier: Option<&'static str>,
}

impl<T> Read<T> {
    /// Something read up to `end`.
    pub fn new(value: T, end: usize) -> Self {
        Self { value, end }
    }

    /// The same stretch, understood as something else.
    pub fn map<U>(self, understand: impl FnOnce(T) -> U) -> Read<U> {
        Read::new(understand(self.value), self.end)
    }
}

/// Of several readings, the one that takes in most.
pub fn longest<T>(readings: impl IntoIterator<Item = Option<Read<T>>>) -> Option<Read<T>> {
    let mut best: Option<Read<T>> = None;
    for reading in readings.into_iter().flatten() {
        if best.as_ref().is_none_or(|best| reading.end > best.end) {
            best = Some(reading);
        }
    }
    best
}

/// All time expressions of a sentence, in order, not overlapping.
pub fn find(words: &Lexemes<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match expression(words, at) {
            Some(expression) => {
                at = expression.end;
                found.push(expression);
            }
            None => at += 1,
        }
    }
    found
}

/// The longest time expression that starts at `at`.
fn expression(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let readings = [
        date_or_time(words, at),
        duration::duration(words, at)
            .map(|read| read.map(|duration| (Expression::Duration(duration), None))),
        recurrence::recurrence(words, at)
            .map(|read| read.map(|recurrence| (Expression::Set(recurrence), None))),
        vague(words, at),
    ];
    let read = longest(readings)?;
    let (expression, modifier) = read.value;
    let mut found = Found {
        start: at,
        end: read.end,
        expression,
        modifier,
    };
    if matches!(found.expression, Expression::Duration(_)) {
        if let Some((hedge, start)) = hedge::before(words, at) {
            found.start = start;
            found.modifier = Some(hedge.timex());
        } else if let Some((hedge, end)) = hedge::after(words, found.end) {
            found.end = end;
            found.modifier = Some(hedge.timex());
        }
    }
    Some(found)
}

type Reading = Option<Read<(Expression, Option<&'static str>)>>;

/// A date, a time of day, or both: "Monday at 3 pm", "8 a.m. on Monday", "Friday night".
fn date_or_time(words: &Lexemes<'_>, at: usize) -> Reading {
    let first = modified_point(words, at);
    let time_first = clock::time_of_day(words, at);
    longest([
        interval(words, at),
        first.clone().and_then(|point| with_time(words, point)),
        first.map(|read| read.map(|(point, modifier)| (Expression::Date(point), modifier))),
        time_first.as_ref().and_then(|time| with_day(words, time)),
        time_first.map(|read| read.map(|time| (Expression::Time(time, None), None))),
        known_part(words, at),
    ])
}

/// "early 2009", "the end of last year", "mid-June": a point with its TIMEX3 modifier.
fn modified_point(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Option<&'static str>)>> {
    let (modifier, start) = edge(words, at);
    let article = start + usize::from(start > at && words.lower(start) == "the");
    longest([
        date::point(words, start),
        date::point(words, article),
        relative::point(words, start),
        (start > at)
            .then(|| relative::present_unit(words, start))
            .flatten(),
    ])
    .filter(|read| modifier.is_none() || !matches!(read.value, Point::Day(..)) || start == at + 1)
    .map(|read| read.map(|point| (point, modifier)))
}

/// The words that pick out the edge of a longer time, and the lexeme after them.
fn edge(words: &Lexemes<'_>, at: usize) -> (Option<&'static str>, usize) {
    let start = at + usize::from(words.lower(at) == "the");
    let named = match words.lower(start) {
        "beginning" | "start" | "dawn" | "outset" => Some("START"),
        "middle" => Some("MID"),
        "end" | "close" => Some("END"),
        _ => None,
    };
    if let Some(named) = named.filter(|_| words.lower(start + 1) == "of") {
        return (Some(named), start + 2);
    }
    let hyphen = usize::from(words.lower(at + 1) == "-");
    match words.lower(at) {
        "early" => (Some("START"), at + 1 + hyphen),
        "mid" => (Some("MID"), at + 1 + hyphen),
        "late" => (Some("END"), at + 1 + hyphen),
        "earlier" | "later" => (
            None,
            at + 1 + usize::from(matches!(words.lower(at + 1), "in" | "on")),
        ),
        _ if start > at => match words.lower(start) {
            "early" => (Some("START"), start + 1),
            "mid" => (
                Some("MID"),
                start + 1 + usize::from(words.lower(start + 1) == "-"),
            ),
            "late" => (Some("END"), start + 1),
            _ => (None, at),
        },
        _ => (None, at),
    }
}

/// "Monday at 3 pm", "Friday night", "May 5, 8:30 a.m.".
fn with_time(words: &Lexemes<'_>, day: Read<(Point, Option<&'static str>)>) -> Reading {
    let mut next = day.end;
    while matches!(words.lower(next), "," | "@") {
        next += 1;
    }
    if matches!(
        words.lower(next),
        "at" | "in" | "around" | "about" | "by" | "from"
    ) {
        next += 1;
    }
    let article = next + usize::from(words.lower(next) == "the");
    let time = clock::time_of_day(words, next)
        .or_else(|| clock::day_part(words, article).map(|read| read.map(TimeOfDay::Part)))?;
    let (point, _) = day.value;
    is_day(&point).then(|| Read::new((Expression::Time(time.value, Some(point)), None), time.end))
}

/// "8 a.m. on Monday", "midnight Tuesday", "3 pm today".
fn with_day(words: &Lexemes<'_>, time: &Read<TimeOfDay>) -> Reading {
    let mut next = time.end;
    if matches!(words.lower(next), "," | "on" | "of" | "this") {
        next += 1;
    }
    if words.lower(time.end) == "," && words.lower(next) == "on" {
        next += 1;
    }
    let part = clock::part_of_known_day(words, time.end);
    let part = part.and_then(|part| Some(Read::new(part.value.1?, part.end)));
    let day = longest([date::point(words, next), relative::point(words, next), part])?;
    is_day(&day.value).then(|| {
        Read::new(
            (Expression::Time(time.value, Some(day.value)), None),
            day.end,
        )
    })
}

/// "tonight", "last night at 8": a part of a known day with the hour that may follow.
fn known_part(words: &Lexemes<'_>, at: usize) -> Reading {
    let part = clock::part_of_known_day(words, at)?;
    let (time, point) = part.value;
    let read = match clock::hour_within(words, part.end, time) {
        Some(hour) => Read::new((hour.value, point), hour.end),
        None => Read::new((time, point), part.end),
    };
    Some(read.map(|(time, point)| (Expression::Time(time, point), None)))
}

fn is_day(point: &Point) -> bool {
    matches!(
        point,
        Point::Day(..)
            | Point::DayOfMonth(_)
            | Point::Holiday(..)
            | Point::Weekday(..)
            | Point::WeekdayOfWeek(..)
            | Point::FromPublication(super::expression::Unit::Day, _)
            | Point::FromReference(super::expression::Unit::Day, _)
    )
}

/// "March 9-11", "9 to 11 March", "2009-2011", "2013-14".
fn interval(words: &Lexemes<'_>, at: usize) -> Reading {
    date::interval(words, at)
        .map(|read| read.map(|(from, to)| (Expression::Interval(from, to), None)))
}

fn vague(words: &Lexemes<'_>, at: usize) -> Reading {
    let found = lexicon::VAGUE
        .iter()
        .find(|(phrase, _)| words.reads(at, phrase));
    let (phrase, value) = found?;
    let end = at + phrase.len();
    // "the now-cancelled deal", "in the past decade"
    let goes_on = words.joins(end, "-")
        || words.before(end) == "past" && words.is_word(end) && !words.reads(end, &["and"]);
    (!goes_on).then(|| Read::new((Expression::Vague(value), None), end))
}
