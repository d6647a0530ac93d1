//! What each action of menus, keys and the palette does, and when it can be done.

use egui::{Context, ViewportCommand};

use super::as_file_name;
use crate::app::Sidelight;
use crate::app::command::{Action, CompareCommand, MakeCommand};
use crate::app::dialog::{Dialog, ExportForm, FactForm, KeysForm, PaletteState};
use crate::app::file_dialogs::Question;
use crate::app::folding::Folded;
use crate::app::help::Page;
use crate::app::samples;
use crate::app::settings::{self, ThemeChoice};
use crate::app::view::{Aspect, Mode, RowForm, Side};
use sidelight_engine::facts::FactKind;
use sidelight_project::opinion::Settlement;
use sidelight_project::{Decision, Way};

impl Sidelight {
    #[allow(
        clippy::too_many_lines,
        reason = "a table with a line or two for each action"
    )]
    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
        if action.shows_a_view() {
            self.notices.say(action.label());
        }
        match action {
            Action::OpenFiles => self.ask_for_files(Question::OpenFiles),
            Action::OpenFolder => self.ask_for_files(Question::OpenFolder),
            Action::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Action::OpenSample => {
                self.loader.read(samples::inputs());
                self.offer_tour_once();
            }
            Action::SaveAs => {
                let name = self.workspace.project_name().unwrap_or("Project");
                let name = format!("{}.sidelight", as_file_name(name));
                self.ask_for_files(Question::SaveProject { name });
            }
            Action::NewProject => {
                self.keep_look();
                let done = self.workspace.start_anew();
                self.project_replaced(done);
            }
            Action::Export => {
                let chosen = self.view.chosen.len();
                let filtered = self.view.compare.hides_rows();
                let all = self.workspace.articles().len();
                let form = ExportForm::new(chosen, all, filtered);
                self.dialog = Some(Dialog::Export(form));
            }
            Action::SecondOpinion => self.ask_for_files(Question::SecondOpinion),
            Action::BringBack => self.ask_for_files(Question::BringBack),
            Action::TakeMine => self.settle(Settlement::Mine),
            Action::TakeTheirs => self.settle(Settlement::Theirs),
            Action::TakeBoth => self.settle(Settlement::Both),
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Action::Undo => self.walk(Way::Undo),
            Action::Redo => self.walk(Way::Redo),
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
                    self.dialog = Some(Dialog::Fact(Box::new(FactForm::edit(
                        &fact,
                        self.reader.words_in_sight(),
                    ))));
                }
            }
            Action::Note => {
                if let Some(fact) = self.current_fact() {
                    self.dialog = Some(Dialog::Note(fact.note.unwrap_or_default()));
                }
            }
            Action::Tags => self.ask_tags(),
            Action::AddFact => self.offer_kinds(),
            Action::Add(kind) => self.make_command(MakeCommand::Form(kind)),
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
            Action::Deselect if self.tour.has_keyboard() => self.tour.end(),
            Action::Deselect if self.history.is_open() => self.history.toggle(),
            Action::Deselect => {
                self.view.fact = None;
                self.view.preview = None;
                self.view.words = None;
                self.view.joining = None;
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
            Action::Sources => self.ask_sources(),
            Action::Changes => self.tell_changes(),
            Action::AcceptShown => self.decide_shown(Decision::Accept),
            Action::RejectShown => self.decide_shown(Decision::Reject),
            Action::Scope => self.set_scope(self.store.settings.scope.next()),
            Action::Read => self.view.mode = Mode::Read,
            Action::Brief => self.compare_by(Aspect::Brief),
            Action::Compare => self.compare_by(Aspect::Claims),
            Action::Timeline => self.compare_by(Aspect::Timeline),
            Action::Who => self.compare_by(Aspect::Who),
            Action::Pair => self.compare_by(Aspect::Pair),
            Action::Overrule => self.view.cursor.offer = true,
            Action::NotSame => self.view.cursor.part = true,
            Action::SameAs => {
                if let Some(row) = self.row_on_work() {
                    self.compare_command(CompareCommand::BeginJoin(row));
                }
            }
            Action::RowNote => {
                if let Some(row) = self.row_on_work() {
                    self.compare_command(CompareCommand::AskNote(row));
                }
            }
            Action::RowDone => {
                if let Some(row) = self.row_on_work() {
                    self.compare_command(CompareCommand::ToggleDone(row));
                }
            }
            Action::Finding => {
                if let Some(row) = self.row_on_work() {
                    self.compare_command(CompareCommand::AskFinding(row));
                }
            }
            Action::ZoomIn => self.zoom(settings::ZOOM_STEP),
            Action::ZoomOut => self.zoom(-settings::ZOOM_STEP),
            Action::ZoomReset => self.store.settings.zoom = 1.0,
            Action::LargerText => self.resize_text(1.0),
            Action::SmallerText => self.resize_text(-1.0),
            Action::SwitchTheme => {
                let theme = match ctx.theme() {
                    egui::Theme::Dark => ThemeChoice::Light,
                    egui::Theme::Light => ThemeChoice::Dark,
                };
                self.store.settings.theme = theme;
            }
            Action::ToggleLibrary => self.toggle_library(ctx),
            Action::Settings => self.dialog = Some(Dialog::Settings),
            Action::ViewHelp => {
                let empty = self.workspace.articles().is_empty();
                self.dialog = Some(Dialog::Help(Page::of(&self.view, empty)));
            }
            Action::Tour => self.ask_tour(ctx),
            Action::Legend => self.dialog = Some(Dialog::Legend),
            Action::Palette => self.dialog = Some(Dialog::Palette(PaletteState::default())),
            Action::Keys => self.dialog = Some(Dialog::Keys(KeysForm::default())),
        }
    }

    /// Where the window is too narrow for the library, it is opened over the rest.
    fn toggle_library(&mut self, ctx: &Context) {
        let width = ctx.content_rect().width();
        if Folded::in_width(width, self.view.mode, true).library {
            self.store.settings.library = true;
            let open = self.view.laid_over == Some(Side::Library);
            self.view.laid_over = (!open).then_some(Side::Library);
        } else {
            self.store.settings.library = !self.store.settings.library;
        }
    }

    /// What cannot be done at this moment.
    pub(in crate::app) fn disabled(&self) -> Vec<Action> {
        let project = self.workspace.project();
        let reading = self.view.mode == Mode::Read;
        let mentions = if reading { self.entity_mentions() } else { 0 };
        let possible = |action: Action| match action {
            Action::Undo => project.next_undo().is_some(),
            Action::Redo => project.next_redo().is_some(),
            Action::Accept
            | Action::Reject
            | Action::Reset
            | Action::EditFact
            | Action::Note
            | Action::Tags
            | Action::CycleFact => reading && self.view.fact.is_some(),
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
            | Action::Published
            | Action::Changes
            | Action::NextWord
            | Action::PreviousWord
            | Action::NextSentence
            | Action::PreviousSentence => reading && self.view.article.is_some(),
            Action::AcceptShown => reading && self.share.accept > 0,
            Action::RejectShown => reading && self.share.reject > 0,
            Action::AddFact | Action::Add(_) => reading && !self.reader.selected_spans().is_empty(),
            Action::WhoIsWho => mentions > 0,
            Action::Separate => mentions > 1,
            Action::AddPiece => reading && self.reader.selected_span().is_some(),
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
                reading && chosen
            }
            Action::Copy => self.reader.selected_span().is_some(),
            Action::Overrule
            | Action::SameAs
            | Action::RowNote
            | Action::RowDone
            | Action::Finding => {
                self.view.mode == Mode::Compare
                    && self.view.aspect == Aspect::Claims
                    && self.view.cursor.at.is_some()
            }
            Action::NotSame => {
                let on_line = self.view.cursor.at.is_some_and(|at| at.column > 0);
                self.view.mode == Mode::Compare
                    && self.view.aspect == Aspect::Claims
                    && self.view.form == RowForm::Versions
                    && on_line
            }
            Action::TakeMine | Action::TakeTheirs | Action::TakeBoth => {
                self.view.mode == Mode::SecondOpinion && self.second_opinion.marked().is_some()
            }
            Action::Export | Action::SecondOpinion | Action::Sources => {
                !self.workspace.articles().is_empty()
            }
            _ => true,
        };
        Action::all().filter(|&action| !possible(action)).collect()
    }

    /// How often the article names the selected entity; 0 where none is selected.
    fn entity_mentions(&self) -> usize {
        let (Some(id), Some(sheet)) = (&self.view.fact, self.current_sheet()) else {
            return 0;
        };
        let selected = sheet.facts.iter().find(|fact| fact.id == *id);
        let entity = selected.filter(|fact| fact.kind() == FactKind::Entity);
        entity.map_or(0, |fact| fact.evidence.len())
    }
}
