//! Keeping the project in another file.

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use super::error::Fault;
use super::shared::Owned;
use super::{Project, ProjectError, store};
use sidelight_engine::disk;

impl Project {
    /// Copies the project with its history to another file, which replaces what stood there, and
    /// goes on there. The former file stays as it is.
    ///
    /// # Errors
    /// When the file cannot be written, or is open in another window; then the project goes on
    /// where it was.
    pub fn save_as(&mut self, path: &Path) -> Result<(), ProjectError> {
        if self.file.is_at(path) {
            return Ok(());
        }
        // Replacing a project under another window would take its ground away.
        store::check_free(path)?;
        let failed = |error: std::io::Error| ProjectError::Failed {
            path: path.to_owned(),
            reason: error.to_string(),
        };
        let copy = disk::temporary_beside(path).map_err(failed)?;
        store::copy_into(&self.file.connection(), copy.path())?;
        store::remove_journal(path).map_err(failed)?;
        disk::replace(path, copy).map_err(failed)?;
        let opened = Self::open(path)?;
        let who = std::mem::take(&mut self.who);
        let changed = std::mem::take(&mut self.changed);
        let (revision, arrangement) = (self.revision + 1, self.arrangement + 1);
        *self = Self {
            who,
            revision,
            arrangement,
            changed,
            ..opened
        };
        Ok(())
    }

    /// What can be shown while the project is elsewhere, being saved: its lists, and the sheets that
    /// were read last. It cannot be changed.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn stand_in(&self) -> Result<Self, ProjectError> {
        let empty = Connection::open_in_memory();
        Ok(Self {
            path: self.path.clone(),
            file: Owned::new(
                empty.map_err(|error| Fault::from(error).of(&self.path))?,
                None,
            ),
            read_only: true,
            who: self.who.clone(),
            articles: self.articles.clone(),
            keys: self.keys.clone(),
            stories: self.stories.clone(),
            words_on_rows: self.words_on_rows.clone(),
            samenesses: Arc::clone(&self.samenesses),
            identities: Arc::clone(&self.identities),
            codebook: Arc::clone(&self.codebook),
            next_undo: None,
            next_redo: None,
            revision: self.revision,
            arrangement: self.arrangement,
            changed: self.changed.clone(),
            sheets: self.sheets.clone(),
        })
    }
}
