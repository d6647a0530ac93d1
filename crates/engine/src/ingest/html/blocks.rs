//! The text of markup, block by block.

use dom_query::{Document, NodeRef};
use serde::{Deserialize, Serialize};

use crate::article::SectionKind;

/// A paragraph, heading, list item, cell or caption.
#[derive(Debug, Serialize, Deserialize)]
pub struct Block {
    /// Its words, white space collapsed as a browser does.
    pub text: String,
    /// Whether hardly anything of it stands outside links.
    pub is_link: bool,
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
    Leave(Part),
}

/// What ends where an element ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Block,
    Caption,
    Link,
}

/// The blocks of a document, in reading order.
pub fn of(document: &Document) -> Vec<Block> {
    below(document.root())
}

/// The blocks below a node, in reading order.
pub fn below(root: NodeRef<'_>) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut steps: Vec<Step<'_>> = root.children_it(true).map(Step::Enter).collect();
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Leave(part) => {
                reader.leave(part);
                continue;
            }
            Step::Enter(node) => node,
        };
        if node.is_text() {
            reader.read(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        let part = match name.as_ref() {
            silent if SILENT.contains(&silent) => continue,
            "figcaption" => Some(Part::Caption),
            "a" => Some(Part::Link),
            inline if INLINE.contains(&inline) => None,
            _ => Some(Part::Block),
        };
        if let Some(part) = part.filter(|_| node.is_element()) {
            reader.enter(part);
            steps.push(Step::Leave(part));
        }
        steps.extend(node.children_it(true).map(Step::Enter));
    }
    reader.flush();
    reader.blocks
}

/// The words of an element.
pub fn text(node: NodeRef<'_>) -> String {
    let blocks = below(node);
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    texts.join(" ")
}

/// The state on the way through the tree.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    /// Letters of `text` inside links.
    linked: usize,
    /// How many captions and links are open.
    captions: usize,
    links: usize,
}

impl Reader {
    fn read(&mut self, text: &str) {
        if self.links > 0 {
            self.linked += letters(text);
        }
        self.text.push_str(text);
    }

    fn enter(&mut self, part: Part) {
        if part == Part::Link {
            self.links += 1;
            return;
        }
        self.flush();
        self.captions += usize::from(part == Part::Caption);
    }

    fn leave(&mut self, part: Part) {
        if part == Part::Link {
            self.links -= 1;
            return;
        }
        self.flush();
        self.captions -= usize::from(part == Part::Caption);
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        let text = collapse(&self.text);
        self.text.clear();
        let linked = std::mem::take(&mut self.linked);
        if !text.is_empty() {
            self.blocks.push(Block {
                is_link: linked * 10 >= letters(&text) * 9 && linked > 0,
                role: (self.captions > 0).then_some(SectionKind::Caption),
                text,
            });
        }
    }
}

/// How many letters a text has.
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// The lines of plain text as blocks.
pub fn of_lines(text: &str) -> Vec<Block> {
    let block = |line| Block {
        text: collapse(line),
        is_link: false,
        role: None,
    };
    let blocks = text.lines().map(block);
    blocks.filter(|block| !block.text.is_empty()).collect()
}

/// Runs of white space as one blank; control characters, which no font can show, count as blanks.
pub fn collapse(text: &str) -> String {
    let blank = |c: char| (c.is_whitespace() && c != '\u{A0}') || c.is_control();
    let words: Vec<&str> = text.split(blank).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_markup_does_not_break_words() {
        let page = "<div>Mr <b>Smi</b>th <a href='#'>came</a>,\n  he said.<p>Next<br>line</p>\
                    <figure><img><figcaption>A view</figcaption></figure>End</div>";
        let document = Document::from(page);
        let blocks = of(&document);
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(
            texts,
            ["Mr Smith came, he said.", "Next", "line", "A view", "End"]
        );
        assert_eq!(blocks[3].role, Some(SectionKind::Caption));
    }
}
