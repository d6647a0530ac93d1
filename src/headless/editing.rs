//! `sidelight edit`: edits of a project, one a line, each acknowledged once it is on the disk.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::log_line;
use crate::names_pack;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts::FactSheet;
use sidelight_engine::guard::guarded;
use sidelight_engine::ingest::{self, Input};
use sidelight_interchange::read_back;
use sidelight_interchange::returning::{Counts, Outcome, Placed, place, same_articles};
use sidelight_project::{Edit, Project, ProjectError};

/// What `sidelight edit` is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditOptions {
    /// The project; it is made where no file is.
    pub project: PathBuf,
    /// Who makes the edits.
    pub name: String,
}

/// A line of the input.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Request {
    /// Carries out an edit.
    Apply(Box<Edit>),
    /// Reads files and folders, and adds their articles as one step.
    Import(Vec<PathBuf>),
    /// Brings the annotations of another program's file back, as one step.
    BringBack(PathBuf),
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
}

/// The answer to a line.
#[derive(Debug, Serialize)]
struct Acknowledged {
    /// The number of the line, from 1.
    line: usize,
    /// Why nothing was changed; `None` where it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// What came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    brought_back: Option<BroughtBack>,
}

/// What came back from a file.
#[derive(Debug, Serialize)]
struct BroughtBack {
    #[serde(flatten)]
    counts: Counts,
    /// The annotations that were moved or lost.
    told: Vec<Placed>,
    /// People of whom the file holds more than what was taken into the project.
    others: Vec<String>,
}

/// Carries out the edits of standard input.
pub fn run(options: &EditOptions) -> io::Result<super::Outcome> {
    let mut project = open(options).map_err(io::Error::other)?;
    project.set_author(&*options.name);
    let mut failures = 0;
    let mut out = io::stdout().lock();
    for (at, line) in io::stdin().lock().lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let (error, brought_back) = match guarded(|| carry_out(&mut project, &line, options)) {
            Ok(Ok(brought_back)) => (None, brought_back),
            Ok(Err(error)) => (Some(error), None),
            Err(fault) => {
                // What it was at is undone in the file; what is held in memory may not be.
                drop(project);
                project = open(options).map_err(io::Error::other)?;
                project.set_author(&*options.name);
                (Some(fault.to_string()), None)
            }
        };
        failures += usize::from(error.is_some());
        let answer = Acknowledged {
            line: at + 1,
            error,
            brought_back,
        };
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(super::Outcome::of_failures(failures))
}

fn open(options: &EditOptions) -> Result<Project, ProjectError> {
    match Project::open(&options.project) {
        Err(ProjectError::Missing { .. }) => Project::create(&options.project),
        opened => opened,
    }
}

/// The error is in words.
fn carry_out(
    project: &mut Project,
    line: &str,
    options: &EditOptions,
) -> Result<Option<BroughtBack>, String> {
    let request = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let done = match request {
        Request::Apply(edit) => project.apply(*edit).map(drop),
        Request::Import(paths) => {
            let add = |sheet| Edit::AddArticle { sheet, story: None };
            let edits = read(&paths)?.into_iter().map(add).collect();
            project.apply(Edit::batch("Add articles", edits)).map(drop)
        }
        Request::BringBack(path) => return bring_back(project, &path, options).map(Some),
        Request::Undo => project.undo().map(drop),
        Request::Redo => project.redo().map(drop),
    };
    done.map(|()| None).map_err(|error| error.to_string())
}

/// Places the annotations of a file among the facts of the project.
fn bring_back(
    project: &mut Project,
    path: &Path,
    options: &EditOptions,
) -> Result<BroughtBack, String> {
    let (incoming, _) = read_back(path).map_err(|error| error.to_string())?;
    let known = same_articles(&incoming, project.articles()).into_iter();
    let sheets: Result<Vec<_>, ProjectError> = known
        .map(|id| id.map(|id| project.sheet(&id)).transpose())
        .collect();
    let sheets = sheets.map_err(|error| error.to_string())?;
    let returned = place(incoming, sheets, project.codebook());
    if let Some(edit) = returned.edit(&options.name, project.codebook()) {
        project.apply(edit).map_err(|error| error.to_string())?;
    }
    let others = returned.opinions(&options.name).into_iter();
    Ok(BroughtBack {
        counts: returned.counts(),
        others: others.map(|opinion| opinion.name).collect(),
        told: returned
            .placed
            .into_iter()
            .filter(|placed| placed.outcome != Outcome::Found)
            .collect(),
    })
}

/// The articles of files and folders. One that cannot be read is named; the others are still read.
fn read(paths: &[PathBuf]) -> Result<Vec<FactSheet>, String> {
    let engine = names_pack::engine().map_err(|error| error.to_string())?;
    let cancel = CancelToken::default();
    let mut sheets = Vec::new();
    let inputs = paths.iter().cloned().map(Input::File);
    for part in ingest::walk(inputs, &cancel) {
        let read = part.map_err(|error| error.to_string()).and_then(|part| {
            let read = engine.read_part(part, None, &cancel);
            read.map_err(|error| error.to_string())
        });
        match read {
            Ok(read) => sheets.extend(read),
            Err(error) => log_line(&format!("sidelight: {error}")),
        }
    }
    Ok(sheets)
}
