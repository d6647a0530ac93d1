//! The comparison as a table: one row a row, one article a column.

use std::sync::Arc;

use sidelight_engine::compare::Row;
use sidelight_engine::facts::FactSheet;

use super::cells::Table;
use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::{ExportError, Loss, loss};

pub static FORMAT: Format = Format {
    key: "csv",
    name: "Comparison as CSV",
    description: "What agrees and what differs, with a column for each article.",
    ending: "csv",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: KEEPS,
    loses: LOSES,
    findings: true,
    losses,
    write: |material| rows(material.sheets, &material.comparison.rows).map(Output::File),
    preview: Preview::Beginning,
    reader: None,
};

pub(super) const KEEPS: &str = "rows, verdicts, reasons, the words of each article";

pub(super) const LOSES: &str = "places of words; slots; people and copied passages";

pub(super) fn losses(material: &Material<'_>) -> Vec<Loss> {
    loss::of(material, &[loss::places, loss::slots, loss::beside_rows])
}

/// The comparison: one row a row, one article a column.
fn rows(sheets: &[Arc<FactSheet>], rows: &[Row]) -> Result<Vec<u8>, ExportError> {
    let mut table = Table::new();
    let columns = ["question", "label", "verdict", "differences"].map(str::to_owned);
    let titles = sheets.iter().map(|sheet| sheet.article.display_title());
    table.row(columns.into_iter().chain(titles.map(str::to_owned)))?;
    for row in rows {
        let about = [
            row.question().as_str().to_owned(),
            row.label.clone(),
            row.verdict.as_str().to_owned(),
            row.reasons().join("; "),
        ];
        let said = sheets.iter().map(|sheet| row.words_of(&sheet.article.id));
        table.row(about.into_iter().chain(said))?;
    }
    table.finish()
}
