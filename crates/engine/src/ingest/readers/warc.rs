//! Web archives: the pages that a crawler kept, record by record (WARC), and collections of them
//! (WACZ).

use std::collections::HashSet;
use std::io::{BufRead, Cursor, Read};
use std::path::Path;

use flate2::read::{GzDecoder, ZlibDecoder};
use serde_json::Value;
use zip::ZipArchive;

use super::archive;
use crate::ingest::IngestError;
use crate::ingest::document::{
    Document, MAX_ARTICLE, Opened, Origin, ReadSeek, check_size, ending, unreadable,
};
use crate::ingest::walk::{Findings, Found};

/// Longest line and most lines of a header.
const MAX_LINE: u64 = 64 * 1024;
const MAX_LINES: usize = 1_000;

/// The pages of an archive.
pub fn open(opened: Opened) -> Result<Findings, IngestError> {
    let origin = opened.origin.clone();
    Ok(pages(opened.into_reader()?, origin, None))
}

/// The pages of a collection that it names as such, else all.
pub fn open_collection(opened: Opened) -> Result<Findings, IngestError> {
    let origin = opened.origin.clone();
    let mut collection = ZipArchive::new(opened.into_seekable()?)
        .map_err(|error| archive::failed(&origin, &error))?;
    let mut wanted = HashSet::new();
    let mut records: Vec<Findings> = Vec::new();
    let names: Vec<String> = (0..collection.len())
        .filter_map(|index| Some(collection.name_for_index(index)?.ok()?.into_owned()))
        .collect();
    for name in names
        .iter()
        .filter(|name| name.starts_with("pages/") && has_ending(name, "jsonl"))
    {
        let list = member(&mut collection, name, &origin)?;
        let lines = String::from_utf8_lossy(&list).into_owned();
        let lines = lines
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        wanted.extend(lines.filter_map(|line| Some(line.get("url")?.as_str()?.to_owned())));
    }
    for name in names.iter().filter(|name| name.starts_with("archive/")) {
        let bytes = member(&mut collection, name, &origin)?;
        let place = origin.part(name);
        let stream: Box<dyn BufRead + Send> = Box::new(Cursor::new(bytes));
        let stream = if has_ending(name, "gz") {
            archive::gunzipped(stream)
        } else {
            stream
        };
        let wanted = (!wanted.is_empty()).then(|| wanted.clone());
        records.push(pages(stream, place, wanted));
    }
    Ok(Box::new(records.into_iter().flatten()))
}

fn has_ending(name: &str, wanted: &str) -> bool {
    ending(Path::new(name)) == wanted
}

fn member(
    collection: &mut ZipArchive<Box<dyn ReadSeek>>,
    name: &str,
    origin: &Origin,
) -> Result<Vec<u8>, IngestError> {
    let place = origin.part(name);
    let mut file = collection
        .by_name(name)
        .map_err(|error| archive::failed(&place, &error))?;
    archive::inflate(&mut file, &place)
}

/// The pages among the records of a stream; only those of `wanted` addresses where there are such.
fn pages(
    mut stream: Box<dyn BufRead + Send>,
    origin: Origin,
    wanted: Option<HashSet<String>>,
) -> Findings {
    let mut number = 0_usize;
    let mut is_over = false;
    Box::new(std::iter::from_fn(move || {
        while !is_over {
            number += 1;
            let place = origin.at(&format!("record {number}"));
            match record(&mut stream) {
                Ok(None) => return None,
                Ok(Some(record)) => {
                    let is_wanted = wanted
                        .as_ref()
                        .is_none_or(|wanted| wanted.contains(&record.url));
                    let length = record.length;
                    let Some(document) = record.page(&place).filter(|_| is_wanted) else {
                        continue;
                    };
                    let sized = check_size(&place.name(), length, MAX_ARTICLE);
                    let found = Found::Opened(Opened::document(document));
                    return Some(sized.map(|()| (place, found)));
                }
                Err(error) => {
                    is_over = true;
                    return Some(Err(unreadable(&place, &error)));
                }
            }
        }
        None
    }))
}

/// A record of an archive.
#[derive(Debug, Default)]
struct Record {
    kind: String,
    url: String,
    mime: String,
    block: Vec<u8>,
    /// How long the block is; of one that is longer than an article the beginning alone is kept.
    length: u64,
}

/// The next record; `None` at the end.
fn record(stream: &mut Box<dyn BufRead + Send>) -> std::io::Result<Option<Record>> {
    let Some(header) = header(stream)? else {
        return Ok(None);
    };
    let mut record = Record::default();
    for (name, value) in header {
        match name.as_str() {
            "warc-type" => record.kind = value.to_lowercase(),
            "warc-target-uri" => value.trim_matches(['<', '>']).clone_into(&mut record.url),
            "content-type" => record.mime = value.to_lowercase(),
            "content-length" => record.length = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    let kept = match record.length {
        length if length > MAX_ARTICLE => MAX_LINE,
        length => length,
    };
    stream.take(kept).read_to_end(&mut record.block)?;
    let rest = record.length - kept;
    let left_out = std::io::copy(&mut stream.take(rest), &mut std::io::sink())?;
    if (record.block.len() as u64) < kept || left_out < rest {
        return Err(std::io::Error::other("the archive breaks off in it"));
    }
    Ok(Some(record))
}

/// The fields of the next header, names in lower case; `None` at the end of the stream.
fn header(stream: &mut impl BufRead) -> std::io::Result<Option<Vec<(String, String)>>> {
    let mut fields = Vec::new();
    let mut is_begun = false;
    for _ in 0..MAX_LINES {
        let mut line = Vec::new();
        if stream.take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(is_begun.then_some(fields));
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        if line.is_empty() {
            if is_begun {
                return Ok(Some(fields));
            }
            continue;
        }
        is_begun = true;
        if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_lowercase(), value.trim().to_owned()));
        } else if line.starts_with("HTTP/") {
            let status = line.split_whitespace().nth(1).unwrap_or_default();
            fields.push(("status".to_owned(), status.to_owned()));
        }
    }
    Err(std::io::Error::other("the header of a record never ends"))
}

impl Record {
    /// The page that the record holds, if it is one that was delivered.
    fn page(self, place: &Origin) -> Option<Document> {
        let mut origin = place.clone();
        origin.url = Some(self.url).filter(|url| url.starts_with("http"));
        let is_reply = self.kind == "response" && self.mime.starts_with("application/http");
        if !is_reply {
            let is_text = self.kind == "conversion" && self.mime.starts_with("text/plain");
            let is_page = self.kind == "resource" && is_document(&self.mime);
            origin.mime = Some(self.mime);
            let bytes = self.block;
            return (is_text || is_page).then_some(Document { origin, bytes });
        }
        let mut block = Cursor::new(self.block);
        let fields = header(&mut block).ok()??;
        let field = |name: &str| {
            let mut fields = fields.iter();
            fields
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.to_lowercase())
        };
        let mime = field("content-type").unwrap_or_default();
        if field("status").as_deref() != Some("200") || !is_document(&mime) {
            return None;
        }
        let mut bytes = Vec::new();
        block.read_to_end(&mut bytes).ok()?;
        // Many crawlers unpack what they keep and leave the field as it was.
        if field("transfer-encoding").is_some_and(|told| told.contains("chunked")) {
            bytes = joined(&bytes).unwrap_or(bytes);
        }
        let packing = field("content-encoding").unwrap_or_default();
        if packing.contains("gzip") && bytes.starts_with(b"\x1F\x8B") {
            bytes = unpacked(GzDecoder::new(Cursor::new(bytes)));
        } else if packing.contains("deflate") && bytes.first() == Some(&0x78) {
            bytes = unpacked(ZlibDecoder::new(Cursor::new(bytes)));
        }
        origin.mime = Some(mime);
        Some(Document { origin, bytes })
    }
}

fn is_document(mime: &str) -> bool {
    let kinds = ["text/html", "application/xhtml", "application/pdf"];
    kinds.iter().any(|kind| mime.starts_with(kind))
}

/// What can be unpacked of a page.
fn unpacked(packed: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What is broken off is still read up to there.
    let _ = packed.take(MAX_ARTICLE).read_to_end(&mut bytes);
    bytes
}

/// The pieces of a body that was sent piece by piece, each after its length.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    let mut rest = body;
    loop {
        let end = rest.windows(2).position(|pair| pair == b"\r\n")?;
        let length = std::str::from_utf8(&rest[..end]).ok()?;
        let length = usize::from_str_radix(length.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[end + 2..];
        if length == 0 {
            return Some(joined);
        }
        joined.extend(rest.get(..length)?);
        rest = rest.get(length + 2..).unwrap_or_default();
    }
}
