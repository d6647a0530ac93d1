//! `sidelight compare`: the facts of all articles side by side.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use serde::Serialize;

use crate::cancel::CancelToken;
use crate::compare::{Row, compare};
use crate::engine::Engine;
use crate::facts::FactSheet;
use crate::interchange::{ExportFormat, render};

use super::Outcome;
use super::arguments::{Options, OutputFormat};
use super::output::{ObjectForm, ObjectWriter};
use super::progress::Progress;
use super::reading::readings;

/// Reads every input, then prints the rows.
pub fn run(engine: Engine, options: &Options) -> io::Result<Outcome> {
    let mut progress = Progress::new(options.quiet);
    let mut sheets: Vec<Arc<FactSheet>> = Vec::new();
    let mut known = BTreeMap::new();
    for reading in readings(engine, options) {
        match reading {
            Ok(reading) => match known.entry(reading.sheet.article.id.clone()) {
                Entry::Vacant(free) => {
                    free.insert(sheets.len());
                    sheets.push(Arc::new(reading.sheet));
                    progress.read();
                }
                Entry::Occupied(taken) => {
                    let id = taken.key();
                    if sheets[*taken.get()].article.text == reading.sheet.article.text {
                        super::log_line(&format!("{id}: given twice, compared once"));
                    } else {
                        progress.failed(&format!("{id}: another article has this id"));
                    }
                }
            },
            Err(failure) => progress.failed(&failure),
        }
    }
    let failures = progress.failures();
    drop(progress);
    let rows = compare(&sheets, &CancelToken::default()).map_err(io::Error::other)?;
    write_rows(&sheets, &rows, options.to)?;
    Ok(Outcome::of_failures(failures))
}

/// All rows, as the one document holds them.
#[derive(Debug, Serialize)]
struct Rows<'a> {
    rows: &'a [Row],
}

fn write_rows(sheets: &[Arc<FactSheet>], rows: &[Row], format: OutputFormat) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let format = match format {
        OutputFormat::JsonLines => {
            let mut writer = ObjectWriter::new(out, ObjectForm::Lines);
            for row in rows {
                writer.write(row)?;
            }
            return writer.finish();
        }
        // On one line, so that the comparisons of several stories can follow one another.
        OutputFormat::Json => {
            serde_json::to_writer(&mut out, &Rows { rows })?;
            out.write_all(b"\n")?;
            return out.flush();
        }
        OutputFormat::Csv => ExportFormat::ComparisonCsv,
        OutputFormat::Markdown => ExportFormat::Markdown,
        OutputFormat::WebAnnotation => {
            return Err(io::Error::other("rows are no annotations of one article"));
        }
    };
    out.write_all(&render(format, sheets, rows).map_err(io::Error::other)?)?;
    out.flush()
}
