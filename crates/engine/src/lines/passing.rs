//! What a line of JSON Lines says beside the article, and what of it comes out again.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::VERSION;
use crate::ingest::told_name;
use crate::language::model_version;

/// The keys that are printed of an article, and that of a page, whose text is printed instead: what an
/// input says under these does not pass.
pub(super) const PRINTED: [&str; 21] = [
    "id",
    "title",
    "byline",
    "published",
    "publisher",
    "original_source",
    "language",
    "file",
    "place",
    "url",
    "remark",
    "sha256",
    "text",
    "sections",
    "facts",
    "body",
    "authors",
    "story",
    "engine",
    "model",
    "html",
];

/// What goes with an article through the program.
#[derive(Debug, Default, Clone)]
pub struct Passing {
    /// The story that the input says the article belongs to.
    pub story: Option<String>,
    /// The version of the program that read the facts, where it is known.
    pub engine: Option<Cow<'static, str>>,
    /// The version of the language model that it read them with.
    pub model: Option<Cow<'static, str>>,
    /// Keys of which the program knows nothing.
    pub foreign: Map<String, Value>,
}

impl Passing {
    /// What goes with an article that this program read.
    pub fn read_here() -> Self {
        Self {
            engine: Some(VERSION.into()),
            model: Some(model_version().into()),
            ..Self::default()
        }
    }
}

/// The keys of a line that say more than the article.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "an object")]
pub struct Line {
    facts: Option<IgnoredAny>,
    html: Option<IgnoredAny>,
    body: Option<IgnoredAny>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

impl Line {
    /// Looks a line through.
    ///
    /// # Errors
    /// When it is no object.
    pub fn of(line: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(line)
    }

    /// What the line calls its article.
    pub fn id(&self) -> Option<String> {
        self.name_under("id").ok().flatten()
    }

    /// Whether it holds facts already.
    pub fn has_facts(&self) -> bool {
        self.facts.is_some()
    }

    /// Whether its text was or is to be found in a page.
    pub fn is_page(&self) -> bool {
        if self.has_facts() {
            self.body.is_some()
        } else {
            self.html.is_some()
        }
    }

    /// What goes with its article.
    ///
    /// # Errors
    /// When it names its story by something else than text or a number.
    pub fn passing(mut self) -> Result<Passing, String> {
        let made = |line: &Self, key: &str| {
            let told = line.others.get(key)?.as_str()?;
            Some(Cow::Owned(told.to_owned()))
        };
        let mut passing = if self.has_facts() {
            Passing {
                engine: made(&self, "engine"),
                model: made(&self, "model"),
                ..Passing::default()
            }
        } else {
            Passing::read_here()
        };
        passing.story = self.name_under("story")?;
        self.others
            .retain(|key, _| !PRINTED.contains(&key.as_str()));
        passing.foreign = self.others;
        Ok(passing)
    }

    fn name_under(&self, key: &str) -> Result<Option<String>, String> {
        told_name(self.others.get(key)).map_err(|reason| format!("its \"{key}\" {reason}"))
    }
}
