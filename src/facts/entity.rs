//! Who: people, organizations, places and other named things, with every mention.

use super::{Fact, Source};

/// The entities of an article; each mention is a piece of evidence, names first.
pub fn extract(_source: Source<'_>) -> Vec<Fact> {
    Vec::new()
}
