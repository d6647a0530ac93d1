//! Said: quotes by their words and their speakers.

use crate::compare::align::{Key, Matching};
use crate::compare::story::{Bag, Story};
use crate::compare::verdict::{Claim, Contrast, Relation};
use crate::compare::words;
use crate::facts::{Fact, FactContent, FactKind, Quote, QuoteMode};

use super::{Kind, cited};

/// Share of the shorter quote's words from which two direct quotes are the same utterance.
const SAME_WORDS: f32 = 0.75;

/// The same where one or both are the article's own words.
const REPORTED: f32 = 0.45;

/// Words of a direct quote from which equal words are the same utterance whoever is said to speak.
const TELLING_WORDS: usize = 6;

/// The score of two direct quotes that are the same but for a changed place.
const CHANGED: f32 = 0.75;

/// Share of their words that two quotes must have in common for their speakers to be at odds.
const VERBATIM: f32 = 0.9;

/// Words that two quotes must have at least to be compared: "yes" is no utterance to go by.
const FEWEST_WORDS: usize = 2;

/// Concepts by which quotes are found.
const KEYS: usize = 8;

/// Matches quotes.
#[derive(Debug)]
pub struct Quotes<'a> {
    items: Vec<Item<'a>>,
}

/// A quote made ready.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    article: usize,
    fact: &'a Fact,
    quote: &'a Quote,
    speaker: Voice,
    /// Its words, normalised.
    forms: Vec<String>,
    bag: Bag,
}

/// Who speaks, as far as it is known across articles.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Voice {
    Unknown,
    /// A linked person whom the article names beside the quote: no pronoun that was resolved.
    Person(usize),
    /// Another linked entity, or a resolved pronoun.
    Entity(usize),
    /// Words that name nobody known.
    Words(String),
}

impl<'a> Quotes<'a> {
    /// The quotes of a story.
    pub fn new(story: &Story<'a>) -> Self {
        let mut items = Vec::new();
        for (article, prepared) in story.articles.iter().enumerate() {
            for fact in prepared.facts() {
                let FactContent::Quote(quote) = &fact.content else {
                    continue;
                };
                let text: Vec<&str> = fact
                    .evidence
                    .iter()
                    .map(|evidence| &*evidence.text)
                    .collect();
                let text = text.join(" ");
                let forms = words::words(&text).into_iter().map(|word| word.form);
                items.push(Item {
                    article,
                    fact,
                    quote,
                    speaker: voice(story, article, quote),
                    forms: forms.collect(),
                    bag: story.bag_of_text(&text),
                });
            }
        }
        Self { items }
    }

    /// The quotes, in the order of the articles.
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }
}

impl<'a> Matching for Quotes<'a> {
    type Item = Item<'a>;

    fn article(item: &Item<'a>) -> usize {
        item.article
    }

    fn keys(&self, item: &Item<'a>) -> Vec<Key> {
        item.bag.heaviest(KEYS).into_iter().map(Key::new).collect()
    }

    fn score(&self, a: &Item<'a>, b: &Item<'a>) -> f32 {
        let shorter = a.forms.len().min(b.forms.len());
        if shorter < FEWEST_WORDS {
            return 0.0;
        }
        let both_direct = is_verbatim(a) && is_verbatim(b);
        let containment = a.bag.containment(&b.bag);
        let overlap = a.bag.overlap(&b.bag);
        let needed = if both_direct { SAME_WORDS } else { REPORTED };
        let likeness = if both_direct { containment } else { overlap };
        let same_utterance = both_direct && shorter >= TELLING_WORDS && overlap >= VERBATIM;
        if both_direct && !speakers_differ(a, b) && is_changed(&a.forms, &b.forms) {
            return CHANGED;
        }
        if likeness < needed || (speakers_differ(a, b) && !same_utterance) {
            return 0.0;
        }
        0.5 + 0.3 * containment + 0.2 * overlap
    }

    fn threshold(&self) -> f32 {
        0.6
    }

    fn same_within_article(&self, a: &Item<'a>, b: &Item<'a>) -> bool {
        !speakers_differ(a, b) && self.score(a, b) >= 0.9
    }
}

impl Kind for Quotes<'_> {
    const KIND: FactKind = FactKind::Quote;

    fn fact(item: &Self::Item) -> &Fact {
        item.fact
    }

    fn relate(&self, a: &Self::Item, b: &Self::Item) -> Relation {
        if speakers_differ(a, b) {
            let names = |item: &Item<'_>| {
                let name = item
                    .quote
                    .speaker
                    .as_ref()
                    .map_or("", |speaker| &speaker.name);
                Claim::new(("gives the words to", "give the words to"), name)
            };
            return match (&a.speaker, &b.speaker) {
                (Voice::Person(_), Voice::Person(_)) => Relation::conflict(names(a), names(b)),
                _ => Relation::compatible(names(a), names(b)),
            };
        }
        if a.forms == b.forms && is_verbatim(a) == is_verbatim(b) {
            return Relation::Same;
        }
        match (is_verbatim(a), is_verbatim(b)) {
            (true, true) => relate_verbatim(a, b),
            _ if one_denies(a, b) => denial(a, b),
            (false, false) if a.bag.overlap(&b.bag) >= SAME_WORDS => Relation::Same,
            _ => Relation::compatible(manner(a), manner(b)),
        }
    }

    fn label(&self, items: &[&Self::Item]) -> String {
        let best = items
            .iter()
            .max_by_key(|item| (is_verbatim(item), item.forms.len()));
        let Some(best) = best else {
            return String::new();
        };
        let words = best
            .fact
            .evidence
            .first()
            .map_or("", |evidence| &evidence.text);
        let words = cited(words.trim_matches(is_quotation_mark));
        match &best.quote.speaker {
            Some(speaker) => format!("{}: {words}", speaker.name),
            None => words,
        }
    }
}

/// Two direct quotes with unlike words: one is a part of the other, or a word was changed.
fn relate_verbatim(a: &Item<'_>, b: &Item<'_>) -> Relation {
    let (longer, shorter) = if a.forms.len() >= b.forms.len() {
        (a, b)
    } else {
        (b, a)
    };
    if is_part(&shorter.forms, &longer.forms) {
        if one_denies(a, b) {
            return denial(a, b);
        }
        let quotes = |item: &Item<'_>| {
            Claim::new(("quotes", "quote"), format!("{} words", item.forms.len()))
        };
        return Relation::Compatible(Contrast {
            common: Some("The quote is cut".to_owned()),
            left: quotes(a),
            right: quotes(b),
        });
    }
    match changed_words(&a.forms, &b.forms) {
        Some((left, right)) if tells(left, right) => {
            let has = |words: &[String]| {
                Claim::new(("quotes", "quote"), format!("“{}”", words.join(" ")))
            };
            Relation::conflict(has(left), has(right))
        }
        Some(_) => Relation::Same,
        None => Relation::compatible(manner(a), manner(b)),
    }
}

/// Whether nothing tells two utterances of one speaker apart but a denial in their midst: one at an
/// edge may have been cut off.
fn one_denies(a: &Item<'_>, b: &Item<'_>) -> bool {
    let is_known = |item: &Item<'_>| item.speaker != Voice::Unknown;
    is_known(a)
        && is_known(b)
        && a.forms.len().abs_diff(b.forms.len()) <= MOST_CHANGED_WORDS
        && a.forms.first() == b.forms.first()
        && a.forms.last() == b.forms.last()
        && denials(&a.forms) % 2 != denials(&b.forms) % 2
        && a.bag.overlap(&b.bag) >= VERBATIM
}

/// What both say where they begin to differ.
fn denial(a: &Item<'_>, b: &Item<'_>) -> Relation {
    let same = a.forms.iter().zip(&b.forms).take_while(|(x, y)| x == y);
    let at = same.count();
    let has = |item: &Item<'_>| {
        let end = (at + WORDS_AROUND).min(item.forms.len());
        let words = &item.forms[at.saturating_sub(WORDS_AROUND)..end];
        Claim::new(("has", "have"), format!("“{}”", words.join(" ")))
    };
    Relation::conflict(has(a), has(b))
}

/// Words before and after a denial that a reason cites.
const WORDS_AROUND: usize = 4;

/// How many words deny; "not only" does not.
fn denials(forms: &[String]) -> usize {
    let denies = |at: &usize| {
        let next = forms.get(at + 1).map_or("", String::as_str);
        words::is_denial(&forms[*at]) && !matches!(next, "only" | "just" | "least" | "merely")
    };
    (0..forms.len()).filter(denies).count()
}

/// Whether other words mean something else: not another spelling, a contraction, a small word.
fn tells(left: &[String], right: &[String]) -> bool {
    let content = |words: &[String]| words.iter().any(|word| !words::is_function_word(word));
    let concepts = |words: &[String]| {
        words
            .iter()
            .map(|word| words::concept(word))
            .collect::<Vec<_>>()
    };
    let spelling =
        left.len() == right.len() && left.iter().zip(right).all(|(x, y)| is_other_spelling(x, y));
    content(left) && content(right) && concepts(left) != concepts(right) && !spelling
}

/// "neighbour" and "neighbor": one letter more, less or changed in a word of some length.
fn is_other_spelling(a: &str, b: &str) -> bool {
    let letters = |word: &str| {
        word.chars()
            .filter(|letter| letter.is_alphabetic())
            .collect::<Vec<_>>()
    };
    let (a, b) = (letters(a), letters(b));
    let before = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[before..], &b[before..]);
    let after = rest_a
        .iter()
        .rev()
        .zip(rest_b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    a.len().min(b.len()) >= SPELLING_LETTERS
        && rest_a.len() - after <= 1
        && rest_b.len() - after <= 1
}

/// Whether all words stand in the other text in their order; parts may have been left out.
fn is_part(shorter: &[String], longer: &[String]) -> bool {
    let mut rest = longer.iter();
    shorter.iter().all(|word| rest.any(|other| other == word))
}

/// The words in which two texts differ when nothing but one run of words in their midst does, and
/// both have words there.
fn changed_words<'w>(a: &'w [String], b: &'w [String]) -> Option<(&'w [String], &'w [String])> {
    let before = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[before..], &b[before..]);
    let after = rest_a
        .iter()
        .rev()
        .zip(rest_b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let left = &rest_a[..rest_a.len() - after];
    let right = &rest_b[..rest_b.len() - after];
    let few = |words: &[String]| !words.is_empty() && words.len() <= MOST_CHANGED_WORDS;
    let framed = before >= 2 || after >= 2;
    (framed && few(left) && few(right)).then_some((left, right))
}

/// Letters from which one changed letter is another spelling rather than another word.
const SPELLING_LETTERS: usize = 6;

/// Whether two texts are the same but for one changed place, with words enough around it.
fn is_changed(a: &[String], b: &[String]) -> bool {
    let around = |changed: &[String]| a.len() - changed.len();
    changed_words(a, b).is_some_and(|(left, _)| around(left) >= TELLING_WORDS)
}

/// Words that a changed place has at most; a longer one is another utterance.
const MOST_CHANGED_WORDS: usize = 3;

/// Whether the words are the speaker's own.
fn is_verbatim(item: &Item<'_>) -> bool {
    item.quote.mode == QuoteMode::Direct
}

fn speakers_differ(a: &Item<'_>, b: &Item<'_>) -> bool {
    match (&a.speaker, &b.speaker) {
        (Voice::Unknown, _) | (_, Voice::Unknown) => false,
        (Voice::Person(x) | Voice::Entity(x), Voice::Person(y) | Voice::Entity(y)) => {
            x != y && !share_a_name(a, b)
        }
        (x, y) => x != y && !share_a_name(a, b),
    }
}

/// "Mitchell" and "Janice Mitchell" may be one, linked or not.
fn share_a_name(a: &Item<'_>, b: &Item<'_>) -> bool {
    let names = |item: &Item<'_>| {
        item.quote
            .speaker
            .as_ref()
            .map_or("", |speaker| &speaker.name)
            .to_owned()
    };
    let (x, y) = (words::words(&names(a)), words::words(&names(b)));
    x.iter()
        .any(|word| y.iter().any(|other| other.form == word.form))
}

fn voice(story: &Story<'_>, article: usize, quote: &Quote) -> Voice {
    let Some(speaker) = &quote.speaker else {
        return Voice::Unknown;
    };
    let beside = story.articles[article].article().slice(speaker.span);
    if let Some(entity) = story.links.of_name(article, &speaker.name) {
        let named = words::words(beside).iter().any(|word| {
            words::words(&speaker.name)
                .iter()
                .any(|part| part.form == word.form)
        });
        return if named && story.links.is_person(entity) {
            Voice::Person(entity)
        } else {
            Voice::Entity(entity)
        };
    }
    let forms = words::words(&speaker.name)
        .into_iter()
        .map(|word| word.form);
    Voice::Words(forms.collect::<Vec<_>>().join(" "))
}

fn manner(item: &Item<'_>) -> Claim {
    match item.quote.mode {
        QuoteMode::Direct => Claim::new(("quotes", "quote"), quoted(item)),
        QuoteMode::Indirect | QuoteMode::Mixed => Claim::new(
            ("reports in other words", "report in other words"),
            quoted(item),
        ),
    }
}

fn quoted(item: &Item<'_>) -> String {
    let words = item
        .fact
        .evidence
        .first()
        .map_or("", |evidence| &evidence.text);
    format!("“{}”", cited(words.trim_matches(is_quotation_mark)))
}

fn is_quotation_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | ',' | ' '
    )
}
