//! Currencies by sign, code and name.

use crate::facts::lexeme::Lexemes;

/// Signs that stand for one currency, longer ones first; `$` alone is the US dollar.
const SIGNS: &[(&[&str], &str)] = &[
    (&["u", ".", "s", ".", "$"], "USD"),
    (&["u", ".", "s", "$"], "USD"),
    (&["us", "$"], "USD"),
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
];

/// Codes of ISO 4217 that texts use beside an amount.
const CODES: &[&str] = &[
    "AED", "ARS", "AUD", "BDT", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP",
    "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "JPY", "KES", "KRW", "KWD",
    "MXN", "MYR", "NGN", "NOK", "NZD", "PHP", "PKR", "PLN", "QAR", "RON", "RUB", "SAR", "SEK",
    "SGD", "SYP", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
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
    ("rmb", &[("", "CNY")]),
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
    ("bitcoin", &[("", "bitcoin")]),
];

/// Parts of a currency unit.
const SUBUNITS: &[(&str, &str)] = &[("cent", "cent"), ("penny", "penny"), ("pence", "penny")];

/// The currency of a lone sign.
pub fn of_sign(sign: &str) -> Option<&'static str> {
    let found = SIGNS.iter().find(|(signs, _)| *signs == [sign]);
    found.map(|&(_, code)| code)
}

/// The sign or code before an amount, and the lexeme after it.
pub fn before_amount(words: &Lexemes<'_>, at: usize) -> Option<(&'static str, usize)> {
    let sign = SIGNS.iter().find(|(sign, _)| {
        let last = at + sign.len() - 1;
        // Letters before a sign must stand alone: the "a" of "a $5 bill" is an article.
        let letters = sign.len() > 1;
        let prefix =
            !letters || words.is_glued(last) || words.text(at).chars().all(char::is_uppercase);
        words.reads(at, sign) && prefix && !(words.is_glued(at) && words.is_word(at))
    });
    if let Some((sign, code)) = sign {
        return Some((code, at + sign.len()));
    }
    code(words, at).map(|code| (code, at + 1))
}

/// The sign, code or name after an amount, and the lexeme after it. `large` tells that the amount
/// is in millions, where "pounds" are no weight.
pub fn after_amount(words: &Lexemes<'_>, at: usize, large: bool) -> Option<(&'static str, usize)> {
    let sign = SIGNS
        .iter()
        .find(|(sign, _)| sign.len() == 1 && words.reads(at, sign));
    if let Some((_, code)) = sign {
        let next_amount = words.is_glued(at + 1) && words.digits(at + 1).is_some();
        return (!next_amount).then_some((code, at + 1));
    }
    if let Some(code) = code(words, at) {
        return Some((code, at + 1));
    }
    name(words, at, large)
}

fn code(words: &Lexemes<'_>, at: usize) -> Option<&'static str> {
    let found = CODES.iter().find(|code| **code == words.text(at));
    found.copied()
}

fn name(words: &Lexemes<'_>, at: usize, large: bool) -> Option<(&'static str, usize)> {
    if let Some((_, unit)) = SUBUNITS
        .iter()
        .find(|(name, _)| is_form(words.lower(at), name))
    {
        return Some((unit, at + 1));
    }
    // "U.S. dollars"
    let dotted = [&["u", ".", "s", "."][..], &["u", ".", "s"][..]];
    if let Some(letters) = dotted.iter().find(|letters| words.reads(at, letters)) {
        let next = at + letters.len();
        return is_form(words.lower(next), "dollar").then_some(("USD", next + 1));
    }
    for length in 0..3 {
        let last = words.lower(at + length);
        let adjective: Vec<&str> = (at..at + length).map(|index| words.lower(index)).collect();
        let adjective = adjective.join(" ");
        let entry = NAMES.iter().find(|(name, _)| is_form(last, name));
        let Some((name, kinds)) = entry else { continue };
        let kind = kinds.iter().find(|(before, _)| *before == adjective);
        if let Some((_, code)) = kind {
            // "pounds sterling"
            return Some((code, at + length + 1));
        }
        if adjective.is_empty() && large && matches!(*name, "pound" | "won") {
            return Some((if *name == "pound" { "GBP" } else { "KRW" }, at + 1));
        }
        if adjective.is_empty() && *name == "pound" && words.lower(at + 1) == "sterling" {
            return Some(("GBP", at + 2));
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
