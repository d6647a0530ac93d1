//! Facts and rows as lines of plain text that one can read, and read the difference of.

use std::fmt::Write as _;
use std::sync::Arc;

use sidelight_engine::article::Span;
use sidelight_engine::compare::Row;
use sidelight_engine::facts::{Fact, FactSheet, one_line};

/// The facts of articles, each below its title and sections.
pub fn of_articles<'a>(
    sheets: impl IntoIterator<Item = &'a FactSheet>,
    wanted: impl Fn(&Fact) -> bool,
) -> String {
    let mut text = String::new();
    for sheet in sheets {
        let article = &sheet.article;
        let _ = writeln!(text, "# {}", article.display_title());
        for section in &article.sections {
            let kind = serde_json::to_value(section.kind).unwrap();
            let kind = kind.as_str().unwrap();
            let _ = writeln!(text, "  ({kind}: {})", ends_of(sheet, section.span));
        }
        for fact in sheet.facts.iter().filter(|fact| wanted(fact)) {
            let _ = writeln!(text, "{}", of_fact(fact));
        }
        text.push('\n');
    }
    text
}

/// The rows of a story, each with what its articles say and why they differ.
pub fn of_rows(rows: &[Row], sheets: &[Arc<FactSheet>]) -> String {
    rows.iter().map(|row| of_row(row, sheets)).collect()
}

/// Rule, what the fact says, the words that carry it where these are others.
fn of_fact(fact: &Fact) -> String {
    let says = fact.summary();
    let mut line = format!("{:<26} {says}", fact.rule);
    let words = fact.evidence.iter().map(|piece| one_line(&piece.text));
    let words = counted(words.filter(|words| !says.contains(words)));
    if !words.is_empty() {
        let _ = write!(line, "  | {words}");
    }
    line
}

fn of_row(row: &Row, sheets: &[Arc<FactSheet>]) -> String {
    let verdict = row.verdict.as_str();
    let mut text = format!("{verdict:<10} {}: {}\n", row.question().as_str(), row.label);
    for sheet in sheets {
        let cells = row.cells.get(&sheet.article.id).into_iter().flatten();
        let words = counted(cells.map(|cell| one_line(sheet.article.slice(cell.span))));
        if !words.is_empty() {
            let _ = writeln!(text, "    {}: {words}", outlet(sheet));
        }
    }
    for reason in row.reasons() {
        let _ = writeln!(text, "    - {reason}");
    }
    text
}

fn outlet(sheet: &FactSheet) -> &str {
    let metadata = &sheet.article.metadata;
    let publisher = metadata.publisher.as_deref();
    publisher.unwrap_or_else(|| sheet.article.display_title())
}

/// Each of the words once, with how often they stand there.
fn counted(words: impl Iterator<Item = String>) -> String {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for words in words {
        match counts.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => counts.push((words, 1)),
        }
    }
    let told = counts.into_iter().map(|(words, count)| match count {
        1 => words,
        _ => format!("{words} ×{count}"),
    });
    told.collect::<Vec<_>>().join("; ")
}

/// The first and last words of a section.
fn ends_of(sheet: &FactSheet, span: Span) -> String {
    let text = one_line(sheet.article.slice(span));
    let words: Vec<&str> = text.split(' ').collect();
    match &words[..] {
        [first @ .., _, _, _] if first.len() > 5 => {
            format!(
                "{} … {}",
                first[..3].join(" "),
                words[words.len() - 3..].join(" ")
            )
        }
        _ => text,
    }
}
