//! Web pages: the main content of the page as an article, and what the page tells of it.

mod authors;
pub mod blocks;
mod cells;
mod clutter;
pub mod copied;
mod depth;
mod json_ld;
mod metadata;
mod prose;
mod published;
mod raised;
mod stories;
mod tags;

use std::time::Duration;

use dom_query::Document;
use rs_trafilatura::Options;
use rs_trafilatura::page_type::PageType;
use serde::{Deserialize, Serialize};

use crate::article::SectionKind;

use super::IngestError;
use super::apart::{self, Job, PAGE_TIME};
use super::draft::Draft;
use super::patterns::pattern;
use blocks::Block;
pub use metadata::host;

/// Levels of nesting; hand-written and generated pages stay below a hundred or so, and the page
/// reader goes down level by level on the stack.
const MAX_DEPTH: usize = 400;

/// Tags that are open at once; an HTML parser's work grows with the square of it.
const MAX_OPEN_TAGS: usize = 5_000;

/// Elements that a page makes; no article needs as many, and each takes memory.
const MAX_ELEMENTS: usize = 1_000_000;

/// Fewer letters than this are no article but a notice, a form or a menu. Not words: not every
/// script parts them.
const MIN_LETTERS: usize = 100;

/// What is said of a page that says so of itself.
const PAID: &str = "the page says that its article is not free: this may be the beginning only";

/// Bytes of a headline or description; longer ones are not looked at for markup.
const LINE: usize = 20_000;

/// Why a page gives no article.
#[derive(Debug, Serialize, Deserialize)]
pub enum Failure {
    /// What it has instead.
    NoArticle(String),
    /// What is wrong with it.
    BadPage(String),
}

/// The work of finding the article on a page.
#[derive(Debug, Serialize, Deserialize)]
pub struct Page {
    url: Option<String>,
}

impl Job for Page {
    const NAME: &'static str = "page";
    const TIME: Duration = PAGE_TIME;
    type Answer = Result<Draft, Failure>;

    fn run(self, bytes: Vec<u8>) -> Self::Answer {
        read_page(&String::from_utf8_lossy(&bytes), self.url)
    }
}

/// The work of taking a piece of markup apart.
#[derive(Debug, Serialize, Deserialize)]
pub struct Fragment;

impl Job for Fragment {
    const NAME: &'static str = "fragment";
    const TIME: Duration = PAGE_TIME;
    type Answer = Result<Vec<Block>, Failure>;

    fn run(self, bytes: Vec<u8>) -> Self::Answer {
        let mut blocks = blocks::of(&taken_apart(&String::from_utf8_lossy(&bytes))?);
        clutter::mark(&mut blocks);
        Ok(blocks)
    }
}

/// Reads the article on a page. `url` is its address where that is known from outside.
///
/// # Errors
/// When the page has no article, or cannot be read within the limits of time and depth.
pub fn read(name: &str, page: &str, url: Option<&str>) -> Result<Draft, IngestError> {
    let url = url.map(str::to_owned);
    let read = apart::run(Page { url }, page.into());
    let name = name.to_owned();
    match read {
        Ok(Ok(draft)) => Ok(draft),
        Ok(Err(Failure::NoArticle(reason))) => Err(IngestError::NoArticle { name, reason }),
        Ok(Err(Failure::BadPage(reason))) | Err(reason) => {
            Err(IngestError::BadPage { name, reason })
        }
    }
}

/// The blocks of a piece of markup that is an article and nothing else.
///
/// # Errors
/// When it cannot be taken apart within the limits of time and depth.
pub fn fragment(name: &str, markup: &str) -> Result<Vec<Block>, IngestError> {
    match apart::run(Fragment, markup.into()) {
        Ok(Ok(blocks)) => Ok(blocks),
        Ok(Err(Failure::NoArticle(reason) | Failure::BadPage(reason))) | Err(reason) => {
            Err(IngestError::BadPage {
                name: name.to_owned(),
                reason,
            })
        }
    }
}

/// Whether a text is markup rather than words.
pub fn is_markup(text: &str) -> bool {
    pattern!(
        TAG = r"(?i)</?(?:p|div|br|a|b|i|em|strong|span|h[1-6]|ul|ol|li|table|img|html|body|figure|blockquote)\b[^<>]*>"
    );
    TAG.is_match(text)
}

/// Plain text as markup: what looks like a tag stays a word.
pub fn as_markup(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let mut markup = String::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        markup.extend(["<p>", line.trim(), "</p>"]);
    }
    markup
}

/// A headline or description without tags and character references.
pub fn plain_line(text: &str) -> String {
    let is_small = text.len() < LINE && check_size(text).is_ok();
    if is_small && (is_markup(text) || text.contains('&')) {
        return blocks::text(Document::from(text).root());
    }
    blocks::collapse(text)
}

/// Refuses markup that would take too much memory or time to parse, and tells why.
pub fn check_size(page: &str) -> Result<(), String> {
    let extent = depth::of_tags(page);
    if extent.open > MAX_OPEN_TAGS {
        return Err(format!("{} of its tags are never closed", extent.open));
    }
    if extent.elements > MAX_ELEMENTS {
        return Err(format!("it is made of {} elements", extent.elements));
    }
    Ok(())
}

/// A page taken apart, unless that would take time or memory without end.
fn taken_apart(page: &str) -> Result<Document, Failure> {
    check_size(page).map_err(Failure::BadPage)?;
    let document = Document::from(page);
    let depth = depth::of_tree(document.root());
    if depth > MAX_DEPTH {
        let reason = format!("its parts are nested {depth} levels deep");
        return Err(Failure::BadPage(reason));
    }
    Ok(document)
}

fn read_page(page: &str, url: Option<String>) -> Result<Draft, Failure> {
    let mut document = taken_apart(page)?;
    let written_out = raised::written_out(&document);
    let page = written_out.as_deref().unwrap_or(page);
    if written_out.is_some() {
        document = taken_apart(page)?;
    }
    let page_metadata = metadata::read(&document, url.as_deref());
    let options = Options {
        url,
        page_type: Some(PageType::Article),
        ..Options::default()
    };
    let restrained = cells::restrain(&document).then(|| document.html());
    let found =
        rs_trafilatura::extract_with_options(restrained.as_deref().unwrap_or(page), &options)
            .map_err(|error| Failure::BadPage(error.to_string()))?;

    let mut draft = Draft::default();
    if let Some(title) = &page_metadata.about.title {
        draft.push(title, Some(SectionKind::Headline));
    }
    if !page_metadata.about.byline.is_empty() {
        draft.push(
            &page_metadata.about.byline.join(", "),
            Some(SectionKind::Byline),
        );
    }
    let mut blocks = match &found.content_html {
        Some(content) => blocks::of(&Document::from(content.as_str())),
        None => blocks::of_lines(&found.content_text),
    };
    if let Some(missed) = prose::missed(&document, &blocks) {
        blocks = missed;
    }
    clutter::mark(&mut blocks);
    stories::leave_others(&document, page_metadata.about.title.as_deref(), &mut blocks);
    stories::leave_paywall(&document, &mut blocks);
    let letters: usize = blocks
        .iter()
        .map(|block| blocks::letters(&block.text))
        .sum();
    if letters < MIN_LETTERS {
        let reason = match letters {
            0 => "there is no running text".to_owned(),
            _ => format!("its longest text has {letters} letters"),
        };
        return Err(Failure::NoArticle(reason));
    }
    if let Some(summary) =
        prose::standfirst(&document, page_metadata.description.as_deref(), &blocks)
    {
        draft.push(&summary, Some(SectionKind::Summary));
    }
    draft.metadata = page_metadata.about;
    draft.remark = page_metadata.is_paid.then(|| PAID.to_owned());
    draft.push_blocks(&blocks);
    for caption in prose::captions(&document, &blocks) {
        draft.push(&caption, Some(SectionKind::Caption));
    }
    draft.url = page_metadata.url;
    Ok(draft)
}
