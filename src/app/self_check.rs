//! Where the article on show contradicts itself: told above it, each answer leads to its words.

use std::sync::Arc;

use egui::{Frame, Label, Margin, RichText, Ui};

use super::background::Latest;
use super::command::{Command, Commands};
use super::seen_sheet::SeenSheet;
use super::theme::{self, Palette};
use sidelight_engine::article::Article;
use sidelight_engine::brief::{asked, inward_sentence};
use sidelight_engine::compare::{Inward, within};
use sidelight_engine::facts::FactSheet;

/// Most of them that are told above an article: more would push it out of sight.
const MOST: usize = 3;

/// Seeks them on a thread of its own.
pub struct SelfCheck {
    /// What was found, and in which text.
    latest: Latest<SeenSheet, (Arc<Article>, Vec<Inward>)>,
}

impl SelfCheck {
    /// One that wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            latest: Latest::new(ctx),
        }
    }

    /// Draws what was found in an article.
    pub fn show(&mut self, ui: &mut Ui, sheet: &Arc<FactSheet>, commands: &mut Commands) {
        let wanted = SeenSheet::of(sheet);
        if !self.latest.is_wanted(&wanted) {
            let sheet = Arc::clone(sheet);
            self.latest.start(wanted, move |cancel| {
                Ok((Arc::clone(&sheet.article), within(&sheet, cancel)?))
            });
        }
        self.latest.poll();
        let of_text = |(article, _): &&(Arc<Article>, _)| Arc::ptr_eq(article, &sheet.article);
        let found = self.latest.result().filter(of_text);
        let found = found.into_iter().flat_map(|(_, found)| found);
        let mut found = found.take(MOST).peekable();
        if found.peek().is_none() {
            return;
        }
        let palette = Palette::of(ui.visuals());
        let bar = Frame::new()
            .fill(palette.panel)
            .inner_margin(Margin::symmetric(20, 7));
        bar.show(ui, |ui| {
            ui.set_width(ui.available_width());
            for inward in found {
                line(ui, palette, inward, commands);
            }
        });
    }
}

fn line(ui: &mut Ui, palette: &Palette, inward: &Inward, commands: &mut Commands) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let question = format!("{} ", asked(inward.question, &inward.label));
        let question = RichText::new(question).font(theme::strong(13.0));
        let conflict = palette.verdict(sidelight_engine::compare::Verdict::Conflict);
        ui.add(Label::new(question.color(conflict)));
        for piece in inward_sentence(inward) {
            let text = RichText::new(&piece.text).size(13.0);
            match piece.place {
                Some(place) if ui.link(text.clone()).clicked() => {
                    commands.send(Command::ShowWords {
                        article: place.article,
                        span: place.span,
                    });
                }
                Some(_) => {}
                None => {
                    ui.label(text.color(palette.ink_soft));
                }
            }
        }
    });
}
