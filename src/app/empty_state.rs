//! What is seen before there is anything to see: what to do.

use egui::{RichText, Ui};

use super::command::{Action, Commands};
use super::theme::{self, Palette};

/// Draws the invitation. `drops` tells whether files can be dropped on the window.
pub fn show(ui: &mut Ui, drops: bool, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    ui.add_space((ui.available_height() * 0.24).max(40.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(560.0);
        let title = if drops {
            "Drop articles here"
        } else {
            "Open or paste articles"
        };
        ui.label(RichText::new(title).font(theme::serif_strong(32.0)));
        ui.add_space(10.0);
        let text = "Text files, Markdown, saved web pages, or a folder of them. Sidelight reads out \
                    who, what, when, how many and who said so, and ties each fact to its words.";
        let text = RichText::new(text).font(theme::serif(17.0)).color(palette.ink_soft);
        ui.add(egui::Label::new(text).wrap());
        ui.add_space(22.0);
        centred(ui, |ui| {
            commands.primary_button(ui, Action::OpenFiles);
            commands.button(ui, Action::OpenFolder);
            commands.button(ui, Action::OpenSample);
        });
        ui.add_space(16.0);
        let paste = ui.ctx().format_shortcut(&egui::KeyboardShortcut::new(
            egui::Modifiers::COMMAND,
            egui::Key::V,
        ));
        let mut hint = format!("{paste} pastes the text of an article.");
        if !drops {
            hint.push_str(" This desktop gives the window no dropped files (Wayland without XWayland).");
        }
        ui.label(RichText::new(hint).size(13.0).color(palette.ink_faint));
        ui.add_space(6.0);
        let privacy = "Everything stays on this machine.";
        ui.label(RichText::new(privacy).size(13.0).color(palette.ink_faint));
    });
}

/// Lays widgets out in a line in the middle. The line is as wide as it was in the pass before;
/// the first pass is discarded.
fn centred(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with("centred");
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    ui.horizontal(|ui| {
        let width = known.unwrap_or_default();
        ui.add_space(((ui.available_width() - width) / 2.0).max(0.0));
        let line = ui.scope(contents).response.rect.width();
        if known != Some(line) {
            ui.data_mut(|data| data.insert_temp(id, line));
            ui.ctx()
                .request_discard("the width of a line was not known");
        }
    });
}
