//! A page's meta tags.

use dom_query::{Document, NodeRef};

use super::blocks::collapse;
use super::check_size;

/// The page's meta tags, names in lower case.
pub struct Tags(Vec<(String, String)>);

impl Tags {
    /// Reads the tags of a page.
    pub fn of(document: &Document) -> Self {
        let metas = document.select("meta[content]");
        let nodes = metas
            .nodes()
            .iter()
            .filter(|meta| !is_of_another_item(meta));
        let pairs = nodes.filter_map(|meta| {
            let name = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .find_map(|key| meta.attr(key))?;
            let content = unescaped(&meta.attr("content")?);
            (!content.is_empty()).then(|| (name.trim().to_lowercase(), content))
        });
        Self(pairs.collect())
    }

    /// The contents of the tags with these names, in the order of the names.
    pub fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names.iter().flat_map(|name| {
            let tags = self.0.iter().filter(move |(tag, _)| tag == name);
            tags.map(|(_, content)| content.as_str())
        })
    }

    /// The content of the first tag with one of these names, in the order of the names.
    pub fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.0.iter().find(|(tag, _)| tag == name)?;
            Some(found.1.as_str())
        })
    }
}

/// Whether a tag describes something within the page that is not its article, such as a work it cites.
fn is_of_another_item(meta: &NodeRef<'_>) -> bool {
    let is_other = |item: &NodeRef<'_>| {
        item.attr("itemprop")
            .is_some_and(|name| !MAIN_ITEMS.contains(&name.as_ref()))
    };
    meta.has_attr("itemprop") && meta.ancestors_it(None).any(|item| is_other(&item))
}

/// What the items of a page are called that are its article.
const MAIN_ITEMS: &[&str] = &["mainEntity", "mainEntityOfPage", "articleBody", "blogPost"];

/// Field contents are often escaped twice.
pub fn unescaped(text: &str) -> String {
    let is_escaped = text.contains("&#") || text.contains("&amp;") || text.contains("&quot;");
    if is_escaped && check_size(text).is_ok() {
        collapse(&Document::from(text).text())
    } else {
        collapse(text)
    }
}
