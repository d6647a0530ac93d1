//! Running text that the page reader missed.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::blocks::{self, Block, letters};

/// Letters from which a paragraph counts.
const PARAGRAPH: usize = 60;

/// How many times the letters found must another place hold to be taken instead: when it has most
/// of what was found, and when it has not.
const MORE: f64 = 1.5;
const FAR_MORE: f64 = 4.0;

/// Words from which a description is a standfirst and not a label.
const STANDFIRST: usize = 6;

/// Elements that hold no article.
const ASIDE: &[&str] = &["nav", "footer", "aside", "form", "header"];

/// The blocks of the element with by far more paragraphs than were found, if there is one.
pub fn missed(document: &Document, found: &[Block]) -> Option<Vec<Block>> {
    let mut held: HashMap<NodeId, (NodeRef<'_>, usize)> = HashMap::new();
    for paragraph in document.select("p").nodes() {
        let blocks = blocks::below(*paragraph);
        let open = blocks.iter().filter(|block| !block.is_link);
        let length: usize = open.map(|block| letters(&block.text)).sum();
        let parent = paragraph
            .parent()
            .filter(|parent| length >= PARAGRAPH && is_central(*parent));
        if let Some(parent) = parent {
            held.entry(parent.id).or_insert((parent, 0)).1 += length;
        }
    }
    let (densest, length) = held
        .into_values()
        .max_by_key(|(node, length)| (*length, node.id))?;
    let blocks = blocks::below(densest);
    let has = |block: &&Block| blocks.iter().any(|other| other.text == block.text);
    let all: usize = found.iter().map(|block| letters(&block.text)).sum();
    let held: usize = found
        .iter()
        .filter(has)
        .map(|block| letters(&block.text))
        .sum();
    let factor = if held * 2 > all { MORE } else { FAR_MORE };
    (length as f64 > all as f64 * factor).then_some(blocks)
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
