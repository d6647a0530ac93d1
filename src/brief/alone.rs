//! What one article alone tells.

use std::collections::BTreeMap;

use super::{Alone, Story, Words, told};
use crate::article::ArticleId;
use crate::compare::{Cell, Row};
use crate::facts::{FactContent, FactSheet};

/// The claims of rows of one article, by article; the main event and what is most worth checking first.
pub fn by_article<'r>(story: &Story<'_>, rows: impl Iterator<Item = &'r Row>) -> Vec<Alone> {
    let mut cells: BTreeMap<&ArticleId, Vec<&Cell>> = BTreeMap::new();
    for (article, told) in rows.flat_map(|row| &row.cells) {
        cells.entry(article).or_default().extend(told);
    }
    cells
        .into_iter()
        .filter_map(|(article, mut cells)| {
            let sheet = story.sheet(article)?;
            cells.sort_by(|a, b| worth(sheet, b).total_cmp(&worth(sheet, a)));
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

fn worth(sheet: &FactSheet, cell: &Cell) -> f32 {
    let mut facts = sheet.facts.iter();
    let fact = facts.find(|fact| fact.id == cell.fact);
    match fact.map(|fact| &fact.content) {
        Some(FactContent::Claim(claim)) => claim.worth + if claim.main { 1.0 } else { 0.0 },
        _ => 0.0,
    }
}
