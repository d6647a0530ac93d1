//! From text to tokens: the algorithm and the English rules of spaCy 3
//! (<https://spacy.io/usage/linguistic-features#how-tokenizer-works>).
//!
//! Text is cut at white space; from each piece, prefixes and suffixes are peeled until a special
//! case or a plain word remains; plain words are split at infixes.

mod affixes;
mod characters;
mod specials;
mod symbols;
mod url;

use std::collections::HashMap;
use std::ops::Range;

use super::batch::Word;
use super::characters::is_space;
use super::lexicon::{LexemeId, Lexicon, Vocabulary};
use specials::Specials;

/// A part of a piece of text: what it says and its normal form where that is known.
type Part<'t> = (&'t str, Option<&'static str>);

/// Cuts text into tokens.
#[derive(Debug)]
pub struct Tokenizer {
    vocabulary: Vocabulary,
    specials: Specials,
}

/// The pieces of an article that were cut before, and its words.
#[derive(Debug, Default)]
pub struct Memory {
    /// The words of the article.
    pub lexicon: Lexicon,
    /// Where the words of a piece lie in `words`.
    pieces: HashMap<Box<str>, Range<usize>>,
    words: Vec<LexemeId>,
}

impl Tokenizer {
    /// The tokenizer with the embedded tables.
    pub fn embedded() -> Self {
        Self {
            vocabulary: Vocabulary::embedded(),
            specials: Specials::embedded(),
        }
    }

    /// The tokens of a text. A single space after a token is no token of its own.
    pub fn tokenize(&self, text: &str, memory: &mut Memory) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if first == ' '
                && let Some(last) = words.last_mut()
                && !last.space_after
                && !memory.lexicon.get(last.lexeme).is_space
            {
                last.space_after = true;
                rest = &rest[1..];
                continue;
            }
            let in_space = is_space(first);
            let end = rest.find(|c| is_space(c) != in_space).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            let lexemes = self.cut(piece, memory);
            let lexemes = memory.words[lexemes].iter();
            words.extend(lexemes.map(|&lexeme| Word {
                lexeme,
                space_after: false,
            }));
            rest = after;
        }
        words
    }

    /// The words of a piece of text that is all space or all other characters.
    fn cut(&self, piece: &str, memory: &mut Memory) -> Range<usize> {
        if let Some(words) = memory.pieces.get(piece) {
            return words.clone();
        }
        let start = memory.words.len();
        for (text, norm) in self.specials.cut(piece) {
            let read_as = self.specials.known_word(text);
            let word = memory.lexicon.intern(&self.vocabulary, text, read_as, norm);
            memory.words.push(word);
        }
        let words = start..memory.words.len();
        memory.pieces.insert(piece.into(), words.clone());
        words
    }
}

/// Peels affixes and splits at infixes; `special` says how a special case is cut.
fn split<'t>(piece: &'t str, special: impl Fn(&'t str) -> Option<Vec<Part<'t>>>) -> Vec<Part<'t>> {
    let mut parts = Vec::new();
    let mut suffixes = Vec::new();
    let mut core = piece;
    while !core.is_empty() && special(core).is_none() {
        let (prefix, without_prefix) = core.split_at(affixes::prefix_len(core));
        if !prefix.is_empty() && special(without_prefix).is_some() {
            parts.push((prefix, None));
            core = without_prefix;
            break;
        }
        let suffix_len = affixes::suffix_len(without_prefix);
        let (without_suffix, suffix) = core.split_at(core.len() - suffix_len);
        if !suffix.is_empty() && special(without_suffix).is_some() {
            suffixes.push((suffix, None));
            core = without_suffix;
            break;
        }
        if prefix.is_empty() && suffix.is_empty() {
            break;
        }
        if !prefix.is_empty() {
            parts.push((prefix, None));
        }
        if !suffix.is_empty() {
            suffixes.push((suffix, None));
        }
        core = &core[prefix.len()..core.len() - suffix.len()];
    }
    if let Some(special) = special(core) {
        parts.extend(special);
    } else if url::is_url(core) {
        parts.push((core, None));
    } else {
        split_at_infixes(core, &mut parts);
    }
    parts.extend(suffixes.into_iter().rev());
    parts
}

fn split_at_infixes<'t>(word: &'t str, parts: &mut Vec<Part<'t>>) {
    let mut start = 0;
    for infix in affixes::infixes(word) {
        if infix.start == 0 {
            continue;
        }
        if infix.start > start {
            parts.push((&word[start..infix.start], None));
        }
        parts.push((&word[infix.clone()], None));
        start = infix.end;
    }
    if start < word.len() {
        parts.push((&word[start..], None));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let mut memory = Memory::default();
        let words = Tokenizer::embedded().tokenize(text, &mut memory);
        let texts = words
            .iter()
            .map(|word| memory.lexicon.get(word.lexeme).text.to_string());
        texts.collect()
    }

    #[track_caller]
    fn assert_tokens(text: &str, expected: &[&str]) {
        assert_eq!(tokens(text), expected);
    }

    #[test]
    fn marks_around_a_word_are_tokens() {
        assert_tokens(
            "(“Yes,” he said.)",
            &["(", "“", "Yes", ",", "”", "he", "said", ".", ")"],
        );
        assert_tokens(
            "‘No’ «non» „nein“",
            &["‘", "No", "’", "«", "non", "»", "„", "nein", "“"],
        );
        assert_tokens("well...so…yes", &["well", "...", "so", "…", "yes"]);
        assert_tokens("great👍🏽!", &["great", "👍", "🏽", "!"]);
    }

    #[test]
    fn contractions_and_abbreviations_have_their_own_cuts() {
        assert_tokens(
            "don’t can't O'Neil's",
            &["do", "n’t", "ca", "n't", "O'Neil", "'s"],
        );
        assert_tokens(
            "Mr. Li left the U.S.",
            &["Mr.", "Li", "left", "the", "U.S."],
        );
        assert_tokens("at 5p.m. (so):", &["at", "5", "p.m.", "(", "so", "):"]);
    }

    #[test]
    fn addresses_stay_whole() {
        assert_tokens("(http://a.com/b,c).", &["(", "http://a.com/b,c", ")", "."]);
        assert_tokens(
            "mail x.y@site.org, or",
            &["mail", "x.y@site.org", ",", "or"],
        );
    }

    #[test]
    fn units_and_signs_leave_their_numbers() {
        assert_tokens("5km² $2.3bn 20%", &["5", "km²", "$", "2.3bn", "20", "%"]);
        assert_tokens("3-5 2010–2012 +44", &["3", "-", "5", "2010–2012", "+44"]);
    }

    #[test]
    fn hyphenated_words_are_cut_between_letters() {
        assert_tokens(
            "state-run one,two A/B",
            &["state", "-", "run", "one", ",", "two", "A", "/", "B"],
        );
    }

    #[test]
    fn more_space_than_one_is_a_token() {
        assert_tokens("a  b\tc ", &["a", " ", "b", "\t", "c"]);
    }
}
