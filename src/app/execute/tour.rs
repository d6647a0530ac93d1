//! The tour: each step brings what it speaks of on show.

use egui::Context;

use crate::app::Sidelight;
use crate::app::command::{Action, Command, CompareCommand, TourCommand};
use crate::app::samples;
use crate::app::tour::Step;
use crate::app::view::Aspect;
use sidelight_engine::article::ArticleId;

impl Sidelight {
    pub(super) fn tour_command(&mut self, ctx: &Context, command: TourCommand) {
        match command {
            TourCommand::Go(step) => {
                if !self.has_sample() {
                    self.open_sample_apart(ctx);
                }
                let keymap = self.store.settings.keys.clone();
                let key = |action| keymap.first(ctx, action);
                self.tour.go_to(step, key);
            }
            TourCommand::End => self.tour.end(),
        }
    }

    /// Offers the tour when the sample story is opened for the first time.
    pub(super) fn offer_tour_once(&mut self) {
        if !self.store.settings.tour_offered {
            self.store.settings.tour_offered = true;
            self.tour.offer(true);
        }
    }

    /// Begins the tour, or asks first where the sample story is not at hand.
    pub(super) fn ask_tour(&mut self, ctx: &Context) {
        self.store.settings.tour_offered = true;
        if self.has_sample() || self.workspace.articles().is_empty() {
            self.tour_command(ctx, TourCommand::Go(Step::Brief));
        } else {
            self.tour.offer(false);
        }
    }

    /// Brings the awaited step on show, once what it speaks of is there.
    pub(in crate::app) fn show_tour(&mut self, ctx: &Context) {
        let Some(step) = self.tour.awaited() else {
            self.tour.say(&mut self.notices);
            return;
        };
        if !self.has_sample() || self.loader.progress().is_some() {
            return;
        }
        let articles = samples::articles();
        let command = match step {
            Step::Brief | Step::Report => Command::Do(Action::Brief),
            Step::Claim | Step::Fact => {
                self.view.chosen = articles.iter().cloned().collect();
                self.compare_by(Aspect::Claims);
                let Some(command) = self.worst_claim(step, articles) else {
                    return;
                };
                command
            }
        };
        self.tour.is_shown();
        self.view.chosen = articles.iter().cloned().collect();
        self.view.preview = None;
        self.execute(ctx, command);
        // The keyboard stays in the strip, from where Enter goes on.
        self.view.cursor.take = false;
        self.view.focus_fact = None;
        self.view.scroll_to.claims = Some(0.0);
        self.view.scroll_to.brief = Some(0.0);
        self.tour.say(&mut self.notices);
    }

    /// Shows the worst claim, or the first of its facts in its article; none before all is compared.
    fn worst_claim(&self, step: Step, articles: &[ArticleId]) -> Option<Command> {
        let comparison = self.comparer.comparison()?;
        let compared = comparison.sheets.iter().map(|sheet| &sheet.article.id);
        let of_others = compared.filter(|id| !articles.contains(id)).count() > 0;
        if self.comparer.is_busy() || of_others || comparison.sheets.len() < articles.len() {
            return None;
        }
        let row = comparison.rows().first()?;
        if step == Step::Claim {
            let show = CompareCommand::ShowRow(row.id.clone());
            return Some(Command::Compared(show));
        }
        let (article, cells) = row.cells.first_key_value()?;
        Some(Command::ShowFact {
            article: article.clone(),
            fact: cells.first()?.fact.clone(),
            evidence: 0,
        })
    }

    /// Whether the sample story is at hand.
    fn has_sample(&self) -> bool {
        let project = self.workspace.project();
        let mut articles = samples::articles().iter();
        articles.all(|id| project.article(id).is_some())
    }

    /// Opens the sample story, in a project of its own where this one holds anything.
    fn open_sample_apart(&mut self, ctx: &Context) {
        if !self.workspace.articles().is_empty() {
            self.execute(ctx, Command::Do(Action::NewProject));
        }
        self.loader.read(samples::inputs());
    }
}
