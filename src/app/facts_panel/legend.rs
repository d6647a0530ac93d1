//! What the lines under the words and the bars in the margin mean.

use egui::{Popup, PopupCloseBehavior, RichText, Sense, Stroke, Ui, pos2, vec2};

use crate::app::reader::{has_rail, line_of_status};
use crate::app::theme::{self, Palette};
use crate::app::wording;
use sidelight_engine::facts::{FactKind, Status};

/// Size of a line that is shown as an example, in points.
const EXAMPLE: egui::Vec2 = vec2(34.0, 18.0);

/// A button that opens the legend.
pub fn button(ui: &mut Ui) {
    let palette = Palette::of(ui.visuals());
    let text = RichText::new("Legend").size(12.0).color(palette.ink_soft);
    let button = ui.add(egui::Button::new(text).small());
    let button = button.on_hover_text("What lines and bars mean");
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(300.0)
        .show(|ui| legend(ui, palette));
}

fn legend(ui: &mut Ui, palette: &Palette) {
    ui.spacing_mut().item_spacing.y = 3.0;
    heading(ui, "The colour is the kind");
    for kind in FactKind::READ {
        let is_bar = has_rail(kind);
        let what = if is_bar {
            "a bar in the margin"
        } else {
            "a line under the words"
        };
        let told = format!("{}: {what}", wording::kinds(kind));
        example(ui, palette.kind(kind), Status::Accepted, is_bar, &told);
    }
    ui.add_space(theme::SMALL_GAP);
    heading(ui, "The form is how far it is reviewed");
    for (status, told) in [
        (Status::Suggested, "Suggested by the program, not reviewed"),
        (Status::Accepted, "Accepted as it stands"),
        (Status::Edited, "Accepted with changes"),
        (Status::Manual, "Added by hand"),
    ] {
        example(ui, palette.ink_soft, status, false, told);
    }
    let rejected = "What is rejected has no line.";
    ui.label(RichText::new(rejected).size(12.5).color(palette.ink_soft));
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::strong(13.0)));
}

/// A line or a bar of a colour and a form, and what it means.
fn example(ui: &mut Ui, hue: egui::Color32, status: Status, is_bar: bool, told: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(EXAMPLE, Sense::hover());
        let ends = if is_bar {
            let x = rect.center().x;
            [pos2(x, rect.top() + 1.0), pos2(x, rect.bottom() - 1.0)]
        } else {
            let y = rect.center().y + 2.0;
            [pos2(rect.left(), y), pos2(rect.right() - 4.0, y)]
        };
        line_of_status(ui.painter(), ends, status, Stroke::new(2.0, hue));
        ui.label(RichText::new(told).size(12.5));
    });
}
