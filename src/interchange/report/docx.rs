//! The report as a document for word processors: headings, lists and links of its own, nothing fetched.

use std::fmt::Write as _;

use super::{left_out, link, title};
use crate::brief::{Brief, Item, Part, Piece, PieceRole, Source};
use crate::facts::date_words::day_words;
use crate::interchange::ExportError;
use crate::interchange::format::{Entry, archive};
use crate::interchange::xml::escape;

const STYLES: &str = include_str!("docx_styles.xml");

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// The report, as the bytes of a file.
///
/// # Errors
/// When the parts cannot be packed.
pub fn docx(brief: &Brief) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::default();
    document.paragraph("Title", &[Run::plain(&title(brief))]);
    document.paragraph("Heading1", &[Run::plain("Articles")]);
    for source in &brief.sources {
        document.source(brief, source);
    }
    for part in brief.parts(usize::MAX, true) {
        document.part(&part);
    }
    if let Some(left_out) = left_out(brief) {
        document.paragraph("About", &[Run::plain(&left_out)]);
    }
    document.packed()
}

/// Words of one kind within a paragraph.
struct Run<'t> {
    text: &'t str,
    /// The style of the characters; none for those of the paragraph.
    style: Option<&'static str>,
    /// Where it leads.
    address: Option<&'t str>,
}

impl<'t> Run<'t> {
    fn plain(text: &'t str) -> Self {
        Self {
            text,
            style: None,
            address: None,
        }
    }

    fn styled(text: &'t str, style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::plain(text)
        }
    }

    fn of(piece: &'t Piece) -> Self {
        let text = piece.text.as_str();
        match piece.role {
            PieceRole::Plain | PieceRole::Context | PieceRole::Outlet => Self::plain(text),
            PieceRole::Cited => Self::styled(text, "Cited"),
            PieceRole::Dropped => Self::styled(text, "Dropped"),
            PieceRole::Answer => Self::styled(text, "Answer"),
            PieceRole::Address => Self::leading(text, link(Some(text))),
        }
    }

    fn leading(text: &'t str, address: Option<&'t str>) -> Self {
        Self {
            text,
            style: address.map(|_| "Hyperlink"),
            address,
        }
    }
}

/// A document in the making.
#[derive(Default)]
struct Document {
    body: String,
    /// The addresses that its words lead to.
    addresses: Vec<String>,
}

impl Document {
    fn source(&mut self, brief: &Brief, source: &Source) {
        let day = source.published.map(day_words);
        let day = format!(", {}: ", day.unwrap_or_else(|| "no date".to_owned()));
        self.paragraph(
            "ListParagraph",
            &[
                Run::styled(&source.outlet, "Strong"),
                Run::plain(&day),
                Run::leading(&source.title, link(source.address.as_deref())),
            ],
        );
        let copied = source.copied_sentence(brief);
        if !copied.is_empty() {
            self.sentence("About", None, &copied);
        }
    }

    fn part(&mut self, part: &Part) {
        self.paragraph("Heading1", &[Run::plain(part.title)]);
        self.paragraph("About", &[Run::plain(part.explanation)]);
        let mut group = None;
        for item in &part.items {
            if item.group != group {
                group.clone_from(&item.group);
                let name = group.as_deref().unwrap_or_default();
                self.paragraph("Heading2", &[Run::plain(name)]);
            }
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        self.sentence("ListParagraph", item.question, &item.sentence);
        for detail in &item.details {
            self.sentence("Quote", None, detail);
        }
    }

    fn sentence(&mut self, style: &str, question: Option<&str>, pieces: &[Piece]) {
        let question = question.map(|question| format!("{question} "));
        let question = question.iter().map(|text| Run::styled(text, "Strong"));
        let runs: Vec<Run<'_>> = question.chain(pieces.iter().map(Run::of)).collect();
        self.paragraph(style, &runs);
    }

    fn paragraph(&mut self, style: &str, runs: &[Run<'_>]) {
        let _ = write!(
            self.body,
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#
        );
        for run in runs {
            self.run(run);
        }
        self.body.push_str("</w:p>\n");
    }

    fn run(&mut self, run: &Run<'_>) {
        if let Some(address) = run.address {
            self.addresses.push(address.to_owned());
            let number = self.addresses.len();
            let _ = write!(self.body, r#"<w:hyperlink r:id="link{number}">"#);
        }
        self.body.push_str("<w:r>");
        if let Some(style) = run.style {
            let _ = write!(self.body, r#"<w:rPr><w:rStyle w:val="{style}"/></w:rPr>"#);
        }
        let text = escape(run.text);
        let _ = write!(self.body, r#"<w:t xml:space="preserve">{text}</w:t></w:r>"#);
        if run.address.is_some() {
            self.body.push_str("</w:hyperlink>");
        }
    }

    fn packed(&self) -> Result<Vec<u8>, ExportError> {
        let document = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>
{}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>"#,
            self.body
        );
        let parts = [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("word/document.xml", &document),
            ("word/styles.xml", STYLES),
            ("word/_rels/document.xml.rels", &self.relations()),
        ];
        archive(&parts.map(|(name, content)| Entry {
            name: name.to_owned(),
            bytes: content.as_bytes().to_vec(),
        }))
    }

    /// The table of what the document leads to.
    fn relations(&self) -> String {
        let mut out = String::from(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
        );
        for (number, address) in self.addresses.iter().enumerate() {
            let _ = write!(
                out,
                r#"<Relationship Id="link{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="{}" TargetMode="External"/>"#,
                number + 1,
                escape(address)
            );
        }
        out.push_str("</Relationships>");
        out
    }
}
