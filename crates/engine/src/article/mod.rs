//! The loaded document: its text, what is known about it, and where its parts lie.
//!
//! Every position in a text is counted in Unicode code points. Bytes appear only inside [`Text`].

mod layout;
mod reading_text;
mod section;
mod span;
mod text;
mod units;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use layout::lines;
pub use reading_text::{ReadingText, ligature};
pub use section::{Section, SectionKind};
pub use span::Span;
pub use text::Text;
pub use units::{Edge, Towards, Unit};

/// Names an article within a project and in every output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ArticleId(pub Arc<str>);

impl ArticleId {
    /// Makes an id from any text.
    pub fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One loaded document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Article {
    /// Unique within a project; derived from the original bytes unless the input names one.
    pub id: ArticleId,
    /// What the document says of itself.
    #[serde(flatten)]
    pub metadata: Metadata,
    /// Where the document came from.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// The text as it is shown and annotated: line breaks are `\n`, no byte-order mark.
    pub text: Text,
    /// Ranges of the text with their roles, in order, not overlapping.
    #[serde(default)]
    pub sections: Vec<Section>,
}

impl Article {
    /// The role of the section that holds the code point at `offset`; body where none says otherwise.
    pub fn section_at(&self, offset: usize) -> SectionKind {
        let after = self
            .sections
            .partition_point(|section| section.span.start <= offset);
        match after.checked_sub(1).map(|index| &self.sections[index]) {
            Some(section) if section.span.contains(offset) => section.kind,
            _ => SectionKind::Body,
        }
    }

    /// Whether the sections lie in the text, in order and apart.
    pub fn has_sound_sections(&self) -> bool {
        let mut end = 0;
        self.sections
            .iter()
            .all(|section| self.follows(*section, &mut end))
    }

    /// Leaves out the sections that lie outside the text or begin within the one before.
    pub fn leave_out_unsound_sections(&mut self) {
        let mut end = 0;
        let mut sections = std::mem::take(&mut self.sections);
        sections.retain(|section| self.follows(*section, &mut end));
        self.sections = sections;
    }

    /// Whether a section lies in the text behind `end`, which it then moves.
    fn follows(&self, section: Section, end: &mut usize) -> bool {
        let follows = *end <= section.span.start && section.span.end <= self.text.len();
        if follows {
            *end = section.span.end;
        }
        follows
    }

    /// The words of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.slice(span)
    }

    /// What to call the article in a list: its title, else its file's name, else its id.
    pub fn display_title(&self) -> &str {
        display_title(&self.id, &self.metadata, &self.provenance)
    }
}

/// What to call an article of which no more than this is at hand.
pub fn display_title<'a>(
    id: &'a ArticleId,
    metadata: &'a Metadata,
    provenance: &'a Provenance,
) -> &'a str {
    let file_name = || provenance.file.as_deref()?.file_name()?.to_str();
    metadata
        .title
        .as_deref()
        .or_else(file_name)
        .unwrap_or(id.as_str())
}

/// What a document says of itself. `None` and empty mean "not told".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Author names, in order.
    pub byline: Vec<String>,
    /// The day of publication, in the publisher's own calendar.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub published: Option<Date>,
    /// The site, paper or agency that published it.
    pub publisher: Option<String>,
    /// Where the document says it took its text from, such as an agency.
    pub original_source: Option<String>,
    /// BCP 47 language tag of the text, such as `en`.
    pub language: Option<String>,
}

/// Where a document came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Provenance {
    /// The file it was read from.
    pub file: Option<PathBuf>,
    /// The place in the file, where that holds more than one article: "row 17".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The web address it states for itself.
    pub url: Option<String>,
    /// What a person should know of how it was read: that a paywall cut it off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// SHA-256 of the original bytes, lower-case hexadecimal.
    pub sha256: String,
}
