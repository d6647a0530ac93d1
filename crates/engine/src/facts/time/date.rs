//! Dates by their own names: "Monday, March 8, 2011", "2011-03-08", "June 2009", "the 1960s".

use jiff::civil::Weekday;

use crate::facts::lexeme::Lexemes;
use crate::facts::number::{self, NumberForm};

use super::expression::{Choice, Point, Year};
use super::grammar::{Read, longest};
use super::{holiday, lexicon, numeric, period, relative, within, year};

/// A date that does not hang on the time of the article.
pub fn point(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    longest([plain(words, at), within::point(words, at)])
}

/// The same, but not told by its place in yet another date.
pub fn plain(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    longest([
        numeric::point(words, at),
        written(words, at),
        weekday_and_date(words, at),
        month_and_year(words, at),
        bare_month(words, at),
        relative::weekday(words, at),
        feast(words, at),
        lone_day(words, at),
        year::year(words, at).map(|read| read.map(|year| Point::Year(Year::Given(year)))),
        period::point(words, at),
    ])
}

/// "March 8", "March 8th, 2011", "8 March 2011", "the eighth of March", "this October 14".
pub fn written(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let (choice, start) = relative::choice(words, at);
    let read = longest([month_first(words, start), day_first(words, start)])?;
    Some(read.map(|point| match point {
        Point::Day(month, day, Year::Chosen(_)) => Point::Day(month, day, Year::Chosen(choice)),
        point => point,
    }))
}

fn month_first(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let month = month_name(words, at)?;
    let mut next = month.end;
    if words.joins(next, "-") || words.joins(next, "/") {
        next += 1;
    }
    let ordinal = next + usize::from(words.lower(next) == ",");
    if number::ordinal(words, ordinal).is_some() {
        next = ordinal;
    }
    if words.lower(next) == "the" {
        next += 1;
    }
    let day = day_of_month(words, next)
        .or_else(|| spoken_day(words, next).filter(|day| year::after(words, day.end).is_some()))?;
    dated(words, month.value, &day)
}

fn day_first(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let day = day_of_month(words, start).or_else(|| spoken_day(words, start))?;
    let is_spoken = words.digits(start).is_none() && number::ordinal(words, start).is_none();
    let mut next = day.end;
    if words.lower(next) == "day" {
        next += 1;
    }
    if words.lower(next) == "of" || words.joins(next, "-") || words.joins(next, "/") {
        next += 1;
    }
    let month = month_name(words, next)?;
    // "the two March attacks" are on no second of March.
    if is_spoken && year::after(words, month.end).is_none() {
        return None;
    }
    dated(words, month.value, &Read::new(day.value, month.end))
}

/// A month and a day with the year that may follow.
fn dated(words: &Lexemes<'_>, month: i8, day: &Read<i8>) -> Option<Read<Point>> {
    let year = year::after(words, day.end);
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

/// "Monday, March 8, 2011", "this Friday (June 15)", "Friday 7/6", "Friday the 13th".
fn weekday_and_date(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let (_, start) = relative::choice(words, at);
    let (weekday, written_out) = lexicon::weekday(words.lower(start))?;
    // "Edmonton Sun, August 16" is a newspaper.
    if !written_out && words.is_capitalised(words.back(start, 1)) {
        return None;
    }
    let mut next = start + 1;
    while matches!(words.lower(next), "," | "." | "(" | "-") {
        next += 1;
    }
    let date = longest([
        written(words, next),
        numeric::point(words, next),
        numeric::month_and_day(words, next),
    ]);
    let mut date = date.or_else(|| weekday_and_day(words, weekday, start + 1))?;
    if words.lower(words.back(next, 1)) == "(" && words.lower(date.end) == ")" {
        date.end += 1;
    }
    Some(date)
}

/// "the 13th", "13th", "13" behind a weekday.
fn weekday_and_day(words: &Lexemes<'_>, weekday: Weekday, at: usize) -> Option<Read<Point>> {
    let comma = at + usize::from(words.lower(at) == ",");
    let start = comma + usize::from(words.lower(comma) == "the");
    let day = day_of_month(words, start)?;
    let plain = words.digits(start).is_some() && day.end == start + 1;
    // "Monday 6-4" is a score, "Friday, 13 people" a count.
    let figures_follow = plain
        && (comma > at || matches!(words.lower(day.end), "-" | "–" | "/" | ":" | "%"))
        || words.joins(day.end, ",");
    let noun_follows = words.is_word(day.end)
        && !matches!(
            words.lower(day.end),
            "at" | "of" | "in" | "and" | "from" | "between" | "around" | "for" | "to"
        )
        && super::clock::time_of_day(words, day.end).is_none();
    (!noun_follows
        && !figures_follow
        && (start == comma || number::ordinal(words, start).is_some()))
    .then(|| Read::new(Point::WeekdayAndDay(weekday, day.value), day.end))
}

/// "June 2009", "June of 2009", "June '09", "September last year", "2009 June".
pub fn month_and_year(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    if let Some(year) = year::four_digits(words, at) {
        let month = month_name(words, at + 1)?;
        let (_, safe) = lexicon::month(words.lower(at + 1))?;
        return safe.then(|| Read::new(Point::Month(month.value, Year::Given(year)), month.end));
    }
    let month = month_name(words, at)?;
    let year = year::after(words, month.end)?;
    Some(Read::new(Point::Month(month.value, year.value), year.end))
}

/// "18" in "18 and 19 June": the days of a list share their month.
pub fn listed_day(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let first = words.digits(at).and(day_of_month(words, at))?;
    let mut end = first.end;
    let mut last_joined = false;
    let mut listed = 1;
    while matches!(words.lower(end), "and" | "or" | "&" | ",") && !last_joined {
        // No month has more days; the rest is a list of other numbers.
        listed += 1;
        if listed > 31 {
            return None;
        }
        last_joined = words.lower(end) != ",";
        end = words.digits(end + 1).and(day_of_month(words, end + 1))?.end;
    }
    let month = month_name(words, end + usize::from(words.lower(end) == "of"))?;
    let year =
        year::after(words, month.end).map_or(Year::Chosen(Choice::ByTense), |year| year.value);
    let point = month_day(month.value as u32, first.value as u32, year)?;
    (last_joined && !words.is_glued(at)).then(|| Read::new(point, first.end))
}

/// "on the 18th", where no noun follows.
fn lone_day(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let placed = matches!(words.before(at), "on" | "by" | "since" | "until" | "till");
    let figures = words.lower(at) == "the" && words.digits(at + 1).is_some();
    let (day, end) = number::ordinal(words, at + 1).filter(|_| placed && figures)?;
    let ends = !words.is_word(end) && words.lower(end) != "-" || words.lower(end) == "and";
    (ends && (1..=31).contains(&day)).then(|| Read::new(Point::DayOfMonth(day as i8), end))
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
            || glued(",") && words.digits(at + 2).is_some_and(|group| group.len() == 3)
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

/// A day of the month in words: "twenty five".
fn spoken_day(words: &Lexemes<'_>, at: usize) -> Option<Read<i8>> {
    let number = number::cardinal(words, at).filter(|number| number.form == NumberForm::Words)?;
    let possible = (1.0..=31.0).contains(&number.value) && words.is_word(at);
    possible.then(|| Read::new(number.value as i8, number.end))
}

/// A holiday: "Christmas", "Easter Monday 2019", "last Thanksgiving".
pub fn feast(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let (choice, start) = relative::choice(words, at);
    // "Johnnie Christmas" is somebody.
    if at > 1 && words.is_capitalised(at - 1) && words.is_word(at - 1) {
        return None;
    }
    let (holiday, end) = holiday::named(words, start)?;
    let year = year::after(words, end).filter(|_| choice == Choice::ByTense);
    let end = year.as_ref().map_or(end, |year| year.end);
    let year = year.map_or(Year::Chosen(choice), |year| year.value);
    Some(Read::new(Point::Holiday(holiday, year), end))
}

/// A day of a month, if there is such a one.
pub fn month_day(month: u32, day: u32, year: Year) -> Option<Point> {
    let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
    possible.then_some(Point::Day(month as i8, day as i8, year))
}
