//! What articles in different languages may share: names, figures, the names of countries and the few words of
//! the news that the data of a language gives in English. Of anything else nothing is compared across languages.

use std::collections::{HashMap, HashSet};

use crate::article::Article;
use crate::facts::knows_language_of;
use crate::tongue::{self, Token, Tongue};

use super::names;
use super::story::Story;
use super::wording::Code;
use super::words::{self, Word, WordClass};

/// Kinds of phrases whose meaning is an English word or name.
const IN_ENGLISH: [&str; 2] = ["place", "word"];

/// Words of a full name.
const FULL_NAME: std::ops::RangeInclusive<usize> = 2..=4;

/// The language of an article by its tag, where its words are known; none for English.
pub fn language(article: &Article) -> Option<&'static str> {
    tongue_of(article).map(|tongue| tongue.tag)
}

/// Whether a word with a capital names somebody or something in a language: where all nouns have one, it tells
/// nothing.
pub fn tells_names_by_capitals(language: Option<&str>) -> bool {
    let tongue = tongue::of(language);
    tongue.is_none_or(|tongue| !tongue.has("nouns have capitals"))
}

fn tongue_of(article: &Article) -> Option<&'static Tongue> {
    let metadata = &article.metadata;
    let known = tongue::of(metadata.language.as_deref());
    known.filter(|_| !knows_language_of(metadata))
}

/// The words of an article; those of another language that are known in English, and its numbers, in the form
/// that they have there.
pub fn words(article: &Article) -> Vec<Word> {
    let text = article.text.as_str();
    let mut words = words::words(text);
    let Some(tongue) = tongue_of(article) else {
        return words;
    };
    let english = Dictionary::of(tongue, text);
    for at in 0..words.len() {
        let (before, rest) = words.split_at_mut(at);
        let Some(word) = rest.first_mut() else {
            break;
        };
        let written = article.slice(word.span);
        if goes_on(tongue, before.last()) {
            word.opens_sentence = false;
        }
        if word.class == WordClass::Number {
            if let Some(value) = tongue::figure(&plain(written), tongue.has_decimal_point) {
                word.form = value.to_string();
            }
        } else if let Some((form, class)) = english.within(word) {
            (word.form, word.class) = (form, class);
        } else if tongue.is("function", &tongue::folded(written)) {
            word.class = WordClass::Function;
        }
    }
    words
}

/// A figure with ASCII digits.
fn plain(written: &str) -> String {
    let plain = written.chars().map(tongue::plain_digit);
    plain.filter(|c| !c.is_alphabetic()).collect()
}

/// Whether a stop behind a word ends no sentence: "3. Mai", "Dr. Holm".
fn goes_on(tongue: &Tongue, before: Option<&Word>) -> bool {
    before.is_some_and(|word| {
        let is_ordinal = word.class == WordClass::Number && tongue.makes_ordinal(word.span.len());
        is_ordinal || tongue.is_beginning("abbreviation", &word.form)
    })
}

/// Words of another language in English, where it has them.
pub fn in_english(article: &Article, words: Option<&str>) -> Option<String> {
    let tongue = tongue_of(article)?;
    let tokens = tongue::tokens(words.unwrap_or_default(), tongue.apostrophe);
    let found = (0..tokens.len()).filter_map(|at| tongue.find("word", &tokens[at..]));
    let english: Vec<&str> = found.map(|found| found.meaning).collect();
    Some(english.join(" "))
}

/// What English calls a place, by its name in the language of an article.
pub fn place_in_english(article: &Article, name: &str) -> Option<&'static str> {
    let tongue = tongue_of(article)?;
    let tokens = tongue::tokens(name, tongue.apostrophe);
    let found = tongue.find("place", &tokens)?;
    (found.length == tokens.len()).then_some(found.meaning)
}

/// Whether a name in another language, in which people are not told from other things, is as long as those of
/// people.
pub fn is_full_name(article: &Article, name: &str) -> bool {
    tongue_of(article).is_some_and(|tongue| {
        let words: Vec<Token<'_>> = tongue::tokens(name, tongue.apostrophe);
        FULL_NAME.contains(&words.len())
            && words
                .iter()
                .all(|word| word.has_capital() || tongue.is("particle", &word.lower))
    })
}

/// The English words of a text in another language, by where they stand.
struct Dictionary(Vec<(usize, String, WordClass)>);

impl Dictionary {
    fn of(tongue: &Tongue, text: &str) -> Self {
        let tokens = tongue::tokens(text, tongue.apostrophe);
        let mut english = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            let number = tongue::number(tongue, rest).filter(|(_, value)| *value >= 2.0);
            if let Some((length, value)) = number {
                english.push((rest[0].span.start, value.to_string(), WordClass::Number));
                at += length;
                continue;
            }
            let found = IN_ENGLISH.iter().find_map(|kind| {
                let found = tongue.find(kind, rest)?;
                Some((*kind, found))
            });
            let Some((kind, found)) = found else {
                at += 1;
                continue;
            };
            let class = if kind == "place" {
                WordClass::Name
            } else {
                WordClass::Content
            };
            let name = names::canonical(names::forms(found.meaning).join(" "));
            // A name of two words in one language may be one of three in another.
            let words: Vec<&str> = name.split(' ').collect();
            let last = words.len().saturating_sub(1);
            for (place, token) in rest[..found.length].iter().enumerate() {
                let word = words[place.min(last)].to_owned();
                english.push((token.span.start, word, class));
            }
            at += found.length;
        }
        Self(english)
    }

    /// The English word that stands within a word.
    fn within(&self, word: &Word) -> Option<(String, WordClass)> {
        let next = self
            .0
            .partition_point(|(start, ..)| *start < word.span.start);
        let (start, form, class) = self.0.get(next)?;
        (*start < word.span.end).then(|| (form.clone(), *class))
    }
}

/// The languages of the articles of a story, and what those in different ones may share.
#[derive(Debug)]
pub struct Languages {
    of_article: Vec<Option<&'static str>>,
    are_several: bool,
    shared: HashSet<Code>,
}

impl Languages {
    /// Reads the languages of a story.
    pub fn of(story: &Story) -> Self {
        let articles = || story.articles.iter().map(|member| &member.prepared);
        let of_article: Vec<_> = articles().map(|it| language(it.article())).collect();
        let mut found = Self {
            are_several: of_article.iter().any(|other| *other != of_article[0]),
            of_article,
            shared: HashSet::new(),
        };
        if found.are_several() {
            let mut first: HashMap<Code, Option<&str>> = HashMap::new();
            for (prepared, language) in articles().zip(&found.of_article) {
                let wording = &prepared.wording;
                for (word, concept) in wording.words.iter().zip(&wording.concepts) {
                    let Some(concept) = *concept else {
                        continue;
                    };
                    let is_in_two = *first.entry(concept).or_insert(*language) != *language;
                    let is_name =
                        word.class == WordClass::Name && tells_names_by_capitals(*language);
                    if is_in_two || is_name || word.class == WordClass::Number {
                        found.shared.insert(concept);
                    }
                }
            }
        }
        found
    }

    /// Whether the articles are in several languages.
    pub fn are_several(&self) -> bool {
        self.are_several
    }

    /// Whether two articles are in different languages.
    pub fn differ(&self, a: usize, b: usize) -> bool {
        self.of_article[a] != self.of_article[b]
    }

    /// Whether articles in different languages may share a word.
    pub fn share(&self, concept: Code) -> bool {
        self.shared.contains(&concept)
    }
}
