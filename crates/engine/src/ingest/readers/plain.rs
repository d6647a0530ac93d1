//! Plain text: a `.txt` file, pasted text, the text of a record.

use crate::article::lines;
use crate::ingest::document::Document;
use crate::ingest::draft::{Draft, Unit};
use crate::ingest::{IngestError, encoding};

/// Reads a file of plain text.
pub fn read_document(document: &Document) -> Result<Vec<Draft>, IngestError> {
    Ok(vec![read(&clean(&encoding::text(document)?))])
}

/// Reads plain text that is clean; it stays as it is.
pub fn read(text: &str) -> Draft {
    Draft {
        units: units(text),
        text: text.to_owned(),
        as_it_stands: true,
        ..Draft::default()
    }
}

/// Line breaks become `\n`, a leading byte-order mark goes.
pub fn with_unix_lines(text: &str) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Like [`with_unix_lines`]; control characters, which no font can show, become blanks and page
/// breaks line breaks. No character is added or lost.
pub fn clean(text: &str) -> String {
    with_unix_lines(text)
        .chars()
        .map(|character| match character {
            '\n' | '\t' => character,
            '\u{C}' => '\n',
            _ if character.is_control() => ' ',
            _ => character,
        })
        .collect()
}

/// Paragraphs: lines, or several where a line goes on in the next.
fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut goes_on = false;
    for line in lines(text).into_iter().filter(|line| !line.is_blank()) {
        match units.last_mut().filter(|_| goes_on) {
            Some(open) => open.bytes.end = line.bytes.end,
            None => units.push(Unit {
                bytes: line.bytes.clone(),
                role: None,
            }),
        }
        goes_on = line.goes_on;
    }
    units
}
