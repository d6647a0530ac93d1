//! Weeks counted on from a day: "Monday week", "a week on Friday", "a week tomorrow", "a week last Tuesday".

use crate::facts::lexeme::Lexemes;

use super::expression::{Amount, Choice, Point, Unit};
use super::grammar::{Read, longest};
use super::{duration, lexicon, relative};

/// A day some weeks after or before another that is told with it.
pub fn point(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    longest([day_week(words, at), weeks_on(words, at)])
}

fn weeks_from(day: Point, weeks: i16, end: usize) -> Read<Point> {
    Read::new(Point::CountedFrom(Unit::Week, weeks, Box::new(day)), end)
}

/// "Monday week", "tomorrow fortnight", but not "the Monday week".
fn day_week(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let day = coming_day(words, at)?;
    let alone = words.before(at) != "the"
        && !matches!(words.lower(day.end + 1), "-" | "of" | "in")
        && !words.is_glued(day.end);
    let weeks = match words.lower(day.end) {
        "week" => 1,
        "fortnight" => 2,
        _ => return None,
    };
    alone.then(|| weeks_from(day.value, weeks, day.end + 1))
}

/// "a week on Friday", "two weeks today", "a week last Tuesday", "a week ago last Friday".
fn weeks_on(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let length = duration::single(words, at)?;
    let weeks = match length.value {
        (Amount::Exact(count), Unit::Week) if (1.0..=9.0).contains(&count) => count as i16,
        (Amount::Exact(1.0), Unit::Fortnight) => 2,
        _ => return None,
    };
    let ago = usize::from(words.reads(length.end, &["ago", "last"]));
    let next = length.end + ago;
    if words.lower(next) == "last" {
        let (weekday, _) = lexicon::weekday(words.lower(next + 1)).filter(|(_, whole)| *whole)?;
        return Some(weeks_from(
            Point::Weekday(weekday, Choice::Past),
            -weeks,
            next + 2,
        ));
    }
    let on = usize::from(words.lower(next) == "on");
    let day = coming_day(words, next + on)?;
    let near = matches!(day.value, Point::FromPublication(..));
    // "a week on Friday's pitch", "a week Friday"
    let owned = words.reads(day.end, &["'", "s"]);
    (!owned && near != (on == 1)).then(|| weeks_from(day.value, weeks, day.end))
}

/// A weekday written out, the next one; "today" or "tomorrow".
fn coming_day(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    if let Some((weekday, true)) = lexicon::weekday(words.lower(at)) {
        return Some(Read::new(Point::Weekday(weekday, Choice::Coming), at + 1));
    }
    matches!(words.lower(at), "today" | "tomorrow").then_some(())?;
    relative::near_day(words, at)
}
