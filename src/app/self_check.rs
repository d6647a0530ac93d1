//! Where the article on show contradicts itself: told above it, each answer leads to its words.

use egui::{Frame, Label, Margin, RichText, Ui};

use super::background::Latest;
use super::command::{Command, Commands};
use super::theme::{self, Palette};
use crate::article::ArticleId;
use crate::brief::{asked, inward_sentence};
use crate::compare::{Inward, within};
use crate::facts::FactSheet;

/// Most of them that are told above an article: more would push it out of sight.
const MOST: usize = 3;

/// Seeks them on a thread of its own.
pub struct SelfCheck {
    latest: Latest<(ArticleId, u64), Vec<Inward>>,
}

impl SelfCheck {
    /// One that wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            latest: Latest::new(ctx),
        }
    }

    /// Draws what was found in an article, which was last changed in this revision.
    pub fn show(&mut self, ui: &mut Ui, sheet: &FactSheet, changed: u64, commands: &mut Commands) {
        let wanted = (sheet.article.id.clone(), changed);
        if !self.latest.is_wanted(&wanted) {
            let sheet = sheet.clone();
            self.latest
                .start(wanted, move |cancel| within(&sheet, cancel));
        }
        self.latest.poll();
        let found = self.latest.result().into_iter().flatten();
        let mut found = found
            .filter(|inward| inward.article == sheet.article.id)
            .take(MOST)
            .peekable();
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
        let question = format!("{} ", asked(inward.question));
        let question = RichText::new(question).font(theme::strong(13.0));
        let conflict = palette.verdict(crate::compare::Verdict::Conflict);
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
