//! What becomes of single lines among many: those that cannot be read, and what they say beside the article.

use serde_json::{Value, json};

use crate::{SAMPLES, lines, objects, record, run};

fn article(id: &str, story: Value) -> Value {
    let countries = id.len();
    let text =
        format!("Ministers meet\n\nIda Holm met ministers of {countries} countries on Monday.");
    let mut article = json!({"id": id, "published": "2024-09-30", "text": text});
    article["story"] = story;
    article
}

#[test]
fn every_line_is_answered_in_its_place_and_the_exit_status_tells_that_some_failed() {
    let input = record(1)
        + "{\"id\":\"broken\"\n"
        + &lines(&[
            json!({"id": "empty", "text": " "}),
            json!({"id": 7, "text": true}),
            json!(5),
        ])
        + &record(2);
    let output = run(&["extract", "--from", "jsonl", "--keep-going"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty(), "each is answered where it stood");
    let answers = objects(&output);
    assert_eq!(answers.len(), 6);
    assert_eq!(
        (&answers[0]["id"], &answers[5]["id"]),
        (&json!("a1"), &json!("a2"))
    );
    let failed = answers[1..5].iter().zip(2..);
    for ((answer, line), id) in failed.zip([Value::Null, "empty".into(), "7".into(), Value::Null]) {
        assert_eq!((&answer["id"], &answer["line"]), (&id, &json!(line)));
        let error = answer["error"].as_str().expect("a reason");
        assert!(
            !error.is_empty() && answer.get("text").is_none(),
            "{answer}"
        );
        assert_eq!(answer.as_object().map(serde_json::Map::len), Some(3));
    }
    let whole = run(&["extract", "--from", "jsonl", "--keep-going"], &record(1));
    assert_eq!(whole.status.code(), Some(0));
    let grouped = run(&["group", "--from", "jsonl", "--keep-going"], &input);
    assert_eq!(grouped.status.code(), Some(1));
    let told = objects(&grouped);
    let has_error: Vec<bool> = told.iter().map(|it| it["error"].is_string()).collect();
    assert_eq!(has_error, [false, true, true, true, true, false]);
}

#[test]
fn a_file_that_fails_is_answered_too_and_a_failure_of_its_own_has_another_status() {
    let output = run(&["extract", "--keep-going", "/nowhere.txt", SAMPLES], "");
    assert_eq!(output.status.code(), Some(1));
    let answers = objects(&output);
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[0]["line"], Value::Null);
    let error = answers[0]["error"].as_str().expect("a reason");
    assert!(error.contains("/nowhere.txt"), "{error}");

    let nowhere = ["extract", "--output", "/nowhere/facts.jsonl"];
    assert_eq!(run(&nowhere, &record(1)).status.code(), Some(3));
    let table = run(&["extract", "--keep-going", "--to", "csv"], &record(1));
    assert_eq!(
        table.status.code(),
        Some(2),
        "a table has no place for failures"
    );
}

#[test]
fn story_and_unknown_keys_of_a_line_come_out_as_they_went_in() {
    let mut line = article("a", "Arlen".into());
    line["shelf"] = json!({"row": 3, "tags": ["x", null], "share": 0.1});
    line["byte"] = u64::MAX.into();
    line["html"] = Value::Null;
    let extracted = run(&["extract", "--from", "jsonl"], &lines(&[line.clone()]));
    let once = &objects(&extracted)[0];
    for key in ["story", "shelf", "byte"] {
        assert_eq!(once[key], line[key], "{key}");
    }
    assert!(once.get("html").is_none());
    let text = String::from_utf8(extracted.stdout.clone()).expect("UTF-8");
    let twice = run(&["extract", "--from", "jsonl"], &text);
    assert_eq!(
        twice.stdout, extracted.stdout,
        "what was printed is taken as it is"
    );
}

#[test]
fn the_stories_that_lines_name_reach_compare_through_extract() {
    let input = lines(&[
        article("a", "Arlen".into()),
        article("bb", 17.into()),
        article("ccc", "Arlen".into()),
        article("dddd", "17".into()),
        article("eeeee", Value::Null),
    ]);
    let extracted = run(&["extract", "--from", "jsonl"], &input);
    assert!(extracted.status.success());
    let text = String::from_utf8(extracted.stdout).expect("UTF-8");
    let compared = run(&["compare", "--from", "jsonl", "--to", "jsonl"], &text);
    let stories = objects(&compared);
    let named: Vec<&Value> = stories.iter().map(|story| &story["story"]).collect();
    assert_eq!(named, [&json!("Arlen"), &json!("17"), &Value::Null]);
    assert_eq!(stories[0]["articles"], json!(["a", "ccc"]));
    assert_eq!(
        stories[1]["articles"],
        json!(["bb", "dddd"]),
        "a number is taken as its text"
    );
}

#[test]
fn a_story_that_is_neither_text_nor_a_number_is_refused_by_name_with_the_facts_of_its_line() {
    let mut kept: Value = objects(&run(&["extract"], &record(1)))[0].clone();
    kept["facts"][0]["status"] = "accepted".into();
    kept["story"] = 5.into();
    let taken = run(&["extract", "--from", "jsonl"], &lines(&[kept.clone()]));
    assert_eq!(objects(&taken)[0]["facts"][0]["status"], "accepted");
    kept["story"] = json!(["Arlen"]);
    for command in ["extract", "compare"] {
        let refused = run(&[command, "--from", "jsonl"], &lines(&[kept.clone()]));
        assert_eq!(refused.status.code(), Some(1));
        let told = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(
            told.contains("line 1: its \"story\" is neither text nor a number"),
            "{told}"
        );
    }
}

#[test]
fn every_line_tells_the_engine_and_the_model_that_made_it() {
    let read = &objects(&run(&["extract"], &record(1)))[0];
    assert_eq!(read["engine"], env!("CARGO_PKG_VERSION"));
    assert_eq!(read["model"], sidelight_engine::language::model_version());
    let mut other = read.clone();
    other["engine"] = "9.9".into();
    other["model"] = Value::Null;
    let again = &objects(&run(&["extract", "--from", "jsonl"], &lines(&[other])))[0];
    assert_eq!(
        again["engine"], "9.9",
        "its facts were read by another version"
    );
    assert!(again.get("model").is_none());
    for command in ["compare", "group"] {
        let told = &objects(&run(&[command, "--from", "jsonl"], &record(1)))[0];
        assert_eq!(told["engine"], env!("CARGO_PKG_VERSION"), "{command}");
    }
}

#[test]
fn one_job_gives_what_many_give() {
    let input: String = (0..20).map(record).collect();
    let alone = run(&["extract", "--from", "jsonl", "--jobs", "1"], &input);
    let many = run(&["extract", "--from", "jsonl", "-j", "7"], &input);
    assert!(alone.status.success() && alone.stdout == many.stdout);
    assert_eq!(
        run(&["extract", "--jobs", "0"], &input).status.code(),
        Some(2)
    );
}

#[test]
fn claims_come_as_a_flat_table_with_a_row_for_each_answer() {
    let output = run(&["extract", "--to", "claims"], &record(1));
    assert!(output.status.success());
    let mut table = csv::Reader::from_reader(&output.stdout[..]);
    let names = table.headers().expect("a head").clone();
    let rows: Vec<_> = table.records().map(|row| row.expect("a row")).collect();
    let cell = |row: &csv::StringRecord, name: &str| {
        let at = names.iter().position(|it| it == name).expect("a column");
        row[at].to_owned()
    };
    let of = |question: &str| {
        let mut rows = rows.iter().filter(|row| cell(row, "question") == question);
        rows.find(|row| cell(row, "text").contains("Geneva"))
            .expect("an answer")
    };
    assert_eq!(cell(of("when"), "value"), "2024-09-30");
    assert_eq!(cell(of("how_many"), "value"), "21");
    assert_eq!(cell(of("what"), "factuality"), "happened");
    let text: Vec<char> =
        "Ministers meet\n\nDelegations from 21 countries attended the talks in Geneva on Monday."
            .chars()
            .collect();
    for row in &rows {
        let place = |name: &str| cell(row, name).parse::<usize>().expect("a place");
        let words: String = text[place("start")..place("end")].iter().collect();
        assert_eq!(words, cell(row, "answer"));
    }
    let slots = run(&["compare", "--to", "slots", SAMPLES], "");
    let mut table = csv::Reader::from_reader(&slots.stdout[..]);
    let conflict = table.records().any(|row| {
        let row = row.expect("a row");
        &row[7] == "conflict" && &row[5] == "how_many" && !row[14].is_empty()
    });
    assert!(conflict, "the answers to a point in which articles differ");
}
