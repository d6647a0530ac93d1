//! Claimed: statements by their words, polarity and firmness.

use crate::compare::align::{Key, Matching};
use crate::compare::bag::Bag;
use crate::compare::prepared::{KeptFact, Prepared};
use crate::compare::verdict::{Claim, Relation};
use crate::compare::words;
use crate::facts::{Fact, FactContent, FactKind, Modality, Polarity, Statement};

use super::{Kind, cited};

/// Likeness from which one statement restates the other.
const RESTATED: f32 = 0.45;

/// Likeness from which the one denies the other when their polarity differs.
const DENIED: f32 = 0.6;

/// Likeness of two whole sentences from which they may tell the same thing, and of the words around
/// two claims of "he" and "they" from which the same people are meant.
const SAME_SETTING: f32 = 0.3;

/// Share of the shorter of two parts from which it is a part of the longer: one article goes on where
/// the other ends.
const CONTAINED: f32 = 0.8;

/// Likeness of two whole sentences from which nothing but the denial differs, whatever words the
/// parts have.
const SAME_SENTENCE: f32 = 0.7;

/// What it adds that what is told of the subject is the same: of two claims of one sentence the same one.
const SAME_OBJECT: f32 = 0.1;

/// Likeness from which nothing but the wording of small words differs.
const SAME_WORDS: f32 = 0.9;

/// Concepts by which statements are found.
const KEYS: usize = 8;

/// Matches statements.
#[derive(Debug)]
pub struct Statements;

/// A statement made ready.
#[derive(Debug)]
pub struct Item {
    fact: KeptFact,
    statement: Statement,
    /// The words of the clause.
    words: Bag,
    /// Those of the claim alone: a clause may make several.
    claim: Bag,
    subject: Bag,
    object: Bag,
    relation: Bag,
    /// The words around it.
    context: Bag,
    /// Those of its whole sentence.
    sentence: Bag,
    /// Whether the article holds it open or denies it around the words.
    is_held_open: bool,
}

impl Matching for Statements {
    type Item = Item;

    const THRESHOLD: f32 = RESTATED;

    fn keys(item: &Item) -> Vec<Key> {
        item.words
            .heaviest(KEYS)
            .into_iter()
            .map(Key::new)
            .collect()
    }

    fn score(a: &Item, b: &Item, _: [&[Item]; 2]) -> f32 {
        likeness(a, b)
    }

    fn same_within_article(a: &Item, b: &Item) -> bool {
        a.statement.polarity == b.statement.polarity && a.words.overlap(&b.words) >= SAME_WORDS
    }
}

impl Kind for Statements {
    const KIND: FactKind = FactKind::Statement;

    fn items(article: &Prepared) -> Vec<Item> {
        let item = |fact: KeptFact| {
            let FactContent::Statement(statement) = &fact.content else {
                return None;
            };
            let sentence = article.sentence_span(fact.primary_span());
            Some(Item {
                statement: statement.clone(),
                words: article.bag_of_text(&statement.text),
                claim: article.bag_of_text(&claim_words(statement)),
                subject: article.bag_of_text(&statement.subject),
                object: article.bag_of_text(&statement.object),
                relation: article.bag_of_text(&statement.relation),
                context: article.context(fact.primary_span()),
                sentence: article.bag(sentence, None),
                is_held_open: is_held_open(article, &fact),
                fact,
            })
        };
        article.kept_facts().filter_map(item).collect()
    }

    fn fact(item: &Self::Item) -> &Fact {
        &item.fact
    }

    fn relate(a: &Self::Item, b: &Self::Item) -> Relation {
        let (x, y) = (&a.statement, &b.statement);
        let says = |item: &Item| Claim::says(format!("“{}”", cited(&item.statement.text)));
        if x.polarity != y.polarity {
            return if same_claim(a, b)
                && x.modality == y.modality
                && !a.is_held_open
                && !b.is_held_open
            {
                Relation::conflict(says(a), says(b))
            } else {
                Relation::compatible(says(a), says(b))
            };
        }
        if x.modality != y.modality {
            let puts = |item: &Item| Claim::new(("puts it", "put it"), firmness(&item.statement));
            return Relation::compatible(puts(a), puts(b));
        }
        if a.words.overlap(&b.words) >= SAME_WORDS {
            return Relation::Same;
        }
        Relation::compatible(says(a), says(b))
    }

    /// A clause makes several claims: unless one of the other article says the same, the one that is
    /// most alike counts.
    fn stand(a: &[&Item], b: &[&Item]) -> Relation {
        let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y)));
        let alike = |pair: &(&Item, &Item)| likeness(pair.0, pair.1);
        let relation = |pair: (&Item, &Item)| Self::relate(pair.0, pair.1);
        let mut relations = pairs.clone().map(relation);
        if relations.any(|relation| relation == Relation::Same) {
            return Relation::Same;
        }
        let closest = pairs.max_by(|x, y| alike(x).total_cmp(&alike(y)));
        closest.map_or(Relation::Same, relation)
    }

    fn label(items: &[&Self::Item]) -> String {
        let shortest = items
            .iter()
            .min_by_key(|item| item.statement.text.chars().count());
        shortest.map_or_else(String::new, |item| cited(&item.statement.text))
    }
}

/// How likely two statements are one.
fn likeness(a: &Item, b: &Item) -> f32 {
    let mut words = a.words.overlap(&b.words);
    if a.sentence.overlap(&b.sentence) >= SAME_SETTING {
        words = words.max(a.claim.overlap(&b.claim));
    }
    if words >= RESTATED || same_place(a, b) {
        words.max(RESTATED) + SAME_OBJECT * a.object.overlap(&b.object)
    } else {
        words
    }
}

/// Whether two claims of unlike polarity are one claim and its denial.
fn same_claim(a: &Item, b: &Item) -> bool {
    let (x, y) = (&a.statement, &b.statement);
    if has(a) != has(b) && a.relation.is_empty() && b.relation.is_empty() {
        return false;
    }
    let same_parts = same_relation(a, b)
        && (alike(&a.words, &b.words) || alike(&a.claim, &b.claim))
        && same_part(&a.subject, &b.subject, [&x.subject, &y.subject])
        && same_part(&a.object, &b.object, [&x.object, &y.object])
        && (!a.subject.is_empty() || a.context.overlap(&b.context) >= SAME_SETTING);
    same_parts || same_place(a, b)
}

fn claim_words(statement: &Statement) -> String {
    let parts = [&statement.subject, &statement.relation, &statement.object];
    parts.map(String::as_str).join(" ")
}

/// Whether two claims have one verb, or verbs that weigh nothing.
fn same_relation(a: &Item, b: &Item) -> bool {
    (a.relation.is_empty() && b.relation.is_empty()) || a.relation.overlap(&b.relation) >= DENIED
}

/// "Had no doubts" and "was beyond doubt" have no verb of weight, and yet another one.
fn has(item: &Item) -> bool {
    let words = words::words(&item.statement.relation);
    let having = |word: &words::Word| matches!(word.form.as_str(), "has" | "have" | "had");
    words.iter().any(having)
}

/// Whether two claims say one thing in sentences that are else the same.
fn same_place(a: &Item, b: &Item) -> bool {
    same_relation(a, b) && a.sentence.overlap(&b.sentence) >= SAME_SENTENCE
}

fn alike(a: &Bag, b: &Bag) -> bool {
    let overlap = a.overlap(b);
    overlap >= DENIED || (overlap >= RESTATED && a.containment(b) >= CONTAINED)
}

/// Whether two subjects or two objects are the same; where they have no words that tell anything,
/// such as pronouns, by these.
fn same_part(a: &Bag, b: &Bag, words: [&String; 2]) -> bool {
    if a.is_empty() && b.is_empty() {
        words[0].to_lowercase() == words[1].to_lowercase()
    } else {
        alike(a, b)
    }
}

/// Words before a claim after which the article does not assert it, by their concepts.
const HELD_OPEN: [&str; 14] = [
    "deny",
    "denial",
    "rumor",
    "rumour",
    "discount",
    "dismiss",
    "reject",
    "doubt",
    "whether",
    "if",
    "speculation",
    "suggestion",
    "disput",
    "fals",
];

/// "He denied rumours that he was": what follows is not the article's claim.
fn is_held_open(prepared: &Prepared, fact: &Fact) -> bool {
    let sentence = prepared.words_in(prepared.sentence_span(fact.primary_span()));
    let claim = prepared.words_in(fact.primary_span());
    let before = prepared
        .words()
        .get(sentence.start..claim.start.max(sentence.start));
    before.unwrap_or_default().iter().any(|word| {
        let concept = words::concept(&word.form);
        HELD_OPEN.contains(&concept.as_str())
    })
}

fn firmness(statement: &Statement) -> &'static str {
    match (statement.modality, statement.polarity) {
        (Modality::Asserted, Polarity::Positive) => "as a fact",
        (Modality::Asserted, Polarity::Negative) => "as not so",
        (Modality::Future, _) => "as something to come",
        (Modality::Possible, _) => "as possible",
        (Modality::Necessary, _) => "as necessary",
    }
}
