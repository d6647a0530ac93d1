//! Digits that count nothing: telephone numbers, the numbers of books and cases, post codes, addresses of
//! houses, computers and pages.

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::naming;

/// Words that a code follows, whatever it looks like.
const LABELS: &[&str] = &[
    "isbn", "issn", "doi", "iban", "vin", "tel", "fax", "zip", "postcode", "docket",
];

/// Verbs of telephoning. What they reach may be counted, too, so the digits must look like a number to call.
const CALLING: &[&str] = &[
    "call",
    "calls",
    "called",
    "calling",
    "dial",
    "dialled",
    "dialed",
    "dials",
    "dialling",
    "dialing",
    "text",
    "ring",
    "phone",
    "phoned",
    "fax",
    "tel",
    "telephone",
    "hotline",
    "helpline",
    "whatsapp",
    "sms",
];

/// Numbers of three digits that bring help.
const EMERGENCY: &[&str] = &[
    "000", "101", "110", "111", "112", "113", "115", "118", "119", "211", "311", "411", "511",
    "811", "911", "988", "999",
];

/// Last words of the name of a street.
const STREETS: &[&str] = &[
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "lane",
    "drive",
    "boulevard",
    "blvd",
    "square",
    "terrace",
    "crescent",
    "gardens",
    "parkway",
    "mews",
    "quay",
    "alley",
    "plaza",
    "highway",
    "broadway",
    "embankment",
];

/// The same where they stand before the name.
const STREETS_BEFORE: &[&str] = &[
    "rue",
    "via",
    "calle",
    "avenida",
    "boulevard",
    "piazza",
    "plaza",
    "rua",
    "place",
];

/// How many names a street may have before its last word.
const STREET_NAMES: usize = 3;

/// Groups of digits that a code may have.
const MOST_GROUPS: usize = 10;
/// Words between a verb of telephoning and the number.
const CALL_REACH: usize = 12;

/// Digits from which several groups can be a telephone number.
const CALLABLE: usize = 7;

/// One past the code that starts at `at`, if one does.
pub fn end(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    page(words, at)
        .or_else(|| labelled(words, at))
        .or_else(|| called(words, at))
        .or_else(|| chained(words, at))
        .or_else(|| in_post(words, at))
        .or_else(|| house(words, at))
        .or_else(|| model(words, at))
        .or_else(|| scale(words, at))
}

/// The address of a page, "www.tarn.example", "name12@tarn.example": all that is written in one piece.
fn page(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    if words.is_glued(at) {
        return None;
    }
    let end = one_piece(words, at);
    let address = (at..end).any(|index| {
        words.reads(index, &[":", "/", "/"])
            || words.lower(index) == "@" && words.joins(index, "@")
            || words.reads(index, &["www", "."])
    });
    address.then_some(end)
}

/// One past the lexemes that no white space parts.
fn one_piece(words: &Lexemes<'_>, at: usize) -> usize {
    (at + 1..words.len())
        .find(|&index| !words.is_glued(index))
        .unwrap_or(words.len())
}

/// "ISBN 978-3-16-148410-0", "Tel: 0800 12", "P.O. Box 2004", "zip code 20160".
fn labelled(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    words.digits(at)?;
    let mut label = at;
    while label > 0
        && matches!(
            words.before(label),
            ":" | "." | "(" | "+" | "#" | "no" | "number" | "code" | "is"
        )
    {
        label -= 1;
    }
    let post_box = words.before(label) == "box"
        && (words.reads_before(label - 1, &["p", ".", "o", "."])
            || words.reads_before(label - 1, &["po"])
            || words.reads_before(label - 1, &["p", "o"]));
    (post_box || LABELS.contains(&words.before(label))).then(|| groups(words, at).1)
}

/// "call 911", "dial 116 123", "ring us on 555-0123".
fn called(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    let digits = words.digits(at)?;
    let near = at.saturating_sub(CALL_REACH)..at;
    let told = near
        .into_iter()
        .any(|index| CALLING.contains(&words.lower(index)));
    let (count, end) = groups(words, at);
    let several = end > at + 1 && words.lower(at + 1) != ",";
    let help = EMERGENCY.contains(&digits) && end == at + 1;
    let beside = CALLING.contains(&words.before(at));
    (told && (several && count >= 6 || help && (beside || !words.is_word(at + 1)))).then_some(end)
}

/// "1-800-555-0199", "+44 20 7946 0018", "(555) 010-2233", "192.168.0.1": groups of digits that no amount has.
fn chained(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    let digits = words.digits(at)?;
    let (count, end) = groups(words, at);
    let before = words.back(at, 1);
    let dialled = words.lower(before) == "+" && words.is_glued(at) && !words.is_glued(before)
        || words.lower(before) == "(" && words.lower(at + 1) == ")" && digits.len() >= 3
        || digits.starts_with('0');
    let hyphens = (at..end).filter(|&index| words.lower(index) == "-").count();
    let dots = (at..end).filter(|&index| words.lower(index) == ".").count();
    let glued = (at + 1..end).all(|index| words.is_glued(index));
    let linked = glued && (hyphens >= 2 || dots >= 2);
    // A number with a hyphen and a zero behind it: "555-0123".
    let padded = hyphens == 1
        && words
            .digits(end - 1)
            .is_some_and(|last| last.len() > 2 && last.starts_with('0'));
    let numbered = hyphens == 1 && glued && naming::is_labelled(words, at);
    (linked || padded || numbered || dialled && count >= CALLABLE && end > at + 1).then_some(end)
}

/// "NY 10118", "20160-1234".
fn in_post(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    let five = |at: usize| words.digits(at).is_some_and(|digits| digits.len() == 5);
    let state = words.text(words.back(at, 1));
    let of_state = state.len() == 2
        && state.chars().all(|letter| letter.is_ascii_uppercase())
        && words.before(words.back(at, 1)) == ",";
    let plus_four =
        words.joins(at + 1, "-") && words.digits(at + 2).is_some_and(|digits| digits.len() == 4);
    (five(at) && (of_state || plus_four)).then(|| at + if plus_four { 3 } else { 1 })
}

/// "10 Downing Street", "221B Baker Street", "5 Rue de Tarn", "at 1 Infinite Loop", but not "12 High Street shops".
fn house(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    words.digits(at).filter(|digits| digits.len() <= 5)?;
    let letter = usize::from(
        words.is_glued(at + 1) && words.text(at + 1).len() == 1 && words.is_word(at + 1),
    );
    let own = at + 1 + letter;
    let ranked = words.digits(own).is_some() && words.is_glued(own + 1);
    let first = own + if ranked { 2 } else { 0 };
    // "200 W. Ebele Blvd"
    let heads =
        matches!(words.lower(first), "n" | "s" | "e" | "w") && words.lower(first + 1) == ".";
    let first = first + if heads { 2 } else { 0 };
    let name = |index: usize| words.is_word(index) && words.is_capitalised(index);
    // "604 N. 23rd St."
    let ordinal = number::ordinal(words, first).map(|(_, after)| after);
    let names = ordinal.unwrap_or(first);
    let count = (names..=names + STREET_NAMES)
        .take_while(|&index| name(index))
        .count();
    let least = names + usize::from(!ranked && ordinal.is_none());
    let street = (least..names + count).find(|&index| STREETS.contains(&words.lower(index)));
    let opened = STREETS_BEFORE.contains(&words.lower(first)) && words.is_word(first + 1);
    let located = words.before(at) == "at" && count >= 2;
    let last = street.or_else(|| (opened || located).then(|| names + count.max(1) - 1))?;
    let counted = words.is_word(last + 1)
        && !words.is_capitalised(last + 1)
        && words.lower(last + 1).ends_with('s')
        && words.lower(last + 1).len() > 3;
    (!counted && !words.is_glued(first) && name(names)).then_some(first)
}

/// "a Boeing 747-400": two parts of a model's number behind its maker.
fn model(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    let three = |at: usize| {
        words
            .integer(at)
            .filter(|_| words.digits(at).is_some_and(|digits| digits.len() == 3))
    };
    let (first, second) = (three(at)?, three(at + 2)?);
    let made = at > 0 && words.is_word(at - 1) && words.is_capitalised(at - 1);
    (made && first >= second && words.joins(at + 1, "-")).then_some(at + 3)
}

/// "on a scale of 1 to 10"
fn scale(words: &Lexemes<'_>, at: usize) -> Option<usize> {
    let of = matches!(words.before(at), "of" | "from") && words.reads_before(at - 1, &["scale"]);
    let ends = words.digits(at).is_some() && words.digits(at + 2).is_some();
    (of && ends && matches!(words.lower(at + 1), "to" | "-" | "–")).then_some(at + 3)
}

/// How many digits stand in the groups from `at` on, and where the last of them ends.
fn groups(words: &Lexemes<'_>, at: usize) -> (usize, usize) {
    let mut end = at + 1;
    let mut count = words.digits(at).map_or(0, str::len);
    for _ in 0..MOST_GROUPS {
        let mut next = end;
        while matches!(words.lower(next), "-" | "." | ")" | "(" | "/") && next < end + 2 {
            next += 1;
        }
        // A full stop before a space ends a sentence.
        let apart = words.lower(end) == "." && !words.is_glued(end + 1);
        let Some(group) = words.digits(next).filter(|_| !apart) else {
            return (count, end);
        };
        count += group.len();
        end = next + 1;
    }
    (count, end)
}
