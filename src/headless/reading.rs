//! From one input to a fact sheet.

use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::cancel::CancelToken;
use crate::engine::Engine;
use crate::facts::FactSheet;
use crate::ingest::Input;

use super::arguments::Options;
use super::inputs::{Pending, inputs};
use super::log_line;
use super::ordered::in_order;

/// An article with its facts, and whether it was a page.
#[derive(Debug)]
pub struct Reading {
    /// The article and its facts.
    pub sheet: FactSheet,
    /// Whether the main text had to be found in a page.
    pub is_page: bool,
    /// The story that the input says the article belongs to.
    pub story: Option<String>,
}

/// Reads all inputs of a command line, in their order. An input that fails gives a line that names
/// it and the reason.
pub fn readings(
    engine: Engine,
    options: &Options,
) -> impl Iterator<Item = Result<Reading, String>> + use<> {
    let (published, pages) = (options.published, options.pages.clone());
    let pending = inputs(&options.paths, options.from);
    let read = move |pending: Pending| {
        let place = pending.place.clone();
        (place, read(&engine, pending, published, pages.as_deref()))
    };
    in_order(pending, read).map(|result| match result {
        Ok((_, Ok(reading))) => Ok(reading),
        Ok((place, Err(reason))) if reason.starts_with(&place) => Err(reason),
        Ok((place, Err(reason))) => Err(format!("{place}: {reason}")),
        Err(fault) => Err(format!("an input could not be read: {fault}")),
    })
}

fn read(
    engine: &Engine,
    pending: Pending,
    published: Option<Date>,
    pages: Option<&Path>,
) -> Result<Reading, String> {
    let input = pending.input.map_err(|error| error.to_string())?;
    let shape = Shape::of(&input);
    if let (Input::Record(line), true) = (&input, shape.facts.is_some()) {
        let sheet: FactSheet = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let (sheet, others) = sheet.checked();
        if !others.is_empty() {
            let place = &sheet.article.id;
            let count = others.len();
            log_line(&format!(
                "{place}: {count} facts are left out, for their words do not stand in the text"
            ));
        }
        return Ok(Reading {
            sheet,
            is_page: shape.body.is_some(),
            story: shape.story,
        });
    }
    let input = match (input, pages) {
        (Input::Record(line), Some(pages)) => Input::RecordOfPage {
            line,
            pages: pages.to_owned(),
        },
        (input, _) => input,
    };
    let sheet = engine
        .read(&input, published, &CancelToken::default())
        .map_err(|error| error.to_string())?;
    Ok(Reading {
        sheet,
        is_page: shape.html.is_some(),
        story: shape.story,
    })
}

/// Which keys an input has, and the story it names.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shape {
    facts: Option<IgnoredAny>,
    html: Option<IgnoredAny>,
    body: Option<IgnoredAny>,
    story: Option<String>,
}

impl Shape {
    fn of(input: &Input) -> Self {
        match input {
            // A line that is no object is reported by the reader of records.
            Input::Record(line) | Input::RecordOfPage { line, .. } => {
                serde_json::from_str(line).unwrap_or_default()
            }
            Input::File(path) => {
                let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
                let is_page = ["html", "htm", "xhtml"].iter().any(|page| ending == *page);
                Self {
                    html: is_page.then_some(IgnoredAny),
                    ..Self::default()
                }
            }
            Input::Pasted(_) | Input::Embedded { .. } => Self::default(),
        }
    }
}
