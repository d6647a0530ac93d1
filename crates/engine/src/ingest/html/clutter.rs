//! What the page reader leaves around an article: lists of links, buttons, repeated lines.

use std::collections::HashMap;

use crate::article::SectionKind;
use crate::ingest::sections::ends_sentence;

use super::blocks::{Block, letters};

/// Letters from which a block is running text. Sentences in scripts without letter cases are
/// shorter, but paragraphs hardly ever.
const PROSE: usize = 80;

/// Letters up to which a block may be the heading of a list.
const HEADING: usize = 40;

/// How often a short line stands on a page that is not part of the article.
const REPEATED: usize = 3;

/// Marks the blocks that are the page's own.
pub fn mark(blocks: &mut [Block]) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for block in blocks.iter() {
        *seen.entry(&block.text).or_default() += 1;
    }
    let end = end_of_prose(blocks);
    let mut clutter: Vec<bool> = blocks
        .iter()
        .enumerate()
        .map(|(index, block)| {
            let is_open_end = !ends_sentence(&block.text);
            block.is_link && is_open_end
                || index >= end && is_open_end && !is_prose(block)
                || letters(&block.text) < PROSE && seen[block.text.as_str()] >= REPEATED
        })
        .collect();
    for index in (1..blocks.len()).rev() {
        let before = &blocks[index - 1];
        let heads_a_list = blocks[index].is_link && clutter[index];
        if heads_a_list && letters(&before.text) <= HEADING && !ends_sentence(&before.text) {
            clutter[index - 1] = true;
        }
    }
    for (block, _) in blocks
        .iter_mut()
        .zip(clutter)
        .filter(|(_, is_clutter)| *is_clutter)
    {
        block.role = Some(SectionKind::Boilerplate);
    }
}

/// Where the short lines behind the last running text begin. An article that ends with a long list
/// has none.
fn end_of_prose(blocks: &[Block]) -> usize {
    let length =
        |blocks: &[Block]| -> usize { blocks.iter().map(|block| letters(&block.text)).sum() };
    let end = blocks.iter().rposition(is_prose).map_or(0, |last| last + 1);
    if length(&blocks[end..]) * 3 < length(blocks) {
        end
    } else {
        blocks.len()
    }
}

fn is_prose(block: &Block) -> bool {
    !block.is_link && letters(&block.text) >= PROSE
}
