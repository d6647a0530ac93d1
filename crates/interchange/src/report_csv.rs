//! The brief of a story as a table: one sentence a row.

use sidelight_engine::brief::Brief;

use super::cells::Table;
use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::{ExportError, report};

pub static FORMAT: Format = Format {
    key: "brief-csv",
    name: "Brief as CSV",
    description: "The brief as a table: one sentence a row, with the part it stands in.",
    ending: "csv",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: report::KEEPS,
    loses: report::LOSES,
    findings: true,
    losses: report::losses,
    write: |material| {
        let brief = report::brief(material);
        table(&brief).map(Output::File)
    },
    preview: Preview::Beginning,
    reader: None,
};

fn table(brief: &Brief) -> Result<Vec<u8>, ExportError> {
    let mut table = Table::new();
    table.row(report::COLUMNS)?;
    for row in report::table(brief) {
        table.row(row)?;
    }
    table.finish()
}
