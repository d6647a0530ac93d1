//! Markdown: front matter, and the text as a reader sees it, without the marks.

use std::time::Duration;

use dom_query::Document as Page;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use serde::{Deserialize, Serialize};

use crate::article::Metadata;

use super::plain;
use crate::ingest::apart::{self, Job, PAGE_TIME};
use crate::ingest::document::Document;
use crate::ingest::draft::Draft;
use crate::ingest::html::{blocks, check_size};
use crate::ingest::sections::names;
use crate::ingest::{IngestError, dates, encoding};

/// What is read beyond the standard.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);

/// Lists and quotations within one another; no article has a tenth of it, and a parser's work grows with
/// the square of it.
const MAX_DEPTH: usize = 100;

/// The work of reading a text with Markdown's marks.
#[derive(Debug, Serialize, Deserialize)]
pub struct Markdown;

impl Job for Markdown {
    const NAME: &'static str = "markdown";
    const TIME: Duration = PAGE_TIME;
    type Answer = Draft;

    fn run(self, bytes: Vec<u8>) -> Draft {
        read_text(&String::from_utf8_lossy(&bytes))
    }
}

/// Reads a file in Markdown.
pub fn read(document: &Document) -> Result<Vec<Draft>, IngestError> {
    let text = encoding::text(document)?;
    let draft = apart::run(Markdown, text.into_bytes());
    let draft = draft.map_err(|reason| IngestError::Damaged {
        name: document.origin.name(),
        what: "text in Markdown",
        reason,
    })?;
    Ok(vec![draft])
}

/// Reads a text with Markdown's marks; one that is nested beyond reason as it stands.
fn read_text(text: &str) -> Draft {
    let text = plain::clean(text);
    if text.lines().any(|line| marks_before(line) > MAX_DEPTH) || depth(&text) > MAX_DEPTH {
        return plain::read(&text);
    }
    let mut front_matter = String::new();
    let mut in_front_matter = false;
    let content = Parser::new_ext(&text, OPTIONS).filter(|event| match event {
        Event::Start(Tag::MetadataBlock(_)) => {
            in_front_matter = true;
            false
        }
        Event::End(TagEnd::MetadataBlock(_)) => {
            in_front_matter = false;
            false
        }
        Event::Text(line) if in_front_matter => {
            front_matter.push_str(line);
            false
        }
        _ => true,
    });
    let mut page = String::new();
    html::push_html(&mut page, content);
    if check_size(&page).is_err() {
        return plain::read(&text);
    }

    let mut draft = Draft::default();
    draft.push_blocks(&blocks::of(&Page::from(page)));
    (draft.metadata, draft.url) = read_front_matter(&front_matter);
    draft
}

/// How many lists and quotations a line opens or goes on with before its words.
fn marks_before(line: &str) -> usize {
    let is_mark = |word: &&str| {
        word.chars().all(|c| c == '>')
            || matches!(*word, "*" | "+" | "-")
            || word.strip_suffix(['.', ')']).is_some_and(is_number)
    };
    let marks = line.split_whitespace().take_while(is_mark);
    marks
        .map(|word| if word.starts_with('>') { word.len() } else { 1 })
        .sum()
}

fn is_number(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// How deeply the parts of a text are nested.
fn depth(text: &str) -> usize {
    let mut open = 0_usize;
    let mut deepest = 0;
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Reads `key: value` and `key = "value"`, and lists of either form; nested keys are left aside.
fn read_front_matter(text: &str) -> (Metadata, Option<String>) {
    let mut metadata = Metadata::default();
    let mut url = None;
    let mut key = String::new();
    for line in text.lines() {
        let value = if let Some(item) = line.trim_start().strip_prefix("- ") {
            item
        } else if line.starts_with(char::is_whitespace) {
            continue;
        } else if let Some((name, value)) = line.split_once([':', '=']) {
            key = name.trim().to_lowercase();
            value
        } else {
            continue;
        };
        let quotes = |c: char| c.is_whitespace() || "\"'[]".contains(c);
        let value = value.trim_matches(quotes);
        if value.is_empty() {
            continue;
        }
        match key.as_str() {
            "title" | "headline" => metadata.title = Some(value.to_owned()),
            "author" | "authors" | "byline" | "by" => {
                let items = value.split(',').map(|item| item.trim_matches(quotes));
                metadata.byline.extend(items.flat_map(names::credited));
            }
            "date" | "published" | "pubdate" | "publishdate" => {
                metadata.published = dates::parse(value);
            }
            "publisher" | "site" | "publication" => metadata.publisher = Some(value.to_owned()),
            "source" | "original_source" => metadata.original_source = Some(value.to_owned()),
            "url" | "link" | "canonical" => url = Some(value.to_owned()),
            "lang" | "language" => metadata.language = Some(value.to_owned()),
            _ => {}
        }
    }
    (metadata, url)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn marks_go_and_front_matter_is_read() {
        let draft = read_text(
            "---\ntitle: \"Ministers meet\"\nauthors:\n  - Jane Doe\n  - John Roe\ndate: 2024-09-30\n---\n\n\
             # Ministers meet\n\nThey **met** on [Monday](https://example.org) in\nParis.\n\n- first\n- second\n",
        );
        let units: Vec<&str> = draft
            .units
            .iter()
            .map(|unit| &draft.text[unit.bytes.clone()])
            .collect();
        assert_eq!(
            units,
            [
                "Ministers meet",
                "They met on Monday in Paris.",
                "first",
                "second"
            ]
        );
        assert_eq!(draft.metadata.title.as_deref(), Some("Ministers meet"));
        assert_eq!(draft.metadata.byline, ["Jane Doe", "John Roe"]);
        assert_eq!(draft.metadata.published, Some(date(2024, 9, 30)));
    }

    #[test]
    fn what_is_nested_beyond_reason_is_read_as_it_stands_and_soon() {
        let begun = std::time::Instant::now();
        for mark in ["* ", "> ", ">", "1. ", "- "] {
            let text = format!("{}Ministers met.", mark.repeat(200_000 / mark.len()));
            assert!(read_text(&text).text.ends_with("Ministers met."), "{mark}");
        }
        let deeper: Vec<String> = (0..500)
            .map(|n| format!("{}- x\n", "  ".repeat(n)))
            .collect();
        let deeper = deeper.concat();
        assert!(read_text(&deeper).text.contains("- x"));
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    }
}
