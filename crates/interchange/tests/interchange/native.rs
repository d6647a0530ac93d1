//! The native forms hold everything.

use serde_json::Value;
use sidelight_engine::compare::Comparison;
use sidelight_interchange::{read_json, read_json_lines};

use crate::{all, nasty, of_facts, render, text_of};

#[test]
fn the_native_forms_are_read_back_whole() {
    let sheets = all();
    let json = render(of_facts("json"), &sheets, &Comparison::default());
    let lines = render(of_facts("jsonl"), &sheets, &Comparison::default());
    for read in [read_json(&json).unwrap(), read_json_lines(&lines).unwrap()] {
        assert!(read.iter().eq(sheets.iter().map(|sheet| &**sheet)));
    }
    assert_eq!(
        read_json(&render(of_facts("json"), &[], &Comparison::default())).unwrap(),
        []
    );
    let error = read_json_lines(b"\n{\"id\": 1}\n").unwrap_err();
    assert_eq!(error.line, 2);
}

#[test]
fn the_native_form_has_the_keys_that_scripts_rely_on() {
    let lines = text_of(of_facts("jsonl"), &[nasty()]);
    let article: Value = serde_json::from_str(&lines).unwrap();
    let keys: Vec<&str> = article
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = [
        "id",
        "title",
        "byline",
        "published",
        "publisher",
        "original_source",
        "language",
        "file",
        "url",
        "sha256",
        "text",
        "sections",
        "facts",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    let fact = &article["facts"][0];
    for key in [
        "id",
        "kind",
        "evidence",
        "confidence",
        "rule",
        "status",
        "note",
        "tags",
    ] {
        assert!(!fact[key].is_null(), "{key}");
    }
    assert_eq!(article["published"], "2024-09-30");
    assert_eq!(fact["status"], "suggested");
    assert_eq!(
        fact["evidence"][0]["text"],
        "“=1+1 | *not* a <b>formula</b>”"
    );
}
