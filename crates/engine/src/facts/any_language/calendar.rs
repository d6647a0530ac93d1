//! Days in the words of a language: relative days, weekdays, days with the name of a month, ranges of days.

use std::ops::Range;

use jiff::civil::Date;
use jiff::{Span as Length, ToSpan};

use crate::article::Span;
use crate::facts::{Anchor, Fact};
use crate::tongue::{Sort, Token};

use super::reading::Reading;
use super::{days, time};

/// Days of a week.
const WEEK: i32 = 7;

/// What a day is called by.
struct Named {
    /// Its tokens.
    tokens: Range<usize>,
    value: Option<String>,
    is_relative: bool,
    rule: &'static str,
}

/// All days of an article.
pub fn dates(reading: &Reading<'_>) -> Vec<Fact> {
    let mut named = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let found = range(reading, at)
            .or_else(|| day_of_month(reading, at))
            .or_else(|| month_of_year(reading, at))
            .or_else(|| relative(reading, at))
            .or_else(|| weekday(reading, at));
        at = found.as_ref().map_or(at + 1, |found| found.tokens.end);
        named.extend(found);
    }
    let fact = |named: &Named| {
        let anchor = named.is_relative.then_some(Anchor::Publication);
        let anchor = anchor.filter(|_| named.value.is_some());
        let span = reading.span(&named.tokens);
        time(
            reading.article,
            span,
            named.value.clone(),
            anchor,
            named.rule,
            0.85,
        )
    };
    let own: Vec<Fact> = named.iter().map(fact).collect();
    let mut taken: Vec<Span> = own.iter().map(Fact::primary_span).collect();
    taken.sort_unstable();
    let is_free = |fact: &Fact| {
        let span = fact.primary_span();
        let next = taken.partition_point(|other| other.end <= span.start);
        taken.get(next).is_none_or(|other| !other.overlaps(span))
    };
    let digits = days::dates(reading.article, reading.text).into_iter();
    let mut all: Vec<Fact> = digits.filter(is_free).collect();
    all.extend(own);
    all
}

/// The number of a day: one or two digits, perhaps with a stop or the ending of an ordinal.
fn day_number(reading: &Reading<'_>, at: usize) -> Option<(i8, usize)> {
    let token = reading.tokens.get(at)?;
    if token.sort != Sort::Figure {
        return None;
    }
    let day: i8 = token
        .text
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let next = reading.tokens.get(at + 1);
    let ordinal = next.is_some_and(|next| {
        next.span.start == token.span.end
            && (next.is('.') && reading.tongue.has("stop behind ordinals")
                || next.is_one_of(&['º', '°'])
                || reading.tongue.is("ordinal", &next.lower))
    });
    Some((day, at + 1 + usize::from(ordinal)))
}

/// A month at a token or behind a joining word: its number and where it ends.
fn month(reading: &Reading<'_>, at: usize) -> Option<(i8, usize)> {
    let joins = |token: &Token<'_>| reading.tongue.is("joining", &token.lower);
    let start = at + usize::from(reading.tokens.get(at).is_some_and(joins));
    let found = reading.tongue.find("month", reading.from(start))?;
    Some((found.meaning.parse().ok()?, start + found.length))
}

/// A year at a token or behind a joining word.
fn year(reading: &Reading<'_>, at: usize) -> Option<(i16, usize)> {
    let joins = |token: &Token<'_>| reading.tongue.is("joining", &token.lower) || token.is(',');
    let start = at + usize::from(reading.tokens.get(at).is_some_and(joins));
    let token = reading.tokens.get(start)?;
    let is_year = token.sort == Sort::Figure && token.text.len() == 4;
    let year = is_year.then(|| token.text.parse().ok())??;
    (1800..2100).contains(&year).then_some((year, start + 1))
}

/// "3. bis 5. Mai", "del 3 al 5 de mayo de 2024".
fn range(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let (first, next) = day_number(reading, at)?;
    let joining = reading.tokens.get(next)?;
    let dash = joining.is_one_of(&['-', '–', '—']);
    let length = reading.tongue.find("range", reading.from(next));
    let next = next + length.map(|found| found.length).or(dash.then_some(1))?;
    let (last, next) = day_number(reading, next)?;
    let (month, end) = month(reading, next)?;
    let (year, end) = match year(reading, end) {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    };
    let ends = [first, last].map(|day| resolve(reading, year, month, day));
    let value = match ends {
        [Some(first), Some(last)] if first < last => Some(format!("{first}/{last}")),
        [None, None] => None,
        _ => return None,
    };
    Some(Named {
        tokens: at..end,
        value,
        is_relative: year.is_none(),
        rule: "time.days_in_their_language",
    })
}

/// "3. Mai", "lundi 3 mai 2024", "3 de mayo".
fn day_of_month(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let start = weekday_word(reading, at).map_or(at, |(_, end)| {
        let between =
            |token: &&Token<'_>| token.is(',') || reading.tongue.is("joining", &token.lower);
        end + reading.from(end).iter().take(2).take_while(between).count()
    });
    let (day, next) = day_number(reading, start)?;
    let (month, end) = month(reading, next)?;
    let (year, end) = match year(reading, end) {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    };
    let value = resolve(reading, year, month, day);
    if year.is_some() && value.is_none() {
        return None;
    }
    Some(Named {
        tokens: at..end,
        value: value.map(|date| date.to_string()),
        is_relative: year.is_none(),
        rule: "time.day_in_their_language",
    })
}

/// The day of a month: without a year the one that is nearest to the day of publication.
fn resolve(reading: &Reading<'_>, year: Option<i16>, month: i8, day: i8) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    let published = reading.published()?;
    let years = [-1, 0, 1].map(|step| published.year() + step);
    let dates = years
        .into_iter()
        .filter_map(|year| Date::new(year, month, day).ok());
    dates.min_by_key(|date| {
        published
            .until(*date)
            .map_or(i32::MAX, |it| it.get_days().abs())
    })
}

/// "Mai 2024".
fn month_of_year(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let found = reading.tongue.find("month", reading.from(at))?;
    let month: i8 = found.meaning.parse().ok()?;
    let (year, end) = year(reading, at + found.length)?;
    Some(Named {
        tokens: at..end,
        value: Some(format!("{year}-{month:02}")),
        is_relative: false,
        rule: "time.month_in_their_language",
    })
}

/// "gestern", "la semana pasada".
fn relative(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let day = reading.tongue.find("day", reading.from(at));
    let period = reading.tongue.find("period", reading.from(at));
    let published = reading.published();
    let (length, value) = match (day, period) {
        (_, Some(period)) => {
            let value = published.and_then(|published| in_period(published, period.meaning));
            (period.length, value)
        }
        (Some(day), None) => {
            let days: i64 = day.meaning.parse().ok()?;
            let value = published.and_then(|published| moved(published, days.days()));
            (day.length, value.map(|date| date.to_string()))
        }
        (None, None) => return None,
    };
    Some(Named {
        tokens: at..at + length,
        value,
        is_relative: true,
        rule: "time.relative_in_their_language",
    })
}

fn moved(date: Date, by: Length) -> Option<Date> {
    date.checked_add(by).ok()
}

/// What "week -1" and the like mean on a day.
fn in_period(published: Date, meaning: &str) -> Option<String> {
    let (unit, steps) = meaning.split_once(' ')?;
    let steps: i64 = steps.parse().ok()?;
    match unit {
        "week" => {
            let week = moved(published, steps.weeks())?.iso_week_date();
            Some(format!("{}-W{:02}", week.year(), week.week()))
        }
        "month" => {
            let month = moved(published.first_of_month(), steps.months())?;
            Some(format!("{}-{:02}", month.year(), month.month()))
        }
        _ => Some(
            moved(published.first_of_year(), steps.years())?
                .year()
                .to_string(),
        ),
    }
}

/// The name of a weekday: its number from Monday on, and where it ends.
fn weekday_word(reading: &Reading<'_>, at: usize) -> Option<(i8, usize)> {
    let tongue = reading.tongue;
    let found = tongue.find("weekday", reading.from(at))?;
    let end = at + found.length;
    // Some names mean other things as well, but for the word behind them.
    let needed = tongue.meaning("weekday needs", &reading.tokens[at].lower);
    let next = reading.tokens.get(end).map(|token| token.lower.as_str());
    if needed.is_some() && needed != next {
        return None;
    }
    let end = end + usize::from(needed.is_some());
    Some((found.meaning.parse().ok()?, end))
}

/// "am Montag", "lundi prochain": the last one up to the day of publication, the next one where the sentence
/// tells what is to come.
fn weekday(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let (number, end) = weekday_word(reading, at)?;
    let near = |at: usize| {
        let found = reading.tongue.find("near", reading.from(at))?;
        found.meaning.parse::<i32>().ok()
    };
    let before = at.checked_sub(1).and_then(near);
    let (near, tokens) = match (before, near(end)) {
        (Some(near), _) => (Some(near), at - 1..end),
        (None, Some(near)) => (Some(near), at..end + 1),
        (None, None) => (None, at..end),
    };
    let is_ahead = near.map_or_else(|| tells_future(reading, at), |near| near > 0);
    let value = reading.published().and_then(|published| {
        let today = i32::from(published.weekday().to_monday_one_offset());
        let back = (today - i32::from(number)).rem_euclid(WEEK);
        let days = match (is_ahead, near) {
            (false, Some(_)) if back == 0 => -WEEK,
            (false, _) => -back,
            (true, _) => WEEK - back,
        };
        moved(published, i64::from(days).days())
    });
    Some(Named {
        tokens,
        value: value.map(|date| date.to_string()),
        is_relative: true,
        rule: "time.weekday_in_their_language",
    })
}

/// Whether the sentence of a token tells what is to come.
fn tells_future(reading: &Reading<'_>, at: usize) -> bool {
    let tongue = reading.tongue;
    let marks: Vec<(&str, &str)> = tongue.words("future").collect();
    reading.tokens[reading.sentence_of(at)].iter().any(|token| {
        let word = token.lower.as_str();
        token.is_word()
            && marks.iter().any(|(mark, means)| match *means {
                "ending" => word.len() > 2 * mark.len() - 1 && word.ends_with(mark),
                "beginning" => word.starts_with(mark) && word.chars().count() > 3,
                _ => word == *mark,
            })
    })
}
