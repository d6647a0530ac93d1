//! Through which lens an article is read: its claims, what is said, when, how many, who.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::facts::{Fact, FactContent, FactId, FactKind, Status};

/// Which facts are listed and marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lens {
    /// What is told: a claim and the quotation that it is told in are one.
    Claims,
    /// Quotations and reported speech.
    Said,
    /// Times.
    When,
    /// Numbers.
    HowMany,
    /// People, bodies and places with what they are.
    Who,
    /// All facts by question.
    #[default]
    All,
}

impl Lens {
    /// All, in the order in which they are offered.
    pub const EVERY: [Self; 6] = [
        Self::Claims,
        Self::Said,
        Self::When,
        Self::HowMany,
        Self::Who,
        Self::All,
    ];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Claims => "Claims",
            Self::Said => "Said",
            Self::When => "When",
            Self::HowMany => "How many",
            Self::Who => "Who",
            Self::All => "All",
        }
    }

    /// Whether it shows facts of a kind, as far as no claim tells them already.
    pub fn shows(self, kind: FactKind) -> bool {
        match self {
            Self::Claims => matches!(kind, FactKind::Claim | FactKind::Quote | FactKind::Code),
            Self::Said => kind == FactKind::Quote,
            Self::When => kind == FactKind::Time,
            Self::HowMany => kind == FactKind::Quantity,
            Self::Who => matches!(kind, FactKind::Entity | FactKind::Role),
            Self::All => true,
        }
    }
}

/// The quotations that a claim of the article is told in: what is decided on the claim holds for them.
pub fn told_quotes(facts: &[Fact]) -> HashSet<&FactId> {
    let claims = facts.iter().filter(|fact| fact.status != Status::Rejected);
    claims.filter_map(quote_of).collect()
}

/// The quotation that a claim is told in.
pub fn quote_of(fact: &Fact) -> Option<&FactId> {
    match &fact.content {
        FactContent::Claim(claim) => claim.by.as_ref()?.fact.as_ref(),
        _ => None,
    }
}
