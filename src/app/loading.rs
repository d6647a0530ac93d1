//! Reads articles on threads of their own and reports as each is done.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::cancel::CancelToken;
use crate::engine::{Engine, ReadError};
use crate::facts::FactSheet;
use crate::ingest::Input;
use crate::language::PipelineError;

/// Reports that may wait for the window; readers pause when it does not keep up.
const WAITING: usize = 32;
/// Reports taken over in one pass, so that the window stays live.
const A_PASS: usize = 16;

/// What became of an input.
#[derive(Debug)]
pub enum Report {
    /// An article and its facts.
    Read(Box<FactSheet>),
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
        self.batches += 1;
        let batch = Batch {
            engine: Arc::clone(&self.engine),
            sender: self.sender.clone(),
            cancel: self.cancel.clone(),
            repaint: self.repaint.clone(),
        };
        spawn("reading", move || batch.run(inputs));
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
    fn run(&self, inputs: Vec<Input>) {
        let inputs: Vec<Input> = inputs.into_iter().flat_map(expand).collect();
        self.send(Message::Found(inputs.len()));
        match self.engine.get_or_init(Engine::embedded) {
            Ok(engine) => inputs
                .into_par_iter()
                .for_each(|input| self.read(engine, &input)),
            Err(error) => self.send(Message::Done(Report::Failed(Failure {
                name: "Sidelight".to_owned(),
                reason: error.to_string(),
            }))),
        }
        self.send(Message::Finished);
    }

    fn read(&self, engine: &Engine, input: &Input) {
        if self.cancel.is_cancelled() {
            return;
        }
        match engine.read(input, None, &self.cancel) {
            Ok(sheet) => self.send(Message::Done(Report::Read(Box::new(sheet)))),
            Err(ReadError::Cancelled(_)) => {}
            Err(error) => self.send(Message::Done(Report::Failed(failure(input, &error)))),
        }
    }

    fn send(&self, message: Message) {
        // The window is gone: nobody is left to tell.
        if self.sender.send(message).is_err() {
            self.cancel.cancel();
        }
        self.repaint.request_repaint();
    }
}

fn failure(input: &Input, error: &ReadError) -> Failure {
    let name = match input {
        Input::File(path) => file_name(path),
        Input::Pasted(_) => "Pasted text".to_owned(),
        Input::Record(_) => "A line of JSON Lines".to_owned(),
    };
    let full = match input {
        Input::File(path) => path.display().to_string(),
        Input::Pasted(_) | Input::Record(_) => name.clone(),
    };
    let reason = error.to_string();
    let reason = reason
        .strip_prefix(&full)
        .or_else(|| reason.strip_prefix(&name))
        .and_then(|rest| rest.strip_prefix(": "))
        .map_or(reason.clone(), str::to_owned);
    Failure { name, reason }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The files of a folder and of the folders in it, in the order of their names; a file is itself.
fn expand(input: Input) -> Vec<Input> {
    match input {
        Input::File(path) if path.is_dir() => {
            let mut files = Vec::new();
            collect(&path, &mut files);
            files.into_iter().map(Input::File).collect()
        }
        other => vec![other],
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        files.push(folder.to_owned());
        return;
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !hidden => collect(&entry.path(), files),
            Ok(kind) if !kind.is_dir() && !hidden && is_article(&entry.path()) => {
                files.push(entry.path());
            }
            _ => {}
        }
    }
}

/// Whether a file of a folder is taken along: a folder may hold pictures and more.
fn is_article(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["txt", "md", "html", "htm"].iter().any(|known| ending == *known))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().name(name.to_owned());
    if let Err(error) = thread.spawn(work) {
        log::error!("no thread could be started for {name}: {error}");
    }
}
