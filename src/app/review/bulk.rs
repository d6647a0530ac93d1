//! Deciding about all facts that a filter shows, as one step of the history.

use std::collections::VecDeque;

use super::is_reached;
use crate::app::fact_filter::FactFilter;
use crate::app::wording;
use crate::app::workspace::Work;
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::FactId;
use sidelight_project::{Decision, Edit, Project, ProjectError, StepNumber};

/// Facts that are decided about in one transaction: after so many it can be stopped.
const AT_ONCE: usize = 250;
/// More facts, or the facts of more articles, take so long that nobody should have to wait for them.
const SHORT: (usize, usize) = (100, 20);

/// A decision about many facts.
#[derive(Debug)]
pub struct Bulk {
    decision: Decision,
    filter: FactFilter,
    /// Articles that were not looked at yet.
    articles: VecDeque<ArticleId>,
    /// Lines that were not decided about yet: a fact each, with the quotation that stands with it.
    lines: VecDeque<(ArticleId, FactId, Option<FactId>)>,
    label: String,
    step: Option<StepNumber>,
    total: usize,
}

impl Bulk {
    /// A decision about the facts that `filter` shows of `articles`; there are `total`.
    pub fn new(
        decision: Decision,
        filter: FactFilter,
        articles: impl IntoIterator<Item = ArticleId>,
        total: usize,
    ) -> Self {
        let facts = wording::counted(total, "fact", "facts");
        Self {
            decision,
            filter,
            articles: articles.into_iter().collect(),
            lines: VecDeque::new(),
            label: format!("{} {facts}", decision.verb()),
            step: None,
            total,
        }
    }

    /// What it is called in the history.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What was done when it is over.
    pub fn told(&self) -> String {
        let facts = wording::counted(self.total, "fact", "facts");
        format!("{}: {facts}", wording::decided(self.decision))
    }

    /// About how many facts it is.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Whether it takes so long that nobody should have to wait for it.
    pub fn is_long(&self) -> bool {
        let (facts, articles) = SHORT;
        self.total > facts || self.articles.len() > articles
    }

    /// Decides, until it is done or stopped.
    ///
    /// # Errors
    /// When the project cannot be read or written; what was done so far stays, as one step.
    pub fn carry_out(mut self, project: &mut Project, work: &Work) -> Result<(), ProjectError> {
        while !work.is_stopped() {
            self.gather(project)?;
            if self.lines.is_empty() {
                break;
            }
            let count = self.lines.len().min(AT_ONCE);
            let decision = self.decision;
            let decide = |(article, fact, quotation): (ArticleId, FactId, Option<FactId>)| {
                let facts = std::iter::once(fact).chain(quotation);
                facts.map(move |fact| Edit::Decide {
                    article: article.clone(),
                    fact,
                    decision,
                })
            };
            let edits = self.lines.drain(..count).flat_map(decide).collect();
            let edit = Edit::batch(self.label.clone(), edits);
            let applied = match self.step {
                Some(step) => project.extend(step, edit),
                None => project.apply(edit),
            }?;
            self.step = applied.step.or(self.step);
            work.advance(count);
        }
        Ok(())
    }

    /// Looks for facts in further articles until there are enough for a transaction.
    fn gather(&mut self, project: &Project) -> Result<(), ProjectError> {
        while self.lines.len() < AT_ONCE
            && let Some(article) = self.articles.pop_front()
        {
            let facts = project.facts(&article)?;
            let sieve = self.filter.over(&facts);
            let reached = facts
                .iter()
                .filter(|fact| is_reached(&self.filter, &sieve, fact, self.decision));
            let reached = reached.map(|fact| {
                let quotation = sieve.quotation_with(&fact.id).cloned();
                (article.clone(), fact.id.clone(), quotation)
            });
            self.lines.extend(reached);
        }
        Ok(())
    }
}
