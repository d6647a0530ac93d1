//! Numbers that the words around them tell to be no amounts: codes, list items, pronouns.

use crate::facts::lexeme::Lexemes;
use crate::facts::number::{self, NumberForm};

use super::{currency, unit};

/// Words before a number that it tells apart: "room 101", "page 3".
const NUMBERED: &[&str] = &[
    "#",
    "no",
    "nos",
    "number",
    "room",
    "flight",
    "highway",
    "route",
    "interstate",
    "page",
    "pages",
    "chapter",
    "article",
    "section",
    "resolution",
    "channel",
    "version",
    "phase",
    "stage",
    "gate",
    "figure",
    "table",
    "formula",
    "line",
    "season",
    "episode",
    "volume",
    "terminal",
    "exit",
    "act",
    "scene",
    "step",
    "item",
    "example",
];

/// Words that number something where nothing countable follows: "case 23-719", but "the case 12 women brought".
const NUMBERED_ALONE: &[&str] = &[
    "case",
    "file",
    "form",
    "bill",
    "law",
    "decree",
    "directive",
    "rule",
    "title",
    "clause",
    "paragraph",
    "amendment",
    "proposition",
    "prop",
    "category",
    "grade",
    "level",
    "type",
    "class",
    "tier",
    "ward",
    "district",
    "precinct",
    "zone",
    "sector",
    "block",
    "lot",
    "suite",
    "apartment",
    "apt",
    "unit",
    "platform",
    "bus",
    "train",
    "tram",
    "track",
    "lane",
    "junction",
    "group",
    "division",
    "model",
    "patent",
    "licence",
    "license",
    "permit",
    "magnitude",
    "lap",
    "round",
    "area",
    "pier",
    "berth",
    "cell",
    "building",
    "box",
    "seed",
    "runway",
    "day",
    "game",
    "lesson",
    "week",
];

/// The same shortened, before a full stop: "No. 5", "Op. 46", "c. 1818".
const NUMBERED_SHORT: &[&str] = &["no", "nos", "op", "vol", "p", "pp", "fig", "art", "c", "ca"];

/// Words before "one" that make it stand for a noun.
const DETERMINERS: &[&str] = &[
    "the", "this", "that", "no", "any", "every", "each", "which", "another", "some", "new", "good",
    "only", "at",
];

/// Words after "one" that are not counted by it: "one of", "one day", "one who".
const UNCOUNTED: &[&str] = &[
    "of", "day", "thing", "way", "another", "that", "who", "which", "can", "is", "was", "has",
    "may", "should", "must", "would", "could", "and", "or", "in", "on", "for", "to", "at", "by",
    "with", "point", "time", "side", "hand", "might", "will", "had", "more", "as", "from",
];

/// Words to each side that tell prose from a headline.
const PROSE_REACH: usize = 20;

/// Whether the number between `at` and `end` is part of a name, a code or a list, or a pronoun.
pub fn names_something(words: &Lexemes<'_>, at: usize, end: usize, form: NumberForm) -> bool {
    if form == NumberForm::Words || form == NumberForm::Fraction && words.digits(at).is_none() {
        let ranked = number::ordinal(words, at).is_some_and(|(_, after)| after > end);
        // "day six of the strike"
        // "in round three Obi fell"
        let names_next = !words.is_capitalised(at) && words.is_capitalised(end);
        let closes =
            names_next || matches!(words.lower(end), "of" | "in" | "and" | "," | "." | ":" | "");
        let numbers = NUMBERED_ALONE.contains(&words.before(at)) && closes;
        return ranked
            || numbers
            || pronoun(words, at, end)
            || part_of_word(words, at)
            || part_of_name(words, at, end);
    }
    let large = number::scale(words.before(end)).is_some();
    let before = words.before(at);
    let glued = words.is_glued(at)
        && !matches!(
            before,
            "(" | "[" | "\"" | "“" | "'" | "-" | "−" | "–" | "—" | "~" | ">" | "<" | "="
        )
        && !(before == "#" && large);
    let lettered = words.is_glued(end) && words.is_word(end) && !is_measured(words, end);
    let ranked = number::ordinal(words, at).is_some();
    let linked = ["/", ":", "_", "="]
        .iter()
        .any(|mark| words.joins(end, mark) && words.digits(end + 1).is_some());
    let plural =
        words.is_word(end) && words.lower(end).ends_with('s') || words.lower(end) == "people";
    let numbered =
        !large && (is_numbered(words, at) || NUMBERED_ALONE.contains(&before) && !plural);
    // "the 2600 block of Oak Street", "8 Mile Road"
    let placed = words.reads(end, &["block", "of"]) || words.text(end) == "Mile";
    let pixels = matches!(words.lower(at), "4" | "8") && words.text(end) == "K";
    let short = words.integer(at).is_some_and(|number| number < 100);
    let itemised =
        at == 0 && matches!(words.lower(end), "." | ")") && (short || end + 1 < words.len());
    // "4.3 Six Hearts" in a table of contents
    let outlined =
        at == 0 && form == NumberForm::Figures && words.joins(1, ".") && words.is_capitalised(end);
    let itemised = itemised || outlined && words.is_word(end) && !words.is_glued(end);
    let padded = words
        .digits(at)
        .is_some_and(|digits| digits.len() > 1 && digits.starts_with('0'));
    glued
        || coded(words, at)
        || lettered
        || ranked
        || linked
        || numbered
        || placed
        || pixels
        || itemised
        || padded
        || is_suspended(words, end)
        || words.joins(end, "-") && matches!(words.lower(end + 1), "caliber" | "calibre" | "gauge")
        || is_note(words, at, end)
        || is_version(words, at, end)
        || spans_years(words, at)
}

/// "the 32- and 64-bit versions": the number counts what a hyphen ties to the next one.
fn is_suspended(words: &Lexemes<'_>, end: usize) -> bool {
    words.lower(end) == "-"
        && words.is_glued(end)
        && matches!(words.lower(end + 1), "and" | "or")
        && words.digits(end + 2).is_some()
        && words.joins(end + 3, "-")
}

/// What software has, behind the number of its version: "the 20.10 branch".
const VERSIONED: &[&str] = &["branch", "release", "build", "firmware", "beta", "kernel"];

/// "the 20.10 branch", "Python 3.11 was released": two numbers with a point between that no amount has.
fn is_version(words: &Lexemes<'_>, at: usize, end: usize) -> bool {
    let pointed = words.joins(at + 1, ".") && words.digits(at + 2).is_some();
    let of_product = at > 0
        && words.is_word(at - 1)
        && words.is_capitalised(at - 1)
        && words.is_word(end)
        && !words.is_glued(end)
        && RELEASED.contains(&words.lower(end));
    pointed && (VERSIONED.contains(&words.lower(end)) || of_product)
}

/// Words behind the name and number of a product that tell of a version.
const RELEASED: &[&str] = &[
    "was", "is", "has", "and", "or", "on", "for", "release", "update",
];

/// Whether the word before `at` numbers it, whatever follows: "room 101", "No. 5".
fn is_numbered(words: &Lexemes<'_>, at: usize) -> bool {
    NUMBERED.contains(&words.before(at))
        || words.before(at) == "."
            && words.is_glued(words.back(at, 1))
            && NUMBERED_SHORT.contains(&words.lower(words.back(at, 2)))
}

/// Whether a word that numbers things stands before `at`: "case 23-719".
pub fn is_labelled(words: &Lexemes<'_>, at: usize) -> bool {
    is_numbered(words, at) || NUMBERED_ALONE.contains(&words.before(at))
}

/// "(1704 – 1787)", "1890 – 91": from one year to another.
fn spans_years(words: &Lexemes<'_>, at: usize) -> bool {
    let spans = |first: usize| {
        let second = first + 2;
        let short = words.digits(second).is_some_and(|digits| digits.len() == 2);
        is_year(words, first)
            && matches!(words.lower(first + 1), "-" | "–")
            && (short || words.before(first) == "(" && is_year(words, second))
    };
    spans(at) || spans(words.back(at, 2))
}

/// Whether the digits at `at` may be a year: "2041 were treated" counts.
pub fn is_year(words: &Lexemes<'_>, at: usize) -> bool {
    let value = words.integer(at);
    let many = matches!(words.lower(at + 1), "were" | "are" | "have");
    value.is_some_and(|value| (1000..2100).contains(&value)) && !many
}

/// "Honey (1)": a number alone in brackets.
pub fn is_bracketed(words: &Lexemes<'_>, at: usize) -> bool {
    words.before(at) == "(" && words.lower(at + 1) == ")"
}

/// "`[13]`", "[6, 19]": the number of a note or a source.
fn is_note(words: &Lexemes<'_>, at: usize, end: usize) -> bool {
    let listed = |index: usize| {
        words.digits(index).is_some() || matches!(words.lower(index), "," | "-" | "–" | ";")
    };
    let opens = (0..at).rev().find(|&index| !listed(index));
    let closes = (end..words.len()).find(|&index| !listed(index));
    opens.is_some_and(|index| words.text(index) == "[")
        && closes.is_some_and(|index| words.text(index) == "]")
}

/// Whether a unit, currency or scale stands right behind a number.
fn is_measured(words: &Lexemes<'_>, end: usize) -> bool {
    unit::after_number(words, end).is_some()
        || currency::after_amount(words, end, false).is_some()
        || number::scale(words.lower(end)).is_some()
        || number::scale_letter(words.text(end)).is_some()
}

/// "SCP-173", "A380-800", but not the second number of "5k-20k".
fn coded(words: &Lexemes<'_>, at: usize) -> bool {
    let model = words.digits(words.back(at, 2)).is_some() && words.is_glued(words.back(at, 2));
    let letters = words.back(at, if model { 3 } else { 2 });
    let measured = words.is_glued(letters) && words.digits(words.back(at, 3)).is_some();
    words.is_glued(at)
        && matches!(words.before(at), "-" | "–" | "/" | ":")
        && words.is_glued(words.back(at, 1))
        && words.is_word(letters)
        && !measured
}

/// "one" that stands for a noun or an indefinite article, and "the two" that were counted before.
fn pronoun(words: &Lexemes<'_>, at: usize, end: usize) -> bool {
    if end > at + 1 {
        return false;
    }
    if words.lower(at) == "two" {
        return matches!(words.before(at), "the" | "these" | "those");
    }
    if words.lower(at) != "one" {
        return false;
    }
    let hyphen = usize::from(words.joins(end, "-"));
    let measured = unit::after_number(words, end + hyphen).is_some()
        || currency::after_amount(words, end + hyphen, false).is_some();
    let counts = words.is_word(end) && !UNCOUNTED.contains(&words.lower(end));
    let at_one_point = words.before(at) == "at" && words.lower(end) == "point";
    (!measured || at_one_point) && (DETERMINERS.contains(&words.before(at)) || !counts)
}

/// "Tesco and One Stop shops", "the Seven Sisters": a number in words that a name begins with, in prose.
fn part_of_name(words: &Lexemes<'_>, at: usize, end: usize) -> bool {
    let mid_sentence = at > 0 && words.is_word(at - 1) && !words.is_capitalised(at - 1);
    let named = words.is_capitalised(at) && words.is_word(end) && words.is_capitalised(end);
    // "Formula One", "Air Force One"
    let ends_name = at > 0
        && words.is_capitalised(at)
        && words.is_word(at - 1)
        && words.is_capitalised(at - 1)
        && !words.is_capitalised(end);
    // In a headline every word may have a capital.
    let prose = |index: usize| {
        words.is_word(index) && !words.is_capitalised(index) && words.text(index).len() > 4
    };
    (mid_sentence && named || ends_name)
        && (at.saturating_sub(PROSE_REACH)..at + PROSE_REACH).any(prose)
}

/// "ground zero", "net zero", "zero-tolerance", "high-five", and "billion" behind figures that are no amount.
fn part_of_word(words: &Lexemes<'_>, at: usize) -> bool {
    let hyphenated = words.joins(words.back(at, 1), "-") && words.is_word(words.back(at, 2));
    let scale_alone =
        number::scale(words.lower(at)).is_some() && words.digits(words.back(at, 1)).is_some();
    let name = words.lower(at) == "zero"
        && (matches!(words.before(at), "ground" | "net") || words.joins(at + 1, "-"));
    // "six-figure sums"
    let digits = words.joins(at + 1, "-") && matches!(words.lower(at + 2), "figure" | "digit");
    // "a hundred times more so"
    let scale = at + usize::from(words.lower(at) == "a");
    let is_hyperbole = words.before(scale) == "a"
        && number::scale(words.lower(scale)).is_some()
        && words.lower(scale + 1) == "times"
        && matches!(
            words.lower(scale + 2),
            "more" | "less" | "as" | "better" | "worse"
        );
    name || hyphenated || scale_alone || digits || is_hyperbole
}
