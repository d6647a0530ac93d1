//! Commands about what is compared, and how it is looked at.

use crate::app::Sidelight;
use crate::app::command::CompareCommand;
use crate::app::view::{Aspect, Mode, Preview};
use crate::article::ArticleId;

impl Sidelight {
    pub(super) fn compare_command(&mut self, command: CompareCommand) {
        match command {
            CompareCommand::Preview(preview) => self.preview(preview),
            CompareCommand::ClosePreview => self.view.preview = None,
            CompareCommand::Face(side, article) => self.face(side, article),
            CompareCommand::PlaceCursor(place) => {
                self.view.cursor.take = self.view.cursor.at != Some(place);
                self.view.cursor.at = Some(place);
            }
            CompareCommand::Unfold(fold) => {
                self.view.unfolded.insert(fold);
            }
            CompareCommand::OpenRow(row, true) => {
                self.view.opened.insert(row);
            }
            CompareCommand::OpenRow(row, false) => {
                self.view.opened.remove(&row);
            }
            CompareCommand::FoldRows(group, true) => {
                self.view.compare.folded.insert(group);
            }
            CompareCommand::FoldRows(group, false) => {
                self.view.compare.folded.remove(&group);
            }
            CompareCommand::Overrule {
                row,
                label,
                verdict,
            } => {
                let done = self.workspace.overrule(row, label, verdict);
                self.report(done.map(drop));
            }
            CompareCommand::ShowSubject(anchor) => {
                self.view.subject = Some(anchor);
                self.compare_by(Aspect::Who);
            }
        }
    }

    /// Puts an article on one side of the two that face each other; were it on the other side, the
    /// two change places.
    fn face(&mut self, side: usize, article: ArticleId) {
        let other = 1 - side;
        if self.view.pair[other].as_ref() == Some(&article) {
            self.view.pair[other] = self.view.pair[side].take();
        }
        self.view.pair[side] = Some(article);
    }

    /// Shows the chosen articles in one of the ways of comparing.
    pub(super) fn compare_by(&mut self, aspect: Aspect) {
        self.view.mode = Mode::Compare;
        self.view.aspect = aspect;
    }

    fn preview(&mut self, preview: Preview) {
        self.preview_reader.scroll_to(preview.span);
        self.view.preview = Some(preview);
    }
}
