//! Boxes of mail (mbox): message after message, parted by lines that begin with "From ".

use std::io::{BufRead, Read};

use crate::ingest::IngestError;
use crate::ingest::document::{Document, MAX_ARTICLE, Opened, check_size, unreadable};
use crate::ingest::patterns::pattern;
use crate::ingest::walk::{Findings, Found};

// From news@paper.example Sat Mar 14 06:15:00 2026
pattern!(SEPARATOR = r"^From \S.*\d\d:\d\d.*\b(?:19|20)\d\d\b");
pattern!(HEADER = r"^[A-Za-z][A-Za-z0-9-]*:");

/// Whether a text begins as a box of mail does.
pub fn is_box(text: &str) -> bool {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    SEPARATOR.is_match(first) && (HEADER.is_match(second) || second.starts_with(">From "))
}

/// The messages of a box, one after the other.
pub fn open(opened: Opened) -> Result<Findings, IngestError> {
    let origin = opened.origin.clone();
    let mut lines = opened.into_reader()?;
    let mut number = 0_usize;
    let mut is_over = false;
    Ok(Box::new(std::iter::from_fn(move || {
        while !is_over {
            let mut place = origin.part(&format!("message {}", number + 1));
            "eml".clone_into(&mut place.ending);
            let mut bytes = Vec::new();
            let read = message(&mut lines, &mut bytes);
            is_over = !matches!(read, Ok(true));
            if let Err(error) = read {
                return Some(Err(unreadable(&place, &error)));
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            number += 1;
            if let Err(error) = check_size(&place.name(), bytes.len() as u64, MAX_ARTICLE * 2) {
                return Some(Err(error));
            }
            let document = Document {
                origin: place.clone(),
                bytes,
            };
            return Some(Ok((place, Found::Opened(Opened::document(document)))));
        }
        None
    })))
}

/// Reads the lines up to the next separator; `false` at the end of the box. What is longer than any
/// message is left out, so that memory stays bounded.
fn message(lines: &mut Box<dyn BufRead + Send>, bytes: &mut Vec<u8>) -> std::io::Result<bool> {
    let mut is_blank_before = true;
    loop {
        let mut line = Vec::new();
        if lines.take(MAX_ARTICLE).read_until(b'\n', &mut line)? == 0 {
            return Ok(false);
        }
        let is_separator = line.starts_with(b"From ")
            && is_blank_before
            && SEPARATOR.is_match(&String::from_utf8_lossy(&line));
        if is_separator {
            return Ok(true);
        }
        is_blank_before = line.trim_ascii().is_empty();
        // A line of the message that begins like a separator has a mark before it.
        let quoted = line.iter().take_while(|byte| **byte == b'>').count();
        let is_quoted = quoted > 0 && line[quoted..].starts_with(b"From ");
        if bytes.len() as u64 <= MAX_ARTICLE * 2 {
            bytes.extend(&line[usize::from(is_quoted)..]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_begins_with_an_envelope_and_a_header() {
        assert!(is_box(
            "From a@b.example Sat Mar 14 06:15:00 2026\nSubject: x\n"
        ));
        assert!(!is_box(
            "From 10:30 on 4 March 2026 the road is shut\nA spokesman said so.\n"
        ));
    }
}
