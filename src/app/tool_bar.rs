//! The bar at the top: menus, reading or comparing, and what is needed most.

use egui::{MenuBar, Ui, containers::menu::MenuButton};

use super::command::{Action, Command, Commands, Menu};
use super::view::{Mode, View};
use super::widgets;

/// Draws the bar.
pub fn show(ui: &mut Ui, view: &View, commands: &mut Commands) {
    MenuBar::new().ui(ui, |ui| {
        let whole = ui.max_rect();
        for (menu, label) in [
            (Menu::File, "File"),
            (Menu::Edit, "Edit"),
            (Menu::Select, "Select"),
            (Menu::Review, "Review"),
            (Menu::View, "View"),
            (Menu::Help, "Help"),
        ] {
            MenuButton::new(label).ui(ui, |ui| {
                ui.set_min_width(230.0);
                for &action in Action::ALL.iter().filter(|action| action.menu() == menu) {
                    commands.menu_item(ui, action);
                }
            });
        }
        let width = 194.0;
        let middle = egui::Rect::from_center_size(whole.center(), egui::vec2(width, 32.0));
        let mut center = ui.new_child(egui::UiBuilder::new().max_rect(middle));
        let modes = [(Mode::Read, "Read"), (Mode::Compare, "Compare")];
        if let Some(mode) = widgets::segments(&mut center, &modes, view.mode) {
            commands.send(Command::Do(match mode {
                Mode::Read => Action::Read,
                Mode::Compare => Action::Compare,
            }));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            // The style of a menu bar leaves the frames of buttons out.
            ui.reset_style();
            commands.button(ui, Action::Export);
            commands.button(ui, Action::Redo);
            commands.button(ui, Action::Undo);
        });
    });
}
