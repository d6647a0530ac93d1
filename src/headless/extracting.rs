//! `sidelight extract`: the facts of each article.

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use crate::compare::Comparison;
use crate::engine::Engine;
use crate::interchange::{ExportFormat, render};

use super::Outcome;
use super::arguments::{Options, OutputFormat};
use super::output::{ObjectForm, ObjectWriter, PrintedSheet};
use super::progress::Progress;
use super::reading::{Reading, readings};

/// Reads every input and prints its facts: as they come where the format allows.
pub fn run(engine: Engine, options: &Options) -> io::Result<Outcome> {
    match options.to {
        OutputFormat::Json => print_as_they_come(engine, options, ObjectForm::Array),
        OutputFormat::JsonLines => print_as_they_come(engine, options, ObjectForm::Lines),
        OutputFormat::Csv => print_at_the_end(engine, options, ExportFormat::Csv),
        OutputFormat::Markdown => print_at_the_end(engine, options, ExportFormat::Markdown),
        OutputFormat::WebAnnotation => {
            print_at_the_end(engine, options, ExportFormat::WebAnnotation)
        }
        OutputFormat::Xlsx
        | OutputFormat::Html
        | OutputFormat::Brief
        | OutputFormat::BriefHtml
        | OutputFormat::BriefDocx => Err(io::Error::other(
            "this format shows articles side by side: use compare",
        )),
    }
}

fn print_as_they_come(engine: Engine, options: &Options, form: ObjectForm) -> io::Result<Outcome> {
    let mut writer = ObjectWriter::new(BufWriter::new(io::stdout().lock()), form);
    let outcome = for_each_reading(engine, options, |reading| {
        writer.write(&PrintedSheet::new(&reading))
    })?;
    writer.finish()?;
    Ok(outcome)
}

fn print_at_the_end(
    engine: Engine,
    options: &Options,
    format: ExportFormat,
) -> io::Result<Outcome> {
    let mut sheets = Vec::new();
    let outcome = for_each_reading(engine, options, |reading| {
        sheets.push(Arc::new(reading.sheet));
        Ok(())
    })?;
    let bytes = render(format, &sheets, &Comparison::default()).map_err(io::Error::other)?;
    io::stdout().write_all(&bytes)?;
    Ok(outcome)
}

/// Names each input that fails on standard error and goes on.
fn for_each_reading(
    engine: Engine,
    options: &Options,
    mut take: impl FnMut(Reading) -> io::Result<()>,
) -> io::Result<Outcome> {
    let mut progress = Progress::new(options.quiet);
    for reading in readings(engine, options) {
        match reading {
            Ok(reading) => {
                take(reading)?;
                progress.read();
            }
            Err(failure) => progress.failed(&failure),
        }
    }
    Ok(Outcome::of_failures(progress.failures()))
}
