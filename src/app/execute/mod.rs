//! The one place where commands are carried out.

mod actions;
mod codebook;
mod comparing;
mod making;
mod newer;
mod opinion;
mod returning;
mod review;
mod rows;
mod sources;
mod stories;
mod tour;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(in crate::app) use newer::NewerTexts;

use egui::Context;

use crate::app::Sidelight;
use crate::app::command::Command;
use crate::app::comparing::Said;
use crate::app::dialog::{Dialog, PathForm, ReplaceForm, Why};
use crate::app::exporting::{ExportChoice, Material, Rows, Scope};
use crate::app::file_dialogs::{Answer, Question};
use crate::app::lens::Lens;
use crate::app::settings;
use crate::app::theme;
use crate::app::view::{Mode, View};
use crate::app::workspace::Done;
use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::facts::{Fact, FactId, one_line, shorten};
use sidelight_engine::ingest::Input;
use sidelight_project::{ProjectError, Way};

impl Sidelight {
    /// Carries out a command.
    pub(in crate::app) fn execute(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Do(action) => self.act(ctx, action),
            Command::Open(inputs) => self.open(inputs),
            Command::Paste(text) => self.loader.paste(text),
            Command::CancelReading => self.loader.cancel(),
            Command::CancelExport => self.exporter.cancel(),
            Command::ShowArticle(article) => self.show_article(article),
            Command::ShowFact {
                article,
                fact,
                evidence,
            } => self.show_fact(article, fact, evidence),
            Command::ShowWords { article, span } => self.show_words(article, span),
            Command::CycleFacts(facts) => self.cycle(&facts),
            Command::Choose(article, chosen) => self.choose(vec![article], chosen),
            Command::ChooseAll(chosen) => {
                let articles = self.workspace.articles().iter();
                let articles = articles.map(|entry| entry.id.clone()).collect();
                self.choose(articles, chosen);
            }
            Command::GoTo(step) => self.walk(Way::To(step)),
            Command::Story(command) => self.story_command(command),
            Command::Compared(command) => self.compare_command(command),
            Command::Finish(article) => self.finish(&article),
            Command::Remove(article) => {
                let removed = self.workspace.remove(article);
                self.report(removed.map(drop));
                self.follow_choice();
            }
            Command::AskSource(article) => self.ask_sources_of(|id| *id == article),
            Command::AskNewer(article) => {
                self.ask_for_files(Question::NewerText { article });
            }
            Command::Newer(replace) => self.answer_newer(replace),
            Command::Opinion(command) => self.opinion_command(&command),
            Command::Orphan(command) => self.orphan_command(command),
            Command::DismissFailure(index) => self.workspace.dismiss_failure(index),
            Command::DismissFailures => self.workspace.dismiss_failures(),
            Command::Make(command) => self.make_command(command),
            Command::Codebook(command) => self.codebook_command(command),
            Command::SubmitNote(note) => {
                self.dialog = None;
                if let (Some(article), Some(fact)) = self.selected() {
                    let done = self.workspace.set_note(article, fact, &note);
                    self.report(done.map(drop));
                }
            }
            Command::SubmitTags(tags) => self.submit_tags(tags),
            Command::SetLens(lens) => {
                self.store.settings.lens = lens;
                self.look_through_lens();
            }
            Command::ListByWorth(by_worth) => {
                self.store.settings.by_worth = by_worth;
                self.view.touch();
            }
            Command::SetScope(scope) => self.set_scope(scope),
            Command::SetPublished(date) => {
                self.dialog = None;
                self.change_metadata(|metadata| metadata.published = Some(date));
            }
            Command::SetSources(changes) => {
                self.dialog = None;
                self.set_sources(changes);
            }
            Command::ReadAsEnglish => {
                self.change_metadata(|metadata| metadata.language = Some("en".to_owned()));
            }
            Command::PreviewExport(choice) => {
                let material = self.exported(&choice, PREVIEWED);
                self.exporter.preview(choice, material);
            }
            Command::Export(choice) => self.ask_where_to_export(choice),
            Command::Answer(question, path) => {
                self.dialog = None;
                self.answer_here(&question);
                self.answer(&question, Answer::Chosen(vec![path]), false);
            }
            Command::Replace(question, path) => {
                self.dialog = None;
                self.take_paths(&question, vec![path]);
            }
            Command::Unfold(side) => self.view.laid_over = side,
            Command::Tour(command) => self.tour_command(ctx, command),
            Command::Leave => self.leave(ctx),
            Command::CloseDialog => match self.dialog.take() {
                Some(Dialog::Path(form)) => self.answer_here(form.question()),
                Some(Dialog::Newer(_)) => self.drop_newer(),
                Some(Dialog::Export(_)) => self.exporter.let_go(),
                Some(Dialog::Finding(form)) if form.is_begun() => {
                    self.notices
                        .tell("What you wrote is kept until you ask for the finding again");
                    self.unsaved_finding = Some(form);
                }
                _ => {}
            },
        }
    }

    /// Asks for the file of an export, which is called by its story or else by the project.
    fn ask_where_to_export(&mut self, choice: ExportChoice) {
        let of_story = matches!(choice.scope, Scope::Story);
        let story = of_story.then(|| self.workspace.story_of(&self.view.chosen));
        let story = story.flatten();
        let project = self.workspace.project_name();
        let stem = as_file_name(story.as_deref().or(project).unwrap_or("Project"));
        let name = format!("{stem}.{}", choice.format.ending);
        self.export = Some(choice);
        self.ask_for_files(Question::SaveExport { name });
    }

    /// Takes the answer to a question for files. Nothing is replaced without asking, which may have
    /// been done already.
    pub(in crate::app) fn answer(&mut self, question: &Question, answer: Answer, asked: bool) {
        let mut paths = match answer {
            Answer::Cancelled => return,
            Answer::Unavailable => {
                self.dialog = Some(Dialog::Path(PathForm::new(question.clone(), Why::NoDialog)));
                return;
            }
            Answer::Chosen(paths) => paths,
        };
        if question.saves()
            && let Some(path) = paths.first_mut()
        {
            let chosen = path.clone();
            if matches!(question, Question::SaveProject { .. }) {
                *path = with_ending(path);
            }
            let replaces = path.exists() && !self.workspace.is_open(path);
            if replaces && !(asked && *path == chosen) {
                let form = ReplaceForm::new(question.clone(), path.clone());
                self.dialog = Some(Dialog::Replace(form));
                return;
            }
        }
        self.take_paths(question, paths);
    }

    fn take_paths(&mut self, question: &Question, paths: Vec<PathBuf>) {
        match question {
            Question::OpenFiles | Question::OpenFolder => {
                self.open(paths.into_iter().map(Input::File).collect());
            }
            Question::SaveProject { .. } => {
                if let Some(path) = paths.into_iter().next() {
                    let repaint = self.repaint.clone();
                    let wake = move || repaint.request_repaint();
                    let begun = self.workspace.save_as(path, wake);
                    self.report(begun);
                }
            }
            Question::SecondOpinion => {
                if let Some(path) = paths.into_iter().next() {
                    self.second_opinion.read(path, &self.workspace);
                    self.view.mode = Mode::SecondOpinion;
                }
            }
            Question::BringBack => {
                if let Some(path) = paths.into_iter().next() {
                    self.bringing_back.read(path);
                }
            }
            Question::NewerText { article } => {
                if let Some(path) = paths.into_iter().next() {
                    self.read_newer(article.clone(), path);
                }
            }
            Question::OpenCodebook => {
                if let Some(path) = paths.into_iter().next() {
                    self.import_codebook(path);
                }
            }
            Question::SaveCodebook { .. } => {
                if let Some(path) = paths.into_iter().next() {
                    self.export_codebook(path);
                }
            }
            Question::SaveExport { .. } => {
                if let (Some(path), Some(choice)) = (paths.into_iter().next(), self.export.take()) {
                    self.dialog = None;
                    let material = self.exported(&choice, usize::MAX);
                    self.exporter.write(choice, material, path);
                }
            }
        }
    }

    /// The first `limit` of the articles that an export takes.
    fn exported(&mut self, choice: &ExportChoice, limit: usize) -> Material {
        let taken = |id: &ArticleId| match choice.scope {
            Scope::Article => self.view.article.as_ref() == Some(id),
            Scope::Story => self.view.chosen.contains(id),
            Scope::All => true,
        };
        let articles = self.workspace.articles().iter();
        let mut articles = articles.filter(|entry| taken(&entry.id));
        let first = articles.by_ref().take(limit).map(|entry| entry.id.clone());
        let first: Vec<ArticleId> = first.collect();
        let is_whole = articles.next().is_none();
        let read = || {
            let sheets = first.iter().filter_map(|id| self.workspace.sheet(id));
            sheets.collect()
        };
        let story = self.workspace.story_of(&first.iter().cloned().collect());
        // Another form of the same articles needs no reading.
        let of = (self.workspace.revision(), first.clone());
        let sheets = self.exporter.sheets(of, read);
        let shown = match choice.rows {
            Rows::Shown => self.claims_shown(),
            Rows::All | Rows::Reviewed => HashSet::new(),
        };
        Material {
            sheets,
            words_on_rows: self.workspace.project().words_on_rows().clone(),
            said: Said::of(self.workspace.project()),
            shown,
            codebook: Arc::clone(self.workspace.project().codebook()),
            story,
            is_whole,
        }
    }

    fn open(&mut self, inputs: Vec<Input>) {
        let is_project =
            |input: &Input| matches!(input, Input::File(path) if is_project_file(path));
        let (projects, articles): (Vec<Input>, Vec<Input>) =
            inputs.into_iter().partition(is_project);
        for project in projects {
            if let Input::File(path) = project {
                self.keep_look();
                let done = self.workspace.open(&path);
                self.project_replaced(done);
            }
        }
        if !articles.is_empty() {
            self.loader.read(articles);
        }
    }

    fn project_replaced(&mut self, done: Result<(), ProjectError>) {
        if done.is_ok() {
            self.loader.abandon();
            self.grouper.abandon();
            self.drop_newer();
            self.second_opinion.close();
            self.bringing_back.abandon();
            // Whatever was asked was asked of the other project.
            self.dialog = None;
            self.unsaved_finding = None;
            self.export = None;
            self.exporter.let_go();
            self.words_moved = None;
            self.revisions.stop();
            self.others.stop();
            self.codebooks.stop();
            self.view = View {
                mode: self.view.mode,
                ..View::default()
            };
            self.look_through_lens();
            self.choose_at_start();
            self.take_look();
        }
        self.report(done);
    }

    fn show_article(&mut self, article: ArticleId) {
        self.view.mode = Mode::Read;
        self.view.laid_over = None;
        if self.view.article.as_ref() != Some(&article) {
            self.view.article = Some(article);
            self.view.scroll_to.article = None;
            self.view.fact = None;
            self.view.words = None;
            self.view.touch();
        }
    }

    fn show_words(&mut self, article: ArticleId, span: Span) {
        self.show_article(article.clone());
        self.view.fact = None;
        self.view.words = Some((article, span));
        self.reader.scroll_to(span);
    }

    fn show_fact(&mut self, article: ArticleId, fact: FactId, evidence: usize) {
        self.show_article(article);
        self.view.fact = Some(fact);
        self.widen_lens();
        self.view.evidence = evidence;
        self.view.reveal_fact = true;
        self.view.focus_fact = self.view.fact.clone();
        let span = self
            .current_fact()
            .and_then(|fact| fact.evidence.get(evidence).map(|evidence| evidence.span));
        if let Some(span) = span {
            self.reader.scroll_to(span);
        }
    }

    /// Reads through the lens that is set.
    pub(in crate::app) fn look_through_lens(&mut self) {
        self.view.filter.lens = self.store.settings.lens;
        self.view.touch();
    }

    /// Lists all facts where the lens does not show the one on work.
    fn widen_lens(&mut self) {
        let (Some(sheet), Some(fact)) = (self.current_sheet(), self.current_fact()) else {
            return;
        };
        let lens_alone = self.view.filter.without_conditions();
        if !lens_alone.over(&sheet.facts).lets_through(&fact) {
            self.view.filter.lens = Lens::All;
            self.view.filter.guesses |= fact.is_guess();
            self.view.touch();
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
            self.view.focus_fact = Some(fact.clone());
        }
    }

    /// Goes to another fact that rests on some of the same words.
    fn cycle_overlapping(&mut self) {
        let Some(fact) = self.current_fact() else {
            return;
        };
        let span = fact.primary_span();
        let sheet = self.view.article.as_ref();
        let Some(sheet) = sheet.and_then(|article| self.workspace.sheet(article)) else {
            return;
        };
        let sieve = self.view.filter.over(&sheet.facts);
        let overlaps = |other: &&Fact| {
            let mut evidence = other.evidence.iter();
            sieve.lets_through(other) && evidence.any(|piece| piece.span.overlaps(span))
        };
        let facts = sheet.facts.iter().filter(overlaps);
        let facts: Vec<FactId> = facts.map(|fact| fact.id.clone()).collect();
        self.cycle(&facts);
    }

    pub(super) fn select(&mut self, fact: Option<FactId>) {
        if let (Some(article), Some(fact)) = (self.view.article.clone(), fact) {
            self.show_fact(article, fact, 0);
        }
    }

    fn selected(&self) -> (Option<ArticleId>, Option<FactId>) {
        (self.view.article.clone(), self.view.fact.clone())
    }

    /// Goes a way through the history.
    fn walk(&mut self, way: Way) {
        let repaint = self.repaint.clone();
        let walked = self.workspace.walk(way, move || repaint.request_repaint());
        self.take_done(walked);
    }

    /// Tells the person what was done to the project, if it is done, or where it failed.
    pub(in crate::app) fn take_done(&mut self, done: Result<Option<Done>, ProjectError>) {
        match done {
            Ok(Some(Done::Saved(path))) => {
                self.notices.done(format!("Saved as {}", path.display()));
            }
            Ok(Some(Done::Walked(way, step))) => {
                self.follow_choice();
                let Some(step) = step else {
                    return;
                };
                let verb = if way == Way::Undo {
                    "Undone"
                } else {
                    "Done again"
                };
                self.notices.tell(format!("{verb}: {}", step.label));
            }
            Ok(Some(Done::Decided { told, stopped })) => {
                let told = if stopped {
                    "Stopped. What was decided so far is one step.".to_owned()
                } else {
                    told
                };
                self.notices.done_to(self.workspace.revision(), told);
            }
            Ok(None) => {}
            Err(error) => self.report(Err(error)),
        }
    }

    fn zoom(&mut self, step: f32) {
        let zoom = self.store.settings.zoom + step;
        self.store.settings.zoom = settings::bounded_zoom(zoom);
    }

    fn resize_text(&mut self, step: f32) {
        let size = &mut self.store.settings.text_size;
        *size = (*size + step).clamp(theme::SMALLEST, theme::LARGEST);
    }

    /// Tells the person where something failed.
    pub(in crate::app) fn report(&mut self, done: Result<(), ProjectError>) {
        if let Err(error) = done {
            log::error!("{error}");
            if matches!(error, ProjectError::Moved { .. }) {
                self.dialog = Some(Dialog::Moved(error.to_string()));
            } else {
                self.notices.failed(error.to_string());
            }
        }
    }
}

/// A preview is made from so many articles, which is all that a story may well have: sheets are read on
/// the window's thread.
const PREVIEWED: usize = 100;

/// A name as files can bear it.
fn as_file_name(name: &str) -> String {
    let fits = |c: char| !c.is_control() && !"/\\:*?\"<>|".contains(c);
    let fitting: String = name
        .chars()
        .map(|c| if fits(c) { c } else { ' ' })
        .collect();
    one_line(&shorten(&fitting, LONGEST_NAME))
}

/// Letters of a file's name that is proposed.
const LONGEST_NAME: usize = 80;

/// The ending of project files.
const PROJECT_ENDING: &str = "sidelight";

fn is_project_file(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(PROJECT_ENDING))
}

fn with_ending(path: &Path) -> PathBuf {
    if is_project_file(path) {
        path.to_owned()
    } else {
        let mut name = path.as_os_str().to_owned();
        name.push(".");
        name.push(PROJECT_ENDING);
        PathBuf::from(name)
    }
}
