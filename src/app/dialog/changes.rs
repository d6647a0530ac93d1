//! What a newer text of an article changed, claim by claim.

use std::sync::Arc;

use egui::{Label, RichText, Sense, Ui};
use jiff::tz::TimeZone;

use super::frame;
use crate::app::command::{Command, Commands};
use crate::app::theme::{self, Palette};
use crate::app::wording;
use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{Changed, Revision};
use sidelight_engine::facts::FactSheet;
use sidelight_project::FormerText;

/// Width of the dialog, in points.
const WIDTH: f32 = 620.0;

/// What a newer text changed.
#[derive(Debug)]
pub struct Changes {
    /// The article as it is.
    pub now: Arc<FactSheet>,
    /// As it was before.
    pub before: FormerText,
    /// What changed.
    pub found: Vec<Revision>,
}

/// What changed, as far as it is found.
#[derive(Debug)]
pub struct ChangesForm {
    article: ArticleId,
    /// The days of both texts, in words, and what changed; `None` while they are being compared.
    found: Option<(String, Vec<Revision>)>,
}

impl ChangesForm {
    /// A form for an article.
    pub fn new(article: ArticleId) -> Self {
        Self {
            article,
            found: None,
        }
    }

    /// Takes over what was found.
    pub fn set_found(&mut self, changes: Changes) {
        let Changes { now, before, found } = changes;
        let day = |sheet: &FactSheet| {
            let day = sheet.article.metadata.published;
            day.map_or_else(|| "no date".to_owned(), wording::day_words)
        };
        let replaced = before.replaced.to_zoned_datetime(TimeZone::system());
        let days = format!(
            "Older text: {}. Newer text: {}, taken in on {}.",
            day(&before.sheet),
            day(&now),
            wording::day_words(replaced.date())
        );
        self.found = Some((days, found));
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        frame::page(ui, "What the newer text changed", WIDTH, |ui| {
            if let Some((days, _)) = &self.found {
                ui.add(Label::new(RichText::new(days).color(palette.ink_soft)).wrap());
                ui.add_space(theme::SMALL_GAP);
            }
            match &self.found {
                None => {
                    ui.label("Comparing…");
                }
                Some((_, found)) if found.is_empty() => {
                    ui.label("Every claim is told as before.");
                }
                Some((_, found)) => self.list(ui, found, commands),
            }
        });
        frame::closing(ui, commands, |_, _| {});
    }

    fn list(&self, ui: &mut Ui, found: &[Revision], commands: &mut Commands) {
        ui.set_width(ui.available_width());
        for change in Changed::ALL {
            let of_change = || found.iter().filter(|it| it.change == change);
            if of_change().next().is_none() {
                continue;
            }
            ui.add_space(theme::SMALL_GAP);
            let heading = format!("{} {}", change.label(), of_change().count());
            ui.label(RichText::new(heading).font(theme::strong(14.0)));
            for revision in of_change() {
                self.revision(ui, revision, commands);
            }
        }
    }

    fn revision(&self, ui: &mut Ui, revision: &Revision, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        ui.add_space(4.0);
        for reason in &revision.reasons {
            let reason = RichText::new(reason).size(13.0);
            ui.add(Label::new(reason.color(palette.ink_soft)).wrap());
        }
        let font = theme::words(ui.ctx(), 15.0);
        let words = |text: &str| RichText::new(format!("“{text}”")).font(font.clone());
        if let Some((_, text)) = &revision.older {
            let text = words(text).color(palette.ink_faint).strikethrough();
            ui.add(Label::new(text).wrap());
        }
        if let Some((span, text)) = &revision.newer {
            let label = Label::new(words(text)).wrap().sense(Sense::click());
            let label = ui
                .add(label)
                .on_hover_cursor(egui::CursorIcon::PointingHand);
            if label.clicked() {
                commands.send(Command::CloseDialog);
                commands.send(Command::ShowWords {
                    article: self.article.clone(),
                    span: *span,
                });
            }
        }
    }
}
