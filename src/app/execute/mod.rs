//! The one place where commands are carried out.

mod codebook;
mod comparing;
mod making;
mod newer;
mod opinion;
mod review;
mod stories;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(in crate::app) use newer::NewerTexts;

use egui::{Context, ViewportCommand};

use crate::app::Sidelight;
use crate::app::command::{Action, Command};
use crate::app::dialog::{Dialog, ExportForm, FactForm, KeysForm, PaletteState, PathForm};
use crate::app::exporting::{Material, Scope};
use crate::app::file_dialogs::{Answer, Question};
use crate::app::samples;
use crate::app::settings::ThemeChoice;
use crate::app::theme;
use crate::app::view::{Aspect, Mode, View};
use crate::article::{ArticleId, Metadata, Span};
use crate::facts::{Fact, FactId, FactKind};
use crate::ingest::Input;
use crate::project::opinion::Settlement;
use crate::project::{Decision, ProjectError};

impl Sidelight {
    /// Carries out a command.
    pub(in crate::app) fn execute(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Do(action) => self.act(ctx, action),
            Command::Open(inputs) => self.open(inputs),
            Command::CancelReading => self.loader.cancel(),
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
            Command::GoTo(step) => {
                let done = self.workspace.go_to(step);
                self.report(done.map(drop));
            }
            Command::Story(command) => self.story_command(command),
            Command::Compared(command) => self.compare_command(command),
            Command::Finish(article) => self.finish(&article),
            Command::Remove(article) => {
                self.view.chosen.remove(&article);
                let removed = self.workspace.remove(article);
                self.report(removed.map(drop));
            }
            Command::AskNewer(article) => {
                self.file_dialogs.ask(Question::NewerText { article });
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
            Command::SetScope(scope) => self.set_scope(scope),
            Command::StopDeciding => {
                self.stop_deciding("Stopped. What was decided so far is one step.".to_owned());
            }
            Command::SetPublished(date) => {
                self.dialog = None;
                self.change_metadata(|metadata| metadata.published = Some(date));
            }
            Command::ReadAsEnglish => {
                self.change_metadata(|metadata| metadata.language = Some("en".to_owned()));
            }
            Command::PreviewExport(choice) => {
                let material = self.exported(choice.scope, PREVIEWED);
                self.exporter.preview(choice, material);
            }
            Command::Export(choice) => {
                let name = self.workspace.story_name();
                let stem = name.as_deref().unwrap_or("Story");
                let name = format!("{stem}.{}", choice.format.extension());
                self.export = Some(choice);
                self.file_dialogs.ask(Question::SaveExport { name });
            }
            Command::Answer(question, path) => {
                self.dialog = None;
                self.answer(&question, Answer::Chosen(vec![path]));
            }
            Command::CloseDialog => {
                if let Some(Dialog::Newer(_)) = self.dialog.take() {
                    self.drop_newer();
                }
            }
        }
    }

    #[allow(
        clippy::too_many_lines,
        reason = "a table with a line or two for each action"
    )]
    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::OpenFiles => self.file_dialogs.ask(Question::OpenFiles),
            Action::OpenFolder => self.file_dialogs.ask(Question::OpenFolder),
            Action::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Action::OpenSample => self.loader.read(samples::inputs()),
            Action::SaveAs => {
                let name = self.workspace.story_name();
                let name = format!("{}.sidelight", name.as_deref().unwrap_or("Story"));
                self.file_dialogs.ask(Question::SaveStory { name });
            }
            Action::NewStory => {
                let done = self.workspace.start_anew();
                self.project_replaced(done);
            }
            Action::Export => {
                let chosen = self.view.chosen.len();
                let form = ExportForm::new(chosen, self.workspace.articles().len());
                self.dialog = Some(Dialog::Export(form));
            }
            Action::SecondOpinion => self.file_dialogs.ask(Question::SecondOpinion),
            Action::TakeMine => self.settle(Settlement::Mine),
            Action::TakeTheirs => self.settle(Settlement::Theirs),
            Action::TakeBoth => self.settle(Settlement::Both),
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Action::Undo => self.walk_history(true),
            Action::Redo => self.walk_history(false),
            Action::History => self.history.toggle(),
            Action::Copy => {
                if let Some(text) = self.reader.selected_text() {
                    ctx.copy_text(text);
                }
            }
            Action::Find => match self.view.mode {
                Mode::Read => self.find_bar.open(self.reader.selected_text()),
                Mode::Compare => self.view.focus_search = true,
                Mode::Find => self.finder.focus(),
                Mode::SecondOpinion => {}
            },
            Action::FindNext => self.find_bar.step(false, &mut self.reader),
            Action::FindPrevious => self.find_bar.step(true, &mut self.reader),
            Action::Search => {
                self.view.mode = Mode::Find;
                self.finder.focus();
            }
            Action::SearchFacts => self.view.focus_search = true,
            Action::Accept => self.decide(Decision::Accept),
            Action::Reject => self.decide(Decision::Reject),
            Action::Reset => self.decide(Decision::Reset),
            Action::Skip => self.go_to_next_open(),
            Action::EditFact => {
                if let Some(fact) = self.current_fact() {
                    self.dialog = Some(Dialog::Fact(Box::new(FactForm::edit(&fact))));
                }
            }
            Action::Note => {
                if let Some(fact) = self.current_fact() {
                    self.dialog = Some(Dialog::Note(fact.note.unwrap_or_default()));
                }
            }
            Action::Tags => self.ask_tags(),
            Action::AddFact => self.offer_kinds(),
            Action::AddPiece => self.reader.put_piece_aside(),
            Action::Occurrences => self.offer_occurrences(),
            Action::Codebook => self.show_codebook(),
            Action::WhoIsWho => self.offer_others(),
            Action::Separate => self.offer_mentions(),
            Action::NextWord
            | Action::PreviousWord
            | Action::NextSentence
            | Action::PreviousSentence
            | Action::EndLater
            | Action::EndEarlier
            | Action::StartLater
            | Action::StartEarlier
            | Action::EndWordLater
            | Action::EndWordEarlier
            | Action::StartWordLater
            | Action::StartWordEarlier => self.choose_words(action),
            Action::Deselect => {
                self.view.fact = None;
                self.view.preview = None;
                self.view.words = None;
                self.find_bar.close();
                self.reader.clear_selection();
            }
            Action::NextFact => self.step_fact(1),
            Action::PreviousFact => self.step_fact(-1),
            Action::CycleFact => self.cycle_overlapping(),
            Action::NextArticle => self.step_article(1),
            Action::PreviousArticle => self.step_article(-1),
            Action::Finish => {
                if let Some(article) = self.view.article.clone() {
                    self.finish(&article);
                }
            }
            Action::Published => self.dialog = Some(Dialog::Published(String::new())),
            Action::AcceptShown => self.decide_shown(ctx, Decision::Accept),
            Action::RejectShown => self.decide_shown(ctx, Decision::Reject),
            Action::Scope => self.set_scope(self.store.settings.scope.next()),
            Action::Read => self.view.mode = Mode::Read,
            Action::Compare => self.compare_by(Aspect::Facts),
            Action::Timeline => self.compare_by(Aspect::Timeline),
            Action::Who => self.compare_by(Aspect::Who),
            Action::Pair => self.compare_by(Aspect::Pair),
            Action::Overrule => self.view.cursor.offer = true,
            Action::LargerText => self.resize_text(1.0),
            Action::SmallerText => self.resize_text(-1.0),
            Action::SwitchTheme => {
                let theme = match ctx.theme() {
                    egui::Theme::Dark => ThemeChoice::Light,
                    egui::Theme::Light => ThemeChoice::Dark,
                };
                self.store.settings.theme = theme;
            }
            Action::ToggleLibrary => self.store.settings.library = !self.store.settings.library,
            Action::Settings => self.dialog = Some(Dialog::Settings),
            Action::Palette => self.dialog = Some(Dialog::Palette(PaletteState::default())),
            Action::Keys => self.dialog = Some(Dialog::Keys(KeysForm::default())),
        }
    }

    /// What cannot be done at this moment.
    pub(in crate::app) fn disabled(&self) -> Vec<Action> {
        let project = self.workspace.project();
        let possible = |action: Action| match action {
            Action::Undo => project.next_undo().is_some(),
            Action::Redo => project.next_redo().is_some(),
            Action::Accept
            | Action::Reject
            | Action::Reset
            | Action::EditFact
            | Action::Note
            | Action::Tags
            | Action::CycleFact => self.view.mode == Mode::Read && self.view.fact.is_some(),
            Action::Skip
            | Action::NextFact
            | Action::PreviousFact
            | Action::NextArticle
            | Action::PreviousArticle
            | Action::Scope
            | Action::Finish
            | Action::SearchFacts
            | Action::FindNext
            | Action::FindPrevious
            | Action::Published => self.view.mode == Mode::Read && self.view.article.is_some(),
            Action::AcceptShown => self.view.mode == Mode::Read && self.share.accept > 0,
            Action::RejectShown => self.view.mode == Mode::Read && self.share.reject > 0,
            Action::AddFact => {
                self.view.mode == Mode::Read && !self.reader.selected_spans().is_empty()
            }
            Action::WhoIsWho | Action::Separate => {
                let fact = self.current_fact();
                self.view.mode == Mode::Read
                    && fact.is_some_and(|fact| {
                        let alone = fact.evidence.len() < 2;
                        fact.kind() == FactKind::Entity && !(alone && action == Action::Separate)
                    })
            }
            Action::AddPiece => {
                self.view.mode == Mode::Read && self.reader.selected_span().is_some()
            }
            Action::NextWord
            | Action::PreviousWord
            | Action::NextSentence
            | Action::PreviousSentence => {
                self.view.mode == Mode::Read && self.view.article.is_some()
            }
            Action::Occurrences
            | Action::EndLater
            | Action::EndEarlier
            | Action::StartLater
            | Action::StartEarlier
            | Action::EndWordLater
            | Action::EndWordEarlier
            | Action::StartWordLater
            | Action::StartWordEarlier => {
                let chosen = self.view.fact.is_some() || self.reader.selected_span().is_some();
                self.view.mode == Mode::Read && chosen
            }
            Action::Copy => self.reader.selected_span().is_some(),
            Action::Overrule => {
                self.view.mode == Mode::Compare
                    && self.view.aspect == Aspect::Facts
                    && self.view.cursor.at.is_some()
            }
            Action::TakeMine | Action::TakeTheirs | Action::TakeBoth => {
                self.view.mode == Mode::SecondOpinion && self.second_opinion.marked().is_some()
            }
            Action::Export | Action::SecondOpinion => !self.workspace.articles().is_empty(),
            _ => true,
        };
        let actions = Action::ALL.iter().copied();
        actions.filter(|&action| !possible(action)).collect()
    }

    /// Takes the answer to a question for files.
    pub(in crate::app) fn answer(&mut self, question: &Question, answer: Answer) {
        let paths = match answer {
            Answer::Cancelled => return,
            Answer::Unavailable => {
                self.dialog = Some(Dialog::Path(PathForm::new(question.clone())));
                return;
            }
            Answer::Chosen(paths) => paths,
        };
        match question {
            Question::OpenFiles | Question::OpenFolder => {
                self.open(paths.into_iter().map(Input::File).collect());
            }
            Question::SaveStory { .. } => {
                if let Some(path) = paths.first() {
                    let repaint = self.repaint.clone();
                    let wake = move || repaint.request_repaint();
                    let begun = self.workspace.save_as(with_ending(path), wake);
                    self.report(begun);
                }
            }
            Question::SecondOpinion => {
                if let Some(path) = paths.into_iter().next() {
                    self.second_opinion.read(path, &self.workspace);
                    self.view.mode = Mode::SecondOpinion;
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
                    let material = self.exported(choice.scope, usize::MAX);
                    self.exporter.write(choice, material, path);
                }
            }
        }
    }

    /// The first `limit` of the articles that an export takes.
    fn exported(&self, scope: Scope, limit: usize) -> Material {
        let taken = |id: &ArticleId| match scope {
            Scope::Article => self.view.article.as_ref() == Some(id),
            Scope::Story => self.view.chosen.contains(id),
            Scope::All => true,
        };
        let articles = self.workspace.articles().iter();
        let articles = articles.filter(|entry| taken(&entry.id)).take(limit);
        let sheets = articles.filter_map(|entry| self.workspace.sheet(&entry.id));
        Material {
            sheets: sheets.collect(),
            verdicts: self.workspace.project().verdicts().clone(),
            identities: Arc::clone(self.workspace.project().identities()),
        }
    }

    fn open(&mut self, inputs: Vec<Input>) {
        let is_project =
            |input: &Input| matches!(input, Input::File(path) if is_project_file(path));
        let (projects, articles): (Vec<Input>, Vec<Input>) =
            inputs.into_iter().partition(is_project);
        for project in projects {
            if let Input::File(path) = project {
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
            self.bulk = None;
            self.view = View {
                mode: self.view.mode,
                ..View::default()
            };
            self.choose_at_start();
        }
        self.report(done);
    }

    fn show_article(&mut self, article: ArticleId) {
        self.view.mode = Mode::Read;
        if self.view.article.as_ref() != Some(&article) {
            self.view.article = Some(article);
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
        self.view.evidence = evidence;
        self.view.reveal_fact = true;
        let span = self
            .current_fact()
            .and_then(|fact| fact.evidence.get(evidence).map(|evidence| evidence.span));
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

    /// Changes what is known of the article on show and reads its facts again.
    fn change_metadata(&mut self, change: impl FnOnce(&mut Metadata)) {
        let Some(sheet) = self.current_sheet() else {
            return;
        };
        let mut article = (*sheet.article).clone();
        change(&mut article.metadata);
        let done = self
            .workspace
            .set_metadata(article.id.clone(), article.metadata.clone());
        if done.is_ok() {
            self.loader.read_again(article);
        }
        self.report(done.map(drop));
    }

    fn walk_history(&mut self, back: bool) {
        let done = if back {
            self.workspace.undo()
        } else {
            self.workspace.redo()
        };
        if let Ok(Some(step)) = &done {
            let verb = if back { "Undone" } else { "Done again" };
            self.notices.tell(format!("{verb}: {}", step.label));
        }
        self.report(done.map(drop));
    }

    fn resize_text(&mut self, step: f32) {
        let size = &mut self.store.settings.text_size;
        *size = (*size + step).clamp(theme::SMALLEST, theme::LARGEST);
    }

    /// Tells the person where something failed.
    pub(in crate::app) fn report(&mut self, done: Result<(), ProjectError>) {
        if let Err(error) = done {
            log::error!("{error}");
            self.notices.failed(error.to_string());
        }
    }
}

/// A preview is made from so many articles.
const PREVIEWED: usize = 3;

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
