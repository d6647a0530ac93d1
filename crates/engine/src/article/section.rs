//! The parts of an article and what each is for.

use serde::{Deserialize, Serialize};

use super::Span;

/// A range of the text with a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Section {
    /// What the range is for.
    pub kind: SectionKind,
    /// Where it lies.
    #[serde(flatten)]
    pub span: Span,
}

/// What a part of an article is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// The title line.
    Headline,
    /// The line that names the authors.
    Byline,
    /// Place, date and agency before the first sentence, or a line with the date.
    Dateline,
    /// The summary or standfirst under the headline.
    Summary,
    /// The article proper.
    Body,
    /// A closing part that repeats the article ("In conclusion").
    Conclusion,
    /// A line that tells where the text was taken from.
    Source,
    /// The paragraph about the author.
    AuthorBio,
    /// Where the paper says that it corrected or updated the article. It tells what was wrong before,
    /// so no facts are drawn from it.
    Correction,
    /// Words under a picture.
    Caption,
    /// Everything else on the page: comment forms, link lists, notices.
    Boilerplate,
}

impl SectionKind {
    /// Whether facts are drawn from such a section: the article speaks there, not the page around it.
    pub fn holds_facts(self) -> bool {
        matches!(
            self,
            Self::Headline
                | Self::Dateline
                | Self::Summary
                | Self::Body
                | Self::Conclusion
                | Self::Caption
        )
    }
}
