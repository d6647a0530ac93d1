//! A note, on a fact or on a row of the comparison.

use egui::{Response, ScrollArea, TextEdit, Ui};

use super::frame::{self, Control as _};
use crate::app::command::Commands;

/// Lines of a note that a window shows at least, and the share of its height for more of them.
const LINES: usize = 4;
const SHARE: f32 = 0.4;

/// Draws the field; whether the note is to be saved.
pub(super) fn show(ui: &mut Ui, text: &mut String, hint: &str, commands: &mut Commands) -> bool {
    frame::page(ui, "Note", 440.0, |ui| {
        field(ui, text, hint, "Note text").first();
    });
    frame::buttons(ui, "Save note", true, commands)
}

/// A field for a text of any length: what is longer than the window has room for scrolls.
pub(super) fn field(ui: &mut Ui, text: &mut String, hint: &str, name: &str) -> Response {
    let height = ui.ctx().content_rect().height() * SHARE;
    let scrolled = ScrollArea::vertical()
        .id_salt(name.to_owned())
        .max_height(height)
        .show(ui, |ui| {
            let field = TextEdit::multiline(text)
                .desired_rows(LINES)
                .desired_width(f32::INFINITY)
                .hint_text(hint);
            ui.add(field).accessible_name(name)
        });
    scrolled.inner
}
