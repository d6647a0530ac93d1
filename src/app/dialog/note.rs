//! A note, on a fact or on a row of the comparison.

use egui::{Key, Modifiers, TextEdit, Ui};

use crate::app::command::Commands;

/// Draws the field; whether the note is to be saved.
pub(super) fn show(ui: &mut Ui, text: &mut String, hint: &str, commands: &mut Commands) -> bool {
    ui.set_width(440.0);
    super::title(ui, "Note");
    // Before the field sees it, for which Enter is a new line.
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let field = TextEdit::multiline(text)
        .desired_rows(4)
        .desired_width(f32::INFINITY)
        .hint_text(hint);
    let field = ui.add(field).accessible_name("Note text");
    if !field.has_focus() && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    super::buttons(ui, "Save note", true, commands) || entered
}
