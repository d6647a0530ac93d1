//! Help, manual page and completions, which are made of the command line itself.

use std::path::Path;
use std::process::Command;

use crate::run;

const COMMANDS: [&str; 4] = ["extract", "group", "compare", "edit"];

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments, "");
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The options that the help of a command lists, without hyphens.
fn options(command: &str) -> Vec<String> {
    let help = printed(&[command, "--help"]);
    let lines = help.lines().map(str::trim_start);
    // A hyphen and a blank begin a value of an option.
    let options = lines.filter(|line| line.starts_with('-') && !line.starts_with("- "));
    let words = options.filter_map(|line| {
        let option = line.split("--").nth(1)?;
        option.split_whitespace().next().map(str::to_owned)
    });
    words.collect()
}

#[test]
fn help_teaches_by_examples_that_the_program_takes() {
    let overview = printed(&["--help"]);
    for command in COMMANDS {
        assert!(overview.contains(&format!("\n  {command} ")), "{command}");
        let help = printed(&[command, "--help"]);
        assert!(help.contains("Examples:\n  "), "{help}");
        assert!(help.contains("\n  3  "), "every exit status is told");
        for text in [&overview, &help] {
            assert!(
                text.lines().all(|line| line.chars().count() <= 100),
                "{text}"
            );
        }
        assert!(options(command).contains(&"help".to_owned()));
    }
    // Each example is a line that is parsed: asked for help besides, it prints that.
    let examples = COMMANDS
        .map(|command| printed(&[command, "--help"]))
        .concat();
    let lines = examples
        .lines()
        .filter(|line| line.starts_with("  ") && line.contains("sidelight "));
    let mut tried = 0;
    for line in lines {
        for call in line
            .split('|')
            .filter_map(|part| part.trim().strip_prefix("sidelight "))
        {
            let call = call.split('>').next().expect("a call");
            let words = call.split_whitespace().chain(["--help"]);
            let status = run(&words.collect::<Vec<_>>(), "").status;
            assert!(status.success(), "{line}");
            tried += 1;
        }
    }
    assert!(tried > 6);
}

#[test]
fn manual_and_completions_are_those_of_the_command_line() {
    let linux = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/linux");
    for (what, file) in [
        ("man", "sidelight.1"),
        ("bash", "completions/sidelight.bash"),
        ("zsh", "completions/_sidelight"),
        ("fish", "completions/sidelight.fish"),
    ] {
        let text = printed(&["describe", what]);
        for command in COMMANDS {
            for option in options(command) {
                let written = if what == "man" {
                    option.replace('-', "\\-")
                } else {
                    option
                };
                assert!(text.contains(&written), "{what}: {written}");
            }
        }
        let path = linux.join(file);
        if std::env::var_os("SIDELIGHT_WRITE_DESCRIPTIONS").is_some() {
            std::fs::write(&path, &text).expect("it is written");
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == text,
            "{} is not what `sidelight describe {what}` prints: write it anew with SIDELIGHT_WRITE_DESCRIPTIONS=1",
            path.display()
        );
    }
    assert_eq!(run(&["describe", "tcsh"], "").status.code(), Some(2));
}

#[test]
fn bash_completes_commands_options_and_values() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/linux/completions/sidelight.bash"
    );
    let script = "compopt() { :; }; source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
                  _sidelight sidelight \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD-1]}\"; \
                  echo \"${COMPREPLY[*]}\"";
    let completed = |words: &[&str]| {
        let output = Command::new("bash")
            .args(["-c", script, file, "sidelight"])
            .args(words)
            .output();
        output
            .ok()
            .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let Some(commands) = completed(&["e"]) else {
        eprintln!("skipped: there is no bash");
        return;
    };
    assert_eq!(commands, "extract edit");
    assert_eq!(
        completed(&["compare", "--sto"]).as_deref(),
        Some("--stories")
    );
    assert_eq!(completed(&["extract", "--sto"]).as_deref(), Some(""));
    assert_eq!(
        completed(&["compare", "--stories", "s"]).as_deref(),
        Some("sorted")
    );
    assert_eq!(
        completed(&["extract", "--to", "cl"]).as_deref(),
        Some("claims")
    );
}

#[test]
fn fish_completes_commands_options_and_values_and_zsh_parses() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/linux/completions");
    let completed = |line: &str| {
        let script = format!("source {folder}/sidelight.fish; complete -C '{line}'");
        let output = Command::new("fish")
            .args(["--no-config", "-c", &script])
            .output()
            .ok()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let words = text.lines().filter_map(|line| line.split('\t').next());
        Some(words.map(str::to_owned).collect::<Vec<_>>())
    };
    match completed("sidelight compare --stories ") {
        Some(words) => {
            assert_eq!(words, ["find", "given", "one", "sorted"]);
            assert_eq!(
                completed("sidelight extract --ke").unwrap(),
                ["--keep-going"]
            );
            assert!(
                completed("sidelight ed")
                    .unwrap()
                    .contains(&"edit".to_owned())
            );
        }
        None => eprintln!("skipped: there is no fish"),
    }
    let zsh = Command::new("zsh")
        .args(["-n", &format!("{folder}/_sidelight")])
        .status();
    match zsh {
        Ok(status) => assert!(status.success()),
        Err(_) => eprintln!("skipped: there is no zsh"),
    }
}

#[test]
fn the_desktop_offers_every_kind_of_file_that_is_read() {
    let linux = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/linux");
    let entry = std::fs::read_to_string(linux.join("io.sidelight.Sidelight.desktop"));
    let entry = entry.expect("the entry is there");
    let offered = entry
        .lines()
        .find_map(|line| line.strip_prefix("MimeType="));
    let offered: Vec<&str> = offered.expect("it names types").split(';').collect();
    for kind in sidelight_engine::ingest::media_types() {
        assert!(offered.contains(&kind), "{kind}");
    }
}
