//! What of an article stands in another word for word.

use std::collections::BTreeMap;

use super::{Place, Source};
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

/// Leaves a passage that two share and of which nothing tells who had it first to the one of which it is the
/// larger part: told from both sides it would read as if each had copied from the other.
pub fn tell_once(sources: &mut [Source]) {
    let mutual = |source: &Source| {
        let shared = source.copied.iter().filter(|it| !it.from_original);
        let own = source.article.clone();
        shared
            .map(|it| ([own.clone(), it.other.clone()], it.share))
            .collect::<Vec<_>>()
    };
    let shares: BTreeMap<[ArticleId; 2], f32> = sources.iter().flat_map(mutual).collect();
    for source in sources {
        let own = &source.article;
        source.copied.retain(|it| {
            let of_other = shares.get(&[it.other.clone(), own.clone()]);
            let is_less = |share: f32| (it.share, own) < (share, &it.other);
            it.from_original || !of_other.is_some_and(|share| is_less(*share))
        });
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
