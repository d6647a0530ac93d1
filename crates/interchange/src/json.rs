//! The native form, which holds everything: an array with an article on each line.

use sidelight_engine::facts::FactSheet;

use super::format::{Entry, Format, Material, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Incoming, ReadError};
use super::{ExportError, loss};

pub static FORMAT: Format = Format {
    key: "json",
    name: "JSON",
    description: "Articles with all their facts; Sidelight and scripts read it back.",
    ending: "json",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "everything but findings on claims",
    loses: "findings on claims",
    findings: false,
    losses: loss::nothing,
    write: |material| sheets(material).map(Output::File),
    preview: Preview::Beginning,
    reader: Some(Reader {
        tells: |entries| matches!(entries, [only] if read(&only.bytes).is_ok()),
        read: read_entries,
    }),
};

/// One JSON document: an array with an article on each line.
fn sheets(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::from(b"[");
    for (index, sheet) in material.each().enumerate() {
        bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, sheet)?;
    }
    bytes.extend_from_slice(if material.sheets.is_empty() { b"]\n" } else { b"\n]\n" });
    Ok(bytes)
}

/// Reads a JSON document of articles.
///
/// # Errors
/// When it is no such document.
pub fn read(bytes: &[u8]) -> Result<Vec<FactSheet>, ReadError> {
    serde_json::from_slice(bytes).map_err(|error| ReadError::of_json(&error))
}

fn read_entries(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let sheets = entries.iter().map(|entry| read(&entry.bytes));
    let sheets: Result<Vec<_>, _> = sheets.collect();
    Ok(Incoming::of_sheets(sheets?.into_iter().flatten()))
}
