//! What the reader of a format makes of a document, before sections are told apart.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::article::{
    Article, ArticleId, Metadata, Provenance, ReadingText, Section, SectionKind, Span, Text,
};

use super::html::blocks::Block;
use super::{dates, language, sections};

/// The remark on an article whose day is that on which its file was written.
const DATED_BY_FILE: &str = "the day is the one on which the file was written";

/// A paragraph, heading or line that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its bytes in the text, without the white space around it.
    pub bytes: Range<usize>,
    /// Its role where the markup tells one.
    pub role: Option<SectionKind>,
}

/// A document's text, taken apart into units, and what its markup says of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
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
    /// Whether the text stands so in the file, so that nothing in it may be moved.
    pub as_it_stands: bool,
    /// The day on which the file says that it was written: taken for the day of publication where nothing
    /// else tells one.
    pub created: Option<Date>,
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
        self.as_it_stands |= draft.as_it_stands;
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

    /// The draft with its captions before the first paragraph, where pictures float: so that a caption
    /// does not stand between two sentences that belong together. Text as it stands is left so.
    fn captions_first(self) -> Self {
        if self.as_it_stands {
            return self;
        }
        let text = Text::from(self.text.as_str());
        let sections = divide(&text, &self.units, &mut self.metadata.clone());
        let kind = |unit: &Unit| {
            let start = text.offset_of(unit.bytes.start);
            let section = sections.iter().find(|section| section.span.contains(start));
            section.map(|section| section.kind)
        };
        let is_body = |unit: &Unit| {
            matches!(
                kind(unit),
                Some(SectionKind::Body | SectionKind::Conclusion)
            ) || dateline_opens(&sections, text.span_of_bytes(unit.bytes.clone()))
        };
        let is_caption = |unit: &&Unit| kind(unit) == Some(SectionKind::Caption);
        let Some(first) = self.units.iter().position(is_body) else {
            return self;
        };
        let (head, rest) = self.units.split_at(first);
        if !rest.iter().any(|unit| is_caption(&unit)) {
            return self;
        }
        let mut moved = Self {
            metadata: self.metadata.clone(),
            url: self.url.clone(),
            place: self.place.clone(),
            created: self.created,
            remark: self.remark.clone(),
            ..Self::default()
        };
        let captions = rest.iter().filter(is_caption);
        let others = rest.iter().filter(|unit| !is_caption(unit));
        for unit in head.iter().chain(captions) {
            let role = unit
                .role
                .or_else(|| kind(unit).filter(|kind| *kind == SectionKind::Caption));
            moved.push(self.words(unit), role);
        }
        for unit in others {
            moved.push(self.words(unit), unit.role);
        }
        moved
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
        let whole = self.captions_first();
        let Self {
            text,
            units,
            mut metadata,
            url,
            place,
            created,
            mut remark,
            ..
        } = whole;
        let text = Text::from(text);
        let sections = divide(&text, &units, &mut metadata);
        let url = url.or_else(|| sections::own_address(text.as_str()));
        metadata.published = metadata
            .published
            .or_else(|| dates::in_address(url.as_deref()?));
        if metadata.published.is_none() && created.is_some() {
            metadata.published = created;
            remark.get_or_insert_with(|| DATED_BY_FILE.to_owned());
        }
        metadata.language = language::of(&text, &sections, metadata.language.take());
        let sha256 = hexadecimal(&Sha256::digest(original));
        Article {
            id: id_of(&sha256),
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

/// The id of the article that a whole file holds.
pub fn id_of_file(bytes: &[u8]) -> ArticleId {
    id_of(&hexadecimal(&Sha256::digest(bytes)))
}

fn id_of(sha256: &str) -> ArticleId {
    ArticleId::new(&sha256[..16])
}

/// Whether a unit begins with a dateline and goes on behind it.
fn dateline_opens(sections: &[Section], unit: Span) -> bool {
    sections.iter().any(|section| {
        section.kind == SectionKind::Dateline
            && section.span.start == unit.start
            && section.span.end < unit.end
    })
}

/// Tells the sections apart by the text as it is read, so that its layout does not count.
fn divide(text: &Text, units: &[Unit], metadata: &mut Metadata) -> Vec<Section> {
    // Which words of a language the halves of broken words are is no question here.
    let Some(reading) = ReadingText::of(text.as_str(), &|_| false) else {
        return sections::divide(text, units, metadata);
    };
    let as_read = |unit: &Unit| {
        let span = reading.span_as_read(text.span_of_bytes(unit.bytes.clone()));
        Unit {
            bytes: reading.text.byte_of(span.start)..reading.text.byte_of(span.end),
            role: unit.role,
        }
    };
    let units: Vec<Unit> = units.iter().map(as_read).collect();
    let mut sections = sections::divide(&reading.text, &units, metadata);
    for section in &mut sections {
        section.span = reading.span_as_it_stands(section.span);
    }
    closed_up(text, sections)
}

/// Sections with what stands between them and is not read: invisible characters, marks of quoted mail.
fn closed_up(text: &Text, mut sections: Vec<Section>) -> Vec<Section> {
    let is_seen = |c: &char| !c.is_whitespace();
    let mut end = 0;
    for index in 0..sections.len() {
        let gap: Vec<char> = text
            .slice(Span::new(end, sections[index].span.start))
            .chars()
            .collect();
        let behind = gap.iter().take_while(|c| is_seen(c)).count();
        if let Some(before) = index
            .checked_sub(1)
            .map(|before| &mut sections[before].span)
        {
            before.end += behind;
        }
        let rest = if index == 0 { &gap[..] } else { &gap[behind..] };
        let first = rest.iter().position(is_seen);
        sections[index].span.start -= first.map_or(0, |first| rest.len() - first);
        end = sections[index].span.end;
    }
    if let Some(last) = sections.last_mut() {
        let rest = text.slice(Span::new(end, text.len()));
        last.span.end += rest.trim_end().chars().count();
    }
    sections
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    let digits = |byte: &u8| [digit(byte >> 4), digit(byte & 15)];
    bytes.iter().flat_map(digits).collect()
}
