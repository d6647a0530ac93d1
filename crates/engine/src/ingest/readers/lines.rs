//! JSON Lines: a record in every line.

use std::io::{BufRead, Read};

use serde_json::{Map, Value};

use super::json;
use crate::ingest::IngestError;
use crate::ingest::document::{Opened, Origin, check_size, unreadable};
use crate::ingest::walk::{Findings, Found};

/// Bytes from which a line may be longer than what is seen of it.
const LONG: usize = 2048;

/// The longest line that is read, in bytes: an article of the largest size with its facts.
const MAX_LINE: u64 = 128 * 1024 * 1024;

/// Of a longer line so many bytes more are passed over; one that goes on then never ends.
const PASSED_OVER: u64 = 1024 * 1024 * 1024;

/// Whether the first line is an object that holds an article, not a list of them.
///
/// `is_json` says that its name has the ending of JSON.
pub fn are_records(text: &str, is_json: bool) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    match serde_json::from_str::<Map<String, Value>>(first) {
        Ok(object) => !json::holds_list(&object),
        // Only the beginning of a long line is seen.
        Err(error) => !is_json && error.is_eof() && first.len() > LONG && !json::begins_list(first),
    }
}

/// The records of a file or stream, one after the other.
pub fn records(opened: Opened) -> Result<Findings, IngestError> {
    let origin = opened.origin.clone();
    let mut lines = opened.into_reader()?;
    let mut number = 0_usize;
    let mut is_broken = false;
    Ok(Box::new(std::iter::from_fn(move || {
        while !is_broken {
            number += 1;
            let place = origin.line(number);
            match line(&mut lines, &place) {
                Ok(None) => return None,
                Ok(Some(line)) if line.is_empty() => {}
                Ok(Some(line)) => return Some(Ok((place, Found::Record(line)))),
                Err(error) => {
                    // Behind a broken line the next one is not found again.
                    is_broken = !matches!(error, IngestError::TooLarge { .. });
                    return Some(Ok((place, Found::Unread(error))));
                }
            }
        }
        None
    })))
}

/// The next line; `None` at the end.
fn line(
    lines: &mut Box<dyn BufRead + Send>,
    place: &Origin,
) -> Result<Option<String>, IngestError> {
    let mut bytes = Vec::new();
    let read = lines.take(MAX_LINE + 1).read_until(b'\n', &mut bytes);
    read.map_err(|error| unreadable(place, &error))?;
    if bytes.len() as u64 > MAX_LINE && !bytes.ends_with(b"\n") {
        let passed = lines.take(PASSED_OVER).skip_until(b'\n');
        if passed.map_err(|error| unreadable(place, &error))? as u64 == PASSED_OVER {
            return Err(IngestError::Wall {
                name: place.name(),
                reason: "this line never ends".to_owned(),
            });
        }
    }
    check_size(&place.name(), bytes.len() as u64, MAX_LINE)?;
    let line = String::from_utf8_lossy(&bytes);
    Ok((!line.is_empty()).then(|| line.trim_start_matches('\u{FEFF}').trim().to_owned()))
}
