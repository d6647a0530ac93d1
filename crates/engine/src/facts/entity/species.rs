//! Scientific names of living things: in "Camponotus herculeanus" no person and no place is named.

use std::ops::Range;

use crate::facts::titles::starts_upper;
use crate::language::{Analysis, Token, is_dictionary_word};

/// Endings of the second word, which is Latin or made to look so (International Code of Zoological
/// Nomenclature, article 31).
const ENDINGS: &[&str] = &[
    "us", "a", "um", "is", "ii", "ae", "ensis", "ense", "ans", "ens", "oides",
];
/// Code points of the shortest second word: shorter ones are mostly words of other languages.
const SHORTEST: usize = 5;

/// The whole scientific name where its first word was taken for a name of its own.
pub fn with_epithet(analysis: &Analysis, tokens: &Range<usize>) -> Option<Range<usize>> {
    let all = analysis.tokens();
    let end = analysis.sentence_of(tokens.start).tokens.end;
    let whole = tokens.start..tokens.start + 2;
    let is_followed_by_name = whole.end < end && starts_upper(&all[whole.end].text);
    let is_cut = tokens.len() <= 2 && whole.end <= end && !is_followed_by_name;
    (is_cut && is_binomial(&all[whole.clone()])).then_some(whole)
}

/// A capitalized word and a small one that looks Latin and stands in no dictionary.
pub fn is_binomial(words: &[Token]) -> bool {
    let [genus, species] = words else {
        return false;
    };
    let is_genus = starts_upper(&genus.text) && genus.text.chars().skip(1).all(char::is_lowercase);
    let word = &*species.text;
    is_genus
        && word.chars().count() >= SHORTEST
        && word.chars().all(|c| c.is_ascii_lowercase())
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !is_dictionary_word(word)
}
