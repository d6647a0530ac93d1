//! The comparison as a workbook (Office Open XML): a table to filter, and the words behind it.

use std::sync::Arc;

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use unicode_segmentation::UnicodeSegmentation;

use crate::compare::{Row, Verdict};
use crate::facts::FactSheet;

use super::format::{Format as ExportFormat, Of, OffsetUnit, Output, Preview};
use super::loss;
use super::table::FactLookup;

pub static FORMAT: ExportFormat = ExportFormat {
    key: "xlsx",
    name: "Comparison for Excel",
    description: "The same as a workbook to filter, with the words on a second sheet.",
    ending: "xlsx",
    of: Of::Rows,
    unit: OffsetUnit::CodePoints,
    keeps: "rows, verdicts, reasons, the words of each article; all evidence with its places",
    loses: "slots; people and copied passages",
    losses: loss::nothing,
    write: |material| {
        let workbook = workbook(material.sheets, &material.comparison.rows)?;
        Ok(Output::File(workbook))
    },
    preview: Preview::Words("A workbook with two sheets: the comparison, and the words behind it."),
    reader: None,
};

/// UTF-16 code units that a cell can hold.
const LONGEST_CELL: usize = 32_767;

/// Columns before those of the articles, with their widths in characters.
const COLUMNS: [(&str, f64); 4] = [
    ("Question", 14.0),
    ("Claim", 40.0),
    ("Verdict", 12.0),
    ("Why", 50.0),
];

/// Width of an article's column.
const ARTICLE_WIDTH: f64 = 36.0;

const EVIDENCE_COLUMNS: [(&str, f64); 8] = [
    ("Row", 6.0),
    ("Question", 14.0),
    ("Claim", 30.0),
    ("Verdict", 12.0),
    ("Article", 36.0),
    ("Words", 80.0),
    ("Start", 8.0),
    ("End", 8.0),
];

/// The workbook. Everything but numbers is written as text, so nothing in it is a formula.
fn workbook(sheets: &[Arc<FactSheet>], rows: &[Row]) -> Result<Vec<u8>, XlsxError> {
    let facts = FactLookup::new(sheets);
    let mut workbook = Workbook::new();
    let lines = write_table(workbook.add_worksheet(), sheets, rows)?;
    let rows = lines.into_iter().zip(rows);
    write_evidence(workbook.add_worksheet(), sheets, rows, &facts)?;
    workbook.save_to_buffer()
}

/// Answers in which line each row begins, counted as a reader does.
fn write_table(
    table: &mut Worksheet,
    sheets: &[Arc<FactSheet>],
    rows: &[Row],
) -> Result<Vec<u32>, XlsxError> {
    table.set_name("Comparison")?;
    let titles = sheets.iter().map(|sheet| sheet.article.display_title());
    let columns = COLUMNS
        .into_iter()
        .chain(titles.map(|title| (title, ARTICLE_WIDTH)));
    let last_column = write_head(table, columns)?;
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut line = 1;
    let mut lines = Vec::new();
    for row in rows {
        lines.push(line + 1);
        let verdict = of_verdict(row.verdict);
        let mut cells = vec![
            (row.question().label().to_owned(), &body),
            (row.label.clone(), &body),
            (row.verdict.as_str().to_owned(), &verdict),
            (row.reasons().join(" "), &body),
        ];
        let said = sheets.iter().map(|sheet| row.words_of(&sheet.article.id));
        cells.extend(said.map(|words| (words, &body)));
        line = write_line(table, line, 0, &cells)?;
    }
    table.autofilter(0, 0, line - 1, last_column)?;
    Ok(lines)
}

/// Writes a line of the table and answers which one is next. What is too long for a cell goes on in
/// the cells below it.
fn write_line(
    table: &mut Worksheet,
    line: u32,
    first_column: u16,
    cells: &[(String, &Format)],
) -> Result<u32, XlsxError> {
    let mut next = line + 1;
    for (column, (words, format)) in (first_column..).zip(cells) {
        for (below, part) in (line..).zip(parts(words)) {
            table.write_string_with_format(below, column, part, format)?;
            next = next.max(below + 1);
        }
    }
    Ok(next)
}

/// The words in parts that cells can hold; at least one.
fn parts(words: &str) -> Vec<&str> {
    if words.len() <= LONGEST_CELL {
        return vec![words];
    }
    let mut parts = Vec::new();
    let (mut start, mut held) = (0, 0);
    for (at, grapheme) in words.grapheme_indices(true) {
        let units = grapheme.encode_utf16().count();
        if held + units > LONGEST_CELL {
            parts.push(&words[start..at]);
            (start, held) = (at, 0);
        }
        held += units;
    }
    parts.push(&words[start..]);
    parts
}

/// Each piece of evidence in a row, with its place in the article.
fn write_evidence<'r>(
    table: &mut Worksheet,
    sheets: &[Arc<FactSheet>],
    rows: impl Iterator<Item = (u32, &'r Row)>,
    facts: &FactLookup<'_>,
) -> Result<(), XlsxError> {
    table.set_name("Evidence")?;
    let last_column = write_head(table, EVIDENCE_COLUMNS.into_iter())?;
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut line = 1;
    for (number, row) in rows {
        for sheet in sheets {
            for fact in facts.facts(row, &sheet.article.id) {
                for piece in &fact.evidence {
                    table.write_number(line, 0, number)?;
                    table.write_number(line, 6, piece.span.start as f64)?;
                    table.write_number(line, 7, piece.span.end as f64)?;
                    let words = [
                        row.question().label(),
                        &row.label,
                        row.verdict.as_str(),
                        sheet.article.display_title(),
                        &piece.text,
                    ];
                    let cells: Vec<(String, &Format)> =
                        words.iter().map(|words| ((*words).to_owned(), &body)).collect();
                    line = write_line(table, line, 1, &cells)?;
                }
            }
        }
    }
    table.autofilter(0, 0, line - 1, last_column)?;
    Ok(())
}

/// Writes the heads of the columns, which stay in sight; the answer is the last column.
fn write_head<'t>(
    table: &mut Worksheet,
    columns: impl Iterator<Item = (&'t str, f64)>,
) -> Result<u16, XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x00EE_EEEE));
    let mut last = 0;
    for (column, (title, width)) in (0..).zip(columns) {
        table.set_column_width(column, width)?;
        table.write_string_with_format(0, column, parts(title)[0], &head)?;
        last = column;
    }
    table.set_freeze_panes(1, 0)?;
    Ok(last)
}

fn of_verdict(verdict: Verdict) -> Format {
    let colour = match verdict {
        Verdict::Conflict => 0x00F8_D7DA,
        Verdict::Compatible => 0x00FF_F3CD,
        Verdict::Agree => 0x00D4_EDDA,
        Verdict::Copied => 0x00E2_D9F3,
        Verdict::Single => 0x00FF_FFFF,
    };
    let format = Format::new()
        .set_align(FormatAlign::Top)
        .set_border_color(Color::Gray);
    format.set_background_color(Color::RGB(colour))
}
