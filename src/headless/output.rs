//! Facts and rows as they go down the pipe.

use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::compare::Comparison;
use crate::facts::FactSheet;
use crate::ingest::body_text;
use crate::interchange::{Format, Material};
use crate::project::Codebook;

use super::log_line;
use super::reading::Reading;

/// How objects follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectForm {
    /// As the elements of one JSON array.
    Array,
    /// One a line.
    Lines,
}

/// Writes objects one after another, as JSON Lines or as one JSON document that is an array.
#[derive(Debug)]
pub struct ObjectWriter<W> {
    out: W,
    form: ObjectForm,
    written: usize,
}

impl<W: Write> ObjectWriter<W> {
    /// A writer to `out`.
    pub fn new(out: W, form: ObjectForm) -> Self {
        Self {
            out,
            form,
            written: 0,
        }
    }

    /// Writes one object and hands it on: whoever reads the pipe may wait for it.
    pub fn write(&mut self, object: &impl Serialize) -> io::Result<()> {
        let before: &[u8] = match (self.form, self.written) {
            (ObjectForm::Lines, _) => b"",
            (ObjectForm::Array, 0) => b"[\n",
            (ObjectForm::Array, _) => b",\n",
        };
        self.out.write_all(before)?;
        serde_json::to_writer(&mut self.out, object)?;
        if self.form == ObjectForm::Lines {
            self.out.write_all(b"\n")?;
        }
        self.written += 1;
        self.out.flush()
    }

    /// Ends the document.
    pub fn finish(mut self) -> io::Result<()> {
        if self.form == ObjectForm::Array {
            let end: &[u8] = if self.written == 0 { b"[]\n" } else { b"\n]\n" };
            self.out.write_all(end)?;
        }
        self.out.flush()
    }
}

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

/// Writes a file of a format, and tells on standard error what is lost in it.
pub fn write_file(
    mut out: impl Write,
    format: &Format,
    sheets: &[Arc<FactSheet>],
    comparison: &Comparison,
) -> io::Result<()> {
    let material = Material {
        sheets,
        comparison,
        codebook: &Codebook::default(),
        findings: None,
        course: None,
    };
    for loss in format.losses(&material) {
        log_line(&format!("{}: {loss}", format.name));
    }
    let bytes = format.render(&material).map_err(io::Error::other)?;
    out.write_all(&bytes)?;
    out.flush()
}
