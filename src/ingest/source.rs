//! Bytes and where they come from, within the limit of size.

use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::IngestError;
use crate::disk;

/// The most bytes of one article: some fifty times the longest magazine piece. More is a data set
/// or a mistake, and reading it would hold up everything else for minutes.
pub const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// The bytes of an input and what is known before they are looked at.
pub struct Document {
    /// What to call it in a message.
    pub name: String,
    /// Its ending in lower case, empty where there is none.
    pub ending: String,
    /// The original bytes.
    pub bytes: Vec<u8>,
    /// Web address, where known from outside.
    pub url: Option<String>,
}

impl Document {
    /// What a person pasted.
    pub fn pasted(text: &str) -> Result<Self, IngestError> {
        let name = "pasted text".to_owned();
        check_size(&name, text.len() as u64)?;
        Ok(Self {
            name,
            ending: String::new(),
            bytes: text.as_bytes().to_vec(),
            url: None,
        })
    }
}

impl Document {
    /// What is part of the program.
    pub fn embedded(name: &str, bytes: &[u8]) -> Self {
        let ending = Path::new(name).extension().unwrap_or_default();
        Self {
            name: name.to_owned(),
            ending: ending.to_string_lossy().to_lowercase(),
            bytes: bytes.to_vec(),
            url: None,
        }
    }
}

/// Refuses what is larger than [`MAX_BYTES`].
pub fn check_size(name: &str, bytes: u64) -> Result<(), IngestError> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    Err(IngestError::TooLarge {
        name: name.to_owned(),
        size: megabytes(bytes),
        limit: megabytes(MAX_BYTES),
    })
}

/// Reads a file's bytes.
///
/// # Errors
/// When it is missing, not a plain file, not permitted or too large.
pub fn read_file(path: &Path) -> Result<Document, IngestError> {
    let name = path.display().to_string();
    let unreadable = |error: &io::Error| IngestError::Unreadable {
        name: name.clone(),
        reason: reason(error),
    };
    let file = disk::open_plain(path).map_err(|error| unreadable(&error))?;
    let told = file.metadata().map_err(|error| unreadable(&error))?.len();
    check_size(&name, told)?;
    let mut bytes = Vec::with_capacity(told as usize);
    // It may grow meanwhile.
    file.take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    check_size(&name, bytes.len() as u64)?;
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    Ok(Document {
        name,
        ending: ending.to_lowercase(),
        bytes,
        url: None,
    })
}

/// The reason of a failed read in a reader's words.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file (moved or deleted?)".to_owned(),
        ErrorKind::PermissionDenied => "you are not permitted to read this file".to_owned(),
        ErrorKind::IsADirectory => "this is a folder".to_owned(),
        _ => error.to_string(),
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / (1024.0 * 1024.0))
}
