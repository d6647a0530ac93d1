//! Walking the journal: undo, redo, and the way to any place in the history.

use std::collections::BTreeSet;

use rusqlite::Connection;

use sidelight_engine::article::ArticleId;

use super::error::Fault;
use super::perform::{self, Effect, Touched};
use super::{Project, ProjectError, Step, StepNumber, journal};

/// A longer way takes so long that nobody should have to wait for it.
const LONG: u32 = 200;

/// A way through the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Takes back the last step.
    Undo,
    /// Does the step again that was undone last.
    Redo,
    /// Afterwards this step is the last one that is done; `None` is the place before the first one.
    To(Option<StepNumber>),
}

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
        self.walk(Way::Undo)
    }

    /// Does the step again that was undone last and tells which; `None` where nothing was undone
    /// since the last edit.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing changed.
    pub fn redo(&mut self) -> Result<Option<Step>, ProjectError> {
        self.walk(Way::Redo)
    }

    /// Goes a way through the history, all at once, and tells the step that was undone or done again,
    /// where [`Way::Undo`] or [`Way::Redo`] found one.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing changed.
    pub fn walk(&mut self, way: Way) -> Result<Option<Step>, ProjectError> {
        let step = match way {
            Way::Undo => self.next_undo.clone(),
            Way::Redo => self.next_redo.clone(),
            Way::To(_) => None,
        };
        let (undo, redo) = self.steps(way)?;
        self.transact(|connection, _, touched| {
            for step in undo {
                turn(connection, step, true, touched)?;
            }
            for step in redo {
                turn(connection, step, false, touched)?;
            }
            Ok(())
        })?;
        let undone = way == Way::Undo;
        Ok(step.map(|step| Step { undone, ..step }))
    }

    /// Whether a way takes so long that nobody should have to wait for it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_long(&self, way: Way) -> Result<bool, ProjectError> {
        let (undo, redo) = self.steps(way)?;
        let mut left = LONG;
        for step in undo.into_iter().chain(redo) {
            let changes = journal::count(&self.file.connection(), step, left + 1);
            match left.checked_sub(changes.map_err(|fault| fault.of(&self.path))?) {
                Some(fewer) => left = fewer,
                None => return Ok(true),
            }
        }
        Ok(false)
    }

    /// The steps that a way undoes, and those that it does again, in their order.
    fn steps(&self, way: Way) -> Result<(Vec<StepNumber>, Vec<StepNumber>), ProjectError> {
        let number = |step: &Option<Step>| step.iter().map(|step| step.number).collect();
        let last = match way {
            Way::Undo => return Ok((number(&self.next_undo), Vec::new())),
            Way::Redo => return Ok((Vec::new(), number(&self.next_redo))),
            Way::To(last) => last,
        };
        let connection = self.file.connection();
        let found = journal::done_after(&connection, last)
            .and_then(|undo| Ok((undo, journal::undone_up_to(&connection, last)?)));
        found.map_err(|fault| fault.of(&self.path))
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

/// Undoes a step, or does it again.
fn turn(
    connection: &Connection,
    step: StepNumber,
    back: bool,
    touched: &mut BTreeSet<Touched>,
) -> Result<(), Fault> {
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
    journal::set_undone(connection, step, back)
}
