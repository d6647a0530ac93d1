//! Long work on the project, on a thread of its own: keeping it in another file, and long ways
//! through its history.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::Workspace;
use crate::project::{Project, ProjectError, Step, Way};

/// A project that is at work elsewhere.
pub(super) struct Away {
    absence: Absence,
    done: Receiver<Back>,
}

/// What comes back from the thread.
type Back = (Project, Result<Done, ProjectError>);

/// Why the project can only be looked at, not changed.
#[derive(Debug, Clone, Copy)]
pub struct Absence {
    /// Since when.
    pub begun: Instant,
    /// What is done, in words.
    pub doing: &'static str,
}

/// What was done to the project.
#[derive(Debug)]
pub enum Done {
    /// It is kept in this file from now on.
    Saved(PathBuf),
    /// It went a way through its history; a single step is told.
    Walked(Way, Option<Step>),
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
        self.send_away("Saving the story…", save, wake)
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
            self.send_away("Going through the history…", walk, wake)?;
            return Ok(None);
        }
        walk(&mut self.project).map(Some)
    }

    fn send_away(
        &mut self,
        doing: &'static str,
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
        let begun = Instant::now();
        let absence = Absence { begun, doing };
        self.away = Some(Away { absence, done });
        Ok(())
    }

    /// Whether the project is at work elsewhere.
    pub fn absence(&self) -> Option<Absence> {
        self.away.as_ref().map(|away| away.absence)
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
