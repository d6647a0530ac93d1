//! Facts and rows as they are printed.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::VERSION;
use crate::article::ArticleId;
use crate::compare::Comparison;
use crate::facts::FactSheet;
use crate::ingest::body_text;

use super::Reading;

/// An article as it is printed. A page's main text and its authors are added under the keys that
/// measures of page readers know them by. Keys of an input's line of which the program knows nothing
/// follow as they came.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PrintedSheet<'a> {
    #[serde(flatten)]
    sheet: &'a FactSheet,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authors: Option<&'a [String]>,
    /// The story that the input said the article belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<&'a str>,
    /// The version of the program that read the facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    engine: Option<&'a str>,
    /// The version of its language model.
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<&'a str>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    foreign: &'a Map<String, Value>,
}

impl<'a> PrintedSheet<'a> {
    /// What is printed of a reading.
    pub fn new(reading: &'a Reading) -> Self {
        let article = &reading.sheet.article;
        let passing = &reading.passing;
        Self {
            sheet: &reading.sheet,
            body: reading.is_page.then(|| body_text(article)),
            authors: reading.is_page.then_some(&article.metadata.byline),
            story: passing.story.as_deref(),
            engine: passing.engine.as_deref(),
            model: passing.model.as_deref(),
            foreign: &passing.foreign,
        }
    }
}

/// A story with its comparison, as it is printed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PrintedComparison<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    articles: Option<Vec<&'a ArticleId>>,
    #[serde(flatten)]
    comparison: &'a Comparison,
    /// The version of the program that compared them.
    #[serde(skip_serializing_if = "Option::is_none")]
    engine: Option<&'static str>,
}

impl<'a> PrintedComparison<'a> {
    /// What is printed of the comparison of some articles; `story` is the name of their story where it has one.
    pub fn new(
        story: Option<&'a str>,
        sheets: &'a [Arc<FactSheet>],
        comparison: &'a Comparison,
    ) -> Self {
        let ids = || sheets.iter().map(|sheet| &sheet.article.id).collect();
        Self {
            story,
            articles: story.map(|_| ids()),
            comparison,
            engine: Some(VERSION),
        }
    }
}

/// An article with its story, as it is printed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PrintedStory<'a> {
    id: &'a ArticleId,
    /// The name of the story, which no other story of the output has.
    story: &'a str,
    /// The version of the program that grouped it.
    engine: &'static str,
}

impl<'a> PrintedStory<'a> {
    /// What is printed of an article that is of a story.
    pub fn new(id: &'a ArticleId, story: &'a str) -> Self {
        Self {
            id,
            story,
            engine: VERSION,
        }
    }
}
