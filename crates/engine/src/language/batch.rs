//! Paragraphs that go through the networks together.

use std::ops::Range;

use super::lexicon::{LexemeId, Lexicon};

/// Tokens that go through the networks at once: enough for full speed, little memory.
const FULL: usize = 2000;

/// A paragraph of more tokens is analysed in several parts, so that memory stays bounded.
const LONGEST_PARAGRAPH: usize = 12_000;

/// So many tokens without the end of a sentence are no sentence but a list or no text at all. It is
/// analysed in several parts, for the work on a sentence grows with the square of its length.
const LONGEST_SENTENCE: usize = 600;

/// A token as the tokenizer cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Word {
    /// What it says.
    pub lexeme: LexemeId,
    /// Whether a space follows that belongs to no token.
    pub space_after: bool,
}

/// A paragraph of a batch.
#[derive(Debug)]
pub struct Paragraph {
    /// Its number in the article.
    pub number: usize,
    /// Code point of the article at which it starts.
    pub start: usize,
    /// Its tokens in the batch.
    pub words: Range<usize>,
}

/// Some paragraphs of an article, as tokens.
#[derive(Debug, Default)]
pub struct Batch {
    /// All tokens.
    pub words: Vec<Word>,
    /// The paragraphs; together they are all tokens.
    pub paragraphs: Vec<Paragraph>,
}

impl Batch {
    /// Appends the paragraph with this number, which starts at this code point.
    pub fn push(&mut self, number: usize, start: usize, words: &[Word]) {
        let first = self.words.len();
        self.words.extend(words);
        let words = first..self.words.len();
        self.paragraphs.push(Paragraph {
            number,
            start,
            words,
        });
    }

    /// Whether it is time to analyse what is here.
    pub fn is_full(&self) -> bool {
        self.words.len() >= FULL
    }
}

/// How many code points some words take, with the spaces after them.
pub fn text_len(words: &[Word], lexicon: &Lexicon) -> usize {
    let len = |word: &Word| lexicon.get(word.lexeme).len + usize::from(word.space_after);
    words.iter().map(len).sum()
}

/// The parts in which a paragraph is analysed: one, unless it, or a sentence of it, is longer than any
/// real one. A long paragraph is cut after a sentence where a full stop tells, a long sentence at a comma
/// or the like.
pub fn parts<'w>(words: &'w [Word], lexicon: &Lexicon) -> impl Iterator<Item = &'w [Word]> {
    let mut rest = words;
    std::iter::from_fn(move || {
        let is_stop = |word: &Word| &*lexicon.get(word.lexeme).text == ".";
        let longest = &rest[..rest.len().min(LONGEST_PARAGRAPH)];
        let cut = end_of_long_sentence(longest, lexicon).unwrap_or_else(|| {
            let stop = if longest.len() < rest.len() {
                longest.iter().rposition(is_stop)
            } else {
                None
            };
            stop.map_or(longest.len(), |stop| stop + 1)
        });
        let (part, after) = rest.split_at(cut);
        rest = after;
        (!part.is_empty()).then_some(part)
    })
}

/// Where to cut the first sentence that is too long.
fn end_of_long_sentence(words: &[Word], lexicon: &Lexicon) -> Option<usize> {
    let mut start = 0;
    let mut pause = None;
    for (at, word) in words.iter().enumerate() {
        match &*lexicon.get(word.lexeme).text {
            "." | "!" | "?" | "…" => {
                start = at + 1;
                pause = None;
            }
            "," | ";" | ":" | "-" | "–" | "—" | "”" | "»" if at - start > LONGEST_SENTENCE / 2 =>
            {
                pause = Some(at + 1);
            }
            _ => {}
        }
        if at + 1 - start >= LONGEST_SENTENCE {
            return Some(pause.unwrap_or(at + 1));
        }
    }
    None
}
