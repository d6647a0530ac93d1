//! Searching the whole project: what is typed, the search that goes on, and what it found.

mod typed;
mod view;

use std::collections::HashMap;

use egui::Context;

use super::searching::{End, Searching, Sought};
use super::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_project::{Line, Query, Search};

/// The search of the project.
#[derive(Debug)]
pub struct Finder {
    text: String,
    /// What was typed, taken apart; the last one that made sense.
    query: Query,
    /// What is searched for now, and in which state of the project.
    asked: Option<(String, (u64, u64))>,
    searching: Searching,
    /// How the search ended; `None` while it goes on.
    end: Option<End>,
    lines: Vec<Line>,
    rows: Vec<Row>,
    /// How many of the lines are facts; the others are places in texts.
    facts: usize,
    /// Why what is typed makes no sense, or why the search failed.
    trouble: Option<String>,
    /// The line that Enter opens.
    marked: usize,
    /// Whether the marked line should come into sight.
    reveal: bool,
    /// Whether the field wants the keyboard.
    focus: bool,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// Begins an article; the line names it, and so many lines are of it.
    Article {
        /// One of its lines.
        line: usize,
        /// How many lines it has.
        count: usize,
        /// How many of them are facts.
        facts: usize,
    },
    /// Something that was found.
    Found(usize),
}

impl Finder {
    /// Nothing is searched for yet; what is found wakes the window of `ctx`.
    pub fn new(ctx: &Context) -> Self {
        Self {
            text: String::new(),
            query: Query::default(),
            asked: None,
            searching: Searching::new(ctx),
            end: None,
            lines: Vec::new(),
            rows: Vec::new(),
            facts: 0,
            trouble: None,
            marked: 0,
            reveal: false,
            focus: false,
        }
    }

    /// Gives the field the keyboard.
    pub fn focus(&mut self) {
        self.focus = true;
    }

    /// Takes over what was found, and begins anew where what is typed or the project changed.
    pub fn advance(&mut self, workspace: &Workspace) {
        let asked = (self.text.clone(), workspace.revision());
        if self.asked.as_ref() != Some(&asked) {
            self.begin(asked, workspace);
        }
        let before = self.lines.len();
        while let Some(part) = self.searching.poll() {
            match part {
                Ok(part) => {
                    self.lines.extend(part.lines);
                    self.end = part.end;
                }
                Err(error) => self.trouble = Some(error.to_string()),
            }
        }
        if self.lines.len() != before {
            self.rows = rows(&self.lines);
            self.facts = facts(self.lines.iter());
        }
    }

    fn begin(&mut self, asked: (String, (u64, u64)), workspace: &Workspace) {
        self.lines.clear();
        self.rows.clear();
        self.facts = 0;
        self.trouble = None;
        self.end = None;
        if self.asked.as_ref().map(|(text, _)| text) != Some(&asked.0) {
            self.marked = 0;
            self.reveal = true;
        }
        match asked.0.parse::<Query>() {
            Ok(query) => {
                self.query = query.clone();
                let sought = Sought::Query(Search::new(query));
                self.searching.begin(workspace.project().reader(), sought);
            }
            Err(error) => {
                self.searching.stop();
                self.trouble = Some(error.to_string());
            }
        }
        self.asked = Some(asked);
    }

    /// The lines in the order of the list.
    fn listed(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().filter_map(|row| match row {
            Row::Found(line) => Some(*line),
            Row::Article { .. } => None,
        })
    }

    /// How many articles the lines are of.
    fn articles(&self) -> usize {
        self.rows.len() - self.lines.len()
    }
}

/// How many of some lines are facts.
fn facts<'l>(lines: impl Iterator<Item = &'l Line>) -> usize {
    lines.filter(|line| line.fact.is_some()).count()
}

/// Groups the lines by article: articles in which words that were typed apart stand together come first,
/// then those that came up first. In each, such lines come first, then facts, then texts.
fn rows(lines: &[Line]) -> Vec<Row> {
    let mut order: HashMap<&ArticleId, (bool, usize)> = HashMap::new();
    for line in lines {
        let next = order.len();
        let place = order.entry(&line.article).or_insert((true, next));
        place.0 &= !line.together;
    }
    let mut sorted: Vec<usize> = (0..lines.len()).collect();
    sorted.sort_by_key(|&at| {
        let line = &lines[at];
        let place = (order[&line.article], !line.together);
        (place, line.fact.is_none(), line.span, at)
    });
    let mut rows = Vec::with_capacity(lines.len() + order.len());
    for group in sorted.chunk_by(|&a, &b| lines[a].article == lines[b].article) {
        rows.push(Row::Article {
            line: group[0],
            count: group.len(),
            facts: facts(group.iter().map(|&at| &lines[at])),
        });
        rows.extend(group.iter().map(|&line| Row::Found(line)));
    }
    rows
}
