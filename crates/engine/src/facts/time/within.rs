//! Days and weeks told by their place in a longer time: "the first Monday of next month", "the 15th
//! day of the month", "the week of June 5", "Labor Day weekend".

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::expression::{Amount, Choice, Point, Unit, Year};
use super::grammar::{Read, longest};
use super::{date, duration, lexicon, relative, year};

/// A day or week within a longer time.
pub fn point(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    longest([
        nth_weekday(words, at),
        nth_day(words, at),
        week_of(words, at),
        feast_weekend(words, at),
    ])
}

/// "the first Monday of next month", "the last Friday in October 2019".
fn nth_weekday(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (rank, next) = rank(words, start)?;
    let (weekday, _) = lexicon::weekday(words.lower(next))?;
    matches!(words.lower(next + 1), "of" | "in").then_some(())?;
    let whole = month(words, next + 2)?;
    (rank <= 5).then(|| {
        let point = Point::NthWeekday(rank, weekday, Box::new(whole.value));
        Read::new(point, whole.end)
    })
}

/// "the 15th day of next month", "the last day of February", "the 21st of this month".
fn nth_day(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (rank, after) = rank(words, start)?;
    let named = words.lower(after) == "day";
    let next = after + usize::from(named);
    let of = next + usize::from(matches!(words.lower(next), "of" | "in"));
    let whole = if named && of > next {
        month(words, of)?
    } else {
        // "the third this month" is the third of anything.
        let month = relative_month(words, of).filter(|_| words.digits(start).is_some())?;
        let told = of > next || words.lower(of) != "the";
        told.then_some(month)?
    };
    let point = Point::DayWithin(rank, Box::new(whole.value));
    (rank <= 31).then(|| Read::new(point, whole.end))
}

/// "the week of June 5", "the week beginning Monday", "w/c 4 February".
fn week_of(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let next = if words.lower(start) == "w" && words.joins(start + 1, "/") {
        (words.lower(start + 2) == "c").then_some(start + 3)?
    } else {
        (words.lower(start) == "week").then_some(())?;
        match words.lower(start + 1) {
            "of" | "commencing" | "beginning" | "starting" => start + 2,
            _ => return None,
        }
    };
    let next = next + usize::from(words.lower(next) == "on");
    let article = next + usize::from(words.lower(next) == "the");
    let day = longest([
        date::plain(words, next).filter(|read| {
            matches!(
                read.value,
                Point::Day(..) | Point::Weekday(..) | Point::Holiday(..)
            )
        }),
        number::ordinal(words, article)
            .filter(|(day, end)| (1..=31).contains(day) && !words.is_word(*end))
            .map(|(day, end)| Read::new(Point::DayOfMonth(day as i8), end)),
    ])?;
    Some(day.map(|day| Point::WeekHolding(Box::new(day))))
}

/// "Labor Day weekend", "Halloween weekend 2021", "the weekend of 5 June".
fn feast_weekend(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    if words.reads(start, &["weekend", "of"]) {
        let day = longest([
            date::feast(words, start + 2),
            date::written(words, start + 2),
        ])?;
        return Some(day.map(|day| Point::WeekendAt(Box::new(day))));
    }
    let mut day = date::feast(words, at)?;
    (words.lower(day.end) == "weekend").then_some(())?;
    day.end += 1;
    if let Point::Holiday(_, year @ Year::Chosen(Choice::ByTense)) = &mut day.value
        && let Some(given) = year::after(words, day.end)
    {
        *year = given.value;
        day.end = given.end;
    }
    Some(day.map(|day| Point::WeekendAt(Box::new(day))))
}

/// "next month", "October", "October 2019", "the month", "2019".
fn month(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let bare = date::month_name(words, at)
        .map(|month| month.map(|month| Point::Month(month, Year::Chosen(Choice::ByTense))));
    let dated = longest([
        date::month_and_year(words, at),
        year::year(words, at).map(|year| year.map(|year| Point::Year(Year::Given(year)))),
    ]);
    longest([relative_month(words, at), dated, bare])
}

/// "this month", "next year", "the month".
pub fn relative_month(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let shifted =
        relative::shifted_unit(words, at).or_else(|| relative::present_unit(words, at))?;
    let long = matches!(
        shifted.value,
        Point::FromPublication(Unit::Month | Unit::Year, _)
    );
    long.then_some(shifted)
}

/// "first", "15th", or -1 for "last".
fn rank(words: &Lexemes<'_>, at: usize) -> Option<(i8, usize)> {
    if matches!(words.lower(at), "last" | "final") {
        return Some((-1, at + 1));
    }
    let (rank, next) = number::ordinal(words, at)?;
    Some((i8::try_from(rank).ok()?, next))
}

/// "the last five days of May 2017", "the first two months of 2021": from one point to another.
pub fn edge(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    let start = at + usize::from(words.lower(at) == "the");
    let first = match words.lower(start) {
        "first" | "opening" => true,
        "last" | "final" | "closing" => false,
        _ => return None,
    };
    let length = duration::single(words, start + 1)?;
    let (Amount::Exact(count), unit) = length.value else {
        return None;
    };
    let whole = (1.0..=31.0).contains(&count) && count.fract() == 0.0;
    let of = matches!(words.lower(length.end), "of" | "in");
    let period = month(words, length.end + 1).filter(|_| whole && of)?;
    let (from, to) = ends(&period.value, first, count as i8, unit)?;
    Some(Read::new((from, to), period.end))
}

/// The first or last `count` of the units of a month or year.
fn ends(period: &Point, first: bool, count: i8, unit: Unit) -> Option<(Point, Point)> {
    match unit {
        Unit::Day | Unit::Week => {
            let days = if unit == Unit::Week {
                count.checked_mul(7)?
            } else {
                count
            };
            let day = |rank| Point::DayWithin(rank, Box::new(period.clone()));
            Some(if first {
                (day(1), day(days))
            } else {
                (day(-days), day(-1))
            })
        }
        Unit::Month if count < 12 => {
            let year = match period {
                Point::Year(year) => *year,
                Point::FromPublication(Unit::Year, shift) => Year::FromPublication(*shift),
                _ => return None,
            };
            let month = |month| Point::Month(month, year);
            Some(if first {
                (month(1), month(count))
            } else {
                (month(13 - count), month(12))
            })
        }
        _ => None,
    }
}
