//! Compares the chosen articles on a thread of its own.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use super::background::Latest;
use super::view::Preview;
use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{self, Cell, Identity, LinkedEntity, Row, Sameness};
use sidelight_engine::facts::{Fact, FactId, FactSheet};
use sidelight_project::Project;

/// What a comparison depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The articles to set side by side.
    pub articles: BTreeSet<ArticleId>,
    /// The revision of the project.
    pub revision: (u64, u64),
}

/// What a person said that the rows of a comparison depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// On who is who.
    pub identities: Arc<[Identity]>,
    /// On which claims are one row.
    pub samenesses: Arc<[Sameness]>,
}

impl Said {
    /// What was said in a project.
    pub fn of(project: &Project) -> Self {
        Self {
            identities: Arc::clone(project.identities()),
            samenesses: Arc::clone(project.samenesses()),
        }
    }
}

/// Articles set side by side.
#[derive(Debug)]
pub struct Comparison {
    found: compare::Comparison,
    /// The articles, in the order of the columns.
    pub sheets: Vec<Arc<FactSheet>>,
    /// Where each fact stands in its sheet.
    places: HashMap<ArticleId, HashMap<FactId, usize>>,
}

impl Comparison {
    fn new(found: compare::Comparison, sheets: Vec<Arc<FactSheet>>) -> Self {
        let places = sheets.iter().map(|sheet| {
            let facts = sheet.facts.iter().enumerate();
            let facts = facts.map(|(at, fact)| (fact.id.clone(), at)).collect();
            (sheet.article.id.clone(), facts)
        });
        Self {
            places: places.collect(),
            found,
            sheets,
        }
    }

    /// All that was found.
    pub fn found(&self) -> &compare::Comparison {
        &self.found
    }

    /// The claims, the most important first.
    pub fn rows(&self) -> &[Row] {
        &self.found.rows
    }

    /// The people, bodies and places that the articles name, those of most articles first.
    pub fn entities(&self) -> &[LinkedEntity] {
        &self.found.entities
    }

    /// A fact of an article.
    pub fn fact<'s>(&self, sheet: &'s FactSheet, fact: &FactId) -> Option<&'s Fact> {
        let at = *self.places.get(&sheet.article.id)?.get(fact)?;
        sheet.facts.get(at)
    }

    /// What is looked at when a cell of an article is: its claim, or else its words.
    pub fn preview(&self, sheet: &FactSheet, cell: &Cell) -> Preview {
        Preview {
            article: sheet.article.id.clone(),
            fact: self.fact(sheet, &cell.fact).map(|fact| fact.id.clone()),
            span: cell.span,
        }
    }
}

/// Compares in the background and keeps the last result until the next is there.
pub struct Comparer {
    latest: Latest<Wanted, Comparison>,
    /// Keeps what it read of the articles from one run to the next.
    engine: Arc<Mutex<compare::Comparer>>,
    /// What the run that was started last compares.
    sheets: Vec<Arc<FactSheet>>,
    /// What a person had said when it was started.
    said: Said,
}

impl Comparer {
    /// A comparer that wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            latest: Latest::new(ctx),
            engine: Arc::default(),
            sheets: Vec::new(),
            said: Said::default(),
        }
    }

    /// Starts to compare unless these articles, as they are, were compared last.
    pub fn want(
        &mut self,
        wanted: Wanted,
        said: &Said,
        sheets: impl FnOnce() -> Vec<Arc<FactSheet>>,
    ) {
        if self.latest.is_wanted(&wanted) {
            return;
        }
        let sheets = sheets();
        if self.is_of(&sheets) && self.said == *said {
            self.latest.keep_for(wanted);
            return;
        }
        self.sheets.clone_from(&sheets);
        self.said = said.clone();
        let said = said.clone();
        let engine = Arc::clone(&self.engine);
        self.latest.start(wanted, move |cancel| {
            // A run that is stopped gives way soon, and whatever it has left is still true.
            let mut engine = engine.lock().unwrap_or_else(|poisoned| {
                // After a fault nothing that it keeps can be relied on.
                let mut engine = poisoned.into_inner();
                *engine = compare::Comparer::default();
                engine
            });
            let mut found = engine.compare(&sheets, &said.identities, cancel)?;
            found.heed(&said.samenesses);
            Ok(Comparison::new(found, sheets))
        });
    }

    /// Whether the last run compares exactly these; a sheet is a new one whenever a fact changes.
    fn is_of(&self, sheets: &[Arc<FactSheet>]) -> bool {
        self.sheets.len() == sheets.len()
            && !sheets.is_empty()
            && self
                .sheets
                .iter()
                .zip(sheets)
                .all(|(a, b)| Arc::ptr_eq(a, b))
    }

    /// Takes over a result that is there.
    pub fn poll(&mut self) {
        self.latest.poll();
    }

    /// Whether the last run came to grief by a fault of the program; told once.
    pub fn take_failed(&mut self) -> bool {
        self.latest.take_failed()
    }

    /// Whether a run goes on.
    pub fn is_busy(&self) -> bool {
        self.latest.is_busy()
    }

    /// Differs between any two results.
    pub fn generation(&self) -> u64 {
        self.latest.generation()
    }

    /// The last result.
    pub fn comparison(&self) -> Option<&Comparison> {
        self.latest.result()
    }
}
