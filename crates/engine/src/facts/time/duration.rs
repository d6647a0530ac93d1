//! Lengths of time: "three days", "a 12-year", "the past decade", "two and a half hours".

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::expression::{Amount, Duration, Point, Unit};
use super::grammar::{Read, longest};
use super::{date, lexicon, within};

/// Words between a number and its unit that do not change the length.
const FILLERS: &[&str] = &[
    "consecutive",
    "straight",
    "successive",
    "full",
    "more",
    "additional",
    "whole",
    "long",
    "short",
    "business",
    "working",
    "trading",
    "calendar",
    "further",
    "extra",
];

/// The same, only before a plural: "the two last years", not "15,000 last year".
const PLACES: &[&str] = &[
    "past",
    "last",
    "next",
    "coming",
    "upcoming",
    "previous",
    "following",
];

/// Words before "last" that make it a verb.
const LASTING: &[&str] = &[
    "will",
    "would",
    "could",
    "may",
    "might",
    "can",
    "cannot",
    "should",
    "shall",
    "must",
    "to",
    "not",
    "t",
    "ll",
    "d",
    "did",
    "does",
    "do",
    "usually",
    "often",
    "typically",
    "normally",
    "likely",
    "probably",
    "only",
    "now",
    "still",
    "that",
    "which",
    "they",
    "these",
];

/// A length of time, with the words that tell where it lies ("the past nine days").
pub fn duration(words: &Lexemes<'_>, at: usize) -> Option<Read<Duration>> {
    if let Some(range) = of_range(words, at) {
        return Some(range);
    }
    let start = placed(words, at);
    let first = single(words, start)
        .filter(|_| tells_length(words, at))
        .or_else(|| placed_unit(words, at, start))
        .or_else(|| bare_plural(words, at))
        .or_else(|| whole_unit(words, at))?;
    let mut parts = vec![first.value];
    let mut end = first.end;
    while let Some(next) = further(words, end, parts.last().map(|(_, unit)| *unit)) {
        // "the last three months, and two days ago"
        if start > at && words.lower(next.end) == "ago" {
            break;
        }
        let last = parts.last().copied();
        match last.and_then(|last| Some((last, factor(last.1, next.value.1)?))) {
            Some(((Amount::Exact(many), _), factor)) => {
                let (Amount::Exact(few), unit) = next.value else {
                    break;
                };
                parts.pop();
                parts.push((Amount::Exact(many * factor + few), unit));
            }
            // "decades and two years" is no length that can be added up.
            Some(_) => break,
            None => parts.push(next.value),
        }
        end = next.end;
    }
    // "a year and a half"
    if let [(Amount::Exact(count), _)] = parts.as_mut_slice()
        && words.lower(end) == "and"
        && let Some(half) = number::fraction(words, end + 1)
        && half.value < 1.0
        && lexicon::unit(words.lower(half.end)).is_none()
    {
        *count += half.value;
        end = half.end;
    }
    let old = is_old(words, at, end);
    // "24 hours ago", "3 minutes from now"
    let within_day = parts.iter().all(|(_, unit)| *unit < Unit::Day);
    if within_day && matches!(words.lower(end), "ago" | "later" | "earlier") {
        end += 1;
    } else if within_day && words.reads(end, &["from", "now"]) {
        end += 2;
    }
    // "the first two months of the year" is one length, which lies in it.
    let edge = start > at && matches!(words.before(start), "first" | "last" | "final");
    if edge && words.lower(end) == "of" {
        let period = longest([
            within::relative_month(words, end + 1),
            date::point(words, end + 1).filter(|read| {
                matches!(
                    read.value,
                    Point::Year(_) | Point::Month(..) | Point::FiscalYear(_)
                )
            }),
        ]);
        end = period.map_or(end, |period| period.end);
    }
    (!old).then(|| Read::new(Duration(parts), end))
}

/// "3 to 5 years", "two or three days": how many stays open.
fn of_range(words: &Lexemes<'_>, at: usize) -> Option<Read<Duration>> {
    let first = number::cardinal(words, at).filter(|_| words.lower(at) != "a")?;
    let dash = matches!(words.lower(first.end), "-" | "–");
    (dash || matches!(words.lower(first.end), "to" | "or")).then_some(())?;
    let next = first.end + 1 + usize::from(dash && words.lower(first.end + 1) == "to");
    let last = single(words, next)?;
    let (Amount::Exact(count), unit) = last.value else {
        return None;
    };
    let ascends = count > first.value && !matches!(words.lower(next), "a" | "an" | "another");
    (ascends && !is_old(words, at, last.end))
        .then(|| Read::new(Duration(vec![(Amount::Some, unit)]), last.end))
}

/// How many of a finer unit make a coarser one that TIMEX3 writes by the same letter.
fn factor(coarser: Unit, finer: Unit) -> Option<f64> {
    Some(match (coarser, finer) {
        (Unit::Fortnight, Unit::Week) => 2.0,
        (Unit::Decade, Unit::Year) | (Unit::Century, Unit::Decade) => 10.0,
        (Unit::Century, Unit::Year) => 100.0,
        _ => return None,
    })
}

/// Whether a length of time is an age: "three years old", "aged 8 to 10 years".
fn is_old(words: &Lexemes<'_>, at: usize, end: usize) -> bool {
    let old = |at: usize| matches!(words.lower(at), "old" | "olds");
    let ranged = matches!(words.before(at), "-" | "–" | "to" | "and");
    let first = if ranged { words.back(at, 2) } else { at };
    matches!(words.before(first), "aged" | "ages")
        || old(end)
        || words.lower(end) == "-" && old(end + 1)
        || words.reads(end, &["of", "age"])
}

/// One amount with its unit: "three days", "a 12-year", "several weeks", "half an hour".
pub fn single(words: &Lexemes<'_>, at: usize) -> Option<Read<(Amount, Unit)>> {
    let amount = amount(words, at)?;
    let mut next = amount.end;
    let hyphen = matches!(words.lower(next), "-" | "–");
    if hyphen {
        next += 1;
    }
    let mut placed = false;
    while FILLERS.contains(&words.lower(next)) || PLACES.contains(&words.lower(next)) {
        placed |= PLACES.contains(&words.lower(next));
        next += 1;
    }
    // "half a century"
    let part = matches!(amount.value, Amount::Exact(count) if count < 1.0);
    if part && matches!(words.lower(next), "a" | "an" | "of") && !hyphen {
        next += 1;
    }
    let (unit, plural) = unit_or_letter(words, next)?;
    // "two and three-quarter miles"
    let of_four = matches!(amount.value, Amount::Exact(count) if count == 3.0 && !plural);
    if unit == Unit::Quarter && of_four {
        return None;
    }
    // "a fourth-year student" is in the fourth year.
    if hyphen && part && number::ordinal(words, amount.end - 1).is_some() {
        return None;
    }
    // "a second" is as often the ordinal.
    if is_article(words, at) && amount.end == at + 1 && unit == Unit::Second {
        return None;
    }
    let singular = matches!(amount.value, Amount::Exact(count) if count <= 1.0);
    let written_as_one = hyphen || singular != plural || words.is_glued(next);
    // "the World Cup 2018 day five" counts no days.
    let loose = matches!(amount.value, Amount::Exact(count) if count < 1000.0) && !plural;
    ((written_as_one || loose) && (plural || !placed))
        .then(|| Read::new((amount.value, unit), next + 1))
}

/// Whether "a day" tells a length here: "for a day", "over a year", not "a day of mourning".
fn tells_length(words: &Lexemes<'_>, at: usize) -> bool {
    let unit_follows = is_article(words, at) && lexicon::unit(words.lower(at + 1)).is_some();
    let after_number = words.digits(words.back(at, 1)).is_some();
    !unit_follows
        || words.lower(at + 2) == "-"
        || words.reads(at + 2, &["and", "a"])
        || matches!(
            words.before(at),
            "for"
                | "in"
                | "within"
                | "over"
                | "about"
                | "nearly"
                | "almost"
                | "than"
                | "least"
                | "just"
                | "around"
                | "after"
                | "under"
                | "only"
                | "once"
                | "last"
                | "lasts"
                | "lasted"
                | "take"
                | "takes"
                | "took"
        ) && !after_number
}

fn is_article(words: &Lexemes<'_>, at: usize) -> bool {
    matches!(words.lower(at), "a" | "an")
}

/// A number, an article, or a word for some.
fn amount(words: &Lexemes<'_>, at: usize) -> Option<Read<Amount>> {
    let some = |end| Some(Read::new(Amount::Some, end));
    match words.lower(at) {
        "several" | "few" | "many" | "some" => return some(at + 1),
        "a" if matches!(words.lower(at + 1), "few" | "number") => return some(at + 2),
        "a" if words.reads(at + 1, &["couple", "of"]) => {
            return Some(Read::new(Amount::Exact(2.0), at + 3));
        }
        "couple" if words.lower(at + 1) == "of" => {
            return Some(Read::new(Amount::Exact(2.0), at + 2));
        }
        "couple" if lexicon::unit(words.lower(at + 1)).is_some_and(|(_, plural)| plural) => {
            return Some(Read::new(Amount::Exact(2.0), at + 1));
        }
        _ => {}
    }
    // "the last two quarters" are no fraction.
    let quarters = number::cardinal(words, at).filter(|number| {
        words.lower(number.end) == "quarters" && PLACES.contains(&words.before(at))
    });
    if let Some(quarters) = quarters {
        return Some(Read::new(Amount::Exact(quarters.value), quarters.end));
    }
    if let Some(part) = number::fraction(words, at) {
        return Some(Read::new(Amount::Exact(part.value), part.end));
    }
    let start = at + usize::from(matches!(words.lower(at), "a" | "an"));
    if let Some(number) = number::cardinal(words, at).or_else(|| number::cardinal(words, start)) {
        let hyphenated = words.lower(number.end) == "-";
        return (start == at || hyphenated || !words.is_word(number.end) || number.value > 1.0)
            .then(|| Read::new(Amount::Exact(number.value), number.end));
    }
    matches!(words.lower(at), "a" | "an" | "another").then(|| Read::new(Amount::Exact(1.0), at + 1))
}

/// A unit word, or its letter glued to figures: "3h".
fn unit_or_letter(words: &Lexemes<'_>, at: usize) -> Option<(Unit, bool)> {
    // "203 HR": home runs.
    let in_hours = words.text(at) != "HR";
    let unit = lexicon::unit(words.lower(at)).filter(|_| in_hours);
    unit.or_else(|| {
        let unit = match words.text(at) {
            "h" => Unit::Hour,
            _ => return None,
        };
        // "18h30" is a time of the clock.
        let clock = words.is_glued(at + 1) && words.digits(at + 1).is_some();
        (words.is_glued(at) && !clock).then_some((unit, true))
    })
}

/// Skips "the past", "the next", "the first" before a counted length.
fn placed(words: &Lexemes<'_>, at: usize) -> usize {
    let start = at + usize::from(words.lower(at) == "the");
    let place = matches!(
        words.lower(start),
        "past"
            | "last"
            | "next"
            | "first"
            | "coming"
            | "upcoming"
            | "previous"
            | "following"
            | "final"
    );
    // "the truce will last 60 days"
    let verb = words.lower(at) == "last" && LASTING.contains(&words.before(at));
    if place && !verb { start + 1 } else { at }
}

/// "the past decade", "the past year": one whole unit up to now.
fn placed_unit(words: &Lexemes<'_>, at: usize, start: usize) -> Option<Read<(Amount, Unit)>> {
    let (unit, plural) = lexicon::unit(words.lower(start))?;
    let past = start > at && words.before(start) == "past";
    let some = plural && start > at && matches!(words.before(start), "past" | "coming");
    if some {
        return Some(Read::new((Amount::Some, unit), start + 1));
    }
    (past && !plural).then(|| Read::new((Amount::Exact(1.0), unit), start + 1))
}

/// Words before hours that are a part of the day.
const HOURS_OF: &[&str] = &[
    "morning",
    "evening",
    "night",
    "afternoon",
    "early",
    "late",
    "small",
    "wee",
    "business",
    "office",
    "opening",
    "working",
    "rush",
    "peak",
];

/// "for years", "decades of": a plural without a number.
fn bare_plural(words: &Lexemes<'_>, at: usize) -> Option<Read<(Amount, Unit)>> {
    // "three quarters of voters" are no time.
    let (unit, _) = lexicon::unit(words.lower(at))
        .filter(|(unit, plural)| *plural && *unit != Unit::Quarter)?;
    // "in the early morning hours of Sunday" tells when, and not how long.
    if words.lower(at) == "hours" && HOURS_OF.contains(&words.before(at)) {
        return None;
    }
    let told = matches!(
        words.before(at),
        "for" | "over" | "within" | "in" | "after" | "of" | "just"
    ) || matches!(words.lower(at + 1), "ago" | "of" | "later")
        || words.reads(at + 1, &["-", "long"]);
    let long = if words.reads(at + 1, &["-", "long"]) {
        3
    } else {
        1
    };
    told.then(|| Read::new((Amount::Some, unit), at + long))
}

/// "all day", "the entire week", "week-long".
fn whole_unit(words: &Lexemes<'_>, at: usize) -> Option<Read<(Amount, Unit)>> {
    let start = at + usize::from(words.lower(at) == "the");
    let whole = matches!(words.lower(start), "all" | "entire" | "whole");
    if whole {
        let (unit, plural) = lexicon::unit(words.lower(start + 1))?;
        return (!plural).then(|| Read::new((Amount::Exact(1.0), unit), start + 2));
    }
    let (unit, _) = lexicon::unit(words.lower(at))?;
    let hyphen = usize::from(words.lower(at + 1) == "-");
    (words.lower(at + 1 + hyphen) == "long")
        .then(|| Read::new((Amount::Exact(1.0), unit), at + 2 + hyphen))
}

/// A finer unit behind a coarser one: "and two months", ", 14 days".
pub fn further(
    words: &Lexemes<'_>,
    at: usize,
    coarser: Option<Unit>,
) -> Option<Read<(Amount, Unit)>> {
    let comma = at + usize::from(words.lower(at) == ",");
    let next = comma + usize::from(words.lower(comma) == "and");
    let read = single(words, next)?;
    let exact = matches!(read.value.0, Amount::Exact(_));
    let figure = words.lower(next) != "a" && words.lower(next) != "an";
    // No length is told in weeks and weekends, or in years and quarters.
    let finer = !matches!(read.value.1, Unit::Weekend | Unit::Quarter);
    (exact && figure && finer && coarser.is_some_and(|coarser| read.value.1 < coarser))
        .then_some(read)
}
