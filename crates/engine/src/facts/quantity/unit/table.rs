//! The units: names after the SI brochure (<https://www.bipm.org/en/publications/si-brochure>) and
//! NIST Handbook 44, appendix C, in British spelling.

/// A unit: its name, other singular words for it, its signs (case matters in signs), and the signs
/// of the SI prefixes that texts use with it.
pub struct Unit {
    /// Its name in the singular.
    pub name: &'static str,
    /// Other spellings, in the singular unless the plural is irregular.
    pub words: &'static [&'static str],
    /// Its signs.
    pub signs: &'static [&'static str],
    /// Signs of the prefixes it takes.
    pub prefixes: &'static str,
}

const fn unit(
    name: &'static str,
    words: &'static [&'static str],
    signs: &'static [&'static str],
) -> Unit {
    prefixed(name, words, signs, "")
}

const fn prefixed(
    name: &'static str,
    words: &'static [&'static str],
    signs: &'static [&'static str],
    prefixes: &'static str,
) -> Unit {
    Unit {
        name,
        words,
        signs,
        prefixes,
    }
}

/// The SI prefixes, and the binary ones of IEC 80000-13: sign and name.
pub const PREFIXES: &[(&str, &str)] = &[
    ("a", "atto"),
    ("f", "femto"),
    ("p", "pico"),
    ("n", "nano"),
    ("µ", "micro"),
    ("μ", "micro"),
    ("m", "milli"),
    ("c", "centi"),
    ("d", "deci"),
    ("h", "hecto"),
    ("k", "kilo"),
    ("K", "kilo"),
    ("M", "mega"),
    ("G", "giga"),
    ("T", "tera"),
    ("P", "peta"),
    ("E", "exa"),
    ("Ki", "kibi"),
    ("Mi", "mebi"),
    ("Gi", "gibi"),
    ("Ti", "tebi"),
];

/// All units.
pub const UNITS: &[Unit] = &[
    // Length
    prefixed("metre", &["meter"], &["m"], "apnµμmcdk"),
    unit("micrometre", &["micron"], &[]),
    unit("mile", &[], &["mi"]),
    unit("nautical mile", &[], &["nmi"]),
    unit("yard", &[], &["yd"]),
    unit("foot", &["feet"], &["ft"]),
    unit("inch", &["inches"], &[]),
    unit("light-year", &[], &["ly"]),
    unit("parsec", &[], &[]),
    unit("fathom", &[], &[]),
    unit("furlong", &[], &[]),
    // Mass
    prefixed("gram", &["gramme"], &["g"], "nµμmk"),
    unit("kilogram", &["kilo"], &[]),
    unit("microgram", &[], &["mcg"]),
    prefixed("tonne", &[], &["t"], "kM"),
    unit("metric ton", &[], &[]),
    prefixed("ton", &[], &[], "kM"),
    unit("pound", &[], &["lb", "lbs"]),
    unit("ounce", &[], &["oz"]),
    unit("carat", &[], &[]),
    unit("dram", &["drachm"], &[]),
    // Volume and area
    prefixed("litre", &["liter"], &["L", "l"], "µμmcdh"),
    unit("gallon", &[], &["gal"]),
    unit("quart", &[], &[]),
    unit("pint", &[], &[]),
    unit("cup", &[], &[]),
    unit("tablespoon", &[], &["tbsp"]),
    unit("teaspoon", &[], &["tsp"]),
    unit("fluid ounce", &[], &[]),
    unit("barrel", &[], &["bbl"]),
    unit("bushel", &[], &[]),
    unit("hectare", &[], &["ha"]),
    unit("acre", &[], &[]),
    // Temperature and angle
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
    unit("radian", &[], &["rad"]),
    // Energy, power and electricity
    prefixed("watt", &[], &["W"], "mkMGT"),
    prefixed("watt hour", &["watt-hour"], &["Wh"], "kMGT"),
    prefixed("joule", &[], &["J"], "mkMGTPE"),
    prefixed("electronvolt", &["electron-volt"], &["eV"], "kMGT"),
    prefixed("calorie", &[], &["cal"], "k"),
    unit("British thermal unit", &[], &["BTU", "Btu"]),
    unit("horsepower", &["horsepower"], &["hp"]),
    prefixed("volt", &[], &["V"], "mkM"),
    prefixed("ampere", &["amp"], &["A"], "mk"),
    prefixed("ohm", &[], &["Ω"], "kM"),
    unit("coulomb", &[], &[]),
    prefixed("farad", &[], &["F"], "pnµμ"),
    // Mechanics, light and sound
    prefixed("hertz", &["hertz"], &["Hz"], "kMGT"),
    prefixed("newton", &[], &["N"], "k"),
    prefixed("pascal", &[], &["Pa"], "hkMG"),
    unit("millibar", &[], &["mbar"]),
    unit("pound per square inch", &[], &["psi"]),
    unit("decibel", &[], &["dB"]),
    unit("lumen", &[], &["lm"]),
    unit("lux", &["lux"], &["lx"]),
    // Radiation and the very small
    prefixed("gray", &[], &["Gy"], "µμm"),
    prefixed("sievert", &[], &["Sv"], "µμm"),
    prefixed("becquerel", &[], &["Bq"], "kMGTP"),
    prefixed("barn", &[], &[], "pf"),
    // Data
    prefixed("bit", &[], &["bit", "b"], "kMGTP"),
    unit("megabit", &[], &["mb", "Mbit"]),
    unit("gigabit", &[], &["Gbit"]),
    unit("megabit per second", &[], &["Mbps", "mbps"]),
    unit("gigabit per second", &[], &["Gbps"]),
    prefixed("byte", &[], &["B"], "kKMGTPE"),
    prefixed("byte", &[], &["B"], "KiMiGiTi"),
    unit("pixel", &[], &["px"]),
    prefixed("pixel", &[], &[], "M"),
    // Speed and rate
    unit("mile per hour", &[], &["mph"]),
    unit("kilometre per hour", &[], &["kph", "kmph"]),
    unit("knot", &[], &[]),
    unit("mile per gallon", &[], &["mpg"]),
    unit("barrel per day", &[], &["bpd"]),
    unit("revolution per minute", &[], &["rpm"]),
    unit("part per million", &[], &["ppm"]),
    unit("part per billion", &[], &["ppb"]),
    // What counts for itself
    unit("point", &[], &[]),
    unit("basis point", &[], &[]),
    unit("vote", &[], &[]),
    unit("seat", &[], &[]),
    unit("turn", &[], &[]),
    // Money below its unit
    unit("dime", &[], &[]),
    // Time
    prefixed("second", &[], &["sec", "secs"], "nµμm"),
    unit("millisecond", &[], &["ms"]),
    unit("minute", &[], &["min", "mins"]),
    unit("hour", &[], &["hr", "hrs", "h"]),
    unit("day", &[], &[]),
    unit("week", &[], &[]),
    unit("fortnight", &[], &[]),
    unit("month", &[], &[]),
    unit("year", &[], &["yr", "yrs"]),
    unit("decade", &[], &[]),
    unit("century", &["centuries"], &[]),
];

/// Signs of the units of time, for rates alone: "m/s".
pub const TIME_SIGNS: &[(&str, &str)] = &[
    ("s", "second"),
    ("ms", "millisecond"),
    ("h", "hour"),
    ("d", "day"),
];

/// Units whose names are other things far more often; their signs and prefixed names stand.
pub const NAMED_BY_SIGN: &[&str] = &["gray", "barn"];

/// Units of which "a" or "an" makes one; others are too often something else ("a foot", "a point").
pub const COUNTED_BY_ARTICLE: &[&str] = &[
    "mile",
    "gallon",
    "litre",
    "kilogram",
    "gram",
    "tonne",
    "acre",
    "hectare",
    "inch",
    "metre",
    "millimetre",
    "centimetre",
    "kilometre",
    "ounce",
    "pint",
    "kilobyte",
    "megabyte",
    "gigabyte",
    "terabyte",
    "kibibyte",
    "kilowatt",
    "megawatt",
    "gigawatt",
    "teaspoon",
    "tablespoon",
];
