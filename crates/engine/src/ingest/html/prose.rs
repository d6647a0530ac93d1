//! Running text that the page reader missed.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::blocks::{self, Block, letters};
use super::taken_apart;

/// Letters from which a paragraph counts.
const PARAGRAPH: usize = 60;

/// How many times the letters found must another place hold to be taken instead: when it has most
/// of what was found, when it has not, and when the page's scripts would have shown it.
const MORE: f64 = 1.5;
const FAR_MORE: f64 = 4.0;
const HELD_BACK_MORE: f64 = 2.0;

/// Words from which a description is a standfirst and not a label.
const STANDFIRST: usize = 6;

/// Elements that hold no article.
const ASIDE: &[&str] = &["nav", "footer", "aside", "form", "header", "figcaption"];

/// Elements that hold markup which the page shows only with, or only without, its scripts.
const HELD_BACK: &str = "noscript, script[type='text/template'], script[type='text/html']";

/// The blocks of the place with by far more paragraphs than were found, if there is one.
pub fn missed(document: &Document, found: &[Block]) -> Option<Vec<Block>> {
    let held_back = document.select(HELD_BACK);
    let held_back = held_back.nodes().iter().map(NodeRef::text);
    let held_back = held_back.filter(|markup| markup.len() > PARAGRAPH);
    fuller(document, found, FAR_MORE).or_else(|| {
        let mut documents = held_back.filter_map(|markup| taken_apart(&markup).ok());
        documents.find_map(|document| fuller(&document, found, HELD_BACK_MORE))
    })
}

/// A place that holds paragraphs.
struct Holder<'a> {
    node: NodeRef<'a>,
    paragraphs: usize,
    letters: usize,
}

/// The blocks of the place in a document with by far more paragraphs than were found: this many times
/// the letters when it is another place.
fn fuller(document: &Document, found: &[Block], far_more: f64) -> Option<Vec<Block>> {
    let (parts, length) = densest(holders(document))?;
    let blocks: Vec<Block> = parts.into_iter().flat_map(blocks::below).collect();
    let has = |block: &&Block| blocks.iter().any(|other| other.text == block.text);
    let all: usize = found.iter().map(|block| letters(&block.text)).sum();
    let held: usize = found
        .iter()
        .filter(has)
        .map(|block| letters(&block.text))
        .sum();
    let factor = if held * 2 > all { MORE } else { far_more };
    (length as f64 > all as f64 * factor).then_some(blocks)
}

/// The elements that hold paragraphs, in reading order.
fn holders(document: &Document) -> Vec<Holder<'_>> {
    let mut holders: Vec<Holder<'_>> = Vec::new();
    let mut places: HashMap<NodeId, usize> = HashMap::new();
    for paragraph in document.select("p").nodes() {
        let blocks = blocks::below(*paragraph);
        let open = blocks.iter().filter(|block| !block.is_link);
        let length: usize = open.map(|block| letters(&block.text)).sum();
        let parent = paragraph
            .parent()
            .filter(|parent| length >= PARAGRAPH && is_central(*parent));
        let Some(node) = parent else {
            continue;
        };
        let place = *places.entry(node.id).or_insert(holders.len());
        if place == holders.len() {
            holders.push(Holder {
                node,
                paragraphs: 0,
                letters: 0,
            });
        }
        holders[place].paragraphs += 1;
        holders[place].letters += length;
    }
    holders
}

/// The place with the most letters in paragraphs, and how many. Places of one kind and class with
/// several paragraphs each are parts of one article, which advertisements keep apart.
fn densest(holders: Vec<Holder<'_>>) -> Option<(Vec<NodeRef<'_>>, usize)> {
    let mut articles: Vec<(Vec<NodeRef<'_>>, usize)> = Vec::new();
    let mut kinds: HashMap<(String, String), usize> = HashMap::new();
    for Holder {
        node,
        paragraphs,
        letters,
    } in holders
    {
        let name = node.node_name().unwrap_or_default().to_string();
        let class = node.class().filter(|_| paragraphs > 1);
        let article = class.map_or(articles.len(), |class| {
            *kinds
                .entry((name, class.to_string()))
                .or_insert(articles.len())
        });
        if article == articles.len() {
            articles.push((Vec::new(), 0));
        }
        articles[article].0.push(node);
        articles[article].1 += letters;
    }
    let longest = articles.iter().map(|(_, letters)| *letters).max()?;
    articles
        .into_iter()
        .find(|(_, letters)| *letters == longest)
}

/// Whether a node stands outside menus, margins and readers' comments.
fn is_central(node: NodeRef<'_>) -> bool {
    let is_aside = |node: &NodeRef<'_>| {
        let name = node.node_name().unwrap_or_default();
        let labels = [node.class(), node.id_attr()];
        ASIDE.contains(&name.as_ref())
            || labels
                .iter()
                .flatten()
                .any(|label| label.to_lowercase().contains("comment"))
    };
    !is_aside(&node) && !node.ancestors_it(None).any(|node| is_aside(&node))
}

/// Words from which a line under a picture is a caption.
const CAPTION: usize = 3;

/// The captions of pictures between the paragraphs that were found, where these lack them.
pub fn captions(document: &Document, found: &[Block]) -> Vec<String> {
    let has = |text: &str| found.iter().any(|block| block.text.contains(text));
    let mut captions: Vec<String> = Vec::new();
    for caption in document.select("figure figcaption").nodes() {
        let text = blocks::text(*caption);
        let figure = caption.ancestors_it(None).find(|above| {
            above
                .node_name()
                .is_some_and(|name| name.as_ref() == "figure")
        });
        let place = figure
            .and_then(|figure| figure.parent())
            .filter(|place| is_central(*place));
        let stands_between = place.is_some_and(|place| {
            let beside = place.children_it(false).filter(NodeRef::is_element);
            let mut beside = beside.map(blocks::text);
            beside.any(|text| letters(&text) >= PARAGRAPH && has(&text))
        });
        let is_new = !has(&text) && !captions.contains(&text);
        if text.split_whitespace().count() >= CAPTION && stands_between && is_new {
            captions.push(text);
        }
    }
    captions
}

/// The page's description of its article, when a reader sees it on the page, apart from the
/// paragraphs that were found.
pub fn standfirst(
    document: &Document,
    description: Option<&str>,
    found: &[Block],
) -> Option<String> {
    let description = description?;
    let same = |block: &Block| block.text == description;
    let is_apart = description.split_whitespace().count() >= STANDFIRST && !found.iter().any(same);
    let is_seen = || blocks::of(document).iter().any(same);
    (is_apart && is_seen()).then(|| description.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPHS: &str = "<p>The ferry stopped in the harbour for a whole day because of the \
        storm that nobody had told about.</p><p>Its passengers slept in the school, and the mayor \
        brought them bread and blankets for the night.</p>";

    fn texts(page: &str, found: &str) -> Vec<String> {
        let found = blocks::of(&Document::from(found));
        let missed = missed(&Document::from(page), &found).unwrap_or_default();
        missed.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn an_article_in_parts_is_found_whole() {
        let part = format!("<div class='part'>{PARAGRAPHS}</div>");
        let page = format!("{part}<div class='ad'>Buy</div>{part}<div class='ad'>Buy</div>{part}");
        assert_eq!(texts(&page, &part).len(), 6);
        assert!(texts(&part, &part).is_empty());
    }

    #[test]
    fn an_article_that_scripts_would_show_is_found() {
        let page = format!(
            "<body><p>Menu</p><script type='text/template'>{PARAGRAPHS}</script>\
             <noscript>{PARAGRAPHS}</noscript></body>"
        );
        assert_eq!(texts(&page, "<p>Menu</p>").len(), 2);
    }
}
