//! Units of measurement, by the names and signs that texts use, under one singular name.

mod table;

use std::borrow::Cow;

use crate::facts::lexeme::Lexemes;

use table::{COUNTED_BY_ARTICLE, NAMED_BY_SIGN, PREFIXES, TIME_SIGNS, UNITS};

/// A unit's name and the lexeme after it.
type Named = (Cow<'static, str>, usize);

/// Pairs of words that name one unit.
const PAIRS: &[([&str; 2], &str)] = &[
    (["nautical", "mile"], "nautical mile"),
    (["metric", "ton"], "metric ton"),
    (["metric", "tonne"], "tonne"),
    (["fluid", "ounce"], "fluid ounce"),
    (["basis", "point"], "basis point"),
    (["watt", "hour"], "watt hour"),
    (["kilowatt", "hour"], "kilowatt hour"),
    (["megawatt", "hour"], "megawatt hour"),
    (["gigawatt", "hour"], "gigawatt hour"),
    (["terawatt", "hour"], "terawatt hour"),
    (["light", "year"], "light-year"),
];

/// Units of time.
const TIMES: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "fortnight",
    "month",
    "year",
    "decade",
    "century",
    "millisecond",
    "microsecond",
    "nanosecond",
];

/// Words that tell that degrees may be meant by a bare letter.
const TEMPERATURE: &[&str] = &[
    "temperature",
    "temperatures",
    "degrees",
    "weather",
    "heat",
    "heatwave",
    "hot",
    "cold",
    "warm",
    "cool",
    "freezing",
    "outside",
    "thermometer",
    "°",
];

/// The unit after a number, and the lexeme after it.
pub fn after_number(words: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    if let Some(percent) = percent(words, at) {
        return Some(percent);
    }
    // "20 (kg)"
    let closing = match words.lower(at) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => "",
    };
    if !closing.is_empty() {
        let (unit, end) = compound(words, at + 1)?;
        return (words.lower(end) == closing).then_some((unit, end + 1));
    }
    compound(words, at)
}

/// "a gallon": one of a unit that is nothing else, and the lexeme after it.
pub fn after_article(words: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    matches!(words.lower(at), "a" | "an").then_some(())?;
    if words.lower(at + 1) == "penny" {
        return Some(("penny".to_owned(), at + 2));
    }
    let (name, end) = by_word(words, at + 1).filter(|(name, _)| name_counts(name))?;
    // "a mile-long queue", "a litre bottle" measure something else.
    let alone = !(words.joins(end, "-") || words.lower(at + 1) == "kilo");
    alone.then(|| (name.into_owned(), end))
}

fn name_counts(name: &str) -> bool {
    COUNTED_BY_ARTICLE.contains(&name)
}

/// Whether a unit is one of time.
pub fn is_time(unit: &str) -> bool {
    TIMES.contains(&unit)
}

/// Whether a sentence speaks of temperature, so that "30 C" is one.
pub fn speaks_of_temperature(words: &Lexemes<'_>) -> bool {
    (0..words.len()).any(|at| TEMPERATURE.contains(&words.lower(at)))
}

/// A unit with its power and with what it is counted per.
fn compound(words: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    let (mut name, mut end) = powered(words, at, base)?;
    while let Some((below, after)) = per(words, end) {
        name = format!("{name} per {below}");
        end = after;
    }
    Some((name, end))
}

fn percent(words: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    let end = match (words.lower(at), words.lower(at + 1)) {
        ("%" | "percent" | "pct" | "percents" | "percentage", _) => at + 1,
        // "4.2pc"
        ("pc", _) if words.is_glued(at) => at + 1,
        ("per", "cent") => at + 2,
        _ => return None,
    };
    if matches!(words.lower(end), "point" | "points") {
        return Some(("percentage point".to_owned(), end + 1));
    }
    Some(("percent".to_owned(), end))
}

/// A unit with the power before or after it: "square miles", "km2", "s-1".
fn powered(
    words: &Lexemes<'_>,
    at: usize,
    base: impl Fn(&Lexemes<'_>, usize) -> Option<Named>,
) -> Option<(String, usize)> {
    let (power, next) = power_before(words, at);
    let (name, end) = base(words, next).filter(|_| next == at || words.is_word(next))?;
    let (power, end) = match power {
        Some(power) => (Some(power), end),
        None => power_after(words, end),
    };
    Some(match power {
        Some(power) => (format!("{power} {name}"), end),
        None => (name.into_owned(), end),
    })
}

/// A unit by a word, or by a sign that is no word of the language.
fn base(words: &Lexemes<'_>, at: usize) -> Option<Named> {
    degrees(words, at)
        .or_else(|| by_word(words, at))
        .or_else(|| inches(words, at))
        .or_else(|| degree_letter(words, at))
        .or_else(|| inverse_second(words, at))
        .or_else(|| by_sign(words, at))
}

/// "degrees Celsius", "degrees F", "° C".
fn degrees(words: &Lexemes<'_>, at: usize) -> Option<Named> {
    matches!(words.lower(at), "degree" | "degrees" | "deg" | "°" | "º").then_some(())?;
    let dot = usize::from(words.lower(at) == "deg" && words.lower(at + 1) == ".");
    let next = at + 1 + dot;
    Some(match words.lower(next) {
        "c" | "celsius" | "centigrade" | "celcius" => ("degree Celsius".into(), next + 1),
        "f" | "fahrenheit" | "farenheit" => ("degree Fahrenheit".into(), next + 1),
        _ => ("degree".into(), next),
    })
}

/// "30 C", "72F", "573.15K": a bare letter, where the sentence speaks of temperature or the number
/// is below zero.
fn degree_letter(words: &Lexemes<'_>, at: usize) -> Option<Named> {
    let name = match words.text(at) {
        "C" => "degree Celsius",
        "F" => "degree Fahrenheit",
        "K" => "kelvin",
        _ => return None,
    };
    let number = words.digits(words.back(at, 1))?;
    let minus =
        matches!(words.before(words.back(at, 1)), "-" | "−") && !words.is_glued(words.back(at, 2));
    let goes_on = words.is_glued(at + 1) && (words.is_word(at + 1) || words.lower(at + 1) == "-");
    (number.len() < 4 && !goes_on && (minus || speaks_of_temperature(words)))
        .then_some((name.into(), at + 1))
}

/// "4e14 s-1": the one unit of time that has a sign of its own behind a number.
fn inverse_second(words: &Lexemes<'_>, at: usize) -> Option<Named> {
    let inverse = words.text(at) == "s" && power_after(words, at + 1).0 == Some("inverse");
    inverse.then_some(("second".into(), at + 1))
}

/// "2 in thick", "a 17\" screen": signs that are also a word or a quotation mark.
fn inches(words: &Lexemes<'_>, at: usize) -> Option<Named> {
    let found = match words.text(at) {
        "\"" | "″" | "”" => {
            let opened = (0..at)
                .filter(|&index| matches!(words.text(index), "\"" | "“"))
                .count();
            let closed = (0..at).filter(|&index| words.text(index) == "”").count();
            let quoted = match words.text(at) {
                "\"" => opened % 2 == 1,
                "”" => opened > closed,
                _ => false,
            };
            // 787 "Dreamliner"
            let opens = !words.is_glued(at) && words.is_glued(at + 1);
            !quoted && !opens && words.digits(words.back(at, 1)).is_some()
        }
        "in" => {
            let next = words.lower(at + 1);
            let size = matches!(
                next,
                "thick" | "long" | "wide" | "tall" | "deep" | "high" | "of"
            );
            let measured = words.digits(words.back(at, 1)).is_some();
            measured && (words.text(at + 1).is_empty() || matches!(next, "." | ")") || size)
        }
        _ => false,
    };
    found.then_some(("inch".into(), at + 1))
}

fn by_word(words: &Lexemes<'_>, at: usize) -> Option<Named> {
    let second = at + 1 + usize::from(words.lower(at + 1) == "-");
    let pair = PAIRS
        .iter()
        .find(|(pair, _)| words.lower(at) == pair[0] && singular(words.lower(second)) == pair[1]);
    if let Some((_, name)) = pair {
        return Some(((*name).into(), second + 1));
    }
    if words.reads(at, &["british", "thermal"]) && singular(words.lower(at + 2)) == "unit" {
        return Some(("British thermal unit".into(), at + 3));
    }
    let written = words.lower(at);
    let word = singular(written);
    let named = UNITS.iter().find(|unit| {
        unit.name == word || unit.words.contains(&word) || unit.words.contains(&written)
    });
    // "two second chances"
    let ranked =
        written == "second" && !matches!(words.before(at), "one" | "1" | "a" | "-" | "/" | "per");
    if let Some(unit) = named.filter(|unit| !ranked && !NAMED_BY_SIGN.contains(&unit.name)) {
        return Some((unit.name.into(), at + 1));
    }
    let prefixed = PREFIXES.iter().find_map(|(sign, prefix)| {
        let rest = word.strip_prefix(prefix)?;
        let takes = |unit: &&table::Unit| {
            unit.prefixes.contains(sign) && (unit.name == rest || unit.words.contains(&rest))
        };
        let unit = UNITS.iter().find(takes)?;
        Some(format!("{prefix}{}", unit.name))
    });
    prefixed.map(|name| (name.into(), at + 1))
}

fn by_sign(words: &Lexemes<'_>, at: usize) -> Option<Named> {
    let sign = words.text(at);
    if sign.is_empty() || !fits_sign(words, at, sign) {
        return None;
    }
    if let Some(unit) = UNITS.iter().find(|unit| unit.signs.contains(&sign)) {
        return Some((unit.name.into(), at + 1));
    }
    // A bare barn is "b", which is too many other things.
    if sign == "fb" || sign == "pb" {
        let name = if sign == "fb" {
            "femtobarn"
        } else {
            "picobarn"
        };
        return Some((name.into(), at + 1));
    }
    PREFIXES.iter().find_map(|(prefix_sign, prefix)| {
        let rest = sign.strip_prefix(prefix_sign)?;
        let takes =
            |unit: &&table::Unit| unit.prefixes.contains(prefix_sign) && unit.signs.contains(&rest);
        let unit = UNITS.iter().find(takes)?;
        Some((format!("{prefix}{}", unit.name).into(), at + 1))
    })
}

/// Whether letters behind a number can be a sign there, and no word.
fn fits_sign(words: &Lexemes<'_>, at: usize, sign: &str) -> bool {
    let decimal = words.before(words.back(at, 1)) == "." && words.is_glued(words.back(at, 1));
    match sign {
        // "2.1 pm" is no time of day.
        "pm" | "am" => decimal,
        // "5 A", "3 B": letters that tell things apart. "1500b" is glued.
        "A" | "B" | "F" | "N" | "b" => false,
        _ if sign.chars().count() > 1 => true,
        // A single letter is a unit right behind its number, or where a size may stand.
        _ => {
            let size = matches!(sign, "m" | "g" | "t" | "l" | "L" | "W" | "V" | "J" | "h");
            let alone = !matches!(words.lower(at + 1), "." | "'") || words.text(at + 2).is_empty();
            words.is_glued(at) || size && words.digits(words.back(at, 1)).is_some() && alone
        }
    }
}

fn power_before(words: &Lexemes<'_>, at: usize) -> (Option<&'static str>, usize) {
    match words.lower(at) {
        "square" => (Some("square"), at + 1),
        "sq" => (
            Some("square"),
            at + 1 + usize::from(words.lower(at + 1) == "."),
        ),
        "cubic" | "cu" => (Some("cubic"), at + 1),
        _ => (None, at),
    }
}

fn power_after(words: &Lexemes<'_>, at: usize) -> (Option<&'static str>, usize) {
    let glued = words.is_glued(at);
    let caret = usize::from(words.lower(at) == "^");
    match words.lower(at + caret) {
        "²" | "squared" => (Some("square"), at + 1),
        "³" | "cubed" => (Some("cubic"), at + 1),
        "2" if glued => (Some("square"), at + 1 + caret),
        "3" if glued => (Some("cubic"), at + 1 + caret),
        "-" | "−" | "–" if glued && words.is_glued(at + caret + 1) => {
            match words.lower(at + caret + 1) {
                "1" => (Some("inverse"), at + caret + 2),
                _ => (None, at),
            }
        }
        _ => (None, at),
    }
}

/// "per hour", "an hour", "/h": what a rate is counted in.
fn per(words: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    let stroke = words.joins(at, "/");
    if stroke || words.lower(at) == "per" {
        let below = |words: &Lexemes<'_>, at: usize| {
            let signed = TIME_SIGNS.iter().find(|(sign, _)| *sign == words.lower(at));
            match signed.filter(|_| stroke) {
                Some((_, name)) => Some((Cow::Borrowed(*name), at + 1)),
                None => base(words, at).or_else(|| glued_sign(words, at).filter(|_| stroke)),
            }
        };
        return powered(words, at + 1, below);
    }
    let article = matches!(words.lower(at), "a" | "an") && words.lower(at + 1) != "day";
    let (name, end) = by_word(words, at + 1).filter(|(name, _)| article && is_time(name))?;
    Some((name.into_owned(), end))
}

/// A single letter behind a stroke: "kg/l".
fn glued_sign(words: &Lexemes<'_>, at: usize) -> Option<Named> {
    let unit = UNITS
        .iter()
        .find(|unit| unit.signs.contains(&words.text(at)))?;
    Some((unit.name.into(), at + 1))
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s')
        .filter(|stem| stem.len() > 2)
        .unwrap_or(word)
}
