//! What a page shows beside its article: other articles below it, and the box that asks to subscribe.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use super::blocks::{self, Block, letters};

/// Letters from which an element of the page is an article.
const ARTICLE: usize = 200;

/// Letters up to which a box is one that asks for money, and no article that is paid for.
const BOX: usize = 800;

/// Boxes that ask a reader to pay.
const PAYWALLS: &str = "[class*='paywall'], [id*='paywall'], [class*='regwall'], [id*='regwall'], \
    [class*='subscribe-box'], [class*='subscription-wall'], [class*='piano-container']";

/// Takes out the blocks of other articles on the page than the one with this headline.
pub fn leave_others(document: &Document, title: Option<&str>, found: &mut Vec<Block>) {
    let all = document.select("article");
    let is_outer = |node: &&NodeRef<'_>| {
        let mut above = node.ancestors_it(None);
        !above.any(|above| {
            above
                .node_name()
                .is_some_and(|name| name.as_ref() == "article")
        })
    };
    let articles: Vec<&NodeRef<'_>> = all.nodes().iter().filter(is_outer).collect();
    let is_own = |node: &&&NodeRef<'_>| {
        let headings = blocks::below(***node);
        headings
            .iter()
            .take(10)
            .any(|block| Some(block.text.as_str()) == title)
    };
    let Some(own) = articles.iter().find(is_own).filter(|_| articles.len() > 1) else {
        return;
    };
    let own_blocks = blocks::below(**own);
    if own_blocks
        .iter()
        .map(|block| letters(&block.text))
        .sum::<usize>()
        < ARTICLE
    {
        return;
    }
    let own: HashSet<&str> = own_blocks.iter().map(|block| block.text.as_str()).collect();
    let others = articles.iter().filter(|node| !is_own(node));
    let others: Vec<Block> = others.flat_map(|node| blocks::below(**node)).collect();
    let others: HashSet<&str> = others.iter().map(|block| block.text.as_str()).collect();
    found
        .retain(|block| own.contains(block.text.as_str()) || !others.contains(block.text.as_str()));
}

/// Takes out the blocks of boxes that ask a reader to pay.
pub fn leave_paywall(document: &Document, found: &mut Vec<Block>) {
    let boxes = document.select(PAYWALLS);
    let mut asking: HashSet<String> = HashSet::new();
    for node in boxes.nodes() {
        let words = blocks::below(*node);
        if words
            .iter()
            .map(|block| letters(&block.text))
            .sum::<usize>()
            <= BOX
        {
            asking.extend(words.into_iter().map(|block| block.text));
        }
    }
    found.retain(|block| !asking.contains(&block.text));
}
