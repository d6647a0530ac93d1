//! Dates in figures: "2024-09-30", "9/30/2024", "30.9.2024", "2024-09", "20240930", "2024/Sep/30".

use crate::facts::lexeme::Lexemes;

use super::expression::{Choice, Point, Year};
use super::grammar::{Read, longest};
use super::{date, year};

/// A date in figures.
pub fn point(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    // "6,107.31 August" holds no date.
    if words.digits(at).is_none() || is_tail_of_number(words, at) {
        return None;
    }
    longest([
        in_full(words, at),
        run_together(words, at),
        named_month(words, at),
        month_and_year(words, at),
        month_and_day(words, at)
            .filter(|_| matches!(words.before(at), "on" | "by" | "since" | "until")),
    ])
}

/// Year, month and day in one of the usual orders.
fn in_full(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let first = words.integer(at)?;
    let mark = words.lower(at + 1);
    if !matches!(mark, "-" | "/" | ".") || !words.joins(at + 1, mark) {
        return spaced(words, at);
    }
    let second = words.integer(at + 2)?;
    let third = words
        .integer(at + 4)
        .filter(|_| words.joins(at + 3, mark) && length(words, at + 2) <= 2)?;
    let end = at + 5;
    if words.joins(end, mark) && words.digits(end + 1).is_some() {
        return None;
    }
    let (year, month, day) = if length(words, at) == 4 {
        (first, second, third)
    } else if !matches!(length(words, at + 4), 2 | 4) {
        return None;
    } else {
        let year = year::full(third, length(words, at + 4));
        let day_first = first > 12 || mark == "." && second <= 12;
        if day_first {
            (year, second, first)
        } else {
            (year, first, second)
        }
    };
    given(year, month, day).map(|point| Read::new(point, end))
}

/// "2016 10 16".
fn spaced(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let lengths = [at, at + 1, at + 2].map(|at| length(words, at));
    let ends = !words.is_glued(at + 3) || !words.joins(at + 3, words.lower(at + 3));
    let read = given(
        words.integer(at)?,
        words.integer(at + 1)?,
        words.integer(at + 2)?,
    )?;
    (lengths == [4, 2, 2] && ends).then(|| Read::new(read, at + 3))
}

/// "20240930".
fn run_together(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let value = words.integer(at).filter(|_| length(words, at) == 8)?;
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
    let lettered = words.is_glued(at + 1) && words.is_word(at + 1)
        || words.is_glued(at) && matches!(words.before(at), "$" | "€" | "£" | "#");
    let read = given(year, month, day).filter(|_| (1900..=2099).contains(&year) && !lettered)?;
    Some(Read::new(read, at + 1))
}

/// "2024/Sep/30", "2024-30-Sep": other orders are read as written dates.
fn named_month(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let year = words.integer(at).filter(|_| length(words, at) == 4)?;
    let mark = words.lower(at + 1);
    let joined =
        matches!(mark, "-" | "/") && words.joins(at + 1, mark) && words.joins(at + 3, mark);
    if !joined {
        return None;
    }
    let (month_at, day_at) = if words.digits(at + 2).is_some() {
        (at + 4, at + 2)
    } else {
        (at + 2, at + 4)
    };
    let month = date::month_name(words, month_at)?;
    let read = given(year, month.value as u32, words.integer(day_at)?)?;
    Some(Read::new(read, at + 5))
}

/// "2024-09", "09/2024".
fn month_and_year(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let mark = words.lower(at + 1);
    let joined = matches!(mark, "-" | "/") && words.joins(at + 1, mark);
    let goes_on = words.joins(at + 3, mark) && words.digits(at + 4).is_some();
    if !joined || goes_on {
        return None;
    }
    let (first, second) = (words.integer(at)?, words.integer(at + 2)?);
    let (year, month) = match (length(words, at), length(words, at + 2)) {
        (4, 2) if mark == "-" && !year::follows(first, second) => (first, second),
        (1 | 2, 4) if (1900..=2099).contains(&second) => (second, first),
        _ => return None,
    };
    let possible = (1..=12).contains(&month) && (1000..=2999).contains(&year);
    possible.then(|| {
        let point = Point::Month(month as i8, Year::Given(year as i16));
        Read::new(point, at + 3)
    })
}

/// "9/30": only where other words tell that it is a date.
pub fn month_and_day(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let (first, second) = (words.integer(at)?, words.integer(at + 2)?);
    let goes_on = ["/", "."]
        .iter()
        .any(|mark| words.joins(at + 3, mark) && words.digits(at + 4).is_some());
    let short = length(words, at) <= 2 && length(words, at + 2) <= 2;
    if !words.joins(at + 1, "/") || !short || goes_on {
        return None;
    }
    let (month, day) = if first > 12 {
        (second, first)
    } else {
        (first, second)
    };
    date::month_day(month, day, Year::Chosen(Choice::ByTense)).map(|point| Read::new(point, at + 3))
}

/// Whether the digits go on with a number, a word or a path that starts before them.
fn is_tail_of_number(words: &Lexemes<'_>, at: usize) -> bool {
    let before = words.before(at);
    let opens = matches!(
        before,
        "(" | "[" | "\"" | "“" | "'" | "-" | "–" | "—" | ":" | "=" | ","
    );
    words.is_glued(at) && !opens && !before.is_empty()
        || words.is_glued(at)
            && matches!(before, "." | "," | ":" | "/")
            && words.digits(words.back(at, 2)).is_some()
}

fn length(words: &Lexemes<'_>, at: usize) -> usize {
    words.digits(at).map_or(0, str::len)
}

fn given(year: u32, month: u32, day: u32) -> Option<Point> {
    (1000..=2999)
        .contains(&year)
        .then(|| date::month_day(month, day, Year::Given(year as i16)))?
}
