//! The comparison as one JSON document.

use sidelight_engine::compare::Comparison;

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::{ExportError, loss};

pub static FORMAT: Format = Format {
    key: "json",
    name: "Comparison as JSON",
    description: "What agrees and what differs between the articles, for scripts.",
    ending: "json",
    of: Of::Rows,
    unit: OffsetUnit::CodePoints,
    keeps: "rows, slots, differences, people, copied passages, all places",
    loses: "the texts",
    findings: true,
    losses: |material| loss::of(material, &[loss::texts]),
    write: |material| comparison(material.comparison).map(Output::File),
    preview: Preview::Beginning,
    reader: None,
};

fn comparison(comparison: &Comparison) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(comparison)?;
    bytes.push(b'\n');
    Ok(bytes)
}
