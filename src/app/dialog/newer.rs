//! Whether articles that come in again with another text replace those that are there.

use egui::{RichText, Ui};

use super::frame;
use crate::app::command::{Command, Commands};
use crate::app::theme::Palette;

/// Titles that are named; the rest is told by number.
const NAMED: usize = 8;

pub(super) fn show(ui: &mut Ui, titles: &[String], commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    frame::page(ui, "A newer text of what you have?", 520.0, |ui| {
        for title in titles.iter().take(NAMED) {
            ui.label(title);
        }
        if titles.len() > NAMED {
            ui.label(format!("and {} more", titles.len() - NAMED));
        }
        let told = "The file, the address or the title is that of an article in this story, but the \
                text differs. If it replaces the older one, your decisions move along with their \
                words; facts whose words are gone are listed for you. It can be undone.";
        ui.label(RichText::new(told).color(palette.ink_soft));
    });
    frame::footer(ui, |ui| {
        if frame::main_button(ui, "Replace the older text", true) {
            commands.send(Command::Newer(true));
        }
        if ui.button("Keep both").clicked() {
            commands.send(Command::Newer(false));
        }
        if ui.button("Cancel").clicked() {
            commands.send(Command::CloseDialog);
        }
    });
}
