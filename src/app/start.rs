//! Opening the window, and what it starts with.

use std::path::PathBuf;
use std::time::Instant;

use egui::Ui;

use super::Sidelight;
use super::backend::{self, Announced, Backend};
use super::command::Command;
use super::settings::SettingsStore;
use super::system_fonts;
use super::view::Mode;
use super::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::ingest::Input;
use sidelight_project::{Home, ProjectError};

/// The name by which desktops know the program.
const APP_ID: &str = "io.sidelight.Sidelight";

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nothing to show a window on.
    #[error(
        "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); \
         `sidelight extract` works without one"
    )]
    NoDisplay,
    /// No graphics driver, or the like.
    #[error("no window could be opened: {}", reason(.0))]
    NoWindow(#[from] eframe::Error),
}

/// The library's message starts with a place in its source, which tells a person nothing.
fn reason(error: &eframe::Error) -> String {
    let told = error.to_string();
    told.rsplit(": ").next().unwrap_or(&told).to_owned()
}

/// Opens the window and reads `paths`: articles, folders and projects. Returns when it is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run(paths: Vec<PathBuf>) -> Result<(), AppError> {
    let begun = Instant::now();
    let store = SettingsStore::of_user();
    let backend = backend::choose(store.settings.backend, Announced::by_environment());
    if cfg!(target_os = "linux") && backend.is_none() {
        return Err(AppError::NoDisplay);
    }
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Sidelight")
            .with_app_id(APP_ID)
            .with_icon(icon())
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([900.0, 560.0]),
        persist_window: false,
        // Those are sought by `system_fonts`.
        system_font_fallback: false,
        event_loop_builder: backend.map(event_loop),
        ..Default::default()
    };
    eframe::run_native(
        "Sidelight",
        options,
        Box::new(move |cc| {
            let (workspace, trouble) = open_workspace()?;
            system_fonts::install(&cc.egui_ctx);
            let mut app = Sidelight::new(&cc.egui_ctx, store, workspace, backend);
            app.report(trouble);
            app.start_with(&cc.egui_ctx, paths);
            Ok(Box::new(Started {
                app,
                begun: Some(begun),
            }))
        }),
    )?;
    Ok(())
}

impl Sidelight {
    /// Opens the articles, folders and projects with which the program was started, and shows the first article.
    pub fn start_with(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>) {
        let inputs: Vec<Input> = paths.into_iter().map(Input::File).collect();
        if !inputs.is_empty() {
            self.shows_next = true;
            self.execute(ctx, Command::Open(inputs));
        }
    }

    /// Shows the first of some articles that were read where none is on show; with its story where the program was
    /// started with them: what is left of the last time is not what was asked for.
    pub(super) fn show_opened(&mut self, read: &[ArticleId]) {
        let project = self.workspace.project();
        let Some(first) = read.iter().find(|id| project.article(id).is_some()) else {
            return;
        };
        if std::mem::take(&mut self.shows_next) {
            self.view.fact = None;
            self.view.mode = Mode::Read;
            self.view.chosen_by_hand = false;
        } else if self.current_sheet().is_some() {
            return;
        }
        self.view.article = Some(first.clone());
    }
}

/// The sign of the program in task bars; without it the window has the desktop's own.
fn icon() -> egui::IconData {
    let png = include_bytes!("../../assets/icon/sidelight-256.png");
    eframe::icon_data::from_png_bytes(png).unwrap_or_default()
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

/// The project of the last time. Where that cannot be opened, a new one, and what the trouble was.
fn open_workspace() -> Result<(Workspace, Result<(), ProjectError>), ProjectError> {
    let home = Home::of_user()?;
    let (project, trouble) = match home.open_last() {
        Ok(project) => (project, Ok(())),
        Err(error) => (home.new_project()?, Err(error)),
    };
    Ok((Workspace::new(Some(home), project), trouble))
}

/// The program in its own window; tells the log what measurements of it look for.
struct Started {
    app: Sidelight,
    /// When the program was started; `None` after the first frame.
    begun: Option<Instant>,
}

impl eframe::App for Started {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.app.update(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.app.show(ui);
        if let Some(begun) = self.begun.take() {
            log::debug!("first frame after {} ms", begun.elapsed().as_millis());
        }
        log::trace!("frame drawn");
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.keep_look();
    }
}
