//! The path of a file, typed or pasted, where the desktop has no dialog for it.

use std::path::PathBuf;

use egui::{RichText, Ui};

use crate::app::command::{Command, Commands};
use crate::app::file_dialogs::Question;
use crate::app::theme::Palette;

/// A path in the making.
#[derive(Debug)]
pub struct PathForm {
    question: Question,
    text: String,
}

impl PathForm {
    /// A form that answers a question.
    pub fn new(question: Question) -> Self {
        let text = match &question {
            Question::SaveProject { name }
            | Question::SaveCodebook { name }
            | Question::SaveExport { name } => directories::UserDirs::new()
                .map_or_else(|| PathBuf::from(name), |dirs| dirs.home_dir().join(name))
                .display()
                .to_string(),
            Question::OpenFiles
            | Question::OpenFolder
            | Question::OpenCodebook
            | Question::NewerText { .. }
            | Question::SecondOpinion
            | Question::BringBack => String::new(),
        };
        Self { question, text }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        ui.set_width(520.0);
        super::title(ui, self.question.title());
        let why = "This desktop offers no file dialog. Type or paste the path.";
        ui.label(RichText::new(why).color(palette.ink_soft));
        let entered = super::line(ui, &mut self.text, "/home/me/articles", "Path");
        let path = PathBuf::from(self.text.trim());
        let opens = !self.question.saves();
        let usable = !self.text.trim().is_empty() && (!opens || path.exists());
        if opens && !usable && !self.text.trim().is_empty() {
            let told = RichText::new("There is no such file or folder.").size(13.0);
            ui.label(told.color(palette.danger));
        }
        let label = if opens { "Open" } else { "Save" };
        if (super::buttons(ui, label, usable, commands) || entered) && usable {
            commands.send(Command::Answer(self.question.clone(), path));
        }
    }
}
