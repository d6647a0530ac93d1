//! Bytes and where they come from, within the limits of size.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read, Seek};
use std::path::{Path, PathBuf};

use super::IngestError;
use crate::disk;

/// The most bytes of one article: some fifty times the longest magazine piece. More is a data set
/// or a mistake, and reading it would hold up everything else for minutes.
pub const MAX_ARTICLE: u64 = 20 * 1024 * 1024;

/// The most bytes of a document with pictures in it, which is read whole.
pub const MAX_DOCUMENT: u64 = 128 * 1024 * 1024;

/// Bytes by which a format is told.
const HEAD: u64 = 8 * 1024;

/// Bytes that are read ahead.
const BUFFER: usize = 64 * 1024;

/// Where something comes from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The file, or what else it is called in messages.
    pub label: String,
    /// The file on the disk.
    pub file: Option<PathBuf>,
    /// The place within it: "page 3", "inner/report.docx", "row 17".
    pub place: Option<String>,
    /// The ending of its name in lower case, empty where there is none.
    pub ending: String,
    /// The media type that is told with it.
    pub mime: Option<String>,
    /// Web address, where known from outside.
    pub url: Option<String>,
    /// The number of the line it is, from 1, in a file of records.
    pub line: Option<usize>,
    /// How many archives and messages it lies in.
    pub depth: usize,
}

impl Origin {
    /// Something that has a name only.
    pub fn named(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            ending: ending(Path::new(label)),
            ..Self::default()
        }
    }

    /// A file on the disk.
    pub fn file(path: &Path) -> Self {
        Self {
            label: path.display().to_string(),
            file: Some(path.to_owned()),
            ending: ending(path),
            ..Self::default()
        }
    }

    /// What lies at a place in it.
    pub fn at(&self, place: &str) -> Self {
        let place = match &self.place {
            Some(outer) => format!("{outer}, {place}"),
            None => place.to_owned(),
        };
        Self {
            place: Some(place),
            mime: None,
            url: None,
            line: None,
            ending: String::new(),
            depth: self.depth + 1,
            ..self.clone()
        }
    }

    /// A line of it.
    pub fn line(&self, number: usize) -> Self {
        Self {
            line: Some(number),
            ..self.at(&format!("line {number}"))
        }
    }

    /// A file in an archive or message. Its name is a label and never a path.
    pub fn part(&self, name: &str) -> Self {
        Self {
            ending: ending(Path::new(name)),
            ..self.at(name)
        }
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        match &self.place {
            Some(place) => format!("{}, {place}", self.label),
            None => self.label.clone(),
        }
    }
}

/// A document that is held in memory.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Where it comes from.
    pub origin: Origin,
    /// The original bytes.
    pub bytes: Vec<u8>,
}

/// Something opened whose bytes are still to be read; it may be larger than memory.
pub struct Opened {
    /// Where it comes from.
    pub origin: Origin,
    data: Data,
}

enum Data {
    Memory(Vec<u8>),
    File(File),
    Stream(Box<dyn BufRead + Send>),
}

/// What an archive is read from.
pub trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

impl Opened {
    /// Opens a file.
    ///
    /// # Errors
    /// When it is missing, not a plain file, not permitted or the file of a project that is open.
    pub fn file(path: &Path) -> Result<Self, IngestError> {
        let origin = Origin::file(path);
        let file = disk::open_plain(path).map_err(|error| unreadable(&origin, &error))?;
        Ok(Self {
            origin,
            data: Data::File(file),
        })
    }

    /// What is held in memory already.
    pub fn document(document: Document) -> Self {
        Self {
            origin: document.origin,
            data: Data::Memory(document.bytes),
        }
    }

    /// A stream that is read once.
    pub fn stream(origin: Origin, stream: Box<dyn BufRead + Send>) -> Self {
        Self {
            origin,
            data: Data::Stream(stream),
        }
    }

    /// The first bytes, by which the format is told; they are read again afterwards.
    pub fn head(&mut self) -> Result<Vec<u8>, IngestError> {
        self.peek()
            .map_err(|error| unreadable(&self.origin, &error))
    }

    fn peek(&mut self) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        match &mut self.data {
            Data::Memory(bytes) => head.extend(&bytes[..bytes.len().min(HEAD as usize)]),
            Data::File(file) => {
                file.take(HEAD).read_to_end(&mut head)?;
                file.rewind()?;
            }
            Data::Stream(stream) => {
                stream.take(HEAD).read_to_end(&mut head)?;
                let rest = std::mem::replace(stream, Box::new(io::empty()));
                *stream = Box::new(Cursor::new(head.clone()).chain(rest));
            }
        }
        Ok(head)
    }

    /// All bytes in memory.
    ///
    /// # Errors
    /// When there are more than `limit`, or they cannot be read.
    pub fn into_document(self, limit: u64) -> Result<Document, IngestError> {
        let origin = self.origin;
        let name = origin.name();
        let mut bytes = Vec::new();
        let read = match self.data {
            Data::Memory(held) => {
                bytes = held;
                Ok(0)
            }
            Data::File(mut file) => {
                let told = file.metadata().map_or(0, |kind| kind.len());
                check_size(&name, told, limit)?;
                // It may grow meanwhile.
                file.rewind()
                    .and_then(|()| file.take(limit + 1).read_to_end(&mut bytes))
            }
            Data::Stream(stream) => stream.take(limit + 1).read_to_end(&mut bytes),
        };
        read.map_err(|error| unreadable(&origin, &error))?;
        check_size(&name, bytes.len() as u64, limit)?;
        Ok(Document { origin, bytes })
    }

    /// The bytes from front to back.
    ///
    /// # Errors
    /// When the file cannot be gone back in.
    pub fn into_reader(self) -> Result<Box<dyn BufRead + Send>, IngestError> {
        Ok(match self.data {
            Data::Memory(bytes) => Box::new(Cursor::new(bytes)),
            Data::File(mut file) => {
                let rewound = file.rewind();
                rewound.map_err(|error| unreadable(&self.origin, &error))?;
                Box::new(BufReader::with_capacity(BUFFER, file))
            }
            Data::Stream(stream) => stream,
        })
    }

    /// The bytes in any order; a stream is taken into memory for it.
    ///
    /// # Errors
    /// When a stream cannot be read or is too long to be held.
    pub fn into_seekable(self) -> Result<Box<dyn ReadSeek>, IngestError> {
        Ok(match self.data {
            Data::Memory(bytes) => Box::new(Cursor::new(bytes)),
            Data::File(file) => Box::new(BufReader::new(file)),
            Data::Stream(_) => Box::new(Cursor::new(self.into_document(MAX_DOCUMENT)?.bytes)),
        })
    }

    /// The same bytes in any order, to look into an archive with. A stream is taken into memory.
    ///
    /// # Errors
    /// When a stream cannot be read or is too long to be held.
    pub fn look(&mut self) -> Result<Box<dyn ReadSeek + '_>, IngestError> {
        if matches!(self.data, Data::Stream(_)) {
            let data = std::mem::replace(&mut self.data, Data::Memory(Vec::new()));
            let stream = Self {
                origin: self.origin.clone(),
                data,
            };
            self.data = Data::Memory(stream.into_document(MAX_DOCUMENT)?.bytes);
        }
        Ok(match &mut self.data {
            Data::Memory(bytes) => Box::new(Cursor::new(&*bytes)),
            Data::File(file) => Box::new(BufReader::new(file)),
            Data::Stream(_) => Box::new(Cursor::new(Vec::new())),
        })
    }
}

/// Refuses what is larger than a limit.
pub fn check_size(name: &str, bytes: u64, limit: u64) -> Result<(), IngestError> {
    if bytes <= limit {
        return Ok(());
    }
    Err(IngestError::TooLarge {
        name: name.to_owned(),
        size: megabytes(bytes),
        limit: megabytes(limit),
    })
}

/// The error of a failed read.
pub fn unreadable(origin: &Origin, error: &io::Error) -> IngestError {
    let reason = match error.kind() {
        ErrorKind::NotFound => "there is no such file (moved or deleted?)".to_owned(),
        ErrorKind::PermissionDenied => "you are not permitted to read this file".to_owned(),
        ErrorKind::IsADirectory => "this is a folder".to_owned(),
        _ => error.to_string(),
    };
    IngestError::Unreadable {
        name: origin.name(),
        reason,
    }
}

/// The ending of a name in lower case.
pub fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / (1024.0 * 1024.0))
}
