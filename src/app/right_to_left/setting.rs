//! Sets lines in the order in which they are read.

use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::epaint::text::{FontsView, Glyph, PlacedRow, Row, RowVisuals};
use egui::epaint::{Mesh, Vertex};
use egui::text::LayoutJob;
use egui::{Align, Galley, Rect, Vec2, pos2, vec2};
use unicode_bidi::{BidiInfo, Level};

use super::breaking::{self, Line};
use super::piece::{Shaped, Sort};

/// Sets a text anew that egui has set without regard to the order in which it is read. Lines from right
/// to left begin at `width`, where it is given, or else where the widest line ends.
///
/// What comes back has a glyph for each code point, in the order of the text, that leads from where the
/// letter begins to where it ends: its width is negative where it runs from right to left.
pub fn set_in_order(fonts: &mut FontsView<'_>, galley: &Galley, width: Option<f32>) -> Galley {
    let mut rows = galley.rows.iter();
    let Some((row, glyph)) = rows.find_map(|row| Some((&row.row, row.glyphs.first()?))) else {
        return galley.clone();
    };
    let job = &galley.job;
    let (lines, elided) = breaking::lines(fonts, job);
    let setter = Setter {
        job,
        row,
        glyph,
        pixels_per_point: galley.pixels_per_point,
    };
    let mut rows: Vec<PlacedRow> = Vec::with_capacity(lines.len());
    let mut top = 0.0;
    for line in &lines {
        let least = if rows.is_empty() {
            job.first_row_min_height
        } else {
            0.0
        };
        let row = setter.row(line, least);
        let height = row.size.y;
        rows.push(PlacedRow {
            pos: pos2(0.0, top),
            row: Arc::new(row),
            ends_with_newline: line.ends_paragraph,
        });
        top = (top + height).round_to_pixels(galley.pixels_per_point);
    }
    let widest = rows.iter().map(|row| row.size.x).fold(0.0, f32::max);
    let width = width.unwrap_or(widest);
    for (row, line) in rows.iter_mut().zip(&lines) {
        let left = match job.halign {
            Align::LEFT if line.base.is_rtl() => width - row.size.x,
            Align::LEFT => 0.0,
            Align::Center => -row.size.x / 2.0,
            Align::RIGHT => -row.size.x,
        };
        row.pos.x = left.round_to_pixels(galley.pixels_per_point);
    }
    let visuals = || rows.iter().map(|row| &row.visuals);
    let bounds = rows.iter().map(|row| {
        let offset = row.pos.to_vec2();
        row.visuals.mesh_bounds.translate(offset)
    });
    let mut set = galley.clone();
    set.elided = elided;
    set.mesh_bounds = bounds.fold(Rect::NOTHING, Rect::union);
    set.num_vertices = visuals().map(|row| row.mesh.vertices.len()).sum();
    set.num_indices = visuals().map(|row| row.mesh.indices.len()).sum();
    set.rect = rows
        .iter()
        .map(PlacedRow::rect)
        .fold(Rect::ZERO, Rect::union);
    set.rect = set.rect.round_ui();
    set.rows = rows;
    set
}

/// What all rows of a text are made with.
struct Setter<'a> {
    job: &'a LayoutJob,
    /// Only egui can make a row and a glyph: these are changed.
    row: &'a Row,
    glyph: &'a Glyph,
    pixels_per_point: f32,
}

impl Setter<'_> {
    fn row(&self, line: &Line, least_height: f32) -> Row {
        let heights = line.pieces.iter().map(Shaped::height);
        let height = heights.fold(line.height.max(least_height), f32::max);
        let height = self.to_pixels(height);
        let hanging = self.hanging_spaces(line);
        let widths = line.pieces.iter().enumerate().map(|(index, shaped)| {
            let hangs = line.base.is_rtl() && index >= hanging;
            if hangs { 0.0 } else { shaped.width() }
        });
        let widths: Vec<f32> = widths.collect();
        let mut starts = vec![0.0; widths.len()];
        let mut width = if line.base.is_rtl() { 0.0 } else { line.indent };
        for index in self.order(line, hanging) {
            starts[index] = width;
            width += widths[index];
        }
        let mut row = self.row.clone();
        row.glyphs.clear();
        row.size = vec2(width, height).round_ui();
        let mut layers = Layers::default();
        for ((shaped, &left), &width) in line.pieces.iter().zip(&starts).zip(&widths) {
            let align = self.job.sections[shaped.piece.section].format.valign;
            let below = align.to_factor() * (height - shaped.height());
            let at = vec2(self.to_pixels(left), self.to_pixels(below));
            let first_vertex = layers.glyphs.vertices.len() as u32;
            if let Some(row) = shaped.galley.rows.first() {
                layers.add(row, at);
            }
            let place = Place {
                left,
                width,
                below: at.y,
                first_vertex,
            };
            row.glyphs.extend(self.glyphs(shaped, place));
        }
        let before = layers.grounds.vertices.len() as u32;
        for glyph in &mut row.glyphs {
            glyph.first_vertex += before;
        }
        row.visuals = layers.into_visuals();
        row
    }

    /// The first of the spaces with which a line ends.
    fn hanging_spaces(&self, line: &Line) -> usize {
        if self.job.keep_trailing_whitespace {
            return line.pieces.len();
        }
        let word = |shaped: &Shaped| shaped.piece.sort != Sort::Space;
        line.pieces
            .iter()
            .rposition(word)
            .map_or(0, |last| last + 1)
    }

    /// The pieces of a line from left to right.
    fn order(&self, line: &Line, hanging: usize) -> Vec<usize> {
        let pieces = line.pieces.iter().enumerate();
        let levels: Vec<Level> = pieces
            .map(|(index, Shaped { piece, .. })| {
                let part = index >= hanging && piece.sort == Sort::Space;
                let tab = self.job.text[piece.bytes.clone()].contains('\t');
                if part || tab { line.base } else { piece.level }
            })
            .collect();
        BidiInfo::reorder_visual(&levels)
    }

    /// A glyph for each code point of a piece, in the order of the text.
    fn glyphs(&self, shaped: &Shaped, place: Place) -> Vec<Glyph> {
        let own = shaped
            .galley
            .rows
            .first()
            .map_or(&[][..], |row| &row.glyphs);
        let seen = own.iter().find(|glyph| !glyph.uv_rect.is_nothing());
        let like = *seen.or(own.first()).unwrap_or(self.glyph);
        let y = like.pos.y + place.below;
        let right_to_left = shaped.piece.level.is_rtl();
        let mut x = place.left + if right_to_left { place.width } else { 0.0 };
        let mut glyphs = Vec::new();
        let mut start = shaped.piece.bytes.start;
        for letter in &shaped.letters {
            let width = letter.width.min(place.width);
            let mut step = if right_to_left { -width } else { width };
            let text = &self.job.text[start..start + letter.bytes];
            start += letter.bytes;
            for chr in text.chars() {
                let mut glyph = like;
                glyph.chr = chr;
                glyph.pos = pos2(self.to_pixels(x), y);
                glyph.advance_width = step;
                glyph.first_vertex = place.first_vertex;
                glyphs.push(glyph);
                x += step;
                // Marks stand where their letter ends.
                step = 0.0;
            }
        }
        glyphs
    }

    fn to_pixels(&self, points: f32) -> f32 {
        points.round_to_pixels(self.pixels_per_point)
    }
}

/// Where a piece stands in its row, in points.
#[derive(Clone, Copy)]
struct Place {
    left: f32,
    width: f32,
    below: f32,
    /// The first vertex of its glyphs.
    first_vertex: u32,
}

/// What is drawn of a row, from the back to the front.
#[derive(Default)]
struct Layers {
    grounds: Mesh,
    glyphs: Mesh,
    lines: Mesh,
}

impl Layers {
    /// Adds what another row shows.
    fn add(&mut self, row: &Row, offset: Vec2) {
        let RowVisuals {
            mesh,
            glyph_vertex_range: glyphs,
            ..
        } = &row.visuals;
        let parts = [
            0..glyphs.start,
            glyphs.clone(),
            glyphs.end..mesh.vertices.len(),
        ];
        for (layer, part) in [&mut self.grounds, &mut self.glyphs, &mut self.lines]
            .into_iter()
            .zip(parts)
        {
            let before = layer.vertices.len() as u32;
            let first = part.start as u32;
            let own = |index: &&u32| part.contains(&(**index as usize));
            let indices = mesh.indices.iter().filter(own);
            layer
                .indices
                .extend(indices.map(|index| index - first + before));
            let vertices = mesh.vertices[part].iter();
            layer.vertices.extend(vertices.map(|vertex| Vertex {
                pos: vertex.pos + offset,
                ..*vertex
            }));
        }
    }

    fn into_visuals(self) -> RowVisuals {
        let mut mesh = self.grounds;
        let (glyph_index_start, start) = (mesh.indices.len(), mesh.vertices.len());
        mesh.append(self.glyphs);
        let end = mesh.vertices.len();
        mesh.append(self.lines);
        RowVisuals {
            mesh_bounds: mesh.calc_bounds(),
            mesh,
            glyph_index_start,
            glyph_vertex_range: start..end,
        }
    }
}
