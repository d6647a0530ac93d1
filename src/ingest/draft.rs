//! What the reader of a format makes of a document, before sections are told apart.

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::article::{Article, ArticleId, Metadata, Provenance, SectionKind, Text};

use super::{language, sections};

/// A paragraph, heading or line that stands by itself.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its bytes in the text, without the white space around it.
    pub bytes: Range<usize>,
    /// Its role where the markup tells one.
    pub role: Option<SectionKind>,
}

/// A document's text, taken apart into units, and what its markup says of it.
#[derive(Debug, Default)]
pub struct Draft {
    /// The whole text.
    pub text: String,
    /// All that is not blank in the text, in order.
    pub units: Vec<Unit>,
    /// What the markup tells.
    pub metadata: Metadata,
    /// The web address the document states for itself.
    pub url: Option<String>,
}

impl Draft {
    /// Adds a unit at the end, a blank line after the one before.
    pub fn push(&mut self, text: &str, role: Option<SectionKind>) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.units.push(Unit {
            bytes: start..self.text.len(),
            role,
        });
    }

    /// Tells the sections apart, completes the metadata from them and makes the article.
    pub fn into_article(self, original: &[u8]) -> Article {
        let Self {
            text,
            units,
            mut metadata,
            url,
        } = self;
        let text = Text::from(text);
        let sections = sections::divide(&text, &units, &mut metadata);
        metadata.language = language::of(&text, &sections, metadata.language.take());
        let sha256 = hexadecimal(&Sha256::digest(original));
        Article {
            id: ArticleId::new(&sha256[..16]),
            metadata,
            provenance: Provenance {
                file: None,
                url,
                sha256,
            },
            text,
            sections,
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    let digits = |byte: &u8| [digit(byte >> 4), digit(byte & 15)];
    bytes.iter().flat_map(digits).collect()
}
