//! A report to read: the facts of each article by the reader's question, with their words.

use std::fmt::Write;
use std::sync::Arc;

use sidelight_engine::compare::Row;
use sidelight_engine::facts::{FactSheet, one_line};

use super::loss::{self, Loss};
use super::facts_report::{self, Block, is_struck_out, standing};
use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};

pub static FORMAT: Format = Format {
    key: "markdown",
    name: "Facts as Markdown",
    description: "A report to read or print: facts by question, with their words.",
    ending: "md",
    of: Of::Both,
    unit: OffsetUnit::None,
    keeps: "facts in words by question, status, note, tags, first suggestion, up to three quotations; claims side by side",
    loses: facts_report::LOSES,
    findings: true,
    losses,
    write: |material| {
        let report = report(material);
        Ok(Output::File(report.into_bytes()))
    },
    preview: Preview::Beginning,
    reader: None,
};

fn losses(material: &Material<'_>) -> Vec<Loss> {
    let mut losses = facts_report::losses(material);
    losses.extend(loss::of(
        material,
        &[loss::slots, loss::places, loss::beside_rows],
    ));
    losses
}

/// The report. The comparison stands at its end if there are rows.
fn report(material: &Material<'_>) -> String {
    let summary = facts_report::summary(material.sheets);
    let mut out = format!("# Facts\n\n{summary}\n");
    for block in material.each().flat_map(|sheet| facts_report::blocks(sheet)) {
        write_block(&mut out, &block);
    }
    let rows = &material.comparison.rows;
    if !rows.is_empty() {
        write_comparison(&mut out, material.sheets, rows);
    }
    out
}

fn write_block(out: &mut String, block: &Block<'_>) {
    let _ = match block {
        Block::Article(title, _) => write!(out, "\n## {}\n", escape(title)),
        Block::Origin(origin) => write!(out, "\n{}\n", escape(origin)),
        Block::Question(question) => write!(out, "\n### {question}\n"),
        Block::Fact(words, fact) => {
            let sign = if is_struck_out(fact) { "~~" } else { "**" };
            let (words, standing) = (escape(words), escape(&standing(fact)));
            write!(out, "\n- {sign}{words}{sign} {standing}\n")
        }
        Block::Beside(told) => write!(out, "\n  {}\n", escape(told)),
        Block::Quoted(words) => write!(out, "\n  > “{}”\n", escape(words)),
    };
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
