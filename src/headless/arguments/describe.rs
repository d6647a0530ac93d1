//! What packages hold of the command line: the manual page and what completes it in a shell.

use std::io;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::{Man, roff::Roff};

use super::command_line::{CommandLine, Described};

/// Settings that no option tells of.
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

/// Writes what was asked for.
///
/// # Errors
/// When `out` takes no more.
pub fn write(what: Described, out: &mut dyn io::Write) -> io::Result<()> {
    let shell = match what {
        Described::Man => return write_manual(out),
        Described::Bash => Shell::Bash,
        Described::Zsh => Shell::Zsh,
        Described::Fish => Shell::Fish,
    };
    let mut completions = Vec::new();
    clap_complete::generate(
        shell,
        &mut CommandLine::command(),
        "sidelight",
        &mut completions,
    );
    out.write_all(&completions)
}

/// One page for all commands: those of the program stand under its own headings.
fn write_manual(out: &mut dyn io::Write) -> io::Result<()> {
    let mut command = CommandLine::command();
    command.build();
    let title = Man::new(command.clone())
        .section("1")
        .manual("User Commands");
    title.render_title(out)?;
    title.render_name_section(out)?;
    out.write_all(sections(&command)?.as_bytes())?;
    for command in command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
    {
        let name = command.get_display_name().unwrap_or(command.get_name());
        let heading = name.replace('-', " ").to_uppercase();
        let sections = sections(command)?.replace(".SH ", ".SS ");
        writeln!(out, ".SH {heading}\n{}", sections.trim_end())?;
    }
    let mut roff = Roff::new();
    roff.control("SH", ["ENVIRONMENT"]);
    for (name, means) in ENVIRONMENT {
        roff.control("TP", []);
        roff.text([clap_mangen::roff::bold(*name)]);
        roff.text([clap_mangen::roff::roman(*means)]);
    }
    roff.to_writer(out)
}

/// What there is to know of a command.
fn sections(command: &Command) -> io::Result<String> {
    let page = Man::new(command.clone());
    let mut text = Vec::new();
    page.render_synopsis_section(&mut text)?;
    page.render_description_section(&mut text)?;
    page.render_options_section(&mut text)?;
    // That is what stands behind the options here.
    page.render_extra_section(&mut text)?;
    Ok(String::from_utf8_lossy(&text).replace(".SH EXTRA", ".SH EXAMPLES"))
}
