//! The fact: a typed record with its words, how sure we are of it, and what a person decided.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{FactContent, FactKind};
use crate::article::{Article, Span};

/// Names a fact within its article. The same article and engine give the same ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct FactId(pub Arc<str>);

impl std::fmt::Display for FactId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// How likely a fact is right, from 0 to 1.
pub type Confidence = f32;

/// A typed record with evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fact {
    /// Unique within the article; empty until the article's facts are put together.
    #[serde(default)]
    pub id: FactId,
    /// What it says, by kind.
    #[serde(flatten)]
    pub content: FactContent,
    /// The words that carry it; the first is the primary one. Never empty.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub evidence: Vec<Evidence>,
    /// How likely it is right; 1 for what a person made.
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    pub confidence: Confidence,
    /// The rule, or the model, that made it; `manual` for a person.
    pub rule: Cow<'static, str>,
    /// What a person decided about it.
    #[serde(default)]
    pub status: Status,
    /// Who decided that, where the person gave a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// A person's remark.
    #[serde(default)]
    pub note: Option<String>,
    /// A person's labels.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What was suggested before a person changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Box<Suggestion>>,
}

/// A fact as the engine gave it, kept beside a person's change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Suggestion {
    /// What it said.
    #[serde(flatten)]
    pub content: FactContent,
    /// The words it rested on.
    pub evidence: Vec<Evidence>,
}

/// Verbatim words of the article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub text: Box<str>,
    /// For entities: how the words name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Mention>,
}

/// Some words and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
}

impl Phrase {
    /// The words of a span of the article.
    pub fn new(article: &Article, span: Span) -> Self {
        Self {
            text: article.slice(span).to_owned(),
            span,
        }
    }
}

/// How words name an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mention {
    /// By its name.
    Name,
    /// By a description ("the minister").
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// What a person decided about a fact.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nothing yet: the engine's suggestion.
    #[default]
    Suggested,
    /// It is right.
    Accepted,
    /// It is wrong.
    Rejected,
    /// It is right after a change; the suggestion is kept.
    Edited,
    /// A person made it.
    Manual,
}

impl Status {
    /// The status as files and readers call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Edited => "edited",
            Self::Manual => "manual",
        }
    }

    /// All statuses, in the order a fact may pass through them.
    pub const ALL: [Self; 5] = [
        Self::Suggested,
        Self::Accepted,
        Self::Rejected,
        Self::Edited,
        Self::Manual,
    ];
}

/// Confidence below which a fact is a guess.
const LEAST_LIKELY: Confidence = 0.4;

impl Fact {
    /// A suggestion of the engine that rests on `spans` of the article.
    pub fn suggested(
        article: &Article,
        content: FactContent,
        spans: &[Span],
        rule: &'static str,
        confidence: Confidence,
    ) -> Self {
        Self {
            id: FactId::default(),
            content,
            evidence: spans
                .iter()
                .map(|&span| Evidence::new(article, span))
                .collect(),
            confidence,
            rule: Cow::Borrowed(rule),
            status: Status::Suggested,
            note: None,
            tags: Vec::new(),
            decided_by: None,
            suggestion: None,
        }
    }

    /// What it says in one line, such as `nearly 87 member countries`.
    pub fn summary(&self) -> String {
        self.content.summary(&self.evidence)
    }

    /// The kind of its content.
    pub fn kind(&self) -> FactKind {
        self.content.kind()
    }

    /// Whether it is more likely wrong than right and nobody has looked at it: nothing is compared on it, and
    /// lists fold it away.
    pub fn is_guess(&self) -> bool {
        self.status == Status::Suggested && self.confidence < LEAST_LIKELY
    }

    /// Whether nothing but descriptions stand for an entity, such as "the driver".
    pub fn is_unnamed(&self) -> bool {
        let mut mentions = self.evidence.iter().map(|evidence| evidence.mention);
        !self.evidence.is_empty() && mentions.all(|mention| mention == Some(Mention::Nominal))
    }

    /// The span of the primary evidence; empty at 0 should a damaged file give none.
    pub fn primary_span(&self) -> Span {
        self.evidence
            .first()
            .map_or_else(Span::default, |evidence| evidence.span)
    }
}

impl Mention {
    /// The way of naming as files write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
        }
    }
}

impl Evidence {
    /// The words of a span of the article.
    pub fn new(article: &Article, span: Span) -> Self {
        Self {
            span,
            text: article.slice(span).into(),
            mention: None,
        }
    }

    /// The same words, said to name an entity in some way.
    #[must_use]
    pub fn with_mention(mut self, mention: Mention) -> Self {
        self.mention = Some(mention);
        self
    }
}
