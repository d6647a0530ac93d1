//! Claimed: statements by their words, polarity and firmness.

use crate::compare::align::{Key, Matching};
use crate::compare::story::{Bag, Prepared, Story};
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
pub struct Statements<'a> {
    items: Vec<Item<'a>>,
}

/// A statement made ready.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    article: usize,
    fact: &'a Fact,
    statement: &'a Statement,
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

impl<'a> Statements<'a> {
    /// The statements of a story.
    pub fn new(story: &Story<'a>) -> Self {
        let mut items = Vec::new();
        for (article, prepared) in story.articles.iter().enumerate() {
            for fact in prepared.facts() {
                let FactContent::Statement(statement) = &fact.content else {
                    continue;
                };
                items.push(Item {
                    article,
                    fact,
                    statement,
                    words: story.bag_of_text(&statement.text),
                    claim: story.bag_of_text(&claim_words(statement)),
                    subject: story.bag_of_text(&statement.subject),
                    object: story.bag_of_text(&statement.object),
                    relation: story.bag_of_text(&statement.relation),
                    context: story.context(article, fact.primary_span()),
                    sentence: story.bag(article, prepared.sentence_span(fact.primary_span()), None),
                    is_held_open: is_held_open(prepared, fact),
                });
            }
        }
        Self { items }
    }

    /// The statements, in the order of the articles.
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }
}

impl<'a> Matching for Statements<'a> {
    type Item = Item<'a>;

    fn article(item: &Item<'a>) -> usize {
        item.article
    }

    fn keys(&self, item: &Item<'a>) -> Vec<Key> {
        item.words
            .heaviest(KEYS)
            .into_iter()
            .map(Key::new)
            .collect()
    }

    fn score(&self, a: &Item<'a>, b: &Item<'a>) -> f32 {
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

    fn threshold(&self) -> f32 {
        RESTATED
    }

    fn same_within_article(&self, a: &Item<'a>, b: &Item<'a>) -> bool {
        a.statement.polarity == b.statement.polarity && a.words.overlap(&b.words) >= SAME_WORDS
    }
}

impl Kind for Statements<'_> {
    const KIND: FactKind = FactKind::Statement;

    fn fact(item: &Self::Item) -> &Fact {
        item.fact
    }

    fn relate(&self, a: &Self::Item, b: &Self::Item) -> Relation {
        let (x, y) = (a.statement, b.statement);
        let says = |item: &Item<'_>| Claim::says(format!("“{}”", cited(&item.statement.text)));
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
            let puts =
                |item: &Item<'_>| Claim::new(("puts it", "put it"), firmness(item.statement));
            return Relation::compatible(puts(a), puts(b));
        }
        if a.words.overlap(&b.words) >= SAME_WORDS {
            return Relation::Same;
        }
        Relation::compatible(says(a), says(b))
    }

    /// A clause makes several claims: unless one of the other article says the same, the one that is
    /// most alike counts.
    fn stand(&self, a: &[&Self::Item], b: &[&Self::Item]) -> Relation {
        let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y)));
        let alike = |pair: &(&Self::Item, &Self::Item)| self.score(pair.0, pair.1);
        let relation = |pair: (&Self::Item, &Self::Item)| self.relate(pair.0, pair.1);
        let mut relations = pairs.clone().map(relation);
        if relations.any(|relation| relation == Relation::Same) {
            return Relation::Same;
        }
        let closest = pairs.max_by(|x, y| alike(x).total_cmp(&alike(y)));
        closest.map_or(Relation::Same, relation)
    }

    fn label(&self, items: &[&Self::Item]) -> String {
        let shortest = items
            .iter()
            .min_by_key(|item| item.statement.text.chars().count());
        shortest.map_or_else(String::new, |item| cited(&item.statement.text))
    }
}

/// Whether two claims of unlike polarity are one claim and its denial.
fn same_claim(a: &Item<'_>, b: &Item<'_>) -> bool {
    let (x, y) = (a.statement, b.statement);
    if has(a) != has(b) && a.relation.is_empty() && b.relation.is_empty() {
        return false;
    }
    let same_words = alike(&a.words, &b.words);
    let same_parts = (same_words || (same_relation(a, b) && alike(&a.claim, &b.claim)))
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
fn same_relation(a: &Item<'_>, b: &Item<'_>) -> bool {
    (a.relation.is_empty() && b.relation.is_empty()) || a.relation.overlap(&b.relation) >= DENIED
}

/// "Had no timeouts" and "was out of timeouts" have no verb of weight, and yet another one.
fn has(item: &Item<'_>) -> bool {
    let words = words::words(&item.statement.relation);
    let having = |word: &words::Word| matches!(word.form.as_str(), "has" | "have" | "had");
    words.iter().any(having)
}

/// Whether two claims say one thing in sentences that are else the same.
fn same_place(a: &Item<'_>, b: &Item<'_>) -> bool {
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
fn is_held_open(prepared: &Prepared<'_>, fact: &Fact) -> bool {
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
