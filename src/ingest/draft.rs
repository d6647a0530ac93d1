//! What the reader of a format makes of a document, before sections are told apart.

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::article::{Article, ArticleId, Metadata, Provenance, SectionKind, Text};

use super::html::blocks::Block;
use super::{language, sections};

/// A paragraph, heading or line that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its bytes in the text, without the white space around it.
    pub bytes: Range<usize>,
    /// Its role where the markup tells one.
    pub role: Option<SectionKind>,
}

/// A document's text, taken apart into units, and what its markup says of it.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The whole text.
    pub text: String,
    /// All that is not blank in the text, in order.
    pub units: Vec<Unit>,
    /// What the markup tells.
    pub metadata: Metadata,
    /// The web address the document states for itself.
    pub url: Option<String>,
    /// The place in the file, where the file holds more than this.
    pub place: Option<String>,
    /// What a person should know of how it was read: "the beginning only: the rest is not free".
    pub remark: Option<String>,
}

impl Draft {
    /// A draft that begins with what is told of the article: headline, authors, summary.
    pub fn told(metadata: Metadata, summary: Option<&str>) -> Self {
        let mut draft = Self::default();
        if let Some(title) = &metadata.title {
            draft.push(title, Some(SectionKind::Headline));
        }
        if !metadata.byline.is_empty() {
            draft.push(&metadata.byline.join(", "), Some(SectionKind::Byline));
        }
        if let Some(summary) = summary {
            draft.push(summary, Some(SectionKind::Summary));
        }
        draft.metadata = metadata;
        draft
    }

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

    /// Adds the blocks of markup. The headline is not told twice.
    pub fn push_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            let is_title = self.metadata.title.as_deref() == Some(block.text.as_str());
            if !is_title {
                self.push(&block.text, block.role);
            }
        }
    }

    /// Adds plain text as it stands, unit by unit.
    pub fn push_text(&mut self, draft: &Self) {
        if draft.text.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(&draft.text);
        self.units.extend(draft.units.iter().map(|unit| Unit {
            bytes: unit.bytes.start + start..unit.bytes.end + start,
            role: unit.role,
        }));
    }

    /// The words of a unit.
    pub fn words(&self, unit: &Unit) -> &str {
        &self.text[unit.bytes.clone()]
    }

    /// How many letters the units hold that are more than headline and authors.
    pub fn letters(&self) -> usize {
        let told = |unit: &&Unit| {
            !matches!(
                unit.role,
                Some(SectionKind::Headline | SectionKind::Byline | SectionKind::Boilerplate)
            )
        };
        let letters = |unit: &Unit| {
            let characters = self.words(unit).chars();
            characters.filter(|c| c.is_alphabetic()).count()
        };
        self.units.iter().filter(told).map(letters).sum()
    }

    /// What tells this part of a file from the others: all that it says.
    pub fn fingerprint(&self) -> Vec<u8> {
        let Metadata {
            title, published, ..
        } = &self.metadata;
        let title = title.as_deref().unwrap_or_default();
        let day = published.map(|day| day.to_string()).unwrap_or_default();
        let url = self.url.as_deref().unwrap_or_default();
        [title, &day, url, &self.text].join("\n").into_bytes()
    }

    /// Tells the sections apart, completes the metadata from them and makes the article.
    pub fn into_article(self, original: &[u8]) -> Article {
        let Self {
            text,
            units,
            mut metadata,
            url,
            place,
            remark,
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
                place,
                url,
                remark,
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
