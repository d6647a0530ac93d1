//! How far something goes: the review, a search for words.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_project::StoryId;

/// How far something goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The article on show.
    #[default]
    Article,
    /// The articles of its story.
    Story,
    /// All articles.
    Project,
}

impl Scope {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Article, Self::Story, Self::Project];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Article => "Article",
            Self::Story => "Story",
            Self::Project => "Project",
        }
    }

    /// The next wider one; after the widest the narrowest.
    pub fn next(self) -> Self {
        match self {
            Self::Article => Self::Story,
            Self::Story => Self::Project,
            Self::Project => Self::Article,
        }
    }
}

impl Workspace {
    /// The articles of a scope around an article, stories first, as the library lists them.
    pub fn articles_around(&self, article: &ArticleId, scope: Scope) -> Arc<[ArticleId]> {
        let story = self.project.article(article).and_then(|entry| entry.story);
        match (scope, story) {
            (Scope::Article, _) | (Scope::Story, None) => Arc::new([article.clone()]),
            (Scope::Story, Some(story)) => self.articles_of(story).into(),
            (Scope::Project, _) => self.all_articles(),
        }
    }

    /// All articles, put in order when first asked for in an arrangement of the project.
    fn all_articles(&self) -> Arc<[ArticleId]> {
        let now = (self.generation, self.project.arrangement());
        let mut known = self.in_order.borrow_mut();
        match &*known {
            Some((arrangement, articles)) if *arrangement == now => Arc::clone(articles),
            _ => Arc::clone(&known.insert((now, self.ordered())).1),
        }
    }

    fn ordered(&self) -> Arc<[ArticleId]> {
        let mut sizes: BTreeMap<StoryId, usize> = BTreeMap::new();
        for story in self.articles().iter().filter_map(|entry| entry.story) {
            *sizes.entry(story).or_default() += 1;
        }
        let shared = |story: StoryId| sizes.get(&story).is_some_and(|size| *size > 1);
        let mut entries: Vec<_> = self.articles().iter().collect();
        entries.sort_by_key(|entry| match entry.story.filter(|story| shared(*story)) {
            Some(story) => (false, story),
            None => (true, StoryId(0)),
        });
        entries.into_iter().map(|entry| entry.id.clone()).collect()
    }
}
