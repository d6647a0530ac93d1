//! Said: quotes by their words and their speakers.

use crate::compare::align::{Key, Matching};
use crate::compare::bag::Bag;
use crate::compare::entities::Who;
use crate::compare::prepared::{KeptFact, Prepared};
use crate::compare::verdict::{Claim, Contrast, Relation};
use crate::compare::words;
use crate::facts::{Fact, FactContent, FactKind, Quote, QuoteMode, Speaker};

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
pub struct Quotes;

/// A quote made ready.
#[derive(Debug)]
pub struct Item {
    fact: KeptFact,
    quote: Quote,
    /// The entity of the article that speaks, and whether the article names it beside the quote: no
    /// pronoun that was resolved.
    entity: Option<usize>,
    is_named: bool,
    speaker: Voice,
    /// Its words, normalised.
    forms: Vec<String>,
    bag: Bag,
}

/// Who speaks, as far as it is known across articles.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Voice {
    Unknown,
    /// A linked person whom the article names beside the quote.
    Person(u64),
    /// Another linked entity, or a resolved pronoun.
    Entity(u64),
    /// Words that name nobody known.
    Words(String),
}

impl Matching for Quotes {
    type Item = Item;

    const THRESHOLD: f32 = 0.6;

    fn keys(item: &Item) -> Vec<Key> {
        item.bag.heaviest(KEYS).into_iter().map(Key::new).collect()
    }

    fn score(a: &Item, b: &Item, _: [&[Item]; 2]) -> f32 {
        likeness(a, b)
    }

    fn same_within_article(a: &Item, b: &Item) -> bool {
        !speakers_differ(a, b) && likeness(a, b) >= 0.9
    }
}

impl Kind for Quotes {
    const KIND: FactKind = FactKind::Quote;

    fn items(article: &Prepared) -> Vec<Item> {
        let item = |fact: KeptFact| {
            let FactContent::Quote(quote) = &fact.content else {
                return None;
            };
            let text: Vec<&str> = fact
                .evidence
                .iter()
                .map(|evidence| &*evidence.text)
                .collect();
            let text = text.join(" ");
            let forms = words::words(&text).into_iter().map(|word| word.form);
            let speaker = quote.speaker.as_ref();
            Some(Item {
                quote: quote.clone(),
                entity: speaker.and_then(|speaker| article.names.of_name(&speaker.name)),
                is_named: speaker.is_some_and(|speaker| is_named(article, speaker)),
                speaker: voice(quote),
                forms: forms.collect(),
                bag: article.bag_of_text(&text),
                fact,
            })
        };
        article.kept_facts().filter_map(item).collect()
    }

    fn link(item: &mut Item, who: &[Who]) -> bool {
        let Some(entity) = item.entity.and_then(|entity| who.get(entity)) else {
            return false;
        };
        let speaker = if item.is_named && entity.is_person {
            Voice::Person(entity.number)
        } else {
            Voice::Entity(entity.number)
        };
        let is_new = item.speaker != speaker;
        item.speaker = speaker;
        is_new
    }

    fn fact(item: &Self::Item) -> &Fact {
        &item.fact
    }

    fn relate(a: &Self::Item, b: &Self::Item) -> Relation {
        if speakers_differ(a, b) {
            let names = |item: &Item| {
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

    fn label(items: &[&Self::Item]) -> String {
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

/// How likely two quotes are one utterance.
fn likeness(a: &Item, b: &Item) -> f32 {
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

/// Two direct quotes with unlike words: one is a part of the other, or a word was changed.
fn relate_verbatim(a: &Item, b: &Item) -> Relation {
    let (longer, shorter) = if a.forms.len() >= b.forms.len() {
        (a, b)
    } else {
        (b, a)
    };
    if is_part(&shorter.forms, &longer.forms) {
        if one_denies(a, b) {
            return denial(a, b);
        }
        let quotes =
            |item: &Item| Claim::new(("quotes", "quote"), format!("{} words", item.forms.len()));
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
fn one_denies(a: &Item, b: &Item) -> bool {
    let is_known = |item: &Item| item.speaker != Voice::Unknown;
    is_known(a)
        && is_known(b)
        && a.forms.len().abs_diff(b.forms.len()) <= MOST_CHANGED_WORDS
        && a.forms.first() == b.forms.first()
        && a.forms.last() == b.forms.last()
        && denials(&a.forms) % 2 != denials(&b.forms) % 2
        && a.bag.overlap(&b.bag) >= VERBATIM
}

/// What both say where they begin to differ.
fn denial(a: &Item, b: &Item) -> Relation {
    let same = a.forms.iter().zip(&b.forms).take_while(|(x, y)| x == y);
    let at = same.count();
    let has = |item: &Item| {
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
fn is_verbatim(item: &Item) -> bool {
    item.quote.mode == QuoteMode::Direct
}

fn speakers_differ(a: &Item, b: &Item) -> bool {
    match (&a.speaker, &b.speaker) {
        (Voice::Unknown, _) | (_, Voice::Unknown) => false,
        (Voice::Person(x) | Voice::Entity(x), Voice::Person(y) | Voice::Entity(y)) => {
            x != y && !share_a_name(a, b)
        }
        (x, y) => x != y && !share_a_name(a, b),
    }
}

/// "Mitchell" and "Janice Mitchell" may be one, linked or not.
fn share_a_name(a: &Item, b: &Item) -> bool {
    let names = |item: &Item| {
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

/// Whether a word of a speaker's name stands beside the quote.
fn is_named(article: &Prepared, speaker: &Speaker) -> bool {
    let beside = words::words(article.article().slice(speaker.span));
    let name = words::words(&speaker.name);
    beside
        .iter()
        .any(|word| name.iter().any(|part| part.form == word.form))
}

/// Who speaks, as the words of the article alone tell it.
fn voice(quote: &Quote) -> Voice {
    let Some(speaker) = &quote.speaker else {
        return Voice::Unknown;
    };
    let forms = words::words(&speaker.name)
        .into_iter()
        .map(|word| word.form);
    Voice::Words(forms.collect::<Vec<_>>().join(" "))
}

fn manner(item: &Item) -> Claim {
    match item.quote.mode {
        QuoteMode::Direct => Claim::new(("quotes", "quote"), quoted(item)),
        QuoteMode::Indirect | QuoteMode::Mixed => Claim::new(
            ("reports in other words", "report in other words"),
            quoted(item),
        ),
    }
}

fn quoted(item: &Item) -> String {
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
