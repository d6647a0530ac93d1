//! What the command line asks for. [`command_line`] tells how it is written.

mod command_line;
mod describe;

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};
use jiff::civil::Date;

use super::editing::EditOptions;
use super::output::ObjectForm;
use command_line::{Command, CommandLine, Reading};
use sidelight_interchange::Format;

pub use command_line::Described;
pub use describe::write as describe;

/// The form that is for the program itself.
pub const READ_APART: &str = "read-apart";

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invocation {
    /// Something that needs no window.
    Headless(Task),
    /// The window, with these files and folders.
    Window(Vec<PathBuf>),
}

/// Something that needs no window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Print a text: help or version.
    Print(String),
    /// Read articles.
    Run(Options),
    /// Change a project.
    Edit(EditOptions),
    /// Read parts of foreign files for another process of the program.
    ReadApart,
    /// Print what describes the command line.
    Describe(Described),
}

/// What reads articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The facts of each article.
    Extract,
    /// The story of each article.
    Group,
    /// The facts of all articles side by side.
    Compare,
}

/// What the command line chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What is to be done.
    pub form: Form,
    /// What the inputs are.
    pub from: SourceFormat,
    /// What to print.
    pub to: OutputFormat,
    /// Day of publication of articles that tell none.
    pub published: Option<Date>,
    /// Below which folder pages lie that lines name by path.
    pub pages: Option<PathBuf>,
    /// Which articles are compared with which.
    pub stories: Stories,
    /// Into which file to print; none for standard output.
    pub output: Option<PathBuf>,
    /// Whether a file that is there is replaced.
    pub replace: bool,
    /// Whether an input that cannot be read is answered in its place.
    pub keep_going: bool,
    /// How much is worked on at once; `None` for as many as there are processors.
    pub jobs: Option<NonZeroUsize>,
    /// No progress.
    pub quiet: bool,
    /// Files, folders and `-`; empty for standard input.
    pub paths: Vec<PathBuf>,
}

/// What the inputs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceFormat {
    /// By the kind of each.
    Auto,
    /// JSON Lines.
    JsonLines,
    /// Annotations of other programs, with the texts they are of.
    Annotations,
}

/// Which articles are compared with which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stories {
    /// Those whose line names the same "story", the rest all together
    Given,
    /// The same of lines in which the articles of a story stand together: each story is printed once the next
    /// begins, and memory stays bounded
    Sorted,
    /// Articles are grouped by the event they tell of
    Find,
    /// All together
    One,
}

/// What to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputFormat {
    /// JSON objects, as they come.
    Objects(ObjectForm),
    /// A file of a format, at the end.
    File(&'static Format),
}

/// Reads a command line, the program's name left out.
///
/// # Errors
/// When it has an unknown option or a wrong value.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Invocation, clap::Error> {
    let arguments = std::iter::once("sidelight".into()).chain(arguments);
    let line = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(asked) if !asked.use_stderr() => {
            return Ok(Invocation::Headless(Task::Print(asked.to_string())));
        }
        Err(wrong) => return Err(wrong),
    };
    let task = match line.command {
        None => return Ok(Invocation::Window(line.paths)),
        Some(Command::Extract {
            reading,
            to,
            answering,
        }) => Task::Run(Options {
            to,
            keep_going: answering.keep_going,
            ..Options::new(Form::Extract, reading)
        }),
        Some(Command::Group { reading, answering }) => Task::Run(Options {
            keep_going: answering.keep_going,
            ..Options::new(Form::Group, reading)
        }),
        Some(Command::Compare {
            reading,
            to,
            stories,
        }) => Task::Run(Options {
            to,
            stories,
            ..Options::new(Form::Compare, reading)
        }),
        Some(Command::Edit { project, name }) => Task::Edit(EditOptions { project, name }),
        Some(Command::ReadApart) => Task::ReadApart,
        Some(Command::Describe { what }) => Task::Describe(what),
    };
    if let Task::Run(options) = &task {
        options.check()?;
    }
    Ok(Invocation::Headless(task))
}

/// What is wrong with a command line that asks for a window where none is built in.
pub fn no_window() -> clap::Error {
    CommandLine::command().error(
        ErrorKind::MissingSubcommand,
        "this sidelight is built without a window: use `sidelight extract` or `sidelight compare`",
    )
}

impl Options {
    /// What holds where the command line says nothing else.
    fn new(form: Form, reading: Reading) -> Self {
        Self {
            form,
            from: reading.from,
            to: OutputFormat::Objects(ObjectForm::Lines),
            published: reading.published,
            pages: reading.pages,
            stories: Stories::Given,
            output: reading.output,
            replace: reading.replace,
            keep_going: false,
            jobs: reading.jobs,
            quiet: reading.quiet,
            paths: reading.paths,
        }
    }

    /// Whether what is printed has a place for all that is asked for.
    fn check(&self) -> Result<(), clap::Error> {
        if matches!(self.to, OutputFormat::Objects(_)) {
            return Ok(());
        }
        let wrong = if self.keep_going {
            "--keep-going answers in lines or objects: give --to jsonl or json with it"
        } else if self.stories == Stories::Sorted {
            "--stories sorted prints a story after the other: give --to jsonl or json with it"
        } else {
            return Ok(());
        };
        Err(CommandLine::command().error(ErrorKind::ArgumentConflict, wrong))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Invocation, clap::Error> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn paths_alone_open_the_window() {
        let expected = Invocation::Window(vec!["a.txt".into(), "folder".into()]);
        assert_eq!(parsed("a.txt folder").unwrap(), expected);
        assert_eq!(parsed("").unwrap(), Invocation::Window(Vec::new()));
    }

    #[test]
    fn extract_takes_options_in_any_order() {
        let invocation = parsed("extract a.txt --to json --published 2024-09-30 - --quiet");
        let Ok(Invocation::Headless(Task::Run(options))) = invocation else {
            panic!("{invocation:?}");
        };
        assert_eq!(options.form, Form::Extract);
        assert_eq!(options.to, OutputFormat::Objects(ObjectForm::Array));
        assert_eq!(options.from, SourceFormat::Auto);
        assert_eq!(options.published, Some(jiff::civil::date(2024, 9, 30)));
        assert!(options.quiet);
        assert_eq!(options.paths, [PathBuf::from("a.txt"), PathBuf::from("-")]);
    }

    #[test]
    fn compare_prints_one_document_unless_told_otherwise() {
        let Ok(Invocation::Headless(Task::Run(options))) = parsed("compare") else {
            panic!("not taken for compare");
        };
        assert_eq!(options.to, OutputFormat::Objects(ObjectForm::Array));
    }

    #[test]
    fn wrong_values_are_named() {
        for line in [
            "extract --to xml",
            "compare --from csvs",
            "compare --to webannotation",
            "compare --stories many",
            "extract --stories",
            "extract --to brief",
            "extract --published yesterday",
            "extract --jobs 0",
            "group --to",
            "edit --stories",
            "extract --nonsense",
            "--nonsense",
            "extract --to",
        ] {
            let error = parsed(line).unwrap_err().to_string();
            let last = line.split_whitespace().last().unwrap();
            assert!(
                error.contains(last.trim_start_matches('-')),
                "{line}: {error}"
            );
        }
    }
}
