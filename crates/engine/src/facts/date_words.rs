//! TIMEX3 values in a reader's words.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::{TimeExpression, TimeRelation, Timex};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The word for how something relates to a time.
pub fn time_relation(relation: TimeRelation) -> &'static str {
    match relation {
        TimeRelation::On => "on",
        TimeRelation::By => "by",
        TimeRelation::Since => "since",
        TimeRelation::Until => "until",
        TimeRelation::Before => "before",
        TimeRelation::After => "after",
    }
}

/// A time with its relation and modifier: "since about 2009"; `None` while it is not resolved.
pub fn time_words(time: &TimeExpression) -> Option<String> {
    let value = time.value.as_deref()?;
    let words = match time.timex {
        Timex::Set => set(value).unwrap_or_else(|| value.to_owned()),
        _ => date_words(value),
    };
    let words = match time.modifier.as_deref().and_then(modifier) {
        Some(modifier) => format!("{modifier} {words}"),
        None => words,
    };
    let words = match &time.zone {
        Some(offset) => format!("{words} (UTC{offset})"),
        None => words,
    };
    Some(match time.relation {
        None | Some(TimeRelation::On) => words,
        Some(relation) => format!("{} {words}", time_relation(relation)),
    })
}

/// A TIMEX3 value in words where its form is a common one, else the value itself.
pub fn date_words(value: &str) -> String {
    let words = match value {
        "PRESENT_REF" => Some("now".to_owned()),
        "PAST_REF" => Some("in the past".to_owned()),
        "FUTURE_REF" => Some("in the future".to_owned()),
        _ => match value.split_once('/') {
            Some((from, to)) => range(from, to),
            None => duration(value).or_else(|| calendar(value)),
        },
    };
    words.unwrap_or_else(|| value.to_owned())
}

/// A day as people write it.
pub fn day_words(day: Date) -> String {
    date_words(&day.to_string())
}

/// A year, a month or a day as a mark on a line has room for it.
pub fn short_date(value: &str) -> String {
    let parts: Vec<&str> = value.split('-').collect();
    let short = |month: &str| month_name(month).map(|name| &name[..3]);
    let words = match parts.as_slice() {
        [year, month] => short(month).map(|month| format!("{month} {year}")),
        [_, month, day] => {
            short(month).map(|month| format!("{} {month}", day.trim_start_matches('0')))
        }
        _ => None,
    };
    words.unwrap_or_else(|| value.to_owned())
}

fn modifier(code: &str) -> Option<&'static str> {
    Some(match code {
        "APPROX" => "about",
        "START" => "start of",
        "MID" => "middle of",
        "END" => "end of",
        "LESS_THAN" => "less than",
        "MORE_THAN" => "more than",
        "EQUAL_OR_LESS" => "at most",
        "EQUAL_OR_MORE" => "at least",
        _ => return None,
    })
}

/// `P3Y2M` as "3 years 2 months", `PTXM` as "some minutes".
fn duration(value: &str) -> Option<String> {
    let mut rest = value.strip_prefix('P').filter(|rest| !rest.is_empty())?;
    let mut clock = false;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        if let Some(within_day) = rest.strip_prefix('T').filter(|_| !clock) {
            rest = within_day;
            clock = true;
            continue;
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != 'X')?;
        let (number, unit) = rest.split_at_checked(digits)?;
        let (name, code) = duration_unit(unit, clock)?;
        rest = unit.get(code.len()..)?;
        parts.push(match number {
            "1" => format!("1 {name}"),
            "X" => format!("some {}", plural(name)),
            number if number.parse::<f64>().is_ok() => format!("{number} {}", plural(name)),
            _ => return None,
        });
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The unit that a code starts with, and the code.
fn duration_unit(code: &str, clock: bool) -> Option<(&'static str, &'static str)> {
    const UNITS: &[(&str, bool, &str)] = &[
        ("DE", false, "decade"),
        ("CE", false, "century"),
        ("WE", false, "weekend"),
        ("Y", false, "year"),
        ("Q", false, "quarter"),
        ("M", false, "month"),
        ("W", false, "week"),
        ("D", false, "day"),
        ("H", true, "hour"),
        ("M", true, "minute"),
        ("S", true, "second"),
    ];
    let fits = |(known, within_day, _): &&(&str, bool, &str)| {
        *within_day == clock && code.starts_with(known)
    };
    UNITS
        .iter()
        .find(fits)
        .map(|(code, _, name)| (*name, *code))
}

fn plural(unit: &str) -> String {
    match unit {
        "century" => "centuries".to_owned(),
        _ => format!("{unit}s"),
    }
}

/// `P2W` as "every 2 weeks", `XXXX-WXX-1` as "every Monday", `T15:00` as "every day, 15:00".
fn set(value: &str) -> Option<String> {
    if let Some(period) = duration(value) {
        return Some(format!(
            "every {}",
            period.strip_prefix("1 ").unwrap_or(&period)
        ));
    }
    let (day, clock) = value.split_once('T').unwrap_or((value, ""));
    let day = match day.strip_prefix("XXXX-") {
        None if day.is_empty() => "day".to_owned(),
        None => return None,
        Some("WXX-WE") => "weekend".to_owned(),
        Some(part) => match part
            .strip_prefix("WXX-")
            .or_else(|| part.strip_prefix("XX-"))
        {
            Some(weekday) if part.starts_with('W') => {
                let number: usize = weekday.parse().ok()?;
                (*WEEKDAYS.get(number.checked_sub(1)?)?).to_owned()
            }
            Some(day) => format!("month on day {}", day.parse::<u8>().ok()?),
            None => month_name(part)?.to_owned(),
        },
    };
    Some(match (part_of_day(clock), clock) {
        (Some(part), _) if day == "day" => format!("every {part}"),
        (Some(part), _) => format!("every {day} {part}"),
        (None, "") => format!("every {day}"),
        (None, clock) => format!("every {day}, {}", hour(clock)),
    })
}

/// `2011-03-09/2011-03-11` as "9 to 11 March 2011".
fn range(from: &str, to: &str) -> Option<String> {
    let (first, last) = (calendar(from)?, calendar(to)?);
    let from_day = from.split('T').next();
    if from_day == to.split('T').next() && from.contains('T') {
        let (_, clock) = to.split_once('T')?;
        return Some(format!("{first} to {}", hour(clock)));
    }
    // What both ends share at their end is told once.
    let mut shared = 0;
    let (own, others) = (first.split(' ').rev(), last.split(' ').rev());
    for (a, b) in own.zip(others) {
        if a != b {
            break;
        }
        shared += 1;
    }
    let words: Vec<&str> = first.split(' ').collect();
    let kept = words.len().saturating_sub(shared);
    match words.get(..kept).filter(|kept| !kept.is_empty()) {
        Some(kept) if !from.contains('T') => Some(format!("{} to {last}", kept.join(" "))),
        _ => Some(format!("{first} to {last}")),
    }
}

fn calendar(value: &str) -> Option<String> {
    let (day, clock) = value.split_once('T').unwrap_or((value, ""));
    if day.is_empty() {
        return Some(part_of_day(clock).map_or_else(|| hour(clock), str::to_owned));
    }
    let parts: Vec<&str> = day.split('-').collect();
    let words = match parts.as_slice() {
        [year] if is_number(year, 4) => (*year).to_owned(),
        [decade] if is_number(decade, 3) => format!("the {decade}0s"),
        [century] if is_number(century, 2) => {
            let number: u8 = century.parse().ok()?;
            format!("the {} century", ordinal(number + 1))
        }
        [fiscal] => format!("fiscal year {}", fiscal.strip_prefix("FY")?),
        [year, part] if is_number(year, 4) && !is_number(part, 2) => part_of_year(year, part)?,
        [year, week, "WE"] => {
            let saturday = monday(year, week)?.checked_add(5.days()).ok()?;
            let sunday = saturday.tomorrow().ok()?;
            format!(
                "weekend of {}",
                range(&saturday.to_string(), &sunday.to_string())?
            )
        }
        [year, month] if is_number(year, 4) => format!("{} {year}", month_name(month)?),
        [year, month, number] if is_number(year, 4) => {
            let number: u8 = number.parse().ok()?;
            format!("{number} {} {year}", month_name(month)?)
        }
        _ => return None,
    };
    Some(match (part_of_day(clock), clock) {
        (_, "") => words,
        (Some(part), _) => format!("{words}, {part}"),
        (None, clock) => format!("{words}, {}", hour(clock)),
    })
}

fn part_of_year(year: &str, part: &str) -> Option<String> {
    Some(match part {
        "Q1" => format!("first quarter of {year}"),
        "Q2" => format!("second quarter of {year}"),
        "Q3" => format!("third quarter of {year}"),
        "Q4" => format!("fourth quarter of {year}"),
        "H1" => format!("first half of {year}"),
        "H2" => format!("second half of {year}"),
        "SP" => format!("spring {year}"),
        "SU" => format!("summer {year}"),
        "FA" => format!("autumn {year}"),
        "WI" => format!("winter {year}"),
        week => format!("week of {}", day_words(monday(year, week)?)),
    })
}

fn monday(year: &str, week: &str) -> Option<Date> {
    let week = week.strip_prefix('W')?.parse().ok()?;
    let monday = ISOWeekDate::new(year.parse().ok()?, week, Weekday::Monday);
    Some(monday.ok()?.date())
}

fn part_of_day(code: &str) -> Option<&'static str> {
    Some(match code {
        "MO" => "morning",
        "AF" => "afternoon",
        "EV" => "evening",
        "NI" => "night",
        "DT" => "daytime",
        _ => return None,
    })
}

fn hour(clock: &str) -> String {
    match clock.strip_suffix('Z') {
        Some(clock) => format!("{clock} UTC"),
        None => clock.to_owned(),
    }
}

fn ordinal(number: u8) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn month_name(month: &str) -> Option<&'static str> {
    let number: usize = month.parse().ok()?;
    MONTHS.get(number.checked_sub(1)?).copied()
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_a_reporters_words() {
        for (value, words) in [
            ("2024-09-30", "30 September 2024"),
            ("2014-09", "September 2014"),
            ("2014", "2014"),
            ("196", "the 1960s"),
            ("19", "the 20th century"),
            ("FY2008", "fiscal year 2008"),
            ("2024-Q3", "third quarter of 2024"),
            ("2024-SU", "summer 2024"),
            ("2024-W38", "week of 16 September 2024"),
            ("2024-W38-WE", "weekend of 21 to 22 September 2024"),
            ("2024-09-30TMO", "30 September 2024, morning"),
            ("2024-09-30T16:08Z", "30 September 2024, 16:08 UTC"),
            ("T19:30", "19:30"),
            ("PRESENT_REF", "now"),
            ("XXXX-13-99", "XXXX-13-99"),
        ] {
            assert_eq!(date_words(value), words);
        }
    }

    #[test]
    fn ranges_tell_once_what_their_ends_share() {
        for (value, words) in [
            ("2011-03-09/2011-03-11", "9 to 11 March 2011"),
            ("2014-11-18/2014-12-19", "18 November to 19 December 2014"),
            ("2009/2011", "2009 to 2011"),
            (
                "2024-09-30T17:00/2024-09-30T18:00",
                "30 September 2024, 17:00 to 18:00",
            ),
            (
                "2024-09-30T22:00/2024-10-01T02:00",
                "30 September 2024, 22:00 to 1 October 2024, 02:00",
            ),
        ] {
            assert_eq!(date_words(value), words);
        }
    }

    #[test]
    fn durations_are_put_in_words() {
        for (value, words) in [
            ("P2W", "2 weeks"),
            ("PT30M", "30 minutes"),
            ("P1Y", "1 year"),
            ("P3Y2M", "3 years 2 months"),
            ("P1DT12H", "1 day 12 hours"),
            ("PTXM", "some minutes"),
            ("PXDE", "some decades"),
            ("P", "P"),
        ] {
            assert_eq!(date_words(value), words);
        }
    }

    #[test]
    fn times_tell_their_zone() {
        let time = TimeExpression {
            timex: Timex::Time,
            value: Some("2024-09-30T13:00".to_owned()),
            modifier: None,
            relation: None,
            anchor: None,
            zone: Some("-05:00".to_owned()),
        };
        let words = time_words(&time);
        assert_eq!(
            words.as_deref(),
            Some("30 September 2024, 13:00 (UTC-05:00)")
        );
    }

    #[test]
    fn times_tell_their_relation_modifier_and_recurrence() {
        let time = |timex, value: &str, modifier: Option<&'static str>, relation| TimeExpression {
            timex,
            value: Some(value.to_owned()),
            modifier: modifier.map(Into::into),
            relation,
            anchor: None,
            zone: None,
        };
        for (time, words) in [
            (
                time(Timex::Date, "2025-09", None, Some(TimeRelation::By)),
                "by September 2025",
            ),
            (time(Timex::Date, "2009", Some("END"), None), "end of 2009"),
            (
                time(Timex::Duration, "P5M", Some("LESS_THAN"), None),
                "less than 5 months",
            ),
            (time(Timex::Set, "P1W", None, None), "every week"),
            (time(Timex::Set, "P2W", None, None), "every 2 weeks"),
            (time(Timex::Set, "XXXX-WXX-1", None, None), "every Monday"),
            (
                time(Timex::Set, "XXXX-WXX-5TMO", None, None),
                "every Friday morning",
            ),
            (time(Timex::Set, "T15:00", None, None), "every day, 15:00"),
            (time(Timex::Set, "TMO", None, None), "every morning"),
            (
                time(Timex::Set, "XXXX-XX-19", None, None),
                "every month on day 19",
            ),
        ] {
            assert_eq!(time_words(&time).as_deref(), Some(words));
        }
    }
}
