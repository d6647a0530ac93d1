//! Texts of `LibreOffice` and its kin (ODT). Comments and what tracked changes deleted stand outside the paragraphs
//! and are not read.

use quick_xml::events::Event;

use super::office::{Package, Paragraph, draft};
use crate::ingest::IngestError;
use crate::ingest::document::Document;
use crate::ingest::draft::Draft;
use crate::ingest::xml;

/// Elements whose words are not in the text.
const ABSENT: &[&str] = &[
    "annotation",
    "tracked-changes",
    "sequence-decls",
    "automatic-styles",
    "font-face-decls",
    "table-of-content",
    "forms",
];

/// Most blanks that one element may stand for.
const MAX_BLANKS: usize = 100;

/// Reads a document.
pub fn read(document: &Document) -> Result<Vec<Draft>, IngestError> {
    let mut package = Package::open(document, "OpenDocument text")?;
    if package.has("META-INF/manifest.xml")
        && package
            .part("META-INF/manifest.xml")?
            .contains("encryption-data")
    {
        return Err(IngestError::Locked {
            name: document.origin.name(),
            what: "OpenDocument text",
        });
    }
    let content = package.part("content.xml")?;
    let paragraphs = paragraphs(&content).map_err(|reason| package.damaged(reason))?;
    Ok(vec![Draft {
        created: package.created("meta.xml", "creation-date"),
        ..draft(&paragraphs)
    }])
}

fn paragraphs(part: &str) -> Result<Vec<Paragraph>, String> {
    let mut reader = xml::reader(part);
    let mut done = Vec::new();
    // Frames hold paragraphs in paragraphs: a picture with its caption.
    let mut open: Vec<Paragraph> = Vec::new();
    let mut absent = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                name if ABSENT.contains(&name) => absent += 1,
                "p" | "h" if absent == 0 => open.push(Paragraph {
                    style: style(start),
                    text: String::new(),
                }),
                _ => {}
            },
            Event::Empty(start) if absent == 0 => {
                let put = match start.local_name().as_ref() {
                    "s" => {
                        let count = xml::attribute(start, "c").and_then(|count| count.parse().ok());
                        " ".repeat(count.unwrap_or(1).min(MAX_BLANKS))
                    }
                    "tab" => "\t".to_owned(),
                    "line-break" => "\n".to_owned(),
                    _ => continue,
                };
                if let Some(paragraph) = open.last_mut() {
                    paragraph.text.push_str(&put);
                }
            }
            Event::End(end) => match end.local_name().as_ref() {
                name if ABSENT.contains(&name) => absent = absent.saturating_sub(1),
                "p" | "h" if absent == 0 => done.extend(open.pop()),
                _ => {}
            },
            Event::Eof => {
                done.extend(open.into_iter().rev());
                return Ok(done);
            }
            other if absent == 0 => {
                if let (Some(words), Some(paragraph)) = (xml::characters(other), open.last_mut()) {
                    put_collapsed(&mut paragraph.text, &words);
                }
            }
            _ => {}
        }
    }
}

/// The style of a paragraph; a heading of the first level is one in the style for it.
fn style(start: &quick_xml::events::BytesStart<'_>) -> String {
    let level = xml::attribute(start, "outline-level");
    if start.local_name().as_ref() == "h" && level.as_deref() == Some("1") {
        return "heading 1".to_owned();
    }
    xml::attribute(start, "style-name").unwrap_or_default()
}

/// White space in the file is one blank; more are elements.
fn put_collapsed(text: &mut String, words: &str) {
    for character in words.chars() {
        if !character.is_ascii_whitespace() {
            text.push(character);
        } else if !text.ends_with([' ', '\n', '\t']) {
            text.push(' ');
        }
    }
}
