//! Time zones behind a time: "UTC", "EST", "Eastern Daylight Time", "GMT+8", "local time".

use std::sync::LazyLock;

use crate::facts::lexeme::Lexemes;

use super::expression::Zone;
use super::grammar::Read;

/// Abbreviations of the news and their minutes east of universal time; `None` where summer time or the
/// country decides. Written in capitals, as smaller letters make words of some.
static ABBREVIATIONS: LazyLock<Vec<(&str, Option<i16>)>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/words/time_zones.tsv").lines();
    let told = lines.filter(|line| !line.starts_with('#'));
    let zones = told.filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?.parse().ok()))
    });
    zones.collect()
});

/// Zones by words, in standard and in daylight time.
const NAMES: &[(&str, i16, i16)] = &[
    ("alaska", -540, -480),
    ("atlantic", -240, -180),
    ("central", -360, -300),
    ("eastern", -300, -240),
    ("hawaii", -600, -600),
    ("mountain", -420, -360),
    ("pacific", -480, -420),
];

/// The zone at `at`.
pub fn zone(words: &Lexemes<'_>, at: usize) -> Option<Read<Zone>> {
    abbreviated(words, at).or_else(|| named(words, at))
}

/// "EST", "GMT", "UTC+5:30", "pst" behind an hour in figures.
fn abbreviated(words: &Lexemes<'_>, at: usize) -> Option<Read<Zone>> {
    let written = words.text(at);
    let lower = matches!(written, "utc" | "gmt" | "pst" | "cst" | "pdt" | "edt");
    let (_, minutes) = ABBREVIATIONS
        .iter()
        .find(|(name, _)| *name == written || lower && name.eq_ignore_ascii_case(written))?;
    let east = match words.lower(at + 1) {
        "+" => 1,
        "-" | "−" | "–" => -1,
        _ => 0,
    };
    let hours = words
        .integer(at + 2)
        .filter(|hours| *hours <= 14 && *minutes == Some(0));
    if let Some(hours) = hours.filter(|_| east != 0) {
        let colon = words.joins(at + 3, ":");
        let rest = words.integer(at + 4).filter(|rest| colon && *rest < 60);
        let end = at + if rest.is_some() { 5 } else { 3 };
        let offset = east * (hours * 60 + rest.unwrap_or(0)) as i16;
        return Some(Read::new(Zone::Offset(offset), end));
    }
    Some(Read::new(minutes.map_or(Zone::Open, Zone::Offset), at + 1))
}

/// "local time", "Eastern Daylight Time", "Mountain time", "Beijing time", "Pacific".
fn named(words: &Lexemes<'_>, at: usize) -> Option<Read<Zone>> {
    let found = NAMES.iter().find(|(name, ..)| *name == words.lower(at));
    let is_time = |at| matches!(words.lower(at), "time" | "timezone");
    if let Some((_, standard, daylight)) = found {
        return match words.lower(at + 1) {
            "standard" if is_time(at + 2) => Some(Read::new(Zone::Offset(*standard), at + 3)),
            "daylight" | "summer" if is_time(at + 2) => {
                Some(Read::new(Zone::Offset(*daylight), at + 3))
            }
            _ if is_time(at + 1) => Some(Read::new(Zone::Open, at + 2)),
            _ => None,
        };
    }
    // "Beijing time", "New York time"
    let place = |at| words.is_word(at) && words.is_capitalised(at);
    if words.lower(at) == "local" && is_time(at + 1) || place(at) && is_time(at + 1) {
        return Some(Read::new(Zone::Open, at + 2));
    }
    (place(at) && place(at + 1) && is_time(at + 2)).then(|| Read::new(Zone::Open, at + 3))
}
