//! Every format that is read or known and refused, each in one row: how it is told, which reader it
//! gets, and what people call it.

use std::path::Path;

use super::document::{Document, MAX_ARTICLE, MAX_DOCUMENT, Opened};
use super::draft::Draft;
#[cfg(feature = "pdf")]
use super::readers::pdf;
#[cfg(feature = "sheets")]
use super::readers::sheet;
use super::readers::{
    agency, archive, epub, feed, json, lines, mail, mailbox, markdown, old_word, page, plain, rtf,
    table, warc, word, writer,
};
use super::walk::Findings;
use super::{IngestError, encoding, exports};

/// A format.
#[derive(Debug)]
pub struct Format {
    /// What people call one of it, with its article.
    pub name: &'static str,
    /// Endings of its files.
    pub endings: &'static [&'static str],
    /// Its media types.
    pub mimes: &'static [&'static str],
    /// Whether something is one of it, by what it begins with and holds.
    pub tells: fn(&Head) -> bool,
    /// How it is read.
    pub reader: Reader,
}

/// How a format is read.
#[derive(Debug)]
pub enum Reader {
    /// A document that is held in memory and holds one article or a few.
    Document {
        /// The most bytes it may have.
        limit: u64,
        /// Reads it.
        read: fn(&Document) -> Result<Vec<Draft>, IngestError>,
    },
    /// Something that is taken apart as its parts are asked for.
    Parts(fn(Opened) -> Result<Findings, IngestError>),
    /// It holds no text that could be read.
    Refused {
        /// What a person can do, as the end of a sentence.
        way_out: &'static str,
    },
}

/// What a format is told by.
pub struct Head {
    /// The first bytes.
    pub bytes: Vec<u8>,
    /// The same as text, without byte-order mark and blanks before it.
    pub text: String,
    /// The names of what it holds, where it is a ZIP archive.
    pub names: Vec<String>,
    /// The ending of its name.
    pub ending: String,
}

impl Head {
    fn begins(&self, signatures: &[&[u8]]) -> bool {
        signatures
            .iter()
            .any(|signature| self.bytes.starts_with(signature))
    }

    /// Whether it is a ZIP archive that holds a file of this name.
    fn holds(&self, name: &str) -> bool {
        self.names.iter().any(|held| held == name)
    }

    /// Whether it is an old office document with a stream of this name.
    fn has_stream(&self, name: &str) -> bool {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.begins(&[OLE]) && self.bytes.windows(name.len()).any(|window| window == name)
    }

    /// Whether it is an old office document, and its ending is one of these.
    fn is_old_office(&self, endings: &[&str]) -> bool {
        self.begins(&[OLE]) && endings.contains(&self.ending.as_str())
    }
}

const OLE: &[u8] = b"\xD0\xCF\x11\xE0";
const ZIP: &[&[u8]] = &[b"PK\x03\x04", b"PK\x05\x06"];

const fn article(read: fn(&Document) -> Result<Vec<Draft>, IngestError>) -> Reader {
    Reader::Document {
        limit: MAX_ARTICLE,
        read,
    }
}

const fn document(read: fn(&Document) -> Result<Vec<Draft>, IngestError>) -> Reader {
    Reader::Document {
        limit: MAX_DOCUMENT,
        read,
    }
}

const fn refused(
    name: &'static str,
    endings: &'static [&'static str],
    tells: fn(&Head) -> bool,
    way_out: &'static str,
) -> Format {
    Format {
        name,
        endings,
        mimes: &[],
        tells,
        reader: Reader::Refused { way_out },
    }
}

const BY_NAME_ALONE: fn(&Head) -> bool = |_| false;

/// All formats, in the order in which they are asked whether something is one of them.
pub static FORMATS: &[Format] = &[
    #[cfg(feature = "pdf")]
    Format {
        name: "a PDF document",
        endings: &["pdf"],
        mimes: &["application/pdf"],
        tells: |head| {
            head.bytes[..head.bytes.len().min(1024)]
                .windows(5)
                .any(|at| at == b"%PDF-")
        },
        reader: document(pdf::read),
    },
    Format {
        name: "a Word document",
        endings: &["docx", "docm", "dotx"],
        mimes: &["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
        tells: |head| head.holds("word/document.xml"),
        reader: document(word::read),
    },
    Format {
        name: "an OpenDocument text",
        endings: &["odt", "ott"],
        mimes: &["application/vnd.oasis.opendocument.text"],
        tells: |head| {
            head.holds("content.xml")
                && memchr(&head.bytes, b"application/vnd.oasis.opendocument.text")
        },
        reader: document(writer::read),
    },
    Format {
        name: "an electronic book",
        endings: &["epub"],
        mimes: &["application/epub+zip"],
        tells: |head| head.holds("META-INF/container.xml"),
        reader: document(epub::read),
    },
    #[cfg(feature = "sheets")]
    Format {
        name: "a spreadsheet",
        endings: &["xlsx", "xlsm", "xlsb", "ods", "xls"],
        mimes: &[
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.ms-excel",
        ],
        tells: |head| {
            head.names
                .iter()
                .any(|name| name.starts_with("xl/workbook."))
                || head.holds("content.xml")
                    && memchr(
                        &head.bytes,
                        b"application/vnd.oasis.opendocument.spreadsheet",
                    )
                || head.has_stream("Workbook")
                || head.is_old_office(&["xls", "xlt"])
        },
        reader: Reader::Parts(sheet::open),
    },
    Format {
        name: "a web archive",
        endings: &["wacz"],
        mimes: &["application/wacz"],
        tells: |head| {
            head.holds("datapackage.json")
                && head.names.iter().any(|name| name.starts_with("archive/"))
        },
        reader: Reader::Parts(warc::open_collection),
    },
    refused(
        "a document protected by a password",
        &[],
        |head| {
            // An office program puts a document with a password into the container of old ones.
            head.has_stream("EncryptedPackage")
                || head.is_old_office(&["docx", "docm", "xlsx", "xlsm", "pptx"])
        },
        "; save it without the password and open that",
    ),
    refused(
        "a presentation",
        &["pptx", "ppt", "odp", "key"],
        |head| head.names.iter().any(|name| name.starts_with("ppt/")),
        "; copy its text",
    ),
    Format {
        name: "a ZIP archive",
        endings: &["zip"],
        mimes: &["application/zip"],
        tells: |head| head.begins(ZIP),
        reader: Reader::Parts(archive::open),
    },
    Format {
        name: "an old Word document",
        endings: &["doc", "dot"],
        mimes: &["application/msword"],
        tells: |head| head.has_stream("WordDocument") || head.is_old_office(&["doc", "dot"]),
        reader: document(old_word::read),
    },
    refused(
        "an Outlook message",
        &["msg", "pst"],
        |head| head.is_old_office(&["msg"]) || head.begins(&[b"!BDN"]),
        "; save it as .eml or as a page and open that",
    ),
    refused(
        "an old office document",
        &[],
        |head| head.begins(&[OLE]),
        "; save it in a newer format and open that",
    ),
    Format {
        name: "an RTF document",
        endings: &["rtf"],
        mimes: &["application/rtf", "text/rtf"],
        tells: |head| head.begins(&[b"{\\rtf"]),
        reader: document(rtf::read),
    },
    Format {
        name: "a compressed file",
        endings: &["gz"],
        mimes: &["application/gzip"],
        tells: |head| head.begins(&[b"\x1F\x8B"]),
        reader: Reader::Parts(archive::open_gzip),
    },
    refused(
        "a compressed file",
        &["bz2", "xz", "zst", "7z", "rar", "tar", "tgz"],
        |head| {
            head.begins(&[
                b"BZh",
                b"\xFD7zXZ",
                b"\x28\xB5\x2F\xFD",
                b"7z\xBC\xAF",
                b"Rar!",
            ]) || head.bytes.get(257..262) == Some(b"ustar")
        },
        "; unpack it and open what is in it",
    ),
    refused(
        "a picture",
        &[
            "png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "heic", "svg", "ico", "avif",
        ],
        |head| {
            head.begins(&[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"])
                || head.begins(&[b"BM"]) && head.bytes.get(6..10) == Some(&[0; 4])
                || head.begins(&[b"RIFF"]) && head.bytes.get(8..12) == Some(b"WEBP")
        },
        "; a program that recognises text can make one of it",
    ),
    refused(
        "a sound recording or film",
        &[
            "mp3", "mp4", "m4a", "wav", "ogg", "opus", "webm", "mov", "avi", "mkv", "flac",
        ],
        |head| {
            head.begins(&[b"RIFF", b"ID3", b"OggS", b"\x1A\x45\xDF\xA3", b"fLaC"])
                || head.bytes.get(4..8) == Some(b"ftyp")
        },
        "; write down what is said in it",
    ),
    refused(
        "a program",
        &["exe", "dll", "so", "bin"],
        |head| head.begins(&[b"\x7FELF", b"MZ\x90"]),
        "",
    ),
    refused(
        "a database",
        &["sqlite", "db"],
        |head| head.begins(&[b"SQLite format 3"]),
        "",
    ),
    Format {
        name: "a web archive",
        endings: &["warc"],
        mimes: &["application/warc"],
        tells: |head| head.begins(&[b"WARC/"]),
        reader: Reader::Parts(warc::open),
    },
    Format {
        name: "a mailbox",
        endings: &["mbox", "mbx"],
        mimes: &["application/mbox"],
        tells: |head| mailbox::is_box(&head.text),
        reader: Reader::Parts(mailbox::open),
    },
    Format {
        name: "a mail or a page saved as one file",
        endings: &["eml", "mht", "mhtml"],
        mimes: &["message/rfc822", "multipart/related"],
        tells: |head| mail::is_message(&head.text),
        reader: Reader::Parts(mail::open),
    },
    Format {
        name: "a news feed",
        endings: &["rss", "atom"],
        mimes: &["application/rss+xml", "application/atom+xml"],
        tells: |head| begins_element(&head.text, &["rss", "feed", "rdf:RDF"]),
        reader: Reader::Parts(feed::open),
    },
    Format {
        name: "a news item of an agency",
        endings: &["nitf", "newsml"],
        mimes: &[
            "application/nitf+xml",
            "application/vnd.iptc.g2.newsitem+xml",
        ],
        tells: |head| begins_element(&head.text, &["nitf", "newsItem", "newsMessage", "NewsML"]),
        reader: Reader::Parts(agency::open),
    },
    Format {
        name: "a web page",
        endings: &["html", "htm", "xhtml"],
        mimes: &["text/html", "application/xhtml+xml"],
        tells: |head| page::is_page(&head.text),
        reader: article(page::read),
    },
    Format {
        name: "JSON Lines",
        endings: &["jsonl", "ndjson"],
        mimes: &["application/jsonl", "application/x-ndjson"],
        tells: |head| lines::are_records(&head.text, head.ending == "json"),
        reader: Reader::Parts(lines::records),
    },
    Format {
        name: "a JSON file",
        endings: &["json"],
        mimes: &["application/json", "application/feed+json"],
        tells: |head| json::is_json(&head.text),
        reader: Reader::Parts(json::open),
    },
    Format {
        name: "a table",
        endings: &["csv", "tsv", "tab"],
        mimes: &["text/csv", "text/tab-separated-values"],
        tells: |head| table::is_table(&head.text),
        reader: Reader::Parts(table::open),
    },
    Format {
        name: "a text in Markdown",
        endings: &["md", "markdown"],
        mimes: &["text/markdown"],
        tells: BY_NAME_ALONE,
        reader: article(markdown::read),
    },
    refused(
        "a part of a web page",
        &[
            "css", "js", "woff", "woff2", "ttf", "otf", "map", "download",
        ],
        BY_NAME_ALONE,
        "",
    ),
    Format {
        name: "a text",
        endings: &["txt", "text", "asc"],
        mimes: &["text/plain"],
        tells: BY_NAME_ALONE,
        reader: article(plain::read_document),
    },
];

/// The endings of all that is read, for a dialog.
pub fn endings() -> impl Iterator<Item = &'static str> {
    let read = FORMATS
        .iter()
        .filter(|format| !matches!(format.reader, Reader::Refused { .. }));
    read.flat_map(|format| format.endings.iter().copied())
}

/// The media types of all that is known, for a desktop that asks which program opens a file.
pub fn media_types() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().flat_map(|format| format.mimes).copied()
}

impl Format {
    /// Whether the main text has to be found among what surrounds it.
    pub fn is_page(&self) -> bool {
        self.endings.contains(&"html")
    }

    /// Reads a document, and takes an export of many articles apart.
    ///
    /// # Errors
    /// When it cannot be read or there is no text in it.
    pub fn read(&self, document: &Document) -> Result<Vec<Draft>, IngestError> {
        let Reader::Document { read, .. } = self.reader else {
            return Ok(Vec::new());
        };
        let drafts = read(document)?;
        let drafts: Vec<Draft> = drafts.into_iter().flat_map(exports::split).collect();
        if drafts.iter().all(|draft| draft.text.trim().is_empty()) {
            return Err(IngestError::Empty {
                name: document.origin.name(),
            });
        }
        Ok(drafts)
    }
}

/// Which format something is in: by its content, else by its ending, else by what is said with it.
///
/// # Errors
/// When it cannot be read.
pub fn detect(opened: &mut Opened) -> Result<&'static Format, IngestError> {
    let bytes = opened.head()?;
    let ending = opened.origin.ending.clone();
    let names = if ZIP.iter().any(|signature| bytes.starts_with(signature)) {
        archive::names(opened.look()?)
    } else {
        Vec::new()
    };
    let text = encoding::decode_start(&bytes);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let head = Head {
        text: text.to_owned(),
        bytes,
        names,
        ending,
    };
    let mime = opened.origin.mime.as_deref().map(bare_mime);
    let by_content = FORMATS.iter().find(|format| (format.tells)(&head));
    let by_ending = || {
        let named = |format: &&Format| format.endings.contains(&head.ending.as_str());
        FORMATS.iter().find(named)
    };
    let by_mime = || {
        let mime = mime.as_deref()?;
        FORMATS.iter().find(|format| format.mimes.contains(&mime))
    };
    let text = &FORMATS[FORMATS.len() - 1];
    let format = by_content.or_else(by_mime).or_else(by_ending);
    Ok(format.unwrap_or(text))
}

/// A media type without its parameters.
fn bare_mime(mime: &str) -> String {
    let bare = mime.split(';').next().unwrap_or_default();
    bare.trim().to_lowercase()
}

/// Whether a file's name is that of a page.
pub fn is_page_name(path: &Path) -> bool {
    let ending = super::document::ending(path);
    FORMATS
        .iter()
        .any(|format| format.is_page() && format.endings.contains(&ending.as_str()))
}

/// Whether a text is nothing but one or more web addresses.
pub fn is_address(text: &str) -> bool {
    let is_link = |word: &str| {
        let rest = word
            .strip_prefix("https://")
            .or_else(|| word.strip_prefix("http://"));
        rest.is_some_and(|rest| rest.contains('.')) || word.starts_with("www.")
    };
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(is_link)
}

/// Whether the first element of an XML document has one of these names.
fn begins_element(text: &str, names: &[&str]) -> bool {
    let mut rest = text;
    // Declaration, doctype and comments come before it.
    while let Some(inner) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!")) {
        let end = if inner.starts_with("--") { "-->" } else { ">" };
        let Some((_, after)) = inner.split_once(end) else {
            return false;
        };
        rest = after.trim_start();
    }
    names.iter().any(|name| {
        let rest = rest
            .strip_prefix('<')
            .and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == '>'))
    })
}

fn memchr(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::document::Origin;

    fn told(name: &str, bytes: &[u8]) -> &'static str {
        let document = Document {
            origin: Origin::named(name),
            bytes: bytes.to_vec(),
        };
        detect(&mut Opened::document(document)).unwrap().name
    }

    #[test]
    fn content_counts_more_than_the_ending() {
        assert_eq!(told("a.txt", b"%PDF-1.7"), "a PDF document");
        assert_eq!(told("a.txt", b"<!DOCTYPE html><p>x"), "a web page");
        assert_eq!(told("a.html", b"{\\rtf1 x}"), "an RTF document");
        assert_eq!(
            told("a", b"<?xml version='1.0'?><!-- x --><rss version='2.0'>"),
            "a news feed"
        );
        assert_eq!(
            told("a.md", b"From here on, the road is shut"),
            "a text in Markdown"
        );
        assert_eq!(told("a", b"From here on, the road is shut"), "a text");
    }

    #[test]
    fn no_ending_belongs_to_two_formats() {
        let mut endings: Vec<&str> = FORMATS
            .iter()
            .flat_map(|format| format.endings.iter().copied())
            .collect();
        let all = endings.len();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), all);
    }

    #[test]
    fn a_link_alone_is_told() {
        assert!(is_address(" https://example.org/a?b=c\n"));
        assert!(!is_address("See https://example.org/a"));
        assert!(!is_address(""));
    }
}
