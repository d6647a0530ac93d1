//! What is known of the languages that are read beside English: words and habits, as data.
//!
//! A language is a folder of `assets/languages` and a word in the list below. `words.tsv` was written for
//! Sidelight, `cldr.tsv` comes from the Unicode CLDR; a line is a kind, a meaning and words with commas
//! between. `assets/README.md` tells the kinds.

mod figure;
mod large;
mod number_words;
mod token;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub use figure::{figure, plain_digit};
pub use large::large;
pub use number_words::number;
pub use token::{Apostrophe, Sort, Token, folded, tokens};

/// Digits that an ordinal before a stop has at most.
const ORDINAL_DIGITS: usize = 2;

/// A language with its data.
macro_rules! tongues {
    ($($tag:literal)*) => {
        [$(Tongue::read(
            $tag,
            [
                include_str!(concat!("../../assets/languages/", $tag, "/words.tsv")),
                include_str!(concat!("../../assets/languages/", $tag, "/cldr.tsv")),
            ],
        )),*]
    };
}

static TONGUES: LazyLock<[Tongue; 7]> =
    LazyLock::new(|| tongues!["de" "fr" "es" "pt" "it" "tr" "ar"]);

/// A language.
#[derive(Debug)]
pub struct Tongue {
    /// Its BCP 47 tag, without a region.
    pub tag: &'static str,
    /// What becomes of apostrophes.
    pub apostrophe: Apostrophe,
    /// Whether a point stands before decimals.
    pub has_decimal_point: bool,
    habits: HashSet<&'static str>,
    phrases: HashMap<&'static str, Phrases>,
}

/// Phrases by their first words, longer ones first.
type Phrases = HashMap<String, Vec<Phrase>>;

#[derive(Debug)]
struct Phrase {
    /// The words behind the first.
    rest: Vec<String>,
    meaning: &'static str,
}

/// A phrase that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// How many tokens it takes.
    pub length: usize,
    /// What it means.
    pub meaning: &'static str,
}

/// The language with a BCP 47 tag, which may have a region; none for one without data.
pub fn of(tag: Option<&str>) -> Option<&'static Tongue> {
    let code = tag?.split('-').next()?.to_lowercase();
    TONGUES.iter().find(|tongue| tongue.tag == code)
}

impl Tongue {
    fn read(tag: &'static str, files: [&'static str; 2]) -> Self {
        let rows = || {
            let lines = files.into_iter().flat_map(str::lines);
            lines.filter_map(|line| {
                let mut cells = line.split('\t');
                Some((cells.next()?, cells.next()?, cells.next()?))
            })
        };
        let habits = rows().filter(|(kind, ..)| *kind == "habit");
        let habits: HashSet<&str> = habits.map(|(_, habit, _)| habit).collect();
        let apostrophe = if habits.contains("elides") {
            Apostrophe::EndsWord
        } else if habits.contains("suffixes") {
            Apostrophe::BeginsEnding
        } else {
            Apostrophe::Inside
        };
        let mut phrases: HashMap<&str, Phrases> = HashMap::new();
        for (kind, meaning, words) in rows() {
            let of_kind = phrases.entry(kind).or_default();
            for written in words.split(", ") {
                // What ends with a stop is looked up as it is parted: the word, then the mark.
                let mut parts = parts(written, apostrophe).into_iter();
                let Some(first) = parts.next() else {
                    continue;
                };
                let rest = parts.collect();
                of_kind
                    .entry(first)
                    .or_default()
                    .push(Phrase { rest, meaning });
            }
        }
        for of_kind in phrases.values_mut() {
            for alike in of_kind.values_mut() {
                alike.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
            }
        }
        let has_decimal_point = rows().any(|(kind, mark, _)| kind == "decimal" && mark == "point");
        Self {
            tag,
            apostrophe,
            has_decimal_point,
            habits,
            phrases,
        }
    }

    /// Whether it has a habit.
    pub fn has(&self, habit: &str) -> bool {
        self.habits.contains(habit)
    }

    /// Whether a stop behind a figure of so many digits makes it an ordinal: "3. Mai" goes on, "2024. Mai" ends.
    pub fn makes_ordinal(&self, digits: usize) -> bool {
        digits <= ORDINAL_DIGITS && self.has("stop behind ordinals")
    }

    /// The longest phrase of a kind that some tokens begin with.
    pub fn find(&self, kind: &str, tokens: &[Token<'_>]) -> Option<Found> {
        self.find_where(kind, tokens, |_| true)
    }

    /// The same among those of one meaning; how many tokens it takes.
    pub fn find_as(&self, kind: &str, meaning: &str, tokens: &[Token<'_>]) -> Option<usize> {
        let found = self.find_where(kind, tokens, |other| other == meaning);
        found.map(|found| found.length)
    }

    fn find_where(
        &self,
        kind: &str,
        tokens: &[Token<'_>],
        fits: impl Fn(&str) -> bool,
    ) -> Option<Found> {
        let first = &tokens.first()?.lower;
        let bare = self.without_and(first);
        let beginning = |word: &str| {
            let phrases = self.phrases.get(kind)?.get(word)?;
            let phrase = phrases.iter().find(|phrase| {
                fits(phrase.meaning)
                    && phrase.rest.len() < tokens.len()
                    && phrase
                        .rest
                        .iter()
                        .zip(&tokens[1..])
                        .all(|(word, token)| *word == token.lower)
            })?;
            Some(Found {
                length: 1 + phrase.rest.len(),
                meaning: phrase.meaning,
            })
        };
        beginning(first).or_else(|| beginning(bare?))
    }

    /// A word without the "and" that Arabic writes as its first letter.
    pub fn without_and<'w>(&self, word: &'w str) -> Option<&'w str> {
        let bare = word.strip_prefix(['و', 'ف'])?;
        (self.has("clitics") && bare.chars().count() > 1).then_some(bare)
    }

    /// What a word of a kind means.
    pub fn meaning(&self, kind: &str, word: &str) -> Option<&'static str> {
        let phrases = self.phrases.get(kind)?.get(word)?;
        let alone = phrases.iter().find(|phrase| phrase.rest.is_empty());
        alone.map(|phrase| phrase.meaning)
    }

    /// Whether a word is of a kind.
    pub fn is(&self, kind: &str, word: &str) -> bool {
        self.meaning(kind, word).is_some()
    }

    /// Whether a phrase of a kind begins with a word.
    pub fn is_beginning(&self, kind: &str, word: &str) -> bool {
        let phrases = self.phrases.get(kind);
        phrases.is_some_and(|phrases| phrases.contains_key(word))
    }

    /// Single words of a kind, each with its meaning.
    pub fn words(&self, kind: &str) -> impl Iterator<Item = (&str, &'static str)> {
        let all = self.phrases.get(kind).into_iter().flatten();
        all.flat_map(|(word, phrases)| {
            let alone = phrases.iter().filter(|phrase| phrase.rest.is_empty());
            alone.map(move |phrase| (word.as_str(), phrase.meaning))
        })
    }
}

/// A phrase of the data as texts are parted. What is cut short before other words stands before one here too.
fn parts(written: &str, apostrophe: Apostrophe) -> Vec<String> {
    let is_cut = written.ends_with('\'') && apostrophe == Apostrophe::EndsWord;
    let whole = if is_cut {
        format!("{written}a")
    } else {
        written.to_owned()
    };
    let mut parts: Vec<String> = tokens(&whole, apostrophe)
        .into_iter()
        .map(|token| token.lower)
        .collect();
    if is_cut {
        parts.pop();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_what_reading_it_needs() {
        for tongue in TONGUES.iter() {
            for kind in [
                "says", "speaker", "month", "weekday", "day", "period", "number", "scale",
                "currency", "percent", "function", "place", "word",
            ] {
                assert!(tongue.phrases.contains_key(kind), "{} {kind}", tongue.tag);
            }
        }
    }

    #[test]
    fn the_longest_phrase_is_found_however_it_is_written() {
        let spanish = of(Some("es-MX")).unwrap();
        let found = |text: &str| spanish.find("scale", &tokens(text, spanish.apostrophe));
        let [billion, thousand] = ["Mil millones de euros", "mil casas"].map(found);
        assert_eq!(billion.unwrap().meaning, "1000000000");
        assert_eq!(thousand.unwrap().meaning, "1000");
        let french = of(Some("fr")).unwrap();
        let cut = tokens("qu’il", french.apostrophe);
        assert_eq!(french.find_as("says", "particle", &cut), Some(1));
        let arabic = of(Some("ar")).unwrap();
        let said = tokens("وقالت ليلى", arabic.apostrophe);
        assert_eq!(arabic.find_as("says", "finite", &said), Some(1));
    }
}
