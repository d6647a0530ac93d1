//! What pages carry at their edges: running heads, page numbers, what a browser prints around a page.

use std::collections::{HashMap, HashSet};

use crate::ingest::patterns::pattern;

use super::{Page, Piece};

/// The part of a page's height that its upper and its lower edge take.
const EDGE: f64 = 0.09;

// 11/29/26, 5:22 PM; https://paper.example/story 1/3
pattern!(
    PRINTED = r"(?ix) ^ \s* (?: \d{1,4} [./-] \d{1,2} [./-] \d{2,4} ,? \s+ \d{1,2} : \d\d .* | (?:https?|file) :// \S+ (?: \s+ \d+ \s* / \s* \d+ )? ) \s* $"
);

// A browser leaves an end that has no room out.
pattern!(ADDRESS = r"(?i)\bhttps?://[^\s…]+$");

/// The address that a browser prints at the edge of each page.
pub fn address(pages: &[Page]) -> Option<String> {
    let at = |page: &Page| {
        let mut words = at_edges(page).flat_map(|piece| piece.text.split_whitespace());
        words.find_map(|word| Some(ADDRESS.find(word)?.as_str().to_owned()))
    };
    let first = at(pages.first()?)?;
    let mut others = pages.iter().map(at);
    others
        .all(|address| address.as_ref() == Some(&first))
        .then_some(first)
}

/// What stands at the edges of the first page.
pub fn first_edges(pages: &[Page]) -> Vec<String> {
    let pieces = pages.first().into_iter().flat_map(at_edges);
    pieces.map(|piece| piece.text.clone()).collect()
}

/// The pages without what stands at the edges of most of them, numbers apart.
pub fn without(pages: Vec<Page>) -> Vec<Page> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        let keys: HashSet<String> = at_edges(page).map(key).collect();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    let count = pages.len();
    let is_repeated =
        |piece: &Piece| count > 1 && seen.get(&key(piece)).is_some_and(|times| times * 2 > count);
    let without = |mut page: Page| {
        let height = page.height;
        page.pieces.retain(|piece| {
            let is_furniture =
                is_number(piece) || is_repeated(piece) || PRINTED.is_match(&piece.text);
            !(is_at_edge(piece, height) && is_furniture)
        });
        page
    };
    pages.into_iter().map(without).collect()
}

fn at_edges(page: &Page) -> impl Iterator<Item = &Piece> {
    let pieces = page.pieces.iter();
    pieces.filter(|piece| is_at_edge(piece, page.height))
}

fn is_at_edge(piece: &Piece, height: f64) -> bool {
    piece.top() < EDGE * height || piece.base > (1.0 - EDGE) * height
}

/// "12", "3 / 7", "– 4 –"
fn is_number(piece: &Piece) -> bool {
    let text = piece.text.trim();
    text.chars().all(|c| c.is_numeric() || "/-–. ".contains(c))
}

/// A piece without what differs from page to page.
fn key(piece: &Piece) -> String {
    let characters = piece.text.chars();
    characters
        .filter(|c| !c.is_numeric() && !c.is_whitespace())
        .collect()
}
