//! Web pages as files.

use crate::ingest::document::Document;
use crate::ingest::draft::Draft;
use crate::ingest::patterns::pattern;
use crate::ingest::{IngestError, encoding, exports, html};

/// Reads a page; of an export of a news database all that stands on it.
pub fn read(document: &Document) -> Result<Vec<Draft>, IngestError> {
    let text = encoding::text(document)?;
    let name = document.origin.name();
    if MARK.is_match(&text) {
        let mut draft = Draft::default();
        draft.push_blocks(&html::fragment(&name, &text)?);
        if exports::is_export(&draft.text) {
            return Ok(vec![draft]);
        }
    }
    Ok(vec![read_one(document)?])
}

// What tells that it is worth looking for an export.
pattern!(MARK = r"(?i)\d of \d+ documents?\b|end of document\b|>Document [A-Z]+0\w{8,}");

/// Reads the one article of a page.
pub fn read_one(document: &Document) -> Result<Draft, IngestError> {
    let text = encoding::text(document)?;
    let Document { origin, .. } = document;
    html::read(&origin.name(), &text, origin.url.as_deref())
}

/// Whether a text is the source of a web page, whatever its ending says.
pub fn is_page(text: &str) -> bool {
    let start = &text[..text.floor_char_boundary(2048)];
    let start = start.to_ascii_lowercase();
    let opens = ["<!doctype html", "<html", "<head", "<body"];
    opens.iter().any(|tag| start.starts_with(tag))
        || (start.starts_with('<') && start.contains("<html"))
}
