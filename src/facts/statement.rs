//! Claimed: assertions taken apart.

use super::{EntityIndex, Fact, Source};

/// The statements of an article.
pub fn extract(_source: Source<'_>, _entities: &EntityIndex<'_>, _quotes: &[Fact]) -> Vec<Fact> {
    Vec::new()
}
