//! What a page tells of its article: JSON-LD first, then meta tags, then its elements and address.

use std::collections::HashSet;

use dom_query::Document;

use crate::article::Metadata;
use crate::ingest::patterns::pattern;

use super::authors;
use super::blocks::{self, collapse};
use super::json_ld::{self, ArticleData};
use super::published::Page;
use super::tags::Tags;

/// What a page tells.
pub struct PageMetadata {
    /// Title, authors, date, publisher, language.
    pub about: Metadata,
    /// The page's own address.
    pub url: Option<String>,
    /// What the page says its article is about.
    pub description: Option<String>,
    /// Whether the page says that its article is not free.
    pub is_paid: bool,
}

// What stands between an article's and the site's name in <title>.
pattern!(TITLE_BREAK = r"\s+[|–—·•»:\-]\s+|\s*\|\s*");

const TITLE_TAGS: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "headline",
    "title",
];
const PUBLISHER_TAGS: &[&str] = &[
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
];
const SOURCE_TAGS: &[&str] = &[
    "original-source",
    "syndication-source",
    "article:original_source",
];
const DESCRIPTION_TAGS: &[&str] = &["og:description", "description", "twitter:description"];
const ADDRESS_TAGS: &[&str] = &["og:url", "twitter:url"];

/// Likeness from which a heading is taken for the headline that the metadata tells.
const ALIKE: f64 = 0.4;

/// Reads what a page tells. `url` is its address where that is known from outside.
pub fn read(document: &Document, url: Option<&str>) -> PageMetadata {
    let tags = Tags::of(document);
    let data = json_ld::read(document).unwrap_or_default();
    let url = url
        .map(str::to_owned)
        .or_else(|| attribute(document, "link[rel='canonical']", "href"))
        .or_else(|| tags.first(ADDRESS_TAGS).map(str::to_owned));
    let publisher = tags
        .first(PUBLISHER_TAGS)
        .map(str::to_owned)
        .or_else(|| data.publisher.clone())
        .or_else(|| host(url.as_deref()?).map(str::to_owned));
    let language = language(document);
    let title = title(document, &tags, &data, publisher.as_deref());
    let page = Page {
        document,
        tags: &tags,
        stamp: data.published.as_deref(),
        url: url.as_deref(),
        language: language.as_deref(),
        headline: title.as_deref(),
    };
    PageMetadata {
        about: Metadata {
            published: page.published(),
            byline: authors::read(
                document,
                &tags,
                &data,
                publisher.as_deref(),
                title.as_deref(),
            ),
            title,
            publisher,
            original_source: data
                .based_on
                .or_else(|| tags.first(SOURCE_TAGS).map(str::to_owned)),
            language,
        },
        url,
        is_paid: data.is_paid,
        description: tags.first(DESCRIPTION_TAGS).map(str::to_owned),
    }
}

/// The headline: the heading on the page that says what the metadata says, which often has a
/// shortened form; else the one heading of the page; else what the metadata says, without the site's
/// name.
fn title(
    document: &Document,
    tags: &Tags,
    data: &ArticleData,
    publisher: Option<&str>,
) -> Option<String> {
    let whole = texts(document, "title").into_iter().next();
    let told = data
        .headline
        .iter()
        .map(String::as_str)
        .chain(tags.all(TITLE_TAGS))
        .chain(whole.as_deref())
        .map(|title| without_site(title, publisher))
        .find(|title| Some(*title) != publisher);
    let headings = texts(document, "h1");
    let Some(told) = told else {
        return headings.into_iter().next();
    };
    // "Site » Section » Headline" where the headline is a heading of the page.
    let parts: Vec<&str> = TITLE_BREAK
        .split(whole.as_deref().unwrap_or(told))
        .collect();
    let is_part = |heading: &&String| {
        parts.len() > 1
            && parts.contains(&heading.as_str())
            && heading.contains(char::is_whitespace)
    };
    let likeness = |heading: &&String| likeness(heading, told);
    let alike = headings
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
        .filter(|heading| likeness(heading) >= ALIKE);
    if let Some(alike) = alike {
        // A heading may hold the name of the section too: "Local News | Brothel busted in Boston".
        let has_more = alike.len() > told.len() && alike.ends_with(told);
        return Some(if has_more {
            told.to_owned()
        } else {
            alike.clone()
        });
    }
    if let Some(part) = texts(document, "h2").iter().find(is_part) {
        return Some(part.clone());
    }
    match headings.as_slice() {
        [only] if is_headline(only, publisher) => Some(only.clone()),
        _ => Some(told.to_owned()),
    }
}

/// Whether the one heading of a page is a headline rather than the name of the site.
fn is_headline(heading: &str, publisher: Option<&str>) -> bool {
    let is_site =
        publisher.is_some_and(|site| heading.to_lowercase().contains(&site.to_lowercase()));
    !is_site && heading.split_whitespace().count() >= 4
}

/// The share of common words in the shorter of two lines.
fn likeness(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let shorter = a.len().min(b.len());
    // A heading of one word, such as the site's name, is in many titles.
    if shorter < 2 {
        return 0.0;
    }
    a.intersection(&b).count() as f64 / shorter as f64
}

/// A title without the site's name behind or before it.
fn without_site<'a>(title: &'a str, publisher: Option<&str>) -> &'a str {
    let is_site = |part: &str| publisher.is_some_and(|site| site.eq_ignore_ascii_case(part.trim()));
    if let Some(last) = TITLE_BREAK.find_iter(title).last()
        && (is_site(&title[last.end()..]) || last.as_str().contains('|'))
    {
        return title[..last.start()].trim();
    }
    if let Some(first) = TITLE_BREAK.find(title)
        && is_site(&title[..first.start()])
    {
        return title[first.end()..].trim();
    }
    title
}

/// The language that the page names, without a region.
fn language(document: &Document) -> Option<String> {
    let told = attribute(document, "html[lang]", "lang")?;
    let primary = told.split(['-', '_']).next()?.to_lowercase();
    let is_code =
        (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_lowercase());
    is_code.then_some(primary)
}

/// The host of an address without "www.".
pub fn host(url: &str) -> Option<&str> {
    let host = url
        .split_once("://")?
        .1
        .split(['/', '?', '#', ':'])
        .next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let value = document.select(selector).attr(name)?;
    let value = collapse(&value);
    (!value.is_empty()).then_some(value)
}

fn texts(document: &Document, selector: &str) -> Vec<String> {
    let found = document.select(selector);
    found
        .nodes()
        .iter()
        .map(|node| blocks::text(*node))
        .filter(|text| !text.is_empty())
        .collect()
}
