//! The codebook: kinds and tags of one's own.

use egui::{Grid, Key, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::frame::{self, Control as _};
use crate::app::command::{CodebookCommand, Command, Commands};
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use sidelight_project::{Codebook, CodebookEntry, Sort};

/// Colours to begin with, told apart by most people (Okabe and Ito's set, as in Wong 2011).
const COLORS: [[u8; 3]; 7] = [
    [0x6A, 0x4F, 0xB3],
    [0xCC, 0x79, 0xA7],
    [0xD5, 0x5E, 0x00],
    [0xE6, 0x9F, 0x00],
    [0x00, 0x9E, 0x73],
    [0x56, 0xB4, 0xE9],
    [0x00, 0x72, 0xB2],
];

/// The codebook, and the entry that is looked at.
#[derive(Debug)]
pub struct CodebookForm {
    codebook: Codebook,
    /// The entry as the project has it; `None` for a new one.
    was: Option<CodebookEntry>,
    draft: CodebookEntry,
    /// The key as it is typed.
    key: String,
}

impl CodebookForm {
    /// A form for a codebook.
    pub fn new(codebook: &Codebook) -> Self {
        let draft = fresh(codebook, Sort::Kind);
        let mut form = Self {
            codebook: codebook.clone(),
            was: None,
            draft,
            key: String::new(),
        };
        if let Some(first) = codebook.entries.first() {
            form.look_at(first.clone());
        }
        form
    }

    /// Takes over what the project now has.
    pub fn set_codebook(&mut self, codebook: &Codebook) {
        self.codebook = codebook.clone();
        match codebook.entry(self.draft.sort, &self.draft.name) {
            Some(entry) => self.look_at(entry.clone()),
            None => self.begin(self.draft.sort),
        }
    }

    fn look_at(&mut self, entry: CodebookEntry) {
        self.key = entry.key.map(String::from).unwrap_or_default();
        self.was = Some(entry.clone());
        self.draft = entry;
    }

    fn begin(&mut self, sort: Sort) {
        self.was = None;
        self.key = String::new();
        self.draft = fresh(&self.codebook, sort);
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        frame::page(ui, "Codebook", 700.0, |ui| {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(230.0);
                    self.list(ui);
                });
                ui.add_space(theme::GAP);
                ui.vertical(|ui| self.fields(ui, commands));
            });
        });
        let any = !self.codebook.entries.is_empty();
        frame::footer(ui, |ui| {
            if ui.button("Close").clicked() {
                commands.send(Command::CloseDialog);
            }
            let export = egui::Button::new("Export the codebook…");
            if ui.add_enabled(any, export).clicked() {
                commands.send(Command::Codebook(CodebookCommand::AskExport));
            }
            if ui.button("Import a codebook…").clicked() {
                commands.send(Command::Codebook(CodebookCommand::AskImport));
            }
        });
    }

    fn list(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        let mut looked_at = None;
        let mut begun = None;
        ScrollArea::vertical()
            .max_height(frame::room(ui, 270.0, [140.0, 330.0]))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                for (sort, title, add) in [
                    (Sort::Kind, "Kinds of fact", "New kind"),
                    (Sort::Tag, "Tags", "New tag"),
                ] {
                    ui.label(RichText::new(title).font(theme::strong(13.0)));
                    for entry in self.codebook.of(sort) {
                        let on = self.was.as_ref() == Some(entry);
                        let (rect, response) = widgets::row(ui, 28.0, on, &entry.name);
                        let painter = ui.painter();
                        let dot = rect.left_center() + vec2(14.0, 0.0);
                        painter.circle_filled(dot, 5.0, theme::color_of(entry.color));
                        let at = rect.left_top() + vec2(28.0, 5.0);
                        let room = rect.width() - 60.0;
                        widgets::line(
                            painter,
                            at,
                            &entry.name,
                            theme::sans(13.5),
                            palette.ink,
                            room,
                        );
                        if let Some(key) = entry.key {
                            let at = rect.right_center() - vec2(12.0, 0.0);
                            let keys = key.to_uppercase().to_string();
                            let right = egui::Align2::RIGHT_CENTER;
                            painter.text(at, right, keys, theme::sans(12.5), palette.ink_faint);
                        }
                        if response.clicked() {
                            looked_at = Some(entry.clone());
                        }
                    }
                    if ui.button(add).clicked() {
                        begun = Some(sort);
                    }
                    ui.add_space(theme::SMALL_GAP);
                }
            });
        if let Some(entry) = looked_at {
            self.look_at(entry);
        }
        if let Some(sort) = begun {
            self.begin(sort);
        }
    }

    fn fields(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let noun = self.draft.sort.noun();
        let heading = match &self.was {
            Some(was) => was.name.clone(),
            None => format!("A new {noun}"),
        };
        ui.label(RichText::new(heading).font(theme::strong(14.0)));
        ui.add_space(theme::SMALL_GAP);
        Grid::new("codebook entry")
            .num_columns(2)
            .spacing([14.0, 8.0])
            .show(ui, |ui| {
                ui.label("Name");
                let name = TextEdit::singleline(&mut self.draft.name).desired_width(320.0);
                ui.add(name).accessible_name("Name").leaving_enter().first();
                ui.end_row();
                ui.label("Colour");
                ui.horizontal(|ui| {
                    for (number, color) in COLORS.into_iter().enumerate() {
                        let hue = Some(theme::color_of(color));
                        let on = self.draft.color == color;
                        let name = format!("Colour {}", number + 1);
                        if widgets::chip(ui, "", &name, hue, on).clicked() {
                            self.draft.color = color;
                        }
                    }
                    ui.color_edit_button_srgb(&mut self.draft.color)
                        .on_hover_text("Another colour");
                });
                ui.end_row();
                ui.label("Key");
                let key = TextEdit::singleline(&mut self.key)
                    .char_limit(1)
                    .desired_width(40.0);
                ui.add(key).accessible_name("Key").leaving_enter();
                ui.end_row();
                ui.label("Description");
                let text = TextEdit::multiline(&mut self.draft.description)
                    .desired_rows(5)
                    .desired_width(320.0)
                    .hint_text("When to give it, and when not");
                ui.add(text).accessible_name("Description");
                ui.end_row();
            });
        self.draft.key = self.key.chars().next().map(|key| key.to_ascii_lowercase());
        let trouble = self.trouble(commands);
        if let Some(trouble) = &trouble {
            ui.label(RichText::new(trouble).size(13.0).color(palette.danger));
        }
        ui.add_space(theme::SMALL_GAP);
        ui.horizontal(|ui| {
            let changed = self.was.as_ref() != Some(&self.draft);
            let named = !self.draft.name.trim().is_empty();
            let possible = trouble.is_none() && changed && named;
            let label = format!("Save the {noun}");
            if frame::main_button(ui, &label, possible) {
                let mut entry = self.draft.clone();
                self.draft.name.trim().clone_into(&mut entry.name);
                self.draft.name.clone_from(&entry.name);
                let was = self.was.clone();
                commands.send(Command::Codebook(CodebookCommand::Keep { was, entry }));
            }
            if let Some(was) = &self.was
                && ui.button(format!("Remove the {noun}")).clicked()
            {
                let remove = CodebookCommand::Remove(was.sort, was.name.clone());
                commands.send(Command::Codebook(remove));
            }
        });
    }

    /// Why the entry cannot be kept as it is.
    fn trouble(&self, commands: &Commands) -> Option<String> {
        let name = self.draft.name.trim();
        let others = self
            .codebook
            .entries
            .iter()
            .filter(|entry| self.was.as_ref() != Some(*entry));
        let mut others = others.filter(|entry| entry.sort == self.draft.sort);
        if others.clone().any(|entry| entry.name == name) {
            return Some(format!(
                "There is a {} of this name.",
                self.draft.sort.noun()
            ));
        }
        let letter = self.draft.key?;
        let Some(key) = Key::from_name(&letter.to_uppercase().to_string()) else {
            return Some("The key must be a letter or a digit.".to_owned());
        };
        if let Some(action) = commands.action_of(key) {
            return Some(format!("This key is taken: “{}”.", action.label()));
        }
        let taken = others.find(|entry| entry.key == Some(letter))?;
        Some(format!("This key is taken: “{}”.", taken.name))
    }
}

/// A new entry, in a colour that no other has if there is one left.
fn fresh(codebook: &Codebook, sort: Sort) -> CodebookEntry {
    let used = |color: &[u8; 3]| codebook.of(sort).any(|entry| entry.color == *color);
    let color = COLORS.into_iter().find(|color| !used(color));
    CodebookEntry {
        sort,
        name: String::new(),
        color: color.unwrap_or(COLORS[0]),
        key: None,
        description: String::new(),
    }
}
