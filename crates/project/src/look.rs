//! How a project was looked at last. It is no change of what the project holds, and so no step of its history.

use rusqlite::OptionalExtension;

use super::error::Fault;
use super::{Project, ProjectError};

impl Project {
    /// How the project was looked at last, as [`Project::keep_look`] was told.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn look(&self) -> Result<Option<String>, ProjectError> {
        let read = || -> Result<Option<String>, Fault> {
            let connection = self.file.connection();
            let mut statement =
                connection.prepare_cached("SELECT record FROM look WHERE one = 1")?;
            Ok(statement.query_row([], |row| row.get(0)).optional()?)
        };
        read().map_err(|fault| fault.of(&self.path))
    }

    /// Keeps how the project is looked at, unless it can only be read.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_look(&self, look: &str) -> Result<(), ProjectError> {
        if self.read_only || !self.is_in_place() {
            return Ok(());
        }
        let write = || -> Result<(), Fault> {
            self.file
                .connection()
                .prepare_cached("INSERT OR REPLACE INTO look (one, record) VALUES (1, ?1)")?
                .execute([look])?;
            Ok(())
        };
        write().map_err(|fault| fault.of(&self.path))
    }
}
