//! Walking the journal: undo, redo, and the way to any place in the history.

use rusqlite::Connection;

use crate::article::ArticleId;

use super::error::Fault;
use super::perform::{self, Effect};
use super::{Project, ProjectError, Step, StepNumber, journal};

impl Project {
    /// The step that [`Project::undo`] would take back.
    pub fn next_undo(&self) -> Option<&Step> {
        self.next_undo.as_ref()
    }

    /// The step that [`Project::redo`] would do again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.next_redo.as_ref()
    }

    /// Takes back the last step and tells which; `None` at the beginning of the history.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing changed.
    pub fn undo(&mut self) -> Result<Option<Step>, ProjectError> {
        let Some(step) = self.next_undo.clone() else {
            return Ok(None);
        };
        self.walk(&[step.number], true)?;
        Ok(Some(Step {
            undone: true,
            ..step
        }))
    }

    /// Does the step again that was undone last and tells which; `None` where nothing was undone
    /// since the last edit.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing changed.
    pub fn redo(&mut self) -> Result<Option<Step>, ProjectError> {
        let Some(step) = self.next_redo.clone() else {
            return Ok(None);
        };
        self.walk(&[step.number], false)?;
        Ok(Some(Step {
            undone: false,
            ..step
        }))
    }

    /// Goes to a place in the history, all at once: afterwards `step` is the last one that is done;
    /// `None` is the place before the first one. Tells how many steps were undone or done again.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing changed.
    pub fn go_to(&mut self, step: Option<StepNumber>) -> Result<usize, ProjectError> {
        let steps =
            |find: fn(&Connection, Option<StepNumber>) -> Result<Vec<StepNumber>, Fault>| {
                find(&self.file.connection(), step).map_err(|fault| fault.of(&self.path))
            };
        let (undo, redo) = (steps(journal::done_after)?, steps(journal::undone_up_to)?);
        self.walk(&undo, true)?;
        self.walk(&redo, false)?;
        Ok(undo.len() + redo.len())
    }

    /// Undoes steps, or does them again, in their order.
    fn walk(&mut self, steps: &[StepNumber], back: bool) -> Result<(), ProjectError> {
        self.transact(|connection, _, touched| {
            for &step in steps {
                let mut changes = journal::changes(connection, step)?;
                if back {
                    changes.reverse();
                }
                for change in changes {
                    let edit = journal::way_back(connection, change)?;
                    // The way back is exact: nobody signs it.
                    let Effect::Changed(done) = perform::perform(connection, "", edit)? else {
                        return Err(Fault::Inconsistent("the journal does not fit the project"));
                    };
                    journal::turn(connection, change, &done.way_back)?;
                    touched.insert(done.touched);
                }
                journal::set_undone(connection, step, back)?;
            }
            Ok(())
        })
    }

    /// The last `limit` steps, newest first, with those that were undone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history(&self, limit: u32) -> Result<Vec<Step>, ProjectError> {
        journal::history(&self.file.connection(), limit).map_err(|fault| fault.of(&self.path))
    }

    /// The articles that a step is about: none, one, or the first two of several. Some may be removed
    /// meanwhile.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn articles_of(&self, step: StepNumber) -> Result<Vec<ArticleId>, ProjectError> {
        journal::articles(&self.file.connection(), step).map_err(|fault| fault.of(&self.path))
    }
}
