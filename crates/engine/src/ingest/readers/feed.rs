//! Feeds: RSS and Atom.

use crate::article::Metadata;
use crate::ingest::document::{Document, MAX_ARTICLE, Opened, Origin};
use crate::ingest::draft::Draft;
use crate::ingest::fields::language_tag;
use crate::ingest::sections::names;
use crate::ingest::walk::{Findings, Found};
use crate::ingest::xml::{self, Element};
use crate::ingest::{IngestError, dates, encoding, html};

/// How many times longer than the description the content of an item is, if it is the article.
const ARTICLE: usize = 2;

/// The items of a feed.
pub fn open(opened: Opened) -> Result<Findings, IngestError> {
    let document = opened.into_document(MAX_ARTICLE)?;
    let name = document.origin.name();
    let text = encoding::text(&document)?;
    let root = xml::parse(&text).map_err(|reason| IngestError::Damaged {
        name: name.clone(),
        what: "news feed",
        reason,
    })?;
    // An RSS channel, an Atom feed, or RDF, whose items stand beside the channel.
    let channel = root.child("channel").unwrap_or(&root);
    let mut items = root.within("item");
    items.extend(root.all("entry"));
    if items.is_empty() {
        return Err(IngestError::NoArticle {
            name,
            reason: "there is no item in the feed".to_owned(),
        });
    }
    let about = Channel {
        title: child_text(channel, "title"),
        language: child_text(channel, "language")
            .or_else(|| root.attribute("lang").map(str::to_owned))
            .and_then(|told| language_tag(&told)),
    };
    let items: Vec<_> = items
        .into_iter()
        .enumerate()
        .map(|(index, item)| finding(&document, index + 1, item, &about))
        .collect();
    Ok(Box::new(items.into_iter()))
}

/// What a feed says of all its items.
struct Channel {
    title: Option<String>,
    language: Option<String>,
}

fn finding(
    document: &Document,
    number: usize,
    item: &Element,
    about: &Channel,
) -> Result<(Origin, Found), IngestError> {
    let origin = document.origin.at(&format!("item {number}"));
    let draft = read(item, about, &origin.name())?;
    Ok((origin, Found::Draft(Box::new(draft))))
}

fn read(item: &Element, about: &Channel, name: &str) -> Result<Draft, IngestError> {
    let published = ["pubDate", "published", "date", "issued", "updated"];
    let published = published
        .iter()
        .find_map(|key| dates::parse(&child_text(item, key)?));
    let authors = item.all("author").chain(item.all("creator"));
    let authors = authors.map(|author| match author.child("name") {
        Some(name) => name.text(),
        None => without_address(&author.text()),
    });
    let authors: Vec<String> = authors.collect();
    let source = item.child("source").map(|source| {
        let title = source.child("title");
        title.map_or_else(|| source.text(), Element::text)
    });
    let metadata = Metadata {
        title: item
            .child("title")
            .map(|title| html::plain_line(&title.text())),
        byline: names::distinct(authors.iter().flat_map(|author| names::credited(author))),
        published,
        publisher: source
            .filter(|source| !source.is_empty())
            .or_else(|| about.title.clone()),
        original_source: None,
        language: item
            .attribute("lang")
            .and_then(language_tag)
            .or_else(|| about.language.clone()),
    };
    let content = item.child("encoded").or_else(|| item.child("content"));
    let content = content.map(markup);
    let description = item.child("description").or_else(|| item.child("summary"));
    let description = description.map(markup);
    let (body, summary) = match (content, description) {
        (Some(content), Some(description)) if content.len() >= description.len() * ARTICLE => {
            let summary = html::plain_line(&description);
            // Many feeds describe an item by its first words.
            let starts =
                html::plain_line(&content).starts_with(summary.trim_end_matches(['…', '.', ' ']));
            (content, (!starts).then_some(summary))
        }
        (Some(content), None) => (content, None),
        (Some(content), Some(description)) if content.len() >= description.len() => (content, None),
        (_, Some(description)) => (description, None),
        (None, None) => (String::new(), None),
    };
    let mut draft = Draft::told(metadata, summary.as_deref());
    draft.push_blocks(&html::fragment(name, &body)?);
    draft.url = address(item);
    Ok(draft)
}

/// The markup that an element holds, written out or as elements.
fn markup(element: &Element) -> String {
    if element.elements().next().is_some() {
        element.markup()
    } else {
        element.text()
    }
}

fn address(item: &Element) -> Option<String> {
    let links: Vec<&Element> = item.all("link").collect();
    let is_alternate = |link: &&&Element| {
        matches!(link.attribute("rel"), None | Some("alternate"))
            && link.attribute("href").is_some()
    };
    let href = links
        .iter()
        .find(is_alternate)
        .and_then(|link| link.attribute("href"));
    let text = || {
        links
            .iter()
            .map(|link| link.text())
            .find(|text| !text.is_empty())
    };
    let permanent = || {
        let guid = item.child("guid").or_else(|| item.child("id"))?.text();
        guid.starts_with("http").then_some(guid)
    };
    href.map(str::to_owned).or_else(text).or_else(permanent)
}

/// "desk@paper.example (Jane Doe)" names Jane Doe.
fn without_address(author: &str) -> String {
    match author.split_once('(') {
        Some((before, name)) if before.contains('@') => name.trim_end_matches(')').to_owned(),
        _ => author.to_owned(),
    }
}

fn child_text(element: &Element, name: &str) -> Option<String> {
    let text = element.child(name)?.text();
    (!text.is_empty()).then_some(text)
}
