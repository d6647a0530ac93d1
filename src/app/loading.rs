//! Reads articles on threads of their own and reports as each is done.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};

use rayon::iter::{ParallelBridge, ParallelIterator};

use crate::article::Article;
use crate::cancel::CancelToken;
use crate::engine::{Engine, ReadError};
use crate::facts::FactSheet;
use crate::ingest::{self, IngestError, Input};
use crate::language::PipelineError;

/// Reports that may wait for the window; readers pause when it does not keep up.
const WAITING: usize = 32;
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Inputs that are done.
    pub done: usize,
    /// Inputs that are known.
    pub total: usize,
}

enum Message {
    Found(usize),
    Done(Report),
    Finished,
}

type SharedEngine = Arc<OnceLock<Result<Engine, PipelineError>>>;

/// Reads articles in the background.
pub struct Loader {
    engine: SharedEngine,
    sender: SyncSender<Message>,
    receiver: Receiver<Message>,
    cancel: CancelToken,
    batches: usize,
    progress: Progress,
    repaint: egui::Context,
}

impl Loader {
    /// A loader that wakes the window of `ctx`; starts to load the engine.
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        let engine = SharedEngine::default();
        let early = Arc::clone(&engine);
        spawn("engine", move || {
            early.get_or_init(Engine::embedded);
        });
        Self {
            engine,
            sender,
            receiver,
            cancel: CancelToken::default(),
            batches: 0,
            progress: Progress::default(),
            repaint: ctx.clone(),
        }
    }

    /// Starts to read inputs; folders are searched for articles.
    pub fn read(&mut self, inputs: Vec<Input>) {
        let batch = self.batch();
        spawn("reading", move || {
            batch.run(inputs.into_iter().flat_map(|input| batch.expand(input)));
        });
    }

    /// Starts to draw out the facts of a loaded article anew.
    pub fn read_again(&mut self, article: Article) {
        let batch = self.batch();
        spawn("reading again", move || batch.run_again(article));
    }

    fn batch(&mut self) -> Batch {
        self.batches += 1;
        Batch {
            engine: Arc::clone(&self.engine),
            sender: self.sender.clone(),
            cancel: self.cancel.clone(),
            repaint: self.repaint.clone(),
        }
    }

    /// Stops all reading; what is done stays.
    pub fn cancel(&mut self) {
        self.cancel.cancel();
        self.cancel = CancelToken::default();
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
    repaint: egui::Context,
}

impl Batch {
    fn run(&self, inputs: impl Iterator<Item = Result<Input, IngestError>> + Send) {
        if let Some(engine) = self.engine() {
            let counted = inputs.inspect(|_| self.send(Message::Found(1)));
            counted.par_bridge().for_each(|input| match input {
                Ok(input) => self.read(engine, &input),
                Err(error) => self.done(Report::Failed(Failure::of_unlisted(&error))),
            });
        }
        self.send(Message::Finished);
    }

    fn run_again(&self, article: Article) {
        self.send(Message::Found(1));
        if let Some(engine) = self.engine()
            && let Ok(sheet) = engine.extract(article, &self.cancel)
        {
            self.done(Report::ReadAgain(Box::new(sheet)));
        }
        self.send(Message::Finished);
    }

    fn expand(&self, input: Input) -> Box<dyn Iterator<Item = Result<Input, IngestError>> + Send> {
        match input {
            Input::File(path) => Box::new(ingest::expand(&[path], &self.cancel)),
            other => Box::new(std::iter::once(Ok(other))),
        }
    }

    fn engine(&self) -> Option<&Engine> {
        self.engine
            .get_or_init(Engine::embedded)
            .as_ref()
            .inspect_err(|error| {
                self.done(Report::Failed(Failure {
                    name: "Sidelight".to_owned(),
                    reason: error.to_string(),
                }));
            })
            .ok()
    }

    fn read(&self, engine: &Engine, input: &Input) {
        if self.cancel.is_cancelled() {
            return;
        }
        match engine.read(input, None, &self.cancel) {
            Ok(sheet) => self.done(Report::Read(Box::new(sheet))),
            Err(ReadError::Cancelled(_)) => {}
            Err(error) => self.done(Report::Failed(Failure::new(input, &error))),
        }
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

impl Failure {
    fn new(input: &Input, error: &ReadError) -> Self {
        let (name, place) = match input {
            Input::File(path) => (file_name(path), path.display().to_string()),
            Input::Embedded { name, .. } => ((*name).to_owned(), (*name).to_owned()),
            Input::Pasted(_) => ("Pasted text".to_owned(), "pasted text".to_owned()),
            Input::Record(_) => ("A line of JSON Lines".to_owned(), String::new()),
        };
        let told = error.to_string();
        let reason = told
            .strip_prefix(&place)
            .and_then(|rest| rest.strip_prefix(": "))
            .unwrap_or(&told)
            .to_owned();
        Self { name, reason }
    }

    /// A folder or file that could not be listed; the error starts with its path.
    fn of_unlisted(error: &IngestError) -> Self {
        let told = error.to_string();
        let (place, reason) = told.split_once(": ").unwrap_or(("", &told));
        Self {
            name: file_name(&PathBuf::from(place)),
            reason: reason.to_owned(),
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().name(name.to_owned());
    if let Err(error) = thread.spawn(work) {
        log::error!("no thread could be started for {name}: {error}");
    }
}
