//! How often: "every week", "annually", "on Mondays", "twice a year".

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::expression::{Amount, Duration, Recurrence, TimeOfDay, Unit};
use super::grammar::Read;
use super::{clock, lexicon};

/// A recurring time.
pub fn recurrence(words: &Lexemes<'_>, at: usize) -> Option<Read<Recurrence>> {
    let read = every(words, at)
        .or_else(|| time_first(words, at))
        .or_else(|| day_of_month(words, at))
        .or_else(|| frequency(words, at))
        .or_else(|| rate(words, at))
        .or_else(|| plural_weekday(words, at))?;
    Some(with_time(words, read))
}

/// "every day", "each Monday", "every two weeks", "every other day".
fn every(words: &Lexemes<'_>, at: usize) -> Option<Read<Recurrence>> {
    matches!(words.lower(at), "every" | "each").then_some(())?;
    let (count, next) = match words.lower(at + 1) {
        "other" => (2.0, at + 2),
        "single" => (1.0, at + 2),
        _ => {
            number::cardinal(words, at + 1).map_or((1.0, at + 1), |count| (count.value, count.end))
        }
    };
    if let Some((weekday, _)) = lexicon::weekday(words.lower(next)) {
        return Some(Read::new(Recurrence::Weekday(weekday, None), next + 1));
    }
    if let Some(part) = lexicon::day_part(words.lower(next)) {
        return Some(Read::new(
            Recurrence::Daily(TimeOfDay::Part(part)),
            next + 1,
        ));
    }
    if let Some((month, _)) = lexicon::month(words.lower(next)) {
        return Some(Read::new(Recurrence::Month(month), next + 1));
    }
    let (unit, _) = lexicon::unit(words.lower(next))?;
    Some(Read::new(every_so_many(count, unit), next + 1))
}

/// "3 pm each day", "6 am daily".
fn time_first(words: &Lexemes<'_>, at: usize) -> Option<Read<Recurrence>> {
    let time = clock::time_of_day(words, at)?;
    let set = every(words, time.end).or_else(|| frequency(words, time.end))?;
    is_daily(&set.value).then(|| Read::new(Recurrence::Daily(time.value), set.end))
}

/// "the 19th of every month".
fn day_of_month(words: &Lexemes<'_>, at: usize) -> Option<Read<Recurrence>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (day, next) = number::ordinal(words, start).filter(|(day, _)| (1..=31).contains(day))?;
    let next = next + usize::from(words.lower(next) == "day");
    let every = words.lower(next) == "of" && matches!(words.lower(next + 1), "every" | "each");
    (every && words.lower(next + 2) == "month")
        .then(|| Read::new(Recurrence::DayOfMonth(day as i8), next + 3))
}

/// "daily", "annual": never as part of a name ("the Daily Mail").
fn frequency(words: &Lexemes<'_>, at: usize) -> Option<Read<Recurrence>> {
    // "bi-monthly", "semi-annual"
    let (prefix, start) = match words.lower(at) {
        "bi" => (2.0, at + 1),
        "semi" => (0.5, at + 1),
        _ => (1.0, at),
    };
    let start = start + usize::from(start > at && words.joins(start, "-"));
    let (count, unit) = lexicon::frequency(words.lower(start))?;
    let count = count * prefix;
    let opens = at == 0 || matches!(words.before(at), "." | ":" | "\"" | "“");
    let named = words.is_capitalised(at) && (!opens || words.is_capitalised(at + 1));
    (!named).then(|| Read::new(every_so_many(count, unit), start + 1))
}

/// "twice a year", "$5 a day", "per month": the unit of a rate.
fn rate(words: &Lexemes<'_>, at: usize) -> Option<Read<Recurrence>> {
    let counted = matches!(words.before(at), "once" | "twice" | "times")
        || is_number(words, words.back(at, 1))
        || words.before(at).ends_with('s') && is_number(words, words.back(at, 2));
    let article = matches!(words.lower(at), "a" | "an") && counted;
    (article || words.lower(at) == "per").then_some(())?;
    let (unit, plural) = lexicon::unit(words.lower(at + 1))?;
    (!plural).then(|| Read::new(every_so_many(1.0, unit), at + 2))
}

/// Whether a lexeme ends a number.
fn is_number(words: &Lexemes<'_>, at: usize) -> bool {
    words.digits(at).is_some() || number::cardinal(words, at).is_some()
}

/// "Mondays", "Friday mornings", "weekends".
fn plural_weekday(words: &Lexemes<'_>, at: usize) -> Option<Read<Recurrence>> {
    let singular = |word: &str| {
        word.strip_suffix('s')
            .and_then(lexicon::weekday)
            .filter(|(_, written_out)| *written_out)
    };
    if let Some((weekday, _)) = singular(words.lower(at)) {
        return Some(Read::new(Recurrence::Weekday(weekday, None), at + 1));
    }
    if words.lower(at) == "weekends" {
        return Some(Read::new(every_so_many(1.0, Unit::Weekend), at + 1));
    }
    let part_of = |word: &str| word.strip_suffix('s').and_then(lexicon::day_part);
    let counted = is_number(words, words.back(at, 1)) || words.lower(at) == "nights";
    if let Some(part) = part_of(words.lower(at)).filter(|_| !counted) {
        return Some(Read::new(Recurrence::Daily(TimeOfDay::Part(part)), at + 1));
    }
    let (weekday, _) = lexicon::weekday(words.lower(at))?;
    let part = part_of(words.lower(at + 1))?;
    Some(Read::new(
        Recurrence::Weekday(weekday, Some(TimeOfDay::Part(part))),
        at + 2,
    ))
}

/// "Mondays at 4 pm", "every day at noon".
fn with_time(words: &Lexemes<'_>, read: Read<Recurrence>) -> Read<Recurrence> {
    let placed = words.lower(read.end) == "at";
    let next = read.end + usize::from(placed);
    let loose = || clock::loose(words, next).filter(|_| placed);
    let Some(time) = clock::time_of_day(words, next).or_else(loose) else {
        return read;
    };
    match read.value {
        Recurrence::Weekday(weekday, None) => {
            Read::new(Recurrence::Weekday(weekday, Some(time.value)), time.end)
        }
        value if is_daily(&value) => Read::new(Recurrence::Daily(time.value), time.end),
        value => Read::new(value, read.end),
    }
}

/// "every day", "every morning".
fn is_daily(recurrence: &Recurrence) -> bool {
    match recurrence {
        Recurrence::Every(duration) => duration.0 == [(Amount::Exact(1.0), Unit::Day)],
        Recurrence::Daily(TimeOfDay::Part(_)) => true,
        _ => false,
    }
}

fn every_so_many(count: f64, unit: Unit) -> Recurrence {
    // Quarters recur every three months.
    let (count, unit) = match unit {
        Unit::Quarter => (count * 3.0, Unit::Month),
        _ => (count, unit),
    };
    Recurrence::Every(Duration(vec![(Amount::Exact(count), unit)]))
}
