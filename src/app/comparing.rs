//! Compares the chosen articles on a thread of its own.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::article::ArticleId;
use crate::cancel::CancelToken;
use crate::compare::{Cell, Row, compare};
use crate::facts::{Fact, FactId, FactSheet};

/// What a comparison depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The articles to set side by side.
    pub articles: BTreeSet<ArticleId>,
    /// The revision of the project.
    pub revision: (u64, u64),
}

/// Articles set side by side.
#[derive(Debug)]
pub struct Comparison {
    /// One fact across the articles each.
    pub rows: Vec<Row>,
    /// The articles, in the order of the columns.
    pub sheets: Vec<Arc<FactSheet>>,
    /// Where each fact stands in its sheet.
    places: HashMap<ArticleId, HashMap<FactId, usize>>,
}

impl Comparison {
    fn new(rows: Vec<Row>, sheets: Vec<Arc<FactSheet>>) -> Self {
        let places = sheets.iter().map(|sheet| {
            let facts = sheet.facts.iter().enumerate();
            let facts = facts.map(|(at, fact)| (fact.id.clone(), at)).collect();
            (sheet.article.id.clone(), facts)
        });
        Self {
            places: places.collect(),
            rows,
            sheets,
        }
    }

    /// The fact that a cell of a column stands for.
    pub fn fact(&self, sheet: &FactSheet, cell: &Cell) -> Option<&Fact> {
        let id = &sheet.article.id;
        let at = *self.places.get(id)?.get(&cell.fact)?;
        let column = self.sheets.iter().find(|sheet| sheet.article.id == *id)?;
        column.facts.get(at)
    }
}

/// Compares in the background and keeps the last result until the next is there.
pub struct Comparer {
    wanted: Option<Wanted>,
    done: Option<Comparison>,
    /// Goes up with every result.
    generation: u64,
    busy: bool,
    cancel: CancelToken,
    sender: SyncSender<(u64, Comparison)>,
    receiver: Receiver<(u64, Comparison)>,
    started: u64,
    repaint: egui::Context,
}

impl Comparer {
    /// A comparer that wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = sync_channel(2);
        Self {
            wanted: None,
            done: None,
            generation: 0,
            busy: false,
            cancel: CancelToken::default(),
            sender,
            receiver,
            started: 0,
            repaint: ctx.clone(),
        }
    }

    /// Starts to compare unless this was asked for already; an older run is stopped.
    pub fn want(&mut self, wanted: Wanted, sheets: impl FnOnce() -> Vec<Arc<FactSheet>>) {
        if self.wanted.as_ref() == Some(&wanted) {
            return;
        }
        self.wanted = Some(wanted);
        self.cancel.cancel();
        self.cancel = CancelToken::default();
        self.started += 1;
        self.busy = true;
        let (run, sheets, cancel) = (self.started, sheets(), self.cancel.clone());
        let (sender, repaint) = (self.sender.clone(), self.repaint.clone());
        let thread = std::thread::Builder::new().name("comparing".to_owned());
        let started = thread.spawn(move || {
            if let Ok(rows) = compare(&sheets, &cancel) {
                // A closed channel: the window is gone, and with it who asked.
                let _ = sender.send((run, Comparison::new(rows, sheets)));
                repaint.request_repaint();
            }
        });
        if let Err(error) = started {
            log::error!("no thread could be started for comparing: {error}");
            self.busy = false;
        }
    }

    /// Takes over a result that is there; results of stopped runs are dropped.
    pub fn poll(&mut self) {
        while let Ok((run, comparison)) = self.receiver.try_recv() {
            if run == self.started {
                self.done = Some(comparison);
                self.generation += 1;
                self.busy = false;
            }
        }
    }

    /// Whether a run goes on.
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// The last result.
    pub fn comparison(&self) -> Option<&Comparison> {
        self.done.as_ref()
    }
}
