//! Paragraphs that go through the networks together.

use std::ops::Range;

use super::lexicon::{Lexeme, LexemeId, Lexicon};

/// A token as the tokenizer cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Word {
    /// What it says.
    pub lexeme: LexemeId,
    /// Whether a space follows that belongs to no token.
    pub space_after: bool,
}

/// Some paragraphs of an article, as tokens.
#[derive(Debug)]
pub struct Batch<'a> {
    /// Where the words are kept.
    pub lexicon: &'a Lexicon,
    /// All tokens.
    pub words: &'a [Word],
    /// The tokens of each paragraph; together they are all tokens.
    pub paragraphs: &'a [Range<usize>],
}

impl Batch<'_> {
    /// What a word says.
    pub fn lexeme(&self, word: usize) -> &Lexeme {
        self.lexicon.get(self.words[word].lexeme)
    }
}
