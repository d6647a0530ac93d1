//! How large a page becomes when it is parsed, and how deeply it is nested.

use std::collections::HashMap;

use dom_query::NodeRef;

/// Elements that are often left open, since the next one or the end closes them, and those that
/// have no end.
const NOT_CLOSED: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup",
    "colgroup", "rp", "rt", "html", "head", "body", "area", "base", "br", "col", "embed", "hr",
    "img", "input", "link", "meta", "param", "source", "track", "wbr", "path", "circle", "rect",
    "use", "line", "polygon",
];

/// Elements that a parser opens again in each paragraph until they are closed.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// As often as this at most are equal formatting elements opened again.
const EQUAL: usize = 3;

/// What a page asks of its parser.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The most tags that are open at once.
    pub open: usize,
    /// The elements that are made, those that are opened again included.
    pub elements: usize,
}

/// The extent of a page, counted without parsing: about right, and quick for any input.
pub fn of_tags(page: &str) -> Extent {
    let mut extent = Extent::default();
    let mut tags = OpenTags::default();
    for tag in page.split('<').skip(1) {
        let (closes, tag) = tag
            .strip_prefix('/')
            .map_or((false, tag), |tag| (true, tag));
        let length = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = tag[..length].to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        let tag = tag.split('>').next().unwrap_or(tag);
        let is_formatting = FORMATTING.contains(&name.as_str());
        if !is_formatting {
            extent.elements += 1 + tags.formatting;
        }
        if tag.ends_with('/') && !is_formatting || NOT_CLOSED.contains(&name.as_str()) {
            continue;
        }
        if closes {
            tags.close(&name, is_formatting);
        } else {
            tags.open(name, is_formatting.then_some(tag));
        }
        extent.open = extent.open.max(tags.count);
    }
    extent
}

/// The tags that are open.
#[derive(Default)]
struct OpenTags<'a> {
    count: usize,
    by_name: HashMap<String, usize>,
    /// How many formatting elements the next paragraph opens again.
    formatting: usize,
    /// The formatting tags as they stand, by name, and how often each is open.
    formatting_by_name: HashMap<String, Vec<&'a str>>,
    equal: HashMap<&'a str, usize>,
}

impl<'a> OpenTags<'a> {
    fn open(&mut self, name: String, formatting: Option<&'a str>) {
        if let Some(tag) = formatting {
            let equal = self.equal.entry(tag).or_default();
            *equal += 1;
            self.formatting += usize::from(*equal <= EQUAL);
            let same = self.formatting_by_name.entry(name.clone());
            same.or_default().push(tag);
        }
        *self.by_name.entry(name).or_default() += 1;
        self.count += 1;
    }

    /// Closes the last tag of a name; an end without a beginning closes nothing.
    fn close(&mut self, name: &str, is_formatting: bool) {
        let Some(open) = self.by_name.get_mut(name).filter(|open| **open > 0) else {
            return;
        };
        *open -= 1;
        self.count -= 1;
        if !is_formatting {
            return;
        }
        let last = self.formatting_by_name.get_mut(name).and_then(Vec::pop);
        if let Some(equal) = last.and_then(|tag| self.equal.get_mut(tag)) {
            self.formatting -= usize::from(*equal <= EQUAL);
            *equal -= 1;
        }
    }
}

/// The deepest nesting below a node.
pub fn of_tree(root: NodeRef<'_>) -> usize {
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
    use super::*;

    #[test]
    fn ends_without_a_beginning_close_nothing() {
        let page = "<div><div></x></x><span></div>";
        assert_eq!(of_tags(page).open, 3);
    }

    #[test]
    fn formatting_that_is_left_open_counts_in_each_paragraph() {
        let different: Vec<String> = (0..50).map(|n| format!("<b id={n}>")).collect();
        let different = different.concat();
        let paragraphs = "<p>x".repeat(100);
        assert_eq!(of_tags(&format!("{different}{paragraphs}")).elements, 5_100);
        let equal = "<b>".repeat(50);
        assert_eq!(of_tags(&format!("{equal}{paragraphs}")).elements, 400);
        let closed = format!("{different}{}{paragraphs}", "</b>".repeat(50));
        assert_eq!(of_tags(&closed).elements, 100);
    }
}
