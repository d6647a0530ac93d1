//! The table of facts with the mark by which Excel knows the encoding.

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::csv;

pub static FORMAT: Format = Format {
    key: "csv-excel",
    name: "CSV for Excel",
    description: "The same table, marked so that Excel shows every letter right.",
    ending: "csv",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: csv::KEEPS,
    loses: csv::LOSES,
    findings: false,
    losses: csv::losses,
    write: |material| {
        let table = csv::facts(material)?;
        Ok(Output::File([b"\xef\xbb\xbf", table.as_slice()].concat()))
    },
    preview: Preview::As(&csv::FORMAT),
    reader: Some(csv::READER),
};
