//! Whether to quit although something is not done.

use egui::{Label, RichText, Ui};

use super::frame;
use crate::app::command::{Command, Commands};
use crate::app::theme::Palette;

pub(super) fn show(ui: &mut Ui, undone: &str, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    frame::page(ui, "Quit before it is done?", 460.0, |ui| {
        ui.add(Label::new(RichText::new(undone).color(palette.ink_soft)).wrap());
    });
    frame::footer(ui, |ui| {
        if frame::main_button(ui, "Quit", true) {
            commands.send(Command::Leave);
        }
        if ui.button("Go on").clicked() {
            commands.send(Command::CloseDialog);
        }
    });
}
