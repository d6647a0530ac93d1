//! Pieces of text set one below the other: measured first, painted only where seen.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Painter, Pos2, vec2};

use crate::app::right_to_left;

/// Texts and gaps from top to bottom.
#[derive(Debug, Default)]
pub struct Stack {
    pieces: Vec<(f32, Arc<Galley>)>,
    /// Height of all of it, in points.
    pub height: f32,
}

impl Stack {
    /// Leaves a gap, in points; where it begins.
    pub fn space(&mut self, height: f32) -> f32 {
        let top = self.height;
        self.height += height;
        top
    }

    /// Sets a text below what is there.
    pub fn push(&mut self, galley: Arc<Galley>) {
        let top = self.height;
        self.height += galley.size().y;
        self.pieces.push((top, galley));
    }

    /// Draws it from its upper left corner.
    pub fn paint(&self, painter: &Painter, at: Pos2) {
        for (top, galley) in &self.pieces {
            painter.galley(
                at + vec2(0.0, *top),
                Arc::clone(galley),
                Color32::PLACEHOLDER,
            );
        }
    }
}

/// A text in which some bytes are set otherwise, cut to a width and a number of rows.
pub fn set(
    painter: &Painter,
    text: &str,
    base: &TextFormat,
    parts: &[(Range<usize>, TextFormat)],
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let mut job = LayoutJob {
        wrap: TextWrapping {
            max_width: width.max(1.0),
            max_rows: rows,
            break_anywhere: false,
            overflow_character: Some('…'),
        },
        ..LayoutJob::default()
    };
    let mut done = 0;
    for (range, format) in parts {
        let (start, end) = (range.start.max(done), range.end.min(text.len()));
        if start >= end {
            continue;
        }
        job.append(&text[done..start], 0.0, base.clone());
        job.append(&text[start..end], 0.0, format.clone());
        done = end;
    }
    job.append(&text[done..], 0.0, base.clone());
    right_to_left::lay_out(painter, job, width)
}

/// Text of one font and colour.
pub fn format(font: FontId, color: Color32) -> TextFormat {
    TextFormat::simple(font, color)
}

/// The same, on a ground that marks it.
pub fn marked(font: FontId, color: Color32, ground: Color32) -> TextFormat {
    TextFormat {
        background: ground,
        ..TextFormat::simple(font, color)
    }
}
