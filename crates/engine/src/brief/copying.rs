//! What of an article stands in another word for word.

use std::collections::BTreeMap;

use super::Place;
use crate::article::{Article, ArticleId};
use crate::compare::{Comparison, Passage};

/// A part of an article that another has too.
#[derive(Debug, Clone, PartialEq)]
pub struct Copying {
    /// The other article.
    pub other: ArticleId,
    /// Share of the article's text, from 0 to 1.
    pub share: f32,
    /// Whether the other is likely the original; else nothing tells who had it first.
    pub from_original: bool,
    /// The longest passage.
    pub longest: Place,
}

/// Share from which it is told what an article has from its likely original, and what it merely shares.
const LEAST: [f32; 2] = [0.03, 0.1];

impl Copying {
    fn least(&self) -> f32 {
        LEAST[usize::from(!self.from_original)]
    }
}

/// What of an article others have as well, where it is not the likely original; the largest part first.
pub fn of_article(article: &Article, comparison: &Comparison) -> Vec<Copying> {
    let mut shared: BTreeMap<&ArticleId, (Vec<&Passage>, bool)> = BTreeMap::new();
    for copied in &comparison.copied {
        let (own, other) = if copied.a.article == article.id {
            (&copied.a, &copied.b)
        } else if copied.b.article == article.id {
            (&copied.b, &copied.a)
        } else {
            continue;
        };
        if copied.likely_original.as_ref() == Some(&article.id) {
            continue;
        }
        let from_original = copied.likely_original.as_ref() == Some(&other.article);
        let entry = shared.entry(&other.article).or_default();
        entry.0.push(own);
        entry.1 |= from_original;
    }
    let mut found: Vec<Copying> = shared
        .into_iter()
        .filter_map(|(other, (passages, from_original))| {
            let length: usize = passages.iter().map(|passage| passage.span.len()).sum();
            let longest = passages
                .into_iter()
                .max_by_key(|passage| passage.span.len())?;
            Some(Copying {
                other: other.clone(),
                share: length as f32 / article.text.len().max(1) as f32,
                from_original,
                longest: Place {
                    article: article.id.clone(),
                    fact: None,
                    span: longest.span,
                },
            })
        })
        .collect();
    found.retain(|copying| copying.share >= copying.least());
    found.sort_by(|a, b| b.share.total_cmp(&a.share));
    found
}
