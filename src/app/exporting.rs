//! Makes and writes exports on a thread of its own.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::comparing::Said;
use crate::brief::Word;
use crate::cancel::CancelToken;
use crate::compare::{Claimed, Comparison, Row, compare_judged};
use crate::facts::{FactSheet, Status};
use crate::guard::{Fault, guarded};
use crate::interchange::{self, ExportError, ExportFormat};
use crate::project::WordsOnRows;

/// What is to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportChoice {
    /// The form of the file.
    pub format: ExportFormat,
    /// Which articles.
    pub scope: Scope,
    /// Facts of these statuses.
    pub statuses: Vec<Status>,
    /// Which rows of the comparison.
    pub rows: Rows,
}

/// Which rows of the comparison are exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// All.
    All,
    /// Those of which a person said something, or accepted a claim.
    Reviewed,
    /// Those that pass the filters of the claims.
    Shown,
}

/// Which articles are exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The one on show.
    Article,
    /// Those chosen for comparing.
    Story,
    /// All of the project.
    All,
}

/// What an export is made from.
pub struct Material {
    /// The articles with all their facts.
    pub sheets: Vec<Arc<FactSheet>>,
    /// What a person said of rows.
    pub words_on_rows: WordsOnRows,
    /// What a person said that rows depend on.
    pub said: Said,
    /// The claims of the rows that pass the filters.
    pub shown: HashSet<Claimed>,
}

impl Material {
    /// Leaves the rows that were chosen.
    fn choose(&self, rows: Rows, comparison: &mut Comparison) {
        let holds_one = |row: &Row, claims: &HashSet<Claimed>| {
            let mut told = row.claims();
            told.any(|claim| claims.contains(&claim))
        };
        match rows {
            Rows::All => return,
            Rows::Shown => comparison.rows.retain(|row| holds_one(row, &self.shown)),
            Rows::Reviewed => {
                let decided = decided(&self.sheets);
                comparison.rows.retain(|row| {
                    self.words_on_rows.on(row) != Word::default() || holds_one(row, &decided)
                });
            }
        }
        comparison.within.clear();
    }
}

/// The facts on which a person decided.
fn decided(sheets: &[Arc<FactSheet>]) -> HashSet<Claimed> {
    let of_sheet = |sheet: &Arc<FactSheet>| {
        let article = sheet.article.id.clone();
        let facts = sheet.facts.iter();
        let decided = facts.filter(|fact| fact.status != Status::Suggested);
        let claims = decided.map(move |fact| Claimed {
            article: article.clone(),
            fact: fact.id.clone(),
        });
        claims.collect::<Vec<_>>()
    };
    sheets.iter().flat_map(of_sheet).collect()
}

/// What came of it.
#[derive(Debug)]
pub enum Outcome {
    /// The beginning of the file.
    Preview(ExportChoice, Result<String, ExportError>),
    /// The file is written.
    Written(Result<PathBuf, ExportError>),
}

/// Makes and writes exports in the background.
pub struct Exporter {
    sender: SyncSender<Outcome>,
    receiver: Receiver<Outcome>,
    repaint: egui::Context,
}

/// So much of a file is shown as a preview, in bytes.
const PREVIEW: usize = 6_000;

/// What stands in the place of a preview that would be no text.
const NO_PREVIEW: &str = "A workbook with two sheets: the comparison, and the words behind it.";

impl Exporter {
    /// An exporter that wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = sync_channel(8);
        Self {
            sender,
            receiver,
            repaint: ctx.clone(),
        }
    }

    /// Starts to make the beginning of a file from the first few sheets.
    pub fn preview(&self, choice: ExportChoice, material: Material) {
        self.run(move || {
            let text = if choice.format.is_text() {
                let shown = ExportChoice {
                    format: choice.format.shown_as(),
                    ..choice.clone()
                };
                content(&shown, &material).map(|bytes| beginning(&bytes))
            } else {
                Ok(NO_PREVIEW.to_owned())
            };
            Outcome::Preview(choice, text)
        });
    }

    /// Starts to write a file.
    pub fn write(&self, choice: ExportChoice, material: Material, path: PathBuf) {
        self.run(move || {
            let written = content(&choice, &material)
                .and_then(|bytes| interchange::write_atomically(&path, &bytes));
            Outcome::Written(written.map(|()| path))
        });
    }

    /// Starts to write a file of this content.
    pub fn write_bytes(&self, bytes: Vec<u8>, path: PathBuf) {
        self.run(move || {
            let written = interchange::write_atomically(&path, &bytes);
            Outcome::Written(written.map(|()| path))
        });
    }

    /// What was done since the last call.
    pub fn poll(&self) -> Option<Outcome> {
        self.receiver.try_recv().ok()
    }

    fn run(&self, work: impl FnOnce() -> Outcome + Send + 'static) {
        let (sender, repaint) = (self.sender.clone(), self.repaint.clone());
        let thread = std::thread::Builder::new().name("export".to_owned());
        let started = thread.spawn(move || {
            // A closed channel: the window is gone, and with it who asked.
            let outcome = guarded(work);
            let failed =
                |fault: Fault| Outcome::Written(Err(ExportError::Format(fault.to_string())));
            let _ = sender.send(outcome.unwrap_or_else(failed));
            repaint.request_repaint();
        });
        if let Err(error) = started {
            log::error!("no thread could be started for the export: {error}");
        }
    }
}

fn content(choice: &ExportChoice, material: &Material) -> Result<Vec<u8>, ExportError> {
    let sheets = interchange::of_statuses(&material.sheets, &choice.statuses);
    let mut comparison = if choice.format.needs_rows() {
        // Nobody holds the token, so nothing cancels.
        let said = &material.said;
        let found = compare_judged(&sheets, &said.identities, &CancelToken::default());
        let mut found = found.unwrap_or_default();
        found.heed(&said.samenesses);
        found
    } else {
        Comparison::default()
    };
    material.choose(choice.rows, &mut comparison);
    for row in &mut comparison.rows {
        material.words_on_rows.put_on(row);
    }
    interchange::render(choice.format, &sheets, &comparison)
}

fn beginning(bytes: &[u8]) -> String {
    let cut = bytes.get(..PREVIEW).unwrap_or(bytes);
    let mut text = String::from_utf8_lossy(cut)
        .trim_end_matches('\u{fffd}')
        .to_owned();
    if cut.len() < bytes.len() {
        text.push_str("\n…");
    }
    text
}
