//! Tables for spreadsheets and statistics: CSV by RFC 4180, UTF-8.

use std::borrow::Cow;
use std::sync::Arc;

use csv::{Terminator, Writer, WriterBuilder};

use crate::article::Article;
use crate::compare::Row;
use crate::facts::{Fact, FactSheet};

use super::ExportError;

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

/// The comparison: one row a row, one article a column.
pub(super) fn rows(sheets: &[Arc<FactSheet>], rows: &[Row]) -> Result<Vec<u8>, ExportError> {
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

/// The bytes after the mark by which Excel knows UTF-8.
pub(super) fn with_byte_order_mark(bytes: &[u8]) -> Vec<u8> {
    [b"\xef\xbb\xbf", bytes].concat()
}

/// A table in the making.
struct Table(Writer<Vec<u8>>);

impl Table {
    fn new() -> Self {
        let mut builder = WriterBuilder::new();
        builder.terminator(Terminator::CRLF);
        Self(builder.from_writer(Vec::new()))
    }

    fn row<T: AsRef<str>>(
        &mut self,
        cells: impl IntoIterator<Item = T>,
    ) -> Result<(), ExportError> {
        for cell in cells {
            let guarded = guard(cell.as_ref());
            self.0.write_field(guarded.as_bytes())?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    fn finish(self) -> Result<Vec<u8>, ExportError> {
        let written = self.0.into_inner();
        written.map_err(|error| ExportError::Format(error.to_string()))
    }
}

/// The cell with an apostrophe before it where a spreadsheet would take it for a formula; the
/// characters are those of OWASP's page on CSV injection. Plain numbers stay numbers.
fn guard(cell: &str) -> Cow<'_, str> {
    let is_formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula && !is_plain_number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Digits with at most one sign before and one point among them.
fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for formula in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-1+2",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "-",
        ] {
            assert_eq!(guard(formula), format!("'{formula}"));
        }
        for harmless in ["-2.5", "+7", "87", "nearly 87 = 87", "", "a-b", "'quoted'"] {
            assert_eq!(guard(harmless), harmless);
        }
    }
}
