//! How old somebody is.

use crate::facts::lexeme::Lexemes;
use crate::facts::number::{self, NumberForm};

use super::amount::{Extent, Found, Sort};
use super::unit;

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

/// "aged 34", "age of 34", "87 yo", "Mary Barra, 51,".
pub fn age(words: &Lexemes<'_>, at: usize) -> Option<Found> {
    let prefix = match words.lower(at) {
        "age" if words.lower(at + 1) == "of" => 2,
        "aged" | "age" => 1,
        _ => 0,
    };
    let number_at = at + prefix;
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
        (
            in_apposition(words, at, number.end, number.form),
            number.end,
        )
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

/// "Mary Barra, 51,", "a man, 60,"
fn in_apposition(words: &Lexemes<'_>, at: usize, end: usize, form: NumberForm) -> bool {
    let name = words.back(at, 2);
    form == NumberForm::Digits
        && words.before(at) == ","
        && words.lower(end) == ","
        && words.is_word(name)
        && (words.is_capitalised(name) || PEOPLE.contains(&words.lower(name)))
        && words.integer(at).is_some_and(|years| years > 0)
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
