//! The W3C Web Annotation Data Model (Recommendation of 2017-02-23) as JSON-LD.
//!
//! Each fact is an annotation. Its bodies are the fact in words and as JSON, its kind, its status, the
//! note and the tags; its creator is who decided about it, where that is known. Its targets are its
//! pieces of evidence, each selected by position in the article's text (in code points, as the
//! recommendation counts) and by quotation, which finds the words again in another rendering of the
//! page.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::article::{Article, Span};
use crate::facts::{Evidence, Fact, FactContent, FactSheet};

use super::ExportError;

/// How many code points of the text stand in a prefix or suffix.
const CONTEXT: usize = 32;

/// An annotation collection with all annotations on its one page.
pub(super) fn collection(sheets: &[Arc<FactSheet>]) -> Result<Vec<u8>, ExportError> {
    let mut items = Vec::new();
    let mut articles: Vec<&str> = Vec::new();
    for sheet in sheets {
        articles.push(sheet.article.id.as_str());
        for fact in &sheet.facts {
            items.push(annotation(&sheet.article, fact)?);
        }
    }
    let titles: Vec<&str> = sheets.iter().map(|s| s.article.display_title()).collect();
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": uuid("collection", &articles),
        "type": "AnnotationCollection",
        "label": format!("Facts of {}", titles.join("; ")),
        "total": items.len(),
        "first": {
            "id": uuid("page", &articles),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    let mut bytes = serde_json::to_vec_pretty(&collection)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn annotation(article: &Article, fact: &Fact) -> Result<Value, ExportError> {
    let text = |purpose: &str, value: &str| json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value});
    let mut bodies = vec![
        text("describing", &fact.summary()),
        json!({
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": serde_json::to_string(&fact.content)?,
        }),
        text("classifying", fact.kind().as_str()),
        text("assessing", fact.status.as_str()),
    ];
    if let FactContent::Code(code) = &fact.content {
        bodies.push(text("classifying", &code.code));
    }
    bodies.extend(fact.note.iter().map(|note| text("commenting", note)));
    bodies.extend(fact.tags.iter().map(|tag| text("tagging", tag)));
    let source = source_of(article);
    let targets = fact.evidence.iter();
    let targets: Vec<Value> = targets
        .map(|evidence| target(article, &source, evidence))
        .collect();
    let mut annotation = json!({
        "id": uuid("annotation", &[article.id.as_str(), &fact.id.0]),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": targets,
    });
    if let Some(name) = &fact.decided_by {
        annotation["creator"] = json!({"type": "Person", "name": name});
    }
    Ok(annotation)
}

fn target(article: &Article, source: &str, evidence: &Evidence) -> Value {
    let Span { start, end } = evidence.span;
    json!({
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": evidence.text,
                "prefix": article.slice(Span::new(start.saturating_sub(CONTEXT), start)),
                "suffix": article.slice(Span::new(end, end.saturating_add(CONTEXT))),
            },
        ],
    })
}

/// The address of an article: on the web, else of its file, else of its bytes.
fn source_of(article: &Article) -> String {
    let provenance = &article.provenance;
    let is_address = |url: &&String| {
        let known = url.starts_with("https://") || url.starts_with("http://");
        known
            && !url.contains(|c: char| {
                c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c)
            })
    };
    if let Some(url) = provenance.url.as_ref().filter(is_address) {
        return url.clone();
    }
    if let Some(address) = provenance.file.as_deref().and_then(file_uri) {
        return address;
    }
    if provenance.sha256.is_empty() {
        uuid("article", &[article.id.as_str()])
    } else {
        format!("urn:sha256:{}", provenance.sha256)
    }
}

/// The URI of an absolute path by RFC 8089.
fn file_uri(path: &Path) -> Option<String> {
    if !path.is_absolute() {
        return None;
    }
    let slashed = path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    let mut uri = String::from(if slashed.starts_with('/') {
        "file://"
    } else {
        "file:///"
    });
    for byte in slashed.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    Some(uri)
}

/// A URN that is the same whenever the same thing is exported: a UUID of version 8 (RFC 9562) made
/// from the SHA-256 of its names.
fn uuid(kind: &str, names: &[&str]) -> String {
    let digest = Sha256::digest(json!([kind, names]).to_string());
    let mut bits = u128::from_be_bytes(std::array::from_fn(|index| digest[index]));
    bits = bits & !(0xf << 76) | (0x8 << 76);
    bits = bits & !(0b11 << 62) | (0b10 << 62);
    let hex = format!("{bits:032x}");
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}
