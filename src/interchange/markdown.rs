//! A report to read: the facts of each article by the reader's question, with their words.

use std::fmt::Write;
use std::sync::Arc;

use crate::article::Article;
use crate::compare::Row;
use crate::facts::date_words::day_words;
use crate::facts::{Fact, FactKind, FactSheet, Status, one_line};

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::loss;

pub static FORMAT: Format = Format {
    key: "markdown",
    name: "Facts as Markdown",
    description: "A report to read or print: facts by question, with their words.",
    ending: "md",
    of: Of::Both,
    unit: OffsetUnit::None,
    keeps: "facts in words by question, status, note, tags, first suggestion, up to three quotations; rows",
    loses: "the text; places of words; who decided",
    losses: |material| loss::of_facts(material, &[loss::names]),
    write: |material| {
        let report = report(material.sheets, &material.comparison.rows);
        Ok(Output::File(report.into_bytes()))
    },
    preview: Preview::Beginning,
    reader: None,
};

/// How many different pieces of evidence of one fact are quoted; an entity may have a hundred.
const QUOTED_PIECES: usize = 3;

/// The report. The comparison stands at its end if there are rows.
fn report(sheets: &[Arc<FactSheet>], rows: &[Row]) -> String {
    let mut out = String::from("# Facts\n");
    let count: usize = sheets.iter().map(|sheet| sheet.facts.len()).sum();
    let _ = write!(
        out,
        "\n{count} {} from {} {}, read by Sidelight.\n",
        plural(count, "fact"),
        sheets.len(),
        plural(sheets.len(), "article"),
    );
    for sheet in sheets {
        write_article(&mut out, sheet);
    }
    if !rows.is_empty() {
        write_comparison(&mut out, sheets, rows);
    }
    out
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{noun}{ending}")
}

fn write_article(out: &mut String, sheet: &FactSheet) {
    let article = &sheet.article;
    let _ = write!(out, "\n## {}\n", escape(article.display_title()));
    let origin = origin_of(article);
    if !origin.is_empty() {
        let _ = write!(out, "\n{origin}\n");
    }
    let mut question = "";
    for kind in FactKind::ALL {
        for fact in sheet.facts.iter().filter(|fact| fact.kind() == kind) {
            if question != kind.question() {
                question = kind.question();
                let _ = write!(out, "\n### {question}\n");
            }
            write_fact(out, fact);
        }
    }
}

/// Publisher, day, authors and address in one line.
fn origin_of(article: &Article) -> String {
    let (metadata, provenance) = (&article.metadata, &article.provenance);
    let file = || Some(provenance.file.as_ref()?.display().to_string());
    let authors = metadata.byline.join(", ");
    let parts = [
        metadata.publisher.clone(),
        metadata.published.map(day_words),
        (!authors.is_empty()).then_some(authors),
        provenance.url.clone().or_else(file),
    ];
    let told: Vec<_> = parts.iter().flatten().map(|part| escape(part)).collect();
    told.join(" · ")
}

fn write_fact(out: &mut String, fact: &Fact) {
    let value = escape(&fact.summary());
    let _ = match fact.status {
        Status::Rejected => write!(out, "\n- ~~{value}~~ (rejected)"),
        status => write!(out, "\n- **{value}** ({})", status.as_str()),
    };
    if !fact.tags.is_empty() {
        let _ = write!(out, " · {}", escape(&fact.tags.join(", ")));
    }
    out.push('\n');
    if let Some(suggestion) = &fact.suggestion {
        let was = suggestion.content.summary(&suggestion.evidence);
        let _ = write!(out, "\n  Suggested was: {}\n", escape(&was));
    }
    if let Some(note) = &fact.note {
        let _ = write!(out, "\n  Note: {}\n", escape(note));
    }
    let mut quoted: Vec<&str> = Vec::new();
    for piece in &fact.evidence {
        if quoted.len() < QUOTED_PIECES && !quoted.contains(&&*piece.text) {
            quoted.push(&piece.text);
            let _ = write!(out, "\n  > “{}”\n", escape(&piece.text));
        }
    }
    let places = fact.evidence.len();
    if places > quoted.len() {
        let _ = write!(out, "\n  {places} places in all\n");
    }
}

fn write_comparison(out: &mut String, sheets: &[Arc<FactSheet>], rows: &[Row]) {
    out.push_str("\n## Comparison\n\n| Claim | Verdict | Why |");
    for sheet in sheets {
        let _ = write!(out, " {} |", escape(sheet.article.display_title()));
    }
    out.push('\n');
    out.push_str(&"| --- ".repeat(3 + sheets.len()));
    out.push_str("|\n");
    for row in rows {
        let _ = write!(
            out,
            "| {} | {} | {} |",
            escape(&row.label),
            row.verdict.as_str(),
            escape(&row.reasons().join("; ")),
        );
        for sheet in sheets {
            let said = row.words_of(&sheet.article.id);
            let _ = write!(out, " {} |", escape(&said));
        }
        out.push('\n');
    }
}

/// The text on one line, with every character escaped that Markdown could take for a sign.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$'
        ) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, TagEnd};

    use super::*;

    proptest! {
        #[test]
        fn a_markdown_reader_sees_the_very_words(text in "[ -~é–\\n]{0,60}") {
            let document = format!("- **{}** (accepted)\n\n  > “{}”\n", escape(&text), escape(&text));
            let words = one_line(&text);
            prop_assume!(!words.is_empty());
            let extensions = Options::ENABLE_TABLES
                | Options::ENABLE_STRIKETHROUGH
                | Options::ENABLE_TASKLISTS
                | Options::ENABLE_FOOTNOTES
                | Options::ENABLE_MATH;
            let mut seen = String::new();
            for event in Parser::new_ext(&document, extensions) {
                match event {
                    Event::Text(piece) => seen.push_str(&piece),
                    Event::End(TagEnd::Paragraph) => seen.push('\n'),
                    Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => prop_assert!(false),
                    _ => {}
                }
            }
            prop_assert_eq!(seen, format!("{words} (accepted)\n“{words}”\n"));
        }
    }
}
