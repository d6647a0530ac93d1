//! From what the command line gives to readings.

use std::path::Path;
use std::sync::{Arc, Once};
use std::thread;

use sidelight_engine::Engine;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts::{FactSheet, knows_language_of};
use sidelight_engine::guard::guarded;
use sidelight_engine::ingest::Part;
use sidelight_engine::lines::{Failure, Passing, Reading, read};
use sidelight_interchange::{read_back, returning};

use super::arguments::{Options, SourceFormat};
use super::inputs::parts;
use super::log_line;
use super::ordered::in_order;
use crate::names_pack::Names;

/// What comes of the inputs, in their order.
pub type Readings = Box<dyn Iterator<Item = Result<Reading, Failure>>>;

/// Reads all inputs of a command line, with the facts of their articles. What fails names the input and
/// the reason.
pub fn readings(engine: Engine, options: &Options) -> Readings {
    let (published, tells) = (options.published, !options.quiet);
    read_by(options, move |part| {
        let read = engine.read_part(part, published, &CancelToken::default());
        let read = read.map_err(Failure::of)?;
        let is_foreign = |sheet: &FactSheet| !knows_language_of(&sheet.article.metadata);
        if tells && read.iter().any(is_foreign) {
            tell_of_names();
        }
        Ok(read)
    })
}

/// Says once why no names are found in articles that are not English.
fn tell_of_names() {
    static TOLD: Once = Once::new();
    let reason = match Names::here() {
        Names::Found => return,
        Names::NoPack => "the pack of names is not installed".to_owned(),
        Names::Unusable(reason) => reason,
    };
    TOLD.call_once(|| {
        log_line(&format!(
            "sidelight: names are found in English articles alone: {reason}"
        ));
    });
}

/// The same of which no facts are wanted.
pub fn articles(options: &Options) -> Readings {
    let published = options.published;
    read_by(options, move |part| {
        let sheet = |article| FactSheet {
            article: Arc::new(article),
            facts: Vec::new(),
        };
        let name = part.name();
        let read = guarded(|| part.read(published))
            .map_err(|fault| Failure::of(format!("{name}: {fault}")))?;
        Ok(read.map_err(Failure::of)?.into_iter().map(sheet).collect())
    })
}

fn read_by(
    options: &Options,
    read_part: impl Fn(Part) -> Result<Vec<FactSheet>, Failure> + Send + Sync + 'static,
) -> Readings {
    if options.from == SourceFormat::Annotations {
        if options.paths.is_empty() {
            let reason = "annotations are read from files and folders: name some";
            return Box::new(std::iter::once(Err(Failure::of(reason))));
        }
        let paths = options.paths.clone().into_iter();
        return Box::new(paths.flat_map(|path| annotated(&path)));
    }
    let threads = options
        .jobs
        .or_else(|| thread::available_parallelism().ok());
    let results = in_order(
        parts(options),
        threads.map_or(1, usize::from),
        move |part| read_telling(part.map_err(Failure::of)?, &read_part),
    );
    Box::new(results.flat_map(|result| match result {
        Ok(Ok(readings)) => readings.into_iter().map(Ok).collect(),
        Ok(Err(failure)) => vec![Err(failure)],
        Err(fault) => vec![Err(Failure::of(format!(
            "an input could not be read: {fault}"
        )))],
    }))
}

/// As [`read`]; tells of facts that are left out.
fn read_telling(
    part: Part,
    read_part: impl Fn(Part) -> Result<Vec<FactSheet>, Failure>,
) -> Result<Vec<Reading>, Failure> {
    let name = part.name();
    let readings = read(part, read_part)?;
    for count in readings.iter().map(|reading| reading.left_out) {
        if count > 0 {
            log_line(&format!(
                "{name}: {count} facts are left out, for their words do not stand in the text"
            ));
        }
    }
    Ok(readings)
}

/// The articles of a file of annotations, with what everybody made of them.
fn annotated(path: &Path) -> Vec<Result<Reading, Failure>> {
    let read = guarded(|| read_back(path).map(|(incoming, _)| returning::sheets(incoming)));
    match read {
        Ok(Ok(sheets)) => sheets
            .into_iter()
            .map(|sheet| {
                Ok(Reading {
                    sheet,
                    is_page: false,
                    passing: Passing::default(),
                    left_out: 0,
                })
            })
            .collect(),
        Ok(Err(error)) => vec![Err(Failure::of(error))],
        Err(fault) => vec![Err(Failure::of(format!("{}: {fault}", path.display())))],
    }
}
