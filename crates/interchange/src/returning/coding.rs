//! From an annotation whose words are placed to the fact that it becomes or changes.

use std::borrow::Cow;
use std::sync::Arc;

use crate::incoming::Coded;
use crate::marks::{entity_type_of, kind_of, label};
use crate::naming::uuid_of_fact;
use sidelight_engine::article::{Article, Span};
use sidelight_engine::facts::{
    Code, Evidence, Fact, FactContent, FactId, FactKind, FactSheet, Status, Suggestion, by_hand,
};
use sidelight_project::manual_fact;
use sidelight_project::opinion::Judgement;

use super::Change;
use super::places::Places;

/// An annotation whose words are placed.
pub struct Coding<'a> {
    /// The annotation.
    pub coded: &'a Coded,
    /// Its words in the article.
    pub evidence: Vec<Evidence>,
    /// Where other words of the file stand.
    pub places: &'a Places<'a>,
    /// Whether its label is a kind that a person made.
    pub is_code: bool,
}

impl Coding<'_> {
    /// The fact as the file has it; `None` where the project has it so.
    pub fn change(&self, sheet: &FactSheet) -> Option<Change> {
        let article = sheet.article.id.clone();
        let Some(present) = self.present(sheet) else {
            return Some(Change {
                article,
                fact: self.made(&sheet.article),
                is_new: true,
            });
        };
        let fact = self.changed(&sheet.article, present);
        (fact != *present).then_some(Change {
            article,
            fact,
            is_new: false,
        })
    }

    /// The fact of the project that it was made of, or that rests on the same words.
    fn present<'s>(&self, sheet: &'s FactSheet) -> Option<&'s Fact> {
        let facts = || sheet.facts.iter();
        let named = self.coded.id.as_deref().and_then(|id| {
            facts().find(|fact| {
                &*fact.id.0 == id || uuid_of_fact(&sheet.article.id, fact).eq_ignore_ascii_case(id)
            })
        });
        let first = self.evidence.first().map(|piece| piece.span);
        let alike = |fact: &&Fact| {
            label(fact) == self.coded.label
                && fact.evidence.iter().any(|piece| Some(piece.span) == first)
        };
        named.or_else(|| facts().find(alike))
    }

    /// The fact of the project with what was decided elsewhere.
    fn changed(&self, article: &Article, present: &Fact) -> Fact {
        let coded = self.coded;
        let mut fact = present.clone();
        let judged = coded.status.and_then(Judgement::of);
        // What nobody decided there takes no decision back.
        if let (Some(content), Some(_)) = (&coded.content, judged) {
            fact.status = coded.status.unwrap_or(present.status);
            fact.content = self.moved(content);
            fact.evidence.clone_from(&self.evidence);
            fact.suggestion = self.suggestion(article);
            fact.decided_by.clone_from(&coded.coder);
        } else if let Some(status) = coded.status
            && judged.is_some()
            && !is_the_same(status, present.status)
        {
            fact.status = status;
            fact.decided_by.clone_from(&coded.coder);
        }
        if let Some(note) = &coded.note {
            fact.note = Some(note.clone());
        }
        if !coded.tags.is_empty() {
            fact.tags.clone_from(&coded.tags);
        }
        fact
    }

    /// A fact that the project does not have.
    fn made(&self, article: &Article) -> Fact {
        let coded = self.coded;
        let content = match &coded.content {
            Some(content) => self.moved(content),
            None => self.content_of_label(article),
        };
        let made = manual_fact(content, self.evidence.clone());
        Fact {
            id: FactId(Arc::from(coded.id.as_deref().unwrap_or_default())),
            confidence: coded.confidence.unwrap_or(made.confidence),
            rule: coded.rule.clone().map_or(made.rule.clone(), Cow::Owned),
            status: coded.status.unwrap_or(made.status),
            decided_by: coded.coder.clone(),
            note: coded.note.clone(),
            tags: coded.tags.clone(),
            suggestion: self.suggestion(article),
            ..made
        }
    }

    fn content_of_label(&self, article: &Article) -> FactContent {
        let label = &self.coded.label;
        let kind = kind_of(label).filter(|_| !self.is_code);
        match kind {
            Some(kind) if kind != FactKind::Code => {
                let mut content = by_hand::plain(article, &self.spans(), kind);
                if let (FactContent::Entity(entity), Some(entity_type)) =
                    (&mut content, entity_type_of(label))
                {
                    entity.entity_type = entity_type;
                }
                content
            }
            _ => FactContent::Code(Code {
                code: label.clone(),
                value: String::new(),
            }),
        }
    }

    fn moved(&self, content: &FactContent) -> FactContent {
        let first = self.first();
        let mut content = content.clone();
        content.move_places(|span| self.places.within(span, first));
        content
    }

    fn spans(&self) -> Vec<Span> {
        self.evidence.iter().map(|piece| piece.span).collect()
    }

    /// Where the first of its words stand.
    fn first(&self) -> Span {
        self.evidence
            .first()
            .map_or_else(Span::default, |piece| piece.span)
    }

    fn suggestion(&self, article: &Article) -> Option<Box<Suggestion>> {
        let suggestion = self.coded.suggestion.as_deref()?;
        let first = self.first();
        let spans = suggestion.evidence.iter();
        let evidence = spans.map(|piece| Evidence {
            mention: piece.mention,
            ..Evidence::new(article, self.places.within(piece.span, first))
        });
        Some(Box::new(Suggestion {
            content: self.moved(&suggestion.content),
            evidence: evidence.collect(),
        }))
    }
}

/// Whether two statuses tell the same to a program that knows only what holds and what does not.
fn is_the_same(theirs: Status, present: Status) -> bool {
    let holds = |status| Judgement::of(status).map(|it| it != Judgement::Rejected);
    holds(theirs) == holds(present)
}
