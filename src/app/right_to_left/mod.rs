//! Text that runs from right to left, or in both ways: Arabic, Hebrew, Persian, Urdu.
//!
//! egui shapes the letters of such words but sets word after word from left to right. So what it has
//! set is set anew here: cut into pieces of one direction (`piece`), broken into lines (`breaking`),
//! each put in order (`setting`). `place` tells where a letter stands and which one stands at a place.
//! Text without such letters is left as it is.

mod breaking;
mod direction;
mod everywhere;
mod piece;
mod place;
mod setting;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Context, Galley, Painter};

pub use self::direction::{ISOLATE, holds_right_to_left, isolated, runs_back};
pub use self::everywhere::Everywhere;
pub use self::place::{letter_at, letters, nearest, rects};

/// Lays out a text that has `width` points to itself.
pub fn lay_out(painter: &Painter, job: LayoutJob, width: f32) -> Arc<Galley> {
    in_order(painter.ctx(), painter.layout_job(job), Some(width))
}

/// A text in the order in which it is read. Lines that run from right to left begin at `width`, or
/// else where the widest line ends.
pub fn in_order(ctx: &Context, galley: Arc<Galley>, width: Option<f32>) -> Arc<Galley> {
    if !holds_right_to_left(galley.text()) {
        return galley;
    }
    Arc::new(ctx.fonts_mut(|fonts| setting::set_in_order(fonts, &galley, width)))
}
