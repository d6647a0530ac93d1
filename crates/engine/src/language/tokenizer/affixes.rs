//! What is peeled from the start and the end of a word, and where it splits inside.
//!
//! Each rule stands for one of spaCy's regular expressions for English
//! (`spacy/lang/punctuation.py` and `spacy/lang/en/punctuation.py`, MIT).

use std::ops::Range;

use super::characters::{
    is_currency, is_digit, is_letter, is_lower, is_punctuation, is_quote, is_symbol, is_upper,
};

const LETTER_CURRENCIES: [&str; 3] = ["US$", "C$", "A$"];
const POSSESSIVES: [&str; 4] = ["'s", "'S", "’s", "’S"];
const HYPHENS: [&str; 7] = ["-", "–", "—", "--", "---", "——", "~"];
/// Units that stand right behind a number.
const UNITS: &str = "km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g \
    mg µg t lb oz m/s km/h kmh mph hPa Pa mbar mb MB kb KB gb GB tb TB T G M K % км км² км³ м м² \
    м³ дм дм² дм³ см см² см³ мм мм² мм³ нм кг г мг м/с км/ч кПа Па мбар Кб КБ кб Мб МБ мб Гб ГБ \
    гб Тб ТБ тбكم كم² كم³ م م² م³ سم سم² سم³ مم مم² مم³ كم غرام جرام جم كغ ملغ كوب اكواب";

/// Code points of the longest unit.
const LONGEST_UNIT: usize = 6;

/// Bytes of the prefix to peel; 0 for none.
pub fn prefix_len(word: &str) -> usize {
    let mut characters = word.chars();
    let Some(first) = characters.next() else {
        return 0;
    };
    if first == '.' {
        return dots_len(word);
    }
    if let Some(currency) = LETTER_CURRENCIES
        .iter()
        .find(|&sign| word.starts_with(sign))
    {
        return currency.len();
    }
    let is_prefix = match first {
        '§' | '%' | '=' | '—' | '–' => true,
        '+' => !characters.next().is_some_and(is_digit),
        _ => is_punctuation(first) || is_quote(first) || is_currency(first) || is_symbol(first),
    };
    if is_prefix { first.len_utf8() } else { 0 }
}

/// Bytes of the suffix to peel: the longest that any rule finds; 0 for none.
pub fn suffix_len(word: &str) -> usize {
    let mut from_end = word.chars().rev();
    let Some(last) = from_end.next() else {
        return 0;
    };
    if let Some(len) = unit_len(word) {
        return len;
    }
    if POSSESSIVES
        .iter()
        .any(|possessive| word.ends_with(possessive))
    {
        return last.len_utf8() + from_end.next().map_or(0, char::len_utf8);
    }
    if last == '.' {
        return full_stop_len(word);
    }
    if word.ends_with("……") {
        return "……".len();
    }
    let is_suffix = match last {
        '—' | '–' => true,
        '+' => from_end.next().is_some_and(is_digit),
        _ => is_punctuation(last) || is_quote(last) || is_symbol(last),
    };
    if is_suffix { last.len_utf8() } else { 0 }
}

/// A currency or unit behind a digit.
fn unit_len(word: &str) -> Option<usize> {
    let mut ends = word.char_indices().rev().take(LONGEST_UNIT + 1);
    let (digit, _) = ends.find(|&(_, character)| is_digit(character))?;
    let unit = &word[digit + 1..];
    let is_known = UNITS.split(' ').any(|known| known == unit)
        || LETTER_CURRENCIES.contains(&unit)
        || unit.chars().all(is_currency) && unit.chars().count() == 1;
    (is_known && !unit.is_empty()).then_some(unit.len())
}

/// The full stop or dots at the end of a word that ends in one.
fn full_stop_len(word: &str) -> usize {
    let dots = word.len() - word.trim_end_matches('.').len();
    if dots > 1 {
        return dots;
    }
    let mut before = word.chars().rev().skip(1);
    let (last, second) = (before.next(), before.next());
    let ends_word = last.is_some_and(|c| {
        is_digit(c)
            || is_lower(c)
            || matches!(c, '%' | '²' | '-' | '+' | '|')
            || is_punctuation(c)
            || is_quote(c)
    });
    let ends_acronym = last.is_some_and(is_upper) && second.is_some_and(is_upper);
    let ends_degrees = matches!(last, Some('F' | 'C' | 'K')) && second == Some('°');
    usize::from(ends_word || ends_acronym || ends_degrees)
}

/// Bytes of the dots at the start; 0 for a single one.
fn dots_len(text: &str) -> usize {
    let dots = text.len() - text.trim_start_matches('.').len();
    if dots > 1 { dots } else { 0 }
}

/// Where a word splits: byte ranges in order, not overlapping.
pub fn infixes(word: &str) -> Vec<Range<usize>> {
    let mut infixes = Vec::new();
    let mut before = None;
    let mut end = 0;
    for (at, character) in word.char_indices() {
        if at >= end {
            let len = infix_len(before, &word[at..]);
            if len > 0 {
                infixes.push(at..at + len);
                end = at + len;
            }
        }
        before = Some(character);
    }
    infixes
}

/// Bytes of the infix at the start of `rest`; 0 for none.
fn infix_len(before: Option<char>, rest: &str) -> usize {
    let mut characters = rest.chars();
    let (Some(first), second) = (characters.next(), characters.next()) else {
        return 0;
    };
    if dots_len(rest) > 0 {
        return dots_len(rest);
    }
    if first == '…' || is_symbol(first) {
        return first.len_utf8();
    }
    let Some(before) = before else { return 0 };
    let follows = |is: fn(char) -> bool| second.is_some_and(is);
    let is_infix = match first {
        '+' | '*' | '^' | '-' if is_digit(before) && follows(|c| is_digit(c) || c == '-') => true,
        '.' => (is_lower(before) || is_quote(before)) && follows(|c| is_upper(c) || is_quote(c)),
        ',' => is_letter(before) && follows(is_letter),
        ':' | '<' | '>' | '=' | '/' => {
            (is_letter(before) || is_digit(before)) && follows(is_letter)
        }
        _ => return hyphen_len(before, rest),
    };
    if is_infix { first.len_utf8() } else { 0 }
}

/// Bytes of a hyphen or dash between a letter or digit and a letter.
fn hyphen_len(before: char, rest: &str) -> usize {
    if !(is_letter(before) || is_digit(before)) {
        return 0;
    }
    let hyphen = HYPHENS.into_iter().find(|&hyphen| {
        let after = rest
            .strip_prefix(hyphen)
            .and_then(|after| after.chars().next());
        after.is_some_and(is_letter)
    });
    hyphen.map_or(0, str::len)
}
