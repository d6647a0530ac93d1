//! Which reader a document gets: by its content first, then by its ending.

use super::draft::Draft;
use super::source::Document;
use super::{IngestError, encoding, html, markdown, plain};

/// Decodes a document and reads it in its format.
pub fn read(document: &Document) -> Result<Draft, IngestError> {
    let text = encoding::decode(&document.bytes).map_err(|found| IngestError::NotText {
        name: document.name.clone(),
        found,
    })?;
    if text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}') {
        return Err(IngestError::Empty {
            name: document.name.clone(),
        });
    }
    if looks_like_page(&text) || matches!(document.ending.as_str(), "html" | "htm" | "xhtml") {
        html::read(&document.name, &text, document.url.as_deref())
    } else if matches!(document.ending.as_str(), "md" | "markdown") {
        Ok(markdown::read(&text))
    } else {
        Ok(plain::read(&plain::clean(&text)))
    }
}

/// Whether a text is the source of a web page, whatever its ending says.
fn looks_like_page(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let start = &start[..start.floor_char_boundary(2048)];
    let start = start.to_ascii_lowercase();
    let opens = ["<!doctype html", "<html", "<head", "<body"];
    opens.iter().any(|tag| start.starts_with(tag))
        || (start.starts_with('<') && start.contains("<html"))
}
