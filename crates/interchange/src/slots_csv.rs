//! The comparison as a flat table: what one article says to one point of a claim a row.

use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::compare::{Row, Slot};

use super::cells::Table;
use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::{ExportError, loss};

pub static FORMAT: Format = Format {
    key: "slots",
    name: "Comparison as a flat table",
    description: "A row for each answer of each article, for statistics.",
    ending: "csv",
    of: Of::Rows,
    unit: OffsetUnit::CodePoints,
    keeps: "rows, slots, verdicts, reasons, the answer of each article with its place and value",
    loses: "people and copied passages",
    findings: true,
    losses: |material| loss::of(material, &[loss::beside_rows]),
    write: |material| table(&material.comparison.rows).map(Output::File),
    preview: Preview::Beginning,
    reader: None,
};

const COLUMNS: [&str; 15] = [
    "row",
    "label",
    "verdict",
    "importance",
    "remarks",
    "question",
    "slot",
    "slot_verdict",
    "reasons",
    "article",
    "fact",
    "answer",
    "start",
    "end",
    "value",
];

fn table(rows: &[Row]) -> Result<Vec<u8>, ExportError> {
    let mut table = Table::new();
    table.row(COLUMNS)?;
    for row in rows {
        let about = [
            row.id.clone(),
            row.label.clone(),
            row.verdict.as_str().to_owned(),
            format!("{:.2}", row.importance),
            row.remarks.sentences().collect::<Vec<_>>().join(" "),
        ];
        for (article, cell) in each(&row.cells) {
            let point = ["claim", "", "", ""].map(str::to_owned);
            let fact = cell.fact.to_string();
            let answer = answer(article, fact, &cell.text, cell.span, "");
            table.row(about.iter().chain(&point).chain(&answer))?;
        }
        for slot in &row.slots {
            let point = point(slot);
            for (article, told) in each(&slot.cells) {
                let answer = answer(article, String::new(), &told.text, told.span, &told.value);
                table.row(about.iter().chain(&point).chain(&answer))?;
            }
        }
    }
    table.finish()
}

/// What the articles are asked.
fn point(slot: &Slot) -> [String; 4] {
    let differences = slot.differences.iter();
    let reasons: Vec<&str> = differences.map(|it| it.reason.as_str()).collect();
    [
        slot.question.as_str().to_owned(),
        slot.label.clone(),
        slot.verdict.as_str().to_owned(),
        reasons.join(" "),
    ]
}

fn answer(article: &ArticleId, fact: String, words: &str, span: Span, value: &str) -> [String; 6] {
    [
        article.to_string(),
        fact,
        words.to_owned(),
        span.start.to_string(),
        span.end.to_string(),
        value.to_owned(),
    ]
}

/// The cells of all articles, one after the other.
fn each<T>(
    cells: &std::collections::BTreeMap<ArticleId, Vec<T>>,
) -> impl Iterator<Item = (&ArticleId, &T)> {
    let cells = cells.iter();
    cells.flat_map(|(article, cells)| cells.iter().map(move |cell| (article, cell)))
}
