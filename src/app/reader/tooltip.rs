//! What the pointer is told about the marks under it.

use egui::{Response, RichText, Sense, vec2};

use super::marks::Mark;
use crate::app::theme::{self, Palette};
use crate::app::wording;
use sidelight_engine::facts::shorten;

/// Facts under the pointer that are told with all they say; of the rest only the value is told.
const TOLD_IN_FULL: usize = 1;
/// Facts under the pointer that are told at all.
const TOLD: usize = 4;

/// Tells the first mark in full, the next ones in a line each.
pub fn show(response: &Response, marks: &[Mark]) {
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(380.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        let palette = Palette::of(ui.visuals());
        let faint = |text: String| RichText::new(text).size(12.0).color(palette.ink_faint);
        for (index, mark) in marks.iter().take(TOLD).enumerate() {
            if index == TOLD_IN_FULL {
                ui.separator();
            }
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
                ui.painter().rect_filled(rect, 3.0, palette.kind(mark.kind));
                ui.label(RichText::new(wording::kind(mark.kind)).font(theme::strong(13.0)));
                if index < TOLD_IN_FULL {
                    ui.label(faint(wording::status(mark.status).to_owned()));
                } else {
                    ui.add(egui::Label::new(faint(mark.tooltip.value.clone())).truncate());
                }
            });
            if index < TOLD_IN_FULL {
                ui.add(egui::Label::new(shorten(&mark.tooltip.value, 220)).wrap());
                let detail = RichText::new(&mark.tooltip.detail).size(13.0);
                if !mark.tooltip.detail.is_empty() {
                    ui.label(detail.color(palette.ink_soft));
                }
                ui.add(egui::Label::new(faint(mark.tooltip.origin.clone())).wrap());
            }
        }
        if marks.len() > TOLD {
            ui.label(faint(format!("and {} more", marks.len() - TOLD)));
        }
    });
}
