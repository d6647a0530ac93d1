//! The layout of an article: paragraphs, headlines and list items are analysed one by one, so that
//! no sentence runs from one into the next.

use std::ops::Range;

/// The byte ranges of the lines of a text without the space around them, empty ones left out.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split('\n').filter_map(move |line| {
        let trimmed = line.trim();
        let start = trimmed.as_ptr().addr() - text.as_ptr().addr();
        (!trimmed.is_empty()).then(|| start..start + trimmed.len())
    })
}
