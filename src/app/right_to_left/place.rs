//! Where the code points of a text stand, and which one stands at a place, whichever way it runs.

use std::ops::Range;

use egui::epaint::text::PlacedRow;
use egui::{Galley, Rangef, Rect, Vec2, pos2};

/// Rectangles nearer to each other than this are one, in points.
const NEAR: f32 = 1.0;

/// The rectangles of some code points: in each row one for each stretch of them, from left to right.
pub fn rects(galley: &Galley, characters: Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let start = characters.start.saturating_sub(first).min(count);
        let end = characters.end.saturating_sub(first).min(count);
        let places = (start..end).map(|column| place_in(row, column));
        let mut places: Vec<Rangef> = places.filter(|place| place.span() > 0.0).collect();
        places.sort_by(|a, b| a.min.total_cmp(&b.min));
        let stretches = places.chunk_by(|before, after| after.min < before.max + NEAR);
        rects.extend(stretches.filter_map(|stretch| {
            let (first, last) = (stretch.first()?, stretch.last()?);
            Some(rect(row, Rangef::new(first.min, last.max)))
        }));
        first += count + usize::from(row.ends_with_newline);
        if characters.end <= first {
            break;
        }
    }
    rects
}

/// The code point whose letter is at a place.
pub fn letter_at(galley: &Galley, at: Vec2) -> Option<usize> {
    let mut first = 0;
    for row in &galley.rows {
        if row.rect().contains(at.to_pos2()) {
            let x = at.x - row.pos.x;
            let mut columns = 0..row.glyphs.len();
            let hit = columns.find(|&column| {
                let place = place_in(row, column);
                place.min <= x && x < place.max
            });
            return hit.map(|column| first + column);
        }
        first += row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    None
}

/// The edge between two code points that is nearest to a place, also beside and between the rows.
pub fn nearest(galley: &Galley, at: Vec2) -> usize {
    let distance = |row: &PlacedRow| {
        let above = row.min_y() - at.y;
        let below = at.y - row.max_y();
        above.max(below).max(0.0)
    };
    let mut first = 0;
    let mut best = (f32::INFINITY, 0);
    for row in &galley.rows {
        let far = distance(row);
        if far < best.0 {
            best = (far, first + nearest_in(row, at.x - row.pos.x));
        }
        first += row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    best.1
}

fn nearest_in(row: &PlacedRow, x: f32) -> usize {
    let columns = 0..row.glyphs.len();
    let distance = |column: usize| {
        let place = place_in(row, column);
        (place.min - x).max(x - place.max).max(0.0)
    };
    let wide = columns.filter(|&column| place_in(row, column).span() > 0.0);
    let Some(column) = wide.min_by(|&a, &b| distance(a).total_cmp(&distance(b))) else {
        return 0;
    };
    let in_first_half = x < place_in(row, column).center();
    if in_first_half != runs_back(row, column) {
        return column;
    }
    // Marks without width of their own belong to the letter.
    let after = (column + 1..row.glyphs.len()).find(|&next| place_in(row, next).span() > 0.0);
    after.unwrap_or(row.glyphs.len())
}

fn runs_back(row: &PlacedRow, column: usize) -> bool {
    row.glyphs[column].advance_width < 0.0
}

/// From the left to the right edge of each code point of a row, in points from the beginning of the row.
pub fn letters(row: &PlacedRow) -> Vec<Rangef> {
    let columns = 0..row.glyphs.len();
    columns.map(|column| place_in(row, column)).collect()
}

/// From the left to the right edge of a code point, in points from the beginning of its row. Where the
/// next one follows at once, up to that one, which stands on whole pixels.
fn place_in(row: &PlacedRow, column: usize) -> Rangef {
    let glyph = &row.glyphs[column];
    let next = match row.glyphs.get(column + 1) {
        Some(next) => next.pos.x,
        None if glyph.advance_width < 0.0 => glyph.max_x(),
        None => row.size.x,
    };
    let end = if (next - glyph.max_x()).abs() < NEAR {
        next
    } else {
        glyph.max_x()
    };
    Rangef::new(glyph.pos.x.min(end), glyph.pos.x.max(end))
}

fn rect(row: &PlacedRow, stretch: Rangef) -> Rect {
    let (top, bottom) = (0.0, row.size.y);
    let rect = Rect::from_min_max(pos2(stretch.min, top), pos2(stretch.max, bottom));
    rect.translate(row.pos.to_vec2())
}
