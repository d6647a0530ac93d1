//! The articles that are compared, as they stand beside each other.

use std::collections::HashMap;
use std::sync::Arc;

use super::copied::Shared;
use super::entities::Who;
use super::prepared::Prepared;

/// Some articles in their order, with what they have to do with each other.
#[derive(Debug)]
pub struct Story {
    /// In the order given.
    pub articles: Vec<Member>,
    /// What two articles share, by their places in that order, the earlier first.
    pub shared: HashMap<[usize; 2], Shared>,
    /// Entities that are the same, each told by the place of its article and its own number there.
    pub entities: Vec<Vec<(usize, usize)>>,
}

/// An article among others.
#[derive(Debug)]
pub struct Member {
    /// What was read of it.
    pub prepared: Arc<Prepared>,
    /// What to call it in a sentence.
    pub name: String,
    /// Whom each of its entities stands for among all articles.
    pub who: Vec<Who>,
}
