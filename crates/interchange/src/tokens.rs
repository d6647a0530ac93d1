//! Sentences and tokens, for formats that have nothing but tokens.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use sidelight_engine::article::{Article, Span, Unit};

use super::marks::Mark;

/// The tokens of a stretch of text in order, white space left out. They begin and end at every edge of
/// a mark, so that marks are runs of whole tokens.
pub fn tokens(article: &Article, stretch: Span, marks: &[Mark<'_>]) -> Vec<Span> {
    let edges = edges(stretch, marks);
    let mut tokens = Vec::new();
    let mut place = stretch.start;
    for word in article.slice(stretch).split_word_bounds() {
        let mut start = place;
        for character in word.chars() {
            if character.is_whitespace() || edges.contains(&place) {
                push(&mut tokens, start, place);
                start = place + usize::from(character.is_whitespace());
            }
            place += 1;
        }
        push(&mut tokens, start, place);
    }
    tokens
}

fn edges(stretch: Span, marks: &[Mark<'_>]) -> BTreeSet<usize> {
    let inside = marks.iter().filter(|mark| mark.span.overlaps(stretch));
    inside
        .flat_map(|mark| [mark.span.start, mark.span.end])
        .collect()
}

fn push(tokens: &mut Vec<Span>, start: usize, end: usize) {
    if start < end {
        tokens.push(Span::new(start, end));
    }
}

/// The sentences of an article. Those that a mark goes over are one.
pub fn sentences(article: &Article, marks: &[Mark<'_>]) -> Vec<Span> {
    let mut over: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    over.sort_unstable();
    let mut over = over.into_iter().peekable();
    let mut sentences: Vec<Span> = Vec::new();
    let mut reached = 0;
    for sentence in article.all_units(Unit::Sentence) {
        match sentences.last_mut() {
            Some(last) if sentence.start < reached => *last = last.hull(sentence),
            _ => sentences.push(sentence),
        }
        while let Some(mark) = over.next_if(|mark| mark.start < sentence.end) {
            reached = reached.max(mark.end);
        }
    }
    sentences
}

/// Of marks that overlap the longest, then the first, in the order of the text.
pub fn apart<'a>(marks: impl Iterator<Item = Mark<'a>>) -> Vec<Mark<'a>> {
    let mut longest: Vec<Mark<'a>> = marks.collect();
    longest.sort_by_key(|mark| (std::cmp::Reverse(mark.span.len()), mark.span.start));
    let mut kept = std::collections::BTreeMap::new();
    for mark in longest {
        let before = kept.range(..mark.span.end).next_back();
        let free =
            before.is_none_or(|(_, known): (&usize, &Mark<'a>)| known.span.end <= mark.span.start);
        if free {
            kept.insert(mark.span.start, mark);
        }
    }
    kept.into_values().collect()
}

/// The tag of each token by the scheme that begins every run with `B-`; the label tells what of a mark
/// the tags say.
pub fn tags<'a>(
    tokens: &[Span],
    apart: &[Mark<'a>],
    label: impl Fn(&Mark<'a>) -> String,
) -> Vec<String> {
    let mut marks = apart.iter().peekable();
    let tag = |token: &Span| {
        while marks.next_if(|mark| mark.span.end <= token.start).is_some() {}
        match marks.peek() {
            Some(mark) if mark.span.start == token.start => format!("B-{}", label(mark)),
            Some(mark) if mark.span.contains(token.start) => format!("I-{}", label(mark)),
            _ => "O".to_owned(),
        }
    };
    tokens.iter().map(tag).collect()
}
