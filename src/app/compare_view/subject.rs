//! A person, an organization or another named thing of a story, and what the articles tell of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::comparing::Comparison;
use crate::article::{ArticleId, Span};
use crate::compare::Row;
use crate::facts::{Entity, EntityType, Fact, FactContent, FactId, FactKind, FactSheet};

/// Names a subject by one of its facts, so that it is found again when rows move.
pub type Anchor = (ArticleId, FactId);

/// A named thing with all its mentions.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The row that sets it side by side.
    pub row: &'a Row,
    /// Its names in lower case.
    names: BTreeSet<String>,
    /// Where each article mentions it, in order.
    mentions: BTreeMap<&'a ArticleId, Vec<Span>>,
}

/// How a fact has to do with a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// It tells a post or title of it, or in it.
    Role,
    /// It says it.
    Speaker,
    /// It is told of.
    Topic,
}

impl<'a> Subject<'a> {
    /// The subject of a row of entities.
    pub fn of(row: &'a Row, comparison: &Comparison) -> Self {
        let mut names = BTreeSet::new();
        let mut mentions = BTreeMap::new();
        for (article, cells) in &row.cells {
            let mut spans: Vec<Span> = cells.iter().map(|cell| cell.span).collect();
            spans.sort_unstable_by_key(|span| span.start);
            mentions.insert(article, spans);
        }
        for (_, entity) in entities(row, comparison) {
            names.insert(entity.name.to_lowercase());
            names.extend(entity.aliases.iter().map(|alias| alias.to_lowercase()));
        }
        Self {
            row,
            names,
            mentions,
        }
    }

    /// The subject that a fact belongs to.
    pub fn find(comparison: &'a Comparison, (article, fact): &Anchor) -> Option<Self> {
        let holds = |row: &&Row| {
            let cells = row.cells.get(article);
            row.kind == FactKind::Entity
                && cells.is_some_and(|cells| cells.iter().any(|cell| cell.fact == *fact))
        };
        let row = comparison.rows.iter().find(holds)?;
        Some(Self::of(row, comparison))
    }

    /// What it is, by the article that names it first.
    pub fn entity_type(&self, comparison: &Comparison) -> EntityType {
        let mut known = entities(self.row, comparison);
        known
            .next()
            .map_or(EntityType::Other, |(_, entity)| entity.entity_type)
    }

    /// Whether a row has to do with it.
    pub fn is_in(&self, row: &Row, comparison: &Comparison) -> bool {
        if row.kind == FactKind::Entity {
            return std::ptr::eq(row, self.row);
        }
        comparison.sheets.iter().any(|sheet| {
            let cells = row.cells.get(&sheet.article.id);
            let facts = cells.into_iter().flatten();
            let mut facts = facts.filter_map(|cell| comparison.fact(sheet, cell));
            facts.any(|fact| self.part_in(fact, sheet).is_some())
        })
    }

    /// How a fact of an article has to do with it, if it does.
    pub fn part_in(&self, fact: &Fact, sheet: &FactSheet) -> Option<Part> {
        let mentions = self.mentions.get(&sheet.article.id)?;
        let is_named = |name: &str| self.names.contains(&name.to_lowercase());
        let touches = |span: Span| {
            let first = mentions.partition_point(|mention| mention.end <= span.start);
            mentions
                .get(first)
                .is_some_and(|mention| mention.overlaps(span))
        };
        match &fact.content {
            FactContent::Entity(_) => None,
            FactContent::Role(role) => {
                let told = is_named(&role.person) || role.of.as_deref().is_some_and(is_named);
                told.then_some(Part::Role)
            }
            FactContent::Quote(quote)
                if quote
                    .speaker
                    .as_ref()
                    .is_some_and(|speaker| touches(speaker.span) || is_named(&speaker.name)) =>
            {
                Some(Part::Speaker)
            }
            _ => {
                let mut evidence = fact.evidence.iter();
                evidence
                    .any(|piece| touches(piece.span))
                    .then_some(Part::Topic)
            }
        }
    }
}

/// The entity of each article of a row, with its fact.
pub fn entities<'c>(
    row: &'c Row,
    comparison: &'c Comparison,
) -> impl Iterator<Item = (&'c Fact, &'c Entity)> {
    comparison.sheets.iter().flat_map(move |sheet| {
        let cells = row.cells.get(&sheet.article.id).into_iter().flatten();
        let mut seen = BTreeSet::new();
        cells
            .filter(move |cell| seen.insert(&cell.fact))
            .filter_map(|cell| comparison.fact(sheet, cell))
            .filter_map(|fact| match &fact.content {
                FactContent::Entity(entity) => Some((fact, entity)),
                _ => None,
            })
    })
}

/// A fact that names the subject of a row, to find it again by.
pub fn anchor(row: &Row) -> Option<Anchor> {
    let (article, cells) = row.cells.first_key_value()?;
    Some((article.clone(), cells.first()?.fact.clone()))
}
