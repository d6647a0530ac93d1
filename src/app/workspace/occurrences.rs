//! Facts at all places where some words stand.

use std::collections::BTreeMap;

use super::Workspace;
use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::facts::{
    Entity, Evidence, Fact, FactContent, FactId, FactSheet, Mention, Status,
};
use sidelight_project::{Applied, Edit, ProjectError, manual_fact, quoted};

/// What is added at every place.
#[derive(Debug, Clone)]
pub struct Repeated {
    /// The words.
    pub name: String,
    /// What the facts say.
    pub content: FactContent,
    /// The article where that is told.
    pub article: ArticleId,
    /// The fact that says so already.
    pub fact: Option<FactId>,
}

impl Workspace {
    /// Adds a fact at every place, as one step. Names of an entity become mentions of the one entity
    /// that each article has.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn add_everywhere(
        &mut self,
        repeated: &Repeated,
        places: &[(ArticleId, Span)],
    ) -> Result<Applied, ProjectError> {
        let mut by_article: BTreeMap<&ArticleId, Vec<Span>> = BTreeMap::new();
        for (article, span) in places {
            by_article.entry(article).or_default().push(*span);
        }
        let mut edits = Vec::new();
        for (article, mut spans) in by_article {
            let sheet = self.project.sheet(article)?;
            spans.sort_unstable();
            let same = repeated.article == *article;
            if let FactContent::Entity(entity) = &repeated.content {
                let fact = repeated.fact.as_ref().filter(|_| same);
                edits.push(mentions(&sheet, entity, fact, &spans));
                continue;
            }
            for span in spans {
                let content = repeated.content.elsewhere(&sheet.article, span, same);
                let evidence = vec![Evidence::new(&sheet.article, span)];
                edits.push(Edit::AddFact {
                    article: article.clone(),
                    fact: manual_fact(content, evidence),
                });
            }
        }
        let name = quoted(&repeated.name);
        let count = places.len();
        let label = match count {
            1 => format!("Add an occurrence of {name}"),
            _ => format!("Add {count} occurrences of {name}"),
        };
        self.project.apply(Edit::batch(label, edits))
    }
}

/// Adds mentions to the entity of an article, or the entity with them.
fn mentions(sheet: &FactSheet, entity: &Entity, fact: Option<&FactId>, spans: &[Span]) -> Edit {
    let article = sheet.article.id.clone();
    let new = |span: &Span| Evidence::new(&sheet.article, *span).with_mention(Mention::Name);
    let is_it = |known: &&Fact| match fact {
        Some(id) => known.id == *id,
        None => known.status != Status::Rejected && names(known, &entity.name),
    };
    match sheet.facts.iter().find(is_it) {
        Some(known) => {
            let has = |span: &Span| {
                known
                    .evidence
                    .iter()
                    .any(|piece| piece.span.overlaps(*span))
            };
            let added = spans.iter().filter(|span| !has(span)).map(new);
            Edit::Revise {
                article,
                fact: known.id.clone(),
                content: known.content.clone(),
                evidence: known.evidence.iter().cloned().chain(added).collect(),
            }
        }
        None => Edit::AddFact {
            article,
            fact: manual_fact(
                FactContent::Entity(entity.clone()),
                spans.iter().map(new).collect(),
            ),
        },
    }
}

/// Whether a fact is an entity of this name.
fn names(fact: &Fact, name: &str) -> bool {
    let same = |other: &String| other.to_lowercase() == name.to_lowercase();
    match &fact.content {
        FactContent::Entity(entity) => same(&entity.name) || entity.aliases.iter().any(same),
        _ => false,
    }
}
