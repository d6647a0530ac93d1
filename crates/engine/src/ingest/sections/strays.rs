//! Short lines of a page that no word gives away, but where they stand: amid the page's own lines, or as the
//! days of the stories that it lists behind its article.

use crate::article::SectionKind;

use super::Part;
use super::head::is_date_line;

/// Words, and letters in scripts without blanks, up to which a line is short.
const SHORT: (usize, usize) = (8, 40);

/// Lines of the page itself among which a short line is one of them, and how many of them there must be for each
/// short line: a list may stand between links.
const FURNITURE: usize = 3;
const FURNITURE_EACH: usize = 2;

/// Days on lines of their own from which on they are those of other stories, and how many times the words behind
/// the first of them must stand before it: in a live blog nearly all stands behind it.
const STAMPS: usize = 3;
const ARTICLE_BEFORE: usize = 2;

/// Marks them. The head of the article must be known.
pub fn mark(parts: &mut [Part<'_>]) {
    mark_amid_furniture(parts);
    mark_list_of_stories(parts);
}

/// In a run of lines that are the page's own or short, the short ones are the page's own too, where these are
/// by far fewer.
fn mark_amid_furniture(parts: &mut [Part<'_>]) {
    let may_be = |part: &Part<'_>| {
        part.kind == Some(SectionKind::Boilerplate) || part.is_open() && is_short(part)
    };
    for run in parts.chunk_by_mut(|before, next| may_be(before) == may_be(next)) {
        let open = run.iter().filter(|part| part.is_open()).count();
        let furniture = run.len() - open;
        if may_be(&run[0]) && furniture >= FURNITURE.max(FURNITURE_EACH * open) {
            for part in run.iter_mut().filter(|part| part.is_open()) {
                part.kind = Some(SectionKind::Boilerplate);
            }
        }
    }
}

/// Behind an article each of some stories has its day on a line of its own, and a heading above the first.
fn mark_list_of_stories(parts: &mut [Part<'_>]) {
    let is_stamp = |part: &Part<'_>| part.is_open() && is_date_line(part.text);
    let stamps: Vec<usize> = (0..parts.len())
        .filter(|&at| is_stamp(&parts[at]))
        .collect();
    let words = |parts: &[Part<'_>]| -> usize {
        let open = parts.iter().filter(|part| part.is_open());
        open.map(Part::words).sum()
    };
    let starts_list = |&at: &usize| {
        let behind = stamps.iter().filter(|stamp| **stamp >= at).count();
        behind >= STAMPS && words(&parts[..at]) >= ARTICLE_BEFORE * words(&parts[at..])
    };
    let Some(mut start) = stamps.iter().copied().find(starts_list) else {
        return;
    };
    if start > 0 && parts[start - 1].is_open() && is_short(&parts[start - 1]) {
        start -= 1;
    }
    for part in parts[start..].iter_mut().filter(|part| part.is_open()) {
        part.kind = Some(SectionKind::Boilerplate);
    }
}

/// A few words that are no sentence.
fn is_short(part: &Part<'_>) -> bool {
    let letters = part.text.chars().filter(|letter| letter.is_alphabetic());
    part.words() <= SHORT.0 && letters.count() <= SHORT.1 && !part.ends_sentence()
}
