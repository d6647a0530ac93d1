//! The command line as clap reads it: its help, the manual page and the completions of shells come of this.

#![allow(
    clippy::doc_markdown,
    reason = "what stands here for readers is what help prints, as it is"
)]

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use jiff::civil::Date;

use super::{OutputFormat, READ_APART, SourceFormat, Stories};
use crate::headless::output::ObjectForm;
use sidelight_interchange::{FORMATS, format, formats_of};

/// What the exit statuses of the program mean, behind some examples.
macro_rules! examples {
    ($($line:literal does $tells:literal)*) => {
        concat!(
            "Examples:\n",
            $("  ", $line, "\n      ", $tells, "\n",)*
            "\nExit status:\n",
            "  0  all was read\n",
            "  1  an input could not be read; it is named, and the rest is done\n",
            "  2  the command line is wrong; nothing is done\n",
            "  3  the program could not do its work, such as write its output; what is printed is not whole",
        )
    };
}

/// Sidelight reads the checkable facts out of news articles and lays articles side by side.
///
/// It reads who, said what, when, how many and what is told, ties each fact to the exact words that carry
/// it, and tells where articles agree, differ, or copied. Without a command it opens a window. Nothing leaves
/// the computer.
#[derive(Debug, Parser)]
#[command(
    name = "sidelight",
    version,
    propagate_version = true,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    max_term_width = 100,
    after_help = examples! {
        "sidelight monday.html tuesday.pdf" does "opens the window on two articles"
        "sidelight extract articles/ > facts.jsonl" does "the facts of all files of a folder, an article a line"
        "sidelight compare --to brief monday.html tuesday.pdf"
            does "what one wants to know of a story first, in sentences"
    }
)]
pub struct CommandLine {
    /// What is to be done.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Files and folders to open in the window
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// What needs no window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the facts of articles
    ///
    /// Reads files, folders or standard input and prints each article with its facts, in the order of the
    /// input. Offsets are Unicode code points, the end exclusive. Memory stays bounded whatever the number of
    /// articles.
    ///
    /// A line of JSON Lines is {"id","title","published","text"} or {"id","url","html"}, where html is a page,
    /// or the path of one below --pages. It may name its "story", as text or as a number. That and all keys of
    /// which Sidelight knows nothing come out as they went in. A line that extract printed is taken as it is,
    /// its facts included.
    ///
    /// "engine" and "model" in each line tell the version of the program and of its language model.
    #[command(
        args_override_self = true,
        after_help = examples! {
            "sidelight extract articles/ > facts.jsonl" does "the facts of all files of a folder, an article a line"
            "sidelight extract --to claims --output claims.csv articles/"
                does "a table of all claims, a row for each answer they give"
            "zcat *.jsonl.gz | sidelight extract --from jsonl --keep-going > facts.jsonl"
                does "a stream of articles; a line that cannot be read is answered with the reason"
        }
    )]
    Extract {
        /// What is read.
        #[command(flatten)]
        reading: Reading,
        /// What to print; what is lost in a format is told and counted on standard error
        #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = printed(false))]
        to: OutputFormat,
        /// What is done of inputs that cannot be read.
        #[command(flatten)]
        answering: Answering,
    },
    /// Print which articles tell of the same event
    ///
    /// Prints {"id","story"} for each article, in the order of the input. Of an article no more is kept than
    /// what it is grouped by, and its facts are not read.
    #[command(
        args_override_self = true,
        after_help = examples! {
            "sidelight group --from jsonl articles.jsonl" does "a story for each article"
        }
    )]
    Group {
        /// What is read.
        #[command(flatten)]
        reading: Reading,
        /// What is done of inputs that cannot be read.
        #[command(flatten)]
        answering: Answering,
    },
    /// Print the claims of articles side by side
    ///
    /// Takes what extract takes, or what it printed, and prints {"rows","entities","copied"}: the claims in
    /// order of importance, each with its verdict, its words in each article and the slots in which answers
    /// differ; the people, bodies and places; the passages that articles share. As json, several stories stand
    /// in {"stories":[…]}; as jsonl, one a line.
    #[command(
        args_override_self = true,
        after_help = examples! {
            "sidelight compare --to brief monday.html tuesday.pdf"
                does "what one wants to know of a story first, in sentences"
            "sidelight extract articles/ | sidelight compare --stories find --to jsonl"
                does "articles grouped by what they tell of, a story a line"
            "sidelight compare --from jsonl --stories sorted --to jsonl facts.jsonl"
                does "as many stories as there are, in little memory"
        }
    )]
    Compare {
        /// What is read.
        #[command(flatten)]
        reading: Reading,
        /// What to print; what is lost in a format is told and counted on standard error
        #[arg(long, value_name = "FORMAT", default_value = "json", value_parser = printed(true))]
        to: OutputFormat,
        /// Which articles are compared with which
        #[arg(long, value_name = "HOW", value_enum, default_value_t = Stories::Given)]
        stories: Stories,
    },
    /// Change a project as standard input says
    ///
    /// Takes a JSON value a line and answers each with a line once it is on the disk: "undo", "redo",
    /// {"import":[PATH…]}, {"bring_back":PATH}, or {"apply":EDIT}, where EDIT is as the project's history keeps
    /// it, such as {"edit":"decide","article":ID,"fact":ID,"decision":"accept"}. What is brought back are
    /// annotations, as of --from annotations, which are placed among the facts of the project. A project is
    /// made where no file is.
    #[command(
        args_override_self = true,
        after_help = examples! {
            "echo '{\"import\":[\"articles\"]}' | sidelight edit story.sidelight"
                does "adds the articles of a folder to a project"
        }
    )]
    Edit {
        /// The file of the project
        #[arg(value_hint = ValueHint::FilePath)]
        project: PathBuf,
        /// Who makes the edits
        #[arg(long, default_value = "", hide_default_value = true)]
        name: String,
    },
    /// Read parts of files for another process of the program
    #[command(name = READ_APART, hide = true)]
    ReadApart,
    /// Print the manual page, or what completes a command line in a shell
    #[command(hide = true)]
    Describe {
        /// What is printed
        what: Described,
    },
}

/// What reads articles.
#[derive(Debug, Args)]
pub struct Reading {
    /// What the inputs are
    #[arg(long, value_name = "HOW", value_enum, default_value_t = SourceFormat::Auto)]
    pub from: SourceFormat,
    /// Write into this file, which has its name once it is whole, and not to standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace the content of that file where it exists; otherwise nothing is written
    #[arg(long)]
    pub replace: bool,
    /// Lines may name pages by path; they are read from below this folder
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub pages: Option<PathBuf>,
    /// Day of publication of articles that tell none
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
    /// How many articles and stories are worked on at once, if not as many as there are processors
    #[arg(short, long, value_name = "N", value_parser = number)]
    pub jobs: Option<NonZeroUsize>,
    /// No progress on standard error; inputs that fail are still named
    #[arg(short, long)]
    pub quiet: bool,
    /// Files, folders, and - for standard input, which is read where nothing is named
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// What answers inputs one by one.
#[derive(Debug, Args)]
pub struct Answering {
    /// Answer an input that cannot be read in its place, by {"id","line","error"}; as json and jsonl
    #[arg(long)]
    pub keep_going: bool,
}

/// What describes the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Described {
    /// The manual page.
    Man,
    /// For a shell.
    Bash,
    /// For a shell.
    Zsh,
    /// For a shell.
    Fish,
}

impl ValueEnum for SourceFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::JsonLines, Self::Annotations]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Auto => PossibleValue::new("auto").help(
                "files, folders and standard input by what is in them: texts, pages, PDF, office documents, \
                 mail, tables, feeds, archives",
            ),
            Self::JsonLines => {
                PossibleValue::new("jsonl").help("lines, of which `sidelight extract --help` tells")
            }
            Self::Annotations => PossibleValue::new("annotations").help(format!(
                "files and folders of other programs, with their texts: {}",
                formats_read()
            )),
        })
    }
}

/// The formats that are read back, by name.
fn formats_read() -> String {
    let read = FORMATS.iter().filter(|format| format.reader.is_some());
    read.map(|format| format.name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// What facts, or the rows of comparisons, are printed as.
fn printed(rows: bool) -> impl TypedValueParser<Value = OutputFormat> {
    let objects = [
        PossibleValue::new("json").help("one document, as it is read"),
        PossibleValue::new("jsonl").help("a line each, as it is read"),
    ];
    let files = formats_of(rows).filter(|format| !matches!(format.key, "json" | "jsonl"));
    let files = files.map(|format| PossibleValue::new(format.key).help(format.name));
    let values: Vec<PossibleValue> = objects.into_iter().chain(files).collect();
    PossibleValuesParser::new(values).try_map(move |key| match key.as_str() {
        "json" => Ok(OutputFormat::Objects(ObjectForm::Array)),
        "jsonl" => Ok(OutputFormat::Objects(ObjectForm::Lines)),
        key => format(key, rows)
            .map(OutputFormat::File)
            .ok_or("it is not printed"),
    })
}

fn day(written: &str) -> Result<Date, &'static str> {
    written.parse().map_err(|_| "give a day such as 2024-09-30")
}

fn number(written: &str) -> Result<NonZeroUsize, &'static str> {
    written.parse().map_err(|_| "give a number from 1 on")
}
