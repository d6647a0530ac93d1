//! The one place where commands are carried out.

use egui::{Context, ViewportCommand};

use super::Sidelight;
use super::command::{Action, Command};
use super::dialogs::{Answer, Question};
use super::fact_list;
use super::settings::ThemeChoice;
use super::view::Mode;
use crate::article::ArticleId;
use crate::facts::{FactId, Status};
use crate::ingest::Input;

impl Sidelight {
    /// Carries out a command.
    pub(super) fn execute(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Do(action) => self.act(ctx, action),
            Command::Open(inputs) => self.loader.read(inputs),
            Command::CancelReading => self.loader.cancel(),
            Command::ShowArticle(article) => self.show_article(article),
            Command::ShowFact {
                article,
                fact,
                evidence,
            } => self.show_fact(article, fact, evidence),
            Command::CycleFacts(facts) => self.cycle(&facts),
            Command::Choose(article, true) => {
                self.view.chosen.insert(article);
            }
            Command::Choose(article, false) => {
                self.view.chosen.remove(&article);
            }
            Command::ChooseAll(all) => {
                let articles = self.workspace.articles().iter();
                self.view.chosen = articles
                    .filter(|_| all)
                    .map(|entry| entry.id.clone())
                    .collect();
            }
            Command::DismissFailure(index) => self.workspace.dismiss_failure(index),
            Command::DismissFailures => self.workspace.dismiss_failures(),
            _ => {}
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::OpenFiles => self.dialogs.ask(Question::OpenFiles),
            Action::OpenFolder => self.dialogs.ask(Question::OpenFolder),
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Action::Accept => self.decide(Status::Accepted),
            Action::Reject => self.decide(Status::Rejected),
            Action::Skip => self.go_to_next_open(),
            Action::NextFact => self.step_fact(1),
            Action::PreviousFact => self.step_fact(-1),
            Action::Read => self.view.mode = Mode::Read,
            Action::Compare => self.view.mode = Mode::Compare,
            Action::Find => self.view.focus_search = true,
            Action::LargerText => self.resize_text(1.0),
            Action::SmallerText => self.resize_text(-1.0),
            Action::SwitchTheme => {
                let dark = ctx.theme() == egui::Theme::Dark;
                self.store.settings.theme = if dark {
                    ThemeChoice::Light
                } else {
                    ThemeChoice::Dark
                };
                ctx.set_theme(self.store.settings.theme);
            }
            Action::ToggleLibrary => self.store.settings.library = !self.store.settings.library,
            Action::Copy => {
                if let Some(text) = self.reader.selected_text() {
                    ctx.copy_text(text);
                }
            }
            _ => {}
        }
    }

    /// Takes the answer to a question for files.
    pub(super) fn answer(&mut self, question: &Question, answer: Answer) {
        match (question, answer) {
            (Question::OpenFiles | Question::OpenFolder, Answer::Chosen(paths)) => {
                self.loader
                    .read(paths.into_iter().map(Input::File).collect());
            }
            _ => {}
        }
    }

    fn show_article(&mut self, article: ArticleId) {
        self.view.mode = Mode::Read;
        if self.view.article.as_ref() != Some(&article) {
            self.view.article = Some(article);
            self.view.fact = None;
            self.view.touch();
        }
    }

    fn show_fact(&mut self, article: ArticleId, fact: FactId, evidence: usize) {
        self.show_article(article);
        self.view.fact = Some(fact);
        self.view.evidence = evidence;
        self.view.reveal_fact = true;
        let span = self
            .current_fact()
            .and_then(|fact| fact.evidence.get(evidence))
            .map(|evidence| evidence.span);
        if let Some(span) = span {
            self.reader.scroll_to(span);
        }
    }

    fn cycle(&mut self, facts: &[FactId]) {
        let at = facts
            .iter()
            .position(|fact| self.view.fact.as_ref() == Some(fact));
        let next = at.map_or(0, |at| (at + 1) % facts.len());
        if let Some(fact) = facts.get(next) {
            self.view.fact = Some(fact.clone());
            self.view.evidence = 0;
            self.view.reveal_fact = true;
        }
    }

    fn decide(&mut self, status: Status) {
        let (Some(article), Some(fact)) = (self.view.article.clone(), self.view.fact.clone())
        else {
            return;
        };
        self.workspace.set_status(&article, &fact, status);
        self.go_to_next_open();
    }

    fn go_to_next_open(&mut self) {
        let next = self.with_listed(|facts, current| fact_list::next_open(facts, current));
        self.select(next);
    }

    fn step_fact(&mut self, steps: isize) {
        let next = self.with_listed(|facts, current| fact_list::step(facts, current, steps));
        self.select(next);
    }

    fn with_listed(
        &self,
        pick: impl Fn(&[&crate::facts::Fact], Option<&FactId>) -> Option<FactId>,
    ) -> Option<FactId> {
        let sheet = self.workspace.sheet(self.view.article.as_ref()?)?;
        let facts = fact_list::facts(&fact_list::lines(sheet, &self.view.filter));
        pick(&facts, self.view.fact.as_ref())
    }

    fn select(&mut self, fact: Option<FactId>) {
        if let (Some(article), Some(fact)) = (self.view.article.clone(), fact) {
            self.show_fact(article, fact, 0);
        }
    }

    fn resize_text(&mut self, step: f32) {
        let size = &mut self.store.settings.text_size;
        *size = (*size + step).clamp(13.0, 30.0);
    }
}
