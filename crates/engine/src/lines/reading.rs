//! From a line, or another part of an input, to articles with what goes with them.

use std::fmt;

use serde::Serialize;

use crate::facts::FactSheet;
use crate::ingest::Part;

use super::Passing;
use super::passing::Line;

/// An article with its facts, and what goes with it.
#[derive(Debug)]
pub struct Reading {
    /// The article and its facts.
    pub sheet: FactSheet,
    /// Whether the main text had to be found in a page.
    pub is_page: bool,
    /// What else its input says.
    pub passing: Passing,
    /// Of how many facts that the line held the words do not stand in the text: they are left out.
    pub left_out: usize,
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
    /// An input that failed for this reason.
    pub fn of(error: impl fmt::Display) -> Self {
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

/// The articles of a part of an input, in their order. A line that holds facts already keeps them; of all
/// others `read_part` draws out what is wanted.
///
/// # Errors
/// When the part is a line that is no article, or `read_part` fails.
pub fn read(
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
            left_out: 0,
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
    let reading = |sheet, left_out| Reading {
        sheet,
        is_page,
        passing: passing.clone(),
        left_out,
    };
    if has_facts {
        let sheet: FactSheet =
            serde_json::from_str(line).map_err(|error| failed(id, format!("{name}: {error}")))?;
        let (sheet, others) = sheet.checked();
        return Ok(vec![reading(sheet, others.len())]);
    }
    let sheets = read_part(part).map_err(|failure| failed(id, failure.error))?;
    Ok(sheets.into_iter().map(|sheet| reading(sheet, 0)).collect())
}
