//! The brief of a story as a table: one sentence a row.

use crate::brief::{Brief, Piece};
use crate::facts::one_line;

use super::cells::Table;
use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::{ExportError, loss, report};

pub static FORMAT: Format = Format {
    key: "brief-csv",
    name: "Brief as CSV",
    description: "The brief as a table: one sentence a row, with the part it stands in.",
    ending: "csv",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: report::KEEPS,
    loses: report::LOSES,
    losses: loss::nothing,
    write: |material| {
        let brief = report::brief(material.sheets, material.comparison);
        table(&brief).map(Output::File)
    },
    preview: Preview::Beginning,
    reader: None,
};

fn table(brief: &Brief) -> Result<Vec<u8>, ExportError> {
    let mut table = Table::new();
    table.row(["part", "told by", "question", "verdict", "sentence", "details"])?;
    for part in brief.parts(usize::MAX, true) {
        for item in &part.items {
            let details: Vec<String> = item.details.iter().map(|line| words(line)).collect();
            table.row([
                part.title,
                item.group.as_deref().unwrap_or_default(),
                item.question.unwrap_or_default(),
                item.verdict.as_str(),
                &words(&item.sentence),
                &details.join("\n"),
            ])?;
        }
    }
    table.finish()
}

fn words(sentence: &[Piece]) -> String {
    let pieces: String = sentence.iter().map(|piece| piece.text.as_str()).collect();
    one_line(&pieces)
}
