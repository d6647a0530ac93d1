//! Selected text, kept by code points of the article, so that it survives scrolling.

use unicode_segmentation::UnicodeSegmentation;

use sidelight_engine::article::{Article, Span, Unit};

/// What the person selected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where the drag began.
    anchor: usize,
    /// Where it is now.
    head: usize,
}

impl Selection {
    /// Starts anew at a place.
    pub fn start(&mut self, offset: usize) {
        self.anchor = offset;
        self.head = offset;
    }

    /// Moves the loose end.
    pub fn extend(&mut self, offset: usize) {
        self.head = offset;
    }

    /// Selects a span.
    pub fn set(&mut self, span: Span) {
        self.anchor = span.start;
        self.head = span.end;
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        self.head = self.anchor;
    }

    /// The end that stays.
    pub fn anchor(self) -> usize {
        self.anchor
    }

    /// The loose end.
    pub fn head(self) -> usize {
        self.head
    }

    /// The selected span; `None` when nothing is selected.
    pub fn span(self) -> Option<Span> {
        let span = Span::new(self.anchor.min(self.head), self.anchor.max(self.head));
        (!span.is_empty()).then_some(span)
    }

    /// The selected span without white space at its ends, widened to whole graphemes.
    pub fn trimmed(self, article: &Article) -> Option<Span> {
        let span = whole_graphemes(article, self.span()?);
        let words = article.slice(span);
        let before = words.chars().take_while(|c| c.is_whitespace()).count();
        let after = words
            .chars()
            .rev()
            .take_while(|c| c.is_whitespace())
            .count();
        (before < span.len()).then(|| Span::new(span.start + before, span.end - after))
    }
}

/// The whole words between two places of the text: from the word that holds the first letter to the one
/// that holds the last.
pub fn words_between(article: &Article, from: usize, to: usize) -> Span {
    let (start, end) = (from.min(to), from.max(to));
    if start == end {
        return Span::new(start, end);
    }
    let word = |offset: usize| {
        let unit = article.unit_at(Unit::Word, offset);
        let here = Span::new(offset, offset + 1);
        unit.filter(|unit| unit.covers(here)).unwrap_or(here)
    };
    word(start).hull(word(end - 1))
}

/// The word at a place of the text.
pub fn word_at(article: &Article, block: Span, offset: usize) -> Span {
    let mut start = block.start;
    for word in article.slice(block).split_word_bounds() {
        let end = start + word.chars().count();
        if offset < end {
            return Span::new(start, end);
        }
        start = end;
    }
    Span::new(offset, offset)
}

/// A line can be very long, but graphemes are short: looking this far around an edge is enough.
const REACH: usize = 40;

fn whole_graphemes(article: &Article, span: Span) -> Span {
    let snap = |offset: usize, outward_is_back: bool| {
        let window = Span::new(
            offset.saturating_sub(REACH),
            (offset + REACH).min(article.text.len()),
        );
        let mut start = window.start;
        for grapheme in article.slice(window).graphemes(true) {
            let end = start + grapheme.chars().count();
            if offset == start || start == window.start && offset <= start {
                return offset;
            }
            if offset < end {
                return if outward_is_back { start } else { end };
            }
            start = end;
        }
        offset
    };
    Span::new(snap(span.start, true), snap(span.end, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelight_engine::article::{ArticleId, Metadata, Provenance, Text};

    fn article(text: &str) -> Article {
        Article {
            id: ArticleId::new("a"),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: Text::from(text),
            sections: Vec::new(),
        }
    }

    fn selected(text: &str, start: usize, end: usize) -> Option<String> {
        let article = article(text);
        let mut selection = Selection::default();
        selection.start(start);
        selection.extend(end);
        let span = selection.trimmed(&article)?;
        Some(article.slice(span).to_owned())
    }

    #[test]
    fn a_selection_loses_the_spaces_at_its_ends() {
        assert_eq!(selected("say  it now", 3, 8).as_deref(), Some("it"));
        assert_eq!(selected("say it", 6, 3).as_deref(), Some("it"));
        assert_eq!(selected("say   it", 3, 5), None);
    }

    #[test]
    fn a_selection_never_cuts_a_grapheme() {
        let family = "👩\u{200d}👩\u{200d}👧";
        let text = format!("a{family}e\u{301}b");
        assert_eq!(selected(&text, 2, 4).as_deref(), Some(family));
        assert_eq!(selected(&text, 7, 8).as_deref(), Some("e\u{301}"));
        assert_eq!(selected(&text, 6, 7).as_deref(), Some("e\u{301}"));
    }

    #[test]
    fn a_double_click_finds_the_word() {
        let article = article("The İstanbul meeting");
        let word = word_at(&article, article.text.span(), 6);
        assert_eq!(article.slice(word), "İstanbul");
    }
}
