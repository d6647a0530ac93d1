//! Years: "2009", "the year 2008", "'82", "nineteen eighty-four", "two thousand and fifteen".

use crate::facts::lexeme::Lexemes;
use crate::facts::number::{self, NumberForm};

use super::expression::Year;
use super::grammar::Read;
use super::relative;

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
    "box",
    "area",
    "unit",
    "bus",
    "case",
    "model",
    "lot",
    "apartment",
    "phone",
    "tel",
    "#",
    "$",
    "€",
    "£",
    "¥",
];

/// Marks that a year may follow without a space.
const GLUED_BEFORE: &[&str] = &[
    "(", "-", "–", "—", "/", "\"", "“", "'", "=", "<", ">", "≥", "≤",
];

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
        // "the '15 Most Wanted' list": the mark opens a quotation that another closes.
        let closes = |mark: usize| {
            words.lower(mark) == "'" && words.is_glued(mark) && !words.is_glued(mark + 1)
        };
        let quoted = words.is_capitalised(at + 2) && (at + 3..at + 12).any(closes);
        let alone = !quoted && (!words.is_glued(at + 2) || !words.is_word(at + 2));
        return alone.then(|| {
            let year = full(words.integer(at + 1).unwrap_or(0), 2);
            Read::new(year as i16, at + 2)
        });
    }
    let before = words.before(start);
    // "of", "to" and "and" stand before any number.
    let signalled = start > at || BEFORE_YEARS.contains(&before);
    let Some(value) = four_digits(words, start) else {
        let named = start > at;
        let spoken = in_words(words, start).filter(|_| signalled && before != "the")?;
        return (named || spoken.value % 1000 != 0).then_some(spoken);
    };
    let next = words.lower(start + 1);
    let numbered = BEFORE_OTHER_NUMBERS.contains(&before)
        || words.before(words.back(start, 1)) == "flight"
        || words.is_glued(start) && !GLUED_BEFORE.contains(&before)
        || words.is_glued(start) && before == "-" && words.digits(words.back(start, 2)).is_some();
    // "2015-1-32", "2010-2015-86"
    let goes_on = ["-", "/"]
        .iter()
        .any(|mark| words.joins(start + 1, mark) && words.digits(start + 2).is_some());
    let measured = matches!(
        next,
        "%" | "percent" | "people" | "dollars" | "euros" | "hours" | "block" | "blocks"
    ) || start == at && matches!(next, "year" | "years")
        || matches!(next, "model" | "models") && words.lower(start + 2) != "year"
        || matches!(
            words.lower(start + 2),
            "avenue" | "street" | "road" | "drive" | "boulevard"
        );
    let plausible = if signalled { 1000..=2999 } else { 1900..=2099 };
    let plural = next.ends_with('s') && next.len() > 3 && !words.is_capitalised(start + 1);
    // "a tenth of 2000 levels" measures by a year.
    let counted = plural && !signalled && value % 100 == 0 && next != "levels";
    // "the Russell 2000 Index"
    let named = words.is_capitalised(words.back(at, 1))
        && words.is_capitalised(start + 1)
        && words.is_word(start + 1)
        && start == at;
    let other = numbered
        || goes_on
        || measured
        || counted
        || named
        || start == at && !signalled && counts_people(words, start);
    (!other && plausible.contains(&value)).then(|| Read::new(value, start + 1))
}

/// Whether a plural verb makes four digits a count: "2041 were treated".
fn counts_people(words: &Lexemes<'_>, at: usize) -> bool {
    let listed =
        matches!(words.before(at), "and" | "or" | ",") && words.digits(words.back(at, 2)).is_some();
    let dated = listed
        || matches!(
            words.before(at),
            "of" | "from" | "to" | "-" | "–" | "between"
        );
    let many = matches!(
        words.lower(at + 1),
        "were"
            | "are"
            | "have"
            | "died"
            | "dead"
            | "injured"
            | "wounded"
            | "hurt"
            | "killed"
            | "missing"
            | "arrested"
            | "fled"
    );
    many && !dated
}

/// The year behind a month or day: ", 2011", "of 2009", "'09", "of 87", "last year".
pub fn after(words: &Lexemes<'_>, at: usize) -> Option<Read<Year>> {
    let mut next = at;
    if words.lower(next) == "of" || words.lower(next) == "in" || words.lower(next) == "," {
        next += 1;
    }
    if words.joins(at, "-") || words.joins(at, "/") {
        next += 1;
    }
    let given = |year: u32, end| Some(Read::new(Year::Given(year as i16), end));
    if words.lower(next) == "'" && words.digits(next + 1).is_some_and(|year| year.len() == 2) {
        return given(full(words.integer(next + 1)?, 2), next + 2);
    }
    if let Some(year) = four_digits(words, next) {
        return Some(Read::new(Year::Given(year), next + 1));
    }
    if let Some(year) = in_words(words, next) {
        return Some(year.map(Year::Given));
    }
    let short = words.digits(next).filter(|year| year.len() == 2);
    let ends = !words.is_word(next + 1) && !words.is_glued(next + 1)
        || matches!(words.lower(next + 1), "." | "," | ")" | ";");
    if short.is_some_and(|year| year > "31") && words.lower(at) == "of" && ends {
        return given(full(words.integer(next)?, 2), next + 1);
    }
    let shift = relative::year_shift(words, next).filter(|_| words.lower(at) != ",")?;
    Some(shift.map(Year::FromPublication))
}

/// "nineteen eighty-four", "seventeen hundred thirty three", "two thousand and fifteen".
fn in_words(words: &Lexemes<'_>, at: usize) -> Option<Read<i16>> {
    let spoken = |at| {
        number::cardinal(words, at)
            .filter(|number| number.form == NumberForm::Words && number.value.fract() == 0.0)
    };
    let first = spoken(at)?;
    let (value, end) = if (11.0..=20.0).contains(&first.value) {
        let zero = usize::from(words.lower(first.end) == "oh");
        let next = first.end + usize::from(words.lower(first.end) == "-") + zero;
        let second = spoken(next)?;
        let least = if zero == 1 { 1.0 } else { 10.0 };
        let fits = (least..100.0).contains(&second.value);
        (
            fits.then_some(first.value * 100.0 + second.value)?,
            second.end,
        )
    } else {
        (first.value, first.end)
    };
    let closes = !words.is_word(end) && words.lower(end) != "-"
        || matches!(
            words.lower(end),
            "and"
                | "or"
                | "to"
                | "in"
                | "at"
                | "on"
                | "for"
                | "when"
                | "until"
                | "the"
                | "was"
                | "is"
                | "were"
                | "by"
                | "with"
                | "as"
                | "but"
        );
    (closes && (1000.0..=2099.0).contains(&value)).then(|| Read::new(value as i16, end))
}

/// Four digits that stand alone.
pub fn four_digits(words: &Lexemes<'_>, at: usize) -> Option<i16> {
    let digits = words.digits(at).filter(|digits| digits.len() == 4)?;
    let separated = [",", ".", ":"]
        .iter()
        .any(|mark| words.joins(at + 1, mark) && words.digits(at + 2).is_some());
    let lettered = words.is_glued(at + 1) && words.is_word(at + 1);
    let value: i16 = digits.parse().ok()?;
    (!separated && !lettered && (1000..=2999).contains(&value)).then_some(value)
}

/// Two digits are read as a year from 1970 to 2069.
pub fn full(year: u32, digits: usize) -> u32 {
    match digits {
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    }
}

/// Whether two digits write the year after `year`: the "14" of "2013-14".
pub fn follows(year: u32, two_digits: u32) -> bool {
    (year + 1) % 100 == two_digits
}
