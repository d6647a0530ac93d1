//! The file of the project does not bear its name any more.

use egui::{Label, RichText, Ui};

use super::frame;
use crate::app::command::{Action, Command, Commands};
use crate::app::theme::Palette;

/// Tells it, and offers to keep the project elsewhere.
pub(super) fn show(ui: &mut Ui, reason: &str, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    frame::page(ui, "The file of this project is gone", 460.0, |ui| {
        ui.add(Label::new(RichText::new(reason).color(palette.ink_soft)).wrap());
    });
    if frame::buttons(ui, "Save as…", true, commands) {
        commands.send(Command::CloseDialog);
        commands.send(Command::Do(Action::SaveAs));
    }
}
