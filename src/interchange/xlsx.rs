//! The comparison as a workbook (Office Open XML): a table to filter, and the words behind it.

use std::sync::Arc;

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::compare::{Row, Verdict};
use crate::facts::{FactSheet, shorten};

use super::table::FactLookup;

/// Characters that a cell can hold, less some for the mark that words were left out.
const LONGEST_CELL: usize = 32_000;

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
pub(super) fn workbook(sheets: &[Arc<FactSheet>], rows: &[Row]) -> Result<Vec<u8>, XlsxError> {
    let facts = FactLookup::new(sheets);
    let mut workbook = Workbook::new();
    write_table(workbook.add_worksheet(), sheets, rows)?;
    write_evidence(workbook.add_worksheet(), sheets, rows, &facts)?;
    workbook.save_to_buffer()
}

fn write_table(
    table: &mut Worksheet,
    sheets: &[Arc<FactSheet>],
    rows: &[Row],
) -> Result<(), XlsxError> {
    table.set_name("Comparison")?;
    let titles = sheets.iter().map(|sheet| sheet.article.display_title());
    let columns = COLUMNS
        .into_iter()
        .chain(titles.map(|title| (title, ARTICLE_WIDTH)));
    let last_column = write_head(table, columns)?;
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (line, row) in (1..).zip(rows) {
        let about = [
            row.question().label(),
            &row.label,
            row.verdict.as_str(),
            &row.reasons().join(" "),
        ];
        for (column, words) in (0..).zip(about) {
            let is_verdict = COLUMNS[usize::from(column)].0 == "Verdict";
            let format = if is_verdict {
                &of_verdict(row.verdict)
            } else {
                &body
            };
            write_words(table, line, column, words, format)?;
        }
        for (column, sheet) in (COLUMNS.len() as u16..).zip(sheets) {
            let said = row.words_of(&sheet.article.id);
            write_words(table, line, column, &said, &body)?;
        }
    }
    table.autofilter(0, 0, rows.len() as u32, last_column)?;
    Ok(())
}

/// Each piece of evidence in a row, with its place in the article.
fn write_evidence(
    table: &mut Worksheet,
    sheets: &[Arc<FactSheet>],
    rows: &[Row],
    facts: &FactLookup<'_>,
) -> Result<(), XlsxError> {
    table.set_name("Evidence")?;
    let last_column = write_head(table, EVIDENCE_COLUMNS.into_iter())?;
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut line = 0;
    for (number, row) in (2_u32..).zip(rows) {
        for sheet in sheets {
            for fact in facts.facts(row, &sheet.article.id) {
                for piece in &fact.evidence {
                    line += 1;
                    table.write_number(line, 0, number)?;
                    let words = [
                        row.question().label(),
                        &row.label,
                        row.verdict.as_str(),
                        sheet.article.display_title(),
                        &piece.text,
                    ];
                    for (column, words) in (1..).zip(words) {
                        write_words(table, line, column, words, &body)?;
                    }
                    table.write_number(line, 6, piece.span.start as f64)?;
                    table.write_number(line, 7, piece.span.end as f64)?;
                }
            }
        }
    }
    table.autofilter(0, 0, line, last_column)?;
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
        write_words(table, 0, column, title, &head)?;
        last = column;
    }
    table.set_freeze_panes(1, 0)?;
    Ok(last)
}

fn write_words(
    table: &mut Worksheet,
    line: u32,
    column: u16,
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let words = shorten(words, LONGEST_CELL);
    table.write_string_with_format(line, column, words, format)?;
    Ok(())
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
