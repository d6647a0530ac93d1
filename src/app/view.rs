//! What the window shows at this moment: chosen, filtered, open. Nothing of it is kept in the project.

use std::collections::BTreeSet;

use crate::article::ArticleId;
use crate::compare::Verdict;
use crate::facts::{Fact, FactId, FactKind, Status};

use super::wording;

/// The state of the views.
#[derive(Debug, Default)]
pub struct View {
    /// Reading or comparing.
    pub mode: Mode,
    /// The article on show.
    pub article: Option<ArticleId>,
    /// The fact that is worked on, of the article on show.
    pub fact: Option<FactId>,
    /// Which piece of its evidence was shown last.
    pub evidence: usize,
    /// What the library is searched for.
    pub library_search: String,
    /// Which facts are listed and marked.
    pub filter: FactFilter,
    /// The articles to be compared.
    pub chosen: BTreeSet<ArticleId>,
    /// Which rows of the comparison are shown.
    pub compare: CompareFilter,
    /// The cell that is looked at beside the comparison.
    pub preview: Option<(ArticleId, FactId)>,
    /// Goes up whenever something of this changes that marks depend on.
    pub revision: u64,
    /// Whether the search field of the mode wants the keyboard.
    pub focus_search: bool,
    /// Whether the list of facts should scroll to the selected one.
    pub reveal_fact: bool,
}

/// Reading or comparing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// One article beside its facts.
    #[default]
    Read,
    /// The chosen articles side by side.
    Compare,
}

/// Which facts are listed and marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactFilter {
    /// Kinds that are left out.
    pub hidden_kinds: BTreeSet<FactKind>,
    /// Only facts in this state of review; all where `None`.
    pub review: Option<Review>,
    /// Only facts that hold these words.
    pub text: String,
}

/// Where a fact stands in the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Not decided.
    Open,
    /// Accepted, edited or added.
    Accepted,
    /// Rejected.
    Rejected,
}

impl Review {
    /// All of them, in the order of work.
    pub const ALL: [Self; 3] = [Self::Open, Self::Accepted, Self::Rejected];

    /// Where a status stands.
    pub fn of(status: Status) -> Self {
        match status {
            Status::Suggested => Self::Open,
            Status::Accepted | Status::Edited | Status::Manual => Self::Accepted,
            Status::Rejected => Self::Rejected,
        }
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "To review",
            Self::Accepted => "Accepted",
            Self::Rejected => "Rejected",
        }
    }
}

impl FactFilter {
    /// Whether a fact is listed.
    pub fn shows(&self, fact: &Fact) -> bool {
        !self.hidden_kinds.contains(&fact.kind())
            && self
                .review
                .is_none_or(|review| review == Review::of(fact.status))
            && self.matches_text(fact)
    }

    fn matches_text(&self, fact: &Fact) -> bool {
        let wanted = self.text.trim().to_lowercase();
        wanted.is_empty() || {
            let words = fact.evidence.iter().map(|evidence| &*evidence.text);
            words
                .chain(fact.note.as_deref())
                .any(|text| text.to_lowercase().contains(&wanted))
                || wording::value(fact).to_lowercase().contains(&wanted)
                || wording::detail(fact).to_lowercase().contains(&wanted)
        }
    }
}

/// Which rows of the comparison are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareFilter {
    /// Only rows of this verdict; all where `None`.
    pub verdict: Option<Verdict>,
    /// Kinds that are left out.
    pub hidden_kinds: BTreeSet<FactKind>,
    /// Only rows that hold these words.
    pub text: String,
}

impl View {
    /// Something changed that marks depend on.
    pub fn touch(&mut self) {
        self.revision += 1;
    }
}
