//! Spreadsheets: each sheet whose first row names columns of articles.

use std::io::Cursor;
use std::time::Duration;

use calamine::{Data, DataRef, Reader, Sheets, open_workbook_from_rs};
use serde::{Deserialize, Serialize};

use super::archive;
use super::table::{self, Row};
use crate::ingest::IngestError;
use crate::ingest::apart::{self, DOCUMENT_TIME, Job};
use crate::ingest::document::{MAX_DOCUMENT, Opened};
use crate::ingest::walk::Findings;

/// Most columns of a table of articles; cells farther out are strays.
const MAX_COLUMNS: u32 = 256;

/// Most rows of a sheet that are read.
const MAX_ROWS: usize = 200_000;

/// The rows of a sheet that are not blank, each with its number.
type Rows = Vec<(u32, Vec<String>)>;

/// The work of reading the cells of a workbook.
#[derive(Debug, Serialize, Deserialize)]
pub struct Workbook;

impl Job for Workbook {
    const NAME: &'static str = "workbook";
    const TIME: Duration = DOCUMENT_TIME;
    type Answer = Result<Vec<(String, Rows)>, String>;

    fn run(self, bytes: Vec<u8>) -> Self::Answer {
        let mut book = opened(Cursor::new(&bytes))?;
        let names = book.sheet_names().into_iter();
        names
            .map(|name| Ok((name.clone(), rows(&mut book, &name)?)))
            .collect()
    }
}

/// The articles of a workbook.
pub fn open(opened: Opened) -> Result<Findings, IngestError> {
    let document = opened.into_document(MAX_DOCUMENT)?;
    let origin = document.origin;
    let damaged = |reason: String| {
        if reason.to_lowercase().contains("password") {
            return IngestError::Locked {
                name: origin.name(),
                what: "spreadsheet",
            };
        }
        IngestError::Damaged {
            name: origin.name(),
            what: "spreadsheet",
            reason,
        }
    };
    let sheets = apart::run(Workbook, document.bytes).flatten();
    let mut findings: Vec<Findings> = Vec::new();
    let mut failure = None;
    for (name, rows) in sheets.map_err(damaged)? {
        let place = origin.at(&format!("sheet {name}"));
        let rows = rows.into_iter().map({
            let place = place.clone();
            move |(number, cells)| {
                Ok(Row {
                    origin: place.at(&format!("row {number}")),
                    cells,
                })
            }
        });
        // Many workbooks have sheets of notes and figures beside the one with articles.
        match table::articles(&place, Box::new(rows)) {
            Ok(found) => findings.push(found),
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    match failure {
        Some(error) if findings.is_empty() => Err(error),
        _ => Ok(Box::new(findings.into_iter().flatten())),
    }
}

/// A workbook, by what it is made of; its error is that of the format which it is in.
fn opened(bytes: Cursor<&[u8]>) -> Result<Sheets<Cursor<&[u8]>>, String> {
    let names = archive::names(Box::new(bytes.clone()));
    let has = |name: &str| names.iter().any(|held| held == name);
    if bytes.get_ref().starts_with(b"\xD0\xCF\x11\xE0") {
        let book = open_workbook_from_rs(bytes);
        book.map(Sheets::Xls)
            .map_err(in_words::<calamine::XlsError>)
    } else if has("xl/workbook.bin") {
        let book = open_workbook_from_rs(bytes);
        book.map(Sheets::Xlsb)
            .map_err(in_words::<calamine::XlsbError>)
    } else if has("content.xml") {
        let book = open_workbook_from_rs(bytes);
        book.map(Sheets::Ods)
            .map_err(in_words::<calamine::OdsError>)
    } else {
        let book = open_workbook_from_rs(bytes);
        book.map(Sheets::Xlsx)
            .map_err(in_words::<calamine::XlsxError>)
    }
}

fn in_words<E: std::error::Error>(error: E) -> String {
    error.to_string()
}

fn rows(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Result<Rows, String> {
    let mut rows = Rows::new();
    let mut put = |(row, column): (u32, u32), words: String| {
        if words.is_empty() || column >= MAX_COLUMNS {
            return true;
        }
        if rows.last().is_none_or(|(number, _)| *number != row + 1) {
            rows.push((row + 1, Vec::new()));
        }
        if let Some((_, cells)) = rows.last_mut() {
            cells.resize(cells.len().max(column as usize + 1), String::new());
            cells[column as usize] = words;
        }
        rows.len() <= MAX_ROWS
    };
    let too_many = || format!("it has more than {MAX_ROWS} rows");
    if let Sheets::Xlsx(book) = book {
        // A whole range of an Excel sheet would take memory for every cell up to a stray one.
        let mut cells = book
            .worksheet_cells_reader(name)
            .map_err(|error| error.to_string())?;
        while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
            if !put(cell.get_position(), of_reference(cell.get_value())) {
                return Err(too_many());
            }
        }
    } else {
        let range = book
            .worksheet_range(name)
            .map_err(|error| error.to_string())?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            if !put((row as u32 + top, column as u32 + left), of_value(cell)) {
                return Err(too_many());
            }
        }
    }
    Ok(rows)
}

fn of_reference(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => of_value(&Data::from(other.clone())),
    }
}

/// A cell as it would be written; days as 2024-09-30.
fn of_value(value: &Data) -> String {
    match value {
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}
