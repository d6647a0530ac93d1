//! What is printed keeps to the published schemas, so that scripts may rely on them.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::{Value, json};
use sidelight_engine::compare::Comparison;

use crate::{COMPARISON, STORY, all, odd, of_facts, of_rows, render};

fn document(name: &str) -> Value {
    let path = format!(
        "{}/../../docs/schemas/{name}.schema.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn schema(name: &str) -> Validator {
    jsonschema::validator_for(&document(name)).unwrap()
}

/// The schema with every object closed: it takes no key that it does not describe.
fn closed(name: &str) -> Validator {
    let mut schema = document(name);
    let mut parts = BTreeSet::new();
    find_parts(&schema, &mut parts);
    let definitions = schema["$defs"].as_object_mut().unwrap();
    for (name, definition) in definitions {
        if !parts.contains(&format!("#/$defs/{name}")) {
            close(definition);
        }
    }
    close(&mut schema);
    jsonschema::validator_for(&schema).unwrap()
}

/// The definitions that are a part of objects which have further keys.
fn find_parts(schema: &Value, parts: &mut BTreeSet<String>) {
    if let (Some(part), true) = (schema["$ref"].as_str(), schema["properties"].is_object()) {
        parts.insert(part.to_owned());
    }
    let below = schema.as_object().into_iter().flat_map(|it| it.values());
    let below = below.chain(schema.as_array().into_iter().flatten());
    for it in below {
        find_parts(it, parts);
    }
}

fn close(object: &mut Value) {
    if object["properties"].is_object() {
        object["unevaluatedProperties"] = false.into();
    }
}

/// What is wrong with a value, each with its place.
fn wrong(schema: &Validator, value: &Value) -> Vec<String> {
    let errors = schema.iter_errors(value);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_article_that_extract_prints_keeps_to_its_schema() {
    let schema = closed("extract-1");
    let sheets = [all(), odd::story()].concat();
    let lines = render(of_facts("jsonl"), &sheets, &Comparison::default());
    let lines = String::from_utf8(lines).unwrap();
    let mut kinds = BTreeSet::new();
    for line in lines.lines() {
        let article: Value = serde_json::from_str(line).unwrap();
        assert_eq!(wrong(&schema, &article), Vec::<String>::new());
        let facts = article["facts"].as_array().unwrap().iter();
        kinds.extend(facts.map(|fact| fact["kind"].to_string()));
    }
    assert_eq!(
        kinds.len(),
        7,
        "a fact of every kind was looked at: {kinds:?}"
    );
}

#[test]
fn a_comparison_keeps_to_its_schema_alone_and_among_stories() {
    let schema = closed("compare-1");
    let alone = render(of_rows("json"), &STORY, &COMPARISON);
    let alone: Value = serde_json::from_slice(&alone).unwrap();
    assert_eq!(wrong(&schema, &alone), Vec::<String>::new());
    let mut named = alone.clone();
    named["story"] = "Ministers meet".into();
    named["articles"] = json!(["a", "b"]);
    let stories = json!({"stories": [named, alone]});
    assert_eq!(wrong(&schema, &stories), Vec::<String>::new());
}

#[test]
fn the_schemas_refuse_what_no_version_of_the_program_prints() {
    let schema = schema("extract-1");
    let lines = render(of_facts("jsonl"), &odd::story(), &Comparison::default());
    let first = String::from_utf8(lines).unwrap();
    let article: Value = serde_json::from_str(first.lines().next().unwrap()).unwrap();
    for (place, value) in [
        ("/facts/0/kind", json!("happening")),
        ("/facts/0/evidence", json!([])),
        ("/facts/0/evidence/0/start", json!("5")),
        ("/facts/0/confidence", json!(2)),
        ("/sections", json!(null)),
    ] {
        let mut spoilt = article.clone();
        *spoilt.pointer_mut(place).unwrap() = value;
        assert!(!schema.is_valid(&spoilt), "{place}");
    }
}
