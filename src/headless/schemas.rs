//! The published schemas of what is printed, made of the types that print it.

use std::path::Path;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::comparing::StoryComparison;
use super::output::PrintedSheet;

/// What `compare --to json` prints.
#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "only its schema is asked for")]
enum Compared<'a> {
    /// One story.
    Story(StoryComparison<'a>),
    /// Several.
    Stories {
        /// One after the other.
        stories: Vec<StoryComparison<'a>>,
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
    let file = format!("docs/schemas/{}.schema.json", name.replace(':', "-"));
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
    published::<Compared<'_>>("compare:1", "Articles side by side, version 1");
}
