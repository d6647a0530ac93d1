//! The articles that are compared, made ready: their words, the weight of each word among them, and
//! who is who.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Span};
use crate::facts::date_words::day_words;
use crate::facts::{Fact, FactSheet, Status};

use super::entities::Links;
use super::identity::Identity;
use super::wording::{Numbered, Wording};
use super::words::{self, Word, WordClass};

/// The articles with what comparing needs of them.
#[derive(Debug)]
pub struct Story<'a> {
    /// In the order given.
    pub articles: Vec<Prepared<'a>>,
    /// Which entities are the same.
    pub links: Links,
    weights: Vec<f32>,
    concepts: Numbers,
}

/// Strings as numbers, in the order in which they come.
#[derive(Debug, Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// Numbers of the words of an article that are equal for equal strings of all articles.
    fn of_words(&mut self, numbered: &Numbered) -> Vec<Option<u32>> {
        let numbers: Vec<u32> = numbered
            .strings
            .iter()
            .map(|string| self.number(string))
            .collect();
        let own = numbered.of_words.iter();
        own.map(|own| own.map(|own| numbers[own as usize]))
            .collect()
    }

    fn number(&mut self, string: &str) -> u32 {
        let next = self.0.len() as u32;
        match self.0.get(string) {
            Some(known) => *known,
            None => *self.0.entry(string.to_owned()).or_insert(next),
        }
    }
}

/// One article.
#[derive(Debug)]
pub struct Prepared<'a> {
    /// The article and its facts.
    pub sheet: &'a FactSheet,
    /// What to call it in a sentence.
    pub name: String,
    /// Its words and sentences.
    pub wording: Arc<Wording>,
    /// Each word as a number, equal for equal forms in all articles.
    pub forms: Vec<u32>,
    /// The concept of each word; `None` for function words.
    concepts: Vec<Option<u32>>,
}

/// A set of weighted concepts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bag {
    /// By concept, each once.
    weights: Vec<(u32, f32)>,
    total: f32,
}

impl<'a> Story<'a> {
    /// Prepares articles.
    pub fn new(sheets: &'a [Arc<FactSheet>]) -> Self {
        let read = |sheet: &Arc<FactSheet>| Arc::new(Wording::of(&sheet.article));
        Self::of(sheets, &[], sheets.iter().map(read))
    }

    /// Prepares articles whose words were read before, and of which a person said who is who.
    pub fn of(
        sheets: &'a [Arc<FactSheet>],
        identities: &[Identity],
        wordings: impl Iterator<Item = Arc<Wording>>,
    ) -> Self {
        let names = short_names(sheets);
        let (mut forms, mut concepts) = (Numbers::default(), Numbers::default());
        let articles = sheets.iter().zip(names).zip(wordings);
        let articles: Vec<_> = articles
            .map(|((sheet, name), wording)| Prepared {
                sheet,
                name,
                forms: forms
                    .of_words(&wording.forms)
                    .into_iter()
                    .flatten()
                    .collect(),
                concepts: concepts.of_words(&wording.concepts),
                wording,
            })
            .collect();
        let weights = weights(&articles, concepts.0.len());
        let links = Links::new(sheets, identities);
        Self {
            articles,
            links,
            weights,
            concepts,
        }
    }

    /// Days between the publication of two articles; `None` where one does not tell its day.
    pub fn days_apart(&self, a: usize, b: usize) -> Option<i32> {
        let published = |article: usize| self.articles[article].article().metadata.published;
        let apart = published(a)?.until(published(b)?).ok()?;
        Some(apart.get_days().abs())
    }

    /// The content words of a range of an article, less those in `without`.
    pub fn bag(&self, article: usize, span: Span, without: Option<Span>) -> Bag {
        let prepared = &self.articles[article];
        let range = prepared.words_in(span);
        let leave_out = without.map_or(0..0, |span| prepared.words_in(span));
        self.bag_of(prepared, range, &leave_out)
    }

    /// The content words of the sentence around a span, less those in the span itself.
    pub fn context(&self, article: usize, span: Span) -> Bag {
        let prepared = &self.articles[article];
        let own = prepared.words_in(span);
        self.bag_of(prepared, prepared.sentences_around(&own), &own)
    }

    /// The content words among some words of an article.
    pub fn bag_of_words(&self, article: usize, words: Range<usize>) -> Bag {
        self.bag_of(&self.articles[article], words, &(0..0))
    }

    /// The content words of some text that stands in no article.
    pub fn bag_of_text(&self, text: &str) -> Bag {
        let found = words::words(text);
        let known = found
            .iter()
            .filter(|word| word.class != WordClass::Function)
            .filter_map(|word| {
                let concept = *self.concepts.0.get(&words::concept(&word.form))?;
                Some((concept, self.weight(concept, word.class)))
            });
        Bag::new(known.collect())
    }

    fn bag_of(
        &self,
        prepared: &Prepared<'_>,
        range: Range<usize>,
        leave_out: &Range<usize>,
    ) -> Bag {
        let kept = range.filter(|index| !leave_out.contains(index));
        let weighted = kept.filter_map(|index| {
            let concept = prepared.concepts[index]?;
            Some((concept, self.weight(concept, prepared.words()[index].class)))
        });
        Bag::new(weighted.collect())
    }

    /// Rare words tell more, names and numbers more still.
    fn weight(&self, concept: u32, class: WordClass) -> f32 {
        let by_class = match class {
            WordClass::Function => 0.0,
            WordClass::Content => 1.0,
            WordClass::Name => 1.5,
            WordClass::Number => 2.0,
        };
        by_class * self.weights[concept as usize]
    }
}

impl<'a> Prepared<'a> {
    /// Its words, in the order of the text.
    pub fn words(&self) -> &[Word] {
        &self.wording.words
    }

    /// The article.
    pub fn article(&self) -> &'a Article {
        &self.sheet.article
    }

    /// Facts that a person has not rejected.
    pub fn facts(&self) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let facts = self.sheet.facts.iter();
        facts.filter(|fact| fact.status != Status::Rejected && !fact.evidence.is_empty())
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
}

impl Bag {
    fn new(mut weights: Vec<(u32, f32)>) -> Self {
        weights.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        weights.dedup_by_key(|(concept, _)| *concept);
        let total = weights.iter().map(|(_, weight)| weight).sum();
        Self { weights, total }
    }

    /// Whether no word in it tells anything.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// The concepts, in the order of their numbers.
    pub fn concepts(&self) -> impl Iterator<Item = u32> + '_ {
        self.weights.iter().map(|(concept, _)| *concept)
    }

    /// The concepts of most weight, heaviest first.
    pub fn heaviest(&self, count: usize) -> Vec<u32> {
        let mut sorted = self.weights.clone();
        sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        sorted
            .iter()
            .take(count)
            .map(|(concept, _)| *concept)
            .collect()
    }

    /// Weight of the words that both hold.
    pub fn shared(&self, other: &Self) -> f32 {
        let (mut a, mut b) = (self.weights.as_slice(), other.weights.as_slice());
        let mut sum = 0.0;
        while let ([(first, x), rest_a @ ..], [(second, y), rest_b @ ..]) = (a, b) {
            match first.cmp(second) {
                std::cmp::Ordering::Less => a = rest_a,
                std::cmp::Ordering::Greater => b = rest_b,
                std::cmp::Ordering::Equal => {
                    sum += x.max(*y);
                    (a, b) = (rest_a, rest_b);
                }
            }
        }
        sum
    }

    /// Share of the words that both hold, from 0 to 1 (weighted Dice coefficient).
    pub fn overlap(&self, other: &Self) -> f32 {
        let both = self.total + other.total;
        if both == 0.0 {
            return 0.0;
        }
        (2.0 * self.shared(other) / both).min(1.0)
    }

    /// Share of the smaller set that the other holds too, from 0 to 1.
    pub fn containment(&self, other: &Self) -> f32 {
        let smaller = self.total.min(other.total);
        if smaller == 0.0 {
            return 0.0;
        }
        (self.shared(other) / smaller).min(1.0)
    }
}

/// Inverse document frequency of each concept, a sentence being a document.
fn weights(articles: &[Prepared<'_>], concepts: usize) -> Vec<f32> {
    let mut holding = vec![0_u32; concepts];
    let mut seen = vec![usize::MAX; concepts];
    let mut count = 0;
    for article in articles {
        for sentence in article.sentences() {
            for concept in article.concepts[sentence.clone()].iter().flatten() {
                let concept = *concept as usize;
                if seen[concept] != count {
                    seen[concept] = count;
                    holding[concept] += 1;
                }
            }
            count += 1;
        }
    }
    let weight = |frequency: u32| (1.0 + count as f32 / frequency.max(1) as f32).ln();
    holding.into_iter().map(weight).collect()
}

/// Code points of a name that a sentence can bear.
const LONGEST_NAME: usize = 32;

/// What to call each article: its publisher where that is its own, else its title, with the day where
/// another has the same, else its file, else its id.
pub fn short_names(sheets: &[Arc<FactSheet>]) -> Vec<String> {
    let publisher = |sheet: &FactSheet| sheet.article.metadata.publisher.clone();
    let title = |sheet: &FactSheet| Some(format!("“{}”", shortened(sheet.article.display_title())));
    let mut names: Vec<Option<String>> = sheets.iter().map(|sheet| publisher(sheet)).collect();
    keep_unique(&mut names);
    fill(&mut names, sheets, title);
    keep_unique(&mut names);
    // Agencies send the same headline day by day.
    fill(&mut names, sheets, |sheet| {
        let day = sheet.article.metadata.published?;
        Some(format!("{} of {}", title(sheet)?, day_words(day)))
    });
    keep_unique(&mut names);
    fill(&mut names, sheets, |sheet| {
        let file = sheet.article.provenance.file.as_deref()?.file_name()?;
        Some(file.to_string_lossy().into_owned())
    });
    keep_unique(&mut names);
    fill(&mut names, sheets, |sheet| {
        Some(sheet.article.id.to_string())
    });
    names.into_iter().flatten().collect()
}

fn fill(
    names: &mut [Option<String>],
    sheets: &[Arc<FactSheet>],
    name: impl Fn(&FactSheet) -> Option<String>,
) {
    for (slot, sheet) in names.iter_mut().zip(sheets) {
        if slot.is_none() {
            *slot = name(sheet);
        }
    }
}

fn keep_unique(names: &mut [Option<String>]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for name in names.iter().flatten() {
        *counts.entry(name.clone()).or_default() += 1;
    }
    for name in names {
        if name.as_ref().is_some_and(|name| counts[name] > 1) {
            *name = None;
        }
    }
}

fn shortened(title: &str) -> String {
    if title.chars().count() <= LONGEST_NAME {
        return title.to_owned();
    }
    let mut short = String::new();
    for word in title.split_whitespace() {
        if short.chars().count() + word.chars().count() >= LONGEST_NAME {
            break;
        }
        short.push_str(word);
        short.push(' ');
    }
    if short.is_empty() {
        short = title.chars().take(LONGEST_NAME).collect();
    }
    format!("{}…", short.trim_end())
}
