//! The bar at the top: menus, reading or comparing, and what is needed most.

use egui::{MenuBar, ScrollArea, Ui, containers::menu::MenuButton};

use super::command::{Action, Command, Commands, Menu};
use super::view::{Mode, View};
use super::widgets;
use super::wording;
use sidelight_engine::ingest::Input;
use sidelight_project::Recent;

/// The menus, in their order.
const MENU_BAR: [(Menu, &str); 6] = [
    (Menu::File, "File"),
    (Menu::Edit, "Edit"),
    (Menu::Select, "Select"),
    (Menu::Review, "Review"),
    (Menu::View, "View"),
    (Menu::Help, "Help"),
];
/// Width that the menus, the choice of modes and the buttons take, in points. The modes stand in the middle.
const MENUS: f32 = 290.0;
const MODES: f32 = 288.0;
const BUTTONS: f32 = 230.0;

/// Height of the window that is above and below an open menu, in points.
const BELOW: f32 = 80.0;

/// Draws the bar.
pub fn show(ui: &mut Ui, view: &View, recent: &[Recent], commands: &mut Commands) {
    MenuBar::new().ui(ui, |ui| {
        let whole = ui.max_rect();
        let is_narrow = whole.width() < MODES + 2.0 * MENUS;
        if is_narrow {
            MenuButton::new("Menu").ui(ui, |ui| {
                for (menu, label) in MENU_BAR {
                    ui.menu_button(label, |ui| items(ui, menu, recent, commands));
                }
            });
        } else {
            for (menu, label) in MENU_BAR {
                MenuButton::new(label).ui(ui, |ui| items(ui, menu, recent, commands));
            }
        }
        let middle = egui::Rect::from_center_size(whole.center(), egui::vec2(MODES, 32.0));
        let mut center = ui.new_child(egui::UiBuilder::new().max_rect(middle));
        let modes = [
            (Mode::Read, "Read"),
            (Mode::Compare, "Compare"),
            (Mode::Find, "Search"),
        ];
        if let Some(mode) = widgets::segments(&mut center, &modes, view.mode) {
            commands.send(Command::Do(match mode {
                Mode::Read => Action::Read,
                Mode::Compare => Action::showing(view.aspect),
                Mode::Find => Action::Search,
                Mode::SecondOpinion => Action::SecondOpinion,
            }));
        }
        if whole.width() < MODES + 2.0 * BUTTONS {
            // What they do stands in the menus, too.
            return;
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

fn items(ui: &mut Ui, menu: Menu, recent: &[Recent], commands: &mut Commands) {
    ui.set_min_width(230.0);
    // Long menus scroll in low windows.
    let room = ui.ctx().content_rect().height() - BELOW;
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        for action in Action::all().filter(|action| action.menu() == menu) {
            commands.menu_item(ui, action);
            if action == Action::OpenFolder && !recent.is_empty() {
                open_recent(ui, recent, commands);
            }
        }
    });
}

/// The projects opened before, as a menu of their own.
fn open_recent(ui: &mut Ui, recent: &[Recent], commands: &mut Commands) {
    ui.menu_button("Open recent", |ui| {
        ui.set_min_width(260.0);
        for project in recent {
            let button = ui.button(wording::project(project));
            let button = button.on_hover_text(project.path.display().to_string());
            if button.clicked() {
                commands.send(Command::Open(vec![Input::File(project.path.clone())]));
                ui.close();
            }
        }
    });
}
