//! A moving figure over its days: a dot for each article, a line through them.

use egui::{Align2, Painter, Pos2, Rect, Stroke, pos2};

use crate::app::theme::{self, Palette};
use sidelight_engine::brief::MovingFigure;
use sidelight_engine::facts::date_words::short_date;
use sidelight_engine::facts::in_figures;

/// Height of the plot, in points.
pub const HEIGHT: f32 = 128.0;
/// Widest plot, in points.
const WIDEST: f32 = 560.0;
/// Space left and right for the words of the first and the last day, in points.
const SIDE: f32 = 44.0;
/// Space above for a number and below for a day, in points.
const EDGE: f32 = 24.0;

/// Draws it into a place.
pub fn show(painter: &Painter, palette: &Palette, place: Rect, figure: &MovingFigure) {
    let place = place.with_max_x(place.right().min(place.left() + WIDEST));
    let inner = Rect::from_min_max(
        pos2(place.left() + SIDE, place.top() + EDGE),
        pos2(place.right() - SIDE, place.bottom() - EDGE - 4.0),
    );
    let dots: Vec<Pos2> = figure
        .places()
        .into_iter()
        .map(|[x, y]| {
            let across = inner.left() + x as f32 * inner.width();
            pos2(across, inner.bottom() - y as f32 * inner.height())
        })
        .collect();
    let ground = place.bottom() - EDGE + 4.0;
    painter.hline(place.x_range(), ground, Stroke::new(1.0, palette.line));
    let line = Stroke::new(1.5, palette.line_strong);
    painter.line(dots.clone(), line);
    let mut last_day = None;
    for (dot, point) in dots.iter().zip(&figure.points) {
        painter.circle_filled(*dot, 4.0, palette.accent);
        if last_day == Some(point.day) {
            continue;
        }
        last_day = Some(point.day);
        let day = short_date(&point.day.to_string());
        let font = theme::sans(12.0);
        let below = pos2(dot.x, ground + 4.0);
        painter.text(below, Align2::CENTER_TOP, day, font, palette.ink_faint);
        let number = in_figures(point.value);
        let above = pos2(dot.x, dot.y - 7.0);
        let font = theme::strong(12.5);
        painter.text(above, Align2::CENTER_BOTTOM, number, font, palette.ink);
    }
}
