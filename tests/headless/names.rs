//! Names in articles that are not English: by a pack of files beside the program, or not at all.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::{objects, sidelight};

const TEXT: &str = "Brücke gesperrt\n\n😀 Gestern sprach Angela Merkel in Berlin. „Wir haben lange auf Hilfe gewartet“, sagte \
    Merkel.";

/// What becomes of two German articles with the pack in a folder.
fn extract(pack: &Path, more: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("articles.jsonl");
    let lines = ["a", "b"].map(|id| json!({"id": id, "language": "de", "text": TEXT}).to_string());
    fs::write(&input, lines.join("\n")).unwrap();
    let input = input.to_str().unwrap();
    let mut command = sidelight(&["extract", "--to", "jsonl"]);
    command.args(more).arg(input).env("SIDELIGHT_NAMES", pack);
    command.output().unwrap()
}

fn facts_of<'a>(article: &'a Value, kind: &str) -> Vec<&'a Value> {
    let facts = article["facts"].as_array().unwrap().iter();
    facts.filter(|fact| fact["kind"] == kind).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn without_the_pack_all_else_is_read_and_one_line_says_what_is_missing() {
    let nowhere = tempfile::tempdir().unwrap();
    let output = extract(nowhere.path(), &[]);
    assert!(output.status.success());
    let articles = objects(&output);
    assert_eq!(articles.len(), 2);
    for article in &articles {
        assert!(facts_of(article, "entity").is_empty());
        assert_eq!(facts_of(article, "quote").len(), 1);
    }
    assert_eq!(said(&output).lines().count(), 1, "{}", said(&output));
    assert!(said(&output).contains("the pack of names is not installed"));
    assert_eq!(said(&extract(nowhere.path(), &["--quiet"])), "");
}

#[test]
fn a_pack_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["layers.onnx", "words.safetensors"] {
        fs::write(folder.path().join(file), "nothing of the kind").unwrap();
    }
    let output = extract(folder.path(), &[]);
    assert!(output.status.success());
    assert_eq!(facts_of(&objects(&output)[0], "quote").len(), 1);
    assert!(
        said(&output).contains("words.safetensors"),
        "{}",
        said(&output)
    );
}

/// Skipped unless `SIDELIGHT_TEST_NAMES` names the folder of a pack.
#[test]
fn with_the_pack_names_are_facts_that_stand_in_the_text() {
    let Some(pack) = std::env::var_os("SIDELIGHT_TEST_NAMES") else {
        eprintln!("skipped: SIDELIGHT_TEST_NAMES names no pack of names");
        return;
    };
    let output = extract(Path::new(&pack), &[]);
    assert_eq!(said(&output), "");
    for article in objects(&output) {
        let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
        let mut found = Vec::new();
        for fact in facts_of(&article, "entity") {
            for piece in fact["evidence"].as_array().unwrap() {
                let [start, end] =
                    ["start", "end"].map(|key| piece[key].as_u64().unwrap() as usize);
                let words: String = text[start..end].iter().collect();
                assert_eq!(piece["text"], words);
            }
            found.push(format!(
                "{} {}",
                fact["type"].as_str().unwrap(),
                fact["name"].as_str().unwrap()
            ));
        }
        assert_eq!(found, ["person Angela Merkel", "place Berlin"]);
        let quote = facts_of(&article, "quote")[0];
        assert_eq!(quote["speaker"]["name"], "Angela Merkel");
    }
}
