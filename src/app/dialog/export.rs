//! What is exported, in which form, and how it will look.

use egui::{RichText, ScrollArea, Ui};

use super::frame::{self, Control as _};
use crate::app::command::{Command, Commands};
use crate::app::exporting::{ExportChoice, Rows, Sample, Scope};
use crate::app::theme::{self, Palette};
use crate::app::wording;
use sidelight_engine::facts::Status;
use sidelight_interchange::{FORMATS, Format, Preview, format};

/// Width of the list of formats, and its least and greatest height, in points.
const LIST: f32 = 260.0;
const LIST_HEIGHT: [f32; 2] = [140.0, 400.0];
/// Width that the rest needs beside the list; with less it stands below, in points.
const BESIDE_FORMS: f32 = 300.0;
/// The least and greatest height of the preview, in points.
const PREVIEW: [f32; 2] = [60.0, 250.0];
/// Height of what is told to be lost at most, in points.
const LOSSES: f32 = 96.0;
/// Height of the window that what stands above and below the list and the preview takes, in points.
const BESIDE_LIST: f32 = 260.0;
const BESIDE_PREVIEW: f32 = 570.0;

/// An export in the making.
#[derive(Debug)]
pub struct ExportForm {
    choice: ExportChoice,
    /// How many articles are chosen for comparing, and how many there are.
    articles: (usize, usize),
    /// Whether the claims are filtered.
    filtered: bool,
    /// The choice that a preview was asked for.
    asked: Option<ExportChoice>,
    /// How the file will look; none until that is known.
    sample: Option<Sample>,
}

impl ExportForm {
    /// A form for the article on show, the chosen articles or all; `filtered` tells whether the claims
    /// are.
    pub fn new(chosen: usize, all: usize, filtered: bool) -> Self {
        Self {
            choice: ExportChoice {
                format: if chosen > 1 {
                    FORMATS[0]
                } else {
                    format("markdown", false).unwrap_or(FORMATS[0])
                },
                scope: if chosen > 1 {
                    Scope::Story
                } else {
                    Scope::Article
                },
                statuses: vec![
                    Status::Suggested,
                    Status::Accepted,
                    Status::Edited,
                    Status::Manual,
                ],
                rows: Rows::All,
            },
            filtered,
            articles: (chosen, all),
            asked: None,
            sample: None,
        }
    }

    /// Takes over how the file will look, unless the choice has changed meanwhile.
    pub fn set_sample(&mut self, choice: &ExportChoice, sample: Sample) {
        if self.choice == *choice {
            self.sample = Some(sample);
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        frame::page(ui, "Export", 940.0, |ui| {
            if ui.available_width() < LIST + BESIDE_FORMS {
                self.formats(ui);
                ui.add_space(theme::GAP);
                self.chosen(ui);
                return;
            }
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(LIST);
                    self.formats(ui);
                });
                ui.add_space(theme::GAP);
                ui.vertical(|ui| self.chosen(ui));
            });
        });
        if self.asked.as_ref() != Some(&self.choice) {
            self.asked = Some(self.choice.clone());
            self.sample = None;
            commands.send(Command::PreviewExport(self.choice.clone()));
        }
        let some = !self.choice.statuses.is_empty();
        if frame::buttons(ui, "Export to a file…", some, commands) {
            commands.send(Command::Export(self.choice.clone()));
        }
    }

    /// What becomes of the choice, and what is chosen beside the form.
    fn chosen(&mut self, ui: &mut Ui) {
        self.preview(ui);
        ui.add_space(theme::SMALL_GAP);
        self.losses(ui);
        ui.add_space(theme::GAP);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| self.scopes(ui));
            ui.add_space(theme::GAP * 2.0);
            ui.vertical(|ui| {
                self.statuses(ui);
                if self.choice.format.of.takes_rows() {
                    ui.add_space(theme::SMALL_GAP);
                    self.rows(ui);
                }
            });
        });
    }

    fn formats(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        ui.spacing_mut().item_spacing.y = 2.0;
        heading(ui, "Form");
        ScrollArea::vertical()
            .id_salt("formats")
            .max_height(frame::room(ui, BESIDE_LIST, LIST_HEIGHT))
            .show(ui, |ui| {
                ui.set_width(LIST - theme::GAP);
                for format in FORMATS {
                    let format: &'static Format = format;
                    let on = self.choice.format == format;
                    let radio = ui.radio_value(&mut self.choice.format, format, format.name);
                    let radio = radio.on_hover_text(format.description).leaving_enter();
                    if on {
                        radio.first();
                    }
                }
            });
        ui.add_space(theme::SMALL_GAP);
        let description = RichText::new(self.choice.format.description).size(13.0);
        ui.add(egui::Label::new(description.color(palette.ink_faint)).wrap());
    }

    fn scopes(&mut self, ui: &mut Ui) {
        heading(ui, "Articles");
        let (chosen, all) = self.articles;
        let chosen = wording::counted(chosen, "article", "articles");
        let all = wording::counted(all, "article", "articles");
        for (scope, label) in [
            (Scope::Article, "The article on show".to_owned()),
            (Scope::Story, format!("The chosen story ({chosen})")),
            (Scope::All, format!("All ({all})")),
        ] {
            ui.radio_value(&mut self.choice.scope, scope, label)
                .leaving_enter();
        }
    }

    fn statuses(&mut self, ui: &mut Ui) {
        heading(ui, "Facts");
        ui.horizontal_wrapped(|ui| {
            for status in Status::ALL {
                let mut on = self.choice.statuses.contains(&status);
                let tick = ui.checkbox(&mut on, wording::status(status));
                if tick.leaving_enter().changed() {
                    self.choice.statuses.retain(|known| *known != status);
                    if on {
                        self.choice.statuses.push(status);
                    }
                }
            }
        });
    }

    fn rows(&mut self, ui: &mut Ui) {
        heading(ui, "Claims");
        let chosen = &mut self.choice.rows;
        ui.radio_value(chosen, Rows::All, "All claims")
            .leaving_enter();
        ui.radio_value(chosen, Rows::Reviewed, "Reviewed claims only")
            .leaving_enter()
            .on_hover_text("Those with a finding, a note, a verdict of yours or an accepted fact");
        if self.filtered {
            ui.radio_value(chosen, Rows::Shown, "Claims that pass the filters")
                .leaving_enter();
        }
    }

    /// What will be lost, before it is written.
    fn losses(&self, ui: &mut Ui) {
        heading(ui, "What is lost");
        // As much room whatever is lost: nothing below moves under the pointer.
        let top = ui.cursor().top();
        self.list_losses(ui);
        let left = top + LOSSES + theme::GAP - ui.cursor().top();
        ui.add_space(left.max(0.0));
    }

    fn list_losses(&self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        let Some(sample) = &self.sample else {
            let told = RichText::new("Counting…")
                .size(13.0)
                .color(palette.ink_faint);
            ui.label(told);
            return;
        };
        let losses = &sample.losses;
        if losses.is_empty() {
            let told = format!("No fact; the form keeps {}.", self.choice.format.keeps);
            let told = RichText::new(told).size(13.0).color(palette.ink_soft);
            ui.add(egui::Label::new(told).wrap());
            return;
        }
        if let Some(counted) = sample.counted {
            let told = format!("In the first {counted} articles:");
            ui.label(RichText::new(told).size(13.0).color(palette.ink_soft));
        }
        ScrollArea::vertical()
            .id_salt("losses")
            .max_height(LOSSES)
            .show(ui, |ui| {
                for loss in losses {
                    let told = RichText::new(format!("• {loss}")).size(13.0);
                    ui.add(egui::Label::new(told.color(palette.ink_soft)).wrap());
                }
            });
    }

    fn preview(&self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        // What is no text is told in text here.
        let is_told = matches!(self.choice.format.preview, Preview::As(_));
        heading(
            ui,
            if is_told {
                "Preview, as text"
            } else {
                "Preview"
            },
        );
        egui::Frame::new()
            .fill(palette.paper)
            .stroke(egui::Stroke::new(1.0, palette.line))
            .corner_radius(theme::RADIUS)
            .inner_margin(10)
            .show(ui, |ui| {
                ScrollArea::both()
                    .id_salt("preview")
                    .auto_shrink(false)
                    .max_height(frame::room(ui, BESIDE_PREVIEW, PREVIEW))
                    .show(ui, |ui| {
                        let text = self.sample.as_ref().map_or("", |it| it.text.as_str());
                        let text = RichText::new(text).monospace().size(12.0);
                        ui.add(egui::Label::new(text.color(palette.ink_soft)).extend());
                    });
            });
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::strong(14.0)));
}
