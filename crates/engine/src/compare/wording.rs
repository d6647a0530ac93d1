//! What comparing reads of the words of an article: the words themselves, sentences, how much each word
//! tells, where they are quoted, and the runs of words by which copied passages are found. It depends on no other article, so
//! it is read once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::article::{Article, Span};

use super::foreign;
use super::frequencies;
use super::quotation::quotations;
use super::words::{self, Word, WordClass};

/// Words of the runs that are looked up; half of a passage, so that every passage holds one.
pub const SEED_WORDS: usize = 6;

/// A word as a number, equal for equal words of all articles.
pub type Code = u64;

/// Sentences of the news at large that an article's own sentences are counted with, so that a few of
/// them need not tell alone which words are rare.
const SENTENCES_AT_LARGE: f32 = 10.0;

/// A run of [`SEED_WORDS`] words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seed {
    /// The same for equal runs.
    pub run: u64,
    /// Its first word.
    pub start: usize,
}

/// The words of an article and what is found by them.
#[derive(Debug)]
pub struct Wording {
    /// Its words, in the order of the text.
    pub words: Vec<Word>,
    /// What copied words are matched by.
    pub forms: Vec<Code>,
    /// What words in other wording are matched by; none for function words.
    pub concepts: Vec<Option<Code>>,
    /// Its sentences, as ranges of its words.
    pub sentences: Vec<Range<usize>>,
    /// Where each run of [`SEED_WORDS`] words begins, in the order of a number that is equal for equal runs of
    /// all articles.
    pub seeds: Vec<Seed>,
    /// Where words stand between quotation marks, the marks included, in order.
    pub quotations: Vec<Span>,
    /// How rare each of its concepts is.
    rarities: HashMap<Code, f32>,
}

impl Wording {
    /// Reads an article.
    pub fn of(article: &Article) -> Self {
        let mut words = foreign::words(article);
        words.retain(|word| article.section_at(word.span.start).holds_facts());
        let concept = |word: &Word| {
            let tells = word.class != WordClass::Function;
            tells.then(|| words::concept(&word.form))
        };
        let strings: Vec<Option<String>> = words.iter().map(concept).collect();
        let sentences = sentences(&words);
        Self {
            seeds: seeds(&words),
            forms: words.iter().map(|word| code(&word.form)).collect(),
            concepts: strings
                .iter()
                .map(|concept| concept.as_deref().map(code))
                .collect(),
            rarities: rarities(&strings, &sentences),
            quotations: quotations(article.text.as_str()),
            sentences,
            words,
        }
    }

    /// The same of one of its own words.
    pub fn rarity_of(&self, concept: Code) -> f32 {
        self.rarities.get(&concept).copied().unwrap_or_default()
    }
}

/// The number of a word.
pub fn code(word: &str) -> Code {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// How rare the concepts of an article are, a sentence being a document.
fn rarities(concepts: &[Option<String>], sentences: &[Range<usize>]) -> HashMap<Code, f32> {
    let mut holding: HashMap<&str, (usize, u32)> = HashMap::new();
    for (number, sentence) in sentences.iter().enumerate() {
        for concept in concepts[sentence.clone()].iter().flatten() {
            let (last, count) = holding.entry(concept).or_insert((usize::MAX, 0));
            if *last != number {
                (*last, *count) = (number, *count + 1);
            }
        }
    }
    let of_concept = |(concept, (_, holding)): (&str, (usize, u32))| {
        (code(concept), rarity(holding, sentences.len(), concept))
    };
    holding.into_iter().map(of_concept).collect()
}

/// Inverse document frequency, the news at large counting as some further sentences. Words that no
/// list knows are rare.
fn rarity(holding: u32, sentences: usize, concept: &str) -> f32 {
    let known = frequencies::holding(concept) as f32;
    let at_large = known.max(0.5) / frequencies::articles().max(1) as f32;
    let held = holding as f32 + SENTENCES_AT_LARGE * at_large;
    (1.0 + (sentences as f32 + SENTENCES_AT_LARGE) / held).ln()
}

fn seeds(words: &[Word]) -> Vec<Seed> {
    let runs = words.windows(SEED_WORDS).enumerate();
    let seeds = runs.map(|(start, words)| {
        let mut hasher = DefaultHasher::new();
        for word in words {
            word.form.hash(&mut hasher);
        }
        Seed {
            run: hasher.finish(),
            start,
        }
    });
    let mut seeds: Vec<Seed> = seeds.collect();
    seeds.sort_unstable();
    seeds
}

fn sentences(words: &[Word]) -> Vec<Range<usize>> {
    let starts = (0..words.len()).filter(|&index| index == 0 || words[index].opens_sentence);
    let mut starts: Vec<_> = starts.collect();
    starts.push(words.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}
