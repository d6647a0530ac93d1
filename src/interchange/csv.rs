//! The table of facts: one fact a row, with its primary evidence.

use std::sync::Arc;

use crate::article::Article;
use crate::facts::{Fact, FactSheet};

use super::cells::Table;
use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::{ExportError, Loss, loss};

pub static FORMAT: Format = Format {
    key: "csv",
    name: "CSV",
    description: "A table with one fact a row, for spreadsheets and statistics.",
    ending: "csv",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: KEEPS,
    loses: LOSES,
    losses,
    write: |material| facts(material.sheets).map(Output::File),
    preview: Preview::Beginning,
    reader: None,
};

pub(super) const KEEPS: &str =
    "of every fact its value in words, status, who decided, note, tags, first suggestion, primary words";

pub(super) const LOSES: &str = "the text; further evidence; the slots of claims";

pub(super) fn losses(material: &Material<'_>) -> Vec<Loss> {
    loss::of_facts(material, &[loss::further_pieces])
}

/// The columns of the table of facts. Positions are those of the primary evidence.
const FACT_COLUMNS: [&str; 19] = [
    "article",
    "title",
    "publisher",
    "published",
    "fact",
    "question",
    "kind",
    "value",
    "status",
    "decided_by",
    "evidence",
    "start",
    "end",
    "mentions",
    "confidence",
    "rule",
    "note",
    "tags",
    "suggestion",
];

/// One fact a row, with its primary evidence.
pub(super) fn facts(sheets: &[Arc<FactSheet>]) -> Result<Vec<u8>, ExportError> {
    let mut table = Table::new();
    table.row(FACT_COLUMNS)?;
    for sheet in sheets {
        for fact in &sheet.facts {
            table.row(fact_cells(&sheet.article, fact))?;
        }
    }
    table.finish()
}

fn fact_cells(article: &Article, fact: &Fact) -> [String; FACT_COLUMNS.len()] {
    let metadata = &article.metadata;
    let span = fact.primary_span();
    let evidence = fact.evidence.first();
    let suggestion = fact.suggestion.as_ref();
    [
        article.id.to_string(),
        article.display_title().to_owned(),
        metadata.publisher.clone().unwrap_or_default(),
        metadata
            .published
            .map_or_else(String::new, |date| date.to_string()),
        fact.id.to_string(),
        fact.kind().question().to_owned(),
        fact.kind().as_str().to_owned(),
        fact.summary(),
        fact.status.as_str().to_owned(),
        fact.decided_by.clone().unwrap_or_default(),
        evidence.map_or_else(String::new, |piece| piece.text.to_string()),
        span.start.to_string(),
        span.end.to_string(),
        fact.evidence.len().to_string(),
        format!("{:.2}", fact.confidence),
        fact.rule.to_string(),
        fact.note.clone().unwrap_or_default(),
        fact.tags.join("; "),
        suggestion.map_or_else(String::new, |was| was.content.summary(&was.evidence)),
    ]
}
