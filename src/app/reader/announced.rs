//! What assistive programs are told of the article: painted text is no widget. All of its paragraphs are told,
//! also those that are not in sight, each with its lines as text; the article as a whole has the caret and the
//! selected words.

use egui::accesskit::{self, TextDirection, TextPosition, TextSelection};
use egui::{Id, Rangef, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2};

use super::layout::Document;
use super::selection::Selection;
use super::{Seen, TOP};
use crate::app::right_to_left;
use sidelight_engine::article::{Article, SectionKind, Span};

/// So many paragraphs before and after those in sight are told.
const AROUND: usize = 200;
/// Letters that a run of text holds at most: assistive programs count the words in it by bytes.
const RUN: usize = 255;

/// A line of a paragraph, or a part of one.
struct Line {
    /// Its letters, without the line break that ends a paragraph.
    span: Span,
    /// Whether the paragraph ends with it.
    last: bool,
    rect: Rect,
    /// From the left to the right edge of each letter on the screen; none where the line is not laid out.
    letters: Option<Vec<Rangef>>,
}

/// Tells of the article, whose text stands in `column`, below the node `of`.
pub(super) fn announce(
    ui: &mut Ui,
    of: Id,
    document: &Document,
    seen: &[Seen],
    column: Rect,
    selection: Selection,
) {
    if !ui.ctx().has_accesskit_node(of) {
        return;
    }
    let article = document.article();
    let first = seen.first().map_or(0, |seen| seen.block);
    let last = seen.last().map_or(0, |seen| seen.block);
    let told = first.saturating_sub(AROUND)..(last + AROUND).min(document.blocks().len());
    let mut runs = Vec::new();
    for block in told {
        let Some(top) = document.top_of(block) else {
            continue; // folded away
        };
        let in_sight = seen.iter().find(|seen| seen.block == block);
        let span = document.blocks()[block].span;
        let (rect, lines) = if let Some(seen) = in_sight {
            (
                Rect::from_min_size(seen.at, seen.galley.size()),
                laid_out(seen),
            )
        } else {
            let corner = pos2(column.left(), column.top() + TOP + top);
            let rect = Rect::from_min_size(corner, egui::vec2(column.width(), LINE));
            (rect, unseen(span, rect))
        };
        let role = match document.blocks()[block].section {
            SectionKind::Headline => Role::Heading,
            _ => Role::Paragraph,
        };
        let builder = UiBuilder::new()
            .id_salt(("paragraph", block))
            .accessibility_parent(of)
            .max_rect(rect);
        ui.scope_builder(builder, |ui| {
            let id = ui.scope_id().with("paragraph");
            let response = ui.interact(rect, id, Sense::empty());
            response.widget_info(|| WidgetInfo::labeled(role, true, article.slice(span)));
            let within = UiBuilder::new().accessibility_parent(id).max_rect(rect);
            ui.scope_builder(within, |ui| {
                for line in &lines {
                    tell_line(ui, article, line, &mut runs);
                }
            });
        });
    }
    if let Some(selection) = text_selection(&runs, selection) {
        ui.ctx().accesskit_node_builder(of, |node| {
            node.set_text_selection(selection);
        });
    }
}

/// Height that a paragraph out of sight is told to have, in points: it is measured when it comes into sight.
const LINE: f32 = 28.0;

/// The lines of a paragraph in sight.
fn laid_out(seen: &Seen) -> Vec<Line> {
    let mut lines = Vec::with_capacity(seen.galley.rows.len());
    let mut start = seen.span.start;
    for row in &seen.galley.rows {
        let letters = row.char_count_excluding_newline().0;
        let rect = row.rect().translate(seen.at.to_vec2());
        let edges = right_to_left::letters(row).into_iter();
        let edges: Vec<Rangef> = edges
            .map(|edge| Rangef::new(rect.left() + edge.min, rect.left() + edge.max))
            .collect();
        for first in (0..letters.max(1)).step_by(RUN) {
            let end = (first + RUN).min(letters);
            let edges = edges.get(first..end).unwrap_or_default();
            let left = edges
                .iter()
                .map(|edge| edge.min)
                .fold(f32::INFINITY, f32::min);
            let right = edges.iter().map(|edge| edge.max).fold(left, f32::max);
            lines.push(Line {
                span: Span::new(start + first, start + end),
                last: false,
                rect: if edges.is_empty() {
                    rect
                } else {
                    Rect::from_x_y_ranges(left..=right, rect.y_range())
                },
                letters: Some(edges.to_vec()),
            });
        }
        start += letters + usize::from(row.ends_with_newline);
    }
    if let Some(last) = lines.last_mut() {
        last.last = true;
    }
    lines
}

/// The text of a paragraph out of sight, in parts.
fn unseen(span: Span, rect: Rect) -> Vec<Line> {
    let parts = (span.start..span.end).step_by(RUN);
    parts
        .map(|start| {
            let end = (start + RUN).min(span.end);
            Line {
                span: Span::new(start, end),
                last: end == span.end,
                rect,
                letters: None,
            }
        })
        .collect()
}

fn tell_line(ui: &Ui, article: &Article, line: &Line, runs: &mut Vec<(Span, Id)>) {
    let id = ui.scope_id().with(("run", line.span.start));
    ui.interact(line.rect, id, Sense::empty());
    let mut text = article.slice(line.span).to_owned();
    if line.last {
        text.push('\n');
    }
    let runs_back = right_to_left::runs_back(&text);
    let lengths: Vec<u8> = text.chars().map(|letter| letter.len_utf8() as u8).collect();
    let starts = word_starts(&text);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::TextRun);
        node.set_text_direction(if runs_back {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        });
        node.set_bounds(bounds(line.rect));
        if let Some(letters) = &line.letters {
            // They are counted from where the line begins.
            let begin = |letter: &Rangef| {
                if runs_back {
                    line.rect.right() - letter.max
                } else {
                    letter.min - line.rect.left()
                }
            };
            let mut places: Vec<f32> = letters.iter().map(begin).collect();
            let mut widths: Vec<f32> = letters.iter().map(|letter| letter.span()).collect();
            if line.last {
                places.push(line.rect.width());
                widths.push(0.0);
            }
            node.set_character_positions(places);
            node.set_character_widths(widths);
        }
        node.set_character_lengths(lengths);
        node.set_word_starts(starts);
        node.set_value(text);
    });
    runs.push((line.span, id));
}

/// Which letters begin a word, but the first.
fn word_starts(text: &str) -> Vec<u8> {
    // The first letter begins one anyway.
    let mut before = text.chars().next().is_some_and(char::is_alphanumeric);
    let mut starts = Vec::new();
    for (at, letter) in text.chars().enumerate() {
        let within = letter.is_alphanumeric();
        if within && !before {
            starts.push(at as u8);
        }
        before = within;
    }
    starts
}

fn text_selection(runs: &[(Span, Id)], selection: Selection) -> Option<TextSelection> {
    let place = |offset: usize| {
        let holds = |(span, _): &&(Span, Id)| span.start <= offset && offset <= span.end;
        let (span, id) = runs.iter().find(holds)?;
        Some(TextPosition {
            node: id.accesskit_id(),
            character_index: offset - span.start,
        })
    };
    Some(TextSelection {
        anchor: place(selection.anchor())?,
        focus: place(selection.head())?,
    })
}

fn bounds(rect: Rect) -> accesskit::Rect {
    accesskit::Rect {
        x0: rect.left().into(),
        y0: rect.top().into(),
        x1: rect.right().into(),
        y1: rect.bottom().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_behind_spaces_and_marks() {
        assert_eq!(word_starts("About 87 boats, she said\n"), [6, 9, 16, 20]);
        assert_eq!(word_starts(" two"), [1]);
    }

    #[test]
    fn a_long_paragraph_out_of_sight_is_told_in_parts() {
        let lines = unseen(Span::new(10, 10 + RUN + 5), Rect::ZERO);
        let spans: Vec<Span> = lines.iter().map(|line| line.span).collect();
        assert_eq!(
            spans,
            [Span::new(10, 10 + RUN), Span::new(10 + RUN, 10 + RUN + 5)]
        );
        assert_eq!(
            lines.iter().map(|line| line.last).collect::<Vec<_>>(),
            [false, true]
        );
    }
}
