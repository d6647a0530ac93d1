//! From a project to files and back: one module a format.
//!
//! Formats are pure functions from sheets and rows to bytes, so that a preview shows the beginning of
//! what is then written. Which articles and statuses take part is settled before: [`of_statuses`].

mod codebook;
mod csv;
mod html;
mod json;
mod markdown;
mod report;
mod table;
mod web_annotation;
mod xlsx;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::compare::Comparison;
use crate::disk;
use crate::facts::{FactSheet, Status};

pub use codebook::{codebook, read_codebook};
pub use json::{ReadError, read_json, read_json_lines};

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExportFormat {
    /// Everything, as one JSON document.
    Json,
    /// Everything, one article a line.
    JsonLines,
    /// One fact a row.
    Csv,
    /// The same with the mark by which Excel knows the encoding.
    CsvForExcel,
    /// A report to read.
    Markdown,
    /// Annotations as other programs read them.
    WebAnnotation,
    /// The brief of a story, to read, send and print.
    BriefHtml,
    /// The same as a document for word processors.
    BriefDocx,
    /// The same as Markdown.
    BriefMarkdown,
    /// The comparison as one JSON document.
    ComparisonJson,
    /// The comparison, one row a row, one article a column.
    ComparisonCsv,
    /// The comparison as a workbook: the table, and the evidence with its places.
    ComparisonXlsx,
    /// The comparison as one page that needs nothing else.
    ComparisonHtml,
}

/// Why a file could not be written. The text names the file and the reason.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A value has no form in the format.
    #[error("the export could not be made: {0}")]
    Format(String),
    /// The file could not be written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl ExportFormat {
    /// All formats, in the order a dialog lists them.
    pub const ALL: [Self; 13] = [
        Self::BriefHtml,
        Self::BriefDocx,
        Self::BriefMarkdown,
        Self::Markdown,
        Self::Csv,
        Self::CsvForExcel,
        Self::Json,
        Self::JsonLines,
        Self::WebAnnotation,
        Self::ComparisonHtml,
        Self::ComparisonXlsx,
        Self::ComparisonCsv,
        Self::ComparisonJson,
    ];

    /// What a dialog calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::JsonLines => "JSON Lines",
            Self::Csv => "CSV",
            Self::CsvForExcel => "CSV for Excel",
            Self::BriefHtml => "Brief as a web page",
            Self::BriefDocx => "Brief as a document",
            Self::BriefMarkdown => "Brief as Markdown",
            Self::Markdown => "Facts as Markdown",
            Self::WebAnnotation => "W3C Web Annotation",
            Self::ComparisonJson => "Comparison as JSON",
            Self::ComparisonCsv => "Comparison as CSV",
            Self::ComparisonXlsx => "Comparison for Excel",
            Self::ComparisonHtml => "Comparison as a web page",
        }
    }

    /// The usual ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json | Self::ComparisonJson => "json",
            Self::JsonLines => "jsonl",
            Self::Csv | Self::CsvForExcel | Self::ComparisonCsv => "csv",
            Self::ComparisonXlsx => "xlsx",
            Self::BriefDocx => "docx",
            Self::ComparisonHtml | Self::BriefHtml => "html",
            Self::Markdown | Self::BriefMarkdown => "md",
            Self::WebAnnotation => "jsonld",
        }
    }

    /// What it is for, in one line.
    pub fn description(self) -> &'static str {
        match self {
            Self::Json => "Articles with all their facts; Sidelight and scripts read it back.",
            Self::JsonLines => "The same, one article a line, for pipes and large collections.",
            Self::Csv => "A table with one fact a row, for spreadsheets and statistics.",
            Self::CsvForExcel => "The same table, marked so that Excel shows every letter right.",
            Self::BriefHtml => {
                "What all tell, where they differ, who tells it alone: one page to send and print."
            }
            Self::BriefDocx => "The same for Word, LibreOffice and their like.",
            Self::BriefMarkdown => "The same as text, for notes and editors.",
            Self::Markdown => "A report to read or print: facts by question, with their words.",
            Self::WebAnnotation => {
                "Annotations in the W3C's format, for other annotation programs."
            }
            Self::ComparisonJson => {
                "What agrees and what differs between the articles, for scripts."
            }
            Self::ComparisonCsv => "What agrees and what differs, with a column for each article.",
            Self::ComparisonXlsx => {
                "The same as a workbook to filter, with the words on a second sheet."
            }
            Self::ComparisonHtml => {
                "A page to search, send and print: opens in any browser, needs no network."
            }
        }
    }

    /// Whether it is made from the rows of the comparison.
    pub fn needs_rows(self) -> bool {
        matches!(
            self,
            Self::ComparisonJson
                | Self::ComparisonCsv
                | Self::ComparisonXlsx
                | Self::ComparisonHtml
                | Self::Markdown
                | Self::BriefHtml
                | Self::BriefDocx
                | Self::BriefMarkdown
        )
    }

    /// The format whose text shows best what a file of this one holds.
    #[must_use]
    pub fn shown_as(self) -> Self {
        match self {
            Self::BriefHtml | Self::BriefDocx => Self::BriefMarkdown,
            other => other,
        }
    }

    /// Whether its files can be looked at as text.
    pub fn is_text(self) -> bool {
        self != Self::ComparisonXlsx
    }
}

/// The sheets with only the facts of these statuses.
pub fn of_statuses(sheets: &[Arc<FactSheet>], statuses: &[Status]) -> Vec<Arc<FactSheet>> {
    let chosen = sheets.iter().map(|sheet| {
        let facts = sheet.facts.iter();
        let facts = facts.filter(|fact| statuses.contains(&fact.status));
        Arc::new(FactSheet {
            article: Arc::clone(&sheet.article),
            facts: facts.cloned().collect(),
        })
    });
    chosen.collect()
}

/// The content of a file of this format. Formats that are not made from rows leave `comparison` aside.
///
/// # Errors
/// When a value has no form in the format.
pub fn render(
    format: ExportFormat,
    sheets: &[Arc<FactSheet>],
    comparison: &Comparison,
) -> Result<Vec<u8>, ExportError> {
    match format {
        ExportFormat::Json => json::sheets(sheets),
        ExportFormat::JsonLines => json::lines(sheets),
        ExportFormat::Csv => csv::facts(sheets),
        ExportFormat::CsvForExcel => Ok(csv::with_byte_order_mark(&csv::facts(sheets)?)),
        ExportFormat::Markdown => Ok(markdown::report(sheets, &comparison.rows).into_bytes()),
        ExportFormat::BriefHtml => {
            Ok(report::page(&report::brief(sheets, comparison)).into_bytes())
        }
        ExportFormat::BriefDocx => report::docx(&report::brief(sheets, comparison)),
        ExportFormat::BriefMarkdown => {
            Ok(report::markdown(&report::brief(sheets, comparison)).into_bytes())
        }
        ExportFormat::WebAnnotation => web_annotation::collection(sheets),
        ExportFormat::ComparisonJson => json::comparison(comparison),
        ExportFormat::ComparisonCsv => csv::rows(sheets, &comparison.rows),
        ExportFormat::ComparisonXlsx => Ok(xlsx::workbook(sheets, &comparison.rows)?),
        ExportFormat::ComparisonHtml => Ok(html::page(sheets, &comparison.rows).into_bytes()),
    }
}

/// Writes a file whole or not at all: what stood there before stays until the new one is complete.
///
/// # Errors
/// When the folder or the disk does not take it, with the file named.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    disk::write_atomically(path, bytes).map_err(|source| ExportError::File {
        path: path.to_owned(),
        source,
    })
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Format(error.to_string())
    }
}

impl From<::csv::Error> for ExportError {
    fn from(error: ::csv::Error) -> Self {
        Self::Format(error.to_string())
    }
}

impl From<rust_xlsxwriter::XlsxError> for ExportError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Format(error.to_string())
    }
}
