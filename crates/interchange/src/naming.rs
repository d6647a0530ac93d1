//! Names of things that are the same whenever the same thing is exported.

use std::fmt::Write;
use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha256};

use sidelight_engine::article::{Article, ArticleId, Provenance};
use sidelight_engine::facts::Fact;

/// A UUID of version 8 (RFC 9562) made from the SHA-256 of a kind and names, lower case.
pub fn uuid(kind: &str, names: &[&str]) -> String {
    let digest = Sha256::digest(json!([kind, names]).to_string());
    let mut bits = u128::from_be_bytes(std::array::from_fn(|index| digest[index]));
    bits = bits & !(0xf << 76) | (0x8 << 76);
    bits = bits & !(0b11 << 62) | (0b10 << 62);
    let hex = format!("{bits:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// The UUID of a fact.
pub fn uuid_of_fact(article: &ArticleId, fact: &Fact) -> String {
    uuid("annotation", &[article.as_str(), &fact.id.0])
}

/// Names of files for some articles, without an ending: letters, digits and hyphens of their ids,
/// each once.
pub fn file_names<'a>(articles: impl Iterator<Item = &'a Article>) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let names = articles.map(|article| {
        let id = article.id.as_str().chars();
        let plain: String = id
            .map(|letter| {
                if letter.is_ascii_alphanumeric() {
                    letter
                } else {
                    '-'
                }
            })
            .collect();
        let stem = plain.trim_matches('-');
        let stem = if stem.is_empty() { "article" } else { stem };
        let stem: String = stem.chars().take(80).collect();
        let numbered = (2_u64..).map(|number| format!("{stem}-{number}"));
        let mut candidates = std::iter::once(stem.clone()).chain(numbered);
        candidates
            .find(|name| taken.insert(name.to_lowercase()))
            .unwrap_or(stem)
    });
    names.collect()
}

/// The address of an article: on the web, else of its file, else of its bytes.
pub fn source(id: &ArticleId, provenance: &Provenance) -> String {
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
        format!("urn:uuid:{}", uuid("article", &[id.as_str()]))
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
