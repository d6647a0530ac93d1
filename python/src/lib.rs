//! The engine for Python: lines of JSON in and out, as the command line has them. `sidelight/__init__.py` makes
//! dictionaries of them.

use std::sync::{Arc, LazyLock};

use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use rayon::prelude::*;
use sidelight_engine::Engine;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::compare;
use sidelight_engine::facts::FactSheet;
use sidelight_engine::guard::guarded;
use sidelight_engine::ingest::{Input, Part, walk};
use sidelight_engine::language::PipelineError;
use sidelight_engine::lines::{
    Come, Failure, Once, PrintedComparison, PrintedSheet, Reading, read,
};

/// So many lines a core are read before Python is asked whether the person wants to stop.
const AT_ONCE: usize = 32;

static ENGINE: LazyLock<Result<Engine, PipelineError>> = LazyLock::new(Engine::embedded);

#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{compare_lines, extract_lines};
}

/// Reads articles on all cores. Each line is answered by one: the article with its facts, or why it could not be read.
#[pyfunction]
fn extract_lines(py: Python<'_>, lines: Vec<String>) -> PyResult<Vec<String>> {
    let answered = on_all_cores(py, lines, |line| match read_line(line) {
        Ok(reading) => serde_json::to_string(&PrintedSheet::new(&reading)),
        Err(failure) => serde_json::to_string(&failure),
    })?;
    let answered: Result<Vec<String>, _> = answered.into_iter().collect();
    answered.map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// Compares articles, as `extract_lines` answers them or as it takes them.
#[pyfunction]
fn compare_lines(py: Python<'_>, lines: Vec<String>) -> PyResult<String> {
    let readings = on_all_cores(py, lines, read_line)?;
    let sheets = each_once(readings).map_err(PyValueError::new_err)?;
    let compared = py.detach(|| {
        let comparison = compare(&sheets, &CancelToken::default())?;
        let printed = serde_json::to_string(&PrintedComparison::new(None, &sheets, &comparison));
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(printed?)
    });
    compared.map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// What comes of each line, in their order. Other threads of Python go on meanwhile, and Ctrl+C is heeded.
fn on_all_cores<T: Send>(
    py: Python<'_>,
    lines: Vec<String>,
    work: impl Fn(&str) -> T + Sync,
) -> PyResult<Vec<T>> {
    let mut done = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter();
    loop {
        let some: Vec<String> = lines
            .by_ref()
            .take(AT_ONCE * rayon::current_num_threads())
            .collect();
        if some.is_empty() {
            return Ok(done);
        }
        py.detach(|| done.par_extend(some.par_iter().map(|line| work(line))));
        py.check_signals()?;
    }
}

/// The article of a line, with its facts.
fn read_line(line: &str) -> Result<Reading, Failure> {
    let engine = ENGINE.as_ref().map_err(Failure::of)?;
    let cancel = CancelToken::default();
    let facts = |part: Part| engine.read_part(part, None, &cancel).map_err(Failure::of);
    let readings = guarded(|| {
        let mut parts = walk([Input::Record(line.to_owned())], &cancel);
        let part = parts.next().ok_or_else(|| Failure::of("no line"))?;
        read(part.map_err(Failure::of)?, facts)
    });
    let mut readings = readings.map_err(Failure::of)??;
    readings
        .pop()
        .ok_or_else(|| Failure::of("a line without an article"))
}

/// The articles to compare, each once.
fn each_once(readings: Vec<Result<Reading, Failure>>) -> Result<Vec<Arc<FactSheet>>, String> {
    let mut sheets: Vec<Arc<FactSheet>> = Vec::new();
    let mut once = Once::default();
    for reading in readings {
        let sheet = reading.map_err(|failure| failure.to_string())?.sheet;
        match once.come(&sheet.article) {
            Come::First => sheets.push(Arc::new(sheet)),
            Come::Again => {}
            Come::Another => {
                return Err(format!("{}: another article has this id", sheet.article.id));
            }
        }
    }
    Ok(sheets)
}
