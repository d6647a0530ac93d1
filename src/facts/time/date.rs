//! Dates by their own names: "Monday, March 8, 2011", "2011-03-08", "June 2009", "the 1960s".

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::expression::{Choice, Point, Year};
use super::grammar::{Read, longest};
use super::period;
use super::{lexicon, relative};

/// Words before a number that make it a year, whatever the century.
const BEFORE_YEARS: &[&str] = &[
    "in", "since", "by", "until", "till", "during", "early", "mid", "late", "year", "through",
    "before", "after", "circa", "the",
];

/// Words before a number that make it the number of something else.
const BEFORE_OTHER_NUMBERS: &[&str] = &[
    "room",
    "flight",
    "number",
    "no",
    "nos",
    "highway",
    "route",
    "interstate",
    "page",
    "channel",
    "windows",
    "resolution",
    "article",
    "section",
    "building",
    "gate",
    "suite",
    "chapter",
    "phone",
    "tel",
    "#",
    "$",
    "€",
    "£",
    "¥",
];

/// A date that does not hang on another one.
pub fn point(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    longest([
        numeric(words, at),
        written(words, at),
        weekday_and_date(words, at),
        month_and_year(words, at),
        bare_month(words, at),
        relative::weekday(words, at),
        holiday(words, at),
        year(words, at).map(|read| read.map(|year| Point::Year(Year::Given(year)))),
        period::point(words, at),
    ])
}

/// "2024-09-30", "9/30/2024", "30.9.2024", "2024-09".
fn numeric(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let first = words.integer(at)?;
    let mark = words.lower(at + 1);
    if !matches!(mark, "-" | "/" | ".") || !words.joins(at + 1, mark) {
        return None;
    }
    if words.is_glued(at) && !matches!(words.before(at), "(" | "\"" | "“" | "-" | "") {
        return None;
    }
    let length = |at: usize| words.digits(at).map_or(0, str::len);
    let second = words.integer(at + 2)?;
    let third = words
        .integer(at + 4)
        .filter(|_| words.joins(at + 3, mark) && length(at + 2) <= 2);
    if let Some(third) = third {
        let end = at + 5;
        if words.joins(end, mark) && words.digits(end + 1).is_some() {
            return None;
        }
        let (year, month, day) = if length(at) == 4 {
            (first, second, third)
        } else if !matches!(length(at + 4), 2 | 4) {
            return None;
        } else {
            let year = full_year(third, length(at + 4));
            let day_first = first > 12 || mark == "." && second <= 12;
            if day_first {
                (year, second, first)
            } else {
                (year, first, second)
            }
        };
        return given_day(year, month, day).map(|point| Read::new(point, end));
    }
    let year_and_month = length(at) == 4 && mark == "-" && length(at + 2) == 2;
    if year_and_month && !follows(first, second) && (1..=12).contains(&second) {
        return Some(Read::new(
            Point::Month(second as i8, Year::Given(first as i16)),
            at + 3,
        ));
    }
    let told = matches!(words.before(at), "on" | "by" | "since" | "until");
    if mark == "/" && told && length(at + 2) <= 2 {
        let (month, day) = if first > 12 {
            (second, first)
        } else {
            (first, second)
        };
        return month_day(month, day, Year::Chosen(Choice::ByTense))
            .map(|point| Read::new(point, at + 3));
    }
    None
}

/// "March 8", "March 8th, 2011", "8 March 2011", "the eighth of March".
fn written(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    longest([month_first(words, at), day_first(words, at)])
}

fn month_first(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let month = month_name(words, at)?;
    let mut next = month.end;
    if words.joins(next, "-") || words.joins(next, "/") {
        next += 1;
    }
    if words.lower(next) == "the" {
        next += 1;
    }
    let day = day_of_month(words, next)?;
    dated(words, month.value, &day)
}

fn day_first(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let day = day_of_month(words, start)?;
    let mut next = day.end;
    if words.lower(next) == "day" {
        next += 1;
    }
    if words.lower(next) == "of" || words.joins(next, "-") || words.joins(next, "/") {
        next += 1;
    }
    let month = month_name(words, next)?;
    dated(words, month.value, &Read::new(day.value, month.end))
}

/// A month and a day with the year that may follow.
fn dated(words: &Lexemes<'_>, month: i8, day: &Read<i8>) -> Option<Read<Point>> {
    let year = year_after(words, day.end);
    let end = year.as_ref().map_or(day.end, |year| year.end);
    let attacks = (month, day.value) == (9, 11)
        && (end..end + 2).any(|index| words.lower(index).starts_with("attack"));
    let unstated = if attacks {
        Year::Given(2001)
    } else {
        Year::Chosen(Choice::ByTense)
    };
    let year = year.map_or(unstated, |year| year.value);
    month_day(month as u32, day.value as u32, year).map(|point| Read::new(point, end))
}

/// "Monday, March 8, 2011", "Monday the 8th": the weekday adds nothing to the date.
fn weekday_and_date(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let (_, _) = lexicon::weekday(words.lower(at))?;
    let mut next = at + 1;
    while matches!(words.lower(next), "," | "." | "(" | "-") {
        next += 1;
    }
    let date = longest([written(words, next), numeric(words, next)]);
    let article = next + usize::from(words.lower(next) == "the");
    let of_month = || {
        number::ordinal(words, article)
            .filter(|(day, end)| {
                let noun_follows = words.is_word(*end)
                    && !matches!(words.lower(*end), "at" | "of" | "in" | "and" | "from");
                article > next && (1..=31).contains(day) && !noun_follows
            })
            .map(|(day, end)| Read::new(Point::DayOfMonth(day as i8), end))
    };
    let mut date = date.or_else(of_month)?;
    if words.lower(words.back(next, 1)) == "(" && words.lower(date.end) == ")" {
        date.end += 1;
    }
    Some(date)
}

/// "June 2009", "June of 2009", "June '09", "September last year".
fn month_and_year(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let month = month_name(words, at)?;
    let year = year_after(words, month.end)?;
    Some(Read::new(Point::Month(month.value, year.value), year.end))
}

/// A month alone or chosen ("last September"); "May" and "March" only where no verb can stand.
fn bare_month(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let (choice, start) = relative::choice(words, at);
    let month = month_name(words, start)?;
    let (_, safe) = lexicon::month(words.lower(start))?;
    let settled = choice != Choice::ByTense && words.is_capitalised(start)
        || matches!(
            words.before(start),
            "in" | "since"
                | "until"
                | "till"
                | "of"
                | "early"
                | "mid"
                | "late"
                | "during"
                | "by"
                | "from"
                | "between"
                | "through"
                | "before"
                | "after"
        )
        || words.reads_before(start, &["mid", "-"]);
    let capital = words.is_capitalised(start);
    let short = words.text(start).len() <= 3 && words.lower(start) != "may";
    let named = words.is_capitalised(month.end) && words.is_word(month.end) && !safe;
    let admitted = if safe {
        capital || settled
    } else {
        settled && (capital || !short && words.lower(start) != "march") && !named
    };
    let all_capitals = short && words.text(start).chars().all(char::is_uppercase);
    (admitted && !all_capitals)
        .then(|| Read::new(Point::Month(month.value, Year::Chosen(choice)), month.end))
}

/// A month's name with the dot of its short form.
pub fn month_name(words: &Lexemes<'_>, at: usize) -> Option<Read<i8>> {
    let (month, _) = lexicon::month(words.lower(at))?;
    let dotted = words.text(at).len() <= 4
        && words.lower(at + 1) == "."
        && words.is_glued(at + 1)
        && !words.is_capitalised(at + 2);
    let short = words.text(at).len() <= 4 && !matches!(words.lower(at), "may" | "june" | "july");
    Some(Read::new(month, at + 1 + usize::from(dotted && short)))
}

/// A day of the month in figures or as an ordinal; never a clock time, a decimal or a percentage.
pub fn day_of_month(words: &Lexemes<'_>, at: usize) -> Option<Read<i8>> {
    let (value, end) = if let Some(ordinal) = number::ordinal(words, at) {
        ordinal
    } else {
        let value = words.integer(at)?;
        let glued = |mark| words.joins(at + 1, mark) && words.digits(at + 2).is_some();
        let other = glued(":")
            || glued(".")
            || matches!(words.lower(at + 1), "%" | "percent" | "°")
            || words.is_glued(at + 1) && words.is_word(at + 1)
            || matches!(words.before(at), "$" | "€" | "£");
        if other {
            return None;
        }
        (value, at + 1)
    };
    (1..=31)
        .contains(&value)
        .then(|| Read::new(value as i8, end))
}

/// The year behind a month or day: ", 2011", "of 2009", "'09", "last year".
fn year_after(words: &Lexemes<'_>, at: usize) -> Option<Read<Year>> {
    let mut next = at;
    if words.lower(next) == "of" || words.lower(next) == "in" || words.lower(next) == "," {
        next += 1;
    }
    if words.joins(at, "-") || words.joins(at, "/") {
        next += 1;
    }
    if words.lower(next) == "'" && words.digits(next + 1).is_some_and(|year| year.len() == 2) {
        let year = full_year(words.integer(next + 1)?, 2);
        return Some(Read::new(Year::Given(year as i16), next + 2));
    }
    if let Some(year) = four_digits(words, next) {
        return Some(Read::new(Year::Given(year), next + 1));
    }
    let shift = relative::year_shift(words, next).filter(|_| words.lower(at) != ",")?;
    Some(shift.map(Year::FromPublication))
}

/// A year alone: "in 2009", "the 2008 elections", "'82".
pub fn year(words: &Lexemes<'_>, at: usize) -> Option<Read<i16>> {
    let mut start = at;
    if words.lower(start) == "the" && words.lower(start + 1) == "year" {
        start += 1;
    }
    if words.lower(start) == "year" {
        start += 1;
        start += usize::from(words.lower(start) == "of");
    }
    let apostrophe = words.lower(at) == "'" && !words.is_glued(at) && words.is_glued(at + 1);
    if apostrophe && words.digits(at + 1).is_some_and(|year| year.len() == 2) {
        let alone = !words.is_glued(at + 2) || !words.is_word(at + 2);
        return alone.then(|| {
            let year = full_year(words.integer(at + 1).unwrap_or(0), 2);
            Read::new(year as i16, at + 2)
        });
    }
    let value = four_digits(words, start)?;
    let before = words.before(start);
    let next = words.lower(start + 1);
    let numbered = BEFORE_OTHER_NUMBERS.contains(&before)
        || words.is_glued(start)
            && !matches!(before, "(" | "-" | "–" | "—" | "/" | "\"" | "“" | "'")
        || words.is_glued(start) && before == "-" && words.digits(words.back(start, 2)).is_some();
    let measured = matches!(
        next,
        "%" | "percent" | "people" | "dollars" | "euros" | "hours"
    ) || start == at && matches!(next, "year" | "years")
        || matches!(next, "model" | "models") && words.lower(start + 2) != "year"
        || matches!(
            words.lower(start + 2),
            "avenue" | "street" | "road" | "drive" | "boulevard"
        );
    // "of", "to" and "and" stand before any number.
    let signalled = start > at || BEFORE_YEARS.contains(&before);
    let plausible = if signalled { 1000..=2999 } else { 1900..=2099 };
    let plural = next.ends_with('s') && next.len() > 3 && !words.is_capitalised(start + 1);
    let counted = plural && !signalled && value % 100 == 0;
    // "the Russell 2000 Index"
    let named = words.is_capitalised(words.back(at, 1))
        && words.is_capitalised(start + 1)
        && words.is_word(start + 1)
        && start == at;
    (!numbered && !measured && !counted && !named && plausible.contains(&value))
        .then(|| Read::new(value, start + 1))
}

/// Four digits that stand alone.
fn four_digits(words: &Lexemes<'_>, at: usize) -> Option<i16> {
    let digits = words.digits(at).filter(|digits| digits.len() == 4)?;
    let separated = [",", ".", ":"]
        .iter()
        .any(|mark| words.joins(at + 1, mark) && words.digits(at + 2).is_some());
    let lettered = words.is_glued(at + 1) && words.is_word(at + 1);
    let value: i16 = digits.parse().ok()?;
    (!separated && !lettered && (1000..=2999).contains(&value)).then_some(value)
}

/// "Christmas", "Easter Monday 2019", "last Thanksgiving".
fn holiday(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let (choice, start) = relative::choice(words, at);
    // "Johnnie Christmas" is somebody.
    if at > 1 && words.is_capitalised(at - 1) && words.is_word(at - 1) {
        return None;
    }
    let (phrase, holiday) = lexicon::HOLIDAYS
        .iter()
        .find(|(phrase, _)| words.reads(start, phrase))?;
    let end = start + phrase.len();
    let year = year_after(words, end).filter(|_| choice == Choice::ByTense);
    let end = year.as_ref().map_or(end, |year| year.end);
    let year = year.map_or(Year::Chosen(choice), |year| year.value);
    Some(Read::new(Point::Holiday(*holiday, year), end))
}

/// "March 9-11", "9-11 March 2014", "2009-2011", "2013-14".
pub fn interval(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    longest([
        days_after_month(words, at),
        days_before_month(words, at),
        years(words, at),
    ])
}

fn days_after_month(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    let month = month_name(words, at)?;
    let (from, to) = two_days(words, month.end)?;
    let year = year_after(words, to.end);
    let end = year.as_ref().map_or(to.end, |year| year.end);
    let year = year.map_or(Year::Chosen(Choice::ByTense), |year| year.value);
    let point = |day: i8| month_day(month.value as u32, day as u32, year);
    Some(Read::new((point(from)?, point(to.value)?), end))
}

fn days_before_month(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    let (from, to) = two_days(words, at)?;
    let of = usize::from(words.lower(to.end) == "of");
    let month = month_name(words, to.end + of)?;
    let year = year_after(words, month.end);
    let end = year.as_ref().map_or(month.end, |year| year.end);
    let year = year.map_or(Year::Chosen(Choice::ByTense), |year| year.value);
    let point = |day: i8| month_day(month.value as u32, day as u32, year);
    Some(Read::new((point(from)?, point(to.value)?), end))
}

/// "9-11", "9 to 11", "9th through 11th".
fn two_days(words: &Lexemes<'_>, at: usize) -> Option<(i8, Read<i8>)> {
    let from = day_of_month(words, at)?;
    matches!(words.lower(from.end), "-" | "–" | "to" | "through").then_some(())?;
    let to = day_of_month(words, from.end + 1)?;
    (from.value < to.value).then_some((from.value, to))
}

fn years(words: &Lexemes<'_>, at: usize) -> Option<Read<(Point, Point)>> {
    let from = words
        .integer(at)
        .filter(|_| words.digits(at).is_some_and(|d| d.len() == 4))?;
    let mark = words.lower(at + 1);
    if !matches!(mark, "-" | "–" | "/") || !(1800..=2100).contains(&from) || words.is_glued(at) {
        return None;
    }
    let length = words.digits(at + 2)?.len();
    let to = words.integer(at + 2)?;
    let to = match length {
        4 if (1800..=2100).contains(&to) => to,
        2 if words.joins(at + 1, mark) && follows(from, to) => from + 1,
        _ => return None,
    };
    let ends = !(words.is_glued(at + 3) && matches!(words.lower(at + 3), "-" | "–" | "/"));
    (from < to && ends).then(|| {
        let point = |year: u32| Point::Year(Year::Given(year as i16));
        Read::new((point(from), point(to)), at + 3)
    })
}

/// Whether two digits write the year after `year`: the "14" of "2013-14".
fn follows(year: u32, two_digits: u32) -> bool {
    (year + 1) % 100 == two_digits
}

/// Two digits are read as a year from 1970 to 2069.
fn full_year(year: u32, digits: usize) -> u32 {
    match digits {
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    }
}

fn given_day(year: u32, month: u32, day: u32) -> Option<Point> {
    (1000..=2999)
        .contains(&year)
        .then(|| month_day(month, day, Year::Given(year as i16)))?
}

fn month_day(month: u32, day: u32, year: Year) -> Option<Point> {
    let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
    possible.then_some(Point::Day(month as i8, day as i8, year))
}
