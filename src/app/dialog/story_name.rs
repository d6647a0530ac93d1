//! The name of a story.

use egui::Ui;

use crate::app::command::{Command, Commands, StoryCommand};
use crate::project::StoryId;

pub(super) fn show(ui: &mut Ui, story: StoryId, text: &mut String, commands: &mut Commands) {
    ui.set_width(440.0);
    super::title(ui, "Name of the story");
    let entered = super::line(ui, text, "What the articles are about", "Name of the story");
    let name = text.trim();
    let is_name = !name.is_empty();
    if (super::buttons(ui, "Rename", is_name, commands) || entered) && is_name {
        let rename = StoryCommand::Rename(story, name.to_owned());
        commands.send(Command::Story(rename));
    }
}
