//! The name of a story.

use egui::{TextEdit, Ui};

use crate::app::command::{Command, Commands, StoryCommand};
use crate::project::StoryId;

pub(super) fn show(ui: &mut Ui, story: StoryId, text: &mut String, commands: &mut Commands) {
    ui.set_width(440.0);
    super::title(ui, "Name of the story");
    let field = TextEdit::singleline(text).desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Name of the story");
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    let entered = super::entered(ui, &field);
    let name = text.trim();
    let is_name = !name.is_empty();
    if (super::buttons(ui, "Rename", is_name, commands) || entered) && is_name {
        let rename = StoryCommand::Rename(story, name.to_owned());
        commands.send(Command::Story(rename));
    }
}
