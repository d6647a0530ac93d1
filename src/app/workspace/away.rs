//! Long work on the project, on a thread of its own: keeping it in another file, long ways through
//! its history, decisions about many facts.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::Workspace;
use crate::app::review::Bulk;
use sidelight_engine::cancel::CancelToken;
use sidelight_project::{Project, ProjectError, Step, Way};

/// A project that is at work elsewhere.
pub(super) struct Away {
    absence: Absence,
    done: Receiver<Back>,
}

/// What comes back from the thread.
type Back = (Project, Result<Done, ProjectError>);

/// Why the project can only be looked at, not changed.
#[derive(Debug, Clone)]
pub struct Absence {
    /// Since when.
    pub begun: Instant,
    /// What is done, in words.
    pub doing: String,
    /// How far it is, where it can be stopped.
    pub work: Option<Work>,
}

/// Work that tells how far it is and can be stopped. Clones are of the same work.
#[derive(Debug, Clone)]
pub struct Work {
    done: Arc<AtomicUsize>,
    total: usize,
    cancel: CancelToken,
}

impl Work {
    /// Work on about so many things.
    pub fn on(total: usize) -> Self {
        Self {
            done: Arc::default(),
            total,
            cancel: CancelToken::default(),
        }
    }

    /// Tells that some more are done.
    pub fn advance(&self, count: usize) {
        self.done.fetch_add(count, Ordering::Relaxed);
    }

    /// How many are done, and of about how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total)
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        self.cancel.cancel();
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

/// What was done to the project.
#[derive(Debug)]
pub enum Done {
    /// It is kept in this file from now on.
    Saved(PathBuf),
    /// It went a way through its history; a single step is told.
    Walked(Way, Option<Step>),
    /// Many facts were decided about, or those until it was stopped.
    Decided {
        /// What was done, in words.
        told: String,
        /// Whether it was stopped.
        stopped: bool,
    },
}

impl Workspace {
    /// Starts to keep the project in another file from now on. Until [`Self::back`] gives it back it
    /// can be looked at, but not changed. `wake` is called when it is there.
    ///
    /// # Errors
    /// When no thread can be started; then nothing happened.
    pub fn save_as(
        &mut self,
        path: PathBuf,
        wake: impl FnOnce() + Send + 'static,
    ) -> Result<(), ProjectError> {
        let home = self.home.clone();
        let save = move |project: &mut Project| {
            match &home {
                Some(home) => home.save_as(project, &path)?,
                None => project.save_as(&path)?,
            }
            Ok(Done::Saved(path))
        };
        self.send_away("Saving the project…".to_owned(), None, save, wake)
    }

    /// Goes a way through the history: a short one at once, and what was done is told; a long one as
    /// [`Self::save_as`].
    ///
    /// # Errors
    /// As [`Project::walk`], and when no thread can be started.
    pub fn walk(
        &mut self,
        way: Way,
        wake: impl FnOnce() + Send + 'static,
    ) -> Result<Option<Done>, ProjectError> {
        let walk = move |project: &mut Project| Ok(Done::Walked(way, project.walk(way)?));
        if self.project.is_long(way)? {
            self.send_away("Going through the history…".to_owned(), None, walk, wake)?;
            return Ok(None);
        }
        walk(&mut self.project).map(Some)
    }

    /// Decides about many facts: about few at once, and what was done is told; about more as
    /// [`Self::save_as`].
    ///
    /// # Errors
    /// As [`Bulk::carry_out`], and when no thread can be started.
    pub fn decide_many(
        &mut self,
        bulk: Bulk,
        wake: impl FnOnce() + Send + 'static,
    ) -> Result<Option<Done>, ProjectError> {
        let (told, is_long) = (bulk.told(), bulk.is_long());
        let work = Work::on(bulk.total());
        let (doing, watched) = (bulk.label().to_owned(), work.clone());
        let decide = move |project: &mut Project| {
            bulk.carry_out(project, &work)?;
            let stopped = work.is_stopped();
            Ok(Done::Decided { told, stopped })
        };
        if is_long {
            self.send_away(doing, Some(watched), decide, wake)?;
            return Ok(None);
        }
        decide(&mut self.project).map(Some)
    }

    fn send_away(
        &mut self,
        doing: String,
        watched: Option<Work>,
        work: impl FnOnce(&mut Project) -> Result<Done, ProjectError> + Send + 'static,
        wake: impl FnOnce() + Send + 'static,
    ) -> Result<(), ProjectError> {
        let stand_in = self.project.stand_in()?;
        let project = std::mem::replace(&mut self.project, stand_in);
        // Where no thread starts, what it would have taken is still here.
        let parcel = Arc::new(Mutex::new(Some(project)));
        let (sender, done) = sync_channel::<Back>(1);
        let taken = Arc::clone(&parcel);
        let thread = std::thread::Builder::new().name("project".to_owned());
        let started = thread.spawn(move || {
            let project = taken.lock().ok().and_then(|mut parcel| parcel.take());
            if let Some(mut project) = project {
                let result = work(&mut project);
                // A closed channel: the window is gone, and with it who asked.
                let _ = sender.send((project, result));
                wake();
            }
        });
        if let Err(error) = started {
            if let Some(project) = parcel.lock().ok().and_then(|mut parcel| parcel.take()) {
                self.project = project;
            }
            return Err(self.trouble(error.to_string()));
        }
        let absence = Absence {
            begun: Instant::now(),
            doing,
            work: watched,
        };
        self.away = Some(Away { absence, done });
        Ok(())
    }

    /// Whether the project is at work elsewhere.
    pub fn absence(&self) -> Option<&Absence> {
        self.away.as_ref().map(|away| &away.absence)
    }

    /// Takes the project back once its work is done.
    pub fn back(&mut self) -> Option<Result<Done, ProjectError>> {
        let (project, result) = match self.away.as_ref()?.done.try_recv() {
            Ok(back) => back,
            Err(TryRecvError::Empty) => return None,
            // The thread came to grief: all that was acknowledged is in the file.
            Err(TryRecvError::Disconnected) => match Project::open(self.project.path()) {
                Ok(project) => {
                    let reason = "the work stopped: an internal error".to_owned();
                    (project, Err(self.trouble(reason)))
                }
                Err(error) => {
                    self.away = None;
                    return Some(Err(error));
                }
            },
        };
        self.away = None;
        self.project = project;
        self.project.set_author(self.author.clone());
        self.note_recent();
        Some(result)
    }

    fn trouble(&self, reason: String) -> ProjectError {
        let path = self.project.path().to_owned();
        ProjectError::Failed { path, reason }
    }
}
