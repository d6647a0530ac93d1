//! Articles that come several times are taken once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use crate::article::{Article, ArticleId};

/// The articles that have come.
#[derive(Debug, Default)]
pub struct Once {
    come: HashMap<ArticleId, Arc<Article>>,
}

/// What an article is among those that have come before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Come {
    /// None has its id.
    First,
    /// The same has come.
    Again,
    /// One with other words has its id.
    Another,
}

impl Once {
    /// Takes note of an article, and tells what it is.
    pub fn come(&mut self, article: &Arc<Article>) -> Come {
        match self.come.entry(article.id.clone()) {
            Entry::Vacant(free) => {
                free.insert(Arc::clone(article));
                Come::First
            }
            Entry::Occupied(known) if known.get().text == article.text => Come::Again,
            Entry::Occupied(_) => Come::Another,
        }
    }
}
