//! The comparison as a workbook (Office Open XML): a table to filter, and the words behind it.

use std::sync::Arc;

use rust_xlsxwriter::XlsxError;

use sidelight_engine::compare::{Row, Verdict};
use sidelight_engine::facts::FactSheet;

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::loss;
use super::table::FactLookup;
use super::workbook::{Book, Cell, Column};

pub static FORMAT: Format = Format {
    key: "xlsx",
    name: "Comparison for Excel",
    description: "The same as a workbook to filter, with the words on a second sheet.",
    ending: "xlsx",
    of: Of::Rows,
    unit: OffsetUnit::CodePoints,
    keeps: "rows, verdicts, reasons, the words of each article; all evidence with its places",
    loses: "slots; people and copied passages",
    findings: true,
    losses: |material| loss::of(material, &[loss::slots, loss::beside_rows]),
    write: |material| {
        let workbook = workbook(material.sheets, &material.comparison.rows)?;
        Ok(Output::File(workbook))
    },
    preview: Preview::Words("A workbook with two sheets: the comparison, and the words behind it."),
    reader: None,
};

/// Columns before those of the articles, with their widths.
const COLUMNS: [Column<'static>; 4] = [
    ("Question", 14.0),
    ("Claim", 40.0),
    ("Verdict", 12.0),
    ("Why", 50.0),
];

/// Width of an article's column.
const ARTICLE_WIDTH: f64 = 36.0;

const EVIDENCE_COLUMNS: [Column<'static>; 8] = [
    ("Row", 6.0),
    ("Question", 14.0),
    ("Claim", 30.0),
    ("Verdict", 12.0),
    ("Article", 36.0),
    ("Words", 80.0),
    ("Start", 8.0),
    ("End", 8.0),
];

/// The workbook.
fn workbook(sheets: &[Arc<FactSheet>], rows: &[Row]) -> Result<Vec<u8>, XlsxError> {
    let facts = FactLookup::new(sheets);
    let mut book = Book::default();
    let lines = write_table(&mut book, sheets, rows)?;
    write_evidence(&mut book, sheets, lines.into_iter().zip(rows), &facts)?;
    book.finish()
}

/// Answers in which line each row begins, counted as a reader does.
fn write_table(
    book: &mut Book,
    sheets: &[Arc<FactSheet>],
    rows: &[Row],
) -> Result<Vec<usize>, XlsxError> {
    let titles = sheets.iter().map(|sheet| sheet.article.display_title());
    let articles = titles.map(|title| (title, ARTICLE_WIDTH));
    let columns: Vec<Column<'_>> = COLUMNS.into_iter().chain(articles).collect();
    let mut table = book.sheet("Comparison", &columns)?;
    let mut lines = Vec::new();
    for row in rows {
        let reasons = row.reasons().join(" ");
        let said = sheets.iter().map(|sheet| row.words_of(&sheet.article.id));
        let said: Vec<String> = said.collect();
        let mut cells = vec![
            Cell::Words(row.question().label()),
            Cell::Words(&row.label),
            Cell::Marked(row.verdict.as_str(), colour(row.verdict)),
            Cell::Words(&reasons),
        ];
        cells.extend(said.iter().map(|words| Cell::Words(words)));
        lines.push(table.row(&cells)?);
    }
    table.finish()?;
    Ok(lines)
}

/// Each piece of evidence in a row, with its place in the article.
fn write_evidence<'r>(
    book: &mut Book,
    sheets: &[Arc<FactSheet>],
    rows: impl Iterator<Item = (usize, &'r Row)>,
    facts: &FactLookup<'_>,
) -> Result<(), XlsxError> {
    let mut table = book.sheet("Evidence", &EVIDENCE_COLUMNS)?;
    for (number, row) in rows {
        for sheet in sheets {
            for fact in facts.facts(row, &sheet.article.id) {
                for piece in &fact.evidence {
                    table.row(&[
                        Cell::Number(number),
                        Cell::Words(row.question().label()),
                        Cell::Words(&row.label),
                        Cell::Words(row.verdict.as_str()),
                        Cell::Words(sheet.article.display_title()),
                        Cell::Words(&piece.text),
                        Cell::Number(piece.span.start),
                        Cell::Number(piece.span.end),
                    ])?;
                }
            }
        }
    }
    table.finish()
}

/// The ground of a verdict: red, green and blue.
fn colour(verdict: Verdict) -> u32 {
    match verdict {
        Verdict::Conflict => 0x00F8_D7DA,
        Verdict::Compatible => 0x00FF_F3CD,
        Verdict::Agree => 0x00D4_EDDA,
        Verdict::Copied => 0x00E2_D9F3,
        Verdict::Single => 0x00FF_FFFF,
    }
}
