//! Reads articles on threads of their own and reports in the order of the inputs.

use std::collections::{BTreeSet, VecDeque};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};

use super::pasting;
use crate::names_pack;
use sidelight_engine::article::Article;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts::{FactKind, FactSheet};
use sidelight_engine::guard::guarded;
use sidelight_engine::ingest::{self, IngestError, Input, Part};
use sidelight_engine::language::PipelineError;
use sidelight_engine::{Engine, ReadError};

/// Reports that may wait for the window; readers pause when it does not keep up.
const WAITING: usize = 32;
/// Inputs that are read ahead of the one whose report comes next; bounds the memory they take.
const AHEAD: usize = 16;
/// Reports taken over in one pass, so that the window stays live.
const A_PASS: usize = 8;

/// What became of an input.
#[derive(Debug)]
pub enum Report {
    /// An article and its facts.
    Read(Box<FactSheet>),
    /// The facts of an article of the project, drawn out anew.
    ReadAgain(Box<FactSheet>),
    /// It could not be read.
    Failed(Failure),
}

/// An input that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file, or what else it was.
    pub name: String,
    /// Why, in a reader's words.
    pub reason: String,
}

/// How far reading has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Inputs, or articles of an export, that are done.
    pub done: usize,
    /// Those that are known.
    pub total: usize,
}

enum Message {
    Found(usize),
    Done(Report),
    Finished,
}

/// The engine, once it is loaded.
pub type SharedEngine = Arc<OnceLock<Result<Engine, PipelineError>>>;

/// Reads articles in the background.
pub struct Loader {
    engine: SharedEngine,
    sender: SyncSender<Message>,
    receiver: Receiver<Message>,
    cancel: CancelToken,
    batches: usize,
    progress: Progress,
    /// Kinds of fact that the person does not want.
    left_out: BTreeSet<FactKind>,
    repaint: egui::Context,
}

impl Loader {
    /// A loader that wakes the window of `ctx`; starts to load the engine.
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        let engine = SharedEngine::default();
        let early = Arc::clone(&engine);
        spawn("engine", move || {
            early.get_or_init(names_pack::engine);
        });
        Self {
            engine,
            sender,
            receiver,
            cancel: CancelToken::default(),
            batches: 0,
            progress: Progress::default(),
            left_out: BTreeSet::new(),
            repaint: ctx.clone(),
        }
    }

    /// Leaves facts of these kinds out of what is read from now on.
    pub fn leave_out(&mut self, kinds: BTreeSet<FactKind>) {
        self.left_out = kinds;
    }

    /// The engine, which other workers use too.
    pub fn engine(&self) -> SharedEngine {
        Arc::clone(&self.engine)
    }

    /// Starts to read inputs; folders are searched for articles.
    pub fn read(&mut self, inputs: Vec<Input>) {
        let batch = self.batch();
        spawn("reading", move || {
            batch.run(ingest::walk(inputs, &batch.cancel));
        });
    }

    /// Starts to read what a person pasted.
    pub fn paste(&mut self, text: String) {
        let batch = self.batch();
        spawn("reading", move || {
            batch.run(ingest::walk([pasting::input(text)], &batch.cancel));
        });
    }

    /// Starts to draw out the facts of loaded articles anew.
    pub fn read_again(&mut self, articles: Vec<Article>) {
        let batch = self.batch();
        spawn("reading again", move || batch.run_again(articles));
    }

    fn batch(&mut self) -> Batch {
        self.batches += 1;
        Batch {
            engine: Arc::clone(&self.engine),
            sender: self.sender.clone(),
            cancel: self.cancel.clone(),
            left_out: self.left_out.clone(),
            repaint: self.repaint.clone(),
        }
    }

    /// Stops all reading; what is done stays.
    pub fn cancel(&mut self) {
        self.cancel.cancel();
        self.cancel = CancelToken::default();
    }

    /// Stops all reading and forgets what is done but not yet taken over: it belongs to a project
    /// that is left.
    pub fn abandon(&mut self) {
        self.cancel();
        (self.sender, self.receiver) = sync_channel(WAITING);
        self.batches = 0;
        self.progress = Progress::default();
    }

    /// How far reading has come; `None` when nothing is read.
    pub fn progress(&self) -> Option<&Progress> {
        (self.batches > 0).then_some(&self.progress)
    }

    /// What has been read since the last call.
    pub fn poll(&mut self) -> Vec<Report> {
        let mut reports = Vec::new();
        while reports.len() < A_PASS {
            match self.receiver.try_recv() {
                Ok(Message::Found(count)) => self.progress.total += count,
                Ok(Message::Done(report)) => {
                    self.progress.done += 1;
                    reports.push(report);
                }
                Ok(Message::Finished) => {
                    self.batches = self.batches.saturating_sub(1);
                    if self.batches == 0 {
                        self.progress = Progress::default();
                    }
                }
                Err(_) => return reports,
            }
        }
        self.repaint.request_repaint();
        reports
    }
}

struct Batch {
    engine: SharedEngine,
    sender: SyncSender<Message>,
    cancel: CancelToken,
    left_out: BTreeSet<FactKind>,
    repaint: egui::Context,
}

impl Batch {
    /// Reads side by side, but hands the reports over in the order of the inputs.
    fn run(&self, parts: impl Iterator<Item = Result<Part, IngestError>>) {
        let Some(engine) = self.engine() else { return };
        rayon::in_place_scope_fifo(|scope| {
            let mut underway = VecDeque::new();
            for part in parts.take_while(|_| !self.cancel.is_cancelled()) {
                self.send(Message::Found(1));
                let (sender, report) = sync_channel(1);
                scope.spawn_fifo(move |_| {
                    // The scope, which holds the other end, waits for this task.
                    let _ = sender.send(self.reports(engine, part));
                });
                underway.push_back(report);
                if underway.len() > AHEAD {
                    self.hand_over(underway.pop_front());
                }
            }
            for report in underway {
                self.hand_over(Some(report));
            }
        });
    }

    /// Waits for what became of a part and passes it on; a cancelled one is missing.
    fn hand_over(&self, reports: Option<Receiver<Vec<Report>>>) {
        let reports = reports.and_then(|reports| reports.recv().ok());
        for (index, report) in reports.into_iter().flatten().enumerate() {
            // A part is counted as one until it shows how many articles it holds.
            if index > 0 {
                self.send(Message::Found(1));
            }
            self.done(report);
        }
    }

    fn run_again(&self, articles: Vec<Article>) {
        self.send(Message::Found(articles.len()));
        for article in articles {
            self.read_one_again(article);
        }
    }

    fn read_one_again(&self, article: Article) {
        let name = article.display_title().to_owned();
        if let Some(engine) = self.engine() {
            match guarded(|| engine.extract(article, &self.cancel)) {
                Ok(Ok(sheet)) => self.done(Report::ReadAgain(Box::new(self.wanted(sheet)))),
                Ok(Err(_cancelled)) => {}
                Err(fault) => {
                    let reason = fault.to_string();
                    self.done(Report::Failed(Failure { name, reason }));
                }
            }
        }
    }

    fn engine(&self) -> Option<&Engine> {
        self.engine
            .get_or_init(names_pack::engine)
            .as_ref()
            .inspect_err(|error| {
                self.done(Report::Failed(Failure {
                    name: "Sidelight".to_owned(),
                    reason: error.to_string(),
                }));
            })
            .ok()
    }

    /// What becomes of a part; nothing when reading is cancelled.
    fn reports(&self, engine: &Engine, part: Result<Part, IngestError>) -> Vec<Report> {
        if self.cancel.is_cancelled() {
            return Vec::new();
        }
        let part = match part {
            Ok(part) => part,
            Err(error) => return vec![Report::Failed(Failure::of(&error))],
        };
        match engine.read_part(part, None, &self.cancel) {
            Ok(sheets) => {
                let sheets = sheets.into_iter();
                let report = |sheet| Report::Read(Box::new(self.wanted(sheet)));
                sheets.map(report).collect()
            }
            Err(ReadError::Cancelled(_)) => Vec::new(),
            Err(ReadError::Ingest(error)) => vec![Report::Failed(Failure::of(&error))],
            Err(ReadError::Fault { name, fault }) => vec![Report::Failed(Failure {
                name: short_name(&name),
                reason: fault.to_string(),
            })],
        }
    }

    /// A sheet without the kinds that are left out. They are drawn out all the same, for kinds build
    /// on each other: a quote needs to know whom its speaker's pronoun stands for.
    fn wanted(&self, mut sheet: FactSheet) -> FactSheet {
        let wanted = |kind| !self.left_out.contains(&kind);
        sheet.facts.retain(|fact| wanted(fact.kind()));
        sheet
    }

    fn done(&self, report: Report) {
        self.send(Message::Done(report));
    }

    fn send(&self, message: Message) {
        // The window is gone: nobody is left to tell.
        if self.sender.send(message).is_err() {
            self.cancel.cancel();
        }
        self.repaint.request_repaint();
    }
}

/// The last word of a batch, however it ends.
impl Drop for Batch {
    fn drop(&mut self) {
        self.send(Message::Finished);
    }
}

impl Failure {
    fn of(error: &IngestError) -> Self {
        Self {
            name: short_name(error.name()),
            reason: error.reason(),
        }
    }
}

/// What messages call an input, without the folders before the name of its file.
fn short_name(name: &str) -> String {
    let (file, place) = name.split_once(", ").unwrap_or((name, ""));
    let file = Path::new(file)
        .file_name()
        .map(|name| name.to_string_lossy());
    match (file, place) {
        (None, _) => name.to_owned(),
        (Some(file), "") => file.into_owned(),
        (Some(file), place) => format!("{file}, {place}"),
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().name(name.to_owned());
    if let Err(error) = thread.spawn(work) {
        log::error!("no thread could be started for {name}: {error}");
    }
}
