//! Deciding about all facts that a filter shows, as one step of the history.
//!
//! The project belongs to the window's thread, so the work is cut into short turns: between them the
//! window tells how far it is and can stop it.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::is_reached;
use crate::app::fact_filter::FactFilter;
use crate::app::wording;
use crate::app::workspace::Workspace;
use crate::article::ArticleId;
use crate::facts::FactId;
use crate::project::{Decision, ProjectError, StepNumber};

/// Facts that are decided about in one transaction: more would make a turn too long.
const AT_ONCE: usize = 100;

/// A decision about many facts that goes on.
#[derive(Debug)]
pub struct Bulk {
    decision: Decision,
    filter: FactFilter,
    /// Articles that were not looked at yet.
    articles: VecDeque<ArticleId>,
    /// Facts that were not decided about yet.
    facts: VecDeque<(ArticleId, FactId)>,
    label: String,
    step: Option<StepNumber>,
    done: usize,
    total: usize,
}

impl Bulk {
    /// A decision about the facts that `filter` shows of `articles`; there are `total`.
    pub fn new(
        decision: Decision,
        filter: FactFilter,
        articles: Vec<ArticleId>,
        total: usize,
    ) -> Self {
        let facts = wording::counted(total, "fact", "facts");
        let verb = match decision {
            Decision::Accept => "Accept",
            Decision::Reject => "Reject",
            Decision::Reset => "Reset",
        };
        Self {
            decision,
            filter,
            articles: articles.into(),
            facts: VecDeque::new(),
            label: format!("{verb} {facts}"),
            step: None,
            done: 0,
            total,
        }
    }

    /// What it is called in the history.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// How many facts were decided about, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.total)
    }

    /// Goes on for about `turn`. Whether all is done.
    ///
    /// # Errors
    /// When the project cannot be read or written; what was done so far stays, as one step.
    pub fn go_on(
        &mut self,
        workspace: &mut Workspace,
        turn: Duration,
    ) -> Result<bool, ProjectError> {
        let end = Instant::now() + turn;
        loop {
            self.gather(workspace)?;
            if self.facts.is_empty() {
                return Ok(true);
            }
            let count = self.facts.len().min(AT_ONCE);
            let facts: Vec<(ArticleId, FactId)> = self.facts.drain(..count).collect();
            let applied = workspace.decide_many(facts, self.decision, &self.label, self.step)?;
            self.step = applied.step.or(self.step);
            self.done += count;
            if Instant::now() >= end {
                return Ok(false);
            }
        }
    }

    /// Looks for facts in further articles until there are enough for a transaction.
    fn gather(&mut self, workspace: &Workspace) -> Result<(), ProjectError> {
        while self.facts.len() < AT_ONCE
            && let Some(article) = self.articles.pop_front()
        {
            let facts = workspace.project().facts(&article)?;
            let sieve = self.filter.over(&facts);
            let reached = facts
                .iter()
                .filter(|fact| is_reached(&self.filter, &sieve, fact, self.decision));
            let reached = reached.map(|fact| (article.clone(), fact.id.clone()));
            self.facts.extend(reached);
        }
        Ok(())
    }
}
