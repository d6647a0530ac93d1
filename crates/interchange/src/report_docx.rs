//! The brief of a story as a document for word processors.

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::{report, report_markdown};

pub static FORMAT: Format = Format {
    key: "brief-docx",
    name: "Brief as a document",
    description: "The same for Word, LibreOffice and their like.",
    ending: "docx",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: report::KEEPS,
    loses: report::LOSES,
    findings: true,
    losses: report::losses,
    write: |material| {
        let brief = report::brief(material);
        let title = report::title(&brief, material.story);
        Ok(Output::File(report::docx(&title, &brief)?))
    },
    preview: Preview::As(&report_markdown::FORMAT),
    reader: None,
};
