//! The brief of a story as a report to hand on: one page that prints well, a document for
//! word processors, or Markdown.

mod docx;
mod markdown;
mod page;

use sidelight_engine::brief::{Brief, Piece, Word};
use sidelight_engine::facts::date_words::day_words;
use sidelight_engine::facts::one_line;

use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::{Loss, loss, report_markdown};

pub(super) use docx::docx;
pub(super) use markdown::markdown;
pub(super) use page::page_head;

pub static FORMAT: Format = Format {
    key: "brief-html",
    name: "Brief as a web page",
    description: "What all tell, where they differ, who tells it alone: one page to send and print.",
    ending: "html",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: KEEPS,
    loses: LOSES,
    findings: true,
    losses,
    write: |material| {
        let brief = brief(material);
        let title = title(&brief, material.story);
        Ok(Output::File(page::page(&title, &brief).into_bytes()))
    },
    preview: Preview::As(&report_markdown::FORMAT),
    reader: None,
};

pub(super) const KEEPS: &str =
    "who copied whom, differences, what all or most tell, moving figures, what one tells alone";

pub(super) const LOSES: &str = "claims that are told alike in part; the texts and single facts";

/// Claims that the report has no place for.
pub(super) fn losses(material: &Material<'_>) -> Vec<Loss> {
    let brief = brief(material);
    let left_out = Loss::counted(
        brief.alike_in_part,
        "claim that is told alike in part only is left out",
        "claims that are told alike in part only are left out",
    );
    left_out.into_iter().chain(loss::texts(material)).collect()
}

/// The brief of what is exported; what a person said of its rows is on them already.
pub(super) fn brief(material: &Material<'_>) -> Brief {
    Brief::new(material.sheets, material.comparison, |row| Word {
        verdict: None,
        remarks: row.remarks.clone(),
    })
}

/// The heads of the columns of [`table`].
pub(super) const COLUMNS: [&str; 6] = [
    "part", "told by", "question", "verdict", "sentence", "details",
];

/// The report as a table: one sentence a row, with the part it stands in.
pub(super) fn table(brief: &Brief) -> Vec<[String; COLUMNS.len()]> {
    let words = |sentence: &[Piece]| {
        let pieces: String = sentence.iter().map(|piece| piece.text.as_str()).collect();
        one_line(&pieces)
    };
    let parts = brief.parts(usize::MAX, true);
    let rows = parts.iter().flat_map(|part| {
        part.items.iter().map(move |item| {
            let details: Vec<String> = item.details.iter().map(|line| words(line)).collect();
            [
                part.title.to_owned(),
                item.group.clone().unwrap_or_default(),
                item.question.unwrap_or_default().to_owned(),
                item.verdict.as_str().to_owned(),
                words(&item.sentence),
                details.join("\n"),
            ]
        })
    });
    rows.collect()
}

/// What the report is called: the story, by its name or its first headline, of how many articles it is, and of
/// which days.
pub(super) fn title(brief: &Brief, story: Option<&str>) -> String {
    let articles = match brief.sources.len() {
        1 => "1 article".to_owned(),
        many => format!("{many} articles"),
    };
    let mut days = brief.sources.iter().filter_map(|source| source.published);
    let days = match (days.next(), days.next_back()) {
        (Some(first), Some(last)) if first != last => {
            format!(", {} to {}", day_words(first), day_words(last))
        }
        (Some(day), _) => format!(", {}", day_words(day)),
        _ => String::new(),
    };
    let first = brief.sources.first().map(|source| source.title.as_str());
    match story.or(first) {
        Some(story) => format!("{story} ({articles}{days})"),
        None => format!("{articles}{days}"),
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
pub(super) fn link(address: Option<&str>) -> Option<&str> {
    address.filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}
