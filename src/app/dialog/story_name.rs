//! The name of a story.

use egui::Ui;

use super::frame;
use crate::app::command::{Command, Commands, StoryCommand};
use sidelight_project::StoryId;

pub(super) fn show(ui: &mut Ui, story: StoryId, text: &mut String, commands: &mut Commands) {
    frame::page(ui, "Name of the story", 440.0, |ui| {
        frame::line(ui, text, "What the articles are about", "Name of the story");
    });
    let name = text.trim();
    if frame::buttons(ui, "Rename", !name.is_empty(), commands) {
        let rename = StoryCommand::Rename(story, name.to_owned());
        commands.send(Command::Story(rename));
    }
}
