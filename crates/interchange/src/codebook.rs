//! The codebook as a file: a JSON document that people can read and change.

use std::collections::BTreeSet;

use sidelight_project::Codebook;

use super::{ExportError, ReadError};

/// The content of the file of a codebook.
///
/// # Errors
/// Never in fact: names and descriptions always have a form in JSON.
pub fn codebook(codebook: &Codebook) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(codebook)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads the file of a codebook.
///
/// # Errors
/// When it is no such file, or two entries have one name.
pub fn read_codebook(bytes: &[u8]) -> Result<Codebook, ReadError> {
    let read: Codebook = serde_json::from_slice(bytes).map_err(|error| ReadError {
        line: error.line(),
        reason: error.to_string(),
    })?;
    let mut names = BTreeSet::new();
    for entry in &read.entries {
        let reason = if entry.name.trim().is_empty() {
            format!("a {} has no name", entry.sort.noun())
        } else if !names.insert((entry.sort, &entry.name)) {
            format!("two {}s are called “{}”", entry.sort.noun(), entry.name)
        } else {
            continue;
        };
        return Err(ReadError { line: 1, reason });
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelight_project::{CodebookEntry, Sort};

    #[test]
    fn a_codebook_comes_back_as_it_went_and_a_wrong_one_says_why() {
        let entry = |name: &str, sort| CodebookEntry {
            sort,
            name: name.to_owned(),
            color: [200, 10, 0],
            key: Some('f'),
            description: "How the event is told.\nSee the handbook.".to_owned(),
        };
        let entries = vec![entry("Framing", Sort::Kind), entry("Framing", Sort::Tag)];
        let mut book = Codebook { entries };
        assert_eq!(read_codebook(&codebook(&book).unwrap()).unwrap(), book);
        book.entries.push(entry("Framing", Sort::Tag));
        let error = read_codebook(&codebook(&book).unwrap()).unwrap_err();
        assert!(error.to_string().contains("two tags are called “Framing”"));
        assert!(read_codebook(b"{}").is_err());
    }
}
