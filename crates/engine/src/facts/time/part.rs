//! Parts of the day: "Friday night", "this morning", "the early hours of Monday".

use crate::facts::lexeme::Lexemes;

use super::expression::{DayPart, Point, TimeOfDay, Unit};
use super::grammar::{self, Read, longest};
use super::{date, lexicon, relative};

/// A bare part of the day: "morning", "late afternoon", "mid-morning", "night-time".
pub fn day_part(words: &Lexemes<'_>, at: usize) -> Option<Read<DayPart>> {
    let edge = usize::from(matches!(words.lower(at), "early" | "late" | "mid"));
    let start = at + edge + usize::from(edge == 1 && words.lower(at + 1) == "-");
    let part = lexicon::day_part(words.lower(start))?;
    let time = words.joins(start + 1, "-") && words.lower(start + 2) == "time";
    Some(Read::new(part, start + 1 + 2 * usize::from(time)))
}

/// "tonight", "this morning", "last night", "the next evening", "in the evening".
pub fn part_of_known_day(
    words: &Lexemes<'_>,
    at: usize,
) -> Option<Read<(TimeOfDay, Option<Point>)>> {
    let day = |shift| Some(Point::FromPublication(Unit::Day, shift));
    let known = |part, point, end| Some(Read::new((TimeOfDay::Part(part), point), end));
    let edge = at
        + usize::from(matches!(
            words.lower(at),
            "early" | "late" | "earlier" | "later"
        ));
    if matches!(words.lower(edge), "tonight" | "tonite") {
        return known(DayPart::Night, day(0), edge + 1);
    }
    let following = Point::FromReference(Unit::Day, 1);
    if words.lower(edge) == "the" && matches!(words.lower(edge + 1), "next" | "following") {
        let part = day_part(words, edge + 2)?;
        return known(part.value, Some(following), part.end);
    }
    let part = day_part(words, edge + 1);
    match words.lower(edge) {
        "this" => part.and_then(|part| known(part.value, day(0), part.end)),
        "last" => part.and_then(|part| known(part.value, day(-1), part.end)),
        "that" => part.and_then(|part| {
            known(
                part.value,
                Some(Point::FromReference(Unit::Day, 0)),
                part.end,
            )
        }),
        "the" if words.before(at) == "in" => {
            part.and_then(|part| known(part.value, None, part.end))
        }
        // "in morning trading", "in late afternoon"
        _ if words.before(at) == "in" => {
            let part = day_part(words, at)?;
            known(part.value, None, part.end)
        }
        _ => None,
    }
}

/// "the morning of June 5", "the night of Friday", "the early hours of Monday", "the small hours of
/// this morning".
pub fn part_of_day(words: &Lexemes<'_>, at: usize) -> Option<Read<(TimeOfDay, Option<Point>)>> {
    let start = at + usize::from(words.lower(at) == "the");
    let hours = matches!(words.lower(start), "early" | "small" | "wee")
        && words.lower(start + 1) == "hours";
    let part = if hours {
        Read::new(DayPart::Morning, start + 2)
    } else {
        // "morning of protests" is no time of a day.
        day_part(words, start).filter(|_| start > at)?
    };
    (words.lower(part.end) == "of").then_some(())?;
    let next = part.end + 1;
    let day = longest([date::point(words, next), relative::point(words, next)])
        .filter(|day| grammar::is_day(&day.value));
    if let Some(day) = day {
        return Some(Read::new(
            (TimeOfDay::Part(part.value), Some(day.value)),
            day.end,
        ));
    }
    part_of_known_day(words, next).filter(|_| hours)
}
