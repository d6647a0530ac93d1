//! The command line: one [`table`], by which it is parsed and from which help, manual page and
//! completions are made.

mod completions;
mod help;
mod manual;
mod table;

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use jiff::civil::Date;
use lexopt::prelude::*;

use super::editing::EditOptions;
use super::output::ObjectForm;
use sidelight_interchange::Format;

use table::{COMMANDS, Command, Does, Flag, HIDDEN};

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
}

/// The forms of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The window.
    Window,
    /// The facts of each article.
    Extract,
    /// The story of each article.
    Group,
    /// The facts of all articles side by side.
    Compare,
    /// Changes to a project.
    Edit,
    /// Parts of foreign files, read for another process of the program.
    ReadApart,
    /// The command line itself.
    Describe,
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
    /// Who makes edits.
    pub name: String,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stories {
    /// Those whose input names the same story, the rest all together.
    Given,
    /// The same, each story's articles one after another.
    Sorted,
    /// Those that tell of the same event.
    Find,
    /// All.
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

/// What is wrong with a command line.
#[derive(Debug, thiserror::Error)]
pub enum UsageError {
    /// An unknown option, or one without its value.
    #[error(transparent)]
    Syntax(#[from] lexopt::Error),
    /// A value that an option does not take.
    #[error("`{value}` is no value of --{option}: give {expected}")]
    Value {
        /// The option.
        option: &'static str,
        /// What was given.
        value: String,
        /// What it takes.
        expected: String,
    },
    /// Which project is to be changed was not said.
    #[error("edit needs the file of a project")]
    NoProject,
    /// What describes the command line was not named.
    #[error("describe needs one of man, bash, zsh and fish")]
    NothingToDescribe,
    /// Failures were to be answered in a format that has no place for them.
    #[error("--keep-going answers in lines or objects: give --to jsonl or json with it")]
    NoPlaceForFailures,
    /// Stories were to be printed one by one in a format that holds one.
    #[error("--stories sorted prints a story after the other: give --to jsonl or json with it")]
    NoPlaceForStories,
    /// The window was asked for and is not built in.
    #[error(
        "this sidelight is built without a window: use `sidelight extract` or `sidelight compare`"
    )]
    NoWindow,
}

/// Reads a command line, the program's name left out.
///
/// # Errors
/// When it has an unknown option or a wrong value.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Invocation, UsageError> {
    let mut arguments = arguments.into_iter().peekable();
    let named = arguments
        .peek()
        .and_then(|first| command_of_name(first.to_str()?));
    if named.is_some() {
        arguments.next();
    }
    let command = named.unwrap_or(&COMMANDS[0]);
    let mut options = Options::new(command.form);
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        let flag = match &argument {
            Long(name) => command.flags().find(|flag| flag.long == *name),
            Short(name) => command.flags().find(|flag| flag.short == Some(*name)),
            Value(_) => None,
        };
        match (argument, flag.map(|flag| (flag, flag.does))) {
            (_, Some((_, Does::Help))) => return Ok(print(help::of(command))),
            (_, Some((_, Does::Version))) => return Ok(print(version())),
            (_, Some((flag, Does::Set(set)))) => {
                let value = match flag.takes.value_name() {
                    Some(_) => parser.value()?,
                    None => OsString::new(),
                };
                set(&mut options, &value).ok_or_else(|| wrong(flag, command, &value))?;
            }
            (Value(path), None) => options.paths.push(path.into()),
            (argument, None) => return Err(argument.unexpected().into()),
        }
    }
    asked(options)
}

/// What is asked for, once all is read.
fn asked(mut options: Options) -> Result<Invocation, UsageError> {
    let task = match options.form {
        Form::Window => return Ok(Invocation::Window(options.paths)),
        Form::ReadApart => Task::ReadApart,
        Form::Extract | Form::Group | Form::Compare => {
            let prints_objects = matches!(options.to, OutputFormat::Objects(_));
            if options.keep_going && !prints_objects {
                return Err(UsageError::NoPlaceForFailures);
            }
            if options.stories == Stories::Sorted && !prints_objects {
                return Err(UsageError::NoPlaceForStories);
            }
            Task::Run(options)
        }
        Form::Edit => match (options.paths.pop(), options.paths.pop()) {
            (Some(project), None) => Task::Edit(EditOptions {
                project,
                name: options.name,
            }),
            _ => return Err(UsageError::NoProject),
        },
        Form::Describe => match options
            .paths
            .pop()
            .as_deref()
            .and_then(|path| path.to_str())
        {
            Some("man") => Task::Print(manual::page()),
            Some("bash") => Task::Print(completions::bash()),
            Some("zsh") => Task::Print(completions::zsh()),
            Some("fish") => Task::Print(completions::fish()),
            _ => return Err(UsageError::NothingToDescribe),
        },
    };
    Ok(Invocation::Headless(task))
}

fn command_of_name(name: &str) -> Option<&'static Command> {
    let mut commands = COMMANDS.iter().chain(HIDDEN);
    commands.find(|command| command.name == name && !name.is_empty())
}

fn print(text: String) -> Invocation {
    Invocation::Headless(Task::Print(text))
}

fn version() -> String {
    format!("sidelight {}\n", env!("CARGO_PKG_VERSION"))
}

fn wrong(flag: &Flag, command: &Command, value: &std::ffi::OsStr) -> UsageError {
    UsageError::Value {
        option: flag.long,
        value: value.to_string_lossy().into_owned(),
        expected: flag.takes.expected(command.form),
    }
}

impl Options {
    /// What holds where the command line says nothing else.
    fn new(form: Form) -> Self {
        Self {
            form,
            from: SourceFormat::Auto,
            to: OutputFormat::Objects(match form {
                Form::Compare => ObjectForm::Array,
                _ => ObjectForm::Lines,
            }),
            published: None,
            pages: None,
            stories: Stories::Given,
            output: None,
            replace: false,
            keep_going: false,
            jobs: None,
            quiet: false,
            name: String::new(),
            paths: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Invocation, UsageError> {
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
