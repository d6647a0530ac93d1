//! The published schemas of what is printed, made of the types that print it.

use std::path::Path;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::passing::PRINTED;
use super::{Failure, PrintedComparison, PrintedSheet, PrintedStory};

/// What `compare --to json` prints.
#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "only its schema is asked for")]
enum Compared<'a> {
    /// One story.
    Story(PrintedComparison<'a>),
    /// Several.
    Stories {
        /// One after the other.
        stories: Vec<PrintedComparison<'a>>,
    },
}

/// Holds a published schema against the one of a type, or writes it anew where that is asked for.
fn published<T: JsonSchema>(name: &str, title: &str) {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert(
        "$id".to_owned(),
        format!("urn:sidelight:schema:{name}").into(),
    );
    schema.insert("title".to_owned(), title.into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap();
    text.push('\n');
    let file = format!("../../docs/schemas/{}.schema.json", name.replace(':', "-"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("SIDELIGHT_WRITE_SCHEMAS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let there: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(
        there,
        schema.to_value(),
        "what is printed has changed: raise the version, or write {} anew with SIDELIGHT_WRITE_SCHEMAS=1",
        path.display()
    );
}

#[test]
fn the_published_schemas_are_those_of_the_types_that_are_printed() {
    published::<PrintedSheet<'_>>("extract:1", "An article and its facts, version 1");
    published::<Failure>("failure:1", "An input that could not be read, version 1");
    published::<PrintedStory<'_>>("group:1", "An article and its story, version 1");
    published::<Compared<'_>>("compare:1", "Articles side by side, version 1");
}

#[test]
fn no_key_that_is_printed_of_an_article_passes_from_an_input() {
    let mut settings = SchemaSettings::draft2020_12().for_serialize();
    settings.inline_subschemas = true;
    let schema = settings
        .into_generator()
        .into_root_schema_for::<PrintedSheet<'_>>();
    let printed = schema.get("properties").and_then(Value::as_object).unwrap();
    let mut known: Vec<&str> = printed.keys().map(String::as_str).chain(["html"]).collect();
    let mut listed = PRINTED.to_vec();
    known.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, known);
}
