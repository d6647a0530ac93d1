//! Facts and rows as they go down the pipe.

use std::io::{self, Write};

use serde::Serialize;

use crate::article::{Article, SectionKind};
use crate::facts::FactSheet;

use super::arguments::OutputFormat;
use super::reading::Reading;

/// Writes objects one after another, as JSON Lines or as one JSON document that is an array.
#[derive(Debug)]
pub struct ObjectWriter<W> {
    out: W,
    format: OutputFormat,
    written: usize,
}

impl<W: Write> ObjectWriter<W> {
    /// A writer to `out`.
    pub fn new(out: W, format: OutputFormat) -> Self {
        Self {
            out,
            format,
            written: 0,
        }
    }

    /// Writes one object and hands it on: whoever reads the pipe may wait for it.
    pub fn write(&mut self, object: &impl Serialize) -> io::Result<()> {
        let before: &[u8] = match (self.format, self.written) {
            (OutputFormat::JsonLines, _) => b"",
            (OutputFormat::Json, 0) => b"[\n",
            (OutputFormat::Json, _) => b",\n",
        };
        self.out.write_all(before)?;
        serde_json::to_writer(&mut self.out, object)?;
        if self.format == OutputFormat::JsonLines {
            self.out.write_all(b"\n")?;
        }
        self.written += 1;
        self.out.flush()
    }

    /// Ends the document.
    pub fn finish(mut self) -> io::Result<()> {
        if self.format == OutputFormat::Json {
            let end: &[u8] = if self.written == 0 { b"[]\n" } else { b"\n]\n" };
            self.out.write_all(end)?;
        }
        self.out.flush()
    }
}

/// An article as it is printed: a page's main text is added.
#[derive(Debug, Serialize)]
pub struct PrintedSheet<'a> {
    #[serde(flatten)]
    sheet: &'a FactSheet,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
}

impl<'a> PrintedSheet<'a> {
    /// What is printed of a reading.
    pub fn new(reading: &'a Reading) -> Self {
        Self {
            sheet: &reading.sheet,
            body: reading.is_page.then(|| main_text(&reading.sheet.article)),
        }
    }
}

/// The article proper: all sections but those around it.
fn main_text(article: &Article) -> String {
    let is_main = |kind| {
        matches!(
            kind,
            SectionKind::Summary
                | SectionKind::Body
                | SectionKind::Conclusion
                | SectionKind::Caption
        )
    };
    let main = article
        .sections
        .iter()
        .filter(|section| is_main(section.kind));
    let parts: Vec<_> = main
        .map(|section| article.slice(section.span).trim())
        .collect();
    parts.join("\n\n")
}
