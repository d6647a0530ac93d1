//! The record of an entity.

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::facts::{Evidence, Record};

/// A named thing, or people that are only described, with all mentions as evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entity {
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// Its fullest name in the article, without titles; of people without one, what they are called.
    pub name: String,
    /// Its other names in the article.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Where an organization is based, in the article's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityType {
    /// A human.
    Person,
    /// A company, agency, party, institution.
    Organization,
    /// A country, city, region, building.
    Place,
    /// A nationality, religion, people; many people without a name ("soldiers").
    Group,
    /// A named event.
    Event,
    /// A law, book, film.
    Work,
    /// An object or service.
    Product,
    /// Any other name.
    Other,
}

impl EntityType {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Group,
        Self::Event,
        Self::Work,
        Self::Product,
        Self::Other,
    ];

    /// The type as files and readers call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Work => "work",
            Self::Product => "product",
            Self::Other => "other",
        }
    }
}

impl Record for Entity {
    fn of_words(_: &Article, _: Span, words: String) -> Self {
        Self {
            entity_type: EntityType::Other,
            name: words,
            aliases: Vec::new(),
            place: None,
        }
    }

    fn summary(&self, _: &[Evidence]) -> String {
        match self.entity_type {
            EntityType::Other => self.name.clone(),
            known => format!("{} ({})", self.name, known.as_str()),
        }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        (self.entity_type, &self.name) == (other.entity_type, &other.name)
    }

    fn names(&self) -> Vec<&str> {
        let aliases = self.aliases.iter().map(String::as_str);
        aliases.chain([self.name.as_str()]).collect()
    }
}
