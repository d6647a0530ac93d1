//! Commands about a second opinion.

use crate::app::Sidelight;
use crate::app::command::OpinionCommand;
use crate::app::view::Mode;
use sidelight_project::Edit;
use sidelight_project::opinion::{Settlement, can_keep_both, settle};

impl Sidelight {
    pub(super) fn opinion_command(&mut self, command: &OpinionCommand) {
        match command {
            OpinionCommand::Close => {
                self.second_opinion.close();
                self.view.mode = Mode::Read;
            }
            OpinionCommand::Mark(at) => self.second_opinion.mark(*at),
            OpinionCommand::TakeAll => {
                let name = self.second_opinion.name().to_owned();
                let open = self.second_opinion.only_theirs();
                let edits = open.iter();
                let edits = edits.filter_map(|open| settle(open, Settlement::Theirs, &name));
                let edits: Vec<Edit> = edits.collect();
                let label = format!("Take {} decisions from {name}", edits.len());
                let done = self.workspace.settle(Edit::batch(label, edits));
                self.report(done.map(drop));
            }
        }
    }

    /// Settles the difference that is marked.
    pub(super) fn settle(&mut self, settlement: Settlement) {
        let Some(difference) = self.second_opinion.marked().cloned() else {
            return;
        };
        if settlement == Settlement::Both && !can_keep_both(&difference) {
            self.notices
                .tell("Both cannot be kept: one of you rejected it, or has not decided");
            return;
        }
        match settle(&difference, settlement, self.second_opinion.name()) {
            Some(edit) => {
                let done = self.workspace.settle(edit);
                if done.is_ok() && settlement == Settlement::Both {
                    self.second_opinion.keep_mine(&difference);
                }
                self.report(done.map(drop));
            }
            None => self.second_opinion.keep_mine(&difference),
        }
    }
}
