//! `sidelight extract`: the facts of each article.

use std::io::{self, BufWriter};
use std::sync::Arc;

use sidelight_engine::Engine;
use sidelight_engine::compare::Comparison;
use sidelight_engine::lines::PrintedSheet;
use sidelight_interchange::Format;

use super::Outcome;
use super::arguments::{Options, OutputFormat};
use super::destination::Destination;
use super::output::{ObjectForm, ObjectWriter};
use super::progress::Progress;
use super::reading::readings;

/// Reads every input and prints its facts: as they come where the format allows.
pub fn run(engine: Engine, options: &Options, out: &mut Destination) -> io::Result<Outcome> {
    match options.to {
        OutputFormat::Objects(form) => print_as_they_come(engine, options, form, out),
        OutputFormat::File(format) => print_at_the_end(engine, options, format, out),
    }
}

fn print_as_they_come(
    engine: Engine,
    options: &Options,
    form: ObjectForm,
    out: &mut Destination,
) -> io::Result<Outcome> {
    let mut writer = ObjectWriter::new(BufWriter::new(out), form);
    let mut progress = Progress::new(options.quiet);
    for reading in readings(engine, options) {
        match reading {
            Ok(reading) => {
                writer.write(&PrintedSheet::new(&reading))?;
                progress.read();
            }
            Err(failure) if options.keep_going => {
                writer.write(&failure)?;
                progress.answered();
            }
            Err(failure) => progress.failed(&failure),
        }
    }
    writer.finish()?;
    Ok(Outcome::of_failures(progress.failures()))
}

fn print_at_the_end(
    engine: Engine,
    options: &Options,
    format: &Format,
    out: &mut Destination,
) -> io::Result<Outcome> {
    let mut sheets = Vec::new();
    let mut progress = Progress::new(options.quiet);
    for reading in readings(engine, options) {
        match reading {
            Ok(reading) => {
                sheets.push(Arc::new(reading.sheet));
                progress.read();
            }
            Err(failure) => progress.failed(&failure),
        }
    }
    super::output::write_file(out, format, &sheets, &Comparison::default())?;
    Ok(Outcome::of_failures(progress.failures()))
}
