//! JSON Lines: a record in every line.

use std::io::{BufRead, Read};

use crate::ingest::IngestError;
use crate::ingest::document::{MAX_ARTICLE, Opened, Origin, check_size, unreadable};
use crate::ingest::walk::{Findings, Found};

/// Whether every line that is seen in whole is an object, as far as one can tell.
pub fn are_records(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    if serde_json::from_str::<serde_json::Map<_, _>>(first).is_ok() {
        return true;
    }
    // A long first line is cut off here; what JSON files that are no lines begin with is short.
    first.len() + 1 >= text.len() && first.starts_with("{\"") && first.len() > 2048
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
            let place = origin.at(&format!("line {number}"));
            match line(&mut lines, &place) {
                Ok(None) => return None,
                Ok(Some(line)) if line.is_empty() => {}
                Ok(Some(line)) => return Some(Ok((place, Found::Record(line)))),
                Err(error) => {
                    // Behind a broken line the next one is not found again.
                    is_broken = true;
                    return Some(Err(error));
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
    let read = lines.take(MAX_ARTICLE + 1).read_until(b'\n', &mut bytes);
    read.map_err(|error| unreadable(place, &error))?;
    check_size(&place.name(), bytes.len() as u64, MAX_ARTICLE)?;
    let line = String::from_utf8_lossy(&bytes);
    Ok((!line.is_empty()).then(|| line.trim_start_matches('\u{FEFF}').trim().to_owned()))
}
