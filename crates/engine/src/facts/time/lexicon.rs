//! The words of the calendar.

use jiff::civil::Weekday;

use super::expression::{DayPart, Season, Unit};

/// A month and whether the word is safe on its own: "May", "March" and short forms are not.
pub fn month(word: &str) -> Option<(i8, bool)> {
    Some(match word {
        "january" => (1, true),
        "jan" => (1, false),
        "february" => (2, true),
        "feb" => (2, false),
        "march" | "mar" => (3, false),
        "april" => (4, true),
        "apr" => (4, false),
        "may" => (5, false),
        "june" => (6, true),
        "jun" => (6, false),
        "july" => (7, true),
        "jul" => (7, false),
        "august" => (8, true),
        "aug" => (8, false),
        "september" => (9, true),
        "sept" | "sep" => (9, false),
        "october" => (10, true),
        "oct" => (10, false),
        "november" => (11, true),
        "nov" => (11, false),
        "december" => (12, true),
        "dec" => (12, false),
        _ => return None,
    })
}

/// A weekday and whether the word is written out.
pub fn weekday(word: &str) -> Option<(Weekday, bool)> {
    Some(match word {
        "monday" => (Weekday::Monday, true),
        "mon" => (Weekday::Monday, false),
        "tuesday" => (Weekday::Tuesday, true),
        "tue" | "tues" => (Weekday::Tuesday, false),
        "wednesday" => (Weekday::Wednesday, true),
        "wed" => (Weekday::Wednesday, false),
        "thursday" => (Weekday::Thursday, true),
        "thu" | "thur" | "thurs" => (Weekday::Thursday, false),
        "friday" => (Weekday::Friday, true),
        "fri" => (Weekday::Friday, false),
        "saturday" => (Weekday::Saturday, true),
        "sat" => (Weekday::Saturday, false),
        "sunday" => (Weekday::Sunday, true),
        "sun" => (Weekday::Sunday, false),
        _ => return None,
    })
}

/// A unit of time and whether the word is plural.
pub fn unit(word: &str) -> Option<(Unit, bool)> {
    Some(match word {
        "second" | "sec" => (Unit::Second, false),
        "seconds" | "secs" => (Unit::Second, true),
        "minute" | "min" => (Unit::Minute, false),
        "minutes" | "mins" => (Unit::Minute, true),
        "hour" | "hr" => (Unit::Hour, false),
        "hours" | "hrs" => (Unit::Hour, true),
        "day" | "night" => (Unit::Day, false),
        "days" | "nights" => (Unit::Day, true),
        "weekend" => (Unit::Weekend, false),
        "weekends" => (Unit::Weekend, true),
        "week" | "workweek" => (Unit::Week, false),
        "weeks" => (Unit::Week, true),
        "fortnight" => (Unit::Fortnight, false),
        "fortnights" => (Unit::Fortnight, true),
        "month" => (Unit::Month, false),
        "months" => (Unit::Month, true),
        "quarter" => (Unit::Quarter, false),
        "quarters" => (Unit::Quarter, true),
        "year" | "yr" => (Unit::Year, false),
        "years" | "yrs" => (Unit::Year, true),
        "decade" => (Unit::Decade, false),
        "decades" => (Unit::Decade, true),
        "century" => (Unit::Century, false),
        "centuries" => (Unit::Century, true),
        _ => return None,
    })
}

/// A season.
pub fn season(word: &str) -> Option<Season> {
    Some(match word {
        "spring" | "springtime" => Season::Spring,
        "summer" | "summertime" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" | "wintertime" => Season::Winter,
        _ => return None,
    })
}

/// A part of the day.
pub fn day_part(word: &str) -> Option<DayPart> {
    Some(match word {
        "morning" | "dawn" => DayPart::Morning,
        "afternoon" => DayPart::Afternoon,
        "evening" | "dusk" => DayPart::Evening,
        "night" => DayPart::Night,
        "daytime" => DayPart::Daytime,
        _ => return None,
    })
}

/// Words for a recurring time: every so many units.
pub fn frequency(word: &str) -> Option<(f64, Unit)> {
    Some(match word {
        "hourly" => (1.0, Unit::Hour),
        "daily" | "everyday" => (1.0, Unit::Day),
        "weekly" => (1.0, Unit::Week),
        "biweekly" | "fortnightly" => (2.0, Unit::Week),
        "monthly" => (1.0, Unit::Month),
        "bimonthly" => (2.0, Unit::Month),
        "quarterly" => (3.0, Unit::Month),
        "semiannual" | "semiannually" => (0.5, Unit::Year),
        "yearly" | "annual" | "annually" => (1.0, Unit::Year),
        "biennial" | "biennially" => (2.0, Unit::Year),
        _ => return None,
    })
}

/// Decades in words: "the sixties".
pub fn decade(word: &str) -> Option<u32> {
    Some(match word {
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    })
}

/// Expressions that name no place in the calendar, with their TIMEX3 value; longer ones first.
pub const VAGUE: &[(&[&str], &str)] = &[
    (&["in", "the", "near", "future"], "FUTURE_REF"),
    (&["in", "the", "coming", "years"], "FUTURE_REF"),
    (&["in", "the", "coming", "months"], "FUTURE_REF"),
    (&["in", "the", "coming", "weeks"], "FUTURE_REF"),
    (&["in", "the", "coming", "days"], "FUTURE_REF"),
    (&["in", "recent", "years"], "PAST_REF"),
    (&["in", "recent", "months"], "PAST_REF"),
    (&["in", "recent", "weeks"], "PAST_REF"),
    (&["in", "recent", "days"], "PAST_REF"),
    (&["recent", "years"], "PAST_REF"),
    (&["recent", "months"], "PAST_REF"),
    (&["recent", "weeks"], "PAST_REF"),
    (&["recent", "days"], "PAST_REF"),
    (&["at", "the", "present", "time"], "PRESENT_REF"),
    (&["at", "the", "moment"], "PRESENT_REF"),
    (&["the", "time", "being"], "PRESENT_REF"),
    (&["the", "near", "future"], "FUTURE_REF"),
    (&["the", "foreseeable", "future"], "FUTURE_REF"),
    (&["the", "future"], "FUTURE_REF"),
    (&["in", "the", "past"], "PAST_REF"),
    (&["at", "present"], "PRESENT_REF"),
    (&["at", "this", "time"], "PRESENT_REF"),
    (&["right", "now"], "PRESENT_REF"),
    (&["these", "days"], "PRESENT_REF"),
    (&["to", "date"], "PRESENT_REF"),
    (&["till", "date"], "PRESENT_REF"),
    (&["more", "recently"], "PAST_REF"),
    (&["very", "soon"], "FUTURE_REF"),
    (&["currently"], "PRESENT_REF"),
    (&["presently"], "PRESENT_REF"),
    (&["nowadays"], "PRESENT_REF"),
    (&["now"], "PRESENT_REF"),
    (&["recently"], "PAST_REF"),
    (&["soon"], "FUTURE_REF"),
];
