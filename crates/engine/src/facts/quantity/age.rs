//! How old somebody is.

use crate::facts::lexeme::Lexemes;
use crate::facts::number::{self, NumberForm};

use super::amount::{Extent, Found, Sort};
use super::{range, unit};

/// Nouns for somebody whose age may follow: "the driver, 43, fled".
const PEOPLE: &[&str] = &[
    "man",
    "woman",
    "boy",
    "girl",
    "driver",
    "teenager",
    "victim",
    "suspect",
    "father",
    "mother",
    "son",
    "daughter",
    "brother",
    "sister",
    "husband",
    "wife",
    "pensioner",
    "student",
    "teacher",
    "player",
    "singer",
    "actor",
];

/// Nobody is older, in years.
const OLDEST: f64 = 130.0;

/// Whose age a decade is: "in his 20s".
const OWNERS: &[&str] = &["his", "her", "their", "my", "our", "your"];

/// Parts of a decade, and how many years of it they leave out at its beginning and its end.
const PARTS_OF_DECADE: [(&str, f64, f64); 3] =
    [("early", 0.0, 6.0), ("mid", 3.0, 3.0), ("late", 6.0, 0.0)];

/// "aged 34", "age of 34", "87 yo", "Mary Barra, 51,", "aged between 20 and 37", "in his 20s".
pub fn age(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let prefix = match words.lower(at) {
        "age" | "ages" if words.lower(at + 1) == "of" => 2,
        "aged" | "age" | "ages" => 1,
        _ => 0,
    };
    let number_at = at + prefix;
    if prefix == 0
        && let Some(decade) = decade(words, at)
    {
        return Some(decade);
    }
    if prefix > 0
        && let Some(range) = range_of_ages(words, number_at)
    {
        return Some(Found { start: at, ..range });
    }
    let number = number::cardinal(words, number_at).filter(|number| number.value < OLDEST)?;
    let mut unit = "year".to_owned();
    let (told, end) = if prefix > 0 {
        let ends = !words.is_glued(number.end) || !words.is_word(number.end);
        let named = unit::after_number(words, number.end);
        match named.filter(|(name, _)| unit::is_time(name)) {
            Some((name, end)) => {
                unit = name;
                (true, end)
            }
            None => (ends, number.end),
        }
    } else if words.lower(number.end) == "yo" {
        (true, number.end + 1)
    } else {
        let told = in_apposition(words, at, number.end, number.form)
            || number.form == NumberForm::Digits && is_of_life(words, at, number.end);
        (told, number.end)
    };
    told.then_some(Found {
        start: at,
        end,
        number: number_at,
        number_end: number.end,
        extent: Extent::Exactly(number.value),
        unit: Some(unit),
        hedge: None,
        sort: Sort::Age,
    })
}

/// "20 to 37", "between 20 and 37", where years of life are told of.
fn range_of_ages(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let between = || {
        let told = words.reads_before(at, &["between", "the", "ages", "of"]);
        told.then(|| range::parted_by(words, at, "and")).flatten()
    };
    let range = range::bracketed(words, at)
        .or_else(between)
        .or_else(|| range::plain(words, at))?;
    let Extent::Between(_, oldest) = range.extent else {
        return None;
    };
    let unit = range.unit.as_deref().unwrap_or("year");
    (unit == "year" && oldest < OLDEST).then(|| Found {
        unit: Some(unit.to_owned()),
        sort: Sort::Age,
        ..range
    })
}

/// "20s" of "in her 20s", "her late 20's".
fn decade(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let first = words
        .integer(at)
        .filter(|years| (10..100).contains(years) && years % 10 == 0)?;
    let end = match words.lower(at + 1) {
        "s" if words.is_glued(at + 1) => at + 2,
        "'" | "’" if words.lower(at + 2) == "s" => at + 3,
        "'s" | "’s" => at + 2,
        _ => return None,
    };
    let hyphen = usize::from(words.before(at) == "-");
    let before = words.back(at, 1 + hyphen);
    let part = PARTS_OF_DECADE
        .iter()
        .find(|(part, ..)| words.lower(before) == *part);
    let owner = if part.is_some() {
        words.before(before)
    } else {
        words.before(at)
    };
    let (_, from, to) = part.copied().unwrap_or_default();
    OWNERS.contains(&owner).then(|| Found {
        start: if part.is_some() { before } else { at },
        end,
        number: at,
        number_end: at + 1,
        extent: Extent::Between(f64::from(first) + from, f64::from(first) + 9.0 - to),
        unit: Some("year".to_owned()),
        hedge: None,
        sort: Sort::Age,
    })
}

/// "Mary Barra, 51,", "a man, 60,", "Mary Barra, 51 (left)", "Barra and Holm, both 65"
fn in_apposition(words: &Lexemes<'_>, at: usize, end: usize, form: NumberForm) -> bool {
    let both = usize::from(matches!(words.before(at), "both" | "each"));
    let comma = words.back(at, 1 + both);
    let name = words.back(comma, 1);
    let closes = match words.lower(end) {
        "," | "(" => true,
        "and" | "." | "" => both > 0,
        _ => false,
    };
    form == NumberForm::Digits
        && words.lower(comma) == ","
        && closes
        && words.is_word(name)
        && (words.is_capitalised(name) || PEOPLE.contains(&words.lower(name)))
        && words.integer(at).is_some_and(|years| years > 0)
}

/// Words for the end of a life, at which age it came: "died in prison at 77".
const DYING: &[&str] = &["dead", "died", "dies"];

/// Lexemes before "at" among which a life may end.
const DYING_REACH: usize = 8;

/// "She was 85.", "dies in prison at 77": nothing else follows that the number could count.
fn is_of_life(words: &Lexemes<'_>, at: usize, end: usize) -> bool {
    let verb = words.back(at, 1);
    let is_said = matches!(words.lower(verb), "is" | "was" | "were")
        && matches!(words.before(verb), "he" | "she" | "both");
    let is_reached = words.lower(verb) == "at"
        && (verb.saturating_sub(DYING_REACH)..verb)
            .any(|before| DYING.contains(&words.lower(before)));
    let closes = matches!(words.lower(end), "" | "." | "," | ";")
        || is_said && matches!(words.lower(end), "when" | "and" | "at");
    (is_said || is_reached) && closes && words.integer(at).is_some_and(|years| years > 0)
}

/// An amount of time that "old" follows: "12-year-old", "34 years old", "ten months of age".
pub fn of_years(words: &Lexemes<'_>, mut found: Found) -> Found {
    let hyphen = usize::from(words.lower(found.end) == "-");
    let end = match words.lower(found.end + hyphen) {
        "old" | "olds" => found.end + hyphen + 1,
        "of" if words.lower(found.end + 1) == "age" => found.end + 2,
        _ => return found,
    };
    if found.sort == Sort::Duration {
        found.end = end;
        found.sort = Sort::Age;
    }
    found
}
