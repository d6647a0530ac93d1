//! Times of day: "8:30 a.m.", "16:08 UTC", "noon", "half past seven", "Friday night".

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::expression::{Clock, DayPart, Point, TimeOfDay, Unit};
use super::grammar::{Read, longest};
use super::lexicon;

/// Halves of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// A time by the clock, or a part of the day that needs no other word.
pub fn time_of_day(words: &Lexemes<'_>, at: usize) -> Option<Read<TimeOfDay>> {
    let clock = longest([
        digital(words, at),
        military(words, at),
        hour_alone(words, at),
        past_or_to(words, at),
        named_hour(words, at),
    ])?;
    let clock = with_part_of_day(words, clock);
    Some(with_zone(words, clock).map(TimeOfDay::Clock))
}

/// "8:30", "8:30:05 pm", "8.30pm".
fn digital(words: &Lexemes<'_>, at: usize) -> Option<Read<Clock>> {
    let hour = words.integer(at).filter(|_| digits(words, at) <= 2)?;
    let colon = words.joins(at + 1, ":");
    if words.is_glued(at) && !matches!(words.before(at), "(" | "-" | "–" | "@" | "\"" | "“") {
        return None;
    }
    if !colon && !words.joins(at + 1, ".") || digits(words, at + 2) != 2 {
        return None;
    }
    let minute = words.integer(at + 2)?;
    let mut end = at + 3;
    let mut second = None;
    if colon && words.joins(end, ":") && digits(words, end + 1) == 2 {
        second = words.integer(end + 1);
        end += 2;
    }
    let half = half_of_day(words, end);
    if !colon && half.is_none() {
        return None;
    }
    let end = half.as_ref().map_or(end, |half| half.end);
    clock(hour, Some(minute), second, half.map(|half| half.value))
        .map(|clock| Read::new(clock, end))
}

/// "0800 UTC", "1430 hours": four digits with a sign that they tell a time.
fn military(words: &Lexemes<'_>, at: usize) -> Option<Read<Clock>> {
    let value = words.integer(at).filter(|_| digits(words, at) == 4)?;
    let half = half_of_day(words, at + 1);
    let signalled = matches!(words.text(at + 1), "UTC" | "GMT" | "hours" | "hrs") || half.is_some();
    let end = half.as_ref().map_or_else(
        || at + 1 + usize::from(matches!(words.lower(at + 1), "hours" | "hrs")),
        |half| half.end,
    );
    let read = clock(
        value / 100,
        Some(value % 100),
        None,
        half.map(|half| half.value),
    )?;
    signalled.then(|| Read::new(read, end))
}

/// "5pm", "5 p.m.", "seven o'clock".
fn hour_alone(words: &Lexemes<'_>, at: usize) -> Option<Read<Clock>> {
    let (hour, next) = whole_number(words, at)?;
    if let Some(after) = o_clock(words, next) {
        let half = half_of_day(words, after);
        let end = half.as_ref().map_or(after, |half| half.end);
        return clock(hour, None, None, half.map(|half| half.value))
            .map(|clock| Read::new(clock, end));
    }
    let half = half_of_day(words, next)?;
    let decimal = words.before(at) == "." && words.is_glued(at);
    clock(hour, None, None, Some(half.value))
        .filter(|_| !decimal)
        .map(|clock| Read::new(clock, half.end))
}

/// The lexeme after "o'clock".
fn o_clock(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    if words.reads(at, &["o", "'", "clock"]) {
        Some(at + 3)
    } else {
        (words.lower(at) == "oclock").then_some(at + 1)
    }
}

/// "half past seven", "a quarter to nine", "20 minutes past eight".
fn past_or_to(words: &Lexemes<'_>, at: usize) -> Option<Read<Clock>> {
    let start = at + usize::from(words.lower(at) == "a");
    let (minutes, next) = match words.lower(start) {
        "half" => (30, start + 1),
        "quarter" => (15, start + 1),
        _ => whole_number(words, at)?,
    };
    let next = next + usize::from(matches!(words.lower(next), "minutes" | "minute" | "min"));
    let past = match words.lower(next) {
        "past" => true,
        "to" if matches!(words.lower(start), "half" | "quarter") => false,
        _ => return None,
    };
    let (hour, end) = whole_number(words, next + 1)?;
    let end = o_clock(words, end).unwrap_or(end);
    let half = half_of_day(words, end);
    let end = half.as_ref().map_or(end, |half| half.end);
    let (hour, minutes) = if past {
        (hour, minutes)
    } else {
        (hour.checked_sub(1)?, 60 - minutes)
    };
    let read = clock(hour, Some(minutes), None, half.map(|half| half.value))?;
    (hour <= 12).then(|| Read::new(read, end))
}

/// "noon", "midnight".
fn named_hour(words: &Lexemes<'_>, at: usize) -> Option<Read<Clock>> {
    let start = at + usize::from(words.lower(at) == "12");
    let hour = match words.lower(start) {
        "noon" | "midday" => 12,
        "midnight" => 0,
        _ => return None,
    };
    clock(hour, Some(0), None, None).map(|clock| Read::new(clock, start + 1))
}

/// "am", "p.m.", "PM", "in the evening" do not count here.
fn half_of_day(words: &Lexemes<'_>, at: usize) -> Option<Read<Half>> {
    let half = |letter: &str| match letter {
        "a" | "am" => Some(Half::Morning),
        "p" | "pm" => Some(Half::Afternoon),
        _ => None,
    };
    let first = words.lower(at);
    if matches!(first, "am" | "pm") {
        return Some(Read::new(half(first)?, at + 1));
    }
    let spelled = words.lower(at + 1) == "." && words.lower(at + 2) == "m";
    let closed = at + 3 + usize::from(words.lower(at + 3) == ".");
    let value = half(first).filter(|_| spelled && first.len() == 1)?;
    Some(Read::new(value, closed))
}

/// "8:30 in the morning": moves the hour to its half of the day.
fn with_part_of_day(words: &Lexemes<'_>, read: Read<Clock>) -> Read<Clock> {
    if !words.reads(read.end, &["in", "the"]) {
        return read;
    }
    let Some(part) = lexicon::day_part(words.lower(read.end + 2)) else {
        return read;
    };
    let mut clock = read.value;
    let later = matches!(part, DayPart::Afternoon | DayPart::Evening);
    if later && clock.hour < 12 {
        clock.hour += 12;
    }
    Read::new(clock, read.end + 3)
}

/// "UTC", "GMT", "EST", "local time", "(GMT +8)": universal time is kept, other zones only read.
fn with_zone(words: &Lexemes<'_>, read: Read<Clock>) -> Read<Clock> {
    let bracket = usize::from(words.lower(read.end) == "(");
    let at = read.end + bracket;
    let mut clock = read.value;
    let mut end = match words.text(at) {
        "UTC" | "GMT" => {
            let sign = matches!(words.lower(at + 1), "+" | "-" | "−");
            clock.universal = !sign;
            at + 1
                + if sign && words.digits(at + 2).is_some() {
                    2
                } else {
                    0
                }
        }
        "EST" | "EDT" | "ET" | "CST" | "CDT" | "CT" | "MST" | "MDT" | "PST" | "PDT" | "PT"
        | "CET" | "CEST" | "BST" | "IST" | "JST" | "MSK" | "AEST" => at + 1,
        _ if words.is_word(at) && words.lower(at + 1) == "time" && bracket == 0 => at + 2,
        _ => return read,
    };
    if bracket == 1 {
        if words.lower(end) != ")" {
            return read;
        }
        end += 1;
    }
    Read::new(clock, end)
}

/// A bare part of the day.
pub fn day_part(words: &Lexemes<'_>, at: usize) -> Option<Read<DayPart>> {
    let edge = usize::from(matches!(words.lower(at), "early" | "late" | "mid"));
    let part = lexicon::day_part(words.lower(at + edge))?;
    Some(Read::new(part, at + edge + 1))
}

/// "tonight", "this morning", "last night", "the morning of June 5", "in the evening".
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
        _ => None,
    }
}

/// "at 8", "around 7:30" behind a part of the day.
pub fn hour_within(words: &Lexemes<'_>, at: usize, part: TimeOfDay) -> Option<Read<TimeOfDay>> {
    matches!(words.lower(at), "at" | "around" | "about").then_some(())?;
    if let Some(time) = time_of_day(words, at + 1) {
        return Some(time);
    }
    let (hour, end) = whole_number(words, at + 1).filter(|(hour, _)| (1..=12).contains(hour))?;
    let later = part != TimeOfDay::Part(DayPart::Morning) && hour > 4;
    let read = clock(hour, None, None, later.then_some(Half::Afternoon))?;
    (!words.is_word(end)).then(|| Read::new(TimeOfDay::Clock(read), end))
}

fn whole_number(words: &Lexemes<'_>, at: usize) -> Option<(u32, usize)> {
    let number = number::cardinal(words, at).filter(|number| number.value.fract() == 0.0)?;
    (0.0..=60.0)
        .contains(&number.value)
        .then_some((number.value as u32, number.end))
}

fn digits(words: &Lexemes<'_>, at: usize) -> usize {
    words.digits(at).map_or(0, str::len)
}

/// A time of the clock, if there is such a one.
fn clock(hour: u32, minute: Option<u32>, second: Option<u32>, half: Option<Half>) -> Option<Clock> {
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
        None => hour,
    };
    let possible = hour < 24
        && minute.is_none_or(|minute| minute < 60)
        && second.is_none_or(|second| second < 60);
    possible.then(|| Clock {
        hour: hour as u8,
        minute: minute.map(|minute| minute as u8),
        second: second.map(|second| second as u8),
        universal: false,
    })
}
