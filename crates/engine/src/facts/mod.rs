//! From an [`Analysis`] to [`Fact`]s: one module a kind, precise rules in the order of their precision.
//!
//! A fact never exists without evidence: the verbatim words that carry it.

mod any_language;
pub mod by_hand;
mod calibration;
pub mod claim;
mod clause;
mod code;
mod coreference;
pub mod date_words;
mod describe;
pub mod entity;
mod fact;
mod former_kinds;
mod gazetteer;
pub mod hedge;
mod index;
mod kind;
pub mod lexeme;
mod merge;
pub mod number;
mod people;
mod phrase;
pub mod quantity;
pub mod quote;
mod reason;
pub mod role;
pub mod rules;
#[cfg(test)]
mod testing;
pub mod time;
mod titles;
mod verbatim;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Metadata, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::language::Analysis;
use crate::tongue;
use kind::{Record, kinds};

pub use claim::record::{Attribution, Claim, Factuality, SOMEBODY};
pub use clause::is_reporting_form;
pub use code::Code;
use describe::words_of;
pub use describe::{in_figures, one_line, shorten, spaced};
pub use entity::record::{Entity, EntityType};
pub use fact::{Confidence, Evidence, Fact, FactId, Mention, Phrase, Status, Suggestion};
pub use gazetteer::is_noun_of_things;
pub use index::EntityIndex;
pub use quantity::record::{AGE, Quantity};
pub use quote::record::{Quote, QuoteMode, Speaker};
pub use reason::{reason, rule_in_words};
pub use role::record::Role;
pub use time::record::{Anchor, TimeExpression, TimeRelation, Timex};

// In the order of the reader's questions; what follows the kinds follows this order.
kinds! {
    /// Who: a person, organization, place or other named thing.
    Entity {
        /// A named thing.
        record: Entity,
        key: "entity",
        name: "Entity",
        plural: "Entities",
        question: "Who",
        meaning: "Somebody or something that is named.",
        colour: [0x00, 0x72, 0xB2],
        rules: entity::rules::RULES,
    }
    /// Who: what somebody is.
    Role {
        /// What somebody is.
        record: Role,
        key: "role",
        name: "Role",
        plural: "Roles",
        question: "Who",
        meaning: "What somebody is.",
        colour: [0x3A, 0xA0, 0xD8],
        rules: role::rules::RULES,
    }
    /// Said: words of a speaker.
    Quote {
        /// Words of a speaker.
        record: Quote,
        key: "quote",
        name: "Quote",
        plural: "Quotes",
        question: "Said",
        meaning: "Words of a speaker.",
        colour: [0xB8, 0x5C, 0x8F],
        rules: quote::rules::RULES,
    }
    /// When.
    Time {
        /// A time expression.
        record: TimeExpression,
        key: "time",
        name: "Time",
        plural: "Times",
        question: "When",
        meaning: "When.",
        colour: [0xD8, 0x8F, 0x00],
        rules: time::rules::RULES,
    }
    /// How many.
    Quantity {
        /// A number with what it counts.
        record: Quantity,
        key: "quantity",
        name: "Quantity",
        plural: "Quantities",
        question: "How many",
        meaning: "How many, how much.",
        colour: [0x00, 0x8F, 0x68],
        rules: quantity::rules::RULES,
    }
    /// What is told. It was two kinds before, and settings and searches may still name these.
    #[serde(alias = "event", alias = "statement")]
    Claim {
        /// What the article tells in one clause. Projects of before have events and statements in its place.
        #[serde(alias = "event", alias = "statement")]
        record: Box<Claim>,
        key: "claim",
        name: "Claim",
        plural: "Claims",
        question: "What is told",
        meaning: "What the article tells in one clause.",
        colour: [0xD5, 0x5E, 0x00],
        rules: claim::rules::RULES,
    }
    /// Of a kind that a person made.
    Code {
        /// Words to which a person gave a kind of their own.
        record: Code,
        key: "code",
        name: "Code",
        plural: "Own kinds",
        question: "Codes",
        meaning: "A kind of your own.",
        colour: [0x6A, 0x4F, 0xB3],
        rules: &[],
    }
}

/// An article and what was read out of it: the unit that is kept, compared and exported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactSheet {
    /// The article.
    #[serde(flatten)]
    pub article: Arc<Article>,
    /// Its facts, in the order of their primary evidence.
    #[serde(default)]
    pub facts: Vec<Fact>,
}

/// What every kind's module reads from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its analysis.
    pub analysis: &'a Analysis,
}

/// Whether the engine knows the grammar of the language of an article with this metadata, as it does of English.
/// Of one in another language it reads speech, numbers and days, and claims of none.
pub fn knows_language_of(metadata: &Metadata) -> bool {
    let language = metadata.language.as_deref();
    language.is_none_or(|tag| tag.split('-').next() == Some("en"))
}

/// Whether words of a language other than English are known: who says a quotation, numbers and days in words. Of
/// all further languages quotes in marks, dates and numbers in digits are read.
pub fn knows_words_of(metadata: &Metadata) -> bool {
    tongue::of(metadata.language.as_deref()).is_some()
}

/// Draws all facts out of an article. Facts of sections that hold none are left out, a repeated
/// fact is one fact with several pieces of evidence, and ids are stable.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn extract(
    article: &Article,
    analysis: &Analysis,
    cancel: &CancelToken,
) -> Result<Vec<Fact>, Cancelled> {
    let source = Source { article, analysis };
    if !knows_language_of(&article.metadata) {
        return Ok(merge::merge(article, any_language::extract(source)));
    }
    let entities = entity::extract(source);
    cancel.check()?;
    let index = EntityIndex::new(&entities);
    let times = time::extract(source);
    cancel.check()?;
    let quantities = quantity::extract(source, &times);
    let roles = role::extract(source, &index);
    cancel.check()?;
    let quotes = quote::extract(source, &index);
    cancel.check()?;
    let found = [entities.clone(), roles, quotes, times, quantities].concat();
    let mut facts = merge::merge(article, found);
    let claims = claim::extract(source, &index, &facts);
    cancel.check()?;
    let unnamed = entity::unnamed::extract(source, &index, &[&claims, &facts]);
    merge::add(article, &mut facts, [claims, unnamed].concat());
    calibration::calibrate(&mut facts);
    Ok(facts)
}
