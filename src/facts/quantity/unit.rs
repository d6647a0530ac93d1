//! Units of measurement, by the names and signs that texts use, under one singular name.

use crate::facts::lexeme::Lexemes;

/// A unit: its name, other singular words for it, and its signs (case matters in signs).
struct Unit {
    name: &'static str,
    words: &'static [&'static str],
    signs: &'static [&'static str],
}

const fn unit(
    name: &'static str,
    words: &'static [&'static str],
    signs: &'static [&'static str],
) -> Unit {
    Unit { name, words, signs }
}

/// Names after the SI brochure and the NIST guide, in British spelling.
const UNITS: &[Unit] = &[
    unit("metre", &["meter"], &["m"]),
    unit("kilometre", &["kilometer"], &["km"]),
    unit("centimetre", &["centimeter"], &["cm"]),
    unit("decimetre", &["decimeter"], &["dm"]),
    unit("millimetre", &["millimeter"], &["mm"]),
    unit("micrometre", &["micrometer", "micron"], &["µm", "μm"]),
    unit("nanometre", &["nanometer"], &["nm"]),
    unit("mile", &[], &["mi"]),
    unit("nautical mile", &[], &["nmi"]),
    unit("yard", &[], &["yd"]),
    unit("foot", &["feet"], &["ft"]),
    unit("inch", &["inches"], &[]),
    unit("light-year", &[], &["ly"]),
    unit("gram", &["gramme"], &["g"]),
    unit("kilogram", &["kilogramme", "kilo"], &["kg"]),
    unit("milligram", &["milligramme"], &["mg"]),
    unit("microgram", &["microgramme"], &["µg", "μg", "mcg"]),
    unit("tonne", &[], &["t"]),
    unit("metric ton", &[], &[]),
    unit("megaton", &[], &[]),
    unit("kiloton", &[], &[]),
    unit("ton", &[], &[]),
    unit("pound", &[], &["lb", "lbs"]),
    unit("ounce", &[], &["oz"]),
    unit("carat", &[], &[]),
    unit("litre", &["liter"], &["L", "l"]),
    unit("millilitre", &["milliliter"], &["ml", "mL"]),
    unit("centilitre", &["centiliter"], &["cl"]),
    unit("gallon", &[], &["gal"]),
    unit("pint", &[], &[]),
    unit("cup", &[], &[]),
    unit("tablespoon", &[], &["tbsp"]),
    unit("teaspoon", &[], &["tsp"]),
    unit("barrel", &[], &["bbl"]),
    unit("hectare", &[], &["ha"]),
    unit("acre", &[], &[]),
    unit(
        "degree Celsius",
        &["celsius", "centigrade", "celcius"],
        &["°C", "ºC"],
    ),
    unit(
        "degree Fahrenheit",
        &["fahrenheit", "farenheit"],
        &["°F", "ºF"],
    ),
    unit("kelvin", &[], &[]),
    unit("degree", &["degrees"], &["°"]),
    unit("watt", &[], &["W"]),
    unit("kilowatt", &[], &["kW"]),
    unit("megawatt", &[], &["MW"]),
    unit("gigawatt", &[], &["GW"]),
    unit("terawatt", &[], &["TW"]),
    unit("watt hour", &["watt-hour"], &["Wh"]),
    unit("kilowatt hour", &["kilowatt-hour"], &["kWh"]),
    unit("megawatt hour", &["megawatt-hour"], &["MWh"]),
    unit("gigawatt hour", &["gigawatt-hour"], &["GWh"]),
    unit("terawatt hour", &["terawatt-hour"], &["TWh"]),
    unit("joule", &[], &["J"]),
    unit("calorie", &[], &[]),
    unit("horsepower", &["horsepower"], &["hp"]),
    unit("volt", &[], &["V"]),
    unit("hertz", &["hertz"], &["Hz"]),
    unit("kilohertz", &["kilohertz"], &["kHz"]),
    unit("megahertz", &["megahertz"], &["MHz"]),
    unit("gigahertz", &["gigahertz"], &["GHz"]),
    unit("decibel", &[], &["dB"]),
    unit("bit", &[], &[]),
    unit("byte", &[], &[]),
    unit("kilobyte", &[], &["KB", "kB"]),
    unit("megabyte", &[], &["MB"]),
    unit("gigabyte", &[], &["GB"]),
    unit("terabyte", &[], &["TB"]),
    unit("petabyte", &[], &["PB"]),
    unit("exabyte", &[], &["EB"]),
    unit("megabit", &[], &["Mbit"]),
    unit("gigabit", &[], &["Gbit"]),
    unit("pixel", &[], &["px"]),
    unit("megapixel", &[], &[]),
    unit("electronvolt", &[], &["eV"]),
    unit("mile per hour", &[], &["mph"]),
    unit("kilometre per hour", &[], &["kph", "kmph"]),
    unit("knot", &[], &[]),
    unit("point", &[], &[]),
    unit("vote", &[], &[]),
    unit("seat", &[], &[]),
];

/// Units of time that stand below the line of a rate.
const PER: &[(&str, &[&str])] = &[
    ("second", &["second", "s", "sec"]),
    ("minute", &["minute", "min"]),
    ("hour", &["hour", "h", "hr"]),
    ("day", &["day"]),
    ("week", &["week"]),
    ("month", &["month"]),
    ("year", &["year", "yr"]),
];

/// The unit after a number, and the lexeme after it. `hyphenated` tells that a hyphen stands
/// between ("27-kilometre").
pub fn after_number(words: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    if let Some(percent) = percent(words, at) {
        return Some(percent);
    }
    let (power, next) = power_before(words, at);
    let (name, end) = degrees(words, next)
        .or_else(|| base(words, next))
        .filter(|_| next == at || words.is_word(next))?;
    let (power, end) = match power {
        Some(power) => (Some(power), end),
        None => power_after(words, end),
    };
    let name = match power {
        Some(power) => format!("{power} {name}"),
        None => name.to_owned(),
    };
    match per(words, end) {
        Some((below, end)) => Some((format!("{name} per {below}"), end)),
        None => Some((name, end)),
    }
}

fn percent(words: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    let end = match (words.lower(at), words.lower(at + 1)) {
        ("%" | "percent" | "pct" | "percents" | "percentage", _) => at + 1,
        ("per", "cent") => at + 2,
        _ => return None,
    };
    if matches!(words.lower(end), "point" | "points") {
        return Some(("percentage point".to_owned(), end + 1));
    }
    Some(("percent".to_owned(), end))
}

/// "degrees Celsius", "degrees F", "° C".
fn degrees(words: &Lexemes<'_>, at: usize) -> Option<(&'static str, usize)> {
    matches!(words.lower(at), "degree" | "degrees" | "deg" | "°" | "º").then_some(())?;
    let dot = usize::from(words.lower(at) == "deg" && words.lower(at + 1) == ".");
    let next = at + 1 + dot;
    match words.lower(next) {
        "c" | "celsius" | "centigrade" | "celcius" => Some(("degree Celsius", next + 1)),
        "f" | "fahrenheit" | "farenheit" => Some(("degree Fahrenheit", next + 1)),
        _ => Some(("degree", next)),
    }
}

/// A unit by a word, or by a sign that is no word of the language.
fn base(words: &Lexemes<'_>, at: usize) -> Option<(&'static str, usize)> {
    let pairs = [
        (["nautical", "mile"], "nautical mile"),
        (["metric", "ton"], "metric ton"),
        (["watt", "hour"], "watt hour"),
        (["kilowatt", "hour"], "kilowatt hour"),
        (["megawatt", "hour"], "megawatt hour"),
        (["light", "year"], "light-year"),
    ];
    let hyphen = usize::from(words.lower(at + 1) == "-");
    let second = at + 1 + hyphen;
    let pair = pairs
        .iter()
        .find(|(pair, _)| words.lower(at) == pair[0] && singular(words.lower(second)) == pair[1]);
    if let Some((_, name)) = pair {
        return Some((name, second + 1));
    }
    let word = singular(words.lower(at));
    let by_word = UNITS.iter().find(|unit| {
        unit.name == word || unit.words.contains(&word) || unit.words.contains(&words.lower(at))
    });
    if let Some(unit) = by_word {
        return Some((unit.name, at + 1));
    }
    let sign = words.text(at);
    let unit = UNITS.iter().find(|unit| unit.signs.contains(&sign))?;
    // A single letter is a unit only right behind its number.
    (sign.chars().count() > 1 || words.is_glued(at)).then_some((unit.name, at + 1))
}

fn power_before(words: &Lexemes<'_>, at: usize) -> (Option<&'static str>, usize) {
    match words.lower(at) {
        "square" => (Some("square"), at + 1),
        "sq" => (
            Some("square"),
            at + 1 + usize::from(words.lower(at + 1) == "."),
        ),
        "cubic" => (Some("cubic"), at + 1),
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
        _ => (None, at),
    }
}

/// "per hour", "an hour", "/h": what a rate is counted in.
fn per(words: &Lexemes<'_>, at: usize) -> Option<(&'static str, usize)> {
    let article = matches!(words.lower(at), "a" | "an") && words.lower(at + 1) != "day";
    let stroke = words.joins(at, "/");
    if !(article || stroke || words.lower(at) == "per") {
        return None;
    }
    let below = words.lower(at + 1);
    if let Some((name, _)) = PER
        .iter()
        .find(|(_, forms)| forms.contains(&below) && (stroke || below.len() > 3))
    {
        return Some((name, at + 2));
    }
    let (name, end) = base(words, at + 1).filter(|_| !article)?;
    Some((name, end))
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s')
        .filter(|stem| stem.len() > 2)
        .unwrap_or(word)
}
