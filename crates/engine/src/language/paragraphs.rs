//! The layout of an article: paragraphs, headlines and list items are analysed one by one, so that
//! no sentence runs from one into the next.

use std::ops::Range;

use crate::article::{Article, SectionKind};

/// The byte ranges of what is read by itself in an article: its lines, and what follows a dateline in one.
/// "DOVER, March 3 —" is no part of the sentence behind it.
pub fn paragraphs_of(article: &Article) -> Vec<Range<usize>> {
    let text = article.text.as_str();
    let datelines = article.sections.iter();
    let datelines = datelines.filter(|section| section.kind == SectionKind::Dateline);
    let ends: Vec<usize> = datelines
        .map(|section| article.text.byte_of(section.span.end))
        .collect();
    let split = |line: Range<usize>| {
        let end = ends.iter().copied().find(|end| line.contains(end));
        let parts = end.map_or_else(
            || vec![line.clone()],
            |end| vec![line.start..end, end..line.end],
        );
        let trimmed = parts.into_iter().flat_map(|part| {
            paragraphs(&text[part.clone()])
                .map(move |own| part.start + own.start..part.start + own.end)
        });
        trimmed.collect::<Vec<_>>()
    };
    paragraphs(text).flat_map(split).collect()
}

/// The byte ranges of the lines of a text without the space around them, empty ones left out.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split('\n').filter_map(move |line| {
        let trimmed = line.trim();
        let start = trimmed.as_ptr().addr() - text.as_ptr().addr();
        (!trimmed.is_empty()).then(|| start..start + trimmed.len())
    })
}
