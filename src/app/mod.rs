//! The window. Alone knows egui.

mod backend;
mod command;
mod dialogs;
mod drop_overlay;
mod empty_state;
mod execute;
mod fact_list;
mod facts_panel;
mod icons;
mod library;
mod loading;
mod reader;
mod settings;
mod shortcuts;
mod status_bar;
mod theme;
mod tool_bar;
mod view;
mod widgets;
mod wording;
mod workspace;

use std::path::PathBuf;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use self::backend::{Announced, Backend};
use self::command::{Command, Commands};
use self::dialogs::{DesktopDialogs, FileDialogs};
use self::fact_list::Line;
use self::loading::{Loader, Report};
use self::reader::{Reader, ReaderView};
use self::settings::SettingsStore;
use self::status_bar::Activity;
use self::theme::Palette;
use self::view::{Mode, View};
use self::workspace::Workspace;
use crate::facts::Fact;
use crate::ingest::Input;

/// The name by which desktops know the program.
const APP_ID: &str = "io.sidelight.Sidelight";

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// No display, no graphics driver, or the like.
    #[error("no window could be opened: {0}")]
    NoWindow(#[from] eframe::Error),
}

/// Opens the window and reads `paths`: articles, folders and projects. Returns when it is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run(paths: Vec<PathBuf>) -> Result<(), AppError> {
    let store = SettingsStore::load();
    let backend = backend::choose(store.settings.backend, Announced::by_environment());
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Sidelight")
            .with_app_id(APP_ID)
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([900.0, 560.0]),
        persist_window: false,
        event_loop_builder: backend.map(event_loop),
        ..Default::default()
    };
    eframe::run_native(
        "Sidelight",
        options,
        Box::new(move |cc| {
            let mut app = Sidelight::new(&cc.egui_ctx, store, backend);
            let inputs: Vec<Input> = paths.into_iter().map(Input::File).collect();
            if !inputs.is_empty() {
                app.execute(&cc.egui_ctx, Command::Open(inputs));
            }
            Ok(Box::new(app))
        }),
    )?;
    Ok(())
}

#[cfg(target_os = "linux")]
fn event_loop(backend: Backend) -> eframe::EventLoopBuilderHook {
    use winit::platform::wayland::EventLoopBuilderExtWayland;
    use winit::platform::x11::EventLoopBuilderExtX11;
    Box::new(move |builder| {
        match backend {
            Backend::X11 => EventLoopBuilderExtX11::with_x11(builder),
            Backend::Wayland => EventLoopBuilderExtWayland::with_wayland(builder),
        };
    })
}

#[cfg(not(target_os = "linux"))]
fn event_loop(_backend: Backend) -> eframe::EventLoopBuilderHook {
    Box::new(|_| {})
}

/// The program with a window.
pub struct Sidelight {
    workspace: Workspace,
    view: View,
    store: SettingsStore,
    reader: Reader,
    loader: Loader,
    dialogs: Box<dyn FileDialogs>,
    toasts: egui_notify::Toasts,
    /// Whether files can be dropped on the window.
    drops: bool,
}

impl Sidelight {
    fn new(ctx: &egui::Context, store: SettingsStore, backend: Option<Backend>) -> Self {
        theme::install(ctx);
        ctx.set_theme(store.settings.theme);
        Self {
            workspace: Workspace::default(),
            view: View::default(),
            store,
            reader: Reader::default(),
            loader: Loader::new(ctx),
            dialogs: Box::new(DesktopDialogs::new(ctx)),
            toasts: egui_notify::Toasts::default(),
            drops: backend != Some(Backend::Wayland),
        }
    }

    fn current_fact(&self) -> Option<&Fact> {
        let article = self.view.article.as_ref()?;
        self.workspace.fact(article, self.view.fact.as_ref()?)
    }

    /// Takes over what the workers have done.
    fn take_reports(&mut self) {
        for report in self.loader.poll() {
            match report {
                Report::Read(sheet) => {
                    let id = sheet.article.id.clone();
                    self.workspace.add(*sheet);
                    if self.view.article.is_none() {
                        self.view.article = Some(id.clone());
                    }
                    self.view.chosen.insert(id);
                }
                Report::Failed(failure) => self.workspace.fail(failure),
            }
        }
        while let Some((question, answer)) = self.dialogs.poll() {
            self.answer(&question, answer);
        }
    }

    fn views(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let bar = |fill| Frame::new().fill(fill).inner_margin(Margin::symmetric(10, 5));
        Panel::top("tool bar")
            .frame(bar(palette.chrome))
            .exact_size(44.0)
            .show(ui, |ui| tool_bar::show(ui, &self.view, commands));
        let activity = Activity {
            reading: self.loader.progress(),
            comparing: false,
        };
        Panel::bottom("status bar")
            .frame(bar(palette.chrome))
            .exact_size(30.0)
            .show(ui, |ui| {
                status_bar::show(ui, &self.workspace, &activity, commands);
            });
        let side = Frame::new()
            .fill(palette.panel)
            .inner_margin(Margin::symmetric(theme::PANEL_MARGIN, 12));
        let empty = self.workspace.articles().is_empty() && self.workspace.failures().is_empty();
        if self.store.settings.library && !empty {
            Panel::left("library")
                .frame(side)
                .default_size(300.0)
                .size_range(220.0..=460.0)
                .show(ui, |ui| {
                    library::show(ui, &self.workspace, &mut self.view, commands);
                });
        }
        match self.view.mode {
            Mode::Read => self.reading(ui, commands),
            Mode::Compare => {}
        }
    }

    fn reading(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let paper = Frame::new().fill(palette.paper);
        let article = self.view.article.clone();
        let Some(sheet) = article.and_then(|id| self.workspace.sheet(&id).cloned()) else {
            CentralPanel::default()
                .frame(paper)
                .show(ui, |ui| empty_state::show(ui, self.drops, commands));
            return;
        };
        let lines = fact_list::lines(&sheet, &self.view.filter);
        Panel::right("facts")
            .frame(Frame::new().fill(palette.panel))
            .default_size(390.0)
            .size_range(300.0..=560.0)
            .show(ui, |ui| {
                facts_panel::show(ui, &sheet, &lines, &mut self.view, commands);
            });
        let facts: Vec<&Fact> = lines
            .iter()
            .filter_map(|line| match line {
                Line::Fact(fact) => Some(*fact),
                Line::Question(..) => None,
            })
            .collect();
        let reader_view = ReaderView {
            article: &sheet.article,
            facts: &facts,
            revision: self.workspace.revision() + self.view.revision,
            selected: self.view.fact.as_ref(),
            text_size: self.store.settings.text_size,
        };
        CentralPanel::default()
            .frame(paper)
            .show(ui, |ui| self.reader.show(ui, &reader_view, commands));
    }
}

impl eframe::App for Sidelight {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_reports();
        let inputs = drop_overlay::dropped(ctx);
        if !inputs.is_empty() {
            self.execute(ctx, Command::Open(inputs));
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let mut commands = Commands::new(Vec::new());
        shortcuts::read(&ctx, &mut commands);
        self.views(ui, &mut commands);
        drop_overlay::show(&ctx);
        self.toasts.show(&ctx);
        for command in commands.take() {
            self.execute(&ctx, command);
        }
        if let Err(error) = self.store.save() {
            log::warn!("the settings cannot be kept: {error}");
        }
    }
}
