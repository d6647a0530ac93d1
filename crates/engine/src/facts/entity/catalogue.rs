//! Names of people with the surname in front, as lists of books have them: "Hale, Martha. Nine Winters".

use std::ops::Range;

use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::{starts_upper, title_word};
use crate::language::{Analysis, Tag};

/// The most words of first names and initials.
const MOST_FIRST_NAMES: usize = 3;

/// The people with whom sentences begin that are entries of a catalogue.
pub fn people(analysis: &Analysis) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in analysis.sentences() {
        if !sentence.section.holds_facts() {
            continue;
        }
        let mut start = sentence.tokens.start;
        while let Some(person) = inverted_name(analysis, start, sentence.tokens.end) {
            // "Obi, Ada and Eze, Ben. Nine Lives"
            start = person.end + 1;
            found.push(person);
        }
    }
    found
}

/// Surname, comma, first names and the mark that closes them.
fn inverted_name(analysis: &Analysis, start: usize, sentence_end: usize) -> Option<Range<usize>> {
    let all = &analysis.tokens()[..sentence_end];
    let (surname, comma, first) = (all.get(start)?, all.get(start + 1)?, all.get(start + 2)?);
    let known = gazetteer();
    let is_surname = surname.tag == Tag::Nnp && title_word(&surname.text).is_none();
    let is_first_name =
        known.sex_of_first_name(&first.text).is_some() && !known.is_place(&first.text);
    if !is_surname || &*comma.text != "," || !is_first_name {
        return None;
    }
    let mut end = start + 3;
    while all.get(end).is_some_and(|word| starts_upper(&word.text)) {
        end += 1;
    }
    let closes = |word: &str| matches!(word, "." | "and" | "&" | "(");
    let is_closed = all.get(end).is_some_and(|word| closes(&word.text));
    (is_closed && end - start <= 2 + MOST_FIRST_NAMES).then_some(start..end)
}
