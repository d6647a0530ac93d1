//! The review: which facts come next, how many are left, and deciding about many at once.

mod bulk;
mod queue;
mod tally;

use serde::{Deserialize, Serialize};

use crate::facts::{Fact, Status};
use crate::project::Decision;

use super::fact_filter::{FactFilter, Sieve};

pub use bulk::Bulk;
pub use queue::{Found, next_open};
pub use tally::{Share, Tally};

/// How far the review goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The article on show.
    #[default]
    Article,
    /// The articles of its story.
    Story,
    /// All articles.
    Project,
}

impl Scope {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Article, Self::Story, Self::Project];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Article => "Article",
            Self::Story => "Story",
            Self::Project => "Project",
        }
    }

    /// The next wider one; after the widest the narrowest.
    pub fn next(self) -> Self {
        match self {
            Self::Article => Self::Story,
            Self::Story => Self::Project,
            Self::Project => Self::Article,
        }
    }
}

/// Whether nobody has decided about a fact.
pub fn is_open(fact: &Fact) -> bool {
    fact.status == Status::Suggested
}

/// Whether deciding about all facts that are shown decides about this one: what was decided before
/// stays so, unless the person asked to see facts of just that status.
fn is_reached(filter: &FactFilter, sieve: &Sieve<'_>, fact: &Fact, decision: Decision) -> bool {
    let differs = match decision {
        Decision::Accept => matches!(fact.status, Status::Suggested | Status::Rejected),
        Decision::Reject => fact.status != Status::Rejected,
        Decision::Reset => fact.status != Status::Suggested,
    };
    differs && (is_open(fact) || filter.status.is_some()) && sieve.lets_through(fact)
}
