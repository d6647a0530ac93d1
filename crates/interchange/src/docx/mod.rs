//! Documents for word processors (Office Open XML): headings, lists, quotations and links of their own,
//! nothing fetched.

use std::fmt::Write as _;

use super::ExportError;
use super::format::{Entry, archive};
use super::xml::escape;

const STYLES: &str = include_str!("styles.xml");

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// How a paragraph looks.
#[derive(Debug, Clone, Copy)]
pub enum Style {
    /// What the document is called.
    Title,
    /// A part of it.
    Heading,
    /// A part of a part.
    Subheading,
    /// Something about what follows.
    About,
    /// One thing of several.
    Item,
    /// The same, on one page with what belongs to it.
    ItemOfMore,
    /// What belongs to the thing above.
    Quote,
}

impl Style {
    /// By what `styles.xml` knows it.
    fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Heading => "Heading1",
            Self::Subheading => "Heading2",
            Self::About => "About",
            Self::Item => "ListParagraph",
            Self::ItemOfMore => "ListParagraphOfMore",
            Self::Quote => "Quote",
        }
    }
}

/// Words of one kind within a paragraph.
pub struct Run<'t> {
    text: &'t str,
    /// The style of the characters; none for those of the paragraph.
    style: Option<&'static str>,
    /// Where it leads.
    address: Option<&'t str>,
}

impl<'t> Run<'t> {
    /// Words as the paragraph has them.
    pub fn plain(text: &'t str) -> Self {
        Self {
            text,
            style: None,
            address: None,
        }
    }

    /// Bold words.
    pub fn strong(text: &'t str) -> Self {
        Self::styled(text, "Strong")
    }

    /// Words of an article.
    pub fn cited(text: &'t str) -> Self {
        Self::styled(text, "Cited")
    }

    /// Words that do not stand any more.
    pub fn dropped(text: &'t str) -> Self {
        Self::styled(text, "Dropped")
    }

    /// The words that matter in others.
    pub fn answer(text: &'t str) -> Self {
        Self::styled(text, "Answer")
    }

    /// Words that lead somewhere, where there is an address.
    pub fn leading(text: &'t str, address: Option<&'t str>) -> Self {
        Self {
            text,
            style: address.map(|_| "Hyperlink"),
            address,
        }
    }

    fn styled(text: &'t str, style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::plain(text)
        }
    }
}

/// A document in the making.
#[derive(Default)]
pub struct Document {
    body: String,
    /// The addresses that its words lead to.
    addresses: Vec<String>,
}

impl Document {
    /// Adds a paragraph.
    pub fn paragraph(&mut self, style: Style, runs: &[Run<'_>]) {
        let style = style.id();
        let _ = write!(
            self.body,
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#
        );
        for run in runs {
            self.run(run);
        }
        self.body.push_str("</w:p>\n");
    }

    /// Adds a paragraph of plain words.
    pub fn line(&mut self, style: Style, text: &str) {
        self.paragraph(style, &[Run::plain(text)]);
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

    /// Its bytes.
    ///
    /// # Errors
    /// When its parts cannot be packed.
    pub fn finish(self) -> Result<Vec<u8>, ExportError> {
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
        let entries = parts.map(|(name, content)| Entry {
            name: name.to_owned(),
            bytes: content.as_bytes().to_vec(),
        });
        archive(&entries)
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
