//! From one time to another, as one expression where the ends share words: "March 9-11",
//! "2009-2011", "from 2 to 4 pm on Monday".
//!
//! Dates that stand on their own ("from 2009 to 2011") are two expressions, as in TIMEX3; the first
//! takes the year it lacks from the second.

use crate::facts::lexeme::Lexemes;

use super::clock::{self, Hour};
use super::expression::{Choice, DayPart, Hours, Point, TimeOfDay, Year};
use super::grammar::{Read, is_day, longest};
use super::{date, numeric, part, relative, within, year};

/// "March 9-11", "9 to 11 March 2014", "2009-2011", "2013-14", "Jan-Feb 2017", "10/1-11/7".
pub fn dates(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    longest([
        days_after_month(words, at),
        days_before_month(words, at),
        day_to_date(words, at),
        years(words, at),
        hyphenated(words, at),
    ])
}

fn days_after_month(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    let month = date::month_name(words, at)?;
    let article = month.end + usize::from(words.lower(month.end) == "the");
    let (from, to) = two_days(words, article)?;
    let year = year::after(words, to.end);
    let end = year.as_ref().map_or(to.end, |year| year.end);
    let year = year.map_or(Year::Chosen(Choice::ByTense), |year| year.value);
    let point = |day: i8| date::month_day(month.value as u32, day as u32, year);
    Some(Read::new((point(from)?, point(to.value)?), end))
}

fn days_before_month(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    let (from, to) = two_days(words, at + usize::from(words.lower(at) == "the"))?;
    let of = to.end + usize::from(matches!(words.lower(to.end), "of" | "in"));
    if let Some(month) = within::relative_month(words, of).filter(|_| of > to.end) {
        let point = |day: i8| Point::DayWithin(day, Box::new(month.value.clone()));
        return Some(Read::new((point(from), point(to.value)), month.end));
    }
    let month = date::month_name(words, of)?;
    let year = year::after(words, month.end);
    let end = year.as_ref().map_or(month.end, |year| year.end);
    let year = year.map_or(Year::Chosen(Choice::ByTense), |year| year.value);
    let point = |day: i8| date::month_day(month.value as u32, day as u32, year);
    Some(Read::new((point(from)?, point(to.value)?), end))
}

/// "from 9 to April 12": the month stands with the second day alone.
fn day_to_date(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    matches!(words.before(at), "from" | "between").then_some(())?;
    let day = date::day_of_month(words, at)?;
    let last = date::written(words, connector(words, day.end, at)?)?;
    let Point::Day(month, end, year) = last.value else {
        return None;
    };
    let first = date::month_day(month as u32, day.value as u32, year)?;
    (day.value < end).then(|| Read::new((first, last.value), last.end))
}

/// "9-11", "9 to 11", "9th through 11th", after "between" also "9 and 11".
fn two_days(words: &Lexemes<'_>, at: usize) -> Option<(i8, Read<i8>)> {
    let from = date::day_of_month(words, at)?;
    let next = connector(words, from.end, at)?;
    let to = date::day_of_month(words, next + usize::from(words.lower(next) == "the"))?;
    (from.value < to.value).then_some((from.value, to))
}

fn years(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    let from = words
        .integer(at)
        .filter(|_| words.digits(at).is_some_and(|d| d.len() == 4))?;
    let mark = words.lower(at + 1);
    let glued = matches!(mark, "-" | "–" | "/" | "~") && words.joins(at + 1, mark);
    if !glued || !(1800..=2100).contains(&from) || words.is_glued(at) {
        return None;
    }
    let length = words.digits(at + 2)?.len();
    let to = words.integer(at + 2)?;
    let to = match length {
        4 if (1800..=2100).contains(&to) => to,
        2 if year::follows(from, to) => from + 1,
        _ => return None,
    };
    let ends = !(words.is_glued(at + 3) && matches!(words.lower(at + 3), "-" | "–" | "/"));
    (from < to && ends).then(|| {
        let point = |year: u32| Point::Year(Year::Given(year as i16));
        Read::new((point(from), point(to)), at + 3)
    })
}

/// "Jan-Feb 2017", "Nov 18-Dec 19, 2015", "10/1/2018-10/7/2018", "10/1-11/7".
fn hyphenated(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    let from = end_of_range(words, at)?;
    let mark = words.lower(from.end);
    let joined = matches!(mark, "-" | "–" | "—") && words.joins(from.end, mark);
    let mut to = joined.then(|| end_of_range(words, from.end + 1))??;
    let mut from = from.value;
    if let Some(year) = year_of(&mut to.value).filter(|year| is_open(**year))
        && let Some(given) = year::after(words, to.end)
    {
        *year = given.value;
        to.end = given.end;
    }
    share_year(&mut from, &mut to.value);
    // "1/2-3/4" may be fractions.
    let figures =
        words.digits(at).is_some() && year_of(&mut from).is_some_and(|year| is_open(*year));
    let told = matches!(words.before(at), "from" | "between" | "on");
    (!figures || told).then(|| Read::new((from, to.value), to.end))
}

/// A day or month at either end of a hyphen.
fn end_of_range(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let month = date::month_name(words, at).map(|month| {
        let whole = match year::after(words, month.end).filter(|_| !words.joins(month.end, "-")) {
            Some(year) => Read::new((month.value, year.value), year.end),
            None => month.map(|month| (month, Year::Chosen(Choice::ByTense))),
        };
        whole.map(|(month, year)| Point::Month(month, year))
    });
    longest([
        month,
        date::written(words, at),
        numeric::point(words, at),
        numeric::month_and_day(words, at),
    ])
}

/// Gives an end that lacks a year the year of the other: "from November to March 2015".
pub fn share_year(from: &mut Point, to: &mut Point) {
    let (start, end) = (month_of(from), month_of(to));
    let (Some(first), Some(last)) = (year_of(from), year_of(to)) else {
        return;
    };
    let turns = start.zip(end).is_some_and(|(start, end)| start > end);
    match (is_open(*first), is_open(*last), *first, *last) {
        (true, false, _, Year::Given(year)) => *first = Year::Given(year - i16::from(turns)),
        (true, false, _, year) if !turns => *first = year,
        (false, true, Year::Given(year), _) => *last = Year::Given(year + i16::from(turns)),
        _ => {}
    }
}

/// The start of a range, which hangs on the end where neither tells its year.
pub fn opening(from: &Point, to: &Point) -> Point {
    let open = |point: &Point| year_of(&mut point.clone()).is_some_and(|year| is_open(*year));
    if open(from) && open(to) {
        Point::Opening(Box::new(from.clone()), Box::new(to.clone()))
    } else {
        from.clone()
    }
}

/// A point with the year it is told to lie in.
pub fn in_year(point: &Point, year: i16) -> Point {
    let mut point = point.clone();
    if let Some(own) = year_of(&mut point) {
        *own = Year::Given(year);
    }
    point
}

fn is_open(year: Year) -> bool {
    year == Year::Chosen(Choice::ByTense)
}

/// The year of a point that names one for a finer time.
fn year_of(point: &mut Point) -> Option<&mut Year> {
    match point {
        Point::Half(_, year)
        | Point::Quarter(_, year)
        | Point::Season(_, year)
        | Point::Month(_, year)
        | Point::Day(_, _, year) => Some(year),
        _ => None,
    }
}

/// The month that a point starts in.
fn month_of(point: &Point) -> Option<i8> {
    match point {
        Point::Half(half, _) => Some(half * 6 - 5),
        Point::Quarter(quarter, _) => Some(quarter * 3 - 2),
        Point::Season(season, _) => Some(season.first_month()),
        Point::Month(month, _) | Point::Day(month, _, _) => Some(*month),
        _ => None,
    }
}

/// The lexeme after the word or mark that joins the ends of a range whose first stands at `start`.
pub fn connector(words: &Lexemes<'_>, at: usize, start: usize) -> Option<usize> {
    let opening = start - usize::from(words.before(start) == "the");
    let joins = match words.lower(at) {
        "-" | "–" | "—" | "to" | "through" | "thru" | "till" | "until" => true,
        "and" => words.before(opening) == "between",
        _ => false,
    };
    joins.then_some(at + 1)
}

/// An hour with the day that may stand beside it.
pub struct HourAndDay {
    /// Where the hour stands.
    pub at: usize,
    /// The hour.
    pub hour: Hour,
    /// The part of the day.
    pub part: Option<DayPart>,
    /// The day.
    pub day: Option<Point>,
    /// Whether the day stands behind the hour, and so belongs to the whole of a range.
    pub day_follows: bool,
}

/// "5 to 6 pm", "between 10 and 11:30 on Monday", "Tuesday from 2:00 to 2:30 pm".
/// `opens_with_day` tells whether a day stands at `at`.
pub fn hours(words: &Lexemes<'_>, at: usize, opens_with_day: bool) -> Option<Read<Hours>> {
    let first = if opens_with_day {
        day_with_hour(words, at)
    } else {
        hour_with_day(words, at)
    };
    let Read { value: from, end } = first?;
    let next = connector(words, end, from.at)?;
    let next = next + usize::from(words.lower(next) == "the");
    let second = day_with_hour(words, next).or_else(|| hour_with_day(words, next));
    let Read { value: to, end } = second?;
    let told = matches!(words.before(from.at), "from" | "between");
    let dated = from.day.is_some() || to.day.is_some() || from.part.is_some() || to.part.is_some();
    // Two bare numbers may be a score.
    let to_the_minute = from.hour.clock.minute.is_some() && to.hour.clock.minute.is_some();
    if from.hour.is_bare && to.hour.is_bare && !(told && (dated || to_the_minute)) {
        return None;
    }
    let (start, stop) = clock::settle(from.hour, to.hour, from.part.or(to.part))?;
    // In "from 2 pm till tomorrow 4:30 pm" the start lies on the day last spoken of.
    let first_day = from
        .day
        .or_else(|| to.day.clone().filter(|_| to.day_follows));
    let last_day = to.day.filter(|_| !to.day_follows || first_day.is_none());
    let hours = Hours {
        from: (TimeOfDay::Clock(start), first_day),
        to: (TimeOfDay::Clock(stop), last_day),
    };
    Some(Read::new(hours, end))
}

/// A day with an hour behind it: "Tuesday from 2:00", "yesterday afternoon from 3".
fn day_with_hour(words: &Lexemes<'_>, at: usize) -> Option<Read<HourAndDay>> {
    let day = dated_part(words, at)?;
    let comma = day.end + usize::from(words.lower(day.end) == ",");
    let preposition = matches!(
        words.lower(comma),
        "from" | "between" | "at" | "around" | "about" | "on"
    );
    let at = comma + usize::from(preposition);
    let hour = clock::hour(words, at)?;
    let (day, part) = day.value;
    let read = HourAndDay {
        at,
        hour: hour.value,
        part,
        day: Some(day),
        day_follows: false,
    };
    Some(Read::new(read, hour.end))
}

/// An hour with the day that may stand behind it: "3", "3 pm tomorrow", "5 in the morning".
pub fn hour_with_day(words: &Lexemes<'_>, at: usize) -> Option<Read<HourAndDay>> {
    let hour = clock::hour(words, at)?;
    let part = clock::in_the_part(words, hour.end);
    let hour_end = part.as_ref().map_or(hour.end, |part| part.end);
    let comma = hour_end + usize::from(words.lower(hour_end) == ",");
    let day_at = comma + usize::from(matches!(words.lower(comma), "on" | "of"));
    let day = dated_part(words, day_at);
    let end = day.as_ref().map_or(hour_end, |day| day.end);
    let (day, part_of_day) = day.map_or((None, None), |day| (Some(day.value.0), day.value.1));
    let read = HourAndDay {
        at,
        hour: hour.value,
        part: part_of_day.or(part.map(|part| part.value)),
        day_follows: day.is_some(),
        day,
    };
    Some(Read::new(read, end))
}

/// A day with the part that may stand behind it: "tomorrow", "Monday morning", "last night".
fn dated_part(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Option<DayPart>)>> {
    let part = part::part_of_known_day(words, at).and_then(|read| match read.value {
        (TimeOfDay::Part(part), Some(day)) => Some(Read::new((day, Some(part)), read.end)),
        _ => None,
    });
    let day = longest([date::point(words, at), relative::point(words, at)])
        .filter(|read| is_day(&read.value))
        .map(|read| match part::day_part(words, read.end) {
            Some(part) => Read::new((read.value, Some(part.value)), part.end),
            None => read.map(|day| (day, None)),
        });
    longest([part, day])
}
