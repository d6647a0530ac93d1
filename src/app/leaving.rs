//! Closing the window while something is not done yet.

use egui::{Context, ViewportCommand};

use super::Sidelight;
use super::dialog::Dialog;
use super::loading::Progress;
use super::wording;

impl Sidelight {
    /// Holds the window where it is to be closed while it still reads or writes, and asks.
    pub(super) fn ask_before_leaving(&mut self, ctx: &Context) {
        if self.leaves || !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if let Some(undone) = self.undone() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.dialog = Some(Dialog::Leave(undone));
        }
    }

    /// Closes the window whatever is not done.
    pub(super) fn leave(&mut self, ctx: &Context) {
        self.leaves = true;
        self.dialog = None;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// What would be lost.
    fn undone(&self) -> Option<String> {
        if let Some(Progress { done, total }) = self.loader.progress() {
            let left = wording::counted(total.saturating_sub(*done).max(1), "input", "inputs");
            return Some(format!(
                "{left} or more are still being read. What has been read is kept; the others would have \
                 to be opened again."
            ));
        }
        self.exporter
            .progress()
            .map(|_| "An export is still being written. Its file would be missing.".to_owned())
    }
}
