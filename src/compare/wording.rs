//! What comparing reads of an article alone: its words, sentences, and the runs of words by which
//! copied passages are found. It depends on no other article, so it is read once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::article::Article;

use super::words::{self, Word, WordClass};

/// Words of the runs that are looked up; half of a passage, so that every passage holds one.
pub const SEED_WORDS: usize = 6;

/// The words of an article and what is found by them.
#[derive(Debug)]
pub struct Wording {
    /// Its words, in the order of the text.
    pub words: Vec<Word>,
    /// What copied words are matched by.
    pub forms: Numbered,
    /// What words in other wording are matched by; none for function words.
    pub concepts: Numbered,
    /// Its sentences, as ranges of its words.
    pub sentences: Vec<Range<usize>>,
    /// Where each run of [`SEED_WORDS`] words begins, by a number that is equal for equal runs of all
    /// articles.
    pub seeds: HashMap<u64, Vec<usize>>,
}

/// Strings, each with the number of its first place among them.
#[derive(Debug, Default)]
pub struct Numbered {
    /// Each string once, in the order in which they come.
    pub strings: Vec<String>,
    /// The number of each word's string.
    pub of_words: Vec<Option<u32>>,
}

impl Wording {
    /// Reads an article.
    pub fn of(article: &Article) -> Self {
        let mut words = words::words(article.text.as_str());
        words.retain(|word| article.section_at(word.span.start).holds_facts());
        let forms = Numbered::of(words.iter().map(|word| Some(word.form.clone())));
        let concept = |word: &Word| {
            let tells = word.class != WordClass::Function;
            tells.then(|| words::concept(&word.form))
        };
        let concepts = Numbered::of(words.iter().map(concept));
        Self {
            seeds: seeds(&words),
            sentences: sentences(&words),
            words,
            forms,
            concepts,
        }
    }
}

impl Numbered {
    fn of(strings: impl Iterator<Item = Option<String>>) -> Self {
        let mut found = Self::default();
        let mut numbers: HashMap<String, u32> = HashMap::new();
        for string in strings {
            let number = string.map(|string| {
                let next = numbers.len() as u32;
                *numbers.entry(string).or_insert_with_key(|string| {
                    found.strings.push(string.clone());
                    next
                })
            });
            found.of_words.push(number);
        }
        found
    }
}

fn seeds(words: &[Word]) -> HashMap<u64, Vec<usize>> {
    let mut seeds: HashMap<u64, Vec<usize>> = HashMap::new();
    for (start, run) in words.windows(SEED_WORDS).enumerate() {
        let mut hasher = DefaultHasher::new();
        for word in run {
            word.form.hash(&mut hasher);
        }
        seeds.entry(hasher.finish()).or_default().push(start);
    }
    seeds
}

fn sentences(words: &[Word]) -> Vec<Range<usize>> {
    let starts = (0..words.len()).filter(|&index| index == 0 || words[index].opens_sentence);
    let mut starts: Vec<_> = starts.collect();
    starts.push(words.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}
