//! A person, an organization or another named thing of a story, and what the articles tell of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::comparing::Comparison;
use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::compare::{LinkedEntity, Row};
use sidelight_engine::facts::{Fact, FactContent, FactId, FactSheet};

/// Names a subject by one of its facts, so that it is found again in another comparison.
pub type Anchor = (ArticleId, FactId);

/// A named thing with all its mentions.
#[derive(Debug)]
pub struct Subject<'a> {
    /// What the comparison knows of it.
    pub entity: &'a LinkedEntity,
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
    /// An entity as a subject.
    pub fn of(entity: &'a LinkedEntity) -> Self {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        let mentions = entity.cells.iter().map(|(article, cells)| {
            let mut spans: Vec<Span> = cells.iter().map(|cell| cell.span).collect();
            spans.sort_unstable_by_key(|span| span.start);
            (article, spans)
        });
        Self {
            entity,
            names: names.map(|name| name.to_lowercase()).collect(),
            mentions: mentions.collect(),
        }
    }

    /// The subject that a fact belongs to.
    pub fn find(comparison: &'a Comparison, (article, fact): &Anchor) -> Option<Self> {
        let holds = |entity: &&LinkedEntity| {
            let cells = entity.cells.get(article);
            cells.is_some_and(|cells| cells.iter().any(|cell| cell.fact == *fact))
        };
        comparison.entities().iter().find(holds).map(Self::of)
    }

    /// Whether a row has to do with it: it is named there, or says it.
    pub fn is_in(&self, row: &Row) -> bool {
        row.cells.iter().any(|(article, cells)| {
            cells.iter().any(|cell| {
                let says = cell.by.as_deref().is_some_and(|by| self.is_named(by));
                says || self.is_mentioned(article, cell.span)
            })
        })
    }

    /// Whether this is one of its names.
    pub fn is_named(&self, name: &str) -> bool {
        self.names.contains(&name.to_lowercase())
    }

    fn is_mentioned(&self, article: &ArticleId, span: Span) -> bool {
        let Some(mentions) = self.mentions.get(article) else {
            return false;
        };
        let first = mentions.partition_point(|mention| mention.end <= span.start);
        mentions
            .get(first)
            .is_some_and(|mention| mention.overlaps(span))
    }

    /// How a fact of an article has to do with it, if it does.
    pub fn part_in(&self, fact: &Fact, sheet: &FactSheet) -> Option<Part> {
        let is_named = |name: &str| self.is_named(name);
        let touches = |span: Span| self.is_mentioned(&sheet.article.id, span);
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
            // Where a quote tells the claim, the quote is what the subject says.
            FactContent::Claim(claim) if claim.by.as_ref().is_some_and(|by| is_named(&by.name)) => {
                let by_quote = claim.by.as_ref().and_then(|by| by.fact.as_ref());
                by_quote.is_none().then_some(Part::Speaker)
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

/// A fact that names an entity, to find it again by.
pub fn anchor(entity: &LinkedEntity) -> Option<Anchor> {
    let (article, cells) = entity.cells.first_key_value()?;
    Some((article.clone(), cells.first()?.fact.clone()))
}
