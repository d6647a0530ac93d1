//! What the list of articles shows, light enough to hold for all of them.

use serde::{Deserialize, Serialize};

use sidelight_engine::article::{self, ArticleId, Metadata, Provenance};
use sidelight_engine::facts::Status;

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

/// How many facts have each status. Guesses are counted apart: nobody is asked to review them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StatusCounts {
    by_status: [usize; Status::ALL.len()],
    /// How many of those that are suggested are guesses ([`sidelight_engine::facts::Fact::is_guess`]).
    pub(super) guesses: usize,
}

impl StatusCounts {
    /// How many have this status, guesses among them.
    pub fn of(self, status: Status) -> usize {
        self.by_status[status as usize]
    }

    /// How many facts there are, less the guesses.
    pub fn total(self) -> usize {
        self.by_status.iter().sum::<usize>() - self.guesses
    }

    /// How many facts a person has decided on or made.
    pub fn reviewed(self) -> usize {
        self.total() - self.open()
    }

    /// How many facts nobody has decided about, less the guesses.
    pub fn open(self) -> usize {
        self.of(Status::Suggested) - self.guesses
    }

    pub(super) fn set(&mut self, status: Status, count: usize) {
        self.by_status[status as usize] = count;
    }
}

impl std::ops::Add for StatusCounts {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        for (sum, count) in self.by_status.iter_mut().zip(other.by_status) {
            *sum += count;
        }
        self.guesses += other.guesses;
        self
    }
}

impl std::iter::Sum for StatusCounts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), std::ops::Add::add)
    }
}
