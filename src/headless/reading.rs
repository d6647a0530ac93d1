//! From the parts of the inputs to fact sheets.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use serde::Serialize;

use crate::cancel::CancelToken;
use crate::engine::Engine;
use crate::facts::FactSheet;
use crate::guard::guarded;
use crate::ingest::Part;
use crate::interchange::{read_back, returning};

use super::arguments::{Options, SourceFormat};
use super::inputs::parts;
use super::log_line;
use super::ordered::in_order;
use super::passing::{Line, Passing};

/// An article with its facts, and what goes with it.
#[derive(Debug)]
pub struct Reading {
    /// The article and its facts.
    pub sheet: FactSheet,
    /// Whether the main text had to be found in a page.
    pub is_page: bool,
    /// What else its input says.
    pub passing: Passing,
}

/// An input that could not be read, as it is answered.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Failure {
    /// What the line calls its article, where it could be told.
    id: Option<String>,
    /// The number of the line, from 1; `null` where the input is no line.
    line: Option<usize>,
    /// The input and the reason, in words.
    error: String,
}

impl Failure {
    fn of(error: impl fmt::Display) -> Self {
        Self {
            id: None,
            line: None,
            error: error.to_string(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.error)
    }
}

/// What comes of the inputs, in their order.
pub type Readings = Box<dyn Iterator<Item = Result<Reading, Failure>>>;

/// Reads all inputs of a command line, with the facts of their articles. What fails names the input and
/// the reason.
pub fn readings(engine: Engine, options: &Options) -> Readings {
    let published = options.published;
    read_by(options, move |part| {
        let read = engine.read_part(part, published, &CancelToken::default());
        read.map_err(Failure::of)
    })
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
        move |part| read(part.map_err(Failure::of)?, &read_part),
    );
    Box::new(results.flat_map(|result| match result {
        Ok(Ok(readings)) => readings.into_iter().map(Ok).collect(),
        Ok(Err(failure)) => vec![Err(failure)],
        Err(fault) => vec![Err(Failure::of(format!(
            "an input could not be read: {fault}"
        )))],
    }))
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
                })
            })
            .collect(),
        Ok(Err(error)) => vec![Err(Failure::of(error))],
        Err(fault) => vec![Err(Failure::of(format!("{}: {fault}", path.display())))],
    }
}

fn read(
    part: Part,
    read_part: impl Fn(Part) -> Result<Vec<FactSheet>, Failure>,
) -> Result<Vec<Reading>, Failure> {
    let number = part.line();
    let Some(line) = part.record() else {
        let is_page = part.is_page();
        let sheets = read_part(part).map_err(|failure| Failure {
            line: number,
            ..failure
        });
        let reading = |sheet| Reading {
            sheet,
            is_page,
            passing: Passing::read_here(),
        };
        return Ok(sheets?.into_iter().map(reading).collect());
    };
    let name = part.name();
    let failed = |id: Option<String>, error: String| Failure {
        id,
        line: number,
        error,
    };
    let keys = Line::of(line).map_err(|error| {
        failed(
            None,
            format!("{name}: this line is not an article ({error})"),
        )
    })?;
    let (id, has_facts, is_page) = (keys.id(), keys.has_facts(), keys.is_page());
    let passing = keys
        .passing()
        .map_err(|reason| failed(id.clone(), format!("{name}: {reason}")))?;
    let sheets = if has_facts {
        sheet_of(line, &name).map(|sheet| vec![sheet])
    } else {
        read_part(part).map_err(|failure| failure.error)
    };
    let sheets = sheets.map_err(|error| failed(id, error))?;
    let reading = |sheet| Reading {
        sheet,
        is_page,
        passing: passing.clone(),
    };
    Ok(sheets.into_iter().map(reading).collect())
}

/// A line that holds facts already, less those whose words do not stand in its text.
fn sheet_of(line: &str, name: &str) -> Result<FactSheet, String> {
    let sheet: FactSheet =
        serde_json::from_str(line).map_err(|error| format!("{name}: {error}"))?;
    let (sheet, others) = sheet.checked();
    if !others.is_empty() {
        let count = others.len();
        log_line(&format!(
            "{name}: {count} facts are left out, for their words do not stand in the text"
        ));
    }
    Ok(sheet)
}
