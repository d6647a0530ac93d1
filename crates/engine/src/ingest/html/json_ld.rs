//! What a page tells in JSON-LD with the words of schema.org.

use dom_query::Document;
use serde_json::Value;

/// The fields of the article that the page is about.
#[derive(Debug, Default)]
pub struct ArticleData {
    /// `headline`
    pub headline: Option<String>,
    /// Names under `author`.
    pub authors: Vec<String>,
    /// `datePublished`
    pub published: Option<String>,
    /// Name under `publisher`.
    pub publisher: Option<String>,
    /// `isBasedOn`: where the text was taken from.
    pub based_on: Option<String>,
    /// `isAccessibleForFree` is false.
    pub is_paid: bool,
}

/// Nodes that are looked at: more is not metadata.
const MAX_NODES: usize = 10_000;

/// Reads the first article that the page's JSON-LD describes.
pub fn read(document: &Document) -> Option<ArticleData> {
    let scripts = document.select("script[type*='ld+json']");
    let values: Vec<Value> = scripts
        .nodes()
        .iter()
        .filter_map(|script| parse(&script.text()))
        .collect();
    let nodes = all_nodes(&values);
    let article = nodes.iter().find(|node| is_article(node))?;
    let by_id = |value: &Value| -> Option<&Value> {
        let id = value.get("@id")?;
        let same = |node: &&&Value| node.get("@id") == Some(id) && node.get("name").is_some();
        nodes.iter().find(same).copied()
    };
    let names = |key: &str| -> Vec<String> {
        let value = article.get(key);
        let list = value.map_or(&[][..], |value| match value {
            Value::Array(list) => list,
            other => std::slice::from_ref(other),
        });
        let name = |value: &Value| {
            text(value)
                .or_else(|| text(value.get("name")?))
                .or_else(|| in_parts(value))
                .or_else(|| text(by_id(value)?.get("name")?))
        };
        list.iter().filter_map(name).collect()
    };
    let field = |key: &str| text(article.get(key)?);
    Some(ArticleData {
        headline: field("headline").or_else(|| field("name")),
        authors: names("author"),
        published: field("datePublished").or_else(|| field("dateCreated")),
        publisher: names("publisher").into_iter().next(),
        based_on: names("isBasedOn").into_iter().next(),
        is_paid: article.get("isAccessibleForFree").is_some_and(is_false),
    })
}

/// Pages often wrap the JSON in a comment or leave line breaks in its strings.
fn parse(source: &str) -> Option<Value> {
    let source = source
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->");
    let source = source
        .trim()
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("//]]>");
    let source = source.trim().trim_end_matches(';');
    first_value(source).or_else(|| {
        let flat: String = source
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        first_value(&flat)
    })
}

/// The value at the beginning; some pages leave a bracket too many behind it.
fn first_value(source: &str) -> Option<Value> {
    let mut values = serde_json::Deserializer::from_str(source).into_iter();
    values.next()?.ok()
}

/// All objects, outer ones first.
fn all_nodes(values: &[Value]) -> Vec<&Value> {
    let mut nodes = Vec::new();
    let mut rest: std::collections::VecDeque<&Value> = values.iter().collect();
    while let Some(value) = rest.pop_front().filter(|_| nodes.len() < MAX_NODES) {
        match value {
            Value::Array(list) => rest.extend(list),
            Value::Object(fields) => {
                nodes.push(value);
                rest.extend(fields.values());
            }
            _ => {}
        }
    }
    nodes
}

/// Whether a node is of a type that schema.org derives from Article.
fn is_article(node: &Value) -> bool {
    let matches = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article")
                || kind.ends_with("BlogPosting")
                || kind == "Report"
                || kind == "LiveBlogPosting"
        })
    };
    let has_content = ["headline", "datePublished", "author"]
        .iter()
        .any(|key| node.get(key).is_some());
    has_content
        && node.get("@type").is_some_and(|kind| match kind {
            Value::Array(kinds) => kinds.iter().any(matches),
            kind => matches(kind),
        })
}

/// The name of a person whose parts are told one by one.
fn in_parts(person: &Value) -> Option<String> {
    let keys = ["givenName", "additionalName", "familyName"];
    let parts: Vec<String> = keys
        .iter()
        .filter_map(|key| text(person.get(key)?))
        .collect();
    (parts.len() > 1).then(|| parts.join(" "))
}

fn is_false(value: &Value) -> bool {
    let told = value.as_str().map(str::to_lowercase);
    value == &Value::Bool(false) || told.is_some_and(|told| told.ends_with("false"))
}

fn text(value: &Value) -> Option<String> {
    let text = super::tags::unescaped(value.as_str()?);
    (!text.is_empty()).then_some(text)
}
