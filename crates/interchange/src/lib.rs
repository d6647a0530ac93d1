//! From a project to files and back: one module a format, each of which describes itself ([`Format`]).
//!
//! Formats are pure functions from sheets and rows to bytes, so that a preview shows the beginning of
//! what is then written. Which articles and statuses take part is settled before: [`of_statuses`].
//! What comes back is read into [`Incoming`] and placed among the facts of a project by [`returning`].
//!
//! ```
//! use std::sync::Arc;
//!
//! use sidelight_engine::Engine;
//! use sidelight_engine::cancel::CancelToken;
//! use sidelight_engine::compare::Comparison;
//! use sidelight_engine::ingest::Input;
//! use sidelight_interchange::{Material, format};
//! use sidelight_project::Codebook;
//!
//! let text = "A ferry sank off Arlen on Tuesday. At least 12 people were killed.";
//! let engine = Engine::embedded()?;
//! let sheet = engine.read(&Input::Pasted(text.to_owned()), None, &CancelToken::default())?;
//!
//! let (sheets, rows, codebook) = ([Arc::new(sheet)], Comparison::default(), Codebook::default());
//! let material = Material::new(&sheets, &rows, &codebook);
//! let csv = format("csv", false).ok_or("there is such a format of facts")?;
//! for loss in csv.losses(&material) {
//!     println!("{}: {loss}", csv.name);
//! }
//! let table = String::from_utf8(csv.render(&material)?)?;
//! assert!(table.lines().count() > 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`FORMATS`] lists all of them.

mod about;
mod cas;
mod cells;
mod codebook;
mod docx;
mod facts_report;
mod format;
mod incoming;
mod loss;
mod marks;
mod naming;
mod offsets;
pub mod returning;
mod spacy;
mod table;
mod tokens;
mod workbook;
mod xml;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sidelight_engine::disk;
use sidelight_engine::facts::{FactSheet, Status};

pub use codebook::{codebook, read_codebook};
pub use format::{Course, Entry, Format, Material, Of, OffsetUnit, Output, Preview, Reader};
pub use incoming::{
    Coded, Incoming, IncomingArticle, ReadBackError, ReadError, Selected, read_back,
};
pub use json::read as read_json;
pub use json_lines::read as read_json_lines;
pub use loss::Loss;

/// The modules of the formats, and the list of them in the order in which a dialog shows it.
macro_rules! formats {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every format that is written, in the order in which a dialog lists them.
        pub static FORMATS: &[&Format] = &[$(&$module::FORMAT),*];
    };
}

formats! {
    report,
    report_docx,
    report_markdown,
    report_csv,
    report_xlsx,
    report_json,
    markdown,
    facts_html,
    facts_docx,
    facts_xlsx,
    csv,
    csv_for_excel,
    claims_csv,
    json,
    json_lines,
    web_annotation,
    qdpx,
    cas_json,
    cas_xmi,
    brat,
    label_studio,
    doccano,
    spacy_lines,
    spacy_binary,
    conll_2003,
    conll_u_plus,
    tei,
    gexf,
    ris,
    html,
    comparison_docx,
    xlsx,
    comparison_csv,
    slots_csv,
    comparison_json,
    claim_review,
}

/// The format of a name on the command line, among those of facts or those of rows.
pub fn format(key: &str, rows: bool) -> Option<&'static Format> {
    let mut fitting = formats_of(rows);
    fitting.find(|format| format.key == key)
}

/// The formats of facts, or those of rows.
pub fn formats_of(rows: bool) -> impl Iterator<Item = &'static Format> {
    let fits = move |format: &&&Format| {
        if rows {
            format.of.takes_rows()
        } else {
            format.of.takes_facts()
        }
    };
    FORMATS.iter().filter(fits).copied()
}

/// Why a file could not be written. The text names the file and the reason.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// A value has no form in the format.
    #[error("the export could not be made: {0}")]
    Format(String),
    /// A person stopped it.
    #[error("the export was stopped")]
    Cancelled,
    /// The file could not be written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
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
