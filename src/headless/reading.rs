//! From the parts of the inputs to fact sheets.

use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::cancel::CancelToken;
use crate::engine::Engine;
use crate::facts::FactSheet;
use crate::guard::guarded;
use crate::ingest::{IngestError, Part};
use crate::interchange::{read_back, returning};

use super::arguments::{Options, SourceFormat};
use super::inputs::parts;
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

/// Reads all inputs of a command line, in their order. What fails gives a line that names it and the
/// reason.
pub fn readings(
    engine: Engine,
    options: &Options,
) -> Box<dyn Iterator<Item = Result<Reading, String>>> {
    if options.from == SourceFormat::Annotations {
        if options.paths.is_empty() {
            let reason = "annotations are read from files and folders: name some";
            return Box::new(std::iter::once(Err(reason.to_owned())));
        }
        return Box::new(
            options
                .paths
                .clone()
                .into_iter()
                .flat_map(|path| annotated(&path)),
        );
    }
    let published = options.published;
    let results = in_order(parts(options), move |part| read(&engine, part, published));
    Box::new(results.flat_map(|result| match result {
        Ok(Ok(readings)) => readings.into_iter().map(Ok).collect(),
        Ok(Err(reason)) => vec![Err(reason)],
        Err(fault) => vec![Err(format!("an input could not be read: {fault}"))],
    }))
}

/// The articles of a file of annotations, with what everybody made of them.
fn annotated(path: &Path) -> Vec<Result<Reading, String>> {
    let read = guarded(|| read_back(path).map(|(incoming, _)| returning::sheets(incoming)));
    match read {
        Ok(Ok(sheets)) => sheets
            .into_iter()
            .map(|sheet| {
                Ok(Reading {
                    sheet,
                    is_page: false,
                    story: None,
                })
            })
            .collect(),
        Ok(Err(error)) => vec![Err(error.to_string())],
        Err(fault) => vec![Err(format!("{}: {fault}", path.display()))],
    }
}

fn read(
    engine: &Engine,
    part: Result<Part, IngestError>,
    published: Option<Date>,
) -> Result<Vec<Reading>, String> {
    let part = part.map_err(|error| error.to_string())?;
    let shape = Shape::of(&part);
    if let (Some(line), true) = (part.record(), shape.facts.is_some()) {
        let name = part.name();
        let sheet: FactSheet =
            serde_json::from_str(line).map_err(|error| format!("{name}: {error}"))?;
        let (sheet, others) = sheet.checked();
        if !others.is_empty() {
            let count = others.len();
            log_line(&format!(
                "{name}: {count} facts are left out, for their words do not stand in the text"
            ));
        }
        return Ok(vec![Reading {
            sheet,
            is_page: shape.body.is_some(),
            story: shape.story,
        }]);
    }
    let is_page = part.is_page() || shape.html.is_some();
    let sheets = engine.read_part(part, published, &CancelToken::default());
    let sheets = sheets.map_err(|error| error.to_string())?.into_iter();
    let reading = |sheet| Reading {
        sheet,
        is_page,
        story: shape.story.clone(),
    };
    Ok(sheets.map(reading).collect())
}

/// Which keys a line has, and the story it names.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shape {
    facts: Option<IgnoredAny>,
    html: Option<IgnoredAny>,
    body: Option<IgnoredAny>,
    story: Option<String>,
}

impl Shape {
    fn of(part: &Part) -> Self {
        // A line that is no object is reported by the reader of records.
        let shape = part.record().map(serde_json::from_str);
        shape.and_then(Result::ok).unwrap_or_default()
    }
}
