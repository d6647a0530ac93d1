//! The report of facts as a document for word processors.

use super::docx::{Document, Run, Style};
use super::facts_report::{self, Block, is_struck_out, standing};
use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::report::link;
use super::{ExportError, markdown};

pub static FORMAT: Format = Format {
    key: "docx",
    name: "Facts as a document",
    description: "The same for Word, LibreOffice and their like.",
    ending: "docx",
    of: Of::Facts,
    unit: OffsetUnit::None,
    keeps: facts_report::KEEPS,
    loses: facts_report::LOSES,
    findings: false,
    losses: facts_report::losses,
    write: |material| document(material).map(Output::File),
    preview: Preview::As(&markdown::FORMAT),
    reader: None,
};

fn document(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::default();
    document.line(Style::Title, "Facts");
    document.line(Style::About, &facts_report::summary(material.sheets));
    for block in material.each().flat_map(|sheet| facts_report::blocks(sheet)) {
        add(&mut document, &block);
    }
    document.finish()
}

fn add(document: &mut Document, block: &Block<'_>) {
    match block {
        Block::Article(title, address) => {
            document.paragraph(Style::Heading, &[Run::leading(title, link(*address))]);
        }
        Block::Origin(origin) => document.line(Style::About, origin),
        Block::Question(question) => document.line(Style::Subheading, question),
        Block::Fact(words, fact) => {
            let words = if is_struck_out(fact) {
                Run::dropped(words)
            } else {
                Run::strong(words)
            };
            let standing = format!(" {}", standing(fact));
            document.paragraph(Style::ItemOfMore, &[words, Run::plain(&standing)]);
        }
        Block::Beside(told) => document.line(Style::Quote, told),
        Block::Quoted(words) => {
            let words = [Run::plain("“"), Run::cited(words), Run::plain("”")];
            document.paragraph(Style::Quote, &words);
        }
    }
}
