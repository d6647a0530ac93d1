//! JSON files: feeds, news items, and what crawlers keep of pages.

use serde_json::{Map, Value};

use super::agency;
use crate::article::Metadata;
use crate::ingest::document::{MAX_DOCUMENT, Opened};
use crate::ingest::draft::Draft;
use crate::ingest::fields::{self, Field, Told, language_tag};
use crate::ingest::sections::names;
use crate::ingest::walk::{Findings, Found};
use crate::ingest::{IngestError, dates, encoding, html};

/// Keys under which programs keep the list of articles, or the article itself.
const LISTS: &[&str] = &[
    "articles", "items", "results", "docs", "hits", "data", "response", "stories", "posts",
    "entries", "_source", "value", "news",
];

/// Levels in which a list of articles is looked for.
const MAX_DEPTH: usize = 6;

/// Whether a text begins like a JSON file rather than like words in brackets.
pub fn is_json(text: &str) -> bool {
    let inner = text.strip_prefix('[').map_or(text, str::trim_start);
    let inside = inner.strip_prefix('{').map(str::trim_start);
    inside.is_some_and(|inside| inside.starts_with(['"', '}']))
}

/// The articles of a file.
pub fn open(opened: Opened) -> Result<Findings, IngestError> {
    let document = opened.into_document(MAX_DOCUMENT)?;
    let origin = document.origin.clone();
    let text = encoding::text(&document)?;
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| {
            IngestError::Damaged {
                name: origin.name(),
                what: "JSON file",
                reason: error.to_string(),
            }
        })?;
    let about = Channel {
        title: text_at(&value, "title"),
        language: text_at(&value, "language"),
    };
    let is_feed = value.get("items").is_some() && value.get("version").is_some();
    let mut objects = Vec::new();
    collect(value, 0, &mut objects);
    if objects.is_empty() {
        return Err(IngestError::NoArticle {
            name: origin.name(),
            reason: "no object in it has a text".to_owned(),
        });
    }
    let is_one = objects.len() == 1;
    let objects = objects.into_iter().enumerate();
    Ok(Box::new(objects.map(move |(index, object)| {
        let origin = if is_one {
            origin.clone()
        } else {
            origin.at(&format!("article {}", index + 1))
        };
        let name = origin.name();
        let draft = if is_feed {
            item(&object, &about, &name)
        } else if agency::is_ninjs(&object) {
            agency::ninjs(&object, &name)
        } else {
            record(&object, &name)
        };
        Ok((origin, Found::Draft(Box::new(draft?))))
    })))
}

/// What a feed says of all its items.
struct Channel {
    title: Option<String>,
    language: Option<String>,
}

/// Whether an object of which only the beginning is seen begins with a list, or as answers of servers
/// do that hold one.
pub fn begins_list(text: &str) -> bool {
    let key = text
        .trim_start_matches(['{', ' '])
        .split('"')
        .nth(1)
        .unwrap_or_default();
    let of_answers = [
        "version",
        "status",
        "totalResults",
        "total",
        "took",
        "count",
    ];
    LISTS.contains(&key) || of_answers.contains(&key)
}

/// Whether an object holds a list of articles.
pub fn holds_list(object: &Map<String, Value>) -> bool {
    LISTS
        .iter()
        .any(|key| object.get(*key).is_some_and(Value::is_array))
}

/// The objects that hold an article's text, wherever they lie.
fn collect(value: Value, depth: usize, found: &mut Vec<Value>) {
    match value {
        Value::Array(values) if depth < MAX_DEPTH => {
            for value in values {
                collect(value, depth + 1, found);
            }
        }
        Value::Object(mut object) if depth < MAX_DEPTH => {
            let inner = LISTS.iter().find_map(|key| {
                let holds = object
                    .get(*key)
                    .is_some_and(|value| value.is_array() || value.is_object());
                if holds { object.remove(*key) } else { None }
            });
            if has_text(&object) {
                found.push(Value::Object(object));
            } else if let Some(inner) = inner {
                collect(inner, depth + 1, found);
            }
        }
        _ => {}
    }
}

fn has_text(object: &Map<String, Value>) -> bool {
    let fields = fields::of_names(object.keys().map(String::as_str));
    let body = [Field::Text, Field::Html]
        .iter()
        .any(|field| fields.contains_key(field));
    let headed = fields.contains_key(&Field::Title) && fields.contains_key(&Field::Summary);
    body || headed
        || ["content_text", "bodies"]
            .iter()
            .any(|key| object.contains_key(*key))
}

/// An item of a JSON Feed.
fn item(item: &Value, about: &Channel, name: &str) -> Result<Draft, IngestError> {
    let authors = item.get("authors").and_then(Value::as_array);
    let authors = authors.into_iter().flatten().chain(item.get("author"));
    let authors: Vec<String> = authors
        .filter_map(|author| text_at(author, "name"))
        .collect();
    let language = text_at(item, "language").or_else(|| about.language.clone());
    let metadata = Metadata {
        title: text_at(item, "title").map(|title| html::plain_line(&title)),
        byline: names::distinct(authors.iter().flat_map(|author| names::credited(author))),
        published: text_at(item, "date_published").and_then(|day| dates::parse(&day)),
        publisher: about.title.clone(),
        original_source: None,
        language: language.as_deref().and_then(language_tag),
    };
    let summary = text_at(item, "summary").map(|summary| html::plain_line(&summary));
    let body = text_at(item, "content_html")
        .or_else(|| text_at(item, "content_text").map(|text| html::as_markup(&text)));
    let mut draft = Draft::told(metadata, summary.as_deref());
    draft.push_blocks(&html::fragment(name, &body.unwrap_or_default())?);
    draft.url = text_at(item, "url");
    Ok(draft)
}

/// A record with fields such as crawlers write.
fn record(object: &Value, name: &str) -> Result<Draft, IngestError> {
    let draft = told(object).draft(name)?;
    draft.ok_or_else(|| IngestError::NoArticle {
        name: name.to_owned(),
        reason: "it has no text".to_owned(),
    })
}

/// What a record says in fields whose names tell what they hold.
pub fn told(object: &Value) -> Told {
    let mut told = Told::default();
    let entries: Vec<(&String, &Value)> = object.as_object().into_iter().flatten().collect();
    let places = fields::of_names(entries.iter().map(|(key, _)| key.as_str()));
    for (field, index) in places {
        let value = entries[index].1;
        match (field, value) {
            (Field::Byline, Value::Array(values)) => {
                told.authors = values.iter().filter_map(words).collect();
            }
            _ => told.put(field, &words(value).unwrap_or_default()),
        }
    }
    told
}

/// A value as words: text, a number, what a named thing is called.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(_) => text_at(value, "name").or_else(|| text_at(value, "title")),
        Value::Array(values) => {
            let words: Vec<String> = values.iter().filter_map(words).collect();
            (!words.is_empty()).then(|| words.join(", "))
        }
        _ => None,
    }
}

fn text_at(value: &Value, key: &str) -> Option<String> {
    let text = value.get(key)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
