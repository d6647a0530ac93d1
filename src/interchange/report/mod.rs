//! The brief of a story as a report to hand on: one page that prints well, or Markdown.

mod markdown;
mod page;

use std::sync::Arc;

use crate::brief::Brief;
use crate::compare::Comparison;
use crate::facts::FactSheet;

pub(super) use markdown::markdown;
pub(super) use page::page;

/// The brief of what is exported; the verdicts of a person are on its rows already.
pub(super) fn brief(sheets: &[Arc<FactSheet>], comparison: &Comparison) -> Brief {
    Brief::new(sheets, comparison, |_| None)
}

/// What the report is called.
fn title(brief: &Brief) -> String {
    match brief.sources.as_slice() {
        [] => "No articles".to_owned(),
        [only] => only.title.clone(),
        [first, ..] => first.title.clone(),
    }
}

/// An address that a browser opens.
fn link(address: Option<&str>) -> Option<&str> {
    address.filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}
