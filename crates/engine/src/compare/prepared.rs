//! An article made ready for comparing. Everything here depends on the article and its facts alone.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Span};
use crate::facts::{Fact, FactSheet, Status};

use super::bag::Bag;
use super::entities::Names;
use super::wording::Wording;
use super::words::{Word, WordClass};

/// One article.
#[derive(Debug)]
pub struct Prepared {
    /// The article and its facts.
    pub sheet: Arc<FactSheet>,
    /// Its words and sentences.
    pub wording: Arc<Wording>,
    /// Its entities.
    pub names: Names,
}

/// Whether a fact is compared: a person has not rejected it, and it is no mere guess.
pub fn takes_part(fact: &Fact) -> bool {
    fact.status != Status::Rejected && !fact.is_guess() && !fact.evidence.is_empty()
}

/// Names and numbers tell more than other words.
fn importance(class: WordClass) -> f32 {
    match class {
        WordClass::Function => 0.0,
        WordClass::Content => 1.0,
        WordClass::Name => 1.5,
        WordClass::Number => 2.0,
    }
}

impl Prepared {
    /// Reads an article.
    pub fn new(sheet: &Arc<FactSheet>) -> Self {
        Self::of(sheet, Arc::new(Wording::of(&sheet.article)))
    }

    /// The same of an article whose words were read before.
    pub fn of(sheet: &Arc<FactSheet>, wording: Arc<Wording>) -> Self {
        Self {
            names: Names::of(sheet),
            sheet: Arc::clone(sheet),
            wording,
        }
    }

    /// Its words, in the order of the text.
    pub fn words(&self) -> &[Word] {
        &self.wording.words
    }

    /// The article.
    pub fn article(&self) -> &Article {
        &self.sheet.article
    }

    /// Facts that a person has not rejected.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.sheet.facts.iter().filter(|fact| takes_part(fact))
    }

    /// Its sentences, as ranges of its words.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.wording.sentences
    }

    /// The words that share a code point with a span.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let start = self
            .words()
            .partition_point(|word| word.span.end <= span.start);
        let end = self
            .words()
            .partition_point(|word| word.span.start < span.end);
        start..end.max(start)
    }

    /// The words of the sentences that hold some words.
    fn sentences_around(&self, words: &Range<usize>) -> Range<usize> {
        let last = words.end.max(words.start + 1) - 1;
        let first = self
            .sentences()
            .partition_point(|sentence| sentence.end <= words.start);
        let after = self
            .sentences()
            .partition_point(|sentence| sentence.start <= last);
        let start = self
            .sentences()
            .get(first)
            .map_or(words.start, |sentence| sentence.start);
        let end = after
            .checked_sub(1)
            .map_or(words.end, |index| self.sentences()[index].end);
        start..end.max(start)
    }

    /// The span of the sentences that hold a span.
    pub fn sentence_span(&self, span: Span) -> Span {
        let range = self.sentences_around(&self.words_in(span));
        if range.is_empty() {
            span
        } else {
            self.span_of(&range)
        }
    }

    /// From the first to the last of some words; empty at 0 for none.
    pub fn span_of(&self, words: &Range<usize>) -> Span {
        match self.words().get(words.clone()) {
            Some([first, .., last]) => first.span.hull(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// Whether a word begins with a capital.
    pub fn is_capital(&self, word: usize) -> bool {
        let start = self.words()[word].span.start;
        let first = self.article().slice(Span::new(start, start + 1));
        first.chars().all(char::is_uppercase)
    }

    /// What stands between a word and the one before it; nothing before the first and behind the last.
    pub fn gap_before(&self, word: usize) -> &str {
        let before = word.checked_sub(1).and_then(|at| self.words().get(at));
        match before.zip(self.words().get(word)) {
            Some((before, word)) => self
                .article()
                .slice(Span::new(before.span.end, word.span.start)),
            None => "",
        }
    }

    /// The content words among some words of the article.
    pub fn bag_of_words(&self, words: Range<usize>) -> Bag {
        self.bag_of(words, &(0..0))
    }

    fn bag_of(&self, range: Range<usize>, leave_out: &Range<usize>) -> Bag {
        let kept = range.filter(|index| !leave_out.contains(index));
        let weighted = kept.filter_map(|index| {
            let concept = self.wording.concepts[index]?;
            let class = self.words()[index].class;
            Some((concept, importance(class) * self.wording.rarity_of(concept)))
        });
        Bag::new(weighted.collect())
    }
}
