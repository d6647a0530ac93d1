//! The program as a pipe uses it: what goes in, what comes out, and how it ends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]

mod apart;
mod bad_input;
mod describing;
#[cfg(unix)]
mod installing;
mod lines;
mod names;
#[cfg(target_os = "linux")]
mod offline;
mod runaway;
mod spark;
mod stories;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples");

fn sidelight(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    command.args(arguments);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = sidelight(arguments).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || {
        // A program that ends early closes the pipe.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().expect("it ends");
    feeder.join().expect("the input was written");
    output
}

fn record(id: usize) -> String {
    serde_json::json!({
        "id": format!("a{id}"),
        "title": "Ministers meet",
        "published": "2024-09-30",
        "text": format!("Ministers meet\n\nDelegations from {} countries attended the talks in Geneva on Monday.", id + 20),
    })
    .to_string()
        + "\n"
}

fn lines(values: &[Value]) -> String {
    let lines = values.iter().map(|value| value.to_string() + "\n");
    lines.collect()
}

fn objects(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_str(line).expect("each line is an object"))
        .collect()
}

#[test]
fn lines_come_out_in_the_order_in_which_they_went_in() {
    let input: String = (0..40).map(record).collect();
    let output = run(&["extract", "--from", "jsonl", "--to", "jsonl"], &input);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let ids: Vec<_> = objects(&output)
        .iter()
        .map(|article| article["id"].to_string())
        .collect();
    let expected: Vec<_> = (0..40).map(|id| format!("\"a{id}\"")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn evidence_is_cut_from_the_text_by_code_points() {
    let output = run(&["extract", SAMPLES], "");
    assert!(output.status.success());
    let articles = objects(&output);
    assert_eq!(articles.len(), 4);
    for article in articles {
        let text: Vec<char> = article["text"].as_str().expect("a text").chars().collect();
        let facts = article["facts"].as_array().expect("facts");
        assert!(!facts.is_empty());
        for evidence in facts
            .iter()
            .flat_map(|fact| fact["evidence"].as_array().expect("evidence"))
        {
            let offset = |key: &str| evidence[key].as_u64().expect("an offset") as usize;
            let words: String = text[offset("start")..offset("end")].iter().collect();
            assert_eq!(evidence["text"], words);
        }
    }
}

#[test]
fn a_failed_input_is_named_and_the_rest_is_done() {
    let input = record(1) + "{\"id\":\"broken\"\n" + &record(2);
    let output = run(&["extract", "--from", "jsonl"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(objects(&output).len(), 2);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(messages.contains("standard input, line 2"), "{messages}");

    let output = run(&["extract", "/nowhere/article.txt", SAMPLES], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(objects(&output).len(), 4);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(messages.contains("/nowhere/article.txt"), "{messages}");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let mut child = sidelight(&["extract", "--from", "jsonl"])
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let feeder = std::thread::spawn(move || {
        for id in 0..100_000 {
            if stdin.write_all(record(id).as_bytes()).is_err() {
                return true;
            }
        }
        false
    });
    let mut stdout = BufReader::new(child.stdout.take().expect("its output is a pipe"));
    stdout
        .read_line(&mut String::new())
        .expect("an article comes out");
    drop(stdout);
    assert!(child.wait().expect("it ends").success());
    assert!(
        feeder.join().expect("the feeder ends"),
        "it stopped reading"
    );
    let mut messages = String::new();
    child
        .stderr
        .take()
        .expect("a pipe")
        .read_to_string(&mut messages)
        .expect("text");
    assert_eq!(messages, "");
}

#[test]
fn one_json_document_is_an_array() {
    let input = record(1) + &record(2);
    let output = run(&["extract", "--to", "json"], &input);
    let document: Value = serde_json::from_slice(&output.stdout).expect("one document");
    assert_eq!(document.as_array().map(Vec::len), Some(2));
    let empty = run(&["extract", "--from", "jsonl", "--to", "json"], "");
    assert_eq!(
        serde_json::from_slice::<Value>(&empty.stdout).ok(),
        Some(Value::Array(Vec::new()))
    );
}

#[test]
fn pasted_text_on_standard_input_is_one_article() {
    let text = "Ministers meet\n\nDelegations from 62 countries met in Geneva on Monday.\n";
    let output = run(&["extract", "--published", "2024-10-01"], text);
    let articles = objects(&output);
    assert_eq!(articles.len(), 1);
    assert_eq!(articles[0]["published"], "2024-10-01");
}

#[test]
fn a_page_has_its_main_text_beside_it() {
    let page = format!("{SAMPLES}/northbridge-wire.html");
    let articles = objects(&run(&["extract", &page], ""));
    let body = articles[0]["body"].as_str().expect("a page has a body");
    assert!(
        body.contains("Delegations from 62 countries attended"),
        "{body}"
    );
    assert!(!body.contains("Grain prices"), "{body}");
    assert_eq!(articles[0]["authors"], articles[0]["byline"]);
}

#[test]
fn compare_prints_the_brief_of_a_story() {
    let brief = run(&["compare", "--to", "brief", SAMPLES], "");
    assert!(brief.status.success());
    let text = String::from_utf8(brief.stdout).unwrap();
    assert!(text.contains("## Differences"), "{text}");
    assert!(
        text.contains("Potomac Valley Courier says “**54 countries**”."),
        "{text}"
    );
    let page = run(&["compare", "--to", "brief-html", SAMPLES], "");
    assert!(page.stdout.starts_with(b"<!DOCTYPE html>"));
}

#[test]
fn what_extract_prints_compare_reads() {
    let extracted = run(&["extract", SAMPLES], "");
    let lines = String::from_utf8(extracted.stdout).expect("UTF-8");
    let piped = run(&["compare", "--from", "jsonl"], &lines);
    let direct = run(&["compare", SAMPLES], "");
    assert!(piped.status.success());
    assert_eq!(piped.stdout, direct.stdout);
    let document: Value = serde_json::from_slice(&direct.stdout).expect("one document");
    let rows = document["rows"].as_array().expect("rows");
    let of = |verdict: &str| rows.iter().filter(|row| row["verdict"] == verdict).count();
    for verdict in ["agree", "compatible", "conflict", "single", "copied"] {
        assert!(of(verdict) > 0, "{verdict}");
    }
}

#[test]
fn a_wrong_command_line_has_its_own_status() {
    for arguments in [&["extract", "--to", "xml"][..], &["compare", "--nonsense"]] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2));
        assert!(!output.stderr.is_empty());
    }
    let help = run(&["extract", "--help"], "");
    assert!(help.status.success());
    assert!(String::from_utf8_lossy(&help.stdout).contains("Usage: sidelight"));
}

#[test]
fn what_a_format_has_no_place_for_is_counted_on_standard_error() {
    let output = run(&["extract", "--to", "conll2003"], &record(1));
    assert!(output.status.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("CoNLL-2003: 4 facts that are no names are left out"),
        "{told}"
    );
    let output = run(&["extract", "--to", "jsonl"], &record(1));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "",
        "nothing is lost"
    );
}

#[test]
fn help_lists_every_format_and_an_unknown_one_is_answered_with_the_list() {
    for (command, rows) in [("extract", false), ("compare", true)] {
        let help = run(&[command, "--help"], "");
        let help = String::from_utf8_lossy(&help.stdout).into_owned();
        for format in sidelight_interchange::FORMATS {
            let fits = if rows {
                format.of.takes_rows()
            } else {
                format.of.takes_facts()
            };
            assert!(!fits || help.contains(format.key), "{}", format.key);
        }
    }
    let wrong = run(&["extract", "--to", "doc"], "");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("qdpx, "));
}

#[test]
fn annotations_are_brought_back_into_a_project_from_a_script() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("story.sidelight");
    let file = folder.path().join("export.jsonl");
    let line = serde_json::json!({"text": "Ida Holm left Arlen.", "label": [[0, 8, "PER"]]});
    std::fs::write(&file, line.to_string()).expect("a file");
    let request = serde_json::json!({"bring_back": file}).to_string();
    let undo = format!("{request}\n\"undo\"\n{{\"bring_back\":\"/nowhere.qdpx\"}}\n");
    let output = run(&["edit", project.to_str().expect("a path")], &undo);
    let answers = objects(&output);
    assert_eq!(answers[0]["brought_back"]["found"], 1, "{answers:?}");
    assert_eq!(answers[0]["brought_back"]["told"], serde_json::json!([]));
    assert!(answers[1]["error"].is_null());
    assert!(
        answers[2]["error"]
            .as_str()
            .is_some_and(|error| error.contains("/nowhere.qdpx"))
    );
}

#[test]
fn annotations_of_one_program_are_turned_into_those_of_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = run(&["extract", "--to", "qdpx"], &record(1));
    let project = folder.path().join("it.qdpx");
    std::fs::write(&project, &made.stdout).expect("a file");
    let path = project.to_str().expect("a path");
    let output = run(
        &["extract", "--from", "annotations", "--to", "doccano", path],
        "",
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let lines = objects(&output);
    assert_eq!(lines[0]["article"], "a1");
    let entities = lines[0]["entities"].as_array().expect("entities");
    assert!(entities.iter().any(|entity| entity["label"] == "place"));
}

fn names_in(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

#[test]
fn nothing_is_overwritten_unasked_and_a_replaced_file_keeps_its_permissions() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("facts.csv");
    let name = path.to_str().expect("a path");
    let asked = ["extract", "--to", "csv", "--output", name];
    let output = run(&asked, &record(1));
    assert!(output.status.success() && output.stdout.is_empty());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("CSV: 1 text of an article is left out"),
        "{told}"
    );
    let first = std::fs::read_to_string(&path).expect("it is there");
    assert!(first.contains("Geneva"), "{first}");

    let refused = run(&asked, &record(2));
    assert_eq!(refused.status.code(), Some(3));
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("facts.csv exists already"), "{told}");
    assert_eq!(std::fs::read_to_string(&path).expect("it stays"), first);

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let secret = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(&path, secret).expect("they are set");
    }
    let output = run(&[&asked[..], &["--replace"]].concat(), &record(2));
    assert!(output.status.success());
    let second = std::fs::read_to_string(&path).expect("it is there");
    assert!(second.contains("22 countries"), "{second}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let metadata = std::fs::metadata(&path).expect("it is there");
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(names_in(folder.path()), ["facts.csv"], "nothing is left");
}

#[test]
fn an_export_that_is_stopped_leaves_what_stood_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("facts.jsonl");
    std::fs::write(&path, "before").expect("a file");
    let name = path.to_str().expect("a path");
    let arguments = [
        "extract",
        "--from",
        "jsonl",
        "--output",
        name,
        "--replace",
        "--quiet",
    ];
    let mut child = sidelight(&arguments).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let begun = || {
        let mut names = names_in(folder.path()).into_iter();
        names.find_map(|name| {
            let path = folder.path().join(&name);
            let length = std::fs::metadata(path).expect("it is there").len();
            (name != "facts.jsonl" && length > 0).then_some(())
        })
    };
    // The input does not end, so the work does not either.
    for id in 0.. {
        stdin.write_all(record(id).as_bytes()).expect("it is read");
        if begun().is_some() {
            break;
        }
    }
    assert_eq!(std::fs::read_to_string(&path).expect("it stays"), "before");
    child.kill().expect("it is stopped");
    child.wait().expect("it ends");
    assert_eq!(std::fs::read_to_string(&path).expect("it stays"), "before");
}
