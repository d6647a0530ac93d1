//! From tokens to clean spans: the edges of phrases.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::article::{Span, Text};
use crate::language::{Analysis, PartOfSpeech, Tag};

/// Whether a token is no word: punctuation, white space, a stray symbol.
pub fn is_mark(analysis: &Analysis, token: usize) -> bool {
    let token = &analysis.tokens()[token];
    matches!(
        token.pos,
        PartOfSpeech::Punctuation | PartOfSpeech::Space | PartOfSpeech::Symbol
    ) && !token.text.contains(char::is_alphanumeric)
        && !matches!(token.tag, Tag::Currency)
}

/// A range without marks at its edges; empty where it holds nothing else.
pub fn trim(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    while start < end && is_mark(analysis, start) {
        start += 1;
    }
    while start < end && is_mark(analysis, end - 1) {
        end -= 1;
    }
    start..end
}

/// Parts of words that stand before a hyphen.
const PREFIXES: &[&str] = &[
    "anti", "co", "ex", "mid", "multi", "non", "over", "post", "pre", "pro", "re", "self", "semi",
    "sub", "un", "under", "vice",
];

/// Whether a token is no word but what a hyphen ties to the next: "*re*-emerged".
pub fn is_prefix(analysis: &Analysis, token: usize) -> bool {
    let word = analysis.tokens()[token].text.to_lowercase();
    PREFIXES.contains(&word.as_str()) && is_tied(analysis, token)
}

/// Whether a hyphen ties a token to the one behind the hyphen.
fn is_tied(analysis: &Analysis, token: usize) -> bool {
    analysis
        .tokens()
        .get(token..token + 3)
        .is_some_and(|tokens| {
            let [first, hyphen, next] = tokens else {
                return false;
            };
            matches!(&*hyphen.text, "-" | "‑")
                && first.span.end == hyphen.span.start
                && hyphen.span.end == next.span.start
        })
}

/// Tokens with what a hyphen ties to their last: "the Rutgers co-authors". A hyphen that stands for a dash ties
/// nothing: "the night he died-or was shot".
pub fn with_hyphens(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let goes_on = |last: usize| {
        let next = &analysis.tokens()[last + 2];
        is_prefix(analysis, last)
            || !matches!(
                next.pos,
                PartOfSpeech::Adposition
                    | PartOfSpeech::Auxiliary
                    | PartOfSpeech::Coordinator
                    | PartOfSpeech::Determiner
                    | PartOfSpeech::Pronoun
            ) && !matches!(
                next.tag,
                Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Wdt | Tag::Wp
            )
    };
    let mut end = tokens.end;
    while let Some(last) = end.checked_sub(1)
        && is_tied(analysis, last)
        && goes_on(last)
    {
        end += 2;
    }
    let mut start = tokens.start;
    // "a 21-year-old student", "a next-door neighbor"
    let compounds = |before: usize| {
        let [first, last] = [before, before + 2].map(|at| &analysis.tokens()[at]);
        matches!(
            first.pos,
            PartOfSpeech::Adjective
                | PartOfSpeech::Adverb
                | PartOfSpeech::Noun
                | PartOfSpeech::Number
        ) && matches!(last.pos, PartOfSpeech::Adjective | PartOfSpeech::Noun)
    };
    while let Some(before) = start.checked_sub(2)
        && is_tied(analysis, before)
        && (is_prefix(analysis, before) || compounds(before))
    {
        start = before;
    }
    start..end
}

/// Tokens with the quotation mark or bracket beside them whose other half stands among them.
pub fn with_marks(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    let text = |at: usize| analysis.tokens().get(at).map_or("", |token| &*token.text);
    let count = |marks: &[&str]| (start..end).filter(|&at| marks.contains(&text(at))).count();
    let is = |at: usize, mark: &str| text(at) == mark;
    let before = start.checked_sub(1);
    // “they won.”
    let closing = |mark: &str| {
        let at = if matches!(text(end), "." | ",") {
            end + 1
        } else {
            end
        };
        is(at, mark).then_some(at + 1)
    };
    for (open, close) in [("“", "”"), ("‘", "’"), ("(", ")"), ("``", "''")] {
        let (opened, closed) = (count(&[open]), count(&[close]));
        if opened > closed
            && let Some(past) = closing(close)
        {
            return start..past;
        }
        if let Some(before) = before.filter(|&at| closed > opened && is(at, open)) {
            return before..end;
        }
    }
    for mark in ["\"", "'"] {
        if count(&[mark]) % 2 == 1 {
            if let Some(past) = closing(mark) {
                end = past;
            } else if let Some(before) = before.filter(|&at| is(at, mark)) {
                start = before;
            }
            break;
        }
    }
    start..end
}

/// The unbroken runs of sorted token numbers.
pub fn runs(tokens: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &token in tokens {
        match runs.last_mut() {
            Some(run) if run.end == token => run.end += 1,
            _ => runs.push(token..token + 1),
        }
    }
    runs
}

/// The smallest span around `span` whose edges split no grapheme.
pub fn whole_graphemes(text: &Text, span: Span) -> Span {
    let is_edge = |offset: &usize| {
        let byte = text.byte_of(*offset);
        let mut cursor = GraphemeCursor::new(byte, text.as_str().len(), true);
        cursor.is_boundary(text.as_str(), 0).unwrap_or(true)
    };
    let start = (0..=span.start).rev().find(is_edge).unwrap_or(0);
    let end = (span.end..text.len()).find(is_edge).unwrap_or(text.len());
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_break_where_a_token_is_missing() {
        assert_eq!(runs(&[1, 2, 5, 6, 9]), vec![1..3, 5..7, 9..10]);
        assert!(runs(&[]).is_empty());
    }

    #[test]
    fn a_span_grows_to_whole_graphemes() {
        let text = Text::from("ab e\u{301}t 👩‍👧 z");
        assert_eq!(
            whole_graphemes(&text, Span::new(0, 4)),
            Span::new(0, 5),
            "the accent belongs to its letter"
        );
        assert_eq!(
            whole_graphemes(&text, Span::new(8, 10)),
            Span::new(7, 10),
            "a joined emoji stays whole"
        );
    }
}
