//! The letters of a page, put together where they stand close on one line.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{Pdf, page};
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt, interpret_page,
};

use super::{Page, Piece};
use crate::article::ligature;

/// Most letters of one page; a page full of footnotes has some ten thousand.
const MAX_LETTERS: usize = 500_000;

/// The width of a letter of which the font does not tell it, in thousandths of its size.
const USUAL_WIDTH: f32 = 500.0;

/// Parts of the letters' size: what base lines of one line may differ, how far letters may overlap,
/// how far apart they may stand in one piece, and from where on there is a blank between them.
const LINE: f64 = 0.45;
const OVERLAP: f64 = -0.6;
const APART: f64 = 1.1;
const BLANK: f64 = 0.17;

/// How much larger a letter may be than the one before it in one piece.
const GROWTH: f64 = 1.7;

/// Reads a page.
pub fn of<'a>(page: &'a page::Page<'a>, pdf: &'a Pdf, cache: &'a InterpreterCache<'a>) -> Page {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, width, height),
        cache,
        pdf.xref(),
        InterpreterSettings::default(),
    );
    let mut taker = Taker::default();
    interpret_page(page, &mut context, &mut taker);
    Page {
        pieces: taker.pieces,
        height,
    }
}

/// Takes the letters that a page draws and nothing else.
#[derive(Default)]
struct Taker {
    pieces: Vec<Piece>,
    letters: usize,
}

impl Device<'_> for Taker {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let advance = f64::from(advance.unwrap_or(USUAL_WIDTH));
            let place = transform * Point::ZERO;
            let end = transform * Point::new(advance, 0.0);
            let up = transform * Point::new(0.0, 1000.0);
            let size = (up - place).hypot();
            // Letters that stand upright on a side of the page are no part of its text.
            let is_level = (end.y - place.y).abs() <= 0.3 * (end.x - place.x).abs().max(1e-9);
            let text = match glyph.as_unicode() {
                Some(BfString::Char(character)) => character.to_string(),
                Some(BfString::String(characters)) => characters,
                None => continue,
            };
            if is_level
                && size.is_finite()
                && size >= 0.5
                && place.x.is_finite()
                && end.x.is_finite()
            {
                self.put(place, end.x, size, &text);
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
}

impl Taker {
    fn put(&mut self, place: Point, right: f64, size: f64, text: &str) {
        self.letters += 1;
        if self.letters > MAX_LETTERS {
            return;
        }
        // What is drawn there is a hyphen, whatever the font says.
        let text = text.replace('\u{AD}', "-");
        let text: String = text
            .chars()
            .map(|letter| ligature(letter).map_or_else(|| letter.to_string(), str::to_owned))
            .collect();
        let is_blank = text.chars().all(char::is_whitespace);
        let width = (right - place.x).abs();
        if let Some(last) = self.pieces.last_mut() {
            let em = last.size.max(size);
            let gap = place.x - last.right;
            let growth = (size / last.size).max(last.size / size);
            if (place.y - last.base).abs() < LINE * em
                && gap > OVERLAP * em
                && gap < APART * em
                && growth < GROWTH
            {
                if !last.text.ends_with(' ') && (is_blank || gap > BLANK * em) {
                    last.text.push(' ');
                }
                if is_blank {
                    last.right = last.right.max(place.x + width.min(0.6 * em));
                } else {
                    last.text.push_str(&text);
                    last.size = em;
                    last.right = last.right.max(place.x + width);
                }
                return;
            }
        }
        if !is_blank {
            self.pieces.push(Piece {
                left: place.x,
                right: place.x + width,
                base: place.y,
                size,
                text,
            });
        }
    }
}
