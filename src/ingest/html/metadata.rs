//! What a page tells of its article: JSON-LD first, then meta tags, then its elements and address.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use jiff::civil::Date;

use crate::article::Metadata;
use crate::ingest::dates;
use crate::ingest::patterns::pattern;
use crate::ingest::sections::names;

use super::blocks::{self, collapse};
use super::json_ld::{self, ArticleData};

/// What a page tells.
pub struct PageMetadata {
    /// Title, authors, date, publisher, language.
    pub about: Metadata,
    /// The page's own address.
    pub url: Option<String>,
    /// What the page says its article is about.
    pub description: Option<String>,
}

// /2024/09/30/ or /2024-09-30- or /20240930/
pattern!(
    DATE_IN_ADDRESS = r"(?x) [/_-] (?: (?<y>(?:19|20)\d\d) [/_.-]? (?<m>0[1-9]|1[0-2]|[1-9]) [/_.-]? (?<d>0[1-9]|[12]\d|3[01]|[1-9]) ) (?:[/_.-]|$)"
);
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
const AUTHOR_TAGS: &[&str] = &[
    "author",
    "parsely-author",
    "article:author",
    "article:author_name",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "cxenseparse:author",
    "citation_author",
    "authors",
];
const DATE_TAGS: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "bt:pubdate",
    "rnews:datepublished",
    "og:article:published_time",
    "originalpublicationdate",
    "article_date_original",
    "displaydate",
    "ptime",
    "created",
    "date",
];
const AUTHOR_ELEMENTS: &[&str] = &[
    "[itemprop~='author'] [itemprop~='name']",
    "[itemprop~='author']",
    "a[rel~='author'], address[rel~='author']",
    "[class*='byline']",
    "[class*='author-name'], [class*='authorname'], [class*='author_name']",
    ".author, .authors, .article-author, .post-author, .entry-author",
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
    PageMetadata {
        about: Metadata {
            title: title(document, &tags, &data, publisher.as_deref()),
            byline: byline(document, &tags, &data),
            published: published(document, &tags, &data, url.as_deref()),
            publisher,
            original_source: data
                .based_on
                .or_else(|| tags.first(SOURCE_TAGS).map(str::to_owned)),
            language: language(document),
        },
        url,
        description: tags.first(DESCRIPTION_TAGS).map(str::to_owned),
    }
}

/// The page's meta tags, names in lower case.
struct Tags(Vec<(String, String)>);

impl Tags {
    fn of(document: &Document) -> Self {
        let metas = document.select("meta[content]");
        let pairs = metas.nodes().iter().filter_map(|meta| {
            let name = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .find_map(|key| meta.attr(key))?;
            let content = unescaped(&meta.attr("content")?);
            (!content.is_empty()).then(|| (name.trim().to_lowercase(), content))
        });
        Self(pairs.collect())
    }

    /// The contents of the tags with these names, in the order of the names.
    fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names.iter().flat_map(|name| {
            let tags = self.0.iter().filter(move |(tag, _)| tag == name);
            tags.map(|(_, content)| content.as_str())
        })
    }

    fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.0.iter().find(|(tag, _)| tag == name)?;
            Some(found.1.as_str())
        })
    }
}

/// The headline: the heading on the page that says what the metadata says, which often has a
/// shortened form; else what the metadata says, without the site's name.
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
    let likeness = |heading: &&String| likeness(heading, told);
    let alike = headings
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let alike = alike.filter(|heading| likeness(heading) >= ALIKE);
    Some(alike.map_or_else(|| told.to_owned(), String::clone))
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

/// Who wrote the article.
fn byline(document: &Document, tags: &Tags, data: &ArticleData) -> Vec<String> {
    let credited = |fields: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in fields.flat_map(names::credited) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let told = credited(&mut data.authors.iter().map(String::as_str));
    if !told.is_empty() {
        return told;
    }
    let tagged = credited(&mut tags.all(AUTHOR_TAGS));
    if !tagged.is_empty() {
        return tagged;
    }
    AUTHOR_ELEMENTS
        .iter()
        .map(|selector| first_people(document, selector))
        .find(|people| !people.is_empty())
        .unwrap_or_default()
}

/// The people whom the first element of a kind names, and its siblings of that kind: further
/// bylines on a page are those of other articles.
fn first_people(document: &Document, selector: &str) -> Vec<String> {
    let found = document.select(selector);
    let people = |node: &NodeRef<'_>| names::people(&text(node));
    let nodes = found.nodes();
    let Some(first) = nodes.iter().position(|node| !people(node).is_empty()) else {
        return Vec::new();
    };
    let parent = |node: &NodeRef<'_>| node.parent().map(|parent| parent.id);
    let mut all = Vec::new();
    let siblings = nodes[first..]
        .iter()
        .filter(|node| parent(node) == parent(&nodes[first]));
    for name in siblings.flat_map(people) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// The day of publication.
fn published(
    document: &Document,
    tags: &Tags,
    data: &ArticleData,
    url: Option<&str>,
) -> Option<Date> {
    let from_attributes = |selector: &str, names: &[&str]| {
        let found = document.select(selector);
        let mut nodes = found.nodes().iter();
        nodes.find_map(|node| {
            let told = names.iter().find_map(|name| node.attr(name));
            told.as_deref()
                .and_then(dates::parse)
                .or_else(|| dates::find(&text(node)))
        })
    };
    let stamps = || {
        data.published
            .as_deref()
            .into_iter()
            .chain(tags.all(DATE_TAGS))
    };
    let stamped = stamps().find_map(|stamp| Some((stamp, dates::parse(stamp)?)));
    let in_address = url.and_then(date_in_address);
    // A stamp in universal time can be a day off; the address has the publisher's own day.
    if let (Some((stamp, day)), Some(address)) = (stamped, in_address)
        && (stamp.ends_with('Z') || stamp.ends_with("00:00"))
        && (day.tomorrow().ok() == Some(address) || day.yesterday().ok() == Some(address))
    {
        return Some(address);
    }
    stamped
        .map(|(_, day)| day)
        .or_else(|| from_attributes("[itemprop~='datePublished']", &["datetime", "content"]))
        .or(in_address)
        .or_else(|| from_attributes("time[pubdate], time[class*='publish'], time.entry-date", &["datetime"]))
        .or_else(|| from_attributes("article time[datetime], time[datetime]", &["datetime"]))
        .or_else(|| from_attributes("[class*='publish'], [class*='pubdate'], [class*='posted'], [class*='dateline'], [class*='timestamp'], [class*='date']", &["datetime", "content"]))
}

/// The day that an address holds, as many sites build it in.
fn date_in_address(url: &str) -> Option<Date> {
    let found = DATE_IN_ADDRESS.captures(url)?;
    Date::new(
        found["y"].parse().ok()?,
        found["m"].parse().ok()?,
        found["d"].parse().ok()?,
    )
    .ok()
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
fn host(url: &str) -> Option<&str> {
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
        .map(text)
        .filter(|text| !text.is_empty())
        .collect()
}

/// The words of an element.
fn text(node: &NodeRef<'_>) -> String {
    let blocks = blocks::below(*node);
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    texts.join(" ")
}

/// Field contents are often escaped twice.
pub fn unescaped(text: &str) -> String {
    if text.contains("&#") || text.contains("&amp;") || text.contains("&quot;") {
        collapse(&Document::from(text).text())
    } else {
        collapse(text)
    }
}
