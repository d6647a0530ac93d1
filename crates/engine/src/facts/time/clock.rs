//! Times of day: "8:30 a.m.", "16:08 UTC", "noon", "half past seven", "Friday night".

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::expression::{Clock, DayPart, TimeOfDay};
use super::grammar::{Read, longest};
use super::{part, zone};

/// Halves of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// An hour as it is told, which may leave its half of the day open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hour {
    /// As written, in the morning where the half is open.
    pub clock: Clock,
    /// Whether the words tell the half of the day.
    pub is_settled: bool,
    /// Whether it is a mere number, which needs other words to be an hour.
    pub is_bare: bool,
}

/// A time by the clock, or a part of the day that needs no other word.
pub fn time_of_day(words: &Lexemes<'_>, at: usize) -> Option<Read<TimeOfDay>> {
    let clock = told(words, at)
        .map(|read| with_part_of_day(words, read.map(|hour| hour.clock)))
        .or_else(|| hour_of_part(words, at))?;
    Some(with_zone(words, clock).map(TimeOfDay::Clock))
}

/// An hour, be it a mere number: "5 pm", "9:30", "five", "two thirty", "0730".
pub fn hour(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
    let read = longest([told(words, at), bare(words, at)])?;
    let clock = with_zone(words, Read::new(read.value.clock, read.end));
    let hour = Hour {
        clock: clock.value,
        ..read.value
    };
    Some(Read::new(hour, clock.end))
}

/// An hour that shows by itself.
fn told(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
    longest([
        digital(words, at),
        military(words, at),
        with_letter(words, at),
        hour_alone(words, at),
        past_or_to(words, at),
        named_hour(words, at),
        spoken(words, at).filter(|read| !read.value.is_bare),
    ])
}

/// A number that other words make an hour: "5", "five", "9.30", "two thirty", "0730".
fn bare(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
    let open = |hour, minute, end| {
        let clock = clock(hour, minute, None, None)?;
        let hour = Hour {
            clock,
            is_settled: hour > 12,
            is_bare: true,
        };
        Some(Read::new(hour, end))
    };
    if let Some(value) = words.integer(at) {
        let glued = words.is_glued(at) && !matches!(words.before(at), "-" | "–" | "—" | "(" | "@");
        let lettered = words.is_glued(at + 1) && words.is_word(at + 1);
        if glued || lettered {
            return None;
        }
        // "1730" may be a year.
        if digits(words, at) == 4 && words.text(at).starts_with('0') {
            return open(value / 100, Some(value % 100), at + 1);
        }
        let decimal = [".", ","]
            .iter()
            .any(|mark| words.joins(at + 1, mark) && words.digits(at + 2).is_some());
        return if words.joins(at + 1, ".") && digits(words, at + 2) == 2 {
            open(value, Some(words.integer(at + 2)?), at + 3)
        } else if decimal || matches!(words.lower(at + 1), "%" | "/" | ":") || digits(words, at) > 2
        {
            None
        } else {
            open(value, None, at + 1)
        };
    }
    let (hour, end) = whole_number(words, at).filter(|(hour, _)| (1..=12).contains(hour))?;
    longest([spoken(words, at), open(hour, None, end)])
}

/// "one thirty p.m.", "seven twenty-seven", "six oh five".
fn spoken(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
    if !words.is_word(at) {
        return None;
    }
    let (hour, next) = whole_number(words, at).filter(|(hour, _)| (1..=12).contains(hour))?;
    let zero = usize::from(words.lower(next) == "oh");
    let minutes_at = next + usize::from(words.joins(next, "-")) + zero;
    let (minute, end) = whole_number(words, minutes_at).filter(|_| words.is_word(minutes_at))?;
    let fits = if zero == 1 { 1..=9 } else { 10..=59 };
    // "five twenty-year-olds"
    let goes_on = words.lower(end) == "-";
    let half = half_of_day(words, end);
    let read_to = half.as_ref().map_or(end, |half| half.end);
    let clock = clock(hour, Some(minute), None, half.map(|half| half.value))?;
    let hour = Hour {
        clock,
        is_settled: read_to > end,
        is_bare: read_to == end,
    };
    (fits.contains(&minute) && !goes_on).then(|| Read::new(hour, read_to))
}

/// A mere number behind a day: "Friday at 4", "tomorrow at seven thirty", "Monday at 2.30".
pub fn loose(words: &Lexemes<'_>, at: usize) -> Option<Read<TimeOfDay>> {
    let hour = bare(words, at)
        .filter(|read| read.value.clock.hour <= 12 || read.value.clock.minute.is_some())?;
    let end = hour.end + usize::from(matches!(words.lower(hour.end), "minutes" | "sharp"));
    closes(words, end).then(|| Read::new(TimeOfDay::Clock(hour.value.clock), end))
}

/// "5 in the morning", "10 at night".
fn hour_of_part(words: &Lexemes<'_>, at: usize) -> Option<Read<Clock>> {
    let hour = bare(words, at).filter(|read| (1..=12).contains(&read.value.clock.hour))?;
    let part = in_the_part(words, hour.end)?;
    let (clock, _) = settle(hour.value, hour.value, Some(part.value))?;
    closes(words, part.end).then(|| Read::new(clock, part.end))
}

/// Whether no noun follows, to which the number or the part of the day would belong.
fn closes(words: &Lexemes<'_>, at: usize) -> bool {
    !words.is_word(at) && !words.joins(at, "-")
        || matches!(
            words.lower(at),
            "and"
                | "or"
                | "on"
                | "to"
                | "till"
                | "until"
                | "when"
                | "after"
                | "before"
                | "but"
                | "by"
                | "for"
                | "from"
                | "local"
                | "with"
                | "in"
                | "at"
        )
}

/// The two hours of a range, each with the half of the day that the other or the part tells.
pub fn settle(from: Hour, to: Hour, part: Option<DayPart>) -> Option<(Clock, Clock)> {
    let in_part = |hour: Hour| {
        let mut clock = hour.clock;
        let later = match part {
            Some(DayPart::Afternoon | DayPart::Evening) => true,
            Some(DayPart::Night) => clock.hour > 4,
            _ => false,
        };
        if later && !hour.is_settled && clock.hour < 12 {
            clock.hour += 12;
        }
        clock
    };
    let (mut start, mut end) = (in_part(from), in_part(to));
    let minutes = |clock: Clock| u32::from(clock.hour) * 60 + u32::from(clock.minute.unwrap_or(0));
    let half_day = 12 * 60;
    if part.is_none() && !from.is_settled && to.is_settled && start.hour < 12 {
        let later = minutes(start) + half_day;
        let same_half = end.hour >= 12 && later <= minutes(end);
        let evening_before = end.hour < 12 && minutes(start) > minutes(end);
        start.hour += if same_half || evening_before { 12 } else { 0 };
    } else if part.is_none() && !to.is_settled && minutes(end) <= minutes(start) && end.hour < 12 {
        end.hour += 12;
    }
    (start.hour <= 24 && end.hour <= 24).then_some((start, end))
}

/// "8:30", "8:30:05 pm", "8.30pm".
fn digital(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
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
    let (half, end) = match half_letter(words, end).filter(|_| colon) {
        Some(half) => (Some(half), end + 1),
        None => half_behind(words, end),
    };
    if !colon && half.is_none() {
        return None;
    }
    shown(hour, Some(minute), second, half).map(|hour| Read::new(hour, end))
}

/// "0800 UTC", "1430 hours": four digits with a sign that they tell a time.
fn military(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
    let value = words.integer(at).filter(|_| digits(words, at) == 4)?;
    let (half, end) = half_behind(words, at + 1);
    let hours = matches!(words.lower(end), "hours" | "hrs");
    let signalled = half.is_some() || hours || matches!(words.text(end), "UTC" | "GMT");
    let hour = shown(value / 100, Some(value % 100), None, half)?;
    signalled.then(|| Read::new(hour, end + usize::from(hours)))
}

/// "18h30", as much of the world writes it.
fn with_letter(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
    let hour = words.integer(at).filter(|_| digits(words, at) <= 2)?;
    let tied = words.joins(at + 1, "h") && digits(words, at + 2) == 2;
    let told = shown(hour, Some(words.integer(at + 2)?), None, None)?;
    tied.then(|| Read::new(told, at + 3))
}

/// "5pm", "5 p.m.", "seven o'clock".
fn hour_alone(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
    let (hour, next) = whole_number(words, at)?;
    let o_clock = o_clock(words, next);
    let (half, end) = half_behind(words, o_clock.unwrap_or(next));
    let decimal = words.before(at) == "." && words.is_glued(at);
    if o_clock.is_none() && (half.is_none() || decimal) {
        return None;
    }
    shown(hour, None, None, half).map(|hour| Read::new(hour, end))
}

/// The lexeme after "o'clock".
fn o_clock(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    if words.reads(at, &["o", "'", "clock"]) {
        Some(at + 3)
    } else {
        (words.lower(at) == "oclock").then_some(at + 1)
    }
}

/// "half past seven", "a quarter to nine", "20 minutes past eight", "ten to six pm".
fn past_or_to(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
    let start = at + usize::from(words.lower(at) == "a");
    let (minutes, next) = match words.lower(start) {
        "half" => (30, start + 1),
        "quarter" => (15, start + 1),
        _ => whole_number(words, at)?,
    };
    let unit = matches!(words.lower(next), "minutes" | "minute" | "min" | "mins");
    let next = next + usize::from(unit);
    let named = unit || matches!(words.lower(start), "half" | "quarter");
    let past = match words.lower(next) {
        "past" => true,
        "after" if named => true,
        "to" | "till" | "before" if named => false,
        _ => return None,
    };
    let noon = named_hour(words, next + 1);
    let (hour, end) = match &noon {
        Some(noon) => (u32::from(noon.value.clock.hour), noon.end),
        None => whole_number(words, next + 1)?,
    };
    let (half, end) = half_behind(words, o_clock(words, end).unwrap_or(end));
    let (hour, minutes) = if past {
        (hour, minutes)
    } else {
        // "a quarter to midnight" lies on the day before.
        ((hour + 23) % 24, 60 - minutes)
    };
    let told = shown(hour, Some(minutes), None, half)?;
    // "20 minutes after eight people died"
    let ends = half.is_some() || closes(words, end);
    (ends && (hour <= 12 || noon.is_some())).then(|| Read::new(told, end))
}

/// "noon", "midnight".
fn named_hour(words: &Lexemes<'_>, at: usize) -> Option<Read<Hour>> {
    let start = at + usize::from(words.lower(at) == "12");
    let (hour, end) = match words.lower(start) {
        "noon" | "midday" | "noonish" => (12, start + 1),
        "midnight" => (0, start + 1),
        "mid" if words.lower(start + 1) == "night" => (0, start + 2),
        _ => return None,
    };
    let mut told = shown(hour, Some(0), None, None)?;
    told.is_settled = true;
    Some(Read::new(told, end))
}

/// An hour that shows by itself.
fn shown(hour: u32, minute: Option<u32>, second: Option<u32>, half: Option<Half>) -> Option<Hour> {
    Some(Hour {
        clock: clock(hour, minute, second, half)?,
        is_settled: half.is_some() || hour > 12 || hour == 0,
        is_bare: false,
    })
}

/// The half of the day at `at`, where it stands, and the lexeme after it.
fn half_behind(words: &Lexemes<'_>, at: usize) -> (Option<Half>, usize) {
    half_of_day(words, at).map_or((None, at), |read| (Some(read.value), read.end))
}

/// "8:45a".
fn half_letter(words: &Lexemes<'_>, at: usize) -> Option<Half> {
    let alone = words.is_glued(at) && !(words.lower(at + 1) == "." && words.is_glued(at + 2));
    match words.lower(at) {
        "a" if alone => Some(Half::Morning),
        "p" if alone => Some(Half::Afternoon),
        _ => None,
    }
}

/// "am", "p.m.", "PM", "p m"; "in the evening" does not count here.
fn half_of_day(words: &Lexemes<'_>, at: usize) -> Option<Read<Half>> {
    let half = match words.lower(at) {
        "a" | "am" => Half::Morning,
        "p" | "pm" => Half::Afternoon,
        _ => return None,
    };
    if matches!(words.lower(at), "am" | "pm") {
        return Some(Read::new(half, at + 1));
    }
    let dotted = at + 1 + usize::from(words.lower(at + 1) == ".");
    let closed = dotted + 1 + usize::from(words.lower(dotted + 1) == "." && dotted > at + 1);
    (words.lower(dotted) == "m").then(|| Read::new(half, closed))
}

/// "in the morning", "at night".
pub fn in_the_part(words: &Lexemes<'_>, at: usize) -> Option<Read<DayPart>> {
    if words.reads(at, &["at", "night"]) {
        return Some(Read::new(DayPart::Night, at + 2));
    }
    words.reads(at, &["in", "the"]).then_some(())?;
    part::day_part(words, at + 2)
}

/// "8:30 in the morning": moves the hour to its half of the day.
fn with_part_of_day(words: &Lexemes<'_>, read: Read<Clock>) -> Read<Clock> {
    let Some(part) = in_the_part(words, read.end) else {
        return read;
    };
    let mut clock = read.value;
    let later = match part.value {
        DayPart::Afternoon | DayPart::Evening => true,
        DayPart::Night => clock.hour > 4,
        _ => false,
    };
    if later && clock.hour < 12 {
        clock.hour += 12;
    }
    Read::new(clock, part.end)
}

/// "UTC", "EST", "local time", "Eastern Standard Time", "(GMT +8)".
fn with_zone(words: &Lexemes<'_>, read: Read<Clock>) -> Read<Clock> {
    let bracket = usize::from(words.lower(read.end) == "(");
    let Some(zone) = zone(words, read.end + bracket) else {
        return read;
    };
    if bracket == 1 && words.lower(zone.end) != ")" {
        return read;
    }
    let clock = Clock {
        zone: Some(zone.value),
        ..read.value
    };
    Read::new(clock, zone.end + bracket)
}

/// "at 8", "around 7:30", "9 o'clock" behind a part of the day.
pub fn hour_within(words: &Lexemes<'_>, at: usize, part: TimeOfDay) -> Option<Read<TimeOfDay>> {
    let told_so = matches!(words.lower(at), "at" | "around" | "about" | "by");
    let start = at + usize::from(told_so);
    let hour = longest([told(words, start), bare(words, start).filter(|_| told_so)])?;
    let part = match part {
        TimeOfDay::Part(part) => Some(part),
        TimeOfDay::Clock(_) => None,
    };
    let (clock, _) = settle(hour.value, hour.value, part)?;
    let clock = with_zone(words, Read::new(clock, hour.end));
    (!hour.value.is_bare || closes(words, clock.end)).then(|| clock.map(TimeOfDay::Clock))
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
        zone: None,
    })
}
