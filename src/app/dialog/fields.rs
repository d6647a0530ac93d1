//! Fields of a form, each a row of a grid: its label and what is written or chosen.

use egui::{ComboBox, DragValue, TextEdit, Ui};

use super::frame::Control as _;
use sidelight_engine::facts::{Phrase, one_line};

/// A line of text.
pub fn text(ui: &mut Ui, label: &str, value: &mut String) {
    ui.label(label);
    let field = TextEdit::singleline(value).desired_width(f32::INFINITY);
    ui.add(field).accessible_name(label).leaving_enter().first();
    ui.end_row();
}

/// A line of text that may be empty.
pub fn optional(ui: &mut Ui, label: &str, value: &mut Option<String>) {
    let mut words = value.clone().unwrap_or_default();
    text(ui, label, &mut words);
    *value = Some(words).filter(|words| !words.trim().is_empty());
}

/// Several names in one line.
pub fn list(ui: &mut Ui, label: &str, values: &mut Vec<String>) {
    let mut words = values.join("; ");
    let before = words.clone();
    text(ui, label, &mut words);
    if words != before {
        *values = words
            .split(';')
            .map(|name| name.trim_start().to_owned())
            .collect();
    }
}

/// A number that may be unknown.
pub fn number(ui: &mut Ui, label: &str, value: &mut Option<f64>) {
    ui.label(label);
    ui.horizontal(|ui| {
        let mut known = value.is_some();
        let name = format!("{label} is known");
        ui.checkbox(&mut known, "")
            .accessible_name(name)
            .leaving_enter();
        let mut number = value.unwrap_or_default();
        let field = DragValue::new(&mut number).speed(1.0);
        ui.add_enabled(known, field).accessible_name(label);
        *value = known.then_some(number);
    });
    ui.end_row();
}

/// One of several.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    value: &mut T,
    options: &[T],
    name: impl Fn(T) -> String,
) {
    ui.label(label);
    ComboBox::from_id_salt(label)
        .selected_text(name(*value))
        .width(200.0)
        .show_ui(ui, |ui| {
            for &option in options {
                ui.selectable_value(value, option, name(option));
            }
        })
        .response
        .accessible_name(label);
    ui.end_row();
}

/// Something that is so or not.
pub fn tick(ui: &mut Ui, label: &str, words: &str, value: &mut bool) {
    ui.label(label);
    ui.checkbox(value, words).leaving_enter();
    ui.end_row();
}

/// Phrases that can be taken away; nothing where there are none.
pub fn removable(ui: &mut Ui, label: &str, phrases: &mut Vec<Phrase>) {
    if phrases.is_empty() {
        return;
    }
    ui.label(label);
    ui.vertical(|ui| {
        phrases.retain(|phrase| {
            ui.horizontal(|ui| {
                let remove = ui.small_button("×");
                let name = format!("Remove {}", phrase.text);
                let remove = remove.accessible_name(name).clicked();
                ui.add(egui::Label::new(one_line(&phrase.text)).truncate());
                !remove
            })
            .inner
        });
    });
    ui.end_row();
}
