//! The command line as one table: what parses it, its help, the manual page and the completions of
//! shells are all made of this.

use std::ffi::OsStr;

use super::{Form, Options, OutputFormat, SourceFormat, Stories};
use crate::headless::output::ObjectForm;
use sidelight_interchange::{FORMATS, format, formats_of};

/// A form of the program.
#[derive(Debug)]
pub struct Command {
    /// What it does.
    pub form: Form,
    /// What the command line calls it; empty for the window.
    pub name: &'static str,
    /// What follows its options.
    pub takes: &'static str,
    /// What it is for, in a few words.
    pub purpose: &'static str,
    /// What else there is to know, in paragraphs.
    pub about: &'static [&'static str],
    /// Lines to try.
    pub examples: &'static [Example],
}

/// A command line that serves as a model.
#[derive(Debug)]
pub struct Example {
    /// The line.
    pub line: &'static str,
    /// What it does.
    pub tells: &'static str,
}

/// An option.
#[derive(Debug)]
pub struct Flag {
    /// Its name, without the hyphens.
    pub long: &'static str,
    /// Its one-letter name.
    pub short: Option<char>,
    /// The forms that know it.
    pub of: &'static [Form],
    /// What follows it.
    pub takes: Takes,
    /// What holds without it; empty where nothing does.
    pub otherwise: &'static str,
    /// What it does.
    pub purpose: &'static str,
    /// What the program does about it.
    pub does: Does,
}

/// What follows an option.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// One of some words, each with what it means.
    OneOf(&'static [(&'static str, &'static str)]),
    /// What to print.
    Format,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A day.
    Day,
    /// A number from 1 on.
    Number,
    /// A name.
    Name,
}

/// What the program does about an option.
#[derive(Debug, Clone, Copy)]
pub enum Does {
    /// Prints help.
    Help,
    /// Prints the version.
    Version,
    /// Notes its value, or nothing where the value is wrong.
    Set(fn(&mut Options, &OsStr) -> Option<()>),
}

/// The commands that people are told of.
pub static COMMANDS: &[Command] = &[
    Command {
        form: Form::Window,
        name: "",
        takes: "[PATH…]",
        purpose: "open the window with these files and folders",
        about: &[],
        examples: &[Example {
            line: "sidelight monday.html tuesday.pdf",
            tells: "opens the window on two articles",
        }],
    },
    Command {
        form: Form::Extract,
        name: "extract",
        takes: "[PATH…|-]",
        purpose: "print the facts of articles",
        about: &[
            "Reads files, folders or standard input and prints each article with its facts, in the order \
             of the input. Offsets are Unicode code points, the end exclusive. Memory stays bounded \
             whatever the number of articles.",
            "A line of JSON Lines is {\"id\",\"title\",\"published\",\"text\"} or {\"id\",\"url\",\"html\"}, where \
             html is a page, or the path of one below --pages. It may name its \"story\", as text or as a \
             number. That and all keys of which Sidelight knows nothing come out as they went in. A line \
             that extract printed is taken as it is, its facts included.",
            "\"engine\" and \"model\" in each line tell the version of the program and of its language model.",
        ],
        examples: &[
            Example {
                line: "sidelight extract articles/ > facts.jsonl",
                tells: "the facts of all files of a folder, an article a line",
            },
            Example {
                line: "sidelight extract --to claims --output claims.csv articles/",
                tells: "a table of all claims, a row for each answer they give",
            },
            Example {
                line: "zcat *.jsonl.gz | sidelight extract --from jsonl --keep-going > facts.jsonl",
                tells: "a stream of articles; a line that cannot be read is answered with the reason",
            },
        ],
    },
    Command {
        form: Form::Group,
        name: "group",
        takes: "[PATH…|-]",
        purpose: "print which articles tell of the same event",
        about: &[
            "Prints {\"id\",\"story\"} for each article, in the order of the input. Of an article no more is \
             kept than what it is grouped by, and its facts are not read.",
        ],
        examples: &[Example {
            line: "sidelight group --from jsonl articles.jsonl",
            tells: "a story for each article",
        }],
    },
    Command {
        form: Form::Compare,
        name: "compare",
        takes: "[PATH…|-]",
        purpose: "print the claims of articles side by side",
        about: &[
            "Takes what extract takes, or what it printed, and prints {\"rows\",\"entities\",\"copied\"}: the \
             claims in order of importance, each with its verdict, its words in each article and the slots \
             in which answers differ; the people, bodies and places; the passages that articles share. As \
             json, several stories stand in {\"stories\":[…]}; as jsonl, one a line.",
        ],
        examples: &[
            Example {
                line: "sidelight compare --to brief monday.html tuesday.pdf",
                tells: "what one wants to know of a story first, in sentences",
            },
            Example {
                line: "sidelight extract articles/ | sidelight compare --stories find --to jsonl",
                tells: "articles grouped by what they tell of, a story a line",
            },
            Example {
                line: "sidelight compare --from jsonl --stories sorted --to jsonl facts.jsonl",
                tells: "as many stories as there are, in little memory",
            },
        ],
    },
    Command {
        form: Form::Edit,
        name: "edit",
        takes: "PROJECT",
        purpose: "change a project as standard input says",
        about: &[
            "Takes a JSON value a line and answers each with a line once it is on the disk: \"undo\", \"redo\", \
             {\"import\":[PATH…]}, {\"bring_back\":PATH}, or {\"apply\":EDIT}, where EDIT is as the project's \
             history keeps it, such as {\"edit\":\"decide\",\"article\":ID,\"fact\":ID,\"decision\":\"accept\"}. \
             What is brought back are annotations, as of --from annotations, which are placed among the \
             facts of the project. A project is made where no file is.",
        ],
        examples: &[Example {
            line: "echo '{\"import\":[\"articles\"]}' | sidelight edit story.sidelight",
            tells: "adds the articles of a folder to a project",
        }],
    },
];

/// Commands that are for the program itself and its packages.
pub static HIDDEN: &[Command] = &[
    Command {
        form: Form::ReadApart,
        name: super::READ_APART,
        takes: "",
        purpose: "read parts of files for another process of the program",
        about: &[],
        examples: &[],
    },
    Command {
        form: Form::Describe,
        name: "describe",
        takes: "man|bash|zsh|fish",
        purpose: "print the manual page, or what completes a command line in a shell",
        about: &[],
        examples: &[],
    },
];

const READING: &[Form] = &[Form::Extract, Form::Group, Form::Compare];
const ANSWERING: &[Form] = &[Form::Extract, Form::Group];
const PRINTING: &[Form] = &[Form::Extract, Form::Compare];
const ALL: &[Form] = &[
    Form::Window,
    Form::Extract,
    Form::Group,
    Form::Compare,
    Form::Edit,
    Form::Describe,
];

/// The options, in the order in which they are told.
pub static FLAGS: &[Flag] = &[
    Flag {
        long: "from",
        short: None,
        of: READING,
        takes: Takes::OneOf(&[
            (
                "auto",
                "files, folders and standard input by what is in them: texts, pages, PDF, office \
                 documents, mail, tables, feeds, archives",
            ),
            ("jsonl", "lines, of which `sidelight extract --help` tells"),
            (
                "annotations",
                "files and folders of other programs, with their texts: {READ}",
            ),
        ]),
        otherwise: "auto",
        purpose: "what the inputs are",
        does: Does::Set(|options, value| {
            options.from = match value.to_str()? {
                "auto" => SourceFormat::Auto,
                "jsonl" => SourceFormat::JsonLines,
                "annotations" => SourceFormat::Annotations,
                _ => return None,
            };
            Some(())
        }),
    },
    Flag {
        long: "to",
        short: None,
        of: PRINTING,
        takes: Takes::Format,
        otherwise: "jsonl for extract, json for compare",
        purpose: "what to print; json and jsonl come as they are read, and what is lost in another \
                  format is told and counted on standard error",
        does: Does::Set(|options, value| {
            options.to = match value.to_str()? {
                "json" => OutputFormat::Objects(ObjectForm::Array),
                "jsonl" => OutputFormat::Objects(ObjectForm::Lines),
                key => OutputFormat::File(format(key, options.form == Form::Compare)?),
            };
            Some(())
        }),
    },
    Flag {
        long: "output",
        short: Some('o'),
        of: READING,
        takes: Takes::File,
        otherwise: "standard output",
        purpose: "write into this file, which has its name once it is whole",
        does: Does::Set(|options, value| {
            options.output = Some(value.into());
            Some(())
        }),
    },
    Flag {
        long: "replace",
        short: None,
        of: READING,
        takes: Takes::Nothing,
        otherwise: "",
        purpose: "replace the content of that file where it exists; otherwise nothing is written",
        does: Does::Set(|options, _| {
            options.replace = true;
            Some(())
        }),
    },
    Flag {
        long: "stories",
        short: None,
        of: &[Form::Compare],
        takes: Takes::OneOf(&[
            (
                "given",
                "those whose line names the same \"story\", the rest all together",
            ),
            (
                "sorted",
                "the same of lines in which the articles of a story stand together: each story is \
                 printed once the next begins, and memory stays bounded",
            ),
            ("find", "articles are grouped by the event they tell of"),
            ("one", "all together"),
        ]),
        otherwise: "given",
        purpose: "which articles are compared with which",
        does: Does::Set(|options, value| {
            options.stories = match value.to_str()? {
                "given" => Stories::Given,
                "sorted" => Stories::Sorted,
                "find" => Stories::Find,
                "one" => Stories::One,
                _ => return None,
            };
            Some(())
        }),
    },
    Flag {
        long: "keep-going",
        short: None,
        of: ANSWERING,
        takes: Takes::Nothing,
        otherwise: "",
        purpose: "answer an input that cannot be read in its place, by {\"id\",\"line\",\"error\"}; as json \
                  and jsonl",
        does: Does::Set(|options, _| {
            options.keep_going = true;
            Some(())
        }),
    },
    Flag {
        long: "pages",
        short: None,
        of: READING,
        takes: Takes::Folder,
        otherwise: "",
        purpose: "lines may name pages by path; they are read from below this folder",
        does: Does::Set(|options, value| {
            options.pages = Some(value.into());
            Some(())
        }),
    },
    Flag {
        long: "published",
        short: None,
        of: READING,
        takes: Takes::Day,
        otherwise: "",
        purpose: "day of publication of articles that tell none",
        does: Does::Set(|options, value| {
            options.published = Some(value.to_str()?.parse().ok()?);
            Some(())
        }),
    },
    Flag {
        long: "jobs",
        short: Some('j'),
        of: READING,
        takes: Takes::Number,
        otherwise: "as many as there are processors",
        purpose: "how many articles and stories are worked on at once",
        does: Does::Set(|options, value| {
            options.jobs = Some(value.to_str()?.parse().ok()?);
            Some(())
        }),
    },
    Flag {
        long: "quiet",
        short: Some('q'),
        of: READING,
        takes: Takes::Nothing,
        otherwise: "",
        purpose: "no progress on standard error; inputs that fail are still named",
        does: Does::Set(|options, _| {
            options.quiet = true;
            Some(())
        }),
    },
    Flag {
        long: "name",
        short: None,
        of: &[Form::Edit],
        takes: Takes::Name,
        otherwise: "",
        purpose: "who makes the edits",
        does: Does::Set(|options, value| {
            value.to_str()?.clone_into(&mut options.name);
            Some(())
        }),
    },
    Flag {
        long: "help",
        short: Some('h'),
        of: ALL,
        takes: Takes::Nothing,
        otherwise: "",
        purpose: "print this",
        does: Does::Help,
    },
    Flag {
        long: "version",
        short: Some('V'),
        of: ALL,
        takes: Takes::Nothing,
        otherwise: "",
        purpose: "print the version",
        does: Does::Version,
    },
];

/// What the program's exit statuses mean.
pub static STATUSES: &[(u8, &str)] = &[
    (crate::headless::COMPLETE, "all was read"),
    (
        crate::headless::INPUTS_FAILED,
        "an input could not be read; it is named, and the rest is done",
    ),
    (
        crate::headless::USAGE,
        "the command line is wrong; nothing is done",
    ),
    (
        crate::headless::OWN_FAILURE,
        "the program could not do its work, such as write its output; what is printed is not whole",
    ),
];

impl Command {
    /// The options that it knows.
    pub fn flags(&self) -> impl Iterator<Item = &'static Flag> {
        let form = self.form;
        FLAGS.iter().filter(move |flag| flag.of.contains(&form))
    }

    /// What is written before its options.
    pub fn call(&self) -> String {
        let name = if self.name.is_empty() { "" } else { " " };
        format!("sidelight{name}{}", self.name)
    }
}

impl Takes {
    /// What stands for its value in help; `None` where nothing follows.
    pub fn value_name(self) -> Option<&'static str> {
        Some(match self {
            Self::Nothing => return None,
            Self::OneOf(_) => "HOW",
            Self::Format => "FORMAT",
            Self::File => "FILE",
            Self::Folder => "FOLDER",
            Self::Day => "DATE",
            Self::Number => "N",
            Self::Name => "NAME",
        })
    }

    /// The words that may stand there, where they are few.
    pub fn words(self, form: Form) -> Vec<&'static str> {
        match self {
            Self::OneOf(words) => words.iter().map(|(word, _)| *word).collect(),
            Self::Format => format_keys(form),
            _ => Vec::new(),
        }
    }

    /// What it takes, for who gave something else.
    pub fn expected(self, form: Form) -> String {
        match self {
            Self::OneOf(_) | Self::Format => self.words(form).join(", "),
            Self::Day => "a day such as 2024-09-30".to_owned(),
            Self::Number => "a number from 1 on".to_owned(),
            Self::Nothing | Self::File | Self::Folder | Self::Name => "text".to_owned(),
        }
    }
}

/// What a form can print.
fn format_keys(form: Form) -> Vec<&'static str> {
    let own = ["json", "jsonl"].into_iter();
    let others = formats_of(form == Form::Compare).map(|format| format.key);
    own.chain(others.filter(|key| !matches!(*key, "json" | "jsonl")))
        .collect()
}

/// The formats that are read back, by name.
pub fn formats_read() -> String {
    let read = FORMATS.iter().filter(|format| format.reader.is_some());
    read.map(|format| format.name)
        .collect::<Vec<_>>()
        .join(", ")
}
