//! Brings annotations of other programs back: reads their file and finds the words in the articles,
//! both on a thread of their own.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::background::Latest;
use super::workspace::Workspace;
use sidelight_interchange::returning::{Returned, place, same_articles};
use sidelight_interchange::{Incoming, ReadBackError, read_back};

/// What is read and placed in the background.
pub struct BringingBack {
    reading: Latest<PathBuf, Result<Incoming, ReadBackError>>,
    placing: Latest<u64, Returned>,
}

impl BringingBack {
    /// Nothing yet; what comes wakes the window of `ctx`.
    pub fn new(ctx: &Context) -> Self {
        Self {
            reading: Latest::new(ctx),
            placing: Latest::new(ctx),
        }
    }

    /// Starts to read a file.
    pub fn read(&mut self, path: PathBuf) {
        self.placing.stop();
        self.reading.start(path.clone(), move |_| {
            Ok(read_back(&path).map(|(incoming, _)| incoming))
        });
    }

    /// Forgets what is under way: it belongs to a project that is left.
    pub fn abandon(&mut self) {
        self.reading.stop();
        self.placing.stop();
    }

    /// Goes on with what is to be done. The answer is what came back, or why nothing did.
    pub fn advance(&mut self, workspace: &Workspace) -> Option<Result<Returned, ReadBackError>> {
        self.reading.poll();
        match self.reading.take() {
            Some(Ok(incoming)) => self.place(incoming, workspace),
            Some(Err(error)) => return Some(Err(error)),
            None => {}
        }
        self.placing.poll();
        self.placing.take().map(Ok)
    }

    fn place(&mut self, incoming: Incoming, workspace: &Workspace) {
        let project = workspace.project();
        let known = same_articles(&incoming, project.articles()).into_iter();
        let sheets: Vec<_> = known
            .map(|id| id.and_then(|id| workspace.sheet(&id)))
            .collect();
        let codebook = Arc::clone(project.codebook());
        self.placing.start(workspace.revision().0, move |_| {
            Ok(place(incoming, sheets, &codebook))
        });
    }
}
