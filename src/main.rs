//! The `sidelight` program: a window, or a headless form chosen by the first argument.

use std::process::ExitCode;

use sidelight::headless::{self, Invocation};

/// Warnings, but not the font finder's about a locale without a language, such as `C`, nor the page
/// reader's about tables that are not well formed.
const QUIET: &str = "warn,egui_system_font_provider=error,html5ever=error";

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or(QUIET)).init();
    headless::read_apart();
    match headless::parse(std::env::args_os().skip(1)) {
        Ok(Invocation::Headless(task)) => headless::run(&task),
        Ok(Invocation::Window(paths)) => open_window(paths),
        Err(usage) => headless::report_usage(&usage),
    }
}

#[cfg(feature = "window")]
fn open_window(paths: Vec<std::path::PathBuf>) -> ExitCode {
    match sidelight::app::run(paths) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => headless::report_failure(&error),
    }
}

#[cfg(not(feature = "window"))]
fn open_window(_paths: Vec<std::path::PathBuf>) -> ExitCode {
    headless::report_usage(&headless::no_window())
}
