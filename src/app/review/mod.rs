//! The review: which facts come next, how many are left, and deciding about many at once.

mod bulk;
mod queue;
mod tally;

use sidelight_engine::facts::{Fact, Status};
use sidelight_project::Decision;

use super::fact_filter::{FactFilter, Sieve};

pub use bulk::Bulk;
pub use queue::{Found, next_open};
pub use tally::{Share, Tally};

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
