//! The comparison as a table of words: what each article says in each row.

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::ArticleId;
use crate::compare::Row;
use crate::facts::{Fact, FactId, FactSheet};

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

    /// What an article says in a row: one piece of text a fact, none where it says nothing or where
    /// the facts are not among those given.
    pub fn cell(&self, row: &Row, article: &ArticleId) -> Vec<String> {
        let mut seen: Vec<&FactId> = Vec::new();
        let mut said = Vec::new();
        for cell in row.cells.get(article).into_iter().flatten() {
            // An entity has a cell for each of its mentions.
            if seen.contains(&&cell.fact) {
                continue;
            }
            seen.push(&cell.fact);
            said.extend(
                self.0
                    .get(&(article, &cell.fact))
                    .map(|fact| fact.summary()),
            );
        }
        said
    }
}
