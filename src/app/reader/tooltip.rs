//! What the pointer is told about the marks under it.

use egui::{Response, RichText, Sense, Tooltip, pos2, vec2};

use super::marks::Mark;
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::facts::shorten;

/// Facts under the pointer that are told with all they say; of the rest only the value is told.
const TOLD_IN_FULL: usize = 1;
/// Facts under the pointer that are told at all.
const TOLD: usize = 4;

/// Width of what is told, in points, and of the frame around it.
const WIDTH: f32 = 380.0;
const FRAME: f32 = 20.0;
/// Room between the pointer and what is told, in points.
const BELOW: f32 = 12.0;

/// Tells the first mark in full, the next ones in a line each; within the article, so that nothing beside it
/// is covered.
pub fn show(response: &Response, marks: &[Mark]) {
    let pointer = response.hover_pos();
    let Some(pointer) = pointer.filter(|_| !widgets::is_below_dialog(&response.ctx)) else {
        return;
    };
    let right = response.interact_rect.right() - WIDTH - FRAME;
    let left = pointer.x.min(right.max(response.interact_rect.left()));
    let mut tooltip = Tooltip::for_enabled(response).gap(BELOW);
    tooltip.popup = tooltip.popup.at_position(pos2(left, pointer.y));
    tooltip.show(|ui| {
        ui.set_max_width(WIDTH);
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
                ui.label(RichText::new(mark.kind.name()).font(theme::strong(13.0)));
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
