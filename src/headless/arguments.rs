//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use jiff::civil::Date;
use lexopt::prelude::*;

use super::editing::EditOptions;
use super::output::ObjectForm;
use crate::interchange::{FORMATS, Format, format, formats_of};

/// Width of a list in the help, in characters.
const HELP_WIDTH: usize = 68;

/// What `sidelight --help` prints.
const HELP: &str = "\
Sidelight reads the checkable facts out of news articles and lays articles side by side.

Usage: sidelight [PATH…]                          open the window with these files and folders
       sidelight extract [OPTIONS] [PATH…|-]      print the facts of articles
       sidelight compare [OPTIONS] [PATH…|-]      print the claims of articles side by side
       sidelight edit [--name NAME] PROJECT       change a project as standard input says

Without a path, extract and compare read standard input.

Options of extract and compare:
  --from HOW           what the inputs are [auto]
                       auto: files, folders and standard input by what is in them: texts, pages,
                       PDF, office documents, mail, tables, feeds, archives
                       jsonl: lines, as told below
                       annotations: files and folders of other programs, with their texts:
                       {READ}
  --to FORMAT          what to print [jsonl for extract, json for compare]
                       extract: {EXTRACT}
                       compare: {COMPARE}
                       json and jsonl of extract and jsonl of compare come as they are read;
                       what is lost in a format is told and counted on standard error
  --output FILE        write into this file, which has its name once it is whole [standard output]
  --replace            replace the content of FILE where it exists; otherwise nothing is written
  --stories HOW        compare: which articles are compared with which [given]
                       given: those whose line names the same \"story\", the rest all together
                       find: articles are grouped by the event they tell of; one: all together
  --pages FOLDER       lines may name pages by path; they are read from below this folder
  --published DATE     day of publication (2024-09-30) of articles that tell none
  --quiet              no progress on standard error; failed inputs are still named

  -h, --help           print this
  -V, --version        print the version

A line of JSON Lines is {\"id\",\"title\",\"published\",\"text\"} or {\"id\",\"url\",\"html\"}, where html is
a page, or the path of one below --pages; it may have a \"story\" as well. A line that extract printed
is taken as it is, its facts included.

Compare prints {\"rows\",\"entities\",\"copied\"}: the claims in order of importance, each with its verdict,
its words in each article and the slots in which answers differ; the people, bodies and places; the
passages that articles share. As json, several stories stand in {\"stories\":[…]}; as jsonl, one a line.

Edit takes a JSON value a line and answers each with a line once it is on the disk: \"undo\", \"redo\",
{\"import\":[PATH…]}, {\"bring_back\":PATH}, or {\"apply\":EDIT}, where EDIT is as the project's history
keeps it, such as {\"edit\":\"decide\",\"article\":ID,\"fact\":ID,\"decision\":\"accept\"}. What is brought
back are annotations, as of --from annotations, which are placed among the facts of the project.

Exit status: 0 when all was read, 1 when an input failed (it is named, the rest is done),
2 when the command line is wrong.
";

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
    Run(Form, Options),
    /// Change a project.
    Edit(EditOptions),
    /// Read parts of foreign files for another process of the program.
    ReadApart,
}

/// The headless forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The facts of each article.
    Extract,
    /// The facts of all articles side by side.
    Compare,
}

/// The options of both headless forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stories {
    /// Those whose input names the same story, the rest all together.
    Given,
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
    #[error("`{value}` is no value of {option}: give {expected}")]
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
    let form = match arguments.peek().and_then(|first| first.to_str()) {
        Some("extract") => Some(Form::Extract),
        Some("compare") => Some(Form::Compare),
        _ => None,
    };
    if arguments.peek().is_some_and(|first| first == READ_APART) {
        return Ok(Invocation::Headless(Task::ReadApart));
    }
    if arguments.peek().is_some_and(|first| first == "edit") {
        return parse_edit(arguments.skip(1)).map(Invocation::Headless);
    }
    match form {
        Some(form) => parse_task(form, arguments.skip(1)).map(Invocation::Headless),
        None => parse_window(arguments),
    }
}

fn parse_window(arguments: impl Iterator<Item = OsString>) -> Result<Invocation, UsageError> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut paths = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Invocation::Headless(help())),
            Short('V') | Long("version") => return Ok(Invocation::Headless(version())),
            Value(path) => paths.push(path.into()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(Invocation::Window(paths))
}

fn parse_task(form: Form, arguments: impl Iterator<Item = OsString>) -> Result<Task, UsageError> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut options = Options {
        from: SourceFormat::Auto,
        to: match form {
            Form::Extract => OutputFormat::Objects(ObjectForm::Lines),
            Form::Compare => OutputFormat::Objects(ObjectForm::Array),
        },
        published: None,
        pages: None,
        stories: Stories::Given,
        output: None,
        replace: false,
        quiet: false,
        paths: Vec::new(),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(help()),
            Short('V') | Long("version") => return Ok(version()),
            Long("from") => options.from = source_format(&parser.value()?.string()?)?,
            Long("to") => options.to = output_format(form, &parser.value()?.string()?)?,
            Long("published") => options.published = Some(date(&parser.value()?.string()?)?),
            Long("pages") => options.pages = Some(parser.value()?.into()),
            Long("stories") if form == Form::Compare => {
                options.stories = stories(&parser.value()?.string()?)?;
            }
            Long("output") => options.output = Some(parser.value()?.into()),
            Long("replace") => options.replace = true,
            Long("quiet") => options.quiet = true,
            Value(path) => options.paths.push(path.into()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(Task::Run(form, options))
}

fn parse_edit(arguments: impl Iterator<Item = OsString>) -> Result<Task, UsageError> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut name = String::new();
    let mut project = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(help()),
            Short('V') | Long("version") => return Ok(version()),
            Long("name") => name = parser.value()?.string()?,
            Value(path) if project.is_none() => project = Some(path.into()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let project = project.ok_or(UsageError::NoProject)?;
    Ok(Task::Edit(EditOptions { project, name }))
}

fn help() -> Task {
    let read = FORMATS.iter().filter(|format| format.reader.is_some());
    let read: Vec<&str> = read.map(|format| format.name).collect();
    let text = HELP
        .replace("{EXTRACT}", &wrapped(&keys(Form::Extract)))
        .replace("{COMPARE}", &wrapped(&keys(Form::Compare)))
        .replace("{READ}", &wrapped(&read));
    Task::Print(text)
}

/// What each form can print.
fn keys(form: Form) -> Vec<&'static str> {
    let own = ["json", "jsonl"].into_iter();
    let others = formats_of(form == Form::Compare).map(|format| format.key);
    own.chain(others.filter(|key| !matches!(*key, "json" | "jsonl")))
        .collect()
}

/// Names as a list that goes on in further lines of the help.
fn wrapped(names: &[&str]) -> String {
    let mut lines = vec![String::new()];
    for (number, name) in (1..).zip(names) {
        let last = lines.len() - 1;
        if lines[last].len() + name.len() > HELP_WIDTH {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(name);
            line.push_str(if number < names.len() { ", " } else { "" });
        }
    }
    let indent = format!("\n{:25}", "");
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join(&indent)
}

fn version() -> Task {
    Task::Print(format!("sidelight {}\n", env!("CARGO_PKG_VERSION")))
}

fn source_format(value: &str) -> Result<SourceFormat, UsageError> {
    match value {
        "auto" => Ok(SourceFormat::Auto),
        "jsonl" => Ok(SourceFormat::JsonLines),
        "annotations" => Ok(SourceFormat::Annotations),
        _ => Err(UsageError::Value {
            option: "--from",
            value: value.to_owned(),
            expected: "auto, jsonl or annotations".to_owned(),
        }),
    }
}

fn stories(value: &str) -> Result<Stories, UsageError> {
    match value {
        "given" => Ok(Stories::Given),
        "find" => Ok(Stories::Find),
        "one" => Ok(Stories::One),
        _ => Err(UsageError::Value {
            option: "--stories",
            value: value.to_owned(),
            expected: "given, find or one".to_owned(),
        }),
    }
}

fn output_format(form: Form, value: &str) -> Result<OutputFormat, UsageError> {
    match value {
        "json" => Ok(OutputFormat::Objects(ObjectForm::Array)),
        "jsonl" => Ok(OutputFormat::Objects(ObjectForm::Lines)),
        _ => match format(value, form == Form::Compare) {
            Some(format) => Ok(OutputFormat::File(format)),
            None => Err(UsageError::Value {
                option: "--to",
                value: value.to_owned(),
                expected: keys(form).join(", "),
            }),
        },
    }
}

fn date(value: &str) -> Result<Date, UsageError> {
    value.parse().map_err(|_| UsageError::Value {
        option: "--published",
        value: value.to_owned(),
        expected: "a day such as 2024-09-30".to_owned(),
    })
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
        let Ok(Invocation::Headless(Task::Run(Form::Extract, options))) = invocation else {
            panic!("{invocation:?}");
        };
        assert_eq!(options.to, OutputFormat::Objects(ObjectForm::Array));
        assert_eq!(options.from, SourceFormat::Auto);
        assert_eq!(options.published, Some(jiff::civil::date(2024, 9, 30)));
        assert!(options.quiet);
        assert_eq!(options.paths, [PathBuf::from("a.txt"), PathBuf::from("-")]);
    }

    #[test]
    fn compare_prints_one_document_unless_told_otherwise() {
        let Ok(Invocation::Headless(Task::Run(Form::Compare, options))) = parsed("compare") else {
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
