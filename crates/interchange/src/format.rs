//! What a format is: all that the window, the headless form and the documents tell of it.

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::Comparison;
use sidelight_engine::facts::FactSheet;
use sidelight_project::{Codebook, Findings};

use super::ExportError;
use super::incoming::{Incoming, ReadError};
use super::loss::{self, Loss};

/// A format that is written, and perhaps read back. Each is described in its own file.
#[derive(Debug)]
pub struct Format {
    /// What the command line calls it; unique among the formats of the same material.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What it is for, in one line.
    pub description: &'static str,
    /// The usual ending of its files, without the dot.
    pub ending: &'static str,
    /// What it is made from.
    pub of: Of,
    /// What its positions count.
    pub unit: OffsetUnit,
    /// What of an article and its facts it keeps, for the table of formats.
    pub keeps: &'static str,
    /// What it has no place for, for the table of formats.
    pub loses: &'static str,
    /// Whether what a person found out about claims is in it.
    pub findings: bool,
    /// What else of this material would be lost, counted.
    pub losses: fn(&Material<'_>) -> Vec<Loss>,
    /// Writes it.
    pub write: fn(&Material<'_>) -> Result<Output, ExportError>,
    /// How a file of it is shown before it is written.
    pub preview: Preview,
    /// Reads it back.
    pub reader: Option<Reader>,
}

/// What a format is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The facts of each article.
    Facts,
    /// Articles side by side.
    Rows,
    /// The facts, and the articles side by side where there are several.
    Both,
}

/// What the positions of a format count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffsetUnit {
    /// Unicode code points.
    CodePoints,
    /// Unicode code points of the text with line feeds alone, without a byte-order mark.
    CodePointsOfLines,
    /// UTF-16 code units.
    Utf16,
    /// Tokens.
    Tokens,
    /// It has no positions.
    None,
}

/// What an export is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The articles with the facts that are written.
    pub sheets: &'a [Arc<FactSheet>],
    /// Their rows; empty for formats that need none.
    pub comparison: &'a Comparison,
    /// Kinds and tags that a person made.
    pub codebook: &'a Codebook,
    /// What the story of the articles is called, where somebody gave it a name.
    pub story: Option<&'a str>,
    /// What a person found out about claims, for formats of facts; rows have it on them.
    pub findings: Option<&'a Findings>,
    /// How far writing has come, where somebody watches.
    pub course: Option<&'a Course>,
}

/// How far the writing of a file has come, and whether it is to stop.
#[derive(Debug, Default)]
pub struct Course {
    /// Stops it.
    pub cancel: CancelToken,
    written: AtomicUsize,
}

/// What is written.
#[derive(Debug)]
pub enum Output {
    /// One file.
    File(Vec<u8>),
    /// Several files, which travel as one ZIP archive.
    Archive(Vec<Entry>),
}

/// A file of an archive, or of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// How a file is shown before it is written.
#[derive(Debug)]
pub enum Preview {
    /// By its beginning.
    Beginning,
    /// By the beginning of another format, which tells the same in text.
    As(&'static Format),
    /// By words about it.
    Words(&'static str),
}

/// Reads a format back.
#[derive(Debug)]
pub struct Reader {
    /// Whether these files are of the format.
    pub tells: fn(&[Entry]) -> bool,
    /// Reads them.
    pub read: fn(&[Entry]) -> Result<Incoming, ReadError>,
}

impl Entry {
    /// Whether its name ends so, in large or small letters.
    pub fn has_ending(&self, ending: &str) -> bool {
        let known = Path::new(&self.name).extension();
        known.is_some_and(|known| known.eq_ignore_ascii_case(ending))
    }

    /// Its content as text.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub fn utf8(&self) -> Result<&str, ReadError> {
        let read = std::str::from_utf8(&self.bytes);
        read.map_err(|_| ReadError::new(format!("{} is not UTF-8", self.name)))
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl Of {
    /// Whether it takes the facts of single articles.
    pub fn takes_facts(self) -> bool {
        self != Self::Rows
    }

    /// Whether it takes the rows of a comparison.
    pub fn takes_rows(self) -> bool {
        self != Self::Facts
    }
}

impl OffsetUnit {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::CodePoints => "code points",
            Self::CodePointsOfLines => "code points, LF",
            Self::Utf16 => "UTF-16",
            Self::Tokens => "tokens",
            Self::None => "–",
        }
    }
}

impl Course {
    /// How many articles are begun.
    pub fn written(&self) -> usize {
        self.written.load(Ordering::Relaxed)
    }
}

impl<'a> Material<'a> {
    /// Material without findings, whose writing nobody watches.
    pub fn new(
        sheets: &'a [Arc<FactSheet>],
        comparison: &'a Comparison,
        codebook: &'a Codebook,
    ) -> Self {
        Self {
            sheets,
            comparison,
            codebook,
            story: None,
            findings: None,
            course: None,
        }
    }

    /// The articles one after another, as they are written: there are no more once writing is to stop.
    pub fn each(&self) -> impl Iterator<Item = &'a Arc<FactSheet>> + use<'a> {
        let course = self.course;
        self.sheets.iter().take_while(move |_| {
            let Some(course) = course else {
                return true;
            };
            let goes_on = !course.cancel.is_cancelled();
            course
                .written
                .fetch_add(usize::from(goes_on), Ordering::Relaxed);
            goes_on
        })
    }
}

impl Format {
    /// The content of a file of this format.
    ///
    /// # Errors
    /// When a value has no form in the format, or it was stopped.
    pub fn render(&self, material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
        let written = (self.write)(material)?;
        if material
            .course
            .is_some_and(|course| course.cancel.is_cancelled())
        {
            return Err(ExportError::Cancelled);
        }
        match written {
            Output::File(bytes) => Ok(bytes),
            Output::Archive(entries) => archive(&entries),
        }
    }

    /// What a file of it would show, as text.
    ///
    /// # Errors
    /// When a value has no form in the format.
    pub fn preview(&self, material: &Material<'_>) -> Result<String, ExportError> {
        match self.preview {
            Preview::Words(words) => Ok(words.to_owned()),
            Preview::As(other) => other.preview(material),
            Preview::Beginning => Ok(match (self.write)(material)? {
                Output::File(bytes) => text(&bytes),
                Output::Archive(entries) => {
                    let entries = entries.iter();
                    let shown = entries.map(|it| format!("— {} —\n{}\n", it.name, text(&it.bytes)));
                    shown.collect()
                }
            }),
        }
    }

    /// What of the material would be lost in it, counted; empty where nothing is.
    pub fn losses(&self, material: &Material<'_>) -> Vec<Loss> {
        let mut losses = (self.losses)(material);
        if !self.findings {
            losses.extend(loss::findings(material));
        }
        losses
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The ZIP archive of some files. The same files give the same bytes.
pub(super) fn archive(entries: &[Entry]) -> Result<Vec<u8>, ExportError> {
    let wrong = |error: &dyn std::fmt::Display| ExportError::Format(error.to_string());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        writer
            .start_file(entry.name.as_str(), SimpleFileOptions::default())
            .map_err(|error| wrong(&error))?;
        writer
            .write_all(&entry.bytes)
            .map_err(|error| wrong(&error))?;
    }
    let done = writer.finish().map_err(|error| wrong(&error))?;
    Ok(done.into_inner())
}
