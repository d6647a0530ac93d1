//! What the formats of office programs have in common: a ZIP archive of XML parts, and paragraphs
//! in styles.

use std::io::Cursor;

use jiff::civil::Date;
use zip::ZipArchive;

use super::archive;
use crate::article::SectionKind;
use crate::ingest::IngestError;
use crate::ingest::document::Document;
use crate::ingest::draft::Draft;
use crate::ingest::sections::names;
use crate::ingest::xml;

/// The parts of a document.
pub struct Package<'a> {
    document: &'a Document,
    what: &'static str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens a document. `what` is what people call it.
    pub fn open(document: &'a Document, what: &'static str) -> Result<Self, IngestError> {
        let archive = ZipArchive::new(Cursor::new(document.bytes.as_slice()));
        let archive = archive.map_err(|error| damaged(document, what, error.to_string()))?;
        Ok(Self {
            document,
            what,
            archive,
        })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part.
    pub fn part(&mut self, name: &str) -> Result<String, IngestError> {
        let place = self.document.origin.part(name);
        let file = self.archive.by_name(name);
        let mut file =
            file.map_err(|error| damaged(self.document, self.what, error.to_string()))?;
        let bytes = archive::inflate(&mut file, &place)?;
        Ok(crate::ingest::encoding::decode(&bytes))
    }

    /// The day on which a part says that the document was written, in an element of this name; none
    /// where the part is not there or tells no day.
    pub fn created(&mut self, part: &str, element: &str) -> Option<Date> {
        if !self.has(part) {
            return None;
        }
        let about = self.part(part).ok()?;
        let about = xml::parse(&about).ok()?;
        about.find(element)?.text().trim().get(..10)?.parse().ok()
    }

    /// The error of a part that cannot be taken apart.
    pub fn damaged(&self, reason: String) -> IngestError {
        damaged(self.document, self.what, reason)
    }
}

fn damaged(document: &Document, what: &'static str, reason: String) -> IngestError {
    IngestError::Damaged {
        name: document.origin.name(),
        what,
        reason,
    }
}

/// A paragraph and the name of its style.
#[derive(Debug, Default, Clone)]
pub struct Paragraph {
    /// Its words.
    pub text: String,
    /// The name of its style.
    pub style: String,
}

/// Paragraphs in which a headline may stand once more, as text after it stood as title.
const HEAD: usize = 5;

/// Makes a draft of paragraphs. A title in a style for titles is the headline; authors and captions are
/// told by their style too.
pub fn draft(paragraphs: &[Paragraph]) -> Draft {
    let mut draft = Draft::default();
    for paragraph in paragraphs {
        let text = paragraph.text.trim();
        let style = paragraph.style.to_lowercase();
        let place = draft.units.len();
        let title = draft.units.first().map(|unit| draft.words(unit));
        if place > 0 && place <= HEAD && title == Some(text) {
            continue;
        }
        let role = if place == 0 && is_title(&style) {
            draft.metadata.title = Some(text.to_owned());
            Some(SectionKind::Headline)
        } else if style == "author" && place <= HEAD {
            draft.metadata.byline.extend(names::credited(text));
            Some(SectionKind::Byline)
        } else if style.contains("caption") || style.contains("beschriftung") {
            Some(SectionKind::Caption)
        } else if style == "subtitle" && place == 1 {
            Some(SectionKind::Summary)
        } else {
            None
        };
        draft.push(text, role);
    }
    draft
}

fn is_title(style: &str) -> bool {
    [
        "title",
        "titel",
        "titre",
        "heading1",
        "heading 1",
        "heading_20_1",
    ]
    .contains(&style)
}
