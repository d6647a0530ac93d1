//! How many facts a filter shows, counted over many articles in short turns.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::{is_open, is_reached};
use crate::app::fact_filter::FactFilter;
use crate::app::workspace::Workspace;
use crate::article::ArticleId;
use crate::facts::Fact;
use crate::project::Decision;

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
}

/// Counts article by article, and again only those that changed.
#[derive(Debug, Default)]
pub struct Tally {
    filter: FactFilter,
    /// The project that was counted, and its revision.
    counted: Option<(u64, u64)>,
    articles: Vec<ArticleId>,
    /// The share of each article, with the revision of the article.
    shares: HashMap<ArticleId, (u64, Share)>,
    /// How many articles are counted.
    done: usize,
    sum: Share,
}

impl Tally {
    /// Counts for about `turn`. The sum so far, and whether it is the whole.
    pub fn advance(
        &mut self,
        workspace: &Workspace,
        articles: &[ArticleId],
        filter: &FactFilter,
        turn: Duration,
    ) -> (Share, bool) {
        let revision = workspace.revision();
        let same_project = self
            .counted
            .is_some_and(|(project, _)| project == revision.0);
        if self.filter != *filter || !same_project {
            self.filter = filter.clone();
            self.shares.clear();
            self.counted = None;
        }
        if self.counted != Some(revision) || self.articles != articles {
            self.counted = Some(revision);
            self.articles = articles.to_vec();
            self.done = 0;
            self.sum = Share::default();
        }
        let end = Instant::now() + turn;
        while self.done < self.articles.len() && Instant::now() < end {
            let article = self.articles[self.done].clone();
            let share = self.share(workspace, &article);
            self.sum.add(share);
            self.done += 1;
        }
        (self.sum, self.done == self.articles.len())
    }

    /// The share of an article under the filter that is counted by.
    pub fn share(&mut self, workspace: &Workspace, article: &ArticleId) -> Share {
        let changed = workspace.project().changed(article);
        if let Some((counted, share)) = self.shares.get(article)
            && *counted == changed
        {
            return *share;
        }
        let share = match workspace.project().facts(article) {
            Ok(facts) => Share::of(&facts, &self.filter),
            Err(error) => {
                log::error!("{error}");
                Share::default()
            }
        };
        self.shares.insert(article.clone(), (changed, share));
        share
    }
}
