//! Over many processes, as Apache Spark runs them, the same comes out as of one.
//!
//! Skipped unless `SIDELIGHT_TEST_SPARK` names a Python that has `tests/consumers/requirements-spark.txt`;
//! Spark needs a Java runtime.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::{lines, objects, run};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Articles of a few events, each told by several outlets in their own way.
fn articles(count: usize) -> Vec<Value> {
    let events = [
        (
            "harbour",
            "The harbour of Arlen reopened on Tuesday after a storm had closed it for {n} days.",
        ),
        (
            "jury",
            "A jury in Brookfield found the banker Ida Holm guilty of fraud in {n} cases on Wednesday.",
        ),
        (
            "crater",
            "Scientists measured {n} craters of Mars with a new radar on Thursday.",
        ),
        (
            "strike",
            "Some {n} drivers of trams in Velden went on strike for higher wages on Monday.",
        ),
        (
            "museum",
            "The museum of Ostrava showed {n} paintings by Jana Novak for the first time.",
        ),
    ];
    let of = |number: usize| {
        let (name, told) = events[number % events.len()];
        let outlet = number / events.len();
        let sentence = told.replace("{n}", &(10 + outlet % 3).to_string());
        let text = format!(
            "The {name} in the news\n\n{sentence} That was told to outlet {outlet} by a witness."
        );
        json!({"id": format!("{name}-{outlet}"), "published": "2024-10-02", "text": text, "shelf": number})
    };
    (0..count).map(of).collect()
}

fn python(reader: &str, arguments: &[&str]) -> String {
    let output = Command::new(reader)
        .arg("-B")
        .args(arguments)
        .output()
        .expect("Python starts");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn spark_writes_what_one_process_prints() {
    let Ok(reader) = std::env::var("SIDELIGHT_TEST_SPARK") else {
        eprintln!("skipped: SIDELIGHT_TEST_SPARK names no Python with pyspark");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let given = articles(60);
    let (first, rest) = given.split_at(25);
    let input = lines(first) + "{\"id\":\"broken\"\n\n" + &lines(rest);
    std::fs::write(path("articles.jsonl"), &input).expect("a file");
    let script = Path::new(ROOT)
        .join("examples/spark.py")
        .display()
        .to_string();
    let program = env!("CARGO_BIN_EXE_sidelight");
    let (articles, tables) = (path("articles.jsonl"), path("tables"));
    python(
        &reader,
        &[
            &script,
            &articles,
            &tables,
            "--sidelight",
            program,
            "--partitions",
            "4",
        ],
    );

    let table = Path::new(ROOT)
        .join("tests/consumers/spark.py")
        .display()
        .to_string();
    let read = |name: &str, column: &str, order: &str| {
        let lines = python(&reader, &[&table, &tables, name, column, order]);
        lines.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let alone = run(&["extract", "--from", "jsonl", &articles], "");
    let alone: Vec<Value> = objects(&alone);
    let facts = read("facts", "sheet", "place");
    let mut facts: Vec<Value> = facts
        .iter()
        .map(|it| serde_json::from_str(it).expect("a sheet"))
        .collect();
    assert_eq!(facts.len(), 60);
    for (sheet, expected) in facts.iter_mut().zip(&alone) {
        assert!(sheet["story"].is_string());
        for (key, value) in expected.as_object().expect("an object") {
            // Where it was read is another place.
            if !matches!(key.as_str(), "file" | "place") {
                assert_eq!(&sheet[key], value, "{key}");
            }
        }
    }
    let find = [
        "compare",
        "--from",
        "jsonl",
        "--stories",
        "find",
        "--to",
        "jsonl",
        &articles,
    ];
    let mut expected = objects(&run(&find, ""));
    expected.sort_by_key(|story| story["story"].as_str().map(str::to_owned));
    let stories = read("stories", "comparison", "story");
    let stories: Vec<Value> = stories
        .iter()
        .map(|it| serde_json::from_str(it).expect("a story"))
        .collect();
    assert!(stories.len() > 1);
    assert_eq!(stories, expected);
    assert!(read("claims", "answer", "claim").len() > 100);
    assert_eq!(read("failures", "place", "place"), ["25"]);
    assert!(read("failures", "error", "place")[0].contains("not an article"));
}
