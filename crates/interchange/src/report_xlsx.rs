//! The brief of a story as a workbook: one sentence a row.

use rust_xlsxwriter::XlsxError;

use sidelight_engine::brief::Brief;

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::workbook::{Book, Cell, Column};
use super::{report, report_csv};

pub static FORMAT: Format = Format {
    key: "brief-xlsx",
    name: "Brief for Excel",
    description: "The same as a workbook to filter.",
    ending: "xlsx",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: report::KEEPS,
    loses: report::LOSES,
    findings: true,
    losses: report::losses,
    write: |material| {
        let brief = report::brief(material);
        Ok(Output::File(workbook(&brief)?))
    },
    preview: Preview::As(&report_csv::FORMAT),
    reader: None,
};

/// Widths of [`report::COLUMNS`].
const WIDTHS: [f64; report::COLUMNS.len()] = [18.0, 20.0, 14.0, 12.0, 60.0, 70.0];

fn workbook(brief: &Brief) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::default();
    let columns: Vec<Column<'_>> = report::COLUMNS.into_iter().zip(WIDTHS).collect();
    let mut table = book.sheet("Brief", &columns)?;
    for row in report::table(brief) {
        table.row(&row.each_ref().map(|words| Cell::Words(words)))?;
    }
    table.finish()?;
    book.finish()
}
