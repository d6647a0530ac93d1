//! Parts and multiples of years: quarters, halves, seasons, weeks, decades, centuries.

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::expression::{Choice, Point, Season, Unit, Year};
use super::grammar::{Read, longest};
use super::{date, lexicon, relative, within, year};

/// A period with a name of its own.
pub fn point(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    longest([
        quarter(words, at),
        abbreviated_quarter(words, at),
        half(words, at),
        owned(words, at),
        season(words, at),
        week(words, at),
        fiscal_year(words, at),
        decade(words, at),
        century(words, at),
        month_by_number(words, at),
    ])
}

/// "the first quarter of 2009", "third-quarter", "the last quarter".
fn quarter(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (rank, mut next) = rank(words, start, 4)?;
    if words.lower(next) == "-" {
        next += 1;
    }
    if words.lower(next) != "quarter" {
        return None;
    }
    let year = year_of(words, next + 1);
    let end = year.as_ref().map_or(next + 1, |year| year.end);
    let year = match year {
        Some(year) => year.value,
        // "the last quarter" may be any; "final quarter" needs its year too.
        None if number::ordinal(words, start).is_none() => return None,
        None => Year::Chosen(Choice::ByTense),
    };
    Some(Read::new(Point::Quarter(rank, year), end))
}

/// "Q3", "Q3 2019", "2019 Q3".
fn abbreviated_quarter(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let year_first = year::year(words, at);
    let start = year_first.as_ref().map_or(at, |year| year.end);
    let start = start + usize::from(words.joins(start, "-") && year_first.is_some());
    let letter = words.text(start);
    let rank = words
        .integer(start + 1)
        .filter(|_| words.is_glued(start + 1))? as i8;
    let end = start + 2;
    let stands_alone = !words.is_glued(end) || !words.is_word(end);
    let made = |year: Year, end: usize| {
        let point = match letter {
            "Q" | "q" if (1..=4).contains(&rank) => Point::Quarter(rank, year),
            "H" if (1..=2).contains(&rank) => Point::Half(rank, year),
            _ => return None,
        };
        stands_alone.then(|| Read::new(point, end))
    };
    if let Some(year) = year_first {
        return made(Year::Given(year.value), end);
    }
    let next = end + usize::from(matches!(words.lower(end), "of" | "-"));
    // A quarter of a fiscal year is none of the calendar's.
    if words.text(next) == "FY" {
        return None;
    }
    match year::year(words, next) {
        Some(year) => made(Year::Given(year.value), year.end),
        None if letter == "Q" => made(Year::Chosen(Choice::ByTense), end),
        None => None,
    }
}

/// "the second half of 2010", "the first half of this year".
fn half(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (rank, next) = rank(words, start, 2)?;
    (words.lower(next) == "half").then_some(())?;
    let year = year_of(words, next + 1)?;
    Some(Read::new(Point::Half(rank, year.value), year.end))
}

/// "last year's fourth quarter", "2019's first half".
fn owned(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let year = relative::year_shift(words, at)
        .map(|shift| shift.map(Year::FromPublication))
        .or_else(|| year::year(words, at).map(|year| year.map(Year::Given)))?;
    words.reads(year.end, &["'", "s"]).then_some(())?;
    let start = year.end + 2;
    let part = |count| rank(words, start, count);
    longest([
        part(4)
            .filter(|(_, end)| words.lower(*end) == "quarter")
            .map(|(rank, end)| Read::new(Point::Quarter(rank, year.value), end + 1)),
        part(2)
            .filter(|(_, end)| words.lower(*end) == "half")
            .map(|(rank, end)| Read::new(Point::Half(rank, year.value), end + 1)),
    ])
}

/// Words that tell of harm, before which "in the fall" is how it was done.
const HARM: &[&str] = &[
    "broke", "breaks", "dead", "die", "died", "dies", "fell", "hurt", "injured", "killed",
    "killing", "kills", "slipped", "survived", "survives", "unhurt",
];

/// Words before a fall in which one of harm tells what it is.
const HARM_REACH: usize = 15;

/// "last summer", "spring 2009", "the winter of 2010", "in the fall".
fn season(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let article = at + usize::from(words.lower(at) == "the");
    let (choice, start) = relative::choice(words, article);
    let season = lexicon::season(words.lower(start))?;
    let end = start + 1;
    let year = year_of(words, end)
        .or_else(|| year::year(words, end).map(|read| read.map(Year::Given)))
        .filter(|_| choice == Choice::ByTense);
    if let Some(year) = year {
        return Some(Read::new(Point::Season(season, year.value), year.end));
    }
    let named = words.is_word(end) && words.is_capitalised(start) && words.is_capitalised(end);
    let before = words.before(at);
    let verb_or_coil = matches!(words.lower(start), "fall" | "spring");
    let placed = match before {
        "in" | "by" | "since" | "until" | "last" | "next" | "this" => true,
        "during" | "of" | "early" | "late" | "mid" => !verb_or_coil || article > at,
        _ => !verb_or_coil && article > at && season != Season::Winter,
    };
    let falling = verb_or_coil && matches!(words.lower(end), "in" | "of" | "to" | "from");
    let harms = |at: usize| HARM.contains(&words.lower(at));
    let accident = words.lower(start) == "fall"
        && before == "in"
        && (at.saturating_sub(HARM_REACH)..at).any(harms);
    ((choice != Choice::ByTense || placed) && !named && !falling && !accident)
        .then(|| Read::new(Point::Season(season, Year::Chosen(choice)), end))
}

/// "week 31", "the first week of March", "the last week of 2016".
fn week(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    if words.lower(start) == "week" {
        let number = words
            .integer(start + 1)
            .filter(|week| (1..=53).contains(week))? as i8;
        let year = year_of(words, start + 2);
        let end = year.as_ref().map_or(start + 2, |year| year.end);
        let year = year.map_or(Year::FromPublication(0), |year| year.value);
        return Some(Read::new(Point::Week(number, year), end));
    }
    let (rank, next) = if words.lower(start) == "last" || words.lower(start) == "final" {
        (-1, start + 1)
    } else {
        let (rank, next) = number::ordinal(words, start)?;
        (rank as i8, next)
    };
    words.reads(next, &["week", "of"]).then_some(())?;
    if let Some(month) = date::month_name(words, next + 2) {
        let dated = date::point(words, next + 2);
        let (month, end) = match dated {
            Some(Read {
                value: month @ Point::Month(..),
                end,
            }) => (month, end),
            _ => (
                Point::Month(month.value, Year::Chosen(Choice::ByTense)),
                month.end,
            ),
        };
        return (rank <= 5).then(|| Read::new(Point::WeekOfMonth(rank, Box::new(month)), end));
    }
    if let Some(month) = within::relative_month(words, next + 2)
        && matches!(month.value, Point::FromPublication(Unit::Month, _))
    {
        let week = Point::WeekOfMonth(rank, Box::new(month.value));
        return (rank <= 5).then(|| Read::new(week, month.end));
    }
    let year = year_of(words, next + 1)?;
    let rank = if rank < 0 { 52 } else { rank };
    (rank <= 53).then(|| Read::new(Point::Week(rank, year.value), year.end))
}

/// "fiscal 2009", "fiscal year 2008", "last fiscal year", "this financial year".
fn fiscal_year(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let article = at + usize::from(words.lower(at) == "the");
    let (choice, start) = relative::choice(words, article);
    if words.text(start) == "FY" {
        return fiscal_letters(words, start + 1);
    }
    matches!(words.lower(start), "fiscal" | "financial").then_some(())?;
    let named = words.lower(start + 1) == "year";
    let end = start + 1 + usize::from(named);
    let shift = match choice {
        Choice::This => Some(0),
        Choice::Last | Choice::Past => Some(-1),
        Choice::Next | Choice::Coming => Some(1),
        Choice::ByTense => None,
    };
    if let Some(shift) = shift.filter(|_| named) {
        return Some(Read::new(
            Point::FiscalYear(Year::FromPublication(shift)),
            end,
        ));
    }
    let year = year::year(words, end)?;
    Some(Read::new(
        Point::FiscalYear(Year::Given(year.value)),
        year.end,
    ))
}

/// The "2025" or "25" of "FY2025", "FY 2025" and "FY25".
fn fiscal_letters(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let digits = words
        .digits(at)
        .filter(|digits| matches!(digits.len(), 2 | 4))?;
    let year = year::full(words.integer(at)?, digits.len());
    let goes_on = matches!(words.lower(at + 1), "-" | "–" | "/") && words.digits(at + 2).is_some();
    (!goes_on && (1900..2100).contains(&year))
        .then(|| Read::new(Point::FiscalYear(Year::Given(year as i16)), at + 1))
}

/// "the 1960s", "'60s", "the sixties".
fn decade(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let apostrophe = usize::from(words.lower(start) == "'");
    let digits_at = start + apostrophe;
    if is_age(words, at, digits_at) {
        return None;
    }
    if let Some(digits) = words.digits(digits_at) {
        let possessive = usize::from(words.joins(digits_at + 1, "'"));
        let plural = digits_at + 1 + possessive;
        if words.lower(plural) != "s" || !words.is_glued(plural) || !digits.ends_with('0') {
            return None;
        }
        let value = words.integer(digits_at)? as i16;
        let decade = match digits.len() {
            4 => value / 10,
            2 if apostrophe == 1 || start > at || decade_before(words, at) => {
                if value < 30 {
                    200 + value / 10
                } else {
                    190 + value / 10
                }
            }
            _ => return None,
        };
        return Some(Read::new(Point::Decade(decade), plural + 1));
    }
    let tens = lexicon::decade(words.lower(start))?;
    let placed = start > at || matches!(words.before(at), "in" | "early" | "late" | "mid" | "-");
    placed.then(|| Read::new(Point::Decade(190 + (tens / 10) as i16), start + 1))
}

/// Words between a word of temperature and its tens.
const WARM_REACH: usize = 12;

/// Whether tens are those of an age: "in his 60s", "in her late thirties", "mid-30s", "the late-40s driver".
fn is_age(words: &Lexemes<'_>, at: usize, tens: usize) -> bool {
    let edge = |at: usize| {
        matches!(
            words.before(at),
            "early" | "mid" | "late" | "-" | "to" | "or"
        )
    };
    let mut start = at;
    while start > 0 && at - start < WARM_REACH && edge(start) {
        start -= 1;
    }
    let owned = matches!(
        words.before(start),
        "his" | "her" | "their" | "my" | "our" | "your" | "aged"
    ) || words.reads_before(start, &["'", "s"]);
    let four = words.digits(tens).is_some_and(|digits| digits.len() == 4);
    let apostrophe = words.before(tens) == "'";
    let told = start == at && at == tens;
    let article = at < tens || words.before(start) == "the";
    let before_noun = words.before(at) == "-" && words.is_word(tens + 2);
    let warm = |at: usize| {
        matches!(
            words.lower(at),
            "temperature" | "temperatures" | "degrees" | "highs" | "lows" | "thermometer"
        )
    };
    owned
        || !four && !apostrophe && (at.saturating_sub(WARM_REACH)..at).any(warm)
        || !four && !apostrophe && (start < at && (!article || before_noun) && !told)
}

/// Whether a bare "60s" is a decade rather than a count or a temperature.
fn decade_before(words: &Lexemes<'_>, at: usize) -> bool {
    matches!(
        words.before(at),
        "early" | "late" | "mid" | "and" | "or" | "-" | "since"
    )
}

/// "the 20th century", "twenty-first century".
fn century(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (rank, next) = number::ordinal(words, start)?;
    let next = next + usize::from(words.lower(next) == "-");
    (matches!(words.lower(next), "century" | "centuries") && rank <= 30)
        .then(|| Read::new(Point::Century(rank as i16), next + 1))
}

/// "the third month of 2021".
fn month_by_number(words: &Lexemes<'_>, at: usize) -> Option<Read<Point>> {
    let start = at + usize::from(words.lower(at) == "the");
    let (rank, next) = number::ordinal(words, start).filter(|(rank, _)| *rank <= 12)?;
    (words.lower(next) == "month").then_some(())?;
    let year = year_of(words, next + 1)?;
    Some(Read::new(Point::Month(rank as i8, year.value), year.end))
}

/// "third", "last" as a number up to `count`.
fn rank(words: &Lexemes<'_>, at: usize, count: u32) -> Option<(i8, usize)> {
    if matches!(words.lower(at), "last" | "final") {
        return Some((count as i8, at + 1));
    }
    let (rank, next) = number::ordinal(words, at)?;
    (1..=count).contains(&rank).then_some((rank as i8, next))
}

/// "of 2009", "of last year", "of the year", "of fiscal 2009".
fn year_of(words: &Lexemes<'_>, at: usize) -> Option<Read<Year>> {
    let next = at + usize::from(words.lower(at) == "of");
    let fiscal = next + usize::from(words.lower(next) == "fiscal");
    if let Some(year) = year::year(words, fiscal).filter(|_| fiscal > at || next == at) {
        return Some(year.map(Year::Given));
    }
    if let Some(shift) = relative::year_shift(words, next) {
        return Some(shift.map(Year::FromPublication));
    }
    (next > at && words.reads(next, &["the", "year"]))
        .then(|| Read::new(Year::FromPublication(0), next + 2))
}
