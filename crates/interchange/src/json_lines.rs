//! The native form for pipes: an article a line.

use sidelight_engine::facts::FactSheet;

use super::format::{Entry, Format, Material, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Incoming, ReadError};
use super::{ExportError, loss};

pub static FORMAT: Format = Format {
    key: "jsonl",
    name: "JSON Lines",
    description: "The same, one article a line, for pipes and large collections.",
    ending: "jsonl",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "everything but findings on claims",
    loses: "findings on claims",
    findings: false,
    losses: loss::nothing,
    write: |material| lines(material).map(Output::File),
    preview: Preview::Beginning,
    reader: Some(Reader {
        tells: |entries| matches!(entries, [only] if first_is_a_sheet(&only.bytes)),
        read: read_entries,
    }),
};

/// JSON Lines: an article a line.
fn lines(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    for sheet in material.each() {
        serde_json::to_writer(&mut bytes, sheet)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

/// Reads JSON Lines of articles; empty lines are passed over.
///
/// # Errors
/// At the first line that is no article.
pub fn read(bytes: &[u8]) -> Result<Vec<FactSheet>, ReadError> {
    let sheets = filled_lines(bytes).map(|(index, line)| {
        serde_json::from_slice(line).map_err(|error| ReadError {
            line: index + 1,
            reason: error.to_string(),
        })
    });
    sheets.collect()
}

fn filled_lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let lines = bytes.split(|&byte| byte == b'\n').enumerate();
    lines.filter(|(_, line)| !line.trim_ascii().is_empty())
}

fn first_is_a_sheet(bytes: &[u8]) -> bool {
    let first = filled_lines(bytes).next();
    first.is_some_and(|(_, line)| {
        line.windows(7).any(|key| key == b"\"facts\"")
            && serde_json::from_slice::<FactSheet>(line).is_ok()
    })
}

fn read_entries(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let sheets = entries.iter().map(|entry| read(&entry.bytes));
    let sheets: Result<Vec<_>, _> = sheets.collect();
    Ok(Incoming::of_sheets(sheets?.into_iter().flatten()))
}
