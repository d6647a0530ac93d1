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

/// Takes out the blocks of boxes that ask a reader to pay. Where much is in boxes with such a name, they
/// are the paragraphs that are paid for.
pub fn leave_paywall(document: &Document, found: &mut Vec<Block>) {
    let length = |words: &[Block]| {
        words
            .iter()
            .map(|block| letters(&block.text))
            .sum::<usize>()
    };
    let marked = document.select(PAYWALLS);
    let boxes = marked.nodes().iter().map(|node| blocks::below(*node));
    let boxes: Vec<Vec<Block>> = boxes.filter(|words| length(words) <= BOX).collect();
    if boxes.iter().map(|words| length(words)).sum::<usize>() > 2 * BOX {
        return;
    }
    let asking = boxes.into_iter().flatten().map(|block| block.text);
    let asking: HashSet<String> = asking.collect();
    found.retain(|block| !asking.contains(&block.text));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(page: &str) -> Vec<String> {
        let document = Document::from(page);
        let mut found = blocks::of(&document);
        leave_paywall(&document, &mut found);
        found.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn a_box_that_asks_to_pay_goes_and_paragraphs_that_are_paid_for_stay() {
        let words = "Some 450 ships wait outside the harbour of Arlen. ".repeat(4);
        let asked = format!("<p>{words}</p><div class='paywall-box'>Subscribe for 1 a week</div>");
        assert_eq!(left(&asked), [words.trim()]);
        let paid = format!("<p class='paywall'>{words}</p>").repeat(12);
        assert_eq!(left(&paid).len(), 12);
    }
}
