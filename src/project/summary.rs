//! What the list of articles shows, light enough to hold for all of them.

use serde::{Deserialize, Serialize};

use crate::article::{self, ArticleId, Metadata, Provenance};
use crate::facts::Status;

use super::ArticleKey;

/// Names a story within a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoryId(pub i64);

impl std::fmt::Display for StoryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Articles about the same event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Unique within the project.
    pub id: StoryId,
    /// What it is called.
    pub name: String,
}

/// An article without its text and facts.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleSummary {
    /// Its id.
    pub id: ArticleId,
    /// What it says of itself.
    pub metadata: Metadata,
    /// Where it came from.
    pub provenance: Provenance,
    /// The story it belongs to.
    pub story: Option<StoryId>,
    /// Whether the person marked it as finished.
    pub finished: bool,
    /// Its facts by status.
    pub counts: StatusCounts,
    /// Its place in the order of adding.
    pub(super) key: ArticleKey,
}

impl ArticleSummary {
    /// What to call it in a list.
    pub fn display_title(&self) -> &str {
        article::display_title(&self.id, &self.metadata, &self.provenance)
    }

    /// How far the review of it is.
    pub fn progress(&self) -> Progress {
        match () {
            () if self.finished => Progress::Finished,
            () if self.counts.reviewed() > 0 => Progress::InProgress,
            () => Progress::New,
        }
    }
}

/// How far the review of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Progress {
    /// Nothing was decided yet.
    New,
    /// Something was.
    InProgress,
    /// The person said it is done.
    Finished,
}

/// How many facts have each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StatusCounts([usize; Status::ALL.len()]);

impl StatusCounts {
    /// How many have this status.
    pub fn of(self, status: Status) -> usize {
        self.0[status as usize]
    }

    /// How many facts there are.
    pub fn total(self) -> usize {
        self.0.iter().sum()
    }

    /// How many facts a person has decided on or made.
    pub fn reviewed(self) -> usize {
        self.total() - self.open()
    }

    /// How many facts nobody has decided about.
    pub fn open(self) -> usize {
        self.of(Status::Suggested)
    }

    pub(super) fn set(&mut self, status: Status, count: usize) {
        self.0[status as usize] = count;
    }
}

impl std::ops::Add for StatusCounts {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        for (sum, count) in self.0.iter_mut().zip(other.0) {
            *sum += count;
        }
        self
    }
}

impl std::iter::Sum for StatusCounts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), std::ops::Add::add)
    }
}
