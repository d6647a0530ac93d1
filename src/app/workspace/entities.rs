//! Uniting and separating entities.

use super::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::Named;
use sidelight_engine::facts::{Entity, Evidence, Fact, FactContent, FactId, Mention};
use sidelight_project::{Applied, Edit, ProjectError, Refusal, manual_fact, quoted};

/// Who else an entity is.
#[derive(Debug, Clone)]
pub struct Identification {
    /// The entity's article.
    pub article: ArticleId,
    /// The entity.
    pub fact: FactId,
    /// Its name.
    pub name: String,
    /// Entities of the same article that are the same: they become one with it.
    pub united: Vec<FactId>,
    /// Entities of other articles, and whether they are the same.
    pub judged: Vec<(Named, bool)>,
}

impl Workspace {
    /// Unites an entity with others of its article, and says which ones of other articles are the
    /// same, as one step.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn identify(&mut self, who: &Identification) -> Result<Applied, ProjectError> {
        let sheet = self.project.sheet(&who.article)?;
        let fact = |id: &FactId| sheet.facts.iter().find(|fact| fact.id == *id);
        let mut edits = Vec::new();
        let others: Vec<&Fact> = who.united.iter().filter_map(fact).collect();
        if let Some(into) = fact(&who.fact)
            && !others.is_empty()
        {
            let (content, evidence) = united(into, &others);
            edits.push(Edit::Revise {
                article: who.article.clone(),
                fact: who.fact.clone(),
                content,
                evidence,
            });
            edits.extend(others.iter().map(|other| Edit::RemoveFact {
                article: who.article.clone(),
                fact: other.id.clone(),
            }));
        }
        let one = Named {
            article: who.article.clone(),
            name: who.name.clone(),
        };
        edits.extend(who.judged.iter().map(|(other, same)| Edit::JudgeIdentity {
            one: one.clone(),
            other: other.clone(),
            same: Some(*same),
        }));
        let label = format!("Say who {} is", quoted(&who.name));
        self.project.apply(Edit::batch(label, edits))
    }

    /// Makes an entity of its own of some mentions of an entity, as one step.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn separate(
        &mut self,
        article: &ArticleId,
        fact: &FactId,
        name: String,
        pieces: &[usize],
    ) -> Result<Applied, ProjectError> {
        let sheet = self.project.sheet(article)?;
        let fact = sheet.facts.iter().find(|known| known.id == *fact);
        let entity = fact.and_then(|fact| match &fact.content {
            FactContent::Entity(entity) => Some((fact, entity)),
            _ => None,
        });
        let Some((fact, entity)) = entity else {
            return Err(Refusal::UnknownArticle(article.clone()).into());
        };
        let evidence = fact.evidence.iter().cloned().enumerate();
        let (taken, left): (Vec<_>, Vec<_>) = evidence.partition(|(at, _)| pieces.contains(at));
        let evidence = |pieces: Vec<(usize, Evidence)>| pieces.into_iter().map(|(_, piece)| piece);
        let (taken, left): (Vec<_>, Vec<_>) = (evidence(taken).collect(), evidence(left).collect());
        let aliases = |pieces: &[Evidence], name: &str| {
            let names = entity.aliases.iter().chain([&entity.name]);
            let names = names.filter(|alias| alias.as_str() != name && stands_in(alias, pieces));
            names.cloned().collect()
        };
        let new = Entity {
            entity_type: entity.entity_type,
            aliases: aliases(&taken, &name),
            name,
            place: None,
        };
        let rest = Entity {
            aliases: aliases(&left, &entity.name),
            ..entity.clone()
        };
        let label = format!(
            "Separate {} from {}",
            quoted(&new.name),
            quoted(&entity.name)
        );
        let edits = vec![
            Edit::Revise {
                article: article.clone(),
                fact: fact.id.clone(),
                content: FactContent::Entity(rest),
                evidence: left,
            },
            Edit::AddFact {
                article: article.clone(),
                fact: manual_fact(FactContent::Entity(new), taken),
            },
        ];
        self.project.apply(Edit::batch(label, edits))
    }
}

/// What an entity says, and where, after others became one with it.
fn united(into: &Fact, others: &[&Fact]) -> (FactContent, Vec<Evidence>) {
    let mut content = into.content.clone();
    let mut evidence = into.evidence.clone();
    for other in others {
        let new = other.evidence.iter().filter(|piece| {
            let mut known = into.evidence.iter();
            !known.any(|known| known.span == piece.span)
        });
        evidence.extend(new.cloned());
        if let (FactContent::Entity(entity), FactContent::Entity(other)) =
            (&mut content, &other.content)
        {
            for name in std::iter::once(&other.name).chain(&other.aliases) {
                if entity.name != *name && !entity.aliases.contains(name) {
                    entity.aliases.push(name.clone());
                }
            }
        }
    }
    // The first piece stays the primary one; the rest stand in the order of the text.
    if let Some(rest) = evidence.get_mut(1..) {
        rest.sort_by_key(|piece| piece.span);
    }
    (content, evidence)
}

/// Whether one of the pieces names something by this name.
fn stands_in(name: &str, pieces: &[Evidence]) -> bool {
    pieces.iter().any(|piece| {
        let by_name = piece.mention.is_none_or(|mention| mention == Mention::Name);
        by_name && piece.text.contains(name)
    })
}
