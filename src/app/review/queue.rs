//! The fact that is reviewed next.

use std::time::{Duration, Instant};

use super::tally::Tally;
use crate::app::fact_filter::FactFilter;
use crate::app::fact_list;
use crate::app::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::{FactId, Status};
use sidelight_project::Progress;

/// The longest look through articles whose facts were not counted yet.
const PATIENCE: Duration = Duration::from_millis(100);

/// What came of looking for the next fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This one.
    Fact(ArticleId, FactId),
    /// There is none.
    Nothing,
    /// It would take too long to tell before the facts are counted.
    NotYet,
}

/// The next fact that nobody has decided about, from `current` of `article` on: to the end of the
/// article, through the articles that follow it among `articles`, then those before it, and at last
/// from the beginning of the article itself. Articles that are finished are passed over.
pub fn next_open(
    workspace: &Workspace,
    tally: &mut Tally,
    articles: &[ArticleId],
    article: &ArticleId,
    current: Option<&FactId>,
    filter: &FactFilter,
    by_worth: bool,
) -> Found {
    let open_facts = |article: &ArticleId| -> Vec<(FactId, bool)> {
        let Some(sheet) = workspace.sheet(article) else {
            return Vec::new();
        };
        let lines = fact_list::lines(&sheet, filter, by_worth);
        let facts = fact_list::facts(&sheet, &lines);
        facts
            .into_iter()
            .map(|fact| (fact.id.clone(), super::is_open(fact)))
            .collect()
    };
    let here = open_facts(article);
    let at = current.and_then(|id| here.iter().position(|(fact, _)| fact == id));
    let (before, after) = here.split_at(at.map_or(0, |at| at + 1));
    let first = |facts: &[(FactId, bool)]| {
        let mut open = facts
            .iter()
            .filter(|(id, open)| *open && Some(id) != current);
        open.next().map(|(fact, _)| fact.clone())
    };
    if let Some(fact) = first(after) {
        return Found::Fact(article.clone(), fact);
    }
    let place = articles.iter().position(|id| id == article).unwrap_or(0);
    let (earlier, later) = articles.split_at(place);
    let end = Instant::now() + PATIENCE;
    for other in later.iter().skip(1).chain(earlier) {
        let is_waiting = workspace.project().article(other).is_some_and(|entry| {
            let suggested = entry.counts.of(Status::Suggested);
            entry.progress() != Progress::Finished && suggested > 0
        });
        if !is_waiting || tally.share(workspace, other, filter).open == 0 {
            if Instant::now() > end {
                return Found::NotYet;
            }
            continue;
        }
        if let Some(fact) = first(&open_facts(other)) {
            return Found::Fact(other.clone(), fact);
        }
    }
    match first(before) {
        Some(fact) => Found::Fact(article.clone(), fact),
        None => Found::Nothing,
    }
}
