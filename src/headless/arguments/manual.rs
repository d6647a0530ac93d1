//! The manual page, in the language of troff.

use std::fmt::Write;

use super::help;
use super::table::{COMMANDS, Command, STATUSES};
use crate::headless::arguments::Form;

/// What is told of the surroundings.
const ENVIRONMENT: &[(&str, &str)] = &[
    (
        "SIDELIGHT_READER_SECONDS",
        "how long a further process may work on a file that it reads",
    ),
    (
        "SIDELIGHT_READER_MEGABYTES",
        "how much memory such a process may take",
    ),
];

/// The manual page of the program.
pub fn page() -> String {
    let mut page = format!(
        ".TH SIDELIGHT 1 \"\" \"sidelight {}\" \"User Commands\"\n.SH NAME\nsidelight \\- reads the \
         checkable facts out of news articles and lays articles side by side\n.SH SYNOPSIS\n",
        env!("CARGO_PKG_VERSION")
    );
    for command in COMMANDS {
        let _ = writeln!(page, ".B {}\n.br", escaped(&help::usage(command)));
    }
    page += ".SH DESCRIPTION\n";
    page += &line(
        "Sidelight reads who, said what, when, how many and what is told out of news articles, ties each \
         fact to the exact words that carry it, and tells where articles agree, differ, or copied. Without \
         a command it opens a window. Without a path, what reads articles reads standard input. Nothing \
         leaves the computer.",
    );
    page += ".SH COMMANDS\n";
    for command in COMMANDS {
        page += &described(command);
    }
    page += ".SH EXIT STATUS\n";
    for (status, means) in STATUSES {
        page += &tagged(&status.to_string(), means);
    }
    page += ".SH ENVIRONMENT\n";
    for (name, means) in ENVIRONMENT {
        page += &tagged(name, means);
    }
    page += ".SH EXAMPLES\n";
    for example in COMMANDS.iter().flat_map(|command| command.examples) {
        page += &tagged(example.line, example.tells);
    }
    page
}

fn described(command: &Command) -> String {
    let mut text = format!(".SS {}\n", escaped(&help::usage(command)));
    text += &line(&sentence(command.purpose));
    for paragraph in command.about {
        text += ".PP\n";
        text += &line(paragraph);
    }
    // The window's options are those that every form has.
    for flag in command.flags() {
        let is_told = !matches!(flag.long, "help" | "version");
        if is_told || command.form == Form::Window {
            text += &tagged(&help::written(flag), &help::purpose(flag));
            for choice in help::choices(flag, command.form) {
                text += ".br\n";
                text += &line(&choice);
            }
        }
    }
    text
}

fn tagged(tag: &str, text: &str) -> String {
    format!(".TP\n.B {}\n{}", escaped(tag), line(text))
}

fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    format!("{}{}.", first.collect::<String>(), rest.as_str())
}

/// A line of running text: one that begins with a control character would be taken for a command.
fn line(text: &str) -> String {
    let guard = if text.starts_with(['.', '\'']) {
        "\\&"
    } else {
        ""
    };
    format!("{guard}{}\n", escaped(text))
}

/// Hyphens are those of commands, and signs mean themselves.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\e"),
            '-' => escaped.push_str("\\-"),
            '\'' => escaped.push_str("\\(aq"),
            '"' => escaped.push_str("\\(dq"),
            '…' => escaped.push_str("..."),
            other => escaped.push(other),
        }
    }
    escaped
}
