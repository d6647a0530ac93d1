//! The report as Markdown.

use std::fmt::Write;

use super::{left_out, link};
use sidelight_engine::brief::{Brief, Part, Piece, PieceRole};
use sidelight_engine::facts::date_words::day_words;
use crate::markdown::escape;

/// The report, called by its title.
pub fn markdown(title: &str, brief: &Brief) -> String {
    let mut out = format!("# {}\n\n## Articles\n\n", escape(title));
    for source in &brief.sources {
        let _ = write!(out, "- **{}**", escape(&source.outlet));
        let day = source.published.map(day_words);
        let _ = write!(out, ", {}", day.unwrap_or_else(|| "no date".to_owned()));
        let headline = escape(&source.title);
        let _ = match link(source.address.as_deref()) {
            Some(url) => write!(out, ": [{headline}](<{}>)", url.replace(['<', '>'], "")),
            None => write!(out, ": {headline}"),
        };
        out.push('\n');
    }
    for absence in brief.absences() {
        let _ = write!(out, "\n{absence}\n");
    }
    for part in brief.parts(usize::MAX, true) {
        let Part {
            title, explanation, ..
        } = &part;
        let _ = write!(out, "\n## {title}\n\n{explanation}\n");
        let mut group = None;
        for item in &part.items {
            if item.group != group {
                group.clone_from(&item.group);
                let name = escape(group.as_deref().unwrap_or_default());
                let _ = write!(out, "\n### {name}\n");
            }
            out.push_str("\n- ");
            if let Some(question) = item.question {
                let _ = write!(out, "*{question}* ");
            }
            out.push_str(&line(&item.sentence));
            out.push('\n');
            for detail in &item.details {
                let _ = write!(out, "\n  > {}\n", line(detail));
            }
        }
    }
    if let Some(left_out) = left_out(brief) {
        let _ = write!(out, "\n{left_out}\n");
    }
    out
}

fn line(sentence: &[Piece]) -> String {
    let pieces = sentence.iter().map(|piece| {
        // The space around a piece stands outside its signs, or Markdown takes them for text.
        let trimmed = piece.text.trim();
        let text = escape(trimmed);
        let (before, after) = piece
            .text
            .split_once(trimmed)
            .unwrap_or((piece.text.as_str(), ""));
        match piece.role {
            PieceRole::Answer if !text.is_empty() => format!("{before}**{text}**{after}"),
            PieceRole::Dropped if !text.is_empty() => format!("{before}~~{text}~~{after}"),
            PieceRole::Address => match link(Some(trimmed)) {
                Some(url) => format!("<{}>", url.replace(['<', '>'], "")),
                None => text,
            },
            _ => format!("{before}{text}{after}"),
        }
    });
    pieces.collect()
}
