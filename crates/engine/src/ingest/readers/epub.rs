//! Electronic books (EPUB): papers and newsletters that come as books, an article a chapter.

use std::collections::HashMap;

use super::office::Package;
use crate::ingest::document::Document;
use crate::ingest::draft::Draft;
use crate::ingest::xml::{self, Element};
use crate::ingest::{IngestError, html};

/// Letters from which a chapter is an article and not a title page.
const ARTICLE: usize = 200;

/// Reads a book.
pub fn read(document: &Document) -> Result<Vec<Draft>, IngestError> {
    let mut package = Package::open(document, "electronic book")?;
    if package.has("META-INF/encryption.xml")
        && package.part("META-INF/encryption.xml")?.contains("kdf")
    {
        return Err(IngestError::Locked {
            name: document.origin.name(),
            what: "electronic book",
        });
    }
    let container = tree(&mut package, "META-INF/container.xml")?;
    let root = container
        .find("rootfile")
        .and_then(|root| root.attribute("full-path"));
    let root = root
        .ok_or_else(|| package.damaged("it has no table of its parts".to_owned()))?
        .to_owned();
    let book = tree(&mut package, &root)?;
    let mut chapters = Vec::new();
    for (number, part) in spine(&book, &root).into_iter().enumerate() {
        let markup = package.part(&part)?;
        let name = document.origin.part(&part).name();
        let mut draft = Draft::default();
        draft.push_blocks(&html::fragment(&name, &markup)?);
        draft.place = Some(format!("chapter {}", number + 1));
        chapters.push(draft);
    }
    let longest = chapters.iter().map(Draft::letters).max().unwrap_or(0);
    chapters.retain(|chapter| chapter.letters() >= ARTICLE.min(longest));
    Ok(chapters)
}

fn tree(package: &mut Package<'_>, part: &str) -> Result<Element, IngestError> {
    let text = package.part(part)?;
    xml::parse(&text).map_err(|reason| package.damaged(reason))
}

/// The parts of a book in reading order, without its table of contents.
fn spine(book: &Element, root: &str) -> Vec<String> {
    let folder = root
        .rsplit_once('/')
        .map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let items: HashMap<&str, &Element> = book
        .within("item")
        .into_iter()
        .filter_map(|item| Some((item.attribute("id")?, item)))
        .collect();
    let listed = book.within("itemref").into_iter();
    let linear = listed.filter(|reference| reference.attribute("linear") != Some("no"));
    let parts = linear.filter_map(|reference| {
        let item = items.get(reference.attribute("idref")?)?;
        let is_contents = item
            .attribute("properties")
            .is_some_and(|told| told.contains("nav"));
        let href = item.attribute("href").filter(|_| !is_contents)?;
        Some(format!("{folder}{}", unescaped(href)))
    });
    parts.collect()
}

/// An address within a book with its %20 as blanks.
fn unescaped(href: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = href.split('#').next().unwrap_or(href).as_bytes().iter();
    while let Some(&byte) = rest.next() {
        let digits = rest.as_slice().get(..2).filter(|_| byte == b'%');
        let code = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(code) => {
                bytes.push(code);
                rest.nth(1);
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
