//! Tables with an article in each row. Which column holds what is told by its name, else by what
//! stands in it.

use std::collections::HashMap;

use crate::ingest::document::{MAX_DOCUMENT, Opened, Origin};
use crate::ingest::fields::{self, Field, Told};
use crate::ingest::walk::{Findings, Found};
use crate::ingest::{IngestError, dates, encoding};

/// Rows by which it is told what stands in the columns.
const SAMPLE: usize = 500;

/// The mean number of letters from which a column holds articles.
const ARTICLES: usize = 200;

/// Between what cells may stand.
const SEPARATORS: &[u8] = b",;\t|";

/// A row of a table and where it stands.
pub struct Row {
    /// Its place: "row 17".
    pub origin: Origin,
    /// Its cells.
    pub cells: Vec<String>,
}

/// The rows of a table, one after the other.
pub type Rows = Box<dyn Iterator<Item = Result<Row, IngestError>> + Send>;

/// Whether a text is a table, by the names of its columns.
pub fn is_table(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let Some(separator) = separator(first) else {
        return false;
    };
    let names = first
        .split(char::from(separator))
        .map(|name| name.trim_matches(['"', ' ']));
    let fields = fields::of_names(names);
    fields.len() >= 2 && (fields.contains_key(&Field::Text) || fields.contains_key(&Field::Title))
}

/// The articles of a table in a text file.
pub fn open(opened: Opened) -> Result<Findings, IngestError> {
    let document = opened.into_document(MAX_DOCUMENT)?;
    let origin = document.origin.clone();
    let text = encoding::text(&document)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    // Excel can tell the separator in a line of its own.
    let (told, text) = match text.strip_prefix("sep=") {
        Some(rest) => (
            rest.bytes().next(),
            rest.split_once('\n').map_or("", |(_, rest)| rest),
        ),
        None => (None, text),
    };
    let first = text.lines().next().unwrap_or_default();
    let separator = told.or_else(|| separator(first)).unwrap_or(b',');
    let reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(std::io::Cursor::new(text.to_owned().into_bytes()));
    let place = origin.clone();
    let rows = reader
        .into_records()
        .enumerate()
        .map(move |(index, record)| {
            let origin = place.at(&format!("row {}", index + 1));
            match record {
                Ok(record) => Ok(Row {
                    origin,
                    cells: record.iter().map(str::to_owned).collect(),
                }),
                Err(error) => Err(IngestError::Damaged {
                    name: origin.name(),
                    what: "table",
                    reason: error.to_string(),
                }),
            }
        });
    articles(&origin, Box::new(rows))
}

/// The articles of the rows of a table, whose first row names its columns.
///
/// # Errors
/// When no column holds texts.
pub fn articles(origin: &Origin, mut rows: Rows) -> Result<Findings, IngestError> {
    let Some(header) = rows.next().transpose()? else {
        return Err(IngestError::Empty {
            name: origin.name(),
        });
    };
    let sample: Vec<Result<Row, IngestError>> = rows.by_ref().take(SAMPLE).collect();
    let cells: Vec<&[String]> = sample
        .iter()
        .filter_map(|row| row.as_ref().ok().map(|row| row.cells.as_slice()))
        .collect();
    let mut columns = fields::of_names(header.cells.iter().map(String::as_str));
    if !columns.contains_key(&Field::Text) && !columns.contains_key(&Field::Html) {
        let longest = longest_column(&cells, &columns);
        let longest = longest.ok_or_else(|| without_texts(origin, &header.cells))?;
        columns.insert(Field::Text, longest);
    }
    let days = columns.get(&Field::Published).map(|&column| {
        let days = cells.iter().filter_map(|cells| cells.get(column));
        dates::order(days.map(String::as_str))
    });
    let order = days.flatten();
    let rows = sample
        .into_iter()
        .chain(rows)
        .filter_map(move |row| match row {
            Ok(row) => article(&row, &columns, order).transpose(),
            Err(error) => Some(Err(error)),
        });
    Ok(Box::new(rows))
}

type Column = HashMap<Field, usize>;

fn article(
    row: &Row,
    columns: &Column,
    order: Option<dates::Order>,
) -> Result<Option<(Origin, Found)>, IngestError> {
    let mut told = Told {
        order,
        ..Told::default()
    };
    for (&field, &column) in columns {
        told.put(field, row.cells.get(column).map_or("", String::as_str));
    }
    // Blank rows and rows of notes are no articles.
    if row.cells.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(None);
    }
    let draft = told.draft(&row.origin.name())?;
    let draft = draft.ok_or_else(|| IngestError::Empty {
        name: row.origin.name(),
    })?;
    Ok(Some((row.origin.clone(), Found::Draft(Box::new(draft)))))
}

/// The column that is not named as something else and holds the longest texts.
fn longest_column(rows: &[&[String]], columns: &Column) -> Option<usize> {
    let widest = rows.iter().map(|cells| cells.len()).max()?;
    let free = (0..widest).filter(|column| !columns.values().any(|known| known == column));
    let mean = |column: usize| {
        let cells = rows.iter().filter_map(|cells| cells.get(column));
        let letters: usize = cells
            .map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count())
            .sum();
        letters / rows.len().max(1)
    };
    let longest = free.max_by_key(|&column| mean(column))?;
    (mean(longest) >= ARTICLES).then_some(longest)
}

/// Whether a table could hold articles, by its first rows.
pub fn without_texts(origin: &Origin, header: &[String]) -> IngestError {
    let names: Vec<&str> = header
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect();
    let reason = if names.is_empty() {
        "its columns have no names".to_owned()
    } else {
        let names: Vec<&str> = names.into_iter().take(8).collect();
        format!(
            "no column holds texts of articles; the columns are {}",
            names.join(", ")
        )
    };
    IngestError::NoArticle {
        name: origin.name(),
        reason,
    }
}

/// What stands between the cells of a line.
fn separator(line: &str) -> Option<u8> {
    let count = |separator: u8| line.bytes().filter(|&byte| byte == separator).count();
    let most = SEPARATORS
        .iter()
        .copied()
        .max_by_key(|&separator| count(separator))?;
    (count(most) > 0).then_some(most)
}
