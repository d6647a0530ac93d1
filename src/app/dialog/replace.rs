//! Whether a file that is there may be replaced.

use std::path::PathBuf;

use egui::{Label, RichText, Ui};

use super::frame;
use crate::app::command::{Command, Commands};
use crate::app::file_dialogs::Question;
use crate::app::theme::Palette;

/// An answer that would replace a file.
#[derive(Debug)]
pub struct ReplaceForm {
    question: Question,
    path: PathBuf,
}

impl ReplaceForm {
    /// Asks about the file at a path, which answers a question.
    pub fn new(question: Question, path: PathBuf) -> Self {
        Self { question, path }
    }

    pub(super) fn show(&self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let told = format!(
            "{} exists already. What is in it will be gone.",
            self.path.display()
        );
        frame::page(ui, "Replace this file?", 460.0, |ui| {
            ui.add(Label::new(RichText::new(told).color(palette.ink_soft)).wrap());
        });
        if frame::buttons(ui, "Replace", true, commands) {
            commands.send(Command::Replace(self.question.clone(), self.path.clone()));
        }
    }
}
