//! Annotations that come back from other programs, as their files tell them.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance, Section, Span, Text};
use sidelight_engine::disk;
use sidelight_engine::facts::{Fact, FactContent, FactSheet, Mention, Status, Suggestion};
use sidelight_project::CodebookEntry;

use super::FORMATS;
use super::format::{Entry, Format};
use super::marks::label;

/// So many bytes are read of one file, and of all files of an archive or a folder.
const MAX_BYTES: u64 = 1 << 30;

/// What a file brings.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// Its articles.
    pub articles: Vec<IncomingArticle>,
    /// Kinds and tags that it describes.
    pub codebook: Vec<CodebookEntry>,
}

/// An article as a file tells it.
#[derive(Debug, Clone, Default)]
pub struct IncomingArticle {
    /// Its id, where the file was made of a project.
    pub id: Option<ArticleId>,
    /// What the file says of it.
    pub metadata: Metadata,
    /// Where it came from.
    pub provenance: Provenance,
    /// Its text, where the file has it.
    pub text: Option<Text>,
    /// The parts of the text.
    pub sections: Vec<Section>,
    /// What is annotated in it.
    pub coded: Vec<Coded>,
}

/// An annotation.
#[derive(Debug, Clone, Default)]
pub struct Coded {
    /// The fact that it was made of: its id, or the UUID that a format has in the place of it.
    pub id: Option<String>,
    /// What the file calls it.
    pub label: String,
    /// What it says, where the file keeps it.
    pub content: Option<FactContent>,
    /// The words that carry it.
    pub pieces: Vec<Selected>,
    /// What a person decided, where the file keeps it.
    pub status: Option<Status>,
    /// Who made it or decided on it.
    pub coder: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Labels beside the kind.
    pub tags: Vec<String>,
    /// How sure the program is that made it.
    pub confidence: Option<f32>,
    /// What made it, where that was no person.
    pub rule: Option<String>,
    /// What was suggested before a person changed it.
    pub suggestion: Option<Box<Suggestion>>,
}

/// Words that are annotated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selected {
    /// Where they stand in the text of the file.
    pub span: Option<Span>,
    /// The words; empty where the text of the file has them.
    pub words: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
    /// How they name an entity, where the file keeps it.
    pub mention: Option<Mention>,
}

/// Why a file could not be read back.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ReadError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl ReadError {
    /// What is wrong with a file as a whole.
    pub fn new(reason: impl Into<String>) -> Self {
        Self {
            line: 1,
            reason: reason.into(),
        }
    }

    /// What is wrong with a JSON document.
    pub fn of_json(error: &serde_json::Error) -> Self {
        Self {
            line: error.line().max(1),
            reason: error.to_string(),
        }
    }
}

/// Why nothing came back from a file. The text names the file and the reason.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadBackError {
    /// It cannot be opened.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// No format that is read back is known by its content.
    #[error("{}: no annotations that can be brought back are known in it; {known} are", path.display())]
    Unknown {
        /// The file.
        path: PathBuf,
        /// What is known.
        known: String,
    },
    /// It is not what it seems to be.
    #[error("{}: {format}: {error}", path.display())]
    Wrong {
        /// The file.
        path: PathBuf,
        /// What it seems to be.
        format: &'static str,
        /// What is wrong.
        error: ReadError,
    },
}

/// Reads the annotations of a file, or of a folder of files that belong together. The content tells
/// the format.
///
/// # Errors
/// When it cannot be opened, is of no format that is read back, or is damaged.
pub fn read_back(path: &Path) -> Result<(Incoming, &'static Format), ReadBackError> {
    let entries = entries(path).map_err(|source| ReadBackError::File {
        path: path.to_owned(),
        source,
    })?;
    let readers = || {
        let all = FORMATS.iter();
        all.filter_map(|format| Some((*format, format.reader.as_ref()?)))
    };
    let Some((format, reader)) = readers().find(|(_, reader)| (reader.tells)(&entries)) else {
        let known: Vec<&str> = readers().map(|(format, _)| format.name).collect();
        return Err(ReadBackError::Unknown {
            path: path.to_owned(),
            known: known.join(", "),
        });
    };
    match (reader.read)(&entries) {
        Ok(incoming) => Ok((incoming, format)),
        Err(error) => Err(ReadBackError::Wrong {
            path: path.to_owned(),
            format: format.name,
            error,
        }),
    }
}

/// The files that a path stands for: those of an archive or a folder, a file of annotations with the
/// text beside it, else the file.
fn entries(path: &Path) -> std::io::Result<Vec<Entry>> {
    if path.is_dir() {
        let mut paths: Vec<PathBuf> = fs::read_dir(path)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.is_file())
            .collect();
        paths.sort();
        let mut left = MAX_BYTES;
        return paths.iter().map(|path| file(path, &mut left)).collect();
    }
    let mut left = MAX_BYTES;
    let main = file(path, &mut left)?;
    if main.bytes.starts_with(b"PK\x03\x04") {
        return unpacked(main.bytes);
    }
    let mut entries = vec![main];
    let text = path.with_extension("txt");
    if path.extension().is_some_and(|ending| ending == "ann") && text.is_file() {
        entries.push(file(&text, &mut left)?);
    }
    Ok(entries)
}

fn file(path: &Path, left: &mut u64) -> std::io::Result<Entry> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Entry {
        name: name.into_owned(),
        bytes: limited(disk::open_plain(path)?, left)?,
    })
}

fn unpacked(bytes: Vec<u8>) -> std::io::Result<Vec<Entry>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(std::io::Error::other)?;
    let mut entries = Vec::new();
    let mut left = MAX_BYTES;
    for index in 0..archive.len() {
        let member = archive.by_index(index).map_err(std::io::Error::other)?;
        if member.is_file() {
            entries.push(Entry {
                name: member.name().map_err(std::io::Error::other)?.into_owned(),
                bytes: limited(member, &mut left)?,
            });
        }
    }
    Ok(entries)
}

/// What a file holds, should it not be more than what is left of the limit.
fn limited(from: impl Read, left: &mut u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(*left + 1).read_to_end(&mut bytes)?;
    let over = || std::io::Error::other("it holds too much to be read at once");
    *left = left.checked_sub(bytes.len() as u64).ok_or_else(over)?;
    Ok(bytes)
}

impl Incoming {
    /// What sheets bring, which hold everything.
    pub fn of_sheets(sheets: impl Iterator<Item = FactSheet>) -> Self {
        let articles = sheets.map(|sheet| {
            let Article {
                id,
                metadata,
                provenance,
                text,
                sections,
            } = std::sync::Arc::unwrap_or_clone(sheet.article);
            IncomingArticle {
                id: Some(id),
                metadata,
                provenance,
                text: Some(text),
                sections,
                coded: sheet.facts.into_iter().map(Coded::from).collect(),
            }
        });
        Self {
            articles: articles.collect(),
            codebook: Vec::new(),
        }
    }
}

impl IncomingArticle {
    /// An article of this text.
    pub fn of_text(text: &str) -> Self {
        Self {
            text: Some(Text::from(text)),
            ..Self::default()
        }
    }
}

impl Coded {
    /// An annotation that says no more than its label.
    pub fn labelled(label: &str, pieces: Vec<Selected>) -> Self {
        Self {
            label: label.to_owned(),
            pieces,
            ..Self::default()
        }
    }
}

impl From<Fact> for Coded {
    fn from(fact: Fact) -> Self {
        let pieces = fact.evidence.iter().map(|piece| Selected {
            words: piece.text.to_string(),
            mention: piece.mention,
            ..Selected::at(piece.span)
        });
        Self {
            id: Some(fact.id.to_string()),
            label: label(&fact).to_owned(),
            pieces: pieces.collect(),
            status: Some(fact.status),
            coder: fact.decided_by,
            note: fact.note,
            tags: fact.tags,
            confidence: Some(fact.confidence),
            rule: Some(fact.rule.into_owned()),
            suggestion: fact.suggestion,
            content: Some(fact.content),
        }
    }
}

impl Selected {
    /// Words at a place.
    pub fn at(span: Span) -> Self {
        Self {
            span: Some(span),
            ..Self::default()
        }
    }
}
