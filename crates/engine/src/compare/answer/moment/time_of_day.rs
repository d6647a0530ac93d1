//! Times of day: what a clock shows, and the parts of a day.

use super::VAGUE_MINUTES;

/// Minutes of a day.
const DAY_MINUTES: i32 = 24 * 60;

/// Parts of a day, with the words for them.
pub const PARTS: [(Part, &[&str]); 5] = [
    (Part::Morning, &["morning", "dawn"]),
    (Part::Noon, &["noon", "midday"]),
    (Part::Afternoon, &["afternoon"]),
    (Part::Evening, &["evening", "dusk"]),
    (Part::Night, &["night", "overnight", "midnight", "tonight"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// Its first and last hour as generously as people speak of it; a night ends the next day.
    fn hours(self) -> [i32; 2] {
        match self {
            Self::Morning => [0, 12],
            Self::Noon => [11, 14],
            Self::Afternoon => [12, 19],
            Self::Evening => [16, 25],
            Self::Night => [17, 31],
        }
    }

    /// Whether it may be that time of day.
    pub fn holds(self, clock: Clock) -> bool {
        let [first, last] = self.hours();
        let halves = if clock.is_of_half { 2 } else { 1 };
        let later = (0..4).filter(|half| half % halves == 0);
        later
            .map(|half| clock.minute + half * DAY_MINUTES / 2)
            .any(|minute| (first * 60..=last * 60 + VAGUE_MINUTES).contains(&minute))
    }

    /// Whether some time of day is in both.
    pub fn overlaps(self, other: Self) -> bool {
        let [own, other] = [self.hours(), other.hours()];
        [-24, 0, 24]
            .into_iter()
            .any(|days| own[0] + days < other[1] && other[0] < own[1] + days)
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Minutes since midnight.
    pub minute: i32,
    /// Minutes that its zone is ahead of universal time, where it is told.
    pub zone: Option<i32>,
    /// Whether it is told which half of the day it is in.
    is_of_half: bool,
}

/// Minutes between two times of day. Of a time without a zone and without its half of the day it is not
/// known which of the two hours it means.
pub fn minutes_apart(x: Clock, y: Clock) -> i32 {
    let (a, b) = match (x.zone, y.zone) {
        (Some(p), Some(q)) => (x.minute - p, y.minute - q),
        _ => (x.minute, y.minute),
    };
    let apart = (a - b).rem_euclid(DAY_MINUTES);
    apart.min(DAY_MINUTES - apart)
}

/// The time of day of a value: `2024-05-03T20:45`, `T20:45Z`.
pub fn clock(value: &str, text: &str, zone: Option<&str>) -> Option<Clock> {
    let (_, time) = value.split_once('T')?;
    let is_universal = time.ends_with('Z');
    let mut parts = time.trim_end_matches('Z').split(':');
    let hour: i32 = parts.next()?.parse().ok()?;
    let minute: i32 = parts
        .next()
        .map_or(Some(0), |minute| minute.get(..2)?.parse().ok())?;
    let zone = zone.and_then(offset).or_else(|| is_universal.then_some(0));
    let text = text.to_lowercase().replace('.', "");
    Some(Clock {
        minute: hour * 60 + minute,
        zone,
        is_of_half: hour > 12 || hour == 0 || text.ends_with("am") || text.ends_with("pm"),
    })
}

/// The minutes of `-05:00`.
fn offset(zone: &str) -> Option<i32> {
    let (sign, rest) = match zone.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, zone.trim_start_matches('+')),
    };
    let (hours, minutes) = rest.split_once(':')?;
    Some(sign * (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?))
}
