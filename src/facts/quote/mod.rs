//! Said: direct, indirect and mixed quotes with their speakers.

mod cue;
mod marks;

use super::{EntityIndex, Fact, Source};

/// The quotes of an article.
pub fn extract(_source: Source<'_>, _entities: &EntityIndex<'_>) -> Vec<Fact> {
    Vec::new()
}
