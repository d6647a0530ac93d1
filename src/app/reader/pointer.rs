//! What the pointer does in the text: hovering, clicking, dragging.

use egui::{CursorIcon, Pos2, Rect, Response, Ui, vec2};

use super::marks::Mark;
use super::{Reader, Seen, selection};
use crate::app::command::{Command, Commands};
use crate::app::deeds;
use crate::app::right_to_left;
use sidelight_engine::article::Article;

/// How far from an edge a drag scrolls, in points.
const EDGE: f32 = 28.0;

impl Reader {
    /// Takes hovering, clicks and drags. The marks under the pointer, if any.
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        seen: &[Seen],
        commands: &mut Commands,
        article: &Article,
    ) -> Option<Vec<Mark>> {
        let position = ui.input(|input| input.pointer.interact_pos())?;
        self.drag(ui, response, seen, position, article);
        let under = response
            .contains_pointer()
            .then(|| exact_offset(seen, position))
            .flatten();
        if response.double_clicked() {
            if let Some((block, offset)) = under
                && let Some(seen) = seen.iter().find(|seen| seen.block == block)
            {
                let word = selection::word_at(article, seen.span, offset);
                self.selection.set(word);
            }
        } else if response.clicked() {
            self.selection.clear();
            if let Some((_, offset)) = under {
                self.selection.start(offset);
            }
        }
        let marks = under.map_or_else(Vec::new, |(block, offset)| self.marks.at(block, offset));
        if response.clicked() {
            self.passed.clicked = under.map(|(_, offset)| offset);
        }
        if response.secondary_clicked() {
            self.right_clicked = marks.first().map(|mark| mark.fact.clone());
            let fact = self.right_clicked.iter().cloned();
            commands.send(Command::CycleFacts(fact.collect()));
        }
        if self.right_clicked.is_some() {
            response.context_menu(|ui| deeds::show(ui, commands));
        }
        if response.clicked() && !marks.is_empty() {
            commands.send(Command::CycleFacts(
                marks.iter().map(|mark| mark.fact.clone()).collect(),
            ));
        }
        let quiet = response.hovered() && !response.dragged();
        let hovered = quiet.then(|| marks.first()).flatten();
        if response.hovered() {
            let icon = match hovered {
                Some(_) => CursorIcon::PointingHand,
                None => CursorIcon::Text,
            };
            ui.ctx().set_cursor_icon(icon);
        }
        self.hovered = hovered.map(|mark| mark.fact.clone());
        let told = quiet && !marks.is_empty() && self.selection.span().is_none();
        told.then(|| marks.into_iter().cloned().collect())
    }

    /// Selects whole words between the beginning of a drag and the pointer; exact characters with Alt.
    fn drag(
        &mut self,
        ui: &Ui,
        response: &Response,
        seen: &[Seen],
        position: Pos2,
        article: &Article,
    ) {
        if response.drag_started()
            && let Some(origin) = ui.input(|input| input.pointer.press_origin())
            && let Some(offset) = nearest_offset(seen, origin)
        {
            self.selection.start(offset);
            self.dragged_from = offset;
        }
        if !response.dragged() {
            return;
        }
        if let Some(offset) = nearest_offset(seen, position) {
            if ui.input(|input| input.modifiers.alt) {
                self.selection.start(self.dragged_from);
                self.selection.extend(offset);
            } else {
                let words = selection::words_between(article, self.dragged_from, offset);
                self.selection.set(words);
            }
        }
        scroll_at_edges(ui, position);
    }
}

/// The code point nearest to a place, also beside and between the lines.
fn nearest_offset(seen: &[Seen], position: Pos2) -> Option<usize> {
    let below = seen
        .iter()
        .find(|seen| position.y < seen.at.y + seen.galley.size().y);
    let seen = below.or(seen.last())?;
    let offset = right_to_left::nearest(&seen.galley, position - seen.at);
    Some(seen.span.start + offset.min(seen.span.len()))
}

/// The block and the code point whose glyph is at a place.
fn exact_offset(seen: &[Seen], position: Pos2) -> Option<(usize, usize)> {
    let seen = seen
        .iter()
        .find(|seen| Rect::from_min_size(seen.at, seen.galley.size()).contains(position))?;
    let letter = right_to_left::letter_at(&seen.galley, position - seen.at)?;
    Some((seen.block, seen.span.start + letter))
}

/// Scrolls while a drag is held near the upper or lower edge.
fn scroll_at_edges(ui: &Ui, position: Pos2) {
    let clip = ui.clip_rect();
    let step = if position.y > clip.bottom() - EDGE {
        -12.0
    } else if position.y < clip.top() + EDGE {
        12.0
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, step));
    ui.ctx().request_repaint();
}
