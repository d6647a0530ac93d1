//! What completes a command line in a shell.

use std::fmt::Write;

use super::table::{COMMANDS, Command, Flag, Takes};

/// For bash.
pub fn bash() -> String {
    let mut of_values = String::new();
    let mut of_options = String::new();
    for command in COMMANDS {
        let name = pattern(command);
        for flag in command.flags() {
            let names = names(flag)
                .map(|it| format!("{name}:{it}"))
                .collect::<Vec<_>>();
            let answer = match flag.takes {
                Takes::Nothing => continue,
                Takes::OneOf(_) | Takes::Format => {
                    let words = flag.takes.words(command.form).join(" ");
                    format!("COMPREPLY=($(compgen -W '{words}' -- \"$word\"))")
                }
                Takes::Folder => "compopt -o dirnames".to_owned(),
                Takes::File => "compopt -o default".to_owned(),
                Takes::Day | Takes::Number | Takes::Name => "COMPREPLY=()".to_owned(),
            };
            let _ = writeln!(
                of_values,
                "        {}) {answer}; return ;;",
                names.join("|")
            );
        }
        let options: Vec<String> = command.flags().flat_map(names).collect();
        let _ = writeln!(
            of_options,
            "        {name}) options='{}' ;;",
            options.join(" ")
        );
    }
    let commands = command_names().join(" ");
    format!(
        "# bash completion for sidelight\n\
         _sidelight() {{\n\
         \x20   local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command='' options\n\
         \x20   case ${{COMP_WORDS[1]}} in\n\
         \x20       {}) [ \"$COMP_CWORD\" -gt 1 ] && command=${{COMP_WORDS[1]}} ;;\n\
         \x20   esac\n\
         \x20   case $command:$before in\n{of_values}\
         \x20   esac\n\
         \x20   case $command in\n{of_options}\
         \x20   esac\n\
         \x20   if [[ $word == -* ]]; then\n\
         \x20       COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n\
         \x20   else\n\
         \x20       compopt -o default\n\
         \x20       [ \"$COMP_CWORD\" -eq 1 ] && COMPREPLY=($(compgen -W '{commands}' -- \"$word\"))\n\
         \x20   fi\n\
         }}\n\
         complete -F _sidelight sidelight\n",
        command_names().join("|"),
    )
}

/// For zsh.
pub fn zsh() -> String {
    let mut text = String::from(
        "#compdef sidelight\n\n_sidelight() {\n    local -a commands\n    commands=(\n",
    );
    for command in named() {
        let _ = writeln!(
            text,
            "        '{}:{}'",
            command.name,
            quoted(command.purpose)
        );
    }
    text += "    )\n    case $words[2] in\n";
    for command in COMMANDS.iter().rev() {
        let first = if command.name.is_empty() {
            "'1: :{ _describe command commands; _files }' "
        } else {
            "'1: :' "
        };
        let _ = writeln!(
            text,
            "    {})\n        _arguments {first}\\",
            pattern_or_rest(command)
        );
        for flag in command.flags() {
            let _ = writeln!(text, "            {} \\", zsh_flag(flag, command));
        }
        text += "            '*:file:_files'\n        ;;\n";
    }
    text += "    esac\n}\n\n_sidelight \"$@\"\n";
    text
}

/// For fish.
pub fn fish() -> String {
    let mut text = String::from("# fish completion for sidelight\n");
    let commands = command_names().join(" ");
    for command in named() {
        let _ = writeln!(
            text,
            "complete -c sidelight -n '__fish_is_first_token' -a {} -d '{}'",
            command.name,
            quoted(command.purpose)
        );
    }
    for command in COMMANDS {
        let condition = if command.name.is_empty() {
            format!("not __fish_seen_subcommand_from {commands}")
        } else {
            format!("__fish_seen_subcommand_from {}", command.name)
        };
        for flag in command.flags() {
            let short = flag
                .short
                .map_or_else(String::new, |short| format!(" -s {short}"));
            let value = match flag.takes {
                Takes::Nothing => String::new(),
                Takes::OneOf(_) | Takes::Format => {
                    format!(" -x -a '{}'", flag.takes.words(command.form).join(" "))
                }
                Takes::File => " -r -F".to_owned(),
                Takes::Folder => " -x -a '(__fish_complete_directories)'".to_owned(),
                Takes::Day | Takes::Number | Takes::Name => " -x".to_owned(),
            };
            let _ = writeln!(
                text,
                "complete -c sidelight -n '{condition}'{short} -l {}{value} -d '{}'",
                flag.long,
                quoted(flag.purpose)
            );
        }
    }
    text
}

fn zsh_flag(flag: &Flag, command: &Command) -> String {
    let value = match flag.takes {
        Takes::Nothing => String::new(),
        Takes::OneOf(_) | Takes::Format => {
            format!(":how:({})", flag.takes.words(command.form).join(" "))
        }
        Takes::File => ":file:_files".to_owned(),
        Takes::Folder => ":folder:_files -/".to_owned(),
        Takes::Day | Takes::Number | Takes::Name => format!(":{}:", flag.long),
    };
    let told = format!("[{}]{value}", in_brackets(flag.purpose));
    let long = format!("--{}", flag.long);
    match flag.short {
        Some(short) => format!("'(-{short} {long})'{{-{short},{long}}}'{told}'"),
        None => format!("'{long}{told}'"),
    }
}

/// The commands that have a name.
fn named() -> impl Iterator<Item = &'static Command> {
    COMMANDS.iter().filter(|command| !command.name.is_empty())
}

fn command_names() -> Vec<&'static str> {
    named().map(|command| command.name).collect()
}

/// The names of an option, as one writes them.
fn names(flag: &Flag) -> impl Iterator<Item = String> + use<> {
    let short = flag.short.map(|short| format!("-{short}"));
    short.into_iter().chain([format!("--{}", flag.long)])
}

/// What a `case` of bash tells a command by.
fn pattern(command: &Command) -> &'static str {
    if command.name.is_empty() {
        "''"
    } else {
        command.name
    }
}

/// The same of zsh, where the window is what is left.
fn pattern_or_rest(command: &Command) -> &'static str {
    if command.name.is_empty() {
        "*"
    } else {
        command.name
    }
}

/// Within single quotation marks.
fn quoted(text: &str) -> String {
    text.replace('\'', "’")
}

/// The same within square brackets, in which colons have a meaning of their own.
fn in_brackets(text: &str) -> String {
    quoted(text)
        .replace(':', "\\:")
        .replace('[', "\\[")
        .replace(']', "\\]")
}
