//! Breaks text into lines, in the order in which it is stored.

use std::collections::VecDeque;
use std::ops::Range;

use egui::epaint::text::FontsView;
use egui::text::LayoutJob;
use unicode_bidi::Level;

use super::direction;
use super::piece::{self, Piece, Shaped, Sort};
use crate::app::system_fonts;

/// A line, in the order of the text.
#[derive(Debug)]
pub struct Line {
    /// What stands in it.
    pub pieces: Vec<Shaped>,
    /// Which way its paragraph runs.
    pub base: Level,
    /// Free space before its first word, in points.
    pub indent: f32,
    /// How high it is at least, in points.
    pub height: f32,
    /// Whether a line break of the text ends it.
    pub ends_paragraph: bool,
}

impl Line {
    /// How wide it is, in points.
    pub fn width(&self) -> f32 {
        let pieces = self.pieces.iter().map(Shaped::width);
        self.indent + pieces.sum::<f32>()
    }
}

/// The lines of a text, and whether it was cut for want of more.
pub fn lines(fonts: &mut FontsView<'_>, job: &LayoutJob) -> (Vec<Line>, bool) {
    let mut breaker = Breaker {
        fonts,
        job,
        lines: Vec::new(),
    };
    let paragraphs = paragraphs(job);
    let last = paragraphs.len() - 1;
    for (index, bytes) in paragraphs.into_iter().enumerate() {
        if !breaker.add(bytes, index < last) {
            return (breaker.lines, true);
        }
    }
    (breaker.lines, false)
}

/// Where the paragraphs of a text stand, without the line breaks that part them.
fn paragraphs(job: &LayoutJob) -> Vec<Range<usize>> {
    let mut start = 0;
    let parts = job
        .text
        .split(|letter| job.break_on_newline && letter == '\n');
    let parts = parts.map(|paragraph| {
        let bytes = start..start + paragraph.len();
        start = bytes.end + 1;
        bytes
    });
    parts.collect()
}

struct Breaker<'a, 'f> {
    fonts: &'a mut FontsView<'f>,
    job: &'a LayoutJob,
    lines: Vec<Line>,
}

impl Breaker<'_, '_> {
    /// Adds a paragraph; whether there was room for all of it.
    fn add(&mut self, bytes: Range<usize>, ends_paragraph: bool) -> bool {
        if self.is_full() {
            if let Some(last) = self.lines.pop() {
                let last = self.elided(last);
                self.lines.push(last);
            }
            return false;
        }
        let base = direction::of_paragraph(&self.job.text[bytes.clone()]);
        let mut line = self.line_at(bytes.start, base);
        let mut coming = self.shaped(piece::cut(self.job, bytes, base));
        let mut width = line.indent;
        while let Some(next) = coming.pop_front() {
            let wider = width + next.width();
            if next.piece.sort == Sort::Space || wider <= self.limit() {
                width = wider;
                line.pieces.push(next);
                continue;
            }
            if self.lines.len() + 1 == self.job.wrap.max_rows {
                line.pieces.push(next);
                let line = self.elided(line);
                self.lines.push(line);
                return false;
            }
            coming.push_front(next);
            let rest = Line {
                pieces: Vec::new(),
                indent: 0.0,
                ..line
            };
            self.fill(&mut line, &mut coming);
            self.lines.push(std::mem::replace(&mut line, rest));
            width = 0.0;
        }
        line.ends_paragraph = ends_paragraph;
        self.lines.push(line);
        true
    }

    /// Shapes the pieces of a paragraph; all in one font where otherwise the letters of a word would be
    /// of several.
    fn shaped(&mut self, mut pieces: Vec<Piece>) -> VecDeque<Shaped> {
        let shaped = self.shaped_apart(&pieces);
        if !shaped.iter().any(|shaped| shaped.broken)
            || !system_fonts::have_whole_script(self.fonts)
        {
            return shaped;
        }
        for piece in &mut pieces {
            piece.whole_script = piece.sort == Sort::Backwards;
        }
        self.shaped_apart(&pieces)
    }

    fn shaped_apart(&mut self, pieces: &[Piece]) -> VecDeque<Shaped> {
        let pieces = pieces.iter().cloned();
        let shaped = pieces.flat_map(|piece| piece::shape(self.fonts, self.job, piece));
        shaped.collect()
    }

    /// Ends a line for which the next piece is too wide: after its last space, or else before that piece.
    fn fill(&mut self, line: &mut Line, coming: &mut VecDeque<Shaped>) {
        let space = |shaped: &Shaped| shaped.piece.sort == Sort::Space;
        if let Some(space) = line.pieces.iter().rposition(space) {
            for moved in line.pieces.drain(space + 1..).rev() {
                coming.push_front(moved);
            }
        } else if line.indent > 0.0 {
            // There is more room in the next line.
            for moved in line.pieces.drain(..).rev() {
                coming.push_front(moved);
            }
        } else if line.pieces.is_empty()
            && let Some(next) = coming.pop_front()
        {
            // Wider than a whole line: as much of it as there is room for.
            let room = next.letters_within(self.limit()).max(1);
            if room == next.letters.len() {
                line.pieces.push(next);
                return;
            }
            let [head, tail] = next.halves(room);
            line.pieces.extend(piece::shape(self.fonts, self.job, head));
            for shaped in piece::shape(self.fonts, self.job, tail).into_iter().rev() {
                coming.push_front(shaped);
            }
        }
    }

    /// A line that ends with a sign that there is more.
    fn elided(&mut self, mut line: Line) -> Line {
        let Some(sign) = self.job.wrap.overflow_character else {
            return line;
        };
        let section = line.pieces.last().map_or(0, |last| last.piece.section);
        let Some(format) = self
            .job
            .sections
            .get(section)
            .map(|section| &section.format)
        else {
            return line;
        };
        let end = line.pieces.last().map_or(0, |last| last.piece.bytes.end);
        let piece = Piece {
            bytes: end..end,
            section,
            level: line.base,
            sort: Sort::Forwards,
            whole_script: false,
        };
        let sign = Shaped::sign(self.fonts, sign, piece, format);
        let room = self.limit() - sign.width();
        while line.width() > room
            && let Some(last) = line.pieces.pop()
        {
            let within = last.letters_within(room - line.width());
            let kept = within.min(last.letters.len() - 1);
            if kept > 0 {
                let [head, _] = last.halves(kept);
                line.pieces.extend(piece::shape(self.fonts, self.job, head));
            }
        }
        line.pieces.push(sign);
        line
    }

    fn line_at(&mut self, at: usize, base: Level) -> Line {
        let mut sections = self.job.sections.iter();
        let section = sections.find(|section| at <= section.byte_range.end.0);
        let first = self.lines.is_empty();
        Line {
            pieces: Vec::new(),
            base,
            indent: section
                .filter(|_| first)
                .map_or(0.0, |section| section.leading_space),
            height: section.map_or(0.0, |section| {
                let format = &section.format;
                let row = || self.fonts.row_height(&format.font_id);
                format.line_height.unwrap_or_else(row)
            }),
            ends_paragraph: false,
        }
    }

    fn is_full(&self) -> bool {
        self.lines.len() >= self.job.wrap.max_rows
    }

    fn limit(&self) -> f32 {
        self.job.effective_wrap_width()
    }
}
