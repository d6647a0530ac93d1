//! `sidelight extract`: the facts of each article.

use std::io::{self, BufWriter};

use crate::engine::Engine;

use super::Outcome;
use super::arguments::Options;
use super::output::{ObjectWriter, PrintedSheet};
use super::progress::Progress;
use super::reading::readings;

/// Prints the facts of every input as it is read.
pub fn run(engine: Engine, options: &Options) -> io::Result<Outcome> {
    let mut writer = ObjectWriter::new(BufWriter::new(io::stdout().lock()), options.to);
    let mut progress = Progress::new(options.quiet);
    for reading in readings(engine, options) {
        match reading {
            Ok(reading) => {
                writer.write(&PrintedSheet::new(&reading))?;
                progress.read();
            }
            Err(failure) => progress.failed(&failure),
        }
    }
    writer.finish()?;
    Ok(Outcome::of_failures(progress.failures()))
}
