//! Word documents (DOCX). Inserted words belong to the text, deleted ones do not; headers, footers and
//! comments are parts of their own and not read; notes stand at the end of the text.

use quick_xml::events::Event;

use super::office::{Package, Paragraph, draft};
use crate::ingest::IngestError;
use crate::ingest::document::Document;
use crate::ingest::draft::Draft;
use crate::ingest::xml;

/// Elements whose words are not in the text: deleted, moved away, the codes of fields, what stands in
/// for a drawing, the texts of boxes that stand twice.
const ABSENT: &[&str] = &["del", "moveFrom", "instrText", "delText", "Fallback"];

/// Reads a document.
pub fn read(document: &Document) -> Result<Vec<Draft>, IngestError> {
    let mut package = Package::open(document, "Word document")?;
    let main = package.part("word/document.xml")?;
    let mut paragraphs = paragraphs(&main).map_err(|reason| package.damaged(reason))?;
    if package.has("word/footnotes.xml") {
        let notes = package.part("word/footnotes.xml")?;
        paragraphs.extend(self::paragraphs(&notes).unwrap_or_default());
    }
    Ok(vec![Draft {
        created: package.created("docProps/core.xml", "created"),
        ..draft(&paragraphs)
    }])
}

fn paragraphs(part: &str) -> Result<Vec<Paragraph>, String> {
    let mut reader = xml::reader(part);
    let mut done = Vec::new();
    // Text boxes hold paragraphs in paragraphs.
    let mut open: Vec<Paragraph> = Vec::new();
    let mut absent = 0_usize;
    let mut in_text = false;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                name if ABSENT.contains(&name) => absent += 1,
                "p" => open.push(Paragraph::default()),
                "t" => in_text = absent == 0,
                "pStyle" => style(&mut open, xml::attribute(start, "val")),
                _ => {}
            },
            Event::Empty(start) => {
                let name = start.name();
                let put = match start.local_name().as_ref() {
                    "pStyle" => {
                        style(&mut open, xml::attribute(start, "val"));
                        continue;
                    }
                    // A tab in the list of tab stops has attributes.
                    "tab"
                        if name.as_ref() == "w:tab" && start.attributes_raw().trim().is_empty() =>
                    {
                        '\t'
                    }
                    "br" | "cr" => '\n',
                    "noBreakHyphen" => '\u{2011}',
                    _ => continue,
                };
                if let (Some(paragraph), 0) = (open.last_mut(), absent) {
                    paragraph.text.push(put);
                }
            }
            Event::End(end) => match end.local_name().as_ref() {
                name if ABSENT.contains(&name) => absent = absent.saturating_sub(1),
                "t" => in_text = false,
                "p" => done.extend(open.pop()),
                _ => {}
            },
            Event::Eof => {
                done.extend(open.into_iter().rev());
                return Ok(done);
            }
            other if in_text => {
                if let (Some(words), Some(paragraph)) = (xml::characters(other), open.last_mut()) {
                    paragraph.text.push_str(&words);
                }
            }
            _ => {}
        }
    }
}

fn style(open: &mut [Paragraph], style: Option<String>) {
    if let (Some(paragraph), Some(style)) = (open.last_mut(), style) {
        paragraph.style = style;
    }
}
