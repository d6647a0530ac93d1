//! The facts as a workbook: the table of facts, and on a second sheet all their words.

use rust_xlsxwriter::XlsxError;

use super::csv::{self, FACT_COLUMNS, fact_cells};
use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::workbook::{Book, Cell, Column};
use super::{Loss, loss};

pub static FORMAT: Format = Format {
    key: "xlsx",
    name: "Facts for Excel",
    description: "The table of facts as a workbook to filter, with all their words on a second sheet.",
    ending: "xlsx",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "of every fact its value in words, status, who decided, note, tags, first suggestion; all evidence",
    loses: "the text; fields of values",
    findings: false,
    losses,
    write: |material| Ok(Output::File(workbook(material)?)),
    preview: Preview::As(&csv::FORMAT),
    reader: None,
};

/// Widths of [`FACT_COLUMNS`].
const WIDTHS: [f64; FACT_COLUMNS.len()] = [
    12.0, 24.0, 16.0, 11.0, 14.0, 10.0, 10.0, 32.0, 11.0, 11.0, 40.0, 7.0, 7.0, 9.0, 11.0, 14.0, 20.0,
    14.0, 20.0,
];

const EVIDENCE_COLUMNS: [Column<'static>; 6] = [
    ("article", 16.0),
    ("fact", 16.0),
    ("piece", 7.0),
    ("evidence", 80.0),
    ("start", 8.0),
    ("end", 8.0),
];

/// The columns that hold numbers.
const NUMBERS: [&str; 3] = ["start", "end", "mentions"];

fn losses(material: &Material<'_>) -> Vec<Loss> {
    loss::of(material, &[loss::fields, loss::texts])
}

fn workbook(material: &Material<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::default();
    let columns: Vec<Column<'_>> = FACT_COLUMNS.into_iter().zip(WIDTHS).collect();
    let mut table = book.sheet("Facts", &columns)?;
    for sheet in material.each() {
        for fact in &sheet.facts {
            let cells = fact_cells(&sheet.article, fact);
            let told = FACT_COLUMNS.into_iter().zip(&cells);
            let told: Vec<Cell<'_>> = told
                .map(|(column, cell)| match cell.parse() {
                    // A note of “007” is no number.
                    Ok(number) if NUMBERS.contains(&column) => Cell::Number(number),
                    _ => Cell::Words(cell),
                })
                .collect();
            table.row(&told)?;
        }
    }
    table.finish()?;
    let mut table = book.sheet("Evidence", &EVIDENCE_COLUMNS)?;
    for sheet in material.sheets {
        for fact in &sheet.facts {
            for (number, piece) in (1..).zip(&fact.evidence) {
                table.row(&[
                    Cell::Words(sheet.article.id.as_str()),
                    Cell::Words(&fact.id.0),
                    Cell::Number(number),
                    Cell::Words(&piece.text),
                    Cell::Number(piece.span.start),
                    Cell::Number(piece.span.end),
                ])?;
            }
        }
    }
    table.finish()?;
    book.finish()
}
