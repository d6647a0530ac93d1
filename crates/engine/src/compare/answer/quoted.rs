//! In which words: what stands between quotation marks, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::compare::names;
use crate::compare::words::{self, Word, WordClass};

use crate::article::Span;
use crate::facts::FactContent;

use super::name::Name;
use super::reader::Reader;
use super::{Answer, Relation, Value};

/// Words that a quotation has at least: one word alone is a word, no saying.
const FEWEST_WORDS: usize = 2;

/// Telling words that two quotations must share to be of one saying, those where their clauses are alike or one
/// has no more, and how alike the clauses must be.
const FEWEST_SHARED: usize = 3;
const FEWEST_OF_SHORT: usize = 2;
const LIKE_AROUND: f32 = 0.25;

/// Share of the words from which two quotations are one though they are given to two people.
const SAME_WORDS: f32 = 0.8;

/// Words that a changed place has at most; a longer one is another saying.
const MOST_CHANGED: usize = 3;

/// Words that are the same around a changed place, at least.
const FEWEST_AROUND: usize = 4;

/// Words between quotation marks.
#[derive(Debug)]
pub struct Quoted {
    words: Vec<Word>,
    stems: Vec<String>,
    /// Its letters and digits, whatever parts them.
    letters: String,
    /// The person who says it, among all articles.
    speaker: Option<usize>,
}

impl Quoted {
    fn new(text: &str, speaker: Option<usize>) -> Self {
        let words = words::words(text);
        Self {
            stems: words.iter().map(|word| words::stem(&word.form)).collect(),
            letters: letters(text),
            speaker,
            words,
        }
    }

    /// Share of the telling words of the shorter that both have in one order; of two short sayings that share few,
    /// none where nothing around them is alike.
    pub fn shared(&self, other: &Self, clauses: f32) -> f32 {
        let telling = |words: &[Word]| {
            words
                .iter()
                .filter(|word| word.class != WordClass::Function)
                .count()
        };
        let diff = capture_diff_slices(Algorithm::Myers, &self.stems, &other.stems);
        let same = diff.iter().map(|op| match op {
            DiffOp::Equal { old_index, len, .. } => {
                telling(&self.words[*old_index..old_index + len])
            }
            _ => 0,
        });
        let shared: usize = same.sum();
        let shorter = telling(&self.words).min(telling(&other.words)).max(1);
        let is_few = shared < FEWEST_SHARED && shared < shorter && clauses < LIKE_AROUND;
        if shared < FEWEST_OF_SHORT || is_few {
            return 0.0;
        }
        let share = shared as f32 / shorter as f32;
        let speakers = self.speaker.zip(other.speaker);
        let of_others = speakers.is_some_and(|(own, other)| own != other);
        if of_others && share < SAME_WORDS {
            0.0
        } else {
            share
        }
    }

    /// Whether a denial alone, in the midst of the words, stands in one of them only.
    fn lacks_a_denial(&self, other: &Self, changes: &[&DiffOp]) -> bool {
        let denies = |words: &[Word]| matches!(words, [word] if words::is_denial(&word.form));
        match changes {
            [
                DiffOp::Delete {
                    old_index, old_len, ..
                },
            ] => denies(&self.words[*old_index..old_index + old_len]),
            [
                DiffOp::Insert {
                    new_index, new_len, ..
                },
            ] => denies(&other.words[*new_index..new_index + new_len]),
            _ => false,
        }
    }

    pub fn compare(&self, other: &Self) -> Relation {
        // "Saints’ s" and "Saints’s" are one.
        if self.stems == other.stems || self.letters == other.letters {
            return Relation::Same;
        }
        let diff = capture_diff_slices(Algorithm::Myers, &self.stems, &other.stems);
        let changes: Vec<&DiffOp> = diff
            .iter()
            .filter(|op| !matches!(op, DiffOp::Equal { .. }))
            .collect();
        let around: usize = diff
            .iter()
            .map(|op| match op {
                DiffOp::Equal { len, .. } => *len,
                _ => 0,
            })
            .sum();
        match changes[..] {
            [
                DiffOp::Replace {
                    old_index,
                    old_len,
                    new_index,
                    new_len,
                },
            ] if *old_len <= MOST_CHANGED
                && *new_len <= MOST_CHANGED
                && around >= FEWEST_AROUND =>
            {
                let old = &self.words[*old_index..old_index + old_len];
                let new = &other.words[*new_index..new_index + new_len];
                if is_another_word(old, new) {
                    Relation::Conflict("A word of the quotation is another")
                } else {
                    Relation::Same
                }
            }
            _ if around >= FEWEST_AROUND && self.lacks_a_denial(other, &changes) => {
                Relation::Conflict("A denial of the quotation is missing")
            }
            _ if changes.iter().all(|op| matches!(op, DiffOp::Delete { .. }))
                || changes.iter().all(|op| matches!(op, DiffOp::Insert { .. })) =>
            {
                Relation::Compatible("The quotation is cut")
            }
            _ => Relation::Compatible("The quotation is reworded"),
        }
    }
}

/// Whether words put in each other's place mean something else: no contraction, no small word.
fn is_another_word(old: &[Word], new: &[Word]) -> bool {
    let tells = |words: &[Word]| words.iter().any(|word| word.class != WordClass::Function);
    let concepts = |words: &[Word]| -> Vec<String> {
        words
            .iter()
            .map(|word| words::concept(&word.form))
            .collect()
    };
    let joined =
        |words: &[Word]| -> String { words.iter().map(|word| letters(&word.form)).collect() };
    let is_spelling = match (old, new) {
        ([old], [new]) => names::is_spelling(&old.form, &new.form),
        _ => false,
    };
    tells(old)
        && tells(new)
        && concepts(old) != concepts(new)
        && joined(old) != joined(new)
        && !is_spelling
}

/// The quotations of an article.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let article = reader.prepared.article();
    let speakers = speakers(reader);
    let speaker = |span: Span| {
        let mut around = speakers.iter().filter(|(words, _)| words.covers(span));
        around.next().map(|(_, person)| *person)
    };
    let mut found = Vec::new();
    let quotations = reader.prepared.wording.quotations.iter();
    for span in quotations.flat_map(|&quotation| by_sentence(reader, quotation)) {
        let quoted = Quoted::new(article.slice(span), speaker(span));
        if quoted.words.len() >= FEWEST_WORDS {
            found.extend(reader.long_answer(span, Value::Quoted(quoted)));
        }
    }
    found
}

/// Where an article gives words to somebody by name, and to whom among all articles.
fn speakers(reader: &Reader<'_>) -> Vec<(Span, usize)> {
    let mut found = Vec::new();
    for fact in reader.prepared.facts() {
        if let FactContent::Quote(quote) = &fact.content
            && let Some(speaker) = &quote.speaker
            && let Some(person) = Name::new(reader, &speaker.name, &speaker.name).person()
        {
            found.extend(fact.evidence.iter().map(|piece| (piece.span, person)));
        }
    }
    found
}

/// A quotation sentence by sentence: each is told in the row of its own words.
fn by_sentence(reader: &Reader<'_>, quotation: Span) -> Vec<Span> {
    let sentences = reader.prepared.sentences().iter();
    let spans = sentences.map(|sentence| reader.prepared.span_of(sentence));
    let mut starts: Vec<usize> = spans.map(|span| span.start).collect();
    starts.retain(|start| (quotation.start + 1..quotation.end).contains(start));
    let ends = starts.iter().copied().chain([quotation.end]);
    std::iter::once(quotation.start)
        .chain(starts.iter().copied())
        .zip(ends)
        .map(|(start, end)| {
            let text = reader.prepared.article().slice(Span::new(start, end));
            let blanks = text
                .chars()
                .rev()
                .take_while(|letter| letter.is_whitespace());
            Span::new(start, end - blanks.count())
        })
        .collect()
}

/// The letters and digits of a text in small letters.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_parted_otherwise_are_the_same() {
        let told = [
            "on the fishermen’s own quay",
            "on the fishermen’ s own quay",
        ];
        let [one, other] = told.map(|text| Quoted::new(text, None));
        assert_eq!(one.compare(&other), Relation::Same);
    }
}
