//! Words in quotation marks of which nothing tells who said them.

use crate::article::Span;
use crate::facts::{Fact, FactContent, Quote, QuoteMode, Source, quote};

/// Words in marks count as speech from this many words on: fewer are mostly titles and terms.
const SPEECH_WORDS: usize = 4;
/// The same in characters, for scripts without spaces between words.
const SPEECH_CHARACTERS: usize = 10;

/// The quotations but for those at some places.
pub fn quotes(source: Source<'_>, told: &[Span]) -> Vec<Fact> {
    let is_speech = |span: &Span| {
        let words = source.article.slice(*span);
        let is_word = |word: &&str| word.contains(char::is_alphanumeric);
        let count = words.split_whitespace().filter(is_word).count();
        count >= SPEECH_WORDS
            || count == 1
                && words.chars().filter(|c| c.is_alphanumeric()).count() >= SPEECH_CHARACTERS
    };
    let quote = |span: Span| {
        let content = FactContent::Quote(Quote {
            mode: QuoteMode::Direct,
            speaker: None,
            cue: None,
            addressee: None,
        });
        Fact::suggested(source.article, content, &[span], "quote.marks_alone", 0.6)
    };
    let is_new = |span: &Span| !told.iter().any(|other| other.overlaps(*span));
    let spans = quote::in_marks(source).into_iter().filter(is_new);
    spans.filter(is_speech).map(quote).collect()
}
