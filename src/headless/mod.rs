//! The program without a window: `sidelight extract` and `sidelight compare`. Articles come in by
//! path or by pipe and facts go out, in the same order; memory is bounded whatever the number.
//! `sidelight group` tells which articles are of one story, `sidelight edit` changes a project as a script
//! says.

mod arguments;
mod comparing;
mod destination;
mod editing;
mod extracting;
mod grouping;
mod inputs;
mod ordered;
mod output;
mod progress;
mod reading;
mod stories;

use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::names_pack;
use sidelight_engine::ingest::{self, Limits};

pub use arguments::{
    Described, Form, Invocation, Options, OutputFormat, READ_APART, SourceFormat, Stories, Task,
    no_window, parse,
};
use destination::Destination;
pub use editing::EditOptions;
pub use output::ObjectForm;

/// Exit status when all was read.
const COMPLETE: u8 = 0;

/// Exit status when an input could not be read.
const INPUTS_FAILED: u8 = 1;

/// Exit status of a wrong command line, as the shell's own commands have it.
const WRONG_USAGE: u8 = 2;

/// Exit status when the program could not do its work, whatever the inputs.
const OWN_FAILURE: u8 = 3;

/// Has foreign formats read by further processes of this program, so that a file which breaks its reader
/// breaks nothing else.
pub fn read_apart() {
    let program = if cfg!(target_os = "linux") {
        // It is this program even after an update has put another one in its place.
        Ok(PathBuf::from("/proc/self/exe"))
    } else {
        std::env::current_exe()
    };
    match program {
        Ok(program) => {
            ingest::in_processes(program, READ_APART, Limits::of_environment());
        }
        Err(error) => log::warn!("files are read within the program itself ({error})"),
    }
}

/// Does what the command line asks for. The exit status is 0 when every input was read, 1 when one
/// was not, 3 when the work could not be done.
pub fn run(task: &Task) -> ExitCode {
    let done = match task {
        Task::Print(text) => io::stdout()
            .write_all(text.as_bytes())
            .map(|()| Outcome::Complete),
        Task::Edit(options) => editing::run(options),
        Task::Describe(what) => {
            arguments::describe(*what, &mut io::stdout()).map(|()| Outcome::Complete)
        }
        Task::ReadApart => ingest::serve().map(|()| Outcome::Complete),
        Task::Run(options) => read(options),
    };
    match done {
        Ok(Outcome::Complete) => ExitCode::from(COMPLETE),
        Ok(Outcome::InputsFailed) => ExitCode::from(INPUTS_FAILED),
        // Whoever reads the pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(COMPLETE),
        Err(error) => report_failure(&error),
    }
}

/// Reads articles and writes what comes of them.
fn read(options: &Options) -> io::Result<Outcome> {
    if let Some(jobs) = options.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.get());
        pool.build_global().map_err(io::Error::other)?;
    }
    let mut destination = Destination::open(options)?;
    let engine = || names_pack::engine().map_err(io::Error::other);
    let outcome = match options.form {
        Form::Group => grouping::run(options, &mut destination),
        Form::Compare => comparing::run(engine()?, options, &mut destination),
        Form::Extract => extracting::run(engine()?, options, &mut destination),
    }?;
    destination.finish()?;
    Ok(outcome)
}

/// Says why the program ends.
pub fn report_failure(error: &impl Display) -> ExitCode {
    log_line(&format!("sidelight: {error}"));
    ExitCode::from(OWN_FAILURE)
}

/// Says what is wrong with the command line.
pub fn report_usage(error: &clap::Error) -> ExitCode {
    log_line(error.to_string().trim_end());
    ExitCode::from(WRONG_USAGE)
}

/// Whether every input was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All were.
    Complete,
    /// At least one was not; it has been named on standard error.
    InputsFailed,
}

impl Outcome {
    /// The outcome of a number of failures.
    fn of_failures(failures: usize) -> Self {
        if failures == 0 {
            Self::Complete
        } else {
            Self::InputsFailed
        }
    }
}

/// Writes a line to standard error. That standard error is closed is nobody's concern.
fn log_line(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
