//! Dates that are told from another: "yesterday", "last week", "two years ago", "the day before".

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::expression::{Amount, Choice, Point, Unit};
use super::grammar::{Read, longest};
use super::{date, duration, lexicon, week_hence};

/// A date that is counted from the day of publication or from the time last spoken of.
pub fn point(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    longest([
        plain(words, at),
        counted(words, at).map(|near| with_weekday(words, near)),
        weekday_near(words, at),
        week_hence::point(words, at),
    ])
}

/// The same, but not counted from yet another date: chains of those could go on for ever.
fn plain(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    longest([
        near_day(words, at),
        shifted_unit(words, at),
        same_unit(words, at),
        after_next(words, at),
        to_date(words, at),
        next_to_reference(words, at),
        weekend(words, at),
        closing_unit(words, at),
        year_end(words, at),
    ])
}

/// "today", "yesterday", "the day after tomorrow".
pub fn near_day(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let day = |shift, end| Some(Read::new(Point::FromPublication(Unit::Day, shift), end));
    let start = at + usize::from(words.lower(at) == "the");
    if words.reads(start, &["day", "before", "yesterday"]) {
        return day(-2, start + 3);
    }
    if words.reads(start, &["day", "after", "tomorrow"]) {
        return day(2, start + 3);
    }
    match words.lower(at) {
        "today" => day(0, at + 1),
        "tomorrow" | "tmrw" => day(1, at + 1),
        "yesterday" => day(-1, at + 1),
        _ => None,
    }
}

/// Which of several the words choose ("last", "this coming"), and the lexeme after them.
pub fn choice(words: &Lexemes<'_>, at: usize) -> (Choice, usize) {
    match (words.lower(at), words.lower(at + 1)) {
        ("this", "past") => (Choice::Past, at + 2),
        ("this", "coming" | "upcoming") => (Choice::Coming, at + 2),
        ("this", _) => (Choice::This, at + 1),
        ("last" | "previous", _) => (Choice::Last, at + 1),
        ("past", _) => (Choice::Past, at + 1),
        ("next" | "following", _) => (Choice::Next, at + 1),
        ("coming" | "upcoming", _) => (Choice::Coming, at + 1),
        _ => (Choice::ByTense, at),
    }
}

/// "Monday", "last Friday", "Tuesday of next week", "next week on Tuesday".
pub fn weekday(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    if let Some(week) = shifted_week(words, at) {
        let next = week.end + usize::from(matches!(words.lower(week.end), "on" | "-"));
        let (weekday, _) = lexicon::weekday(words.lower(next))?;
        return Some(Read::new(
            Point::WeekdayOfWeek(weekday, week.value),
            next + 1,
        ));
    }
    let article = at + usize::from(words.lower(at) == "the");
    let (choice, start) = choice(words, article);
    let (weekday, written_out) = lexicon::weekday(words.lower(start))?;
    let bare = choice == Choice::ByTense;
    // "Black Monday" is one of its own.
    if bare
        && matches!(
            words.before(start),
            "black"
                | "bloody"
                | "super"
                | "red"
                | "ruby"
                | "man"
                | "girl"
                | "freaky"
                | "cyber"
                | "giving"
                | "fat"
                | "stormy"
                | "bowl"
        )
    {
        return None;
    }
    let after_next = words.reads(start + 1, &["after", "next"]);
    if bare && (article > at && !after_next || !written_out && !words.is_capitalised(start)) {
        return None;
    }
    if bare && (names_more(words, start) || !written_out && !is_placed(words, start)) {
        return None;
    }
    let dotted = !written_out && words.lower(start + 1) == "." && words.is_glued(start + 1);
    let end = start + 1 + usize::from(dotted);
    if !written_out && bare && words.text(start).chars().all(char::is_uppercase) {
        return None;
    }
    if bare && words.reads(end, &["after", "next"]) {
        return Some(Read::new(Point::WeekdayOfWeek(weekday, 2), end + 2));
    }
    let of = end + usize::from(words.lower(end) == "of");
    if let Some(week) = shifted_week(words, of).filter(|_| bare) {
        return Some(week.map(|shift| Point::WeekdayOfWeek(weekday, shift)));
    }
    Some(Read::new(Point::Weekday(weekday, choice), end))
}

/// Words with a capital behind a weekday that make it the name of a paper, a broadcast or a place.
const NAMED_AFTER_DAYS: &[&str] = &[
    "times",
    "mirror",
    "telegraph",
    "express",
    "mail",
    "mercury",
    "herald",
    "post",
    "star",
    "sun",
    "independent",
    "world",
    "people",
    "magazine",
    "harbor",
    "harbour",
    "island",
    "school",
    "market",
    "club",
    "football",
];

/// "the Sunday Times", "Friday Harbor", "Monday Night Football".
fn names_more(words: &Lexemes<'_>, at: usize) -> bool {
    // "the Mail on Sunday"
    let paper = words.before(at) == "on"
        && at >= 2
        && words.is_capitalised(at - 2)
        && matches!(
            words.lower(at - 2),
            "mail" | "independent" | "scotland" | "wales" | "post"
        );
    let named = |at: usize| words.is_capitalised(at) && NAMED_AFTER_DAYS.contains(&words.lower(at));
    let night = words.lower(at + 1) == "night" && words.is_capitalised(at + 1);
    let show = words.is_capitalised(at + 2)
        && matches!(
            words.lower(at + 2),
            "lights" | "live" | "raw" | "dinner" | "fever"
        );
    paper || named(at + 1) || night && (named(at + 2) || show)
}

/// Whether a shortened weekday stands where a day can, as "Sun" of "the Sun said" does not.
fn is_placed(words: &Lexemes<'_>, at: usize) -> bool {
    let after = at + 1 + usize::from(words.lower(at + 1) == ".");
    words.before(at) != "the"
        || words.digits(after).is_some()
        || lexicon::month(words.lower(after)).is_some()
}

/// "Friday two weeks ago": the weekday of that week.
fn weekday_near(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let (weekday, _) = lexicon::weekday(words.lower(at)).filter(|(_, written_out)| *written_out)?;
    let near = counted(words, at + 1 + usize::from(words.lower(at + 1) == ","))?;
    Some(near.map(|near| Point::WeekdayNear(weekday, Box::new(near))))
}

/// "two months from today on Tuesday": the weekday of that week.
fn with_weekday(words: &Lexemes<'_>, near: Read<Point>) -> Read<Point> {
    match lexicon::weekday(words.lower(near.end + 1)) {
        Some((weekday, true)) if words.lower(near.end) == "on" => Read::new(
            Point::WeekdayNear(weekday, Box::new(near.value)),
            near.end + 2,
        ),
        _ => near,
    }
}

/// "the week after next", "the year before last".
fn after_next(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (unit, plural) = lexicon::unit(words.lower(start))?;
    let shift = if words.reads(start + 1, &["after", "next"]) {
        2
    } else if words.reads(start + 1, &["before", "last"]) {
        -2
    } else {
        return None;
    };
    // "the year before last year" is counted from it.
    let ends = lexicon::unit(words.lower(start + 3)).is_none();
    (ends && !plural && unit >= Unit::Day)
        .then(|| Read::new(Point::FromPublication(unit, shift), start + 3))
}

/// "the year to date".
fn to_date(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (unit, plural) = lexicon::unit(words.lower(start))?;
    let hyphen = usize::from(words.lower(start + 1) == "-");
    let last = start + 2 + 2 * hyphen;
    (words.lower(start + 1 + hyphen) == "to" && words.lower(last) == "date" && !plural)
        .then(|| Read::new(Point::FromPublication(unit, 0), last + 1))
}

/// "this year", "last month", "next week", "the current quarter".
pub fn shifted_unit(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let article = at + usize::from(words.lower(at) == "the");
    let shift = match words.lower(article) {
        "this" | "current" => 0,
        // "the last year" is as often the twelve months up to now.
        "last" => -1,
        "next" if article == at => 1,
        "coming" | "upcoming" => 1,
        _ => return None,
    };
    let mut next = article + 1;
    next += usize::from(matches!(
        words.lower(next),
        "calendar" | "working" | "business"
    ));
    // "this past week", "this coming weekend"
    let shift = match words.lower(next) {
        "past" if shift == 0 => -1,
        "coming" if shift == 0 => 1,
        _ => shift,
    };
    next += usize::from(matches!(words.lower(next), "past" | "coming"));
    let (unit, plural) = lexicon::unit(words.lower(next))?;
    // "this years theme" lacks its apostrophe.
    let plural = plural && !(words.lower(article) == "this" && unit == Unit::Year);
    let countable = unit >= Unit::Day && !plural && !matches!(words.lower(next), "night");
    // "this day" points at the text; "the next year" is counted from the time last spoken of.
    let pointing = unit == Unit::Day && shift == 0;
    (countable && !pointing).then(|| Read::new(Point::FromPublication(unit, shift), next + 1))
}

/// "next week": how many weeks from that of publication.
pub fn shifted_week(words: &Lexemes<'_>, at: usize) -> Option<Read<i16>> {
    let read = shifted_unit(words, at).or_else(|| next_to_reference(words, at))?;
    match read.value {
        Point::FromPublication(Unit::Week, shift) | Point::FromReference(Unit::Week, shift) => {
            Some(Read::new(shift, read.end))
        }
        _ => None,
    }
}

/// "last year" behind "of": how many years from the year of publication.
pub fn year_shift(words: &Lexemes<'_>, at: usize) -> Option<Read<i16>> {
    let read = shifted_unit(words, at)?;
    match read.value {
        Point::FromPublication(Unit::Year, shift) => Some(Read::new(shift, read.end)),
        _ => None,
    }
}

/// "the same day", "that week": the one last spoken of.
fn same_unit(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = if words.reads(at, &["the", "same"]) {
        at + 2
    } else if matches!(words.lower(at), "that" | "same") {
        at + 1
    } else {
        return None;
    };
    let (unit, plural) = lexicon::unit(words.lower(start))?;
    let part_of_day = words.lower(start) == "night";
    (unit >= Unit::Day && !plural && !part_of_day)
        .then(|| Read::new(Point::FromReference(unit, 0), start + 1))
}

/// "over the weekend": the one that the tense tells.
fn weekend(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let placed = matches!(
        words.before(at),
        "over" | "during" | "on" | "throughout" | "at"
    );
    let goes_on = matches!(words.lower(at + 2), "of" | "that" | "after" | "before");
    (words.reads(at, &["the", "weekend"]) && placed && !goes_on)
        .then(|| Read::new(Point::Weekend(Choice::ByTense), at + 2))
}

/// "ended the day at 8,017", "down for the week", "the last match of the day": the one just told of.
fn closing_unit(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    const CLOSING: &[&str] = &[
        "end",
        "ends",
        "ended",
        "ending",
        "finish",
        "finished",
        "finishing",
        "close",
        "closed",
        "closing",
        "for",
    ];
    let ends = CLOSING.contains(&words.before(at)) || is_picked_out(words, at);
    let read = present_unit(words, at).filter(|_| ends && words.lower(at) == "the")?;
    let goes_on = matches!(
        words.lower(read.end),
        "of" | "that"
            | "when"
            | "in"
            | "before"
            | "after"
            | "following"
            | "and"
            | "or"
            | "'"
            | "-"
            | "to"
            | "through"
            | "ended"
            | "ending"
    );
    (!goes_on).then_some(read)
}

/// Whether a rank or superlative picks one thing out of the time at `at`: "the third quake of the month".
fn is_picked_out(words: &Lexemes<'_>, at: usize) -> bool {
    let start = at.saturating_sub(4);
    words.before(at) == "of"
        && (start..at).any(|index| {
            let word = words.lower(index);
            matches!(word, "last" | "final" | "only" | "most" | "worst" | "best")
                || word.len() > 5 && word.ends_with("est")
                || words.is_word(index) && number::ordinal(words, index).is_some()
        })
}

/// "by year end", "at year-end".
fn year_end(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let next = at + 1 + usize::from(words.lower(at + 1) == "-");
    let placed = matches!(words.before(at), "by" | "at" | "before" | "until");
    (words.lower(at) == "year" && words.lower(next) == "end" && placed)
        .then(|| Read::new(Point::FromPublication(Unit::Year, 0), next + 1))
}

/// "the end of the year", "later in the day": the present one, as only such edges make sure.
pub fn present_unit(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (unit, plural) = lexicon::unit(words.lower(start))?;
    let point = match unit {
        Unit::Day | Unit::Weekend => Point::FromReference(unit, 0),
        _ => Point::FromPublication(unit, 0),
    };
    (unit >= Unit::Day && !plural && words.lower(start) != "night")
        .then(|| Read::new(point, start + 1))
}

/// "two weeks ago", "a year and two months earlier", "two days before Christmas".
fn counted(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let length = duration::single(words, at)?;
    let length = with_half(words, length);
    let (count, unit) = whole(length.value).or_else(|| halved(length.value))?;
    let finer = duration::further(words, length.end, Some(unit))
        .and_then(|read| Some(Read::new(whole(read.value)?, read.end)));
    let end = finer.as_ref().map_or(length.end, |finer| finer.end);
    let after = words.lower(end + 1);
    let relation = words.lower(end);
    let back = matches!(
        relation,
        "ago" | "back" | "earlier" | "previously" | "before"
    );
    let shift = if back { -count } else { count };
    let (point, end) = match relation {
        "ago" => (Point::FromPublication(unit, shift), end + 1),
        "back" if after != "to" => (Point::FromPublication(unit, shift), end + 1),
        "from" if after == "now" => (Point::FromPublication(unit, shift), end + 2),
        "earlier" | "previously" | "later" => (Point::FromReference(unit, shift), end + 1),
        "before" | "after" | "from" => {
            let origin = longest([date::point(words, end + 1), plain(words, end + 1)])?;
            let counted = Point::CountedFrom(unit, shift, Box::new(origin.value));
            (counted, origin.end)
        }
        _ => return None,
    };
    let point = match finer {
        Some(finer) => {
            let (count, unit) = finer.value;
            Point::CountedFrom(unit, if back { -count } else { count }, Box::new(point))
        }
        None => point,
    };
    Some(Read::new(point, end))
}

/// "a year and a half": adds what stands behind the unit.
fn with_half(words: &Lexemes<'_>, length: Read<(Amount, Unit)>) -> Read<(Amount, Unit)> {
    let part = number::fraction(words, length.end + 1)
        .filter(|part| words.lower(length.end) == "and" && part.value < 1.0);
    match (length.value, part) {
        ((Amount::Exact(count), unit), Some(part)) => {
            Read::new((Amount::Exact(count + part.value), unit), part.end)
        }
        _ => length,
    }
}

/// A length with a part of its unit, in whole ones of a smaller unit: two and a half years are thirty months.
fn halved((amount, unit): (Amount, Unit)) -> Option<(i16, Unit)> {
    let Amount::Exact(count) = amount else {
        return None;
    };
    let (smaller, unit) = match unit {
        Unit::Week => (count * 7.0, Unit::Day),
        Unit::Month => (count, Unit::Month),
        Unit::Year => (count * 12.0, Unit::Month),
        Unit::Decade => (count * 10.0, Unit::Year),
        Unit::Century => (count * 100.0, Unit::Year),
        _ => return None,
    };
    (1.0..=9999.0)
        .contains(&smaller)
        .then_some((smaller.round() as i16, unit))
}

/// A whole number of days or longer units.
fn whole((amount, unit): (Amount, Unit)) -> Option<(i16, Unit)> {
    let Amount::Exact(count) = amount else {
        return None;
    };
    let countable = count.fract() == 0.0 && (1.0..=9999.0).contains(&count) && unit >= Unit::Day;
    countable.then_some((count as i16, unit))
}

/// "the next day", "the previous year", "the following week", "the day before", "the year after".
fn next_to_reference(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let shift = match words.lower(start) {
        "previous" | "preceding" => Some(-1),
        "following" => Some(1),
        "next" if start > at => Some(1),
        _ => None,
    };
    if let Some(shift) = shift {
        let (unit, plural) = lexicon::unit(words.lower(start + 1))?;
        let part_of_day = words.lower(start + 1) == "night";
        return (unit >= Unit::Day && !plural && !part_of_day)
            .then(|| Read::new(Point::FromReference(unit, shift), start + 2));
    }
    let (unit, plural) = lexicon::unit(words.lower(start))?;
    if start == at || plural || unit < Unit::Day {
        return None;
    }
    let shift = match words.lower(start + 1) {
        "before" | "previous" => -1,
        "after" => 1,
        _ => return None,
    };
    // "the day before the vote" is counted from the vote.
    let ends = !words.is_word(start + 2) || matches!(words.lower(start + 2), "and" | "but");
    ends.then(|| Read::new(Point::FromReference(unit, shift), start + 2))
}
