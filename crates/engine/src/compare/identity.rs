//! A person's word on who is who.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::ArticleId;
use crate::facts::{FactContent, FactSheet, Status};

/// An entity by its name in an article, so that it is known again after the article was read anew.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Named {
    /// The article.
    pub article: ArticleId,
    /// The name of the entity there.
    pub name: String,
}

/// What a person said of two entities. It counts more than their names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// One of them.
    pub one: Named,
    /// The other.
    pub other: Named,
    /// Whether they are the same.
    pub same: bool,
}

/// Pairs of places of entities, each told by article and place of the fact in its sheet.
pub(super) type Pairs = Vec<[(usize, usize); 2]>;

/// The pairs that a person called the same, and those that they told apart, among some articles.
pub(super) fn judged(sheets: &[Arc<FactSheet>], identities: &[Identity]) -> (Pairs, Pairs) {
    if identities.is_empty() {
        return Default::default();
    }
    let mut places: HashMap<(&ArticleId, &str), Vec<(usize, usize)>> = HashMap::new();
    for (article, sheet) in sheets.iter().enumerate() {
        for (place, fact) in sheet.facts.iter().enumerate() {
            let FactContent::Entity(entity) = &fact.content else {
                continue;
            };
            if fact.status != Status::Rejected {
                let key = (&sheet.article.id, &*entity.name);
                places.entry(key).or_default().push((article, place));
            }
        }
    }
    let (mut same, mut apart) = (Vec::new(), Vec::new());
    for identity in identities {
        let pairs = if identity.same { &mut same } else { &mut apart };
        let [ones, others] = [&identity.one, &identity.other].map(|named| {
            let found = places.get(&(&named.article, &*named.name));
            found.map_or(&[][..], Vec::as_slice)
        });
        for &one in ones {
            pairs.extend(others.iter().map(|&other| [one, other]));
        }
    }
    (same, apart)
}
