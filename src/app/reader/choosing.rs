//! Choosing words by keys: word by word, sentence by sentence, to the character.

use egui::{Pos2, Rect, Ui, vec2};

use super::{Reader, TRIES, Target};
use crate::app::command::{Action, Commands};
use crate::app::right_to_left;
use sidelight_engine::article::{Article, Edge, Span, Towards, Unit};

impl Reader {
    /// The chosen pieces in the order of the text: those that were put aside and the selected words.
    pub fn selected_spans(&self) -> Vec<Span> {
        let mut spans = self.pieces.clone();
        spans.extend(self.selected_span());
        spans.sort_unstable();
        let mut united: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match united.last_mut() {
                Some(last) if last.overlaps(span) => *last = last.hull(span),
                _ => united.push(span),
            }
        }
        united
    }

    /// Puts the selected words aside as a piece, so that others can be selected beside them.
    pub fn put_piece_aside(&mut self) {
        if let Some(span) = self.selected_span() {
            self.pieces.push(span);
            self.selection.start(span.end);
        }
    }

    /// Below the words that were chosen last, where what is done with them is offered.
    pub fn below_selection(&self) -> Option<Pos2> {
        let below = self.selection_rect?.left_bottom();
        Some(below + vec2(0.0, 6.0))
    }

    /// Where the selected words end on the screen, or else those of the selected fact; `None` where
    /// that is not in sight.
    pub fn words_in_sight(&self) -> Option<Rect> {
        self.selection_rect.or(self.fact_rect)
    }

    /// Selects the next word or sentence. From a sentence a step goes to its words, from words to
    /// the sentence that holds them.
    pub fn select_next(&mut self, unit: Unit, towards: Towards) {
        let Some(article) = self.article() else {
            return;
        };
        let next = if let Some(span) = self.selected_span() {
            next_to(&article, span, unit, towards)
        } else {
            let place = self.place_of_work();
            let holding = article.unit_at(unit, place);
            holding.or_else(|| match towards {
                Towards::Forth => article.unit_after(unit, place),
                Towards::Back => article.unit_before(unit, place),
            })
        };
        if let Some(next) = next {
            self.selection.set(next);
            self.follow = true;
        }
    }

    /// Moves an edge of the selected words; whether there are any.
    pub fn move_edge(&mut self, edge: Edge, unit: Unit, towards: Towards) -> bool {
        let (Some(article), Some(span)) = (self.article(), self.selected_span()) else {
            return false;
        };
        // A selection is widened to whole characters, so it is their edge that moves. White space
        // would be trimmed away again: the edge goes on over it.
        let mut moved = article.with_edge_moved(span, edge, unit, towards);
        while article.slice(moved).trim() == article.slice(span) {
            let further = article.with_edge_moved(moved, edge, unit, towards);
            if further == moved {
                return true;
            }
            moved = further;
        }
        self.selection.set(moved);
        self.follow = true;
        true
    }

    /// Whether the text where choosing begins runs from right to left.
    pub fn runs_back(&self) -> bool {
        let Some(document) = &self.document else {
            return false;
        };
        let block = document.block_at(self.place_of_work());
        block.is_some_and(|block| {
            let span = document.blocks()[block].span;
            right_to_left::runs_back(document.article().slice(span))
        })
    }

    /// Where choosing begins: where the person last was, or else what is in sight.
    fn place_of_work(&self) -> usize {
        let last = self.selection.head();
        let seen = self.passed.seen;
        if seen.contains(last) {
            last
        } else {
            seen.start
        }
    }

    /// Keeps where the selected words stand, and brings them into sight after they were chosen by
    /// keys.
    pub(super) fn keep_in_sight(&mut self, ui: &Ui, rect: Option<Rect>) {
        self.selection_rect = rect.filter(|rect| ui.clip_rect().intersects(*rect));
        let Some(span) = self.selected_span() else {
            return;
        };
        let seen = rect.is_some_and(|rect| ui.clip_rect().contains_rect(rect));
        if std::mem::take(&mut self.follow) && !seen {
            self.target = Some(Target { span, tries: TRIES });
            ui.ctx().request_repaint();
        }
    }

    /// What can be done with selected words, beside them.
    pub(super) fn selection_menu(&self, ui: &Ui, commands: &mut Commands) {
        let chosen = self.selection_rect.zip(self.below_selection());
        let Some((_, place)) = chosen.filter(|_| self.selected_span().is_some()) else {
            return;
        };
        if ui.input(|input| input.pointer.any_down()) {
            return;
        }
        egui::Area::new(egui::Id::unique("selection menu"))
            .fixed_pos(place)
            .constrain_to(ui.clip_rect())
            .show(ui.ctx(), |ui| {
                egui::Frame::popup(ui.style()).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        for action in [Action::AddFact, Action::AddPiece, Action::Copy] {
                            commands.button(ui, action);
                        }
                    });
                });
            });
    }

    fn article(&self) -> Option<std::sync::Arc<Article>> {
        let document = self.document.as_ref()?;
        Some(std::sync::Arc::clone(document.article()))
    }
}

fn next_to(article: &Article, span: Span, unit: Unit, towards: Towards) -> Option<Span> {
    let sentence = article.unit_at(Unit::Sentence, span.start);
    let inside = match (unit, towards) {
        (Unit::Sentence, _) => sentence.filter(|sentence| *sentence != span),
        (_, Towards::Forth) => article.unit_after(unit, span.start),
        (_, Towards::Back) => article.unit_before(unit, span.end),
    };
    let enters = unit == Unit::Sentence || sentence == Some(span);
    inside.filter(|_| enters).or_else(|| match towards {
        Towards::Forth => article.unit_after(unit, span.end),
        Towards::Back => article.unit_before(unit, span.start),
    })
}
