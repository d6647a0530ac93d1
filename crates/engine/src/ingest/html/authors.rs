//! Who wrote a page's article.

use dom_query::{Document, NodeRef};

use crate::ingest::patterns::pattern;
use crate::ingest::sections::names;

use super::blocks;
use super::json_ld::ArticleData;
use super::tags::Tags;

/// Meta tags that name the author.
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
    "dcsext.author",
    "og:author",
    "article_author",
    "creator",
];
/// Elements that name the author and nothing else.
const AUTHOR_LINKS: &[&str] = &[
    "[itemprop~='author'] [itemprop~='name']",
    "[itemprop~='author']",
    "a[rel~='author'], address[rel~='author']",
    "[rel~='author'] a, .author.vcard .fn",
];

/// Elements in which the author is named among other words.
const BYLINES: &[&str] = &[
    "[class*='byline'], [class*='by-line']",
    "[class*='author-name'], [class*='authorname'], [class*='author_name']",
    ".author, .authors, .article-author, .post-author, .entry-author",
    "[class*='author'], [class*='autor'], [class*='contributor'], [id*='author']",
    "[class*='writer'], [class*='credit']",
];

/// Elements in which a full name stands.
const NAMES: &[&str] = &[
    "[class*='byline'], [class*='by-line'], [class*='author']",
    "[class*='full-name'], [class*='fullname']",
];

/// The most words of a name in an element that names the author and nothing else.
const NAME: usize = 4;

/// Lines below the headline among which one that opens with "By" is looked for.
const LINES_BELOW: usize = 8;

// The labels of the pair "twitter:label1", "twitter:data1" under which authors are named.
pattern!(
    LABEL =
        r"(?i)^(?:written by|author|by|von|autor|escrito por|par|auteur|scritto da|di|door|por)\b"
);

/// Who wrote the article: by the page's data for machines, its tags, its elements and its lines, the
/// first that names somebody else than the publisher.
pub fn read(
    document: &Document,
    tags: &Tags,
    data: &ArticleData,
    publisher: Option<&str>,
    headline: Option<&str>,
) -> Vec<String> {
    let mut paper = Vec::new();
    let mut people = |found: Vec<String>| -> Option<Vec<String>> {
        let is_paper = |name: &String| publisher.is_some_and(|site| is_same_name(site, name));
        let (papers, found): (Vec<_>, Vec<_>) = found.into_iter().partition(is_paper);
        paper.extend(papers);
        (!found.is_empty()).then_some(found)
    };
    let told = people(credited(data.authors.iter().map(String::as_str)))
        .or_else(|| {
            let mut named = AUTHOR_TAGS.iter().map(|tag| credited(tags.all(&[tag])));
            named.find_map(&mut people)
        })
        .or_else(|| people(credited(labelled(tags).into_iter())))
        .or_else(|| {
            let mut links = AUTHOR_LINKS
                .iter()
                .map(|selector| linked(document, selector));
            links.find_map(&mut people)
        })
        .or_else(|| {
            let mut bylines = BYLINES
                .iter()
                .map(|selector| first_people(document, selector));
            bylines.find_map(&mut people)
        })
        .or_else(|| people(byline_below(document, headline)));
    if let Some(told) = told {
        return completed(document, told);
    }
    paper.truncate(1);
    paper
}

/// One author known by the first name alone, by the full name where an element has it.
fn completed(document: &Document, mut told: Vec<String>) -> Vec<String> {
    if let [only] = &mut told[..]
        && !only.contains(char::is_whitespace)
    {
        let full = NAMES.iter().find_map(|selector| {
            let named = first_people(document, selector);
            let begins = |name: &String| name.split_whitespace().next() == Some(only.as_str());
            named.into_iter().find(begins)
        });
        *only = full.unwrap_or_else(|| std::mem::take(only));
    }
    told
}

fn credited<'a>(fields: impl Iterator<Item = &'a str>) -> Vec<String> {
    names::distinct(fields.flat_map(names::credited))
}

/// Whether a name is that of the site or a part of it, apart from case, marks and an ending such as
/// ".com". A person's site may have the person's name.
fn is_same_name(site: &str, name: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (site, name_letters) = (letters(site), letters(name));
    !name_letters.is_empty() && site.contains(&name_letters) && !names::is_person(name)
}

/// The values of labels such as "Written by" that pages give to Twitter.
fn labelled(tags: &Tags) -> Option<&str> {
    let pairs = [
        ("twitter:label1", "twitter:data1"),
        ("twitter:label2", "twitter:data2"),
    ];
    pairs.iter().find_map(|(label, value)| {
        let label = tags.first(&[label])?;
        LABEL
            .is_match(label)
            .then(|| tags.first(&[value]))
            .flatten()
    })
}

/// Whom the first elements of a kind name that stand together, people or not.
fn linked(document: &Document, selector: &str) -> Vec<String> {
    let found = document.select(selector);
    let named = |node: &NodeRef<'_>| -> Vec<String> {
        let words = blocks::text(*node);
        let words = match node.attr("content") {
            Some(content) if words.is_empty() => content.to_string(),
            _ => words,
        };
        let mut names = names::credited(&words);
        names.retain(|name| name.split_whitespace().count() <= NAME);
        names
    };
    beside_first(found.nodes(), named)
}

/// A line shortly below the headline that opens with "By".
fn byline_below(document: &Document, headline: Option<&str>) -> Vec<String> {
    let lines = blocks::of(document);
    let is_headline = |line: &blocks::Block| Some(line.text.as_str()) == headline;
    let Some(at) = lines.iter().position(is_headline) else {
        return Vec::new();
    };
    let below = lines.iter().skip(at + 1).take(LINES_BELOW);
    let mut bylines = below.filter(|line| names::behind_by(&line.text).is_some());
    bylines
        .find_map(|line| Some(names::people(&line.text)).filter(|people| !people.is_empty()))
        .unwrap_or_default()
}

/// The people whom the first element of a kind names, and its siblings of that kind.
fn first_people(document: &Document, selector: &str) -> Vec<String> {
    let found = document.select(selector);
    beside_first(found.nodes(), |node| names::people(&blocks::text(*node)))
}

/// Whom the first element that names somebody names, and its siblings: further bylines on a page are
/// those of other articles.
fn beside_first(nodes: &[NodeRef<'_>], named: impl Fn(&NodeRef<'_>) -> Vec<String>) -> Vec<String> {
    let Some(first) = nodes.iter().position(|node| !named(node).is_empty()) else {
        return Vec::new();
    };
    let parent = |node: &NodeRef<'_>| node.parent().map(|parent| parent.id);
    let siblings = nodes[first..]
        .iter()
        .filter(|node| parent(node) == parent(&nodes[first]));
    names::distinct(siblings.flat_map(named))
}
