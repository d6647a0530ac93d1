//! The text of markup, block by block.

use dom_query::NodeRef;

use crate::article::SectionKind;

/// A paragraph, heading, list item, cell or caption.
pub struct Block {
    /// Its words, white space collapsed as a browser does.
    pub text: String,
    /// Its role where the element tells one.
    pub role: Option<SectionKind>,
}

/// Elements that do not start a new block.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements whose text is not read.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "head", "title", "button", "select", "option",
    "textarea", "input", "svg", "math", "iframe", "object", "audio", "video", "canvas",
];

/// What is left to do on the way through the tree.
enum Step<'a> {
    Enter(NodeRef<'a>),
    /// The end of an element that is a block of its own.
    EndBlock,
    /// The end of a caption.
    EndCaption,
}

/// The blocks below a node, in reading order.
pub fn of(root: NodeRef<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut text = String::new();
    let mut captions = 0_usize;
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if node.is_text() => text.push_str(&node.text()),
            Step::Enter(node) => {
                let name = node.node_name().unwrap_or_default();
                let name = name.as_ref();
                if SILENT.contains(&name) {
                    continue;
                }
                if name == "br" {
                    flush(&mut text, captions, &mut blocks);
                } else if node.is_element() && !INLINE.contains(&name) {
                    flush(&mut text, captions, &mut blocks);
                    if name == "figcaption" {
                        captions += 1;
                        steps.push(Step::EndCaption);
                    } else {
                        steps.push(Step::EndBlock);
                    }
                }
                steps.extend(node.children_it(true).map(Step::Enter));
            }
            Step::EndBlock => flush(&mut text, captions, &mut blocks),
            Step::EndCaption => {
                flush(&mut text, captions, &mut blocks);
                captions -= 1;
            }
        }
    }
    flush(&mut text, captions, &mut blocks);
    blocks
}

/// The lines of plain text as blocks.
pub fn of_lines(text: &str) -> Vec<Block> {
    let block = |line| Block {
        text: collapse(line),
        role: None,
    };
    let blocks = text.lines().map(block);
    blocks.filter(|block| !block.text.is_empty()).collect()
}

fn flush(text: &mut String, captions: usize, blocks: &mut Vec<Block>) {
    let words = collapse(text);
    text.clear();
    if !words.is_empty() {
        let role = (captions > 0).then_some(SectionKind::Caption);
        blocks.push(Block { text: words, role });
    }
}

/// Runs of white space as one blank; control characters, which no font can show, count as blanks.
pub fn collapse(text: &str) -> String {
    let blank = |c: char| (c.is_whitespace() && c != '\u{A0}') || c.is_control();
    let words: Vec<&str> = text.split(blank).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim().to_owned()
}

/// The deepest nesting below a node.
pub fn depth(root: NodeRef<'_>) -> usize {
    let mut deepest = 0;
    let mut rest = vec![(root, 0)];
    while let Some((node, depth)) = rest.pop() {
        deepest = deepest.max(depth);
        rest.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    deepest
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    #[test]
    fn inline_markup_does_not_break_words() {
        let page = "<div>Mr <b>Smi</b>th <a href='#'>came</a>,\n  he said.<p>Next<br>line</p>\
                    <figure><img><figcaption>A view</figcaption></figure>End</div>";
        let document = Document::from(page);
        let blocks = of(document.root());
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(
            texts,
            ["Mr Smith came, he said.", "Next", "line", "A view", "End"]
        );
        assert_eq!(blocks[3].role, Some(SectionKind::Caption));
    }
}
