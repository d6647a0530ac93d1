//! How many facts a filter shows, counted over many articles in short turns.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{is_open, is_reached};
use crate::app::fact_filter::FactFilter;
use crate::app::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::Fact;
use sidelight_project::Decision;

/// How many of some facts a filter shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Nobody has decided about them.
    pub open: usize,
    /// Accepting all that is shown would change them.
    pub accept: usize,
    /// Rejecting all that is shown would change them.
    pub reject: usize,
}

impl Share {
    /// Counts the facts of an article.
    pub fn of(facts: &[Fact], filter: &FactFilter) -> Self {
        let sieve = filter.over(facts);
        let mut share = Self::default();
        for fact in facts {
            share.open += usize::from(is_open(fact) && sieve.lets_through(fact));
            let reached = |decision| usize::from(is_reached(filter, &sieve, fact, decision));
            share.accept += reached(Decision::Accept);
            share.reject += reached(Decision::Reject);
        }
        share
    }

    /// How many facts a decision about all that is shown changes.
    pub fn reached(self, decision: Decision) -> usize {
        match decision {
            Decision::Accept => self.accept,
            Decision::Reject => self.reject,
            Decision::Reset => 0,
        }
    }

    fn add(&mut self, other: Self) {
        self.open += other.open;
        self.accept += other.accept;
        self.reject += other.reject;
    }

    fn take_away(&mut self, other: Self) {
        self.open -= other.open;
        self.accept -= other.accept;
        self.reject -= other.reject;
    }
}

/// Counts article by article, and again only those that changed.
#[derive(Debug, Default)]
pub struct Tally {
    filter: FactFilter,
    /// The project that was counted, and its revision.
    counted: Option<(u64, u64)>,
    articles: Arc<[ArticleId]>,
    known: HashMap<ArticleId, Known>,
    /// How many articles are counted.
    done: usize,
    sum: Share,
}

/// What is known of an article.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// The revision of the article.
    revision: u64,
    share: Share,
    /// Whether the sum holds it.
    is_added: bool,
}

impl Tally {
    /// Counts for about `turn`. The sum so far, and whether it is the whole.
    pub fn advance(
        &mut self,
        workspace: &Workspace,
        articles: &Arc<[ArticleId]>,
        filter: &FactFilter,
        turn: Duration,
    ) -> (Share, bool) {
        let revision = workspace.revision();
        let counted = self.counted.filter(|counted| counted.0 == revision.0);
        if counted.is_none() {
            self.forget();
        }
        self.count_by(filter);
        let same_articles = Arc::ptr_eq(&self.articles, articles) || self.articles == *articles;
        match counted {
            Some(counted) if same_articles => {
                for article in workspace.project().changed_since(counted.1) {
                    if self.known.contains_key(article) {
                        self.share(workspace, article, filter);
                    }
                }
            }
            _ => self.begin(articles),
        }
        self.counted = Some(revision);
        let end = Instant::now() + turn;
        while self.done < self.articles.len() && Instant::now() < end {
            let article = self.articles[self.done].clone();
            let share = self.share(workspace, &article, filter);
            if let Some(known) = self.known.get_mut(&article)
                && !std::mem::replace(&mut known.is_added, true)
            {
                self.sum.add(share);
            }
            self.done += 1;
        }
        (self.sum, self.done == self.articles.len())
    }

    /// Counts under this filter from now on.
    fn count_by(&mut self, filter: &FactFilter) {
        if self.filter != *filter {
            self.filter = filter.clone();
            self.forget();
        }
    }

    /// Nothing is known, so nothing is counted.
    fn forget(&mut self) {
        self.known.clear();
        self.done = 0;
        self.sum = Share::default();
    }

    fn begin(&mut self, articles: &Arc<[ArticleId]>) {
        self.articles = Arc::clone(articles);
        self.done = 0;
        self.sum = Share::default();
        for known in self.known.values_mut() {
            known.is_added = false;
        }
    }

    /// The share of an article under a filter.
    pub fn share(
        &mut self,
        workspace: &Workspace,
        article: &ArticleId,
        filter: &FactFilter,
    ) -> Share {
        self.count_by(filter);
        let revision = workspace.project().changed(article);
        let before = self.known.get(article).copied();
        if let Some(known) = before
            && known.revision == revision
        {
            return known.share;
        }
        let share = match workspace.project().facts(article) {
            Ok(facts) => Share::of(&facts, &self.filter),
            Err(error) => {
                log::error!("{error}");
                Share::default()
            }
        };
        let is_added = before.is_some_and(|known| known.is_added);
        if let Some(known) = before.filter(|known| known.is_added) {
            self.sum.take_away(known.share);
            self.sum.add(share);
        }
        let known = Known {
            revision,
            share,
            is_added,
        };
        self.known.insert(article.clone(), known);
        share
    }
}
