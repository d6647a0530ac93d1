//! The brief of a story as a report to hand on: one page that prints well, a document for
//! word processors, or Markdown.

mod docx;
mod markdown;
mod page;

use std::sync::Arc;

use crate::brief::{Brief, Word};
use crate::compare::Comparison;
use crate::facts::FactSheet;
use crate::facts::date_words::day_words;

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::{loss, report_markdown};

pub(super) use docx::docx;
pub(super) use markdown::markdown;

pub static FORMAT: Format = Format {
    key: "brief-html",
    name: "Brief as a web page",
    description: "What all tell, where they differ, who tells it alone: one page to send and print.",
    ending: "html",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: KEEPS,
    loses: LOSES,
    losses: loss::nothing,
    write: |material| {
        let brief = brief(material.sheets, material.comparison);
        Ok(Output::File(page::page(&brief).into_bytes()))
    },
    preview: Preview::As(&report_markdown::FORMAT),
    reader: None,
};

pub(super) const KEEPS: &str =
    "who copied whom, differences, what all or most tell, moving figures, what one tells alone";

pub(super) const LOSES: &str = "claims that are told alike in part; single facts";

/// The brief of what is exported; what a person said of its rows is on them already.
pub(super) fn brief(sheets: &[Arc<FactSheet>], comparison: &Comparison) -> Brief {
    Brief::new(sheets, comparison, |row| Word {
        verdict: None,
        remarks: row.remarks.clone(),
    })
}

/// What the report is called: of how many articles it is, and of which days.
fn title(brief: &Brief) -> String {
    let articles = match brief.sources.len() {
        1 => "1 article".to_owned(),
        many => format!("{many} articles"),
    };
    let mut days = brief.sources.iter().filter_map(|source| source.published);
    match (days.next(), days.next_back()) {
        (Some(first), Some(last)) if first != last => {
            format!("{articles}, {} to {}", day_words(first), day_words(last))
        }
        (Some(day), _) => format!("{articles}, {}", day_words(day)),
        _ => articles,
    }
}

/// What the report leaves out.
fn left_out(brief: &Brief) -> Option<String> {
    match brief.alike_in_part {
        0 => None,
        1 => Some("One more claim is told alike in part only; it is not listed here.".to_owned()),
        many => Some(format!(
            "{many} more claims are told alike in part only; they are not listed here."
        )),
    }
}

/// An address that a browser opens.
fn link(address: Option<&str>) -> Option<&str> {
    address.filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}
