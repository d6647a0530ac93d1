//! The brief of a story as Markdown.

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::report;

pub static FORMAT: Format = Format {
    key: "brief",
    name: "Brief as Markdown",
    description: "The same as text, for notes and editors.",
    ending: "md",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: report::KEEPS,
    loses: report::LOSES,
    findings: true,
    losses: report::losses,
    write: |material| {
        let brief = report::brief(material);
        let title = report::title(&brief, material.story);
        Ok(Output::File(report::markdown(&title, &brief).into_bytes()))
    },
    preview: Preview::Beginning,
    reader: None,
};
