//! What agencies send: NITF and NewsML-G2 in XML, ninjs in JSON.

use serde_json::Value;

use crate::article::{Metadata, SectionKind};
use crate::ingest::document::{MAX_ARTICLE, Opened};
use crate::ingest::draft::Draft;
use crate::ingest::fields::language_tag;
use crate::ingest::sections::names;
use crate::ingest::walk::{Findings, Found};
use crate::ingest::xml::{self, Element};
use crate::ingest::{IngestError, dates, encoding, html};

/// The items of a file in XML.
pub fn open(opened: Opened) -> Result<Findings, IngestError> {
    let document = opened.into_document(MAX_ARTICLE)?;
    let text = encoding::text(&document)?;
    let name = document.origin.name();
    let root = xml::parse(&text).map_err(|reason| IngestError::Damaged {
        name: name.clone(),
        what: "news item of an agency",
        reason,
    })?;
    let drafts: Vec<Result<Draft, IngestError>> = match root.name.as_str() {
        "nitf" => vec![nitf(&root, &name)],
        "newsItem" => vec![newsml(&root, &name)],
        _ => {
            let items = root.within("newsItem").into_iter();
            let inner = root.within("nitf").into_iter();
            items
                .map(|item| newsml(item, &name))
                .chain(inner.map(|item| nitf(item, &name)))
                .collect()
        }
    };
    if drafts.is_empty() {
        return Err(IngestError::NoArticle {
            name,
            reason: "there is no news item in it".to_owned(),
        });
    }
    let is_one = drafts.len() == 1;
    let found = drafts.into_iter().enumerate().map(move |(index, draft)| {
        let origin = if is_one {
            document.origin.clone()
        } else {
            document.origin.at(&format!("item {}", index + 1))
        };
        Ok((origin, Found::Draft(Box::new(draft?))))
    });
    Ok(Box::new(found.collect::<Vec<_>>().into_iter()))
}

/// Why there is nothing to read.
fn without_text(name: &str) -> IngestError {
    IngestError::NoArticle {
        name: name.to_owned(),
        reason: "the news item has no text".to_owned(),
    }
}

fn nitf(root: &Element, name: &str) -> Result<Draft, IngestError> {
    let head = root.find("body.head");
    let headline = head.and_then(|head| head.find("hl1"));
    let day = |element: &str, attribute: &str| {
        let told = root.find(element)?.attribute(attribute)?;
        dates::parse(told)
    };
    let bylines = head.map(|head| head.within("byline")).unwrap_or_default();
    let attribute = |element: &str, attribute: &str| {
        let told = root.find(element)?.attribute(attribute)?;
        (!told.is_empty()).then(|| told.to_owned())
    };
    let text_of = |element: &str| head?.find(element).map(Element::text);
    let metadata = Metadata {
        title: headline.or_else(|| root.find("title")).map(Element::text),
        byline: names::distinct(
            bylines
                .iter()
                .flat_map(|line| names::credited(&line.text())),
        ),
        published: day("pubdata", "date.publication")
            .or_else(|| day("date.issue", "norm"))
            .or_else(|| day("date.release", "norm"))
            .or_else(|| day("story.date", "norm")),
        publisher: attribute("pubdata", "name").or_else(|| attribute("doc.copyright", "holder")),
        original_source: text_of("distributor"),
        language: root.attribute("lang").and_then(language_tag),
    };
    let content = root
        .find("body.content")
        .ok_or_else(|| without_text(name))?;
    let mut draft = Draft::told(metadata, text_of("hl2").as_deref());
    for part in content.elements() {
        match part.name.as_str() {
            "media" => {
                for caption in part.within("media-caption") {
                    draft.push(&caption.text(), Some(SectionKind::Caption));
                }
            }
            "block" => draft.push_blocks(&html::fragment(name, &part.markup())?),
            _ => draft.push(&part.text(), None),
        }
    }
    Ok(draft)
}

fn newsml(item: &Element, name: &str) -> Result<Draft, IngestError> {
    let about = item.child("contentMeta");
    let text_of = |element: &str| about?.child(element).map(Element::text);
    let names_in = |element: &str| -> Option<String> {
        let name = item.find(element)?.find("name")?.text();
        (!name.is_empty()).then_some(name)
    };
    let bylines = about.map(|about| about.within("by")).unwrap_or_default();
    let bylines = bylines
        .iter()
        .flat_map(|line| names::credited(&line.text()));
    let mut byline = names::distinct(bylines);
    if byline.is_empty() {
        byline.extend(
            about
                .and_then(|about| about.find("creator")?.find("name"))
                .map(Element::text),
        );
    }
    let days = ["versionCreated", "firstCreated", "contentCreated"];
    let language = about.and_then(|about| about.child("language")?.attribute("tag"));
    let metadata = Metadata {
        title: text_of("headline"),
        byline,
        published: days
            .iter()
            .find_map(|day| dates::parse(&item.find(day)?.text())),
        publisher: names_in("copyrightHolder").or_else(|| names_in("provider")),
        original_source: None,
        language: language
            .or_else(|| item.attribute("lang"))
            .and_then(language_tag),
    };
    let content = item.find("contentSet").ok_or_else(|| without_text(name))?;
    if let Some(inner) = content.find("nitf") {
        let draft = nitf(inner, name)?;
        let told = Metadata {
            title: metadata.title.or(draft.metadata.title.clone()),
            ..metadata
        };
        return Ok(Draft {
            metadata: told,
            ..draft
        });
    }
    let mut draft = Draft::told(metadata, text_of("description").as_deref());
    for inline in content.elements() {
        let markup = if inline.elements().next().is_some() {
            inline.markup()
        } else {
            inline.text()
        };
        draft.push_blocks(&html::fragment(name, &markup)?);
    }
    Ok(draft)
}

/// Whether an object is a news item in ninjs.
pub fn is_ninjs(object: &Value) -> bool {
    ["body_xhtml", "body_html", "body_text", "bodies"]
        .iter()
        .any(|key| object.get(key).is_some())
}

/// Reads a news item in ninjs, of version 1 or 2.
pub fn ninjs(item: &Value, name: &str) -> Result<Draft, IngestError> {
    let text = |key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
    // Version 2 lists what version 1 has once, each with its role.
    let of_role = |list: &str, role: &str| {
        let entries = item.get(list)?.as_array()?;
        let is_wanted = |entry: &&Value| entry.get("role").and_then(Value::as_str) == Some(role);
        let entry = entries.iter().find(is_wanted).or_else(|| entries.first())?;
        Some(entry.get("value")?.as_str()?.to_owned())
    };
    let bylines = item.get("bylines").and_then(Value::as_array);
    let bylines = bylines.into_iter().flatten();
    let bylines = bylines.filter_map(|entry| entry.get("value")?.as_str());
    let bylines: Vec<String> = bylines.map(str::to_owned).chain(text("byline")).collect();
    let days = ["firstcreated", "versioncreated", "contentcreated"];
    let metadata = Metadata {
        title: of_role("headlines", "main")
            .or_else(|| text("headline"))
            .or_else(|| text("title")),
        byline: names::distinct(bylines.iter().flat_map(|line| names::credited(line))),
        published: days.iter().find_map(|day| dates::parse(&text(day)?)),
        publisher: text("copyrightholder").or_else(|| {
            let provider = item.get("infosources")?.get(0)?;
            Some(provider.get("name")?.as_str()?.to_owned())
        }),
        original_source: None,
        language: text("language").as_deref().and_then(language_tag),
    };
    let summary = of_role("descriptions", "summary").or_else(|| text("description_text"));
    let body = of_role("bodies", "main")
        .or_else(|| text("body_xhtml"))
        .or_else(|| text("body_html"))
        .or_else(|| text("body_text"))
        .ok_or_else(|| without_text(name))?;
    let mut draft = Draft::told(metadata, summary.as_deref());
    draft.push_blocks(&html::fragment(name, &body)?);
    Ok(draft)
}
