//! Articles with facts that are set by hand.

use std::sync::Arc;

use jiff::civil::date;
use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance, Span};
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparison, LinkedEntity, Question, Slot, compare};
use sidelight_engine::facts::{
    Claim, Entity, EntityType, Fact, FactContent, FactId, FactSheet, Phrase, Quantity, Quote,
    QuoteMode, Speaker,
};

/// An article under construction.
pub struct Draft {
    pub article: Article,
    pub facts: Vec<Fact>,
}

impl Draft {
    pub fn new(publisher: &str, text: &str) -> Self {
        let metadata = Metadata {
            publisher: Some(publisher.to_owned()),
            published: Some(date(2024, 9, 30)),
            ..Metadata::default()
        };
        let article = Article {
            id: ArticleId::new(publisher),
            metadata,
            provenance: Provenance::default(),
            text: text.into(),
            sections: Vec::new(),
        };
        Self {
            article,
            facts: Vec::new(),
        }
    }

    pub fn span(&self, words: &str) -> Span {
        let start = self
            .article
            .text
            .as_str()
            .find(words)
            .expect("the words are in the text");
        self.article.text.span_of_bytes(start..start + words.len())
    }

    pub fn with(mut self, words: &str, content: FactContent) -> Self {
        let mut fact = Fact::suggested(&self.article, content, &[self.span(words)], "test", 1.0);
        fact.id = FactId(format!("f{}", self.facts.len()).into());
        self.facts.push(fact);
        self
    }

    pub fn quantity(
        self,
        words: &str,
        value: f64,
        modifier: Option<&'static str>,
        of: &str,
    ) -> Self {
        let quantity = Quantity {
            value: Some(value),
            low: None,
            high: None,
            unit: None,
            modifier: modifier.map(Into::into),
            of: Some(of.to_owned()),
        };
        self.with(words, FactContent::Quantity(quantity))
    }

    pub fn quote(self, words: &str, mode: QuoteMode, speaker: &str) -> Self {
        let speaker = Speaker {
            name: speaker.to_owned(),
            span: self.span(speaker),
        };
        let quote = Quote {
            mode,
            speaker: Some(speaker),
            cue: None,
            addressee: None,
        };
        self.with(words, FactContent::Quote(quote))
    }

    pub fn entity(self, entity_type: EntityType, name: &str, aliases: &[&str]) -> Self {
        let entity = Entity {
            entity_type,
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            place: None,
        };
        self.with(name, FactContent::Entity(entity))
    }

    pub fn person(self, name: &str) -> Self {
        self.entity(EntityType::Person, name, &[])
    }
}

/// What a draft tells: a claim a sentence, and the facts that were set.
pub fn sheet(mut draft: Draft) -> Arc<FactSheet> {
    let text = draft.article.text.as_str().to_owned();
    for sentence in text.split(['.', '!']) {
        let words = sentence.trim_matches(|letter: char| !letter.is_alphanumeric());
        if !words.is_empty() {
            let what = Phrase {
                text: words.to_owned(),
                span: draft.span(words),
            };
            draft = draft.with(words, FactContent::Claim(Box::new(Claim::of_words(what))));
        }
    }
    Arc::new(FactSheet {
        article: Arc::new(draft.article),
        facts: draft.facts,
    })
}

pub fn compared(drafts: Vec<Draft>) -> Comparison {
    let sheets: Vec<_> = drafts.into_iter().map(sheet).collect();
    let found = compare(&sheets, &CancelToken::default()).expect("nobody cancels");
    let again = compare(&sheets, &CancelToken::default()).expect("nobody cancels");
    assert_eq!(found, again);
    found
}

/// What several articles answer to a question.
pub fn slots(comparison: &Comparison, question: Question) -> Vec<&Slot> {
    let slots = comparison.rows.iter().flat_map(|row| &row.slots);
    slots.filter(|slot| slot.question == question).collect()
}

/// The entities that several articles name.
pub fn shared(comparison: &Comparison) -> Vec<&LinkedEntity> {
    let entities = comparison.entities.iter();
    entities.filter(|entity| entity.cells.len() > 1).collect()
}
