//! What one article alone tells.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Alone, AloneClaim, Story, Words, told};
use crate::article::ArticleId;
use crate::compare::{Cell, Remarks, Row};
use crate::facts::{FactContent, FactId, FactSheet};

/// The claims of rows of one article, by article; the main event and what is most worth checking first.
pub fn by_article(story: &Story<'_>, rows: Vec<(&Row, Remarks)>) -> Vec<Alone> {
    let mut claims: BTreeMap<&ArticleId, Vec<(&FactId, AloneClaim)>> = BTreeMap::new();
    for (row, remarks) in rows {
        for (article, told) in &row.cells {
            let told = told
                .iter()
                .map(|cell| (&cell.fact, claim(story, row, article, cell, &remarks)));
            claims.entry(article).or_default().extend(told);
        }
    }
    let by_worth = |(article, mut claims): (&ArticleId, Vec<(&FactId, AloneClaim)>)| {
        let worth = worth(story.sheet(article)?);
        let of = |fact: &FactId| worth.get(fact).copied().unwrap_or_default();
        claims.sort_by(|(a, _), (b, _)| of(b).total_cmp(&of(a)));
        // The same words twice tell nothing more, unless a person remarked on them.
        let mut told = HashSet::new();
        claims.retain(|(_, claim)| told.insert(claim.words.text.clone()) || claim.remarks.tell());
        Some(Alone {
            article: article.clone(),
            claims: claims.into_iter().map(|(_, claim)| claim).collect(),
        })
    };
    claims.into_iter().filter_map(by_worth).collect()
}

fn claim(
    story: &Story<'_>,
    row: &Row,
    article: &ArticleId,
    cell: &Cell,
    remarks: &Remarks,
) -> AloneClaim {
    AloneClaim {
        row: row.id.clone(),
        words: Words::of_claim(story, article, cell),
        place: told::place(article, cell),
        remarks: remarks.clone(),
    }
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
