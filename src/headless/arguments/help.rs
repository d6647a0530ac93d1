//! What `--help` prints.

use std::fmt::Write;

use super::table::{COMMANDS, Command, Example, Flag, STATUSES, Takes, formats_read};
use crate::headless::arguments::Form;

/// Characters of a line.
const WIDTH: usize = 100;

/// Where what an option does begins.
const INDENT: usize = 23;

/// What `sidelight --help` prints.
pub fn overview() -> String {
    let mut text = String::from(
        "Sidelight reads the checkable facts out of news articles and lays articles side by side.\n\n",
    );
    for (number, command) in COMMANDS.iter().enumerate() {
        let before = if number == 0 { "Usage:" } else { "" };
        let call = usage(command);
        let _ = writeln!(text, "{before:6} {call:41} {}", command.purpose);
    }
    text += "\nWithout a path, what reads articles reads standard input. `sidelight COMMAND --help` tells \
             what a\ncommand does, its options and more examples.\n";
    text += &examples(
        COMMANDS
            .iter()
            .filter_map(|command| command.examples.first()),
    );
    text += &statuses();
    text
}

/// What `sidelight COMMAND --help` prints.
pub fn of(command: &Command) -> String {
    if command.form == Form::Window {
        return overview();
    }
    let mut text = format!("Usage: {}\n\n", usage(command));
    let mut purpose = command.purpose.chars();
    let first = purpose.next().into_iter().flat_map(char::to_uppercase);
    let _ = writeln!(text, "{}{}.", first.collect::<String>(), purpose.as_str());
    for paragraph in command.about {
        let _ = writeln!(text, "\n{}", wrapped(paragraph, 0));
    }
    text += "\nOptions:\n";
    for flag in command.flags() {
        text += &option(flag, command.form);
    }
    text += &examples(command.examples.iter());
    text += &statuses();
    text
}

/// How a command is called.
pub fn usage(command: &Command) -> String {
    let options = if command.form == Form::Window {
        ""
    } else {
        " [OPTIONS]"
    };
    format!("{}{options} {}", command.call(), command.takes)
        .trim_end()
        .to_owned()
}

/// An option as one writes it, such as `-o, --output FILE`.
pub fn written(flag: &Flag) -> String {
    let short = flag
        .short
        .map_or_else(String::new, |short| format!("-{short}, "));
    let value = flag.takes.value_name();
    let value = value.map_or_else(String::new, |value| format!(" {value}"));
    format!("{short}--{}{value}", flag.long)
}

/// What an option does, with what holds without it.
pub fn purpose(flag: &Flag) -> String {
    if flag.otherwise.is_empty() {
        flag.purpose.to_owned()
    } else {
        format!("{} [{}]", flag.purpose, flag.otherwise)
    }
}

/// What may stand behind an option, each with what it means; empty where anything may.
pub fn choices(flag: &Flag, form: Form) -> Vec<String> {
    match flag.takes {
        Takes::OneOf(words) => {
            let told = words.iter().map(|(word, means)| format!("{word}: {means}"));
            told.map(|line| line.replace("{READ}", &formats_read()))
                .collect()
        }
        Takes::Format => vec![flag.takes.words(form).join(", ")],
        _ => Vec::new(),
    }
}

fn option(flag: &Flag, form: Form) -> String {
    let mut text = String::new();
    let left = format!("  {}", written(flag));
    let body = wrapped(&purpose(flag), INDENT);
    if left.chars().count() + 1 < INDENT {
        let _ = writeln!(text, "{left:INDENT$}{}", body.trim_start());
    } else {
        let _ = writeln!(text, "{left}\n{:INDENT$}{}", "", body.trim_start());
    }
    for choice in choices(flag, form) {
        let _ = writeln!(text, "{}", wrapped(&choice, INDENT));
    }
    text
}

fn examples<'a>(examples: impl Iterator<Item = &'a Example>) -> String {
    let mut text = String::from("\nExamples:\n");
    for Example { line, tells } in examples {
        let _ = writeln!(text, "  {line}\n      {tells}");
    }
    text
}

fn statuses() -> String {
    let mut text = String::from("\nExit status:\n");
    for (status, means) in STATUSES {
        let _ = writeln!(text, "  {status}  {means}");
    }
    text
}

/// A paragraph in lines, each behind a margin.
fn wrapped(text: &str, margin: usize) -> String {
    let margin = " ".repeat(margin);
    let mut lines = Vec::new();
    let mut line = margin.clone();
    for word in text.split(' ') {
        let is_begun = line.len() > margin.len();
        if is_begun && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut line, margin.clone()));
        } else if is_begun {
            line.push(' ');
        }
        line += word;
    }
    lines.push(line);
    lines.join("\n")
}
