//! The codebook: kinds of fact and tags that a person made.

use serde::{Deserialize, Serialize};

/// What an entry of the codebook is for.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A kind of fact.
    #[default]
    Kind,
    /// A label of facts of any kind.
    Tag,
}

impl Sort {
    /// What a person calls it.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Tag => "tag",
        }
    }
}

/// A kind of fact, or a tag, that a person made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodebookEntry {
    /// What it is for.
    #[serde(default)]
    pub sort: Sort,
    /// What it is called; unique among its sort.
    pub name: String,
    /// Red, green and blue.
    pub color: [u8; 3],
    /// The letter or digit that gives it.
    #[serde(default)]
    pub key: Option<char>,
    /// When to give it, for whoever codes.
    #[serde(default)]
    pub description: String,
}

/// All kinds and tags that a person made: kinds first, each by name. As a file it is JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codebook {
    /// The entries.
    #[serde(rename = "codebook")]
    pub entries: Vec<CodebookEntry>,
}

impl Codebook {
    /// The entry of a name.
    pub fn entry(&self, sort: Sort, name: &str) -> Option<&CodebookEntry> {
        let mut entries = self.of(sort);
        entries.find(|entry| entry.name == name)
    }

    /// The entries of a sort.
    pub fn of(&self, sort: Sort) -> impl Iterator<Item = &CodebookEntry> {
        self.entries.iter().filter(move |entry| entry.sort == sort)
    }
}
