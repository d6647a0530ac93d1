//! The comparison as a document for word processors: a row a heading, with what each article says.

use sidelight_engine::compare::outlets;
use sidelight_engine::compare::Row;
use sidelight_engine::facts::one_line;

use super::docx::{Document, Run, Style};
use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::report::link;
use super::{ExportError, comparison_csv, html};

pub static FORMAT: Format = Format {
    key: "docx",
    name: "Comparison as a document",
    description: "The same for Word, LibreOffice and their like.",
    ending: "docx",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: comparison_csv::KEEPS,
    loses: comparison_csv::LOSES,
    findings: true,
    losses: comparison_csv::losses,
    write: |material| document(material).map(Output::File),
    preview: Preview::As(&comparison_csv::FORMAT),
    reader: None,
};

fn document(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let sheets = material.sheets;
    let outlets = outlets(sheets);
    let mut document = Document::default();
    document.line(Style::Title, &html::title(sheets));
    document.line(Style::Heading, "Articles");
    for (sheet, outlet) in sheets.iter().zip(&outlets) {
        let article = &sheet.article;
        let address = link(article.provenance.url.as_deref());
        document.paragraph(
            Style::Item,
            &[
                Run::strong(outlet),
                Run::plain(": "),
                Run::leading(article.display_title(), address),
            ],
        );
    }
    document.line(Style::Heading, "Claims");
    for row in &material.comparison.rows {
        add_row(&mut document, material, &outlets, row);
    }
    document.finish()
}

fn add_row(document: &mut Document, material: &Material<'_>, outlets: &[String], row: &Row) {
    document.line(Style::Subheading, &one_line(&row.label));
    let question = format!(" · {}", row.question().label());
    let verdict = [
        Run::strong(row.verdict.as_str()),
        Run::plain(&question),
    ];
    document.paragraph(Style::About, &verdict);
    for reason in row.reasons() {
        document.line(Style::About, &reason);
    }
    for (sheet, outlet) in material.sheets.iter().zip(outlets) {
        let outlet = format!("{outlet}: ");
        let mut runs = vec![Run::strong(&outlet)];
        let words = row.words_of(&sheet.article.id);
        if words.is_empty() {
            runs.push(Run::plain("not found"));
        } else {
            runs.extend([Run::plain("“"), Run::cited(&words), Run::plain("”")]);
        }
        document.paragraph(Style::Item, &runs);
    }
}
