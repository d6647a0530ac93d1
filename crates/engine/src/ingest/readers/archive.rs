//! Archives and compressed files. Nothing is ever written to the disk, and the names in an archive
//! are labels, never paths.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::ingest::IngestError;
use crate::ingest::document::{Document, MAX_DOCUMENT, Opened, Origin, ReadSeek};
use crate::ingest::walk::{Findings, Found, is_hidden};

/// How many times its size a file may grow when it is unpacked: texts grow five to twenty times.
const MAX_GROWTH: u64 = 200;

/// Bytes up to which growth is not looked at.
const SMALL: u64 = 4 * 1024 * 1024;

/// Names by which the kind of an archive is told.
const MAX_NAMES: usize = 10_000;

/// The names of what lies in a ZIP archive; none where it is damaged.
pub fn names(data: Box<dyn ReadSeek + '_>) -> Vec<String> {
    let Ok(archive) = ZipArchive::new(data) else {
        return Vec::new();
    };
    let names = archive.file_names().take(MAX_NAMES).flatten();
    names.map(std::borrow::Cow::into_owned).collect()
}

/// The files in a ZIP archive, one after the other.
pub fn open(opened: Opened) -> Result<Findings, IngestError> {
    let origin = opened.origin.clone();
    let mut archive =
        ZipArchive::new(opened.into_seekable()?).map_err(|error| failed(&origin, &error))?;
    let mut indexes = 0..archive.len();
    Ok(Box::new(std::iter::from_fn(move || {
        indexes.find_map(|index| file(&mut archive, index, &origin).transpose())
    })))
}

type Finding = (Origin, Found);

/// A file of an archive; `None` where it is a folder or something that programs leave behind.
fn file(
    archive: &mut ZipArchive<Box<dyn ReadSeek>>,
    index: usize,
    origin: &Origin,
) -> Result<Option<Finding>, IngestError> {
    let is_locked = archive
        .by_index_raw(index)
        .is_ok_and(|file| file.encrypted());
    if is_locked {
        return Err(IngestError::Locked {
            name: origin.name(),
            what: "ZIP archive",
        });
    }
    let mut file = archive
        .by_index(index)
        .map_err(|error| failed(origin, &error))?;
    let name = match file.name() {
        Ok(name) => name.into_owned(),
        Err(_) => String::from_utf8_lossy(file.name_raw()).into_owned(),
    };
    let is_left_aside = name
        .split(['/', '\\'])
        .any(|part| part != ".." && is_hidden(part));
    if file.is_dir() || is_left_aside {
        return Ok(None);
    }
    let place = origin.part(&name);
    if name.split(['/', '\\']).any(|part| part == "..") || name.starts_with('/') {
        return Err(IngestError::Wall {
            name: place.name(),
            reason: "its name leads out of the archive".to_owned(),
        });
    }
    let bytes = inflate(&mut file, &place)?;
    let document = Document {
        origin: place.clone(),
        bytes,
    };
    Ok(Some((place, Found::Opened(Opened::document(document)))))
}

/// The bytes of a file in an archive, unless they are more than any document has.
pub fn inflate<R: Read>(
    file: &mut zip::read::ZipFile<'_, R>,
    place: &Origin,
) -> Result<Vec<u8>, IngestError> {
    let limit = limit(file.compressed_size());
    let mut bytes = Vec::new();
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > limit {
        return Err(wall(place));
    }
    read.map_err(|error| IngestError::Damaged {
        name: place.name(),
        what: "ZIP archive",
        reason: error.to_string(),
    })?;
    Ok(bytes)
}

/// To how many bytes so many may grow.
fn limit(packed: u64) -> u64 {
    packed.saturating_mul(MAX_GROWTH).clamp(SMALL, MAX_DOCUMENT)
}

fn wall(place: &Origin) -> IngestError {
    IngestError::Wall {
        name: place.name(),
        reason: format!("unpacked it is more than {MAX_GROWTH} times as large, as no text is"),
    }
}

/// Why an archive cannot be read.
pub fn failed(origin: &Origin, error: &ZipError) -> IngestError {
    IngestError::Damaged {
        name: origin.name(),
        what: "ZIP archive",
        reason: error.to_string(),
    }
}

/// What a compressed file holds.
pub fn open_gzip(opened: Opened) -> Result<Findings, IngestError> {
    let mut origin = opened.origin.clone();
    origin.depth += 1;
    let label = origin.place.as_deref().unwrap_or(&origin.label);
    let name = label.trim_end_matches(".gz").to_owned();
    origin.ending = crate::ingest::document::ending(std::path::Path::new(&name));
    origin.mime = None;
    let inner = Opened::stream(origin.clone(), gunzipped(opened.into_reader()?));
    Ok(Box::new(std::iter::once(Ok((
        origin,
        Found::Opened(inner),
    )))))
}

/// A stream unpacked, as far as it grows like something that people write.
pub fn gunzipped(packed: Box<dyn BufRead + Send>) -> Box<dyn BufRead + Send> {
    let taken = Arc::new(AtomicU64::new(0));
    let counted = Counted {
        inner: packed,
        taken: Arc::clone(&taken),
    };
    let unpacked = Growing {
        inner: MultiGzDecoder::new(BufReader::new(counted)),
        taken,
        given: 0,
    };
    Box::new(BufReader::new(unpacked))
}

/// Counts what is read.
struct Counted {
    inner: Box<dyn BufRead + Send>,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Fails where more comes out than goes in by more than [`MAX_GROWTH`].
struct Growing<R> {
    inner: R,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl<R: Read> Read for Growing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.given += read as u64;
        let taken = self.taken.load(Ordering::Relaxed);
        if self.given > taken.saturating_mul(MAX_GROWTH).max(SMALL) {
            let reason = format!("unpacked it is more than {MAX_GROWTH} times as large");
            return Err(io::Error::other(reason));
        }
        Ok(read)
    }
}
