//! The path of a file, typed or pasted, where the desktop has no dialog for it.

use std::path::{Path, PathBuf};

use egui::{Label, RichText, Ui};

use super::frame;

use crate::app::command::{Command, Commands};
use crate::app::file_dialogs::Question;
use crate::app::theme::Palette;

/// A path in the making.
#[derive(Debug)]
pub struct PathForm {
    question: Question,
    why: Why,
    text: String,
}

/// Why the path is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The desktop has no dialog for files.
    NoDialog,
    /// The desktop was asked for its dialog, and nothing was seen of it so far.
    NoAnswer,
}

impl Why {
    fn told(self) -> &'static str {
        match self {
            Self::NoDialog => "This desktop offers no file dialog. Type or paste the path.",
            Self::NoAnswer => {
                "The desktop was asked for its file dialog and has not answered. If you see one, choose \
                 there; else type or paste the path."
            }
        }
    }
}

/// What a path looks like.
const EXAMPLE: &str = if cfg!(windows) {
    r"C:\Users\me\articles"
} else {
    "/home/me/articles"
};

impl PathForm {
    /// A form that answers a question.
    pub fn new(question: Question, why: Why) -> Self {
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
        Self {
            question,
            why,
            text,
        }
    }

    /// What is asked for.
    pub fn question(&self) -> &Question {
        &self.question
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let (title, text) = (self.question.title(), &mut self.text);
        let opens = !self.question.saves();
        let there = frame::page(ui, title, 520.0, |ui| {
            let why = RichText::new(self.why.told()).color(palette.ink_soft);
            ui.add(Label::new(why).wrap());
            frame::line(ui, text, EXAMPLE, "Path");
            let typed = text.trim();
            let there = !typed.is_empty() && (!opens || Path::new(typed).exists());
            if opens && !there && !typed.is_empty() {
                let told = RichText::new("There is no such file or folder.").size(13.0);
                ui.label(told.color(palette.danger));
            }
            there
        });
        let path = PathBuf::from(self.text.trim());
        let label = if opens { "Open" } else { "Save" };
        if frame::buttons(ui, label, there, commands) {
            commands.send(Command::Answer(self.question.clone(), path));
        }
    }
}
