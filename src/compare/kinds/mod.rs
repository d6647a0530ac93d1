//! How facts of each kind are matched, judged and named in a row.

pub mod claim;
pub mod entity;
pub mod quantity;
pub mod quote;
pub mod role;
pub mod time;

use crate::facts::{Fact, FactKind};

use super::align::Matching;
use super::bag::Bag;
use super::entities::Who;
use super::prepared::Prepared;
use super::verdict::{Relation, milder};

/// A kind of fact whose rows are found by matching.
pub trait Kind: Matching {
    /// The kind.
    const KIND: FactKind;

    /// The facts of an article, made ready, in the order of its sheet.
    fn items(article: &Prepared) -> Vec<Self::Item>;

    /// Takes note of whom the entities of its article stand for among all articles; whether that is
    /// anything new.
    fn link(_item: &mut Self::Item, _who: &[Who]) -> bool {
        false
    }

    /// The fact of an item.
    fn fact(item: &Self::Item) -> &Fact;

    /// How two items of one row stand to each other.
    fn relate(a: &Self::Item, b: &Self::Item) -> Relation;

    /// How the items of one article in a row stand to those of another: an article that says something
    /// twice counts by what fits best.
    fn stand(a: &[&Self::Item], b: &[&Self::Item]) -> Relation {
        best_fit(a, b, Self::relate)
    }

    /// What a row is about, in a few words.
    fn label(items: &[&Self::Item]) -> String;
}

/// The mildest relation of an item of one article to one of the other.
pub fn best_fit<I>(a: &[&I], b: &[&I], relate: impl Fn(&I, &I) -> Relation) -> Relation {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    let relations = pairs.map(|(x, y)| relate(x, y));
    relations.reduce(milder).unwrap_or(Relation::Same)
}

/// Evidence whose context is looked at: the first pieces are the strongest, and an entity-like fact
/// that stands in every sentence would be compared with all of them.
const CONTEXTS: usize = 4;

/// The words around the first pieces of evidence of a fact, each less the evidence itself.
fn contexts(article: &Prepared, fact: &Fact) -> Vec<Bag> {
    let evidence = fact.evidence.iter().take(CONTEXTS);
    evidence
        .map(|evidence| article.context(evidence.span))
        .collect()
}

/// The likeness of the two most alike contexts.
fn best_overlap(a: &[Bag], b: &[Bag]) -> f32 {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| x.overlap(y)));
    pairs.fold(0.0, f32::max)
}

/// Code points of a label or of words that a difference cites.
const LONGEST_CITATION: usize = 80;

/// Some words on one line, cut at a word's end where they are long.
fn cited(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_CITATION {
        return line;
    }
    let cut: String = line.chars().take(LONGEST_CITATION).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// The most frequent of some labels, the shorter where two are as frequent.
fn most_frequent<'l>(labels: impl Iterator<Item = &'l str>) -> &'l str {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for label in labels.filter(|label| !label.is_empty()) {
        match counts.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += 1,
            None => counts.push((label, 1)),
        }
    }
    let best = counts
        .iter()
        .min_by_key(|(label, count)| (std::cmp::Reverse(*count), label.chars().count()));
    best.map_or("", |(label, _)| label)
}
