//! Which words of a text another text does not have: what the eye should find first.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Texts that share a smaller part of their words than this are worded anew: marking nearly every
/// word would mark nothing.
const LEAST_SHARED: f32 = 0.4;
/// More words than these are not compared; nothing that long is shown in a cell.
const MOST_WORDS: usize = 200;

/// The bytes of `text` that differ from `other`, neighbouring words as one range. Case and
/// punctuation count for nothing. Empty where the texts have too little in common.
pub fn differing(text: &str, other: &str) -> Vec<Range<usize>> {
    let (mine, theirs) = (words(text), words(other));
    if mine.len() > MOST_WORDS || theirs.len() > MOST_WORDS {
        return Vec::new();
    }
    let kept = common(&mine, &theirs);
    let shared = kept.iter().filter(|&&kept| kept).count();
    let enough = shared as f32 >= LEAST_SHARED * mine.len().min(theirs.len()) as f32;
    // Of two short values, such as 62 and 54, each word may differ.
    let short = mine.len() <= SHORT || theirs.len() <= SHORT;
    if !enough && !short {
        return Vec::new();
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut previous_differs = false;
    for ((word, _), kept) in mine.iter().zip(&kept) {
        match ranges.last_mut() {
            Some(last) if !kept && previous_differs => last.end = word.end,
            _ if !kept => ranges.push(word.clone()),
            _ => {}
        }
        previous_differs = !kept;
    }
    ranges
}

/// Words of a value rather than a sentence.
const SHORT: usize = 4;

/// The words with the bytes they stand at, in lower case.
fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let words = text.split_word_bound_indices();
    let words = words.filter(|(_, word)| word.chars().any(char::is_alphanumeric));
    words
        .map(|(at, word)| (at..at + word.len(), word.to_lowercase()))
        .collect()
}

/// For each of `mine` whether it belongs to a longest common subsequence.
fn common(mine: &[(Range<usize>, String)], theirs: &[(Range<usize>, String)]) -> Vec<bool> {
    let width = theirs.len() + 1;
    let mut longest = vec![0_u16; (mine.len() + 1) * width];
    for a in (0..mine.len()).rev() {
        for b in (0..theirs.len()).rev() {
            longest[a * width + b] = if mine[a].1 == theirs[b].1 {
                longest[(a + 1) * width + b + 1] + 1
            } else {
                longest[(a + 1) * width + b].max(longest[a * width + b + 1])
            };
        }
    }
    let mut kept = vec![false; mine.len()];
    let (mut a, mut b) = (0, 0);
    while a < mine.len() && b < theirs.len() {
        if mine[a].1 == theirs[b].1 {
            kept[a] = true;
            (a, b) = (a + 1, b + 1);
        } else if longest[(a + 1) * width + b] >= longest[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'a>(text: &'a str, other: &str) -> Vec<&'a str> {
        let ranges = differing(text, other);
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn only_what_differs_is_marked() {
        let (a, b) = (
            "Delegations from 54 countries attended",
            "Delegations from 62 countries attended the talks",
        );
        assert_eq!(marked(a, b), ["54"]);
        assert_eq!(marked(b, a), ["62", "the talks"]);
        assert_eq!(marked("by September 2026", "by September 2025"), ["2026"]);
        assert_eq!(
            marked("54 countries", "Sixty-two nations"),
            ["54 countries"]
        );
    }

    #[test]
    fn case_and_punctuation_do_not_differ() {
        assert!(marked("“The Talks”, he said", "the talks he said").is_empty());
    }

    #[test]
    fn a_text_worded_anew_is_not_marked_all_over() {
        let a = "The council met on Monday and heard of empty houses";
        let b = "Vacant homes were what members discussed yesterday evening in town";
        assert!(marked(a, b).is_empty());
    }
}
