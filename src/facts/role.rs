//! Who: what somebody is.

use super::{EntityIndex, Fact, Source};

/// The roles of an article.
pub fn extract(_source: Source<'_>, _entities: &EntityIndex<'_>) -> Vec<Fact> {
    Vec::new()
}
