//! Files dragged over the window and dropped on it.
//!
//! The whole window is one target: under X11 the pointer's place is not told during a drag.

use egui::{Align2, Context, Id, LayerId, Order, Stroke, StrokeKind};

use super::theme::{self, Palette};
use sidelight_engine::ingest::Input;

/// The files that were dropped since the last pass.
pub fn dropped(ctx: &Context) -> Vec<Input> {
    ctx.input(|input| {
        let files = input.raw.dropped_files.iter();
        files
            .map(|file| Input::File(file.path().to_owned()))
            .collect()
    })
}

/// Covers the window while files are over it.
pub fn show(ctx: &Context) {
    let count = ctx.input(|input| input.raw.hovered_files.len());
    if count == 0 {
        return;
    }
    let palette = Palette::of(&ctx.global_style().visuals);
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop overlay")));
    let rect = ctx.content_rect();
    painter.rect_filled(rect, 0.0, theme::SCRIM);
    let card = egui::Rect::from_center_size(rect.center(), egui::vec2(460.0, 150.0));
    let border = Stroke::new(2.0, palette.accent);
    painter.rect(card, 12.0, palette.panel, border, StrokeKind::Inside);
    painter.text(
        card.center() - egui::vec2(0.0, 12.0),
        Align2::CENTER_CENTER,
        "Drop to read",
        theme::serif_strong(28.0),
        palette.ink,
    );
    painter.text(
        card.center() + egui::vec2(0.0, 26.0),
        Align2::CENTER_CENTER,
        "Articles, folders of articles, or a story",
        theme::sans(14.0),
        palette.ink_soft,
    );
}
