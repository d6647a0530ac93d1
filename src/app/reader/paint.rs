//! Draws marks around laid-out text: hue is the kind, line style is the status.

use egui::{Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2};

use super::marks::Mark;
use crate::app::kinds;
use crate::app::right_to_left;
use crate::app::theme::Palette;
use sidelight_engine::article::Span;
use sidelight_engine::compare::Verdict;
use sidelight_engine::facts::{FactId, FactKind, Status};

/// A block that is seen: its text and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// Its laid-out text.
    pub galley: &'a Galley,
    /// Its upper left corner.
    pub at: Pos2,
    /// The code points it shows.
    pub span: Span,
    /// Whether it runs from right to left.
    pub runs_back: bool,
}

/// Which facts stand out.
#[derive(Debug, Clone, Copy)]
pub struct Emphasis<'a> {
    /// The one that is worked on.
    pub selected: Option<&'a FactId>,
    /// The one under the pointer.
    pub hovered: Option<&'a FactId>,
}

/// Some words that stand out on a ground of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wash {
    /// Where they stand; where empty, something is missing there.
    pub span: Span,
    /// How they are drawn.
    pub style: WashStyle,
}

/// How words stand to those of another article, or that they were sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WashStyle {
    /// The same words.
    Copied,
    /// The same in other words.
    Reworded,
    /// Words that the other article has otherwise, or not at all.
    Changed,
    /// Words that were sought.
    Found,
    /// The ones among them that the person is at.
    FoundHere,
}

impl WashStyle {
    /// The hue of the ground.
    pub fn hue(self, palette: &Palette) -> Color32 {
        match self {
            Self::Copied => palette.tint(palette.verdict(Verdict::Copied)),
            Self::Reworded => palette.faint_tint(palette.verdict(Verdict::Compatible)),
            Self::Changed | Self::Found => palette.differs,
            Self::FoundHere => palette.selection,
        }
    }
}

impl WashStyle {
    /// Draws a small ground of it, for a legend.
    pub fn sample(self, painter: &Painter, palette: &Palette, place: Rect) {
        let edge = match self {
            Self::FoundHere => Stroke::new(1.5, palette.accent),
            _ => Stroke::new(1.0, palette.line_strong),
        };
        painter.rect(place, 3.0, self.hue(palette), edge, StrokeKind::Inside);
        if self == Self::Reworded {
            let hue = palette.verdict(Verdict::Compatible);
            let ends = [place.left_bottom(), place.right_bottom()];
            painter.extend(Shape::dotted_line(&ends, hue, 4.0, 0.8));
        }
    }
}

impl Placed<'_> {
    /// The rectangles of some code points, in each row one for each way it runs.
    pub fn rects(&self, span: Span) -> Vec<Rect> {
        let start = span.start.max(self.span.start);
        let end = span.end.min(self.span.end);
        if start >= end {
            return Vec::new();
        }
        let characters = start - self.span.start..end - self.span.start;
        let mut rects = right_to_left::rects(self.galley, characters);
        for rect in &mut rects {
            *rect = rect.translate(self.at.to_vec2());
        }
        rects
    }
}

/// Draws the grounds of words that stand out; reworded ones have a dotted line, too, so that the two
/// are told apart without colour.
pub fn washes(painter: &Painter, palette: &Palette, placed: Placed<'_>, washes: &[Wash]) {
    let within = placed.span;
    let near = washes
        .iter()
        .filter(|wash| wash.span.start <= within.end && within.start <= wash.span.end);
    for wash in near {
        let color = wash.style.hue(palette);
        if wash.span.is_empty() {
            let at = wash.span.start.clamp(within.start, within.end);
            let letter = Span::new(at.saturating_sub(1).max(within.start), at);
            if let Some(rect) = placed.rects(letter).last() {
                let text = text_rect(*rect);
                let after = if placed.runs_back {
                    text.with_min_x(text.left() - 4.0).with_max_x(text.left())
                } else {
                    text.with_min_x(text.right()).with_max_x(text.right() + 4.0)
                };
                painter.rect_filled(after, 1.0, color);
            }
            continue;
        }
        for rect in placed.rects(wash.span) {
            let text = text_rect(rect).expand2(egui::vec2(1.0, 1.0));
            painter.rect_filled(text, 2.0, color);
            if wash.style == WashStyle::FoundHere {
                let stroke = Stroke::new(1.5, palette.accent);
                painter.rect_stroke(text, 2.0, stroke, StrokeKind::Outside);
            }
            if wash.style == WashStyle::Reworded {
                let hue = palette.verdict(Verdict::Compatible);
                let ends = [text.left_bottom(), text.right_bottom()];
                painter.extend(Shape::dotted_line(&ends, hue, 4.0, 0.8));
            }
        }
    }
}

/// Draws what lies behind the text: the fills.
pub fn behind<'a>(
    painter: &Painter,
    palette: &Palette,
    placed: Placed<'_>,
    marks: impl Iterator<Item = &'a Mark>,
    emphasis: Emphasis<'_>,
) {
    for mark in marks {
        let hue = hue_of(palette, mark);
        let chosen = emphasis.selected == Some(&mark.fact);
        let hovered = emphasis.hovered == Some(&mark.fact);
        let settled = is_settled(mark.status) && !is_passage(mark.kind);
        let fill = match (chosen, hovered || settled) {
            (true, _) => palette.tint(hue).gamma_multiply(1.6),
            (false, true) => palette.tint(hue),
            (false, false) => continue,
        };
        for rect in placed.rects(mark.span) {
            let rect = text_rect(rect).expand2(egui::vec2(1.5, 1.0));
            painter.rect_filled(rect, 3.0, fill);
        }
    }
}

/// Draws what lies over the text: a line under each phrase. Marks that overlap get lines below each
/// other, the shortest nearest to the words.
pub fn lines(
    painter: &Painter,
    palette: &Palette,
    placed: Placed<'_>,
    marks: &[&Mark],
    emphasis: Emphasis<'_>,
) {
    let phrases: Vec<&Mark> = marks
        .iter()
        .copied()
        .filter(|mark| !is_passage(mark.kind))
        .collect();
    for (mark, lane) in lanes(&phrases) {
        let hue = hue_of(palette, mark);
        let chosen = emphasis.selected == Some(&mark.fact);
        let stroke = Stroke::new(if chosen { 2.4 } else { 1.6 }, hue);
        for rect in placed.rects(mark.span) {
            let text = text_rect(rect);
            let y = text.bottom() + 0.5 + lane as f32 * LANE;
            let ends = [pos2(text.left(), y), pos2(text.right(), y)];
            if mark.status == Status::Rejected {
                let y = text.center().y + text.height() * 0.1;
                painter.hline(text.x_range(), y, Stroke::new(1.2, palette.ink_faint));
            } else {
                line_of_status(painter, ends, mark.status, stroke);
            }
        }
    }
}

/// Draws a rail in the margin before each passage: lines under whole sentences would bury the text.
pub fn rails(
    painter: &Painter,
    palette: &Palette,
    placed: Placed<'_>,
    marks: &[&Mark],
    emphasis: Emphasis<'_>,
) {
    for mark in marks {
        let Some(lane) = kinds::looks(mark.kind).rail else {
            continue;
        };
        let rects = placed.rects(mark.span);
        let (Some(first), Some(last)) = (rects.first(), rects.last()) else {
            continue;
        };
        let chosen = emphasis.selected == Some(&mark.fact);
        let stroke = Stroke::new(if chosen { 3.0 } else { 1.6 }, hue_of(palette, mark));
        let away = RAIL_GAP + lane * RAIL_STEP;
        let x = if placed.runs_back {
            placed.at.x + placed.galley.size().x + away
        } else {
            placed.at.x - away
        };
        let ends = [
            pos2(x, text_rect(*first).top() + 2.0),
            pos2(x, text_rect(*last).bottom() - 2.0),
        ];
        line_of_status(painter, ends, mark.status, stroke);
    }
}

/// Draws a line whose form tells the status: dashed while only suggested, whole when accepted, double
/// when edited, with feet at its ends when a person made the fact, none when rejected.
pub fn line_of_status(painter: &Painter, ends: [Pos2; 2], status: Status, stroke: Stroke) {
    let [from, to] = ends;
    let across = (to - from).normalized().rot90();
    match status {
        Status::Suggested => painter.extend(Shape::dashed_line(&ends, stroke, 3.5, 2.5)),
        Status::Accepted => {
            painter.line_segment(ends, stroke);
        }
        Status::Edited => {
            let thin = Stroke::new(stroke.width * 0.65, stroke.color);
            for offset in [-1.3, 1.3] {
                let ends = ends.map(|end| end + across * offset);
                painter.line_segment(ends, thin);
            }
        }
        Status::Manual => {
            painter.line_segment(ends, stroke);
            for end in ends {
                painter.line_segment([end - across * FOOT, end + across * FOOT], stroke);
            }
        }
        Status::Rejected => {}
    }
}

/// Half the length of the feet of a line, in points.
const FOOT: f32 = 3.0;

/// Distance of the first rail from the text, in points.
const RAIL_GAP: f32 = 12.0;
/// Distance of the rails from each other, in points.
const RAIL_STEP: f32 = 6.0;

/// Distance of the lines of overlapping marks in points.
const LANE: f32 = 2.8;
/// More lines than these would run into the next row.
const LANES: usize = 3;

/// Sets each mark on the first line below all shorter marks that it overlaps.
fn lanes<'a>(marks: &[&'a Mark]) -> Vec<(&'a Mark, usize)> {
    let mut set: Vec<(&Mark, usize)> = Vec::with_capacity(marks.len());
    for &mark in marks.iter().rev() {
        let below = set
            .iter()
            .filter(|(other, _)| other.span.overlaps(mark.span))
            .map(|&(_, lane)| lane + 1)
            .max()
            .unwrap_or(0);
        set.push((mark, below.min(LANES - 1)));
    }
    set
}

/// Whether facts of a kind are marked in the margin; else in the text.
pub fn has_rail(kind: FactKind) -> bool {
    kinds::looks(kind).rail.is_some()
}

/// The hue of a mark: that of its kind, or the one that a person chose for a kind of their own.
fn hue_of(palette: &Palette, mark: &Mark) -> Color32 {
    mark.hue.unwrap_or_else(|| palette.kind(mark.kind))
}

/// Whether evidence of this kind is a clause or more.
fn is_passage(kind: FactKind) -> bool {
    kinds::looks(kind).rail.is_some()
}

fn is_settled(status: Status) -> bool {
    matches!(status, Status::Accepted | Status::Edited | Status::Manual)
}

/// The part of a row that letters fill: line height adds space above and below.
fn text_rect(row: Rect) -> Rect {
    let space = row.height() * 0.5 * (1.0 - 1.18 / crate::app::theme::READING_LEADING);
    row.shrink2(egui::vec2(0.0, space.max(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::reader::marks::Tooltip;

    fn mark(start: usize, end: usize) -> Mark {
        Mark {
            fact: FactId(format!("{start}-{end}").into()),
            span: Span::new(start, end),
            kind: FactKind::Entity,
            hue: None,
            status: Status::Suggested,
            tooltip: Tooltip {
                value: String::new(),
                detail: String::new(),
                origin: String::new(),
            },
        }
    }

    #[test]
    fn overlapping_marks_get_lines_of_their_own() {
        let (long, middle, short, apart) = (mark(0, 30), mark(2, 12), mark(4, 8), mark(40, 44));
        let set = lanes(&[&long, &middle, &short, &apart]);
        let lane = |mark: &Mark| set.iter().find(|(m, _)| *m == mark).map(|&(_, lane)| lane);
        assert_eq!(lane(&short), Some(0));
        assert_eq!(lane(&middle), Some(1));
        assert_eq!(lane(&long), Some(2));
        assert_eq!(lane(&apart), Some(0));
    }
}
