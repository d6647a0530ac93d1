//! From the paths a person gives to the inputs they hold.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::cancel::CancelToken;

use super::source::{self, MAX_BYTES};
use super::{IngestError, Input};
use crate::disk;

/// Endings of the files that are taken from a folder. A file that is named by itself is always
/// tried, whatever its ending.
const ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "xhtml"];

/// Endings of files with an article in each line.
const RECORD_ENDINGS: &[&str] = &["jsonl", "ndjson"];

/// The inputs that paths hold, one after the other as they are asked for: files, the files of
/// folders (those below too, in the order of their names, hidden ones left aside), and the lines of
/// JSON Lines files. Ends early once `cancel` was asked for. What cannot be listed is an error in
/// its place; the rest follows.
pub fn expand(
    paths: &[PathBuf],
    cancel: &CancelToken,
) -> impl Iterator<Item = Result<Input, IngestError>> + use<> {
    Inputs {
        paths: paths.iter().cloned().collect(),
        records: None,
        cancel: cancel.clone(),
    }
}

/// What is left to visit.
struct Inputs {
    paths: VecDeque<PathBuf>,
    records: Option<Records>,
    cancel: CancelToken,
}

impl Iterator for Inputs {
    type Item = Result<Input, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.cancel.is_cancelled() {
                return None;
            }
            if let Some(record) = self.records.as_mut().and_then(Iterator::next) {
                return Some(record);
            }
            self.records = None;
            let path = self.paths.pop_front()?;
            if path.is_dir() {
                match list(&path) {
                    Ok(found) => found
                        .into_iter()
                        .rev()
                        .for_each(|path| self.paths.push_front(path)),
                    Err(error) => return Some(Err(error)),
                }
            } else if has_ending(&path, RECORD_ENDINGS) {
                match Records::open(&path) {
                    Ok(records) => self.records = Some(records),
                    Err(error) => return Some(Err(unreadable(&path, &error))),
                }
            } else {
                return Some(Ok(Input::File(path)));
            }
        }
    }
}

/// A folder's articles and folders in the order of their names.
fn list(folder: &Path) -> Result<Vec<PathBuf>, IngestError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let kind = entry
            .file_type()
            .map_err(|error| unreadable(folder, &error))?;
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        // A link to a folder may lead back up: only links to files are followed.
        let is_article = || {
            (has_ending(&path, ENDINGS) || has_ending(&path, RECORD_ENDINGS))
                && (kind.is_file() || kind.is_symlink() && path.is_file())
        };
        if !is_hidden && (kind.is_dir() || is_article()) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The lines of a JSON Lines file that are not blank.
struct Records {
    path: PathBuf,
    lines: BufReader<File>,
    failed: bool,
}

impl Records {
    fn open(path: &Path) -> io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            lines: BufReader::new(disk::open_plain(path)?),
            failed: false,
        })
    }

    /// The next line; `None` at the end.
    fn line(&mut self) -> Result<Option<String>, IngestError> {
        let mut bytes = Vec::new();
        let mut limited = (&mut self.lines).take(MAX_BYTES + 1);
        limited
            .read_until(b'\n', &mut bytes)
            .map_err(|error| unreadable(&self.path, &error))?;
        source::check_size(&self.path.display().to_string(), bytes.len() as u64)?;
        let line = String::from_utf8_lossy(&bytes);
        Ok((!line.is_empty()).then(|| line.trim_start_matches('\u{FEFF}').trim().to_owned()))
    }
}

impl Iterator for Records {
    type Item = Result<Input, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            match self.line() {
                Ok(Some(line)) if line.is_empty() => {}
                Ok(line) => return line.map(|line| Ok(Input::Record(line))),
                Err(error) => {
                    // Behind a broken line the next one is not found again.
                    self.failed = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    endings
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

fn unreadable(path: &Path, error: &io::Error) -> IngestError {
    IngestError::Unreadable {
        name: path.display().to_string(),
        reason: source::reason(error),
    }
}
