//! Currencies by sign, code and name.

use crate::facts::lexeme::Lexemes;

/// Signs that stand for one currency, longer ones first; `$` alone is the US dollar.
const SIGNS: &[(&[&str], &str)] = &[
    (&["u", ".", "s", ".", "$"], "USD"),
    (&["u", ".", "s", "$"], "USD"),
    (&["us", "$"], "USD"),
    (&["$", "us"], "USD"),
    (&["$", "usd"], "USD"),
    (&["$", "au"], "AUD"),
    (&["$", "a"], "AUD"),
    (&["$", "ca"], "CAD"),
    (&["$", "hk"], "HKD"),
    (&["$", "nz"], "NZD"),
    (&["$", "c"], "CAD"),
    (&["usd", "$"], "USD"),
    (&["au", "$"], "AUD"),
    (&["aud", "$"], "AUD"),
    (&["a", "$"], "AUD"),
    (&["ca", "$"], "CAD"),
    (&["cad", "$"], "CAD"),
    (&["c", "$"], "CAD"),
    (&["hk", "$"], "HKD"),
    (&["nz", "$"], "NZD"),
    (&["nzd", "$"], "NZD"),
    (&["nt", "$"], "TWD"),
    (&["s", "$"], "SGD"),
    (&["r", "$"], "BRL"),
    (&["mex", "$"], "MXN"),
    (&["mxn", "$"], "MXN"),
    (&["gb", "£"], "GBP"),
    (&["rs", "."], "INR"),
    (&["rs"], "INR"),
    (&["rm"], "MYR"),
    (&["rp"], "IDR"),
    (&["$"], "USD"),
    (&["£"], "GBP"),
    (&["€"], "EUR"),
    (&["¥"], "JPY"),
    (&["₹"], "INR"),
    (&["₺"], "TRY"),
    (&["₽"], "RUB"),
    (&["₩"], "KRW"),
    (&["₪"], "ILS"),
    (&["₦"], "NGN"),
    (&["₫"], "VND"),
    (&["₱"], "PHP"),
    (&["₴"], "UAH"),
    (&["฿"], "THB"),
    (&["₡"], "CRC"),
    (&["₾"], "GEL"),
    (&["₭"], "LAK"),
    (&["₿"], "bitcoin"),
    (&["元"], "CNY"),
];

/// Signs of letters alone: they stand before an amount, and only in their own case.
const LETTERS: &[&str] = &["Rs", "RM", "Rp"];

/// Codes of ISO 4217 that texts use beside an amount.
const CODES: &[&str] = &[
    "AED", "ARS", "AUD", "BDT", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP",
    "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "JPY", "KES", "KRW", "KWD",
    "MXN", "MYR", "NGN", "NOK", "NZD", "PHP", "PKR", "PLN", "QAR", "RON", "RUB", "SAR", "SEK",
    "SGD", "SYP", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
];

/// Codes that are no word in lower case, and what traders call the yuan.
const LOWER_CODES: &[(&str, &str)] = &[
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("aud", "AUD"),
    ("jpy", "JPY"),
    ("inr", "INR"),
    ("cny", "CNY"),
    ("rmb", "CNY"),
    ("btc", "bitcoin"),
];

/// Names by their last word in the singular, the words before it, and the code. The entry without
/// words before it is what the name means alone; where that is open, the name itself stands.
const NAMES: &[(&str, &[(&str, &str)])] = &[
    (
        "dollar",
        &[
            ("us", "USD"),
            ("american", "USD"),
            ("australian", "AUD"),
            ("canadian", "CAD"),
            ("hong kong", "HKD"),
            ("new zealand", "NZD"),
            ("singapore", "SGD"),
            ("taiwan", "TWD"),
            ("", "USD"),
        ],
    ),
    ("euro", &[("", "EUR")]),
    ("yen", &[("japanese", "JPY"), ("", "JPY")]),
    ("yuan", &[("chinese", "CNY"), ("", "CNY")]),
    ("renminbi", &[("", "CNY")]),
    (
        "lira",
        &[("turkish", "TRY"), ("syrian", "SYP"), ("", "TRY")],
    ),
    (
        "rupee",
        &[
            ("indian", "INR"),
            ("pakistani", "PKR"),
            ("sri lankan", "LKR"),
            ("", "INR"),
        ],
    ),
    ("rouble", &[("russian", "RUB"), ("", "RUB")]),
    ("ruble", &[("russian", "RUB"), ("", "RUB")]),
    ("hryvnia", &[("", "UAH")]),
    (
        "franc",
        &[("swiss", "CHF"), ("french", "FRF"), ("", "franc")],
    ),
    (
        "krona",
        &[("swedish", "SEK"), ("icelandic", "ISK"), ("", "SEK")],
    ),
    (
        "krone",
        &[("danish", "DKK"), ("norwegian", "NOK"), ("", "krone")],
    ),
    (
        "peso",
        &[
            ("mexican", "MXN"),
            ("philippine", "PHP"),
            ("argentine", "ARS"),
            ("", "peso"),
        ],
    ),
    ("real", &[("brazilian", "BRL")]),
    ("rand", &[("south african", "ZAR"), ("", "ZAR")]),
    ("shekel", &[("israeli", "ILS"), ("", "ILS")]),
    ("riyal", &[("saudi", "SAR"), ("qatari", "QAR"), ("", "SAR")]),
    ("rial", &[("iranian", "IRR"), ("", "IRR")]),
    (
        "dirham",
        &[
            ("emirati", "AED"),
            ("uae", "AED"),
            ("moroccan", "MAD"),
            ("", "AED"),
        ],
    ),
    (
        "dinar",
        &[("iraqi", "IQD"), ("kuwaiti", "KWD"), ("", "dinar")],
    ),
    ("zloty", &[("polish", "PLN"), ("", "PLN")]),
    ("forint", &[("hungarian", "HUF"), ("", "HUF")]),
    ("baht", &[("thai", "THB"), ("", "THB")]),
    ("dong", &[("vietnamese", "VND"), ("", "VND")]),
    ("ringgit", &[("malaysian", "MYR"), ("", "MYR")]),
    ("rupiah", &[("indonesian", "IDR"), ("", "IDR")]),
    ("naira", &[("nigerian", "NGN"), ("", "NGN")]),
    ("taka", &[("", "BDT")]),
    ("markka", &[("finnish", "FIM"), ("", "FIM")]),
    ("won", &[("south korean", "KRW"), ("korean", "KRW")]),
    (
        "pound",
        &[("british", "GBP"), ("egyptian", "EGP"), ("syrian", "SYP")],
    ),
    ("sterling", &[("pound", "GBP"), ("", "GBP")]),
    ("guilder", &[("dutch", "NLG"), ("", "guilder")]),
    ("peseta", &[("spanish", "ESP"), ("", "peseta")]),
    ("mark", &[("german", "DEM")]),
    ("bitcoin", &[("", "bitcoin")]),
];

/// Parts of a currency unit.
const SUBUNITS: &[(&str, &str)] = &[
    ("cent", "cent"),
    ("¢", "cent"),
    ("penny", "penny"),
    ("pence", "penny"),
];

/// Lines of a picture: "1080p" is no sum.
const RESOLUTIONS: &[u32] = &[144, 240, 360, 480, 576, 720, 1080, 1440, 2160];

/// A currency beside an amount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// ISO 4217 code, or the name where the currency stays open.
    pub code: &'static str,
    /// The lexeme after it.
    pub end: usize,
    /// What letters before a code multiply by: 1,000,000 for "MUSD".
    pub factor: f64,
}

impl Mark {
    /// The currency of `code` that ends before the lexeme `end`.
    pub fn new(code: &'static str, end: usize) -> Self {
        Self {
            code,
            end,
            factor: 1.0,
        }
    }
}

/// The currency of a lone sign.
pub fn of_sign(sign: &str) -> Option<&'static str> {
    let letters = sign.to_lowercase();
    let found = SIGNS.iter().find(|(signs, _)| signs.concat() == letters);
    found.map(|&(_, code)| code)
}

/// A currency by the code that this module gives it.
pub fn of_code(code: &str) -> Option<&'static str> {
    let signs = SIGNS.iter().map(|&(_, code)| code);
    let mut known = signs.chain(CODES.iter().copied());
    known.find(|known| *known == code)
}

/// The sign or code before an amount.
pub fn before_amount(words: &Lexemes<'_>, at: usize) -> Option<Mark> {
    let sign = SIGNS.iter().find(|(sign, _)| {
        words.reads(at, sign)
            && letters_fit(words, at, sign)
            && !(words.is_glued(at) && words.is_word(at))
    });
    match sign {
        Some((sign, code)) => Some(Mark::new(code, at + sign.len())),
        None => code(words, at),
    }
}

/// Whether the letters of a sign stand for the currency: the "a" of "a $5 bill" is an article, the
/// "s" of "it's $5" a verb.
fn letters_fit(words: &Lexemes<'_>, at: usize, sign: &[&str]) -> bool {
    // "$US5", but "$ a day"
    if !words.is_word(at) {
        return sign.len() == 1
            || words.is_glued(at + 1) && words.is_glued(at + 2) && words.digits(at + 2).is_some();
    }
    let last = at + sign.len() - 1;
    if !sign.contains(&"$") && !sign.contains(&"£") {
        return LETTERS.contains(&words.text(at));
    }
    let upper = words.text(at).chars().all(char::is_uppercase);
    words.is_glued(last) || upper || !matches!(sign[0], "a" | "s" | "r" | "us")
}

/// The sign, code or name after an amount. `large` tells that the amount is in millions, where
/// "pounds" are no weight.
pub fn after_amount(words: &Lexemes<'_>, at: usize, large: bool) -> Option<Mark> {
    // "USD50": the mark belongs to the number behind it.
    let next_amount = words.is_glued(at + 1) && words.digits(at + 1).is_some();
    let sign = SIGNS.iter().find(|(sign, _)| {
        let sign_alone = sign.len() == 1 && (!words.is_word(at) || words.text(at) == "元");
        sign_alone && words.reads(at, sign)
    });
    if let Some((_, code)) = sign {
        return (!next_amount).then_some(Mark::new(code, at + 1));
    }
    if next_amount {
        return None;
    }
    code(words, at)
        .or_else(|| pence(words, at))
        .or_else(|| name(words, at, large))
}

/// "USD", "usd", "MUSD".
fn code(words: &Lexemes<'_>, at: usize) -> Option<Mark> {
    let text = words.text(at);
    // "COP28" is a meeting, "COP 40,000" a sum.
    let meeting = text == "COP"
        && words.digits(at + 1).is_some_and(|digits| digits.len() < 3)
        && !words.joins(at + 2, ",");
    if let Some(code) = CODES.iter().find(|code| **code == text && !meeting) {
        return Some(Mark::new(code, at + 1));
    }
    if let Some((_, code)) = LOWER_CODES
        .iter()
        .find(|(code, _)| *code == words.lower(at))
    {
        return Some(Mark::new(code, at + 1));
    }
    let factor = match text.as_bytes().first()? {
        b'K' | b'T' => 1e3,
        b'M' => 1e6,
        b'B' => 1e9,
        _ => return None,
    };
    let rest = text.get(1..)?;
    let code = CODES.iter().find(|code| **code == rest)?;
    Some(Mark {
        factor,
        ..Mark::new(code, at + 1)
    })
}

/// "50p"
fn pence(words: &Lexemes<'_>, at: usize) -> Option<Mark> {
    let sign = words.text(at) == "p" && words.is_glued(at) && !words.joins(at + 1, ".");
    let number = words.integer(words.back(at, 1))?;
    (sign && !RESOLUTIONS.contains(&number)).then_some(Mark::new("penny", at + 1))
}

fn name(words: &Lexemes<'_>, at: usize, large: bool) -> Option<Mark> {
    if let Some((_, unit)) = SUBUNITS
        .iter()
        .find(|(name, _)| is_form(words.lower(at), name))
    {
        return Some(Mark::new(unit, at + 1));
    }
    // "U.S. dollars"
    let dotted = [&["u", ".", "s", "."][..], &["u", ".", "s"][..]];
    if let Some(letters) = dotted.iter().find(|letters| words.reads(at, letters)) {
        let next = at + letters.len();
        return is_form(words.lower(next), "dollar").then_some(Mark::new("USD", next + 1));
    }
    for length in 0..3 {
        let last = words.lower(at + length);
        let adjective: Vec<&str> = (at..at + length).map(|index| words.lower(index)).collect();
        let adjective = adjective.join(" ");
        let entry = NAMES.iter().find(|(name, _)| is_form(last, name));
        let Some((name, kinds)) = entry else { continue };
        let kind = kinds.iter().find(|(before, _)| *before == adjective);
        if let Some((_, code)) = kind {
            return Some(Mark::new(code, at + length + 1));
        }
        if adjective.is_empty() && large && matches!(*name, "pound" | "won") {
            let code = if *name == "pound" { "GBP" } else { "KRW" };
            return Some(Mark::new(code, at + 1));
        }
        if adjective.is_empty() && *name == "pound" && words.lower(at + 1) == "sterling" {
            return Some(Mark::new("GBP", at + 2));
        }
    }
    None
}

/// Whether `word` is the singular or a plural of `name`.
fn is_form(word: &str, name: &str) -> bool {
    word == name
        || word.strip_suffix('s') == Some(name)
        || matches!(
            (word, name),
            ("roubles", "rouble") | ("kronor", "krona") | ("kroner", "krone")
        )
        || matches!(
            (word, name),
            ("zlotys" | "zloties", "zloty") | ("reais", "real")
        )
}
