//! The keys, by menu.

use egui::{Grid, RichText, ScrollArea, Ui};

use crate::app::command::{Action, Command, Commands, Menu};
use crate::app::theme::{self, Palette};

pub(super) fn show(ui: &mut Ui, commands: &mut Commands) {
    ui.set_width(620.0);
    super::title(ui, "Keys");
    ScrollArea::vertical().max_height(520.0).show(ui, |ui| {
        ui.columns_const(|[left, right]| {
            group(left, "Review", Menu::Review);
            group(left, "Select", Menu::Select);
            group(right, "File", Menu::File);
            group(right, "Edit", Menu::Edit);
            group(right, "View", Menu::View);
            group(right, "Help", Menu::Help);
            extra(left);
        });
    });
    ui.add_space(theme::GAP);
    if ui.button("Close").clicked() {
        commands.send(Command::CloseDialog);
    }
}

fn group(ui: &mut Ui, label: &str, menu: Menu) {
    ui.label(RichText::new(label).font(theme::strong(14.0)));
    Grid::new(label)
        .num_columns(2)
        .spacing([16.0, 4.0])
        .show(ui, |ui| {
            let with_keys =
                |action: &&Action| action.menu() == menu && !action.shortcuts().is_empty();
            for action in Action::ALL.iter().filter(with_keys) {
                let keys: Vec<String> = action
                    .shortcuts()
                    .iter()
                    .map(|shortcut| ui.ctx().format_shortcut(shortcut))
                    .collect();
                line(ui, &keys.join(" or "), action.label());
            }
        });
    ui.add_space(theme::GAP);
}

fn extra(ui: &mut Ui) {
    Grid::new("extra")
        .num_columns(2)
        .spacing([16.0, 4.0])
        .show(ui, |ui| {
            line(ui, "1 to 7", "Kind of a new fact");
            line(ui, "Ctrl+V", "Read the pasted text as an article");
            line(ui, "Arrow keys", "Move over the comparison");
            line(ui, "Enter", "Open the words of its cell");
            line(ui, "Esc", "Close, or select nothing");
        });
    let palette = Palette::of(ui.visuals());
    let note = "Keys rest while you type into a field.";
    ui.label(RichText::new(note).size(13.0).color(palette.ink_faint));
}

fn line(ui: &mut Ui, keys: &str, label: &str) {
    let palette = Palette::of(ui.visuals());
    ui.label(RichText::new(keys).font(theme::strong(13.0)));
    ui.label(RichText::new(label).size(13.5).color(palette.ink_soft));
    ui.end_row();
}
