//! A search of the project that goes on on a thread of its own.

use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use sidelight_engine::cancel::CancelToken;
use sidelight_project::{Line, Occurrences, ProjectError, ProjectReader, Search};

/// How long a search goes on before it tells what it found.
const TURN: Duration = Duration::from_millis(10);
/// Parts that wait for the window; then the search waits too.
const WAITING: usize = 4;

/// What is sought.
#[derive(Debug)]
pub enum Sought {
    /// What a person typed.
    Query(Search),
    /// All places of some names.
    Names(Occurrences),
}

impl Sought {
    fn go_on(&mut self, project: &ProjectReader) -> Result<Part, ProjectError> {
        let lines = match self {
            Self::Query(search) => search.go_on(project, TURN)?,
            Self::Names(search) => search.go_on(project, TURN)?,
        };
        let (is_last, was_cut) = match self {
            Self::Query(search) => (search.is_done(), search.was_cut()),
            Self::Names(search) => (search.is_done(), search.was_cut()),
        };
        let end = is_last.then_some(End { was_cut });
        Ok(Part { lines, end })
    }
}

/// Some of what was found.
#[derive(Debug)]
pub struct Part {
    /// The lines.
    pub lines: Vec<Line>,
    /// The end of the search, with the last lines.
    pub end: Option<End>,
}

/// The end of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Whether something was left out, for there was too much.
    pub was_cut: bool,
}

/// The search that was begun last; beginning another one, or dropping this, ends it.
#[derive(Debug)]
pub struct Searching {
    run: Option<Run>,
    repaint: egui::Context,
}

#[derive(Debug)]
struct Run {
    parts: Receiver<Result<Part, ProjectError>>,
    cancel: CancelToken,
}

impl Drop for Run {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

impl Searching {
    /// No search yet; what is found wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            run: None,
            repaint: ctx.clone(),
        }
    }

    /// Begins a search in place of the one that goes on.
    pub fn begin(&mut self, project: ProjectReader, mut sought: Sought) {
        self.run = None;
        let (sender, parts) = sync_channel(WAITING);
        let cancel = CancelToken::default();
        let (cancelled, repaint) = (cancel.clone(), self.repaint.clone());
        let work = move || {
            while !cancelled.is_cancelled() {
                let part = sought.go_on(&project);
                let (told, last) = match &part {
                    Ok(part) => (
                        part.end.is_some() || !part.lines.is_empty(),
                        part.end.is_some(),
                    ),
                    Err(_) => (true, true),
                };
                // A closed channel: nobody asks for this search any more.
                if told && sender.send(part).is_err() {
                    return;
                }
                if told {
                    repaint.request_repaint();
                }
                if last {
                    return;
                }
            }
        };
        let thread = std::thread::Builder::new().name("searching".to_owned());
        match thread.spawn(work) {
            Ok(_) => self.run = Some(Run { parts, cancel }),
            Err(error) => log::error!("no thread could be started for searching: {error}"),
        }
    }

    /// Ends the search that goes on.
    pub fn stop(&mut self) {
        self.run = None;
    }

    /// The next part of what was found.
    pub fn poll(&mut self) -> Option<Result<Part, ProjectError>> {
        let part = self.run.as_ref()?.parts.try_recv().ok()?;
        if part.as_ref().map_or(true, |part| part.end.is_some()) {
            self.run = None;
        }
        Some(part)
    }
}
