//! Keeping the project in another file, on a thread of its own.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::Workspace;
use crate::project::{Project, ProjectError};

/// What comes back from the thread.
type Saved = (Project, Result<(), ProjectError>);

/// A project that is being saved.
pub(super) struct Saving {
    begun: Instant,
    path: PathBuf,
    done: Receiver<Saved>,
}

impl Workspace {
    /// Starts to keep the project in another file from now on. Until [`Self::saved`] gives it back it
    /// can be looked at, but not changed. `wake` is called when it is there.
    ///
    /// # Errors
    /// When no thread can be started; then nothing happened.
    pub fn save_as(
        &mut self,
        path: PathBuf,
        wake: impl FnOnce() + Send + 'static,
    ) -> Result<(), ProjectError> {
        let stand_in = self.project.stand_in()?;
        let project = std::mem::replace(&mut self.project, stand_in);
        // Where no thread starts, what it would have taken is still here.
        let parcel = Arc::new(Mutex::new(Some(project)));
        let (sender, done) = sync_channel::<Saved>(1);
        let (home, taken, target) = (self.home.clone(), Arc::clone(&parcel), path.clone());
        let thread = std::thread::Builder::new().name("saving".to_owned());
        let started = thread.spawn(move || {
            let project = taken.lock().ok().and_then(|mut parcel| parcel.take());
            if let Some(mut project) = project {
                let saved = match &home {
                    Some(home) => home.save_as(&mut project, &target),
                    None => project.save_as(&target),
                };
                // A closed channel: the window is gone, and with it who asked.
                let _ = sender.send((project, saved));
                wake();
            }
        });
        if let Err(error) = started {
            if let Some(project) = parcel.lock().ok().and_then(|mut parcel| parcel.take()) {
                self.project = project;
            }
            let reason = error.to_string();
            return Err(ProjectError::Failed { path, reason });
        }
        let begun = Instant::now();
        self.saving = Some(Saving { begun, path, done });
        Ok(())
    }

    /// Since when the project is being saved.
    pub fn saving_since(&self) -> Option<Instant> {
        self.saving.as_ref().map(|saving| saving.begun)
    }

    /// Takes the project back once it is saved, and tells where it is now.
    pub fn saved(&mut self) -> Option<Result<PathBuf, ProjectError>> {
        let (project, saved) = match self.saving.as_ref()?.done.try_recv() {
            Ok(saved) => saved,
            Err(TryRecvError::Empty) => return None,
            // The thread came to grief: all that was acknowledged is in the file.
            Err(TryRecvError::Disconnected) => match Project::open(self.project.path()) {
                Ok(project) => {
                    let reason = "saving stopped: an internal error".to_owned();
                    let path = self.project.path().to_owned();
                    (project, Err(ProjectError::Failed { path, reason }))
                }
                Err(error) => {
                    self.saving = None;
                    return Some(Err(error));
                }
            },
        };
        let saving = self.saving.take()?;
        self.project = project;
        self.note_recent();
        Some(saved.map(|()| saving.path))
    }
}
