//! Who wrote a page's article.

use dom_query::{Document, NodeRef};

use crate::ingest::sections::names;

use super::blocks;
use super::json_ld::ArticleData;
use super::tags::Tags;

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
const AUTHOR_ELEMENTS: &[&str] = &[
    "[itemprop~='author'] [itemprop~='name']",
    "[itemprop~='author']",
    "a[rel~='author'], address[rel~='author']",
    "[class*='byline']",
    "[class*='author-name'], [class*='authorname'], [class*='author_name']",
    ".author, .authors, .article-author, .post-author, .entry-author",
];

/// Who wrote the article.
pub fn read(document: &Document, tags: &Tags, data: &ArticleData) -> Vec<String> {
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
    let people = |node: &NodeRef<'_>| names::people(&blocks::text(*node));
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
