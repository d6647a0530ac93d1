//! When: time expressions, found first, resolved second.

use super::{Fact, Source};

/// The time expressions of an article.
pub fn extract(_source: Source<'_>) -> Vec<Fact> {
    Vec::new()
}
