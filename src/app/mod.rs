//! The window. Alone knows egui.

mod article_menu;
mod asking;
mod backend;
mod background;
mod bringing_back;
mod command;
mod compare_view;
mod comparing;
mod deeds;
mod dialog;
mod drop_overlay;
mod empty_state;
mod execute;
mod exporting;
mod fact_filter;
mod fact_list;
mod facts_panel;
pub mod file_dialogs;
mod find_bar;
mod finding;
mod folding;
mod grouping;
mod help;
mod history;
mod icons;
mod keymap;
mod kinds;
mod leaving;
mod lens;
mod library;
mod loading;
mod look;
mod making;
mod notices;
mod orphans;
mod panels;
mod pasting;
mod reader;
mod reading;
mod review;
mod right_to_left;
mod samples;
mod searching;
mod second_opinion;
mod seen_sheet;
mod self_check;
mod settings;
mod shortcuts;
mod start;
mod status_bar;
mod system_fonts;
mod theme;
mod title;
mod tool_bar;
mod tour;
mod view;
mod widgets;
mod wording;
mod workspace;

use std::path::PathBuf;
use std::sync::Arc;

use egui::Ui;

use self::asking::Asking;
use self::backend::Backend;
use self::background::Latest;
use self::bringing_back::BringingBack;
use self::command::{Command, Commands};
use self::compare_view::CompareViews;
use self::comparing::Comparer;
use self::dialog::{Changes, Dialog, FindingForm, Keyboard, Other};
use self::execute::NewerTexts;
use self::exporting::{ExportChoice, Exporter, Outcome, Sample};
use self::fact_list::FactList;
use self::file_dialogs::{DesktopDialogs, FileDialogs};
use self::find_bar::FindBar;
use self::finding::Finder;
use self::grouping::Grouper;
use self::history::HistoryPanel;
use self::loading::{Loader, Report};
use self::look::Looked;
use self::making::{Filler, WordsMoved};
use self::notices::Notices;
use self::orphans::Orphans;
use self::reader::Reader;
use self::review::{Share, Tally};
use self::right_to_left::Everywhere;
use self::second_opinion::SecondOpinion;
use self::self_check::SelfCheck;
use self::settings::SettingsStore;
use self::tour::Tour;
use self::view::{Mode, View};
use self::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::{Fact, FactId, FactSheet};
use sidelight_engine::guard::Fault;
use sidelight_project::{Codebook, Project, ProjectError, StepNumber};

pub use self::start::{AppError, run};

/// The program with a window.
pub struct Sidelight {
    workspace: Workspace,
    view: View,
    store: SettingsStore,
    reader: Reader,
    /// Shows a cell of the comparison in its article.
    preview_reader: Reader,
    loader: Loader,
    filler: Filler,
    /// Reads the files of codebooks.
    codebooks: Latest<PathBuf, Result<Codebook, String>>,
    /// Seeks who else an entity may be.
    others: Latest<(ArticleId, FactId), Vec<Other>>,
    /// The words whose edges were moved last, and the step that this is in the history.
    words_moved: Option<WordsMoved>,
    grouper: Grouper,
    comparer: Comparer,
    compare_views: CompareViews,
    finder: Finder,
    history: HistoryPanel,
    orphans: Orphans,
    second_opinion: SecondOpinion,
    bringing_back: BringingBack,
    newer: NewerTexts,
    self_check: SelfCheck,
    /// What a newer text of an article changed.
    revisions: Latest<ArticleId, Result<Option<Changes>, ProjectError>>,
    /// How the project was looked at when that was kept last.
    looked: Looked,
    find_bar: FindBar,
    exporter: Exporter,
    /// The export that waits for the name of its file.
    export: Option<ExportChoice>,
    /// The list of facts of the article on show.
    fact_list: FactList,
    tally: Tally,
    /// The facts that the filter shows, as far as they are counted.
    share: Share,
    dialog: Option<Dialog>,
    keyboard: Keyboard,
    file_dialogs: Box<dyn FileDialogs>,
    /// What the desktop was asked for and has not answered.
    asking: Option<Asking>,
    /// Whether the person wants to quit whatever is not done.
    leaves: bool,
    notices: Notices,
    tour: Tour,
    /// The step of the history that articles of the present import are part of.
    import: Option<StepNumber>,
    /// The titles of articles of the present import that the project had already.
    already_here: Vec<String>,
    /// Whether what is read next is shown: the program was started with it.
    shows_next: bool,
    /// What was written about a claim when its dialog was closed.
    unsaved_finding: Option<FindingForm>,
    /// The step of the history for which articles are being read anew.
    reading_anew: Option<StepNumber>,
    /// Whether files can be dropped on the window.
    drops: bool,
    title: String,
    /// Wakes the window.
    repaint: egui::Context,
}

impl Sidelight {
    /// The program over a project, with settings that are kept nowhere.
    pub fn over(ctx: &egui::Context, project: Project) -> Self {
        let workspace = Workspace::new(None, project);
        Self::new(ctx, SettingsStore::default(), workspace, None)
    }

    /// The program over a project, with settings that are kept in a file.
    pub fn remembering(ctx: &egui::Context, project: Project, settings: PathBuf) -> Self {
        let workspace = Workspace::new(None, project);
        Self::new(ctx, SettingsStore::at(settings), workspace, None)
    }

    /// Asks for files in another way than through the desktop.
    pub fn ask_through(&mut self, dialogs: Box<dyn FileDialogs>) {
        self.file_dialogs = dialogs;
    }

    fn new(
        ctx: &egui::Context,
        store: SettingsStore,
        workspace: Workspace,
        backend: Option<Backend>,
    ) -> Self {
        theme::install(ctx);
        ctx.add_plugin(Everywhere::default());
        let loader = Loader::new(ctx);
        let mut app = Self {
            workspace,
            view: View::default(),
            store,
            reader: Reader::default(),
            preview_reader: Reader::default(),
            filler: Filler::new(ctx, loader.engine()),
            codebooks: Latest::new(ctx),
            others: Latest::new(ctx),
            words_moved: None,
            loader,
            grouper: Grouper::new(ctx),
            comparer: Comparer::new(ctx),
            compare_views: CompareViews::new(ctx),
            finder: Finder::new(ctx),
            history: HistoryPanel::default(),
            orphans: Orphans::default(),
            second_opinion: SecondOpinion::new(ctx),
            bringing_back: BringingBack::new(ctx),
            newer: NewerTexts::default(),
            self_check: SelfCheck::new(ctx),
            revisions: Latest::new(ctx),
            looked: Looked::default(),
            find_bar: FindBar::default(),
            exporter: Exporter::new(ctx),
            export: None,
            fact_list: FactList::default(),
            tally: Tally::default(),
            share: Share::default(),
            dialog: None,
            keyboard: Keyboard::default(),
            file_dialogs: Box::new(DesktopDialogs::new(ctx)),
            asking: None,
            leaves: false,
            notices: Notices::default(),
            tour: Tour::default(),
            import: None,
            already_here: Vec::new(),
            shows_next: false,
            unsaved_finding: None,
            reading_anew: None,
            drops: backend != Some(Backend::Wayland),
            title: String::new(),
            repaint: ctx.clone(),
        };
        app.take_settings(ctx);
        app.look_through_lens();
        if let Some(trouble) = app.store.take_trouble() {
            log::warn!("{trouble}");
            app.notices.failed(trouble);
        }
        app.choose_at_start();
        app.take_look();
        app
    }

    /// Brings into force what is set.
    fn take_settings(&mut self, ctx: &egui::Context) {
        let settings = &self.store.settings;
        ctx.set_theme(settings.theme);
        ctx.set_zoom_factor(settings.zoom);
        theme::colour(ctx, settings.hues, settings.text_size);
        self.workspace.set_author(settings.author());
        self.loader.leave_out(settings.left_out.clone());
    }

    /// Shows the first article and chooses its story for comparing, or the largest where it is alone.
    fn choose_at_start(&mut self) {
        let articles = self.workspace.articles();
        self.view.article = articles.first().map(|entry| entry.id.clone());
        let story = self.workspace.story_to_compare(self.view.article.as_ref());
        let together = articles.iter().filter(|entry| entry.story == story);
        let most = story.map_or(CHOSEN_AT_FIRST, |_| usize::MAX);
        let first = together.take(most);
        self.view.chosen = first.map(|entry| entry.id.clone()).collect();
    }

    fn current_sheet(&self) -> Option<Arc<FactSheet>> {
        self.workspace.sheet(self.view.article.as_ref()?)
    }

    /// What is listed of an article.
    fn listed(&mut self, sheet: &Arc<FactSheet>) -> Arc<fact_list::Listing> {
        let by_worth = self.store.settings.by_worth;
        self.fact_list.of(sheet, &self.view.filter, by_worth)
    }

    fn current_fact(&self) -> Option<Fact> {
        let id = self.view.fact.as_ref()?;
        let sheet = self.current_sheet()?;
        sheet.facts.iter().find(|fact| fact.id == *id).cloned()
    }

    /// Takes over what the workers have done.
    fn take_reports(&mut self, ctx: &egui::Context) {
        let mut sheets = Vec::new();
        for report in self.loader.poll() {
            match report {
                Report::Read(sheet) => sheets.extend(self.keep_back(*sheet)),
                Report::ReadAgain(sheet) => {
                    let done = self.workspace.reextract(*sheet, self.reading_anew);
                    self.report(done.map(drop));
                }
                Report::Failed(failure) => self.workspace.fail(failure),
            }
        }
        if !sheets.is_empty() {
            self.add(sheets);
        }
        if self.loader.progress().is_none() {
            self.import = None;
            self.reading_anew = None;
            self.shows_next = false;
            self.tell_already_here();
            self.ask_about_newer();
            self.group(ctx);
        }
        self.wait_for_files(ctx);
        self.fill_dialogs();
        if let Some(read) = self.bringing_back.advance(&self.workspace) {
            self.take_returned(read);
        }
        if let Some(Dialog::Occurrences(form)) = &mut self.dialog {
            match form.go_on(&self.workspace) {
                Ok(true) => ctx.request_repaint(),
                Ok(false) => {}
                Err(error) => self.report(Err(error)),
            }
        }
        self.comparer.poll();
        if self.comparer.take_failed() {
            self.notices
                .failed(format!("These articles could not be compared: {Fault}"));
        }
        while let Some(outcome) = self.exporter.poll() {
            self.take_outcome(outcome);
        }
    }

    /// Gives the dialog that is open what was found for it.
    fn fill_dialogs(&mut self) {
        if let Some(contents) = self.filler.poll() {
            match &mut self.dialog {
                Some(Dialog::Picker(picker)) => picker.fill(contents),
                Some(Dialog::Fact(form)) => form.fill(contents),
                Some(Dialog::Occurrences(form)) => form.fill(contents),
                _ => {}
            }
        }
        self.others.poll();
        if let (Some(others), Some(Dialog::Who(form))) = (self.others.take(), &mut self.dialog) {
            form.set_others(others);
        }
        self.take_changes();
        self.codebooks.poll();
        if let Some(read) = self.codebooks.take() {
            self.take_codebook(read);
        }
    }

    /// Puts what has come in into stories, and shows the story of the article on show.
    fn group(&mut self, ctx: &egui::Context) {
        let Some((places, import)) = self.grouper.advance(ctx, &self.workspace) else {
            return;
        };
        let done = self.workspace.group(places, import);
        self.report(done);
        if self.view.chosen_by_hand {
            return;
        }
        let story = self.workspace.story_to_compare(self.view.article.as_ref());
        if let Some(story) = story {
            self.view.chosen = self.workspace.articles_of(story).into_iter().collect();
        }
    }

    fn take_outcome(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Preview(choice, sample) => {
                if let Some(Dialog::Export(form)) = &mut self.dialog {
                    let sample = sample.unwrap_or_else(|error| Sample {
                        text: error.to_string(),
                        ..Sample::default()
                    });
                    form.set_sample(&choice, sample);
                }
            }
            Outcome::Written(Ok(path)) => {
                self.notices.done(format!("Exported to {}", path.display()));
            }
            Outcome::Cancelled => self.notices.tell("Nothing was exported"),
            Outcome::Written(Err(error)) => {
                log::error!("{error}");
                self.notices.failed(error.to_string());
            }
        }
    }

    /// Adds articles that were read; those of one import are undone together.
    fn add(&mut self, sheets: Vec<FactSheet>) {
        let ids: Vec<ArticleId> = sheets
            .iter()
            .map(|sheet| sheet.article.id.clone())
            .collect();
        // What was here already leaves the choice as the person left it.
        let project = self.workspace.project();
        let new = ids.iter().filter(|id| project.article(id).is_none());
        let mut newcomers: Vec<ArticleId> = new.cloned().collect();
        match self.workspace.add(sheets, self.import) {
            Ok(applied) => {
                self.import = applied.step.or(self.import);
                let titles = applied.duplicates.iter();
                self.already_here
                    .extend(titles.map(|duplicate| duplicate.title.clone()));
                let project = self.workspace.project();
                newcomers.retain(|id| project.article(id).is_some());
                self.grouper.expect(newcomers.iter().cloned(), self.import);
                let room = CHOSEN_AT_FIRST.saturating_sub(self.view.chosen.len());
                self.view.chosen.extend(newcomers.into_iter().take(room));
                self.show_opened(&ids);
            }
            Err(error) => self.report(Err(error)),
        }
    }

    /// Tells which articles came a second time, all together.
    fn tell_already_here(&mut self) {
        match std::mem::take(&mut self.already_here).as_slice() {
            [] => {}
            [title] => self.notices.tell(format!("Already here: {title}")),
            [first, others @ ..] => {
                let others = wording::counted(others.len(), "other", "others");
                let told = format!("Already here: {first} and {others}");
                self.notices.tell(told);
            }
        }
    }

    /// Takes over what other threads have done and what was dropped on the window.
    pub fn update(&mut self, ctx: &egui::Context) {
        self.ask_before_leaving(ctx);
        if let Some(back) = self.workspace.back() {
            self.take_done(back.map(Some));
        }
        if self.workspace.absence().is_some() {
            // Whatever comes in meanwhile waits.
            return;
        }
        self.take_reports(ctx);
        self.workspace.note_name();
        self.keep_look_in_time(ctx);
        if self.current_sheet().is_none() {
            let first = self.workspace.articles().first();
            self.view.article = first.map(|entry| entry.id.clone());
            self.view.fact = None;
        }
        match self.view.mode {
            Mode::Find => self.finder.advance(&self.workspace),
            Mode::SecondOpinion => {
                let read = self.second_opinion.advance(ctx, &self.workspace);
                if read.is_err() {
                    self.view.mode = Mode::Read;
                }
                self.report(read);
            }
            Mode::Read | Mode::Compare => {}
        }
        self.show_tour(ctx);
        let inputs = drop_overlay::dropped(ctx);
        if !inputs.is_empty() {
            self.execute(ctx, Command::Open(inputs));
        }
    }

    /// One pass over the window.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let keymap = self.store.settings.keys.clone();
        let mut commands = Commands::new(self.disabled(), keymap);
        if self.dialog.is_none() && self.workspace.absence().is_none() {
            let codebook = self.workspace.project().codebook();
            shortcuts::read(&ctx, codebook, || self.reader.runs_back(), &mut commands);
        }
        self.views(ui, &mut commands);
        self.keyboard.follow(&ctx, self.dialog.as_ref());
        if let Some(dialog) = &mut self.dialog {
            dialog.show(&ctx, &mut self.store.settings, &mut commands);
        }
        if let Some(absence) = self.workspace.absence() {
            dialog::absent(&ctx, absence);
            commands.take();
        }
        drop_overlay::show(&ctx);
        let revision = self.workspace.revision();
        self.notices.show(&ctx, revision, &mut commands);
        for command in commands.take() {
            self.execute(&ctx, command);
            ctx.request_repaint();
        }
        self.name_window(&ctx);
        if self.store.is_changed() {
            self.take_settings(&ctx);
            if let Err(error) = self.store.save() {
                let message = format!("The settings cannot be kept: {error}");
                log::warn!("{message}");
                self.notices.failed(message);
            }
        }
    }
}

/// So many articles that are in no story are chosen for comparing without being asked for.
const CHOSEN_AT_FIRST: usize = 12;
