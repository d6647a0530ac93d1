//! Feasts and public holidays: their names, and their day in a year.
//!
//! Feasts that move with the moon are computed: Easter by the anonymous algorithm (Meeus, Jones and
//! Butcher; Meeus for the Julian calendar), the Jewish and Islamic ones by the arithmetic of Dershowitz
//! and Reingold, "Calendrical Calculations", those that hang on a new moon by Meeus, "Astronomical
//! Algorithms", chapter 49. Islamic feasts begin when the moon is seen and may differ by a day.

use jiff::civil::{Date, Weekday, date};
use jiff::{Error, Span};

use crate::facts::lexeme::Lexemes;

/// How the day of a holiday is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, weekday and which of them; -1 is the last.
    Nth(i8, Weekday, i8),
    /// So many days from the fourth Thursday of November.
    Thanksgiving(i16),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
    /// So many days from Easter Sunday of the western churches.
    Easter(i16),
    /// So many days from Easter Sunday of the eastern churches.
    OrthodoxEaster(i16),
    /// Month and day of the tabular Islamic calendar.
    Islamic(i64, i64),
    /// So many days from the Jewish new year.
    RoshHashanah(i64),
    /// So many days from the first day of Passover.
    Passover(i64),
    /// The 25th of Kislev.
    Hanukkah,
    /// First day of the Chinese calendar.
    LunarNewYear,
    /// The night of the new moon from 17 October on.
    Diwali,
}

use Holiday::{Easter, Fixed, Islamic, Nth, OrthodoxEaster, Passover, RoshHashanah, Thanksgiving};

/// Holidays by the words of their names, without possessive endings; sorted by the first word,
/// longer names first.
const NAMES: &[(&[&str], Holiday)] = &[
    (&["all", "saint", "day"], Fixed(11, 1)),
    (&["all", "soul", "day"], Fixed(11, 2)),
    (&["anzac", "day"], Fixed(4, 25)),
    (&["april", "fool", "day"], Fixed(4, 1)),
    (&["armistice", "day"], Fixed(11, 11)),
    (&["ascension", "day"], Easter(39)),
    (&["ash", "wednesday"], Easter(-46)),
    (&["ashura"], Islamic(1, 10)),
    (&["australia", "day"], Fixed(1, 26)),
    (&["bastille", "day"], Fixed(7, 14)),
    (&["black", "friday"], Thanksgiving(1)),
    (&["boxing", "day"], Fixed(12, 26)),
    (&["canada", "day"], Fixed(7, 1)),
    (&["chinese", "new", "year"], Holiday::LunarNewYear),
    (&["christmas", "eve"], Fixed(12, 24)),
    (&["christmas", "day"], Fixed(12, 25)),
    (&["christmas"], Fixed(12, 25)),
    (&["columbus", "day"], Nth(10, Weekday::Monday, 2)),
    (&["cyber", "monday"], Thanksgiving(4)),
    (&["diwali"], Holiday::Diwali),
    (&["earth", "day"], Fixed(4, 22)),
    (&["easter", "saturday"], Easter(-1)),
    (&["easter", "sunday"], Easter(0)),
    (&["easter", "monday"], Easter(1)),
    (&["easter"], Easter(0)),
    (&["eid", "al", "-", "adha"], Islamic(12, 10)),
    (&["eid", "al", "-", "fitr"], Islamic(10, 1)),
    (&["eid", "al", "adha"], Islamic(12, 10)),
    (&["eid", "al", "fitr"], Islamic(10, 1)),
    (&["election", "day"], Holiday::ElectionDay),
    (&["father", "day"], Nth(6, Weekday::Sunday, 3)),
    (&["good", "friday"], Easter(-2)),
    (&["groundhog", "day"], Fixed(2, 2)),
    (&["guy", "fawkes", "night"], Fixed(11, 5)),
    (&["guy", "fawkes", "day"], Fixed(11, 5)),
    (&["halloween"], Fixed(10, 31)),
    (&["hanukkah"], Holiday::Hanukkah),
    (&["holy", "saturday"], Easter(-1)),
    (&["holy", "thursday"], Easter(-3)),
    (&["independence", "day"], Fixed(7, 4)),
    (
        &["indigenous", "people", "day"],
        Nth(10, Weekday::Monday, 2),
    ),
    (&["international", "women", "day"], Fixed(3, 8)),
    (&["international", "worker", "day"], Fixed(5, 1)),
    (&["juneteenth"], Fixed(6, 19)),
    (&["kwanzaa"], Fixed(12, 26)),
    (&["labor", "day"], Nth(9, Weekday::Monday, 1)),
    (&["lunar", "new", "year"], Holiday::LunarNewYear),
    (&["mardi", "gras"], Easter(-47)),
    (
        &["martin", "luther", "king", "jr", "day"],
        Nth(1, Weekday::Monday, 3),
    ),
    (
        &["martin", "luther", "king", "day"],
        Nth(1, Weekday::Monday, 3),
    ),
    (&["maundy", "thursday"], Easter(-3)),
    (&["may", "day"], Fixed(5, 1)),
    (&["memorial", "day"], Nth(5, Weekday::Monday, -1)),
    (&["mlk", "day"], Nth(1, Weekday::Monday, 3)),
    (&["mother", "day"], Nth(5, Weekday::Sunday, 2)),
    (&["mothering", "sunday"], Easter(-21)),
    (&["new", "year", "eve"], Fixed(12, 31)),
    (&["new", "year", "day"], Fixed(1, 1)),
    (&["nowruz"], Fixed(3, 20)),
    (&["orthodox", "christmas"], Fixed(1, 7)),
    (&["orthodox", "easter"], OrthodoxEaster(0)),
    (&["palm", "sunday"], Easter(-7)),
    (&["passover"], Passover(0)),
    (&["pentecost"], Easter(49)),
    (&["president", "day"], Nth(2, Weekday::Monday, 3)),
    (&["purim"], Passover(-30)),
    (&["remembrance", "day"], Fixed(11, 11)),
    (&["remembrance", "sunday"], Nth(11, Weekday::Sunday, 2)),
    (&["rosh", "hashanah"], RoshHashanah(0)),
    (&["saint", "patrick", "day"], Fixed(3, 17)),
    (&["saint", "patrick"], Fixed(3, 17)),
    (&["shavuot"], Passover(50)),
    (&["shrove", "tuesday"], Easter(-47)),
    (&["st", "patrick", "day"], Fixed(3, 17)),
    (&["st", "valentine", "day"], Fixed(2, 14)),
    (&["sukkot"], RoshHashanah(14)),
    (&["thanksgiving", "eve"], Thanksgiving(-1)),
    (&["thanksgiving", "day"], Thanksgiving(0)),
    (&["thanksgiving"], Thanksgiving(0)),
    (&["valentine", "day"], Fixed(2, 14)),
    (&["ve", "day"], Fixed(5, 8)),
    (&["veteran", "day"], Fixed(11, 11)),
    (&["victory", "day"], Fixed(5, 9)),
    (&["vj", "day"], Fixed(8, 15)),
    (&["waitangi", "day"], Fixed(2, 6)),
    (&["whit", "monday"], Easter(50)),
    (&["yom", "kippur"], RoshHashanah(9)),
];

/// The holiday whose name starts at `at`, and the lexeme after it.
pub fn named(words: &Lexemes<'_>, at: usize) -> Option<(Holiday, usize)> {
    // "in the new year" is a season.
    if words.reads(at, &["new", "year", "'", "s"]) && words.lower(at + 4) != "eve" {
        let day = usize::from(words.lower(at + 4) == "day");
        return Some((Fixed(1, 1), at + 4 + day));
    }
    let capitals = words.is_capitalised(at) && words.is_capitalised(at + 1);
    let alone = !words.is_capitalised(at + 2) && words.lower(at + 2) != "'";
    if capitals && alone && words.reads(at, &["new", "year"]) {
        return Some((Fixed(1, 1), at + 2));
    }
    let first = words.lower(at);
    let stem = first.strip_suffix('s').unwrap_or(first);
    let of_word = |word: &str| {
        let start = NAMES.partition_point(|(name, _)| name.first().is_some_and(|own| *own < word));
        let named = NAMES.get(start..).unwrap_or_default().iter();
        named
            .take_while(|(name, _)| name.first().is_some_and(|own| *own == word))
            .find_map(|(name, holiday)| Some((*holiday, end_of(words, at, name)?)))
    };
    of_word(first).or_else(|| (stem != first).then(|| of_word(stem)).flatten())
}

/// The lexeme after a name that stands at `at`, with possessive endings and dots passed over.
fn end_of(words: &Lexemes<'_>, at: usize, name: &[&str]) -> Option<usize> {
    let mut next = at;
    for (index, word) in name.iter().enumerate() {
        if index > 0 {
            next += usize::from(words.lower(next) == "'");
            next += usize::from(words.lower(next) == "s" && words.is_glued(next));
            next += usize::from(words.lower(next) == "." && words.is_glued(next));
        }
        let read = words.lower(next);
        if read != *word && read.strip_suffix('s') != Some(word) {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// The day of a holiday in a year of the Gregorian calendar.
///
/// # Errors
/// When the calendar has no such day.
pub fn day(holiday: Holiday, year: i16) -> Result<Date, Error> {
    let from = |day: Date, days: i16| day.checked_add(Span::new().days(i64::from(days)));
    match holiday {
        Fixed(month, day) => Date::new(year, month, day),
        Nth(month, weekday, nth) => Date::new(year, month, 1)?.nth_weekday_of_month(nth, weekday),
        Thanksgiving(days) => {
            let thanksgiving =
                Date::new(year, 11, 1)?.nth_weekday_of_month(4, Weekday::Thursday)?;
            from(thanksgiving, days)
        }
        Holiday::ElectionDay => Date::new(year, 11, 1)?
            .nth_weekday_of_month(1, Weekday::Monday)?
            .tomorrow(),
        Easter(days) => from(easter(year)?, days),
        OrthodoxEaster(days) => from(orthodox_easter(year)?, days),
        Islamic(month, day) => islamic(year, month, day),
        RoshHashanah(days) => day_number(rosh_hashanah(i64::from(year) + 3761) + days),
        Passover(days) => day_number(rosh_hashanah(i64::from(year) + 3761) - 163 + days),
        Holiday::Hanukkah => {
            let jewish_year = i64::from(year) + 3761;
            let new_year = rosh_hashanah(jewish_year);
            // Only the longest years give their second month a 30th day.
            let longest = (rosh_hashanah(jewish_year + 1) - new_year) % 10 == 5;
            day_number(new_year + 83 + i64::from(longest))
        }
        Holiday::LunarNewYear => {
            // The month before it is the first that begins after the winter solstice.
            let solstice = days_since_epoch(Date::new(year - 1, 12, 22)?);
            let month = new_moon_after(f64::from(solstice) + 1.0, CHINA);
            day_number((new_moon_after(month.floor() + 1.0, CHINA)).floor() as i64)
        }
        Holiday::Diwali => {
            let start = days_since_epoch(Date::new(year, 10, 17)?);
            let moon = new_moon_after(f64::from(start) + SUNSET, INDIA);
            day_number((moon - SUNSET).floor() as i64)
        }
    }
}

/// Easter Sunday in the Gregorian calendar.
fn easter(year: i16) -> Result<Date, Error> {
    let year = i32::from(year);
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let moon_correction = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - moon_correction + 15).rem_euclid(30);
    let to_sunday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    Date::new(year as i16, (days / 31) as i8, (days % 31 + 1) as i8)
}

/// Easter Sunday by the Julian calendar, as a day of the Gregorian one.
fn orthodox_easter(year: i16) -> Result<Date, Error> {
    let number = i32::from(year);
    let moon = (19 * (number % 19) + 15) % 30;
    let to_sunday = (2 * (number % 4) + 4 * (number % 7) - moon + 34) % 7;
    let days = moon + to_sunday + 114;
    let julian = Date::new(year, (days / 31) as i8, (days % 31 + 1) as i8)?;
    let century = i64::from(year) / 100;
    julian.checked_add(Span::new().days(century - century / 4 - 2))
}

/// A day of the tabular Islamic calendar, counted from Thursday, 15 July 622, as far as it falls
/// into a Gregorian year.
fn islamic(year: i16, month: i64, day: i64) -> Result<Date, Error> {
    let mut islamic_year = (i64::from(year) - 622) * 33 / 32;
    loop {
        let leap_days = (11 * islamic_year + 3).div_euclid(30);
        let of_year = 30 * month - (month - 1) / 2 + day;
        let found = day_number(354 * islamic_year + leap_days + of_year - 492_534)?;
        if found.year() >= year {
            return Ok(found);
        }
        islamic_year += 1;
    }
}

/// The first day of a year of the Jewish calendar, as days from 1 January 1970.
fn rosh_hashanah(year: i64) -> i64 {
    let new_moon = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * months;
        let days = 29 * months + parts.div_euclid(25_920);
        days + i64::from((3 * (days + 1)).rem_euclid(7) < 3)
    };
    let (before, this, next) = (new_moon(year - 1), new_moon(year), new_moon(year + 1));
    let delay = match (next - this, this - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    this + delay - 2_092_590
}

/// Zones as parts of a day from universal time.
const CHINA: f64 = 8.0 / 24.0;
const INDIA: f64 = 5.5 / 24.0;
/// The evening as part of a day.
const SUNSET: f64 = 18.0 / 24.0;

/// The first new moon from a day on, both as days from 1 January 1970 in a zone.
fn new_moon_after(day: f64, zone: f64) -> f64 {
    // The new moon of 6 January 2000 is number 0.
    let mut number = ((day - 10_962.0) / 29.530_588_861).floor() - 1.0;
    loop {
        let moon = new_moon(number) + zone;
        if moon >= day {
            return moon;
        }
        number += 1.0;
    }
}

/// A new moon as days from 1 January 1970 in universal time, good to some minutes.
fn new_moon(number: f64) -> f64 {
    let centuries = number / 1236.85;
    let sun = (2.5534 + 29.105_356_70 * number).to_radians();
    let moon = (201.5643 + 385.816_935_28 * number).to_radians();
    let node = (160.7108 + 390.670_502_84 * number).to_radians();
    let eccentricity = 1.0 - 0.002_516 * centuries;
    10_962.597_66 + 29.530_588_861 * number + 0.000_154_37 * centuries.powi(2)
        - 0.407_20 * moon.sin()
        + 0.172_41 * eccentricity * sun.sin()
        + 0.016_08 * (2.0 * moon).sin()
        + 0.010_39 * (2.0 * node).sin()
        + 0.007_39 * eccentricity * (moon - sun).sin()
        - 0.005_14 * eccentricity * (moon + sun).sin()
        + 0.002_08 * eccentricity.powi(2) * (2.0 * sun).sin()
}

const EPOCH: Date = date(1970, 1, 1);

fn days_since_epoch(day: Date) -> i32 {
    EPOCH.duration_until(day).as_hours() as i32 / 24
}

fn day_number(days: i64) -> Result<Date, Error> {
    EPOCH.checked_add(Span::new().try_days(days)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_days(holiday: Holiday, days: &[Date]) {
        for day in days {
            assert_eq!(
                super::day(holiday, day.year()).unwrap(),
                *day,
                "{holiday:?}"
            );
        }
    }

    #[test]
    fn names_are_sorted_for_the_search() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| name.first()));
    }

    #[test]
    fn reads_names_with_and_without_their_endings() {
        for name in [
            "Mother's Day",
            "Mothers' Day",
            "Valentine’s Day",
            "St. Patrick's Day",
            "Presidents' Day",
            "New Year’s Eve",
            "New Year's",
            "Eid al-Fitr",
            "All Saints' Day",
        ] {
            let words = Lexemes::new(name, 0);
            let end = named(&words, 0).map(|(_, end)| end);
            assert_eq!(end, Some(words.len()), "{name}");
        }
        let words = Lexemes::new("new year budget", 0);
        assert_eq!(named(&words, 0), None);
    }

    #[test]
    fn finds_the_feasts_of_the_churches() {
        assert_days(
            Easter(0),
            &[date(2018, 4, 1), date(2019, 4, 21), date(2000, 4, 23)],
        );
        assert_days(
            OrthodoxEaster(0),
            &[date(2023, 4, 16), date(2021, 5, 2), date(2024, 5, 5)],
        );
    }

    #[test]
    fn finds_holidays_by_weekday() {
        assert_days(Thanksgiving(1), &[date(2010, 11, 26)]);
        assert_days(Nth(5, Weekday::Monday, -1), &[date(2024, 5, 27)]);
        assert_days(
            Holiday::ElectionDay,
            &[date(2016, 11, 8), date(2022, 11, 8)],
        );
    }

    #[test]
    fn finds_the_feasts_of_jews_and_muslims() {
        assert_days(
            RoshHashanah(0),
            &[date(2024, 10, 3), date(2023, 9, 16), date(2021, 9, 7)],
        );
        assert_days(RoshHashanah(9), &[date(2024, 10, 12), date(2022, 10, 5)]);
        assert_days(
            Passover(0),
            &[date(2024, 4, 23), date(2023, 4, 6), date(2019, 4, 20)],
        );
        assert_days(
            Holiday::Hanukkah,
            &[
                date(2024, 12, 26),
                date(2023, 12, 8),
                date(2021, 11, 29),
                date(2016, 12, 25),
            ],
        );
        assert_days(Islamic(10, 1), &[date(2022, 5, 2), date(2023, 4, 21)]);
        assert_days(Islamic(12, 10), &[date(2023, 6, 28)]);
    }

    #[test]
    fn finds_the_feasts_of_the_new_moon() {
        assert_days(
            Holiday::LunarNewYear,
            &[
                date(2025, 1, 29),
                date(2024, 2, 10),
                date(2023, 1, 22),
                date(2022, 2, 1),
                date(2020, 1, 25),
                date(2015, 2, 19),
                date(1985, 2, 20),
                date(1966, 1, 21),
            ],
        );
        assert_days(
            Holiday::Diwali,
            &[
                date(2023, 11, 12),
                date(2022, 10, 24),
                date(2021, 11, 4),
                date(2020, 11, 14),
            ],
        );
    }
}
