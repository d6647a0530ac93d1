//! The record of a role.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::facts::{Evidence, Record};

/// What somebody is, where and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Role {
    /// The person's name.
    pub person: String,
    /// The post or title.
    pub title: String,
    /// The organization or country.
    #[serde(default)]
    pub of: Option<String>,
    /// Since when, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Until when, where told; "former" gives `past`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

impl Record for Role {
    fn of_words(_: &Article, _: Span, words: String) -> Self {
        Self {
            person: String::new(),
            title: words,
            of: None,
            since: None,
            until: None,
        }
    }

    fn summary(&self, _: &[Evidence]) -> String {
        let mut line = format!("{} — {}", self.person, self.title);
        if let Some(of) = &self.of {
            let _ = write!(line, ", {of}");
        }
        match (self.since.as_deref(), self.until.as_deref()) {
            (None, None) => {}
            (None, Some("past")) => line.push_str(" (former)"),
            (Some(since), None) => {
                let _ = write!(line, " (since {since})");
            }
            (None, Some(until)) => {
                let _ = write!(line, " (until {until})");
            }
            (Some(since), Some(until)) => {
                let _ = write!(line, " ({since} to {until})");
            }
        }
        line
    }

    fn repetition_key(&self) -> Option<String> {
        Some(format!(
            "{} {} {:?} {:?} {:?}",
            self.person,
            self.title.to_lowercase(),
            self.of,
            self.since,
            self.until
        ))
    }

    fn names(&self) -> Vec<&str> {
        let of = self.of.as_deref().into_iter();
        of.chain([&*self.person]).collect()
    }
}
