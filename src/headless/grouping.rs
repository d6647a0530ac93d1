//! `sidelight group`: the story of each article.

use std::io::{self, BufWriter};

use sidelight_engine::compare::Signature;
use sidelight_engine::lines::PrintedStory;

use super::Outcome;
use super::arguments::Options;
use super::destination::Destination;
use super::output::{ObjectForm, ObjectWriter};
use super::progress::Progress;
use super::reading::articles;
use super::stories::stories_of;

/// Reads every input, then prints the story of each.
pub fn run(options: &Options, out: &mut Destination) -> io::Result<Outcome> {
    let mut progress = Progress::new(options.quiet);
    let mut inputs = Vec::new();
    let mut signatures = Vec::new();
    for reading in articles(options) {
        match reading {
            Ok(reading) => {
                let signature = Signature::of(&reading.sheet.article);
                inputs.push(Ok(signature.article().clone()));
                signatures.push(signature);
                progress.read();
            }
            Err(failure) if options.keep_going => {
                inputs.push(Err(failure));
                progress.answered();
            }
            Err(failure) => progress.failed(&failure),
        }
    }
    let mut stories = stories_of(signatures)?.into_iter();
    let mut writer = ObjectWriter::new(BufWriter::new(out), ObjectForm::Lines);
    for input in &inputs {
        match input {
            Ok(id) => writer.write(&PrintedStory::new(id, &stories.next().unwrap_or_default()))?,
            Err(failure) => writer.write(failure)?,
        }
    }
    writer.finish()?;
    Ok(Outcome::of_failures(progress.failures()))
}
