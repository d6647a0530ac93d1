//! Web pages: the main content of the page as an article, and what the page tells of it.

mod authors;
pub mod blocks;
mod cells;
mod clutter;
mod depth;
mod isolate;
mod json_ld;
mod metadata;
mod prose;
mod published;
mod tags;

use dom_query::Document;
use rs_trafilatura::Options;
use rs_trafilatura::page_type::PageType;

use crate::article::SectionKind;

use super::IngestError;
use super::draft::Draft;

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

/// Why a page gives no article.
enum Failure {
    NoArticle(String),
    BadPage(String),
}

/// Reads the article on a page. `url` is its address where that is known from outside.
///
/// # Errors
/// When the page has no article, or cannot be read within the limits of time and depth.
pub fn read(name: &str, page: &str, url: Option<&str>) -> Result<Draft, IngestError> {
    let (source, address) = (page.to_owned(), url.map(str::to_owned));
    let read = isolate::run(move || read_page(&source, address));
    let name = name.to_owned();
    match read {
        Ok(Ok(draft)) => Ok(draft),
        Ok(Err(Failure::NoArticle(reason))) => Err(IngestError::NoArticle { name, reason }),
        Ok(Err(Failure::BadPage(reason))) | Err(reason) => {
            Err(IngestError::BadPage { name, reason })
        }
    }
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

fn read_page(page: &str, url: Option<String>) -> Result<Draft, Failure> {
    check_size(page).map_err(Failure::BadPage)?;
    let document = Document::from(page);
    let depth = depth::of_tree(document.root());
    if depth > MAX_DEPTH {
        let reason = format!("its parts are nested {depth} levels deep");
        return Err(Failure::BadPage(reason));
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
    for block in &blocks {
        let is_title = page_metadata.about.title.as_deref() == Some(block.text.as_str());
        if !is_title {
            draft.push(&block.text, block.role);
        }
    }
    draft.metadata = page_metadata.about;
    draft.url = page_metadata.url;
    Ok(draft)
}
