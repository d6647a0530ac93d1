//! Who is who: entities of different articles that are the same.

mod candidate;
mod linker;
mod register;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use crate::article::Span;
use crate::facts::FactSheet;

use super::identity::{self, Identity};
use super::names::forms;

use candidate::Candidate;
use linker::Linker;
pub use register::Register;

/// The entities of one article.
#[derive(Debug)]
pub struct Names {
    candidates: Vec<Candidate>,
    /// Its mentions by position with their entities, longest first.
    mentions: Vec<(Span, usize)>,
    /// The entity of each name.
    by_name: HashMap<String, usize>,
}

impl Names {
    /// Reads the entities of an article.
    pub fn of(sheet: &FactSheet) -> Self {
        let candidates = Candidate::all(sheet);
        let (mut mentions, mut by_name) = (Vec::new(), HashMap::new());
        // Descriptions tell too little to go by for other facts.
        let named = candidates.iter().enumerate();
        for (number, candidate) in named.filter(|(_, candidate)| candidate.is_named) {
            mentions.extend(candidate.mentions.iter().map(|span| (*span, number)));
            for name in &candidate.names {
                by_name.entry(name.join(" ")).or_insert(number);
            }
        }
        mentions.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
        Self {
            candidates,
            mentions,
            by_name,
        }
    }

    /// Which entity a name stands for.
    pub fn of_name(&self, name: &str) -> Option<usize> {
        self.by_name.get(&forms(name).join(" ")).copied()
    }

    /// What the mentions inside a span stand for.
    pub fn within(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        let start = |(mention, _): &(Span, usize)| mention.start < span.start;
        let first = self.mentions.partition_point(start);
        let inside = self.mentions[first..]
            .iter()
            .take_while(move |(mention, _)| mention.start < span.end);
        inside
            .filter(move |(mention, _)| span.covers(*mention))
            .map(|(_, entity)| *entity)
    }

    /// Whether an entity is a person.
    pub fn is_person(&self, entity: usize) -> bool {
        self.candidates[entity].is_person
    }

    /// The place of an entity in the sheet.
    pub fn fact(&self, entity: usize) -> usize {
        self.candidates[entity].fact
    }
}

/// The entities of some articles that are the same, each told by the number of its article and its own
/// there; in order. What a person said of them comes before their names.
pub fn clusters<'n>(
    articles: impl Iterator<Item = &'n Names>,
    sheets: &[Arc<FactSheet>],
    identities: &[Identity],
) -> Vec<Vec<(usize, usize)>> {
    let (mut candidates, mut places) = (Vec::new(), Vec::new());
    for (article, names) in articles.enumerate() {
        for (entity, candidate) in names.candidates.iter().enumerate() {
            candidates.push((article, candidate));
            places.push((article, entity));
        }
    }
    let clusters = Linker::new(&candidates).link(identity::judged(sheets, identities));
    let place = |index: usize| places[index];
    let clusters = clusters.into_iter();
    clusters
        .map(|members| members.into_iter().map(place).collect())
        .collect()
}

/// Whom an entity of an article stands for among all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// Equal for entities that are the same.
    pub number: u64,
    /// Whether any of them is a person.
    pub is_person: bool,
}
