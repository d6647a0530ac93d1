//! Facts and rows as they go down the pipe.

use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;

use sidelight_engine::compare::Comparison;
use sidelight_engine::facts::FactSheet;
use sidelight_interchange::{Format, Material};
use sidelight_project::Codebook;

use super::log_line;

/// How objects follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectForm {
    /// As the elements of one JSON array.
    Array,
    /// One a line.
    Lines,
}

/// Writes objects one after another, as JSON Lines or as one JSON document that is an array.
#[derive(Debug)]
pub struct ObjectWriter<W> {
    out: W,
    form: ObjectForm,
    written: usize,
}

impl<W: Write> ObjectWriter<W> {
    /// A writer to `out`.
    pub fn new(out: W, form: ObjectForm) -> Self {
        Self {
            out,
            form,
            written: 0,
        }
    }

    /// Writes one object and hands it on: whoever reads the pipe may wait for it.
    pub fn write(&mut self, object: &impl Serialize) -> io::Result<()> {
        let before: &[u8] = match (self.form, self.written) {
            (ObjectForm::Lines, _) => b"",
            (ObjectForm::Array, 0) => b"[\n",
            (ObjectForm::Array, _) => b",\n",
        };
        self.out.write_all(before)?;
        serde_json::to_writer(&mut self.out, object)?;
        if self.form == ObjectForm::Lines {
            self.out.write_all(b"\n")?;
        }
        self.written += 1;
        self.out.flush()
    }

    /// Ends the document.
    pub fn finish(mut self) -> io::Result<()> {
        if self.form == ObjectForm::Array {
            let end: &[u8] = if self.written == 0 { b"[]\n" } else { b"\n]\n" };
            self.out.write_all(end)?;
        }
        self.out.flush()
    }
}

/// Writes a file of a format, and tells on standard error what is lost in it.
pub fn write_file(
    mut out: impl Write,
    format: &Format,
    sheets: &[Arc<FactSheet>],
    comparison: &Comparison,
) -> io::Result<()> {
    let material = Material {
        sheets,
        comparison,
        codebook: &Codebook::default(),
        story: None,
        findings: None,
        course: None,
    };
    for loss in format.losses(&material) {
        log_line(&format!("{}: {loss}", format.name));
    }
    let bytes = format.render(&material).map_err(io::Error::other)?;
    out.write_all(&bytes)?;
    out.flush()
}
