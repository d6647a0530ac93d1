//! The native forms, which hold everything: the same that the headless program writes and reads.

use std::sync::Arc;

use crate::compare::Comparison;
use crate::facts::FactSheet;

use super::ExportError;

/// Why a native file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ReadError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// One JSON document: an array with an article on each line.
pub(super) fn sheets(sheets: &[Arc<FactSheet>]) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::from(b"[");
    for (index, sheet) in sheets.iter().enumerate() {
        bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, sheet)?;
    }
    bytes.extend_from_slice(if sheets.is_empty() { b"]\n" } else { b"\n]\n" });
    Ok(bytes)
}

/// JSON Lines: an article a line.
pub(super) fn lines(sheets: &[Arc<FactSheet>]) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    for sheet in sheets {
        serde_json::to_writer(&mut bytes, sheet)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

/// A comparison as one JSON document.
pub(super) fn comparison(comparison: &Comparison) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(comparison)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a JSON document of articles.
///
/// # Errors
/// When it is no such document.
pub fn read_json(bytes: &[u8]) -> Result<Vec<FactSheet>, ReadError> {
    serde_json::from_slice(bytes).map_err(|error| ReadError {
        line: error.line(),
        reason: error.to_string(),
    })
}

/// Reads JSON Lines of articles; empty lines are passed over.
///
/// # Errors
/// At the first line that is no article.
pub fn read_json_lines(bytes: &[u8]) -> Result<Vec<FactSheet>, ReadError> {
    let lines = bytes.split(|&byte| byte == b'\n').enumerate();
    let filled = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    let sheets = filled.map(|(index, line)| {
        serde_json::from_slice(line).map_err(|error| ReadError {
            line: index + 1,
            reason: error.to_string(),
        })
    });
    sheets.collect()
}
