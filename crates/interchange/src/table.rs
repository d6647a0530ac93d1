//! The comparison as a table of words: what each article says in each row.

use std::collections::HashMap;
use std::sync::Arc;

use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::Row;
use sidelight_engine::facts::{Fact, FactId, FactSheet};

/// Finds facts by article and id.
pub(super) struct FactLookup<'a>(HashMap<(&'a ArticleId, &'a FactId), &'a Fact>);

impl<'a> FactLookup<'a> {
    pub fn new(sheets: &'a [Arc<FactSheet>]) -> Self {
        let facts = sheets.iter().flat_map(|sheet| {
            let facts = sheet.facts.iter();
            facts.map(|fact| ((&sheet.article.id, &fact.id), fact))
        });
        Self(facts.collect())
    }

    /// The facts by which an article takes part in a row, each once; none where it says nothing or
    /// where the facts are not among those given.
    pub fn facts(&self, row: &Row, article: &ArticleId) -> Vec<&'a Fact> {
        let mut seen: Vec<&FactId> = Vec::new();
        for cell in row.cells.get(article).into_iter().flatten() {
            if !seen.contains(&&cell.fact) {
                seen.push(&cell.fact);
            }
        }
        let facts = seen
            .into_iter()
            .filter_map(|fact| self.0.get(&(article, fact)));
        facts.copied().collect()
    }
}
