//! All places where names stand, in some articles or in the whole project.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use crate::{ProjectError, ProjectReader, tables};
use sidelight_engine::article::{ArticleId, Span, Text};

use super::{Line, Query, Scope, Search, Term, line, words};

/// Looks for every place of some names, in short turns, without regard to case and accents.
#[derive(Debug)]
pub struct Occurrences {
    /// Longer ones first, so that a name within another is not found once more.
    terms: Vec<Term>,
    left: Left,
    /// What was found, by article.
    found: HashMap<ArticleId, Vec<Span>>,
    was_cut: bool,
}

/// What is still to be gone through.
#[derive(Debug)]
enum Left {
    Articles(VecDeque<ArticleId>),
    /// One search a name, through the index of the project.
    Project(VecDeque<Search>),
}

impl Occurrences {
    /// Looks through some articles, in their order.
    pub fn in_articles(names: &[String], articles: impl IntoIterator<Item = ArticleId>) -> Self {
        Self::new(names, |_| Left::Articles(articles.into_iter().collect()))
    }

    /// Looks through all articles of the project.
    pub fn in_project(names: &[String]) -> Self {
        let search = |term: &Term| {
            Search::new(Query {
                terms: vec![term.clone()],
                scope: Some(Scope::Texts),
                ..Query::default()
            })
        };
        Self::new(names, |terms| {
            Left::Project(terms.iter().map(search).collect())
        })
    }

    fn new(names: &[String], left: impl FnOnce(&[Term]) -> Left) -> Self {
        let mut names: Vec<Vec<String>> = names
            .iter()
            .map(|name| words::folded_tokens(name))
            .collect();
        names.retain(|tokens| !tokens.is_empty());
        names.sort_by_key(|tokens| std::cmp::Reverse(tokens.len()));
        names.dedup();
        let term = |tokens| Term::Words {
            tokens,
            open: false,
        };
        let terms: Vec<Term> = names.into_iter().map(term).collect();
        Self {
            left: left(&terms),
            terms,
            found: HashMap::new(),
            was_cut: false,
        }
    }

    /// Whether there is nothing more to find.
    pub fn is_done(&self) -> bool {
        match &self.left {
            Left::Articles(articles) => articles.is_empty(),
            Left::Project(searches) => searches.is_empty(),
        }
    }

    /// Whether a name stands in more places than [`super::MOST_LINES`], of which only so many came.
    pub fn was_cut(&self) -> bool {
        self.was_cut
    }

    /// Goes on for about `turn` and gives what was found meanwhile.
    ///
    /// # Errors
    /// When the file cannot be read, or the project was closed.
    pub fn go_on(
        &mut self,
        project: &ProjectReader,
        turn: Duration,
    ) -> Result<Vec<Line>, ProjectError> {
        let end = Instant::now() + turn;
        let mut lines = Vec::new();
        while !self.is_done() && Instant::now() < end {
            let found = match &mut self.left {
                Left::Articles(articles) => match articles.pop_front() {
                    Some(article) => in_article(&self.terms, project, &article)?,
                    None => Vec::new(),
                },
                Left::Project(searches) => match searches.front_mut() {
                    Some(search) => {
                        let found = search.go_on(project, end - Instant::now())?;
                        if search.is_done() {
                            self.was_cut |= search.was_cut();
                            searches.pop_front();
                        }
                        found
                            .into_iter()
                            .filter(|line| line.fact.is_none())
                            .collect()
                    }
                    None => Vec::new(),
                },
            };
            lines.extend(found.into_iter().filter(|line| self.is_new(line)));
        }
        Ok(lines)
    }

    /// Whether no longer name was found at this place.
    fn is_new(&mut self, line: &Line) -> bool {
        let spans = self.found.entry(line.article.clone()).or_default();
        let new = !spans.iter().any(|span| span.overlaps(line.span));
        if new {
            spans.push(line.span);
        }
        new
    }
}

fn in_article(
    terms: &[Term],
    project: &ProjectReader,
    article: &ArticleId,
) -> Result<Vec<Line>, ProjectError> {
    let text = project.read(|connection| match tables::key_of(connection, article)? {
        Some(key) => tables::text(connection, key),
        // Removed meanwhile.
        None => Ok(Text::default()),
    })?;
    let ranges = terms
        .iter()
        .flat_map(|term| words::occurrences(text.as_str(), term));
    let spans = ranges.map(|range| text.span_of_bytes(range));
    let lines = spans.map(|span| line(article.clone(), &text, span, None));
    Ok(lines.collect())
}
