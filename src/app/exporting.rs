//! Makes and writes exports on a thread of its own.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::comparing::Said;
use super::loading::Progress;
use sidelight_engine::article::ArticleId;
use sidelight_engine::brief::Word;
use sidelight_engine::cancel::{CancelToken, Cancelled};
use sidelight_engine::compare::{Claimed, Comparison, Row, compare_judged};
use sidelight_engine::facts::{FactSheet, Status};
use sidelight_engine::guard::{Fault, guarded};
use sidelight_interchange::{Course, ExportError, Format, Loss};
use sidelight_project::{Codebook, WordsOnRows};

/// What is to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportChoice {
    /// The form of the file.
    pub format: &'static Format,
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
    /// Kinds and tags that a person made.
    pub codebook: Arc<Codebook>,
    /// What the story is called that all of them are of.
    pub story: Option<String>,
    /// Whether these are all articles that are exported.
    pub is_whole: bool,
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
    /// How the file will look, and what will be lost in it.
    Preview(ExportChoice, Result<Sample, ExportError>),
    /// The file is written.
    Written(Result<PathBuf, ExportError>),
    /// The person stopped it; nothing was written.
    Cancelled,
}

/// How a file will look.
#[derive(Debug, Default)]
pub struct Sample {
    /// Its beginning.
    pub text: String,
    /// What of the articles and facts will be lost.
    pub losses: Vec<Loss>,
    /// In how many articles that was counted, where there are more.
    pub counted: Option<usize>,
}

/// Makes and writes exports in the background.
pub struct Exporter {
    sender: SyncSender<Outcome>,
    receiver: Receiver<Outcome>,
    repaint: egui::Context,
    /// The file that is made, if one is.
    writing: Option<Writing>,
    /// The articles that were read last for it, and which they are.
    read: Option<(Chosen, Vec<Arc<FactSheet>>)>,
}

/// Articles at a revision of the project.
type Chosen = ((u64, u64), Vec<ArticleId>);

/// A file in the making.
struct Writing {
    /// Of how many articles.
    articles: usize,
    course: Arc<Course>,
}

/// So much of a file is shown as a preview, in bytes.
const PREVIEW: usize = 6_000;

/// Of so many articles, where each is written for itself.
const PREVIEWED: usize = 3;

impl Exporter {
    /// An exporter that wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = sync_channel(8);
        Self {
            sender,
            receiver,
            repaint: ctx.clone(),
            writing: None,
            read: None,
        }
    }

    /// The sheets of some articles, read once while they stay the same.
    pub fn sheets(
        &mut self,
        of: Chosen,
        read: impl FnOnce() -> Vec<Arc<FactSheet>>,
    ) -> Vec<Arc<FactSheet>> {
        match &self.read {
            Some((known, sheets)) if *known == of => sheets.clone(),
            _ => self.read.insert((of, read())).1.clone(),
        }
    }

    /// Lets go of the sheets that were read.
    pub fn let_go(&mut self) {
        self.read = None;
    }

    /// How far the file is that is made now.
    pub fn progress(&self) -> Option<Progress> {
        self.writing.as_ref().map(|writing| Progress {
            done: writing.course.written().min(writing.articles),
            total: writing.articles,
        })
    }

    /// Stops making a file; nothing is written.
    pub fn cancel(&self) {
        if let Some(writing) = &self.writing {
            writing.course.cancel.cancel();
        }
    }

    /// Starts to make the beginning of a file from the first few sheets.
    pub fn preview(&self, choice: ExportChoice, material: Material) {
        self.run(move || {
            // Nobody holds the token, so nothing cancels.
            match sample(&choice, &material, &CancelToken::default()) {
                Ok(sample) => Outcome::Preview(choice, sample),
                Err(Cancelled) => Outcome::Cancelled,
            }
        });
    }

    /// Starts to write a file.
    pub fn write(&mut self, choice: ExportChoice, material: Material, path: PathBuf) {
        self.let_go();
        let course = Arc::new(Course::default());
        self.writing = Some(Writing {
            articles: material.sheets.len(),
            course: Arc::clone(&course),
        });
        self.run(move || {
            let made = content(&choice, &material, &course);
            match made.and_then(|made| course.cancel.check().map(|()| made)) {
                Ok(made) => {
                    let written = made
                        .and_then(|bytes| sidelight_interchange::write_atomically(&path, &bytes));
                    Outcome::Written(written.map(|()| path))
                }
                Err(Cancelled) => Outcome::Cancelled,
            }
        });
    }

    /// Starts to write a file of this content.
    pub fn write_bytes(&self, bytes: Vec<u8>, path: PathBuf) {
        self.run(move || {
            let written = sidelight_interchange::write_atomically(&path, &bytes);
            Outcome::Written(written.map(|()| path))
        });
    }

    /// What was done since the last call.
    pub fn poll(&mut self) -> Option<Outcome> {
        let outcome = self.receiver.try_recv().ok()?;
        if !matches!(outcome, Outcome::Preview(..)) {
            self.writing = None;
        }
        Some(outcome)
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

/// What came of work that can be stopped, and may fail for itself.
type Made<T> = Result<Result<T, ExportError>, Cancelled>;

fn content(choice: &ExportChoice, material: &Material, course: &Course) -> Made<Vec<u8>> {
    let (sheets, comparison) = prepared(choice, material, &course.cancel)?;
    let written = sidelight_interchange::Material {
        story: material.story.as_deref(),
        findings: Some(&material.words_on_rows.findings),
        course: Some(course),
        ..sidelight_interchange::Material::new(&sheets, &comparison, &material.codebook)
    };
    match choice.format.render(&written) {
        Err(ExportError::Cancelled) => Err(Cancelled),
        made => Ok(made),
    }
}

fn sample(choice: &ExportChoice, material: &Material, cancel: &CancelToken) -> Made<Sample> {
    let (sheets, comparison) = prepared(choice, material, cancel)?;
    let whole = sidelight_interchange::Material {
        story: material.story.as_deref(),
        findings: Some(&material.words_on_rows.findings),
        ..sidelight_interchange::Material::new(&sheets, &comparison, &material.codebook)
    };
    let first = sidelight_interchange::Material {
        sheets: if choice.format.of.takes_rows() {
            &sheets
        } else {
            &sheets[..sheets.len().min(PREVIEWED)]
        },
        ..whole
    };
    Ok(choice.format.preview(&first).map(|text| Sample {
        text: beginning(text),
        losses: choice.format.losses(&whole),
        counted: (!material.is_whole).then_some(sheets.len()),
    }))
}

/// The sheets with the facts that are exported, and what they are side by side.
fn prepared(
    choice: &ExportChoice,
    material: &Material,
    cancel: &CancelToken,
) -> Result<(Vec<Arc<FactSheet>>, Comparison), Cancelled> {
    let sheets = sidelight_interchange::of_statuses(&material.sheets, &choice.statuses);
    let mut comparison = if choice.format.of.takes_rows() {
        let said = &material.said;
        let mut found = compare_judged(&sheets, &said.identities, cancel)?;
        found.heed(&said.samenesses);
        found
    } else {
        Comparison::default()
    };
    material.choose(choice.rows, &mut comparison);
    for row in &mut comparison.rows {
        material.words_on_rows.put_on(row);
    }
    Ok((sheets, comparison))
}

fn beginning(mut text: String) -> String {
    if text.len() > PREVIEW {
        text.truncate(text.floor_char_boundary(PREVIEW));
        text.push_str("\n…");
    }
    text
}
