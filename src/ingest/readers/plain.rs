//! Plain text: a `.txt` file, pasted text, the text of a record.

use std::ops::Range;

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

/// Lines, or whole paragraphs where the text is wrapped at a fixed width.
fn units(text: &str) -> Vec<Unit> {
    let lines: Vec<Range<usize>> = lines(text).collect();
    let mut ranges = Vec::new();
    if is_hard_wrapped(text, &lines) {
        for block in lines.chunk_by(|a, b| !a.is_empty() && !b.is_empty()) {
            if let (Some(first), Some(last)) = (block.first(), block.last()) {
                ranges.push(first.start..last.end);
            }
        }
    } else {
        ranges = lines;
    }
    ranges.retain(|range| !range.is_empty());
    let unit = |bytes| Unit { bytes, role: None };
    ranges.into_iter().map(unit).collect()
}

/// The byte ranges of all lines without the white space around them; blank lines are empty.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        let trimmed = line.trim();
        at += line.len() + 1;
        start..start + trimmed.len()
    })
}

/// Whether nearly every line that another follows ends near the same column.
fn is_hard_wrapped(text: &str, lines: &[Range<usize>]) -> bool {
    let followed: Vec<usize> = lines
        .windows(2)
        .filter(|pair| !pair[0].is_empty() && !pair[1].is_empty())
        .map(|pair| text[pair[0].clone()].chars().count())
        .collect();
    let near = followed
        .iter()
        .filter(|&&width| (45..=100).contains(&width));
    followed.len() >= 4 && near.count() * 10 >= followed.len() * 8
}
