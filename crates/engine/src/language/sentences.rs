//! Where sentences begin: at the left edge of each tree of the parse
//! (<https://spacy.io/usage/linguistic-features#sbd-parser>).

use std::ops::Range;

use super::parser::Arc;

/// The sentences of a paragraph whose arcs are given; heads count like the range.
pub fn sentences(arcs: &[Arc], paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut start = paragraph.start;
    // The last word that an arc from or to the words so far reaches.
    let mut reach = paragraph.start;
    let mut farthest: Vec<usize> = paragraph.clone().collect();
    for word in paragraph.clone() {
        let head = arcs[word].head;
        let (left, right) = (word.min(head), word.max(head));
        let farthest = &mut farthest[left - paragraph.start];
        *farthest = right.max(*farthest);
    }
    for word in paragraph.clone() {
        reach = reach.max(farthest[word - paragraph.start]);
        if reach == word {
            sentences.push(start..word + 1);
            start = word + 1;
            reach = start;
        }
    }
    sentences
}
