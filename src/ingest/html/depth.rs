//! How deeply a page is nested.

use dom_query::NodeRef;

/// Elements that are often left open, since the next one or the end closes them, and those that
/// have no end.
const NOT_CLOSED: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup",
    "colgroup", "rp", "rt", "html", "head", "body", "area", "base", "br", "col", "embed", "hr",
    "img", "input", "link", "meta", "param", "source", "track", "wbr", "path", "circle", "rect",
    "use", "line", "polygon",
];

/// The most tags that are open at once, counted without parsing: about right, and quick for any
/// input.
pub fn of_tags(page: &str) -> usize {
    let mut open = 0_usize;
    let mut deepest = 0;
    for tag in page.split('<').skip(1) {
        let (closes, tag) = tag
            .strip_prefix('/')
            .map_or((false, tag), |tag| (true, tag));
        let length = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = tag[..length].to_ascii_lowercase();
        let is_empty = tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        if name.is_empty() || is_empty || NOT_CLOSED.contains(&name.as_str()) {
            continue;
        }
        if closes {
            open = open.saturating_sub(1);
        } else {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    deepest
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
