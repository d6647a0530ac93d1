//! What one article alone tells.

use std::collections::{BTreeMap, HashMap};

use super::{Alone, Story, Words, told};
use crate::article::ArticleId;
use crate::compare::{Cell, Row};
use crate::facts::{FactContent, FactId, FactSheet};

/// The claims of rows of one article, by article; the main event and what is most worth checking first.
pub fn by_article<'r>(story: &Story<'_>, rows: impl Iterator<Item = &'r Row>) -> Vec<Alone> {
    let mut cells: BTreeMap<&ArticleId, Vec<&Cell>> = BTreeMap::new();
    for (article, told) in rows.flat_map(|row| &row.cells) {
        cells.entry(article).or_default().extend(told);
    }
    cells
        .into_iter()
        .filter_map(|(article, mut cells)| {
            let worth = worth(story.sheet(article)?);
            let of = |cell: &Cell| worth.get(&cell.fact).copied().unwrap_or_default();
            cells.sort_by(|a, b| of(b).total_cmp(&of(a)));
            let claims = cells.into_iter().map(|cell| {
                let words = Words {
                    by: cell.by.clone(),
                    ..Words::plain(&cell.text)
                };
                (words, told::place(article, cell))
            });
            Some(Alone {
                article: article.clone(),
                claims: claims.collect(),
            })
        })
        .collect()
}

/// How much each claim of an article is worth checking; the main event the most.
fn worth(sheet: &FactSheet) -> HashMap<&FactId, f32> {
    let claims = sheet.facts.iter().filter_map(|fact| match &fact.content {
        FactContent::Claim(claim) => {
            let main = if claim.main { 1.0 } else { 0.0 };
            Some((&fact.id, claim.worth + main))
        }
        _ => None,
    });
    claims.collect()
}
