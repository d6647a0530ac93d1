//! The `sidelight` program: a window, or a headless form chosen by the first argument.

use std::process::ExitCode;

fn main() -> ExitCode {
    env_logger::init();
    let paths = std::env::args_os().skip(1).map(Into::into).collect();
    match sidelight::app::run(paths) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sidelight: {error}");
            ExitCode::FAILURE
        }
    }
}
