//! XML documents as trees, for formats that are small and nested.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Levels of nesting: news formats stay below thirty.
const MAX_DEPTH: usize = 200;

/// Most elements of one document.
const MAX_ELEMENTS: usize = 2_000_000;

/// An element.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// Its name without a prefix.
    pub name: String,
    /// Its attributes, names without prefixes.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Characters.
    Text(String),
}

/// Reads a document.
///
/// # Errors
/// Why it is none, in the words of the parser.
pub fn parse(text: &str) -> Result<Element, String> {
    let mut reader = reader(text);
    let mut open = vec![Element::default()];
    let mut elements = 0;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(start) => {
                elements += 1;
                if open.len() > MAX_DEPTH || elements > MAX_ELEMENTS {
                    return Err("its elements are too many or nested too deep".to_owned());
                }
                open.push(element(&start));
            }
            Event::Empty(start) => add(&mut open, Node::Element(element(&start))),
            Event::End(_) if open.len() > 1 => {
                if let Some(closed) = open.pop() {
                    add(&mut open, Node::Element(closed));
                }
            }
            Event::Eof => break,
            other => {
                if let Some(text) = characters(&other) {
                    add_text(&mut open, &text);
                }
            }
        }
    }
    // What is never closed ends here.
    while open.len() > 1 {
        if let Some(closed) = open.pop() {
            add(&mut open, Node::Element(closed));
        }
    }
    let root = open.pop().unwrap_or_default();
    let first = root.children.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    first.ok_or_else(|| "there is no element in it".to_owned())
}

/// A reader that forgives what papers' programs do wrong.
pub fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The characters that an event stands for.
pub fn characters(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => Some(text.xml10_content().into_owned()),
        Event::CData(text) => Some(text.xml10_content().into_owned()),
        Event::GeneralRef(reference) => {
            let name = reference.xml10_content();
            let number = name.strip_prefix('#').and_then(|number| {
                let hexadecimal = number.strip_prefix(['x', 'X']);
                let code = match hexadecimal {
                    Some(digits) => u32::from_str_radix(digits, 16).ok(),
                    None => number.parse().ok(),
                };
                code.and_then(char::from_u32)
            });
            Some(match &*name {
                "lt" => "<".to_owned(),
                "gt" => ">".to_owned(),
                "amp" => "&".to_owned(),
                "quot" => "\"".to_owned(),
                "apos" => "'".to_owned(),
                "nbsp" => "\u{A0}".to_owned(),
                _ => number.map_or_else(|| format!("&{name};"), String::from),
            })
        }
        _ => None,
    }
}

/// The value of an attribute, whatever its prefix.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(unescaped(&found.value))
}

/// A value with its references resolved; as it stands where one of them is unknown.
fn unescaped(value: &str) -> String {
    let unescaped = quick_xml::escape::unescape(value);
    unescaped.map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let name = attribute.key.local_name().as_ref().to_owned();
        (name, unescaped(&attribute.value))
    });
    Element {
        name: start.local_name().as_ref().to_owned(),
        attributes: attributes.collect(),
        children: Vec::new(),
    }
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else {
        return;
    };
    if let Some(Node::Text(before)) = parent.children.last_mut() {
        before.push_str(text);
    } else {
        parent.children.push(Node::Text(text.to_owned()));
    }
}

impl Element {
    /// The elements right in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of a name right in it.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of a name right in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// All elements of a name, however deep, in order.
    pub fn within(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        let mut left: Vec<&Self> = self.elements().collect();
        left.reverse();
        while let Some(element) = left.pop() {
            if element.name == name {
                found.push(element);
            }
            let inner: Vec<&Self> = element.elements().collect();
            left.extend(inner.into_iter().rev());
        }
        found
    }

    /// The first element of a name, however deep.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.within(name).into_iter().next()
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// All characters in it, blanks around them left out.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut left: Vec<&Node> = self.children.iter().rev().collect();
        while let Some(node) = left.pop() {
            match node {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => left.extend(element.children.iter().rev()),
            }
        }
        text.trim().to_owned()
    }

    /// What it holds, as markup of a page.
    pub fn markup(&self) -> String {
        enum Step<'a> {
            Enter(&'a Node),
            Leave(&'a str),
        }
        let mut markup = String::new();
        let mut left: Vec<Step<'_>> = self.children.iter().rev().map(Step::Enter).collect();
        while let Some(step) = left.pop() {
            match step {
                Step::Leave(name) => markup.extend(["</", name, ">"]),
                Step::Enter(Node::Text(words)) => {
                    let words = words.replace('&', "&amp;").replace('<', "&lt;");
                    markup.push_str(&words);
                }
                Step::Enter(Node::Element(element)) => {
                    markup.extend(["<", &element.name, ">"]);
                    left.push(Step::Leave(&element.name));
                    left.extend(element.children.iter().rev().map(Step::Enter));
                }
            }
        }
        markup
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_tells_its_words_and_its_markup() {
        let root = parse(
            "<?xml version='1.0'?><a:x q='1 &amp; 2'><b>One &#8212; two</b><c/> &amp; <![CDATA[<i>]]></a:x>",
        );
        let root = root.unwrap();
        assert_eq!(
            (root.name.as_str(), root.attribute("q")),
            ("x", Some("1 & 2"))
        );
        assert_eq!(root.text(), "One — two & <i>");
        assert_eq!(root.markup(), "<b>One — two</b><c></c> &amp; &lt;i>");
        assert!(parse("no markup").is_err());
        assert!(parse(&"<a>".repeat(100_000)).is_err());
    }
}
