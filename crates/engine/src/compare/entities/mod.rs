//! Who is who: entities of different articles that are the same.

mod candidate;
mod linker;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::article::{ArticleId, Span};
use crate::facts::{EntityType, FactContent, FactSheet};

use super::identity::{self, Identity};
use super::names::forms;
use super::row::{EntityCell, LinkedEntity};
use super::story::Story;

use candidate::Candidate;
use linker::Linker;

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
        for (number, candidate) in candidates.iter().enumerate() {
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

    /// The mentions inside a span, with what they stand for.
    pub fn within(&self, span: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let start = |(mention, _): &(Span, usize)| mention.start < span.start;
        let first = self.mentions.partition_point(start);
        let inside = self.mentions[first..]
            .iter()
            .take_while(move |(mention, _)| mention.start < span.end);
        inside
            .filter(move |(mention, _)| span.covers(*mention))
            .copied()
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

/// Whom an entity of an article stands for among all articles: equal for entities that are the same,
/// none where nothing tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Who(pub Option<usize>);

/// The people, bodies and places of a story, those of most articles first.
pub fn linked(story: &Story) -> Vec<LinkedEntity> {
    let mut found: Vec<LinkedEntity> = story
        .entities
        .iter()
        .filter_map(|cluster| linked_entity(story, cluster))
        .collect();
    let mentions = |entity: &LinkedEntity| entity.cells.values().map(Vec::len).sum::<usize>();
    found.sort_by_cached_key(|entity| {
        let articles = Reverse(entity.cells.len());
        (articles, Reverse(mentions(entity)), entity.name.clone())
    });
    found
}

fn linked_entity(story: &Story, cluster: &[(usize, usize)]) -> Option<LinkedEntity> {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut types: BTreeMap<EntityType, usize> = BTreeMap::new();
    let mut cells: BTreeMap<ArticleId, Vec<EntityCell>> = BTreeMap::new();
    for &(article, entity) in cluster {
        let prepared = &story.articles[article].prepared;
        let fact = prepared.sheet.facts.get(prepared.names.fact(entity))?;
        let FactContent::Entity(entity) = &fact.content else {
            continue;
        };
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            *names.entry(name).or_default() += 1;
        }
        *types.entry(entity.entity_type).or_default() += 1;
        let mentions = fact.evidence.iter().map(|evidence| EntityCell {
            fact: fact.id.clone(),
            span: evidence.span,
        });
        cells
            .entry(prepared.article().id.clone())
            .or_default()
            .extend(mentions);
    }
    let most = |&(name, count): &(&str, usize)| (count, name.chars().count());
    let name = names
        .iter()
        .map(|(name, count)| (*name, *count))
        .max_by_key(most)?
        .0;
    let entity_type = types.into_iter().max_by_key(|(_, count)| *count)?.0;
    Some(LinkedEntity {
        entity_type,
        name: name.to_owned(),
        aliases: names
            .keys()
            .filter(|other| **other != name)
            .map(|other| (*other).to_owned())
            .collect(),
        cells,
    })
}
