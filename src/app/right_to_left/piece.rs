//! Pieces of a paragraph that are each shaped as one and put in order as one.

use std::ops::Range;
use std::sync::Arc;

use egui::Galley;
use egui::epaint::text::{FontsView, Glyph};
use egui::text::{LayoutJob, TextFormat};
use icu_properties::CodePointMapData;
use icu_properties::props::BidiMirroringGlyph;
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::direction;
use crate::app::system_fonts;

/// What is of one sort is shaped together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Between words: lines are broken after it.
    Space,
    /// The shaper sets it from right to left.
    Backwards,
    /// The shaper sets it from left to right.
    Forwards,
}

/// Letters that stand side by side whatever the line: of one word, direction and format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the text of the job.
    pub bytes: Range<usize>,
    /// The section of the job that tells its format.
    pub section: usize,
    /// Which way it runs.
    pub level: Level,
    /// How the shaper sets it.
    pub sort: Sort,
    /// Whether it is set in a font that has its whole script.
    pub whole_script: bool,
}

/// A letter as a reader sees it, with all its marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    /// Its length in bytes.
    pub bytes: usize,
    /// How wide it is set, in points.
    pub width: f32,
}

/// A piece and its glyphs.
#[derive(Debug, Clone)]
pub struct Shaped {
    /// What it is.
    pub piece: Piece,
    /// Its glyphs, in one row from left to right.
    pub galley: Arc<Galley>,
    /// Its letters in the order of the text.
    pub letters: Vec<Letter>,
    /// Whether it is of a word whose letters come from several fonts, so that they do not join.
    pub broken: bool,
}

impl Shaped {
    /// A sign that stands for no letter of the text.
    pub fn sign(fonts: &mut FontsView<'_>, sign: char, piece: Piece, format: &TextFormat) -> Self {
        let galley = set(fonts, sign.to_string(), format.clone());
        let width = galley.size().x;
        Self {
            piece,
            galley,
            letters: vec![Letter { bytes: 0, width }],
            broken: false,
        }
    }

    /// How wide it is set, in points.
    pub fn width(&self) -> f32 {
        self.letters.iter().map(|letter| letter.width).sum()
    }

    /// How high its row is, in points.
    pub fn height(&self) -> f32 {
        self.galley.rows.first().map_or(0.0, |row| row.size.y)
    }

    /// How many of its first letters are no wider than `width` together.
    pub fn letters_within(&self, width: f32) -> usize {
        let ends = self.letters.iter().scan(0.0, |end, letter| {
            *end += letter.width;
            Some(*end)
        });
        ends.take_while(|&end| end <= width).count()
    }

    /// What stands before and after its first `count` letters.
    pub fn halves(&self, count: usize) -> [Piece; 2] {
        let first: usize = self.letters[..count]
            .iter()
            .map(|letter| letter.bytes)
            .sum();
        let Range { start, end } = self.piece.bytes;
        [start..start + first, start + first..end].map(|bytes| Piece {
            bytes,
            ..self.piece.clone()
        })
    }
}

/// Cuts the paragraph at `bytes` of a job's text into pieces, in the order of the text.
pub fn cut(job: &LayoutJob, bytes: Range<usize>, base: Level) -> Vec<Piece> {
    let text = &job.text[bytes.clone()];
    let levels = BidiInfo::new(text, Some(base)).levels;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut section = 0;
    for (at, letter) in text.grapheme_indices(true) {
        let start = bytes.start + at;
        while job.sections[section].byte_range.end.0 <= start && section + 1 < job.sections.len() {
            section += 1;
        }
        let (level, sort) = (levels[at], sort_of(letter));
        let end = start + letter.len();
        match pieces.last_mut() {
            Some(last) if (last.section, last.level, last.sort) == (section, level, sort) => {
                last.bytes.end = end;
            }
            _ => pieces.push(Piece {
                bytes: start..end,
                section,
                level,
                sort,
                whole_script: false,
            }),
        }
    }
    pieces
}

fn sort_of(letter: &str) -> Sort {
    const UNBROKEN: [char; 3] = ['\u{A0}', '\u{2007}', '\u{202F}'];
    if letter.chars().any(direction::is_set_backwards) {
        Sort::Backwards
    } else if letter.starts_with(|c: char| c.is_whitespace() && !UNBROKEN.contains(&c)) {
        Sort::Space
    } else {
        Sort::Forwards
    }
}

/// Shapes a piece. It comes back letter by letter where its glyphs do not tell what they stand for, as
/// when they are of several fonts.
pub fn shape(fonts: &mut FontsView<'_>, job: &LayoutJob, piece: Piece) -> Vec<Shaped> {
    let letters: Vec<&str> = job.text[piece.bytes.clone()].graphemes(true).collect();
    let right_to_left = piece.level.is_rtl();
    let backwards = piece.sort == Sort::Backwards;
    // The shaper goes by the script alone. What it would set the wrong way it is given turned, and
    // brackets, which it turns only among letters from right to left, in the form that they have there.
    let turned = right_to_left != backwards;
    let form = |letter: &str| -> String {
        if turned && right_to_left {
            letter.chars().map(mirrored).collect()
        } else {
            letter.to_owned()
        }
    };
    let forms: Vec<String> = letters.iter().map(|letter| form(letter)).collect();
    let words: String = if turned {
        forms.iter().rev().map(String::as_str).collect()
    } else {
        forms.concat()
    };
    let format = job.sections[piece.section].format.clone();
    let format = if piece.whole_script {
        in_whole_script(fonts, format)
    } else {
        format
    };
    let galley = set(fonts, words, format);
    let broken = backwards && is_of_several_fonts(&galley);
    if let Some(widths) = widths(&galley, &forms, right_to_left) {
        let letters = letters.iter().zip(widths).map(|(letter, width)| Letter {
            bytes: letter.len(),
            width,
        });
        return vec![Shaped {
            letters: letters.collect(),
            piece,
            galley,
            broken,
        }];
    }
    let mut start = piece.bytes.start;
    let mut single = Vec::with_capacity(letters.len());
    for letter in letters {
        let bytes = start..start + letter.len();
        start = bytes.end;
        let piece = Piece {
            bytes,
            ..piece.clone()
        };
        single.extend(shape(fonts, job, piece));
    }
    for shaped in &mut single {
        shaped.broken |= broken;
    }
    single
}

/// The format with a font that has the whole Arabic script, in rows as high as they were.
fn in_whole_script(fonts: &mut FontsView<'_>, mut format: TextFormat) -> TextFormat {
    let height = fonts.row_height(&format.font_id);
    format.line_height.get_or_insert(height);
    format.font_id.family = system_fonts::whole_script();
    format
}

/// Sets a text in one row.
fn set(fonts: &mut FontsView<'_>, text: String, format: TextFormat) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text, format);
    job.break_on_newline = false;
    job.round_output_to_gui = false;
    fonts.layout_job(job)
}

fn mirrored(letter: char) -> char {
    let glyph = CodePointMapData::<BidiMirroringGlyph>::new().get(letter);
    glyph.mirroring_glyph.unwrap_or(letter)
}

fn is_of_several_fonts(galley: &Galley) -> bool {
    let mut glyphs = galley.rows.iter().flat_map(|row| &row.glyphs);
    let font = |glyph: &Glyph| (glyph.font_face_ascent, glyph.font_face_height);
    let first = glyphs.next().map(font);
    glyphs.any(|glyph| Some(font(glyph)) != first)
}

/// How wide each letter is set; `None` where the glyphs do not tell.
///
/// Glyphs come from left to right, each with the first code point of what it stands for. Several letters
/// may share one, and marks have glyphs of their own, without width.
fn widths(galley: &Galley, letters: &[String], right_to_left: bool) -> Option<Vec<f32>> {
    let glyphs = galley.rows.first().map_or(&[][..], |row| &row.glyphs);
    if letters.len() == 1 {
        return Some(vec![glyphs.iter().map(|glyph| glyph.advance_width).sum()]);
    }
    let mut colored = glyphs.iter().filter(|glyph| !glyph.uv_rect.is_nothing());
    if let Some(first) = colored.next()
        && colored.any(|glyph| glyph.is_color != first.is_color)
    {
        return None;
    }
    let wide = glyphs.iter().filter(|glyph| glyph.advance_width > 0.0);
    let mut wide: Vec<&Glyph> = wide.collect();
    if right_to_left {
        wide.reverse();
    }
    let mut starts: Vec<usize> = Vec::with_capacity(wide.len());
    for glyph in &wide {
        let next = starts.last().map_or(0, |last| last + 1);
        let mut following = letters.iter().skip(next);
        let found = following.position(|letter| letter.starts_with(glyph.chr));
        starts.push(match (found, starts.last()) {
            (Some(skipped), _) => next + skipped,
            (None, Some(&last)) if letters[last].starts_with(glyph.chr) => last,
            (None, _) => return None,
        });
    }
    let mut widths = vec![0.0; letters.len()];
    let seen = |letter: &String| letter.width() > 0;
    let first = starts.first().copied().unwrap_or(letters.len());
    if letters[..first].iter().any(seen) {
        return None;
    }
    for (index, (glyph, &start)) in wide.iter().zip(&starts).enumerate() {
        let end = starts
            .get(index + 1)
            .map_or(letters.len(), |&end| end.max(start + 1));
        let shared: Vec<usize> = (start..end)
            .filter(|&letter| letter == start || seen(&letters[letter]))
            .collect();
        for &letter in &shared {
            widths[letter] += glyph.advance_width / shared.len() as f32;
        }
    }
    Some(widths)
}
