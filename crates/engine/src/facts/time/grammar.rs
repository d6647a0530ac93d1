//! Puts the pieces together: the longest time expression that starts at a word.

use crate::facts::hedge;
use crate::facts::lexeme::Lexemes;

use super::expression::{Choice, Expression, Point, TimeOfDay, Unit};
use super::range::HourAndDay;
use super::{clock, date, duration, lexicon, part, range, recurrence, relative, within, year};

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
        let listed = found
            .last()
            .and_then(|previous| day_in_list(words, at, previous));
        match expression(words, at).or(listed) {
            Some(mut expression) => {
                at = expression.end;
                if let Some(previous) = found.last_mut() {
                    link(words, previous, &mut expression);
                }
                found.push(expression);
            }
            None => at += 1,
        }
    }
    found
}

/// "from January to April 2015", "in May and June 2009": a year told once counts for both.
fn link(words: &Lexemes<'_>, first: &mut Found, second: &mut Found) {
    let listed = matches!(words.lower(first.end), "and" | "or" | "," | "&");
    let ranges = range::connector(words, first.end, first.start).is_some();
    let joined = listed || ranges;
    let article = first.end + 1 + usize::from(words.lower(first.end + 1) == "the");
    if joined
        && (first.end + 1..=article).contains(&second.start)
        && let Expression::Date(from) = &mut first.expression
        && let Expression::Date(to) = &mut second.expression
    {
        range::share_year(from, to);
        if ranges {
            *from = range::opening(from, to);
        }
    }
}

/// "9" in "March 8 and 9": a day of the month before it.
fn day_in_list(words: &Lexemes<'_>, at: usize, previous: &Found) -> Option<Found> {
    let Expression::Date(Point::Day(month, _, year)) = previous.expression else {
        return None;
    };
    let follows = previous.end + 1 == at && matches!(words.lower(previous.end), "and" | "or" | "&");
    if !follows || date::month_name(words, previous.start).is_none() {
        return None;
    }
    let day = words.digits(at).and(date::day_of_month(words, at))?;
    let own_year = year::after(words, day.end);
    let end = own_year.as_ref().map_or(day.end, |year| year.end);
    let year = own_year.map_or(year, |year| year.value);
    (!words.is_word(end)).then_some(Found {
        start: at,
        end,
        expression: Expression::Date(Point::Day(month, day.value, year)),
        modifier: None,
    })
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
    let part = known_part(words, at);
    let opens_with_day = part.is_some() || first.as_ref().is_some_and(|day| is_day(&day.value.0));
    longest([
        interval(words, at),
        date::listed_day(words, at).map(|read| read.map(|day| (Expression::Date(day), None))),
        range::hours(words, at, opens_with_day)
            .map(|read| read.map(|hours| (Expression::Hours(hours), None))),
        first.clone().and_then(|point| with_time(words, point)),
        first.map(|read| read.map(|(point, modifier)| (Expression::Date(point), modifier))),
        with_day(words, at),
        time_first.map(|read| read.map(|time| (Expression::Time(time, None), None))),
        part,
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
        (start > at).then(|| day_of_weekday(words, start)).flatten(),
    ])
    .filter(|read| modifier.is_none() || !matches!(read.value, Point::Day(..)) || start == at + 1)
    .map(|read| read.map(|point| (point, modifier)))
}

/// "the end of the day Saturday": the day is that one.
fn day_of_weekday(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let day = relative::present_unit(words, at)?;
    if day.value != Point::FromReference(Unit::Day, 0) {
        return None;
    }
    date::point(words, day.end).filter(|read| is_day(&read.value))
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
    if matches!(words.lower(start), "rest" | "remainder") && words.lower(start + 1) == "of" {
        return (None, start + 2);
    }
    if let Some(named) = named.filter(|_| words.lower(start + 1) == "of") {
        return (Some(named), start + 2);
    }
    let hyphen = usize::from(words.lower(at + 1) == "-");
    match words.lower(at) {
        // "late on Tuesday"
        "early" | "late" if words.lower(at + 1) == "on" && is_dated(words, at + 2) => {
            let modifier = if words.lower(at) == "early" {
                "START"
            } else {
                "END"
            };
            (Some(modifier), at + 2)
        }
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

/// Whether a day of the week or of a month stands here.
fn is_dated(words: &Lexemes<'_>, at: usize) -> bool {
    longest([relative::weekday(words, at), date::written(words, at)]).is_some()
}

/// "Monday at 3 pm", "Friday night", "May 5, 8:30 a.m.".
fn with_time(words: &Lexemes<'_>, day: Read<(Point, Option<&'static str>)>) -> Reading {
    let mut next = day.end;
    while matches!(words.lower(next), "," | "@") {
        next += 1;
    }
    let (point, _) = day.value;
    if !is_day(&point) {
        return None;
    }
    let dated = |time: Read<TimeOfDay>| {
        time.map(|time| (Expression::Time(time, Some(point.clone())), None))
    };
    let preposition = words.lower(next);
    if matches!(preposition, "no" | "not") && words.reads(next + 1, &["later", "than"]) {
        return clock::time_of_day(words, next + 3).map(dated);
    }
    let placed = matches!(preposition, "at" | "around" | "about" | "by");
    let bounded = matches!(preposition, "before" | "after" | "until" | "till" | "for");
    next += usize::from(placed || bounded || matches!(preposition, "in" | "from"));
    if let Some(time) = clock::time_of_day(words, next) {
        return Some(dated(time));
    }
    if placed {
        return clock::loose(words, next).map(dated);
    }
    let article = next + usize::from(words.lower(next) == "the");
    let part = part::day_part(words, article).filter(|_| !bounded)?;
    let part = part.map(TimeOfDay::Part);
    let hour = clock::hour_within(words, part.end, part.value);
    let time = hour.unwrap_or(part);
    // "Wednesday evening next week"
    if let Point::Weekday(weekday, Choice::ByTense) = point
        && let Some(week) = relative::shifted_week(words, time.end)
    {
        let point = Point::WeekdayOfWeek(weekday, week.value);
        return Some(Read::new(
            (Expression::Time(time.value, Some(point)), None),
            week.end,
        ));
    }
    Some(dated(time))
}

/// "8 a.m. on Monday", "midnight Tuesday", "at 7:30 yesterday evening".
fn with_day(words: &Lexemes<'_>, at: usize) -> Reading {
    let read = range::hour_with_day(words, at).filter(|read| read.value.day_follows)?;
    let HourAndDay {
        hour, part, day, ..
    } = read.value;
    let placed = matches!(words.before(at), "at" | "around" | "about");
    if hour.is_bare && !(placed && part.is_some()) {
        return None;
    }
    let (clock, _) = clock::settle(hour, hour, part)?;
    let time = Expression::Time(TimeOfDay::Clock(clock), day);
    Some(Read::new((time, None), read.end))
}

/// "tonight", "last night at 8": a part of a known day with the hour that may follow.
fn known_part(words: &Lexemes<'_>, at: usize) -> Reading {
    let part = longest([
        part::part_of_known_day(words, at),
        part::part_of_day(words, at),
    ])?;
    let (time, point) = part.value;
    let read = match clock::hour_within(words, part.end, time) {
        Some(hour) => Read::new((hour.value, point), hour.end),
        None => Read::new((time, point), part.end),
    };
    Some(read.map(|(time, point)| (Expression::Time(time, point), None)))
}

/// Whether a point is a single day, which a time of the day can belong to.
pub fn is_day(point: &Point) -> bool {
    matches!(
        point,
        Point::Day(..)
            | Point::DayOfMonth(_)
            | Point::DayWithin(..)
            | Point::NthWeekday(..)
            | Point::Holiday(..)
            | Point::Weekday(..)
            | Point::WeekdayAndDay(..)
            | Point::WeekdayNear(..)
            | Point::WeekdayOfWeek(..)
            | Point::FromPublication(Unit::Day, _)
            | Point::FromReference(Unit::Day, _)
            | Point::CountedFrom(Unit::Day, ..)
    )
}

fn interval(words: &Lexemes<'_>, at: usize) -> Reading {
    longest([range::dates(words, at), within::edge(words, at)])
        .map(|read| read.map(|(from, to)| (Expression::Interval(from, to), None)))
}

fn vague(words: &Lexemes<'_>, at: usize) -> Reading {
    let found = lexicon::VAGUE
        .iter()
        .find(|(phrase, _)| words.reads(at, phrase));
    let (phrase, value) = found?;
    let end = at + phrase.len();
    // "the now-cancelled deal", "in the past decade", "up to date", "every now and then"
    let goes_on = words.joins(end, "-")
        || words.before(end) == "past" && words.is_word(end) && !words.reads(end, &["and"])
        || matches!(words.before(at), "up" | "-" | "every")
        || words.before(end) == "future" && words.lower(end) == "of";
    // "is now declining" tells no time; "as of now", "go back now" do.
    let adverb = phrase.len() == 1
        && words.is_word(end)
        && !matches!(words.lower(end), "and" | "or" | "until" | "till" | "to")
        && !matches!(
            words.before(at),
            "until" | "till" | "by" | "from" | "since" | "of" | "for"
        );
    let goes_on = goes_on || adverb;
    (!goes_on).then(|| Read::new((Expression::Vague(value), None), end))
}
