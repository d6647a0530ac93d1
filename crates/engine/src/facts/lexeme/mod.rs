//! Words, figures and marks: finer than the tokens of the parse, so that the grammars of numbers
//! and times do not depend on how a tokenizer splits "5pm", "$1.2bn" or "mid-2011".

mod broken;

use std::borrow::Cow;
use std::ops::Range;

use crate::article::Span;

/// The smallest piece the grammars look at.
#[derive(Debug, Clone)]
struct Lexeme<'a> {
    kind: LexemeKind,
    text: &'a str,
    /// Lower case, with one form of apostrophe and hyphen.
    lower: Cow<'a, str>,
    span: Span,
    /// No white space stands before it, or none that parts it from the figures before.
    glued: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LexemeKind {
    Word,
    Digits,
    Mark,
}

/// The lexemes of a stretch of text. Positions past either end read as nothing.
#[derive(Debug, Clone)]
pub struct Lexemes<'a>(Vec<Lexeme<'a>>);

impl<'a> Lexemes<'a> {
    /// Splits `text`, whose first code point lies at `offset` of the article.
    pub fn new(text: &'a str, offset: usize) -> Self {
        let mut lexemes: Vec<Lexeme<'a>> = Vec::new();
        let mut glued = false;
        let mut previous_kind = None;
        for (code_point, (byte, character)) in text.char_indices().enumerate() {
            let kind =
                kind_of(character, previous_kind).filter(|_| !encloses_word(text, byte, character));
            let Some(kind) = kind else {
                glued = false;
                previous_kind = None;
                continue;
            };
            let at = offset + code_point;
            let end = byte + character.len_utf8();
            match lexemes.last_mut() {
                Some(last) if previous_kind == Some(kind) && kind != LexemeKind::Mark => {
                    let start = end - last.text.len() - character.len_utf8();
                    last.text = &text[start..end];
                    last.span.end = at + 1;
                }
                _ => lexemes.push(Lexeme {
                    kind,
                    text: &text[byte..end],
                    lower: Cow::Borrowed(""),
                    span: Span::new(at, at + 1),
                    glued,
                }),
            }
            glued = true;
            previous_kind = Some(kind);
        }
        for lexeme in &mut lexemes {
            lexeme.lower = normalise(lexeme.text);
        }
        let mut lexemes = Self(lexemes);
        lexemes.mend();
        lexemes
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As it stands; empty past the ends.
    pub fn text(&self, at: usize) -> &'a str {
        self.0.get(at).map_or("", |lexeme| lexeme.text)
    }

    /// In lower case; empty past the ends.
    pub fn lower(&self, at: usize) -> &str {
        self.0.get(at).map_or("", |lexeme| &lexeme.lower)
    }

    /// The one before `at`, in lower case.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// The position `count` lexemes before `at`; one that reads as nothing where there is none.
    pub fn back(&self, at: usize, count: usize) -> usize {
        at.checked_sub(count).unwrap_or(self.len())
    }

    /// Whether the lexemes from `at` on read as `words`.
    pub fn reads(&self, at: usize, words: &[&str]) -> bool {
        let found = (at..).map(|index| self.lower(index));
        words.iter().copied().eq(found.take(words.len()))
    }

    /// Whether the lexemes up to but without `end` read as `words`.
    pub fn reads_before(&self, end: usize, words: &[&str]) -> bool {
        end.checked_sub(words.len())
            .is_some_and(|at| self.reads(at, words))
    }

    /// The digits at `at`, if they are digits.
    pub fn digits(&self, at: usize) -> Option<&'a str> {
        self.0
            .get(at)
            .filter(|lexeme| lexeme.kind == LexemeKind::Digits)
            .map(|lexeme| lexeme.text)
    }

    /// The number that at most nine digits at `at` write.
    pub fn integer(&self, at: usize) -> Option<u32> {
        let digits = self.digits(at)?;
        (digits.len() <= 9).then(|| digits.parse().ok()).flatten()
    }

    /// Whether a word stands at `at`.
    pub fn is_word(&self, at: usize) -> bool {
        self.0
            .get(at)
            .is_some_and(|lexeme| lexeme.kind == LexemeKind::Word)
    }

    /// Whether a word with a capital stands at `at`.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.text(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether no white space stands between `at` and the one before it.
    pub fn is_glued(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|lexeme| lexeme.glued)
    }

    /// Whether `mark` stands between two lexemes without white space on either side.
    pub fn joins(&self, at: usize, mark: &str) -> bool {
        self.lower(at) == mark && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// From the first to the last of some lexemes; empty at 0 for an empty range.
    pub fn span(&self, range: Range<usize>) -> Span {
        match self.0.get(range) {
            Some([first, .., last]) => first.span.hull(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The lexemes that share a code point with `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let start = self
            .0
            .partition_point(|lexeme| lexeme.span.end <= span.start);
        let end = self
            .0
            .partition_point(|lexeme| lexeme.span.start < span.end);
        start..end.max(start)
    }
}

/// Whether a square bracket is one of two around a single word, which an editor put in: "`[Ten]` years
/// ago". Such brackets are read over.
fn encloses_word(text: &str, byte: usize, character: char) -> bool {
    let is_letter = |c: &char| c.is_alphabetic();
    let (length, other) = match character {
        '[' => {
            let length = text[byte + 1..].chars().take_while(is_letter).count();
            (length, text[byte + 1..].chars().nth(length) == Some(']'))
        }
        ']' => {
            let length = text[..byte].chars().rev().take_while(is_letter).count();
            (length, text[..byte].chars().rev().nth(length) == Some('['))
        }
        _ => return false,
    };
    length > 0 && other
}

/// What a character belongs to; `None` for white space. Combining marks stay with their word.
fn kind_of(character: char, previous: Option<LexemeKind>) -> Option<LexemeKind> {
    if character.is_whitespace() {
        None
    } else if character.is_ascii_digit() {
        Some(LexemeKind::Digits)
    } else if character.is_alphabetic()
        || previous == Some(LexemeKind::Word) && is_combining(character)
    {
        Some(LexemeKind::Word)
    } else {
        Some(LexemeKind::Mark)
    }
}

/// Whether a character is one of the Unicode blocks of combining diacritical marks.
fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}')
}

fn normalise(text: &str) -> Cow<'_, str> {
    match text {
        "’" | "‘" | "ʼ" | "`" => Cow::Borrowed("'"),
        "‐" | "‑" => Cow::Borrowed("-"),
        "−" => Cow::Borrowed("−"),
        _ if text.chars().any(char::is_uppercase) => Cow::Owned(text.to_lowercase()),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn splits_figures_from_letters_and_marks() {
        let lexemes = Lexemes::new("At 5pm, $1.2bn", 0);
        let texts: Vec<_> = (0..lexemes.len()).map(|at| lexemes.text(at)).collect();
        assert_eq!(texts, ["At", "5", "pm", ",", "$", "1", ".", "2", "bn"]);
        assert!(lexemes.joins(6, "."));
        assert!(!lexemes.is_glued(4));
    }

    proptest! {
        #[test]
        fn spans_hold_the_text_of_their_lexemes(
            characters in proptest::collection::vec(
                prop_oneof![any::<char>(), Just('\u{301}'), Just('👩'), Just('7'), Just('a'), Just(' ')],
                0..60),
            offset in 0_usize..5,
        ) {
            let text: String = characters.iter().collect();
            let lexemes = Lexemes::new(&text, offset);
            for at in 0..lexemes.len() {
                let span = lexemes.span(at..at + 1);
                let expected: String =
                    characters[span.start - offset..span.end - offset].iter().collect();
                prop_assert_eq!(lexemes.text(at), expected);
            }
        }
    }
}
