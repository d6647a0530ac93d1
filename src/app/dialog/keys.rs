//! The keys as they are bound, by menu; and the way to bind others.

use egui::{Event, Key, KeyboardShortcut, RichText, ScrollArea, Ui, vec2};

use super::frame::{self, Control as _};
use crate::app::command::{Action, Commands, Menu};
use crate::app::help::{FIXED, FixedKey, Page};
use crate::app::keymap::{self, Keymap};
use crate::app::theme::{self, Palette};
use crate::app::widgets;

/// Width of the names of actions, in points.
const NAMES: f32 = 290.0;

/// What is looked for and what is being bound.
#[derive(Debug, Default)]
pub struct KeysForm {
    text: String,
    binding: Option<Binding>,
}

/// An action that waits for a key.
#[derive(Debug, Clone, Copy)]
struct Binding {
    action: Action,
    /// Which of its keys is replaced; `None` for one more.
    at: Option<usize>,
    /// A key that was pressed but belongs to something else.
    taken: Option<(KeyboardShortcut, Action)>,
}

impl KeysForm {
    pub(super) fn show(&mut self, ui: &mut Ui, keymap: &mut Keymap, commands: &mut Commands) {
        self.take_key(ui, keymap);
        frame::page(ui, "Keys", 620.0, |ui| {
            let palette = Palette::of(ui.visuals());
            widgets::search(ui, &mut self.text, "Find a command or a key", false)
                .leaving_enter()
                .first();
            let note = "Click a key to press another. Keys rest while you type into a field.";
            ui.label(RichText::new(note).size(13.0).color(palette.ink_faint));
            ui.add_space(theme::SMALL_GAP);
            let room = frame::room(ui, 260.0, [160.0, 460.0]);
            ScrollArea::vertical()
                .max_height(room)
                .min_scrolled_height(room)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 3.0;
                    for (menu, label) in [
                        (Menu::Review, "Review"),
                        (Menu::Select, "Select"),
                        (Menu::File, "File"),
                        (Menu::Edit, "Edit"),
                        (Menu::View, "View"),
                        (Menu::Help, "Help"),
                    ] {
                        self.group(ui, menu, label, keymap);
                    }
                    fixed(ui, &self.text);
                });
        });
        frame::closing(ui, commands, |ui, _| {
            let reset = egui::Button::new("All keys as they were");
            let reset = ui.add_enabled(!keymap.is_default(), reset);
            if reset.on_hover_text("Undo every change of keys").clicked() {
                *keymap = Keymap::default();
                self.binding = None;
            }
        });
    }

    /// Takes the key that is pressed for the action that waits for one. Escape is for giving up.
    fn take_key(&mut self, ui: &Ui, keymap: &mut Keymap) {
        let Some(binding) = &mut self.binding else {
            return;
        };
        if binding.taken.is_some() {
            // The question about the key is answered by buttons.
            return;
        }
        let key = ui.input_mut(|input| {
            let key = keymap::pressed(&input.events);
            let is_key = |event: &Event| matches!(event, Event::Key { .. } | Event::Text(_));
            input.events.retain(|event| !is_key(event));
            key
        });
        let Some(key) = key else { return };
        if key.logical_key == Key::Escape {
            self.binding = None;
        } else if let Some(taken) = keymap.taken(key, binding.action) {
            binding.taken = Some((key, taken));
        } else {
            keymap.bind(binding.action, binding.at, key);
            self.binding = None;
        }
    }

    fn group(&mut self, ui: &mut Ui, menu: Menu, label: &str, keymap: &mut Keymap) {
        let wanted = self.text.trim().to_lowercase();
        let ctx = ui.ctx().clone();
        let found = |action: &Action| {
            let mut keys = keymap.of(*action).iter();
            wanted.is_empty()
                || action.label().to_lowercase().contains(&wanted)
                || keys.any(|&key| keymap::shown(&ctx, key).to_lowercase() == wanted)
        };
        let actions: Vec<Action> = Action::all()
            .filter(|action| action.menu() == menu)
            .filter(found)
            .collect();
        if actions.is_empty() {
            return;
        }
        heading(ui, label);
        for action in actions {
            self.row(ui, action, keymap);
        }
        ui.add_space(theme::SMALL_GAP);
    }

    fn row(&mut self, ui: &mut Ui, action: Action, keymap: &mut Keymap) {
        let palette = Palette::of(ui.visuals());
        let label = action.label();
        ui.horizontal(|ui| {
            name(ui, &label);
            for (at, &key) in keymap.of(action).to_vec().iter().enumerate() {
                if self.waits_for(action, Some(at)) {
                    self.waiting(ui, action, Some(at), keymap);
                    continue;
                }
                let written = keymap::shown(ui.ctx(), key);
                let clash = keymap.taken(key, action).is_some();
                let text = RichText::new(&written).font(theme::strong(13.0));
                let text = if clash {
                    text.color(palette.danger)
                } else {
                    text
                };
                let button = ui.add(egui::Button::new(text).small());
                let button = button.accessible_name(format!("{label}: {written}, change"));
                let hint = match keymap.taken(key, action) {
                    Some(taken) => format!("Also the key of “{}”", taken.label()),
                    None => "Press another key for it".to_owned(),
                };
                if button.on_hover_text(hint).clicked() {
                    self.wait_for(action, Some(at));
                }
            }
            if self.waits_for(action, None) {
                self.waiting(ui, action, None, keymap);
            } else {
                let more = ui.small_button("+");
                let more = more.accessible_name(format!("{label}: one more key"));
                if more.on_hover_text("One more key for it").clicked() {
                    self.wait_for(action, None);
                }
            }
            if keymap.is_changed(action) {
                let reset = ui.small_button("↺");
                let reset = reset.accessible_name(format!("{label}: keys as they were"));
                if reset.on_hover_text("The keys as they were").clicked() {
                    keymap.reset(action);
                    self.binding = None;
                }
            }
        });
        if let Some(binding) = self.binding
            && binding.action == action
            && let Some((key, taken)) = binding.taken
        {
            self.settle(ui, binding, key, taken, keymap);
        }
    }

    /// Asks for a key.
    fn waiting(&mut self, ui: &mut Ui, action: Action, at: Option<usize>, keymap: &mut Keymap) {
        let palette = Palette::of(ui.visuals());
        ui.label(
            RichText::new("Press a key…")
                .size(13.0)
                .color(palette.accent),
        );
        if let Some(at) = at
            && ui.small_button("No key").clicked()
        {
            keymap.unbind(action, at);
            self.binding = None;
        }
        if ui.small_button("Leave it").clicked() {
            self.binding = None;
        }
    }

    /// Asks who is to have a key that belongs to something else.
    fn settle(
        &mut self,
        ui: &mut Ui,
        binding: Binding,
        key: KeyboardShortcut,
        taken: Action,
        keymap: &mut Keymap,
    ) {
        let palette = Palette::of(ui.visuals());
        ui.horizontal(|ui| {
            ui.add_space(NAMES);
            ui.vertical(|ui| {
                let key_name = keymap::shown(ui.ctx(), key);
                let text = format!("{key_name} is the key of “{}”.", taken.label());
                let text = RichText::new(text).size(13.0).color(palette.danger);
                ui.add(egui::Label::new(text).wrap());
                ui.horizontal(|ui| {
                    if ui.small_button("Use it here").clicked() {
                        keymap.bind(binding.action, binding.at, key);
                        self.binding = None;
                    }
                    if ui.small_button("Press another").clicked() {
                        self.wait_for(binding.action, binding.at);
                    }
                });
            });
        });
    }

    fn wait_for(&mut self, action: Action, at: Option<usize>) {
        self.binding = Some(Binding {
            action,
            at,
            taken: None,
        });
    }

    fn waits_for(&self, action: Action, at: Option<usize>) -> bool {
        let binding = self.binding.as_ref();
        binding.is_some_and(|binding| binding.action == action && binding.at == at)
    }
}

/// Keys that nobody can bind otherwise: those that work everywhere, then those of each view.
fn fixed(ui: &mut Ui, wanted: &str) {
    let wanted = wanted.trim().to_lowercase();
    let found = |key: &&FixedKey| key.does.to_lowercase().contains(&wanted);
    group_of_fixed(ui, "Always", |key| found(key) && key.on.is_empty());
    for page in Page::ALL {
        group_of_fixed(ui, page.text().title, |key| found(key) && key.is_of(page));
    }
}

fn group_of_fixed(ui: &mut Ui, label: &str, wanted: impl Fn(&&FixedKey) -> bool) {
    let mut keys = FIXED.iter().filter(wanted).peekable();
    if keys.peek().is_none() {
        return;
    }
    heading(ui, label);
    for key in keys {
        line(ui, key.does, key.keys);
    }
    ui.add_space(theme::SMALL_GAP);
}

/// What keys do, and the keys.
pub(super) fn line(ui: &mut Ui, does: &str, keys: &str) {
    let palette = Palette::of(ui.visuals());
    ui.horizontal(|ui| {
        name(ui, does);
        let keys = RichText::new(keys).font(theme::strong(13.0));
        ui.label(keys.color(palette.ink_soft));
    });
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::strong(14.0)));
}

fn name(ui: &mut Ui, label: &str) {
    let palette = Palette::of(ui.visuals());
    let label = RichText::new(label).size(13.5).color(palette.ink_soft);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(NAMES, 24.0), layout, |ui| {
        ui.set_min_width(NAMES);
        ui.add(egui::Label::new(label).truncate());
    });
}
