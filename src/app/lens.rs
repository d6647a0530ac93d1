//! Through which lens an article is read: its claims, what is said, when, how many, who.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::kinds;
use sidelight_engine::facts::{Fact, FactContent, FactId, FactKind};

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

    /// What the facts are called that it shows.
    pub fn facts(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Said => "quotations",
            Self::When => "times",
            Self::HowMany => "numbers",
            Self::Who => "people, bodies and places",
            Self::All => "facts",
        }
    }

    /// Whether it shows facts of a kind, as far as no claim tells them already.
    pub fn shows(self, kind: FactKind) -> bool {
        self == Self::All || kinds::looks(kind).lenses.contains(&self)
    }
}

/// The quotation with which each claim is one line: no other listed claim is told in it, and nobody
/// decided otherwise on the quotation than on the claim.
pub fn quotations<'f>(
    facts: &'f [Fact],
    is_listed: impl Fn(&Fact) -> bool,
) -> HashMap<&'f FactId, &'f FactId> {
    let mut told: HashMap<&FactId, Vec<&Fact>> = HashMap::new();
    for claim in facts.iter().filter(|fact| is_listed(fact)) {
        if let Some(quotation) = quotation_of(claim) {
            told.entry(quotation).or_default().push(claim);
        }
    }
    let one = |quotation: &'f Fact| match told.get(&quotation.id)?.as_slice() {
        [claim] if claim.status == quotation.status => Some((&claim.id, &quotation.id)),
        _ => None,
    };
    facts.iter().filter_map(one).collect()
}

/// The quotation that a claim is told in.
fn quotation_of(fact: &Fact) -> Option<&FactId> {
    match &fact.content {
        FactContent::Claim(claim) => claim.by.as_ref()?.fact.as_ref(),
        _ => None,
    }
}
