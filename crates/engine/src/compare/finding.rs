//! What a person found out about a claim, and what they remark on it.

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};

use crate::facts::one_line;

/// How a claim stands to what a person found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// It is so.
    True,
    /// It is not so.
    False,
    /// It is so, yet told in a way that leads astray.
    Misleading,
    /// Nothing was found that settles it.
    Unproven,
}

impl Rating {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::True, Self::False, Self::Misleading, Self::Unproven];

    /// The rating for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::True => "True",
            Self::False => "False",
            Self::Misleading => "Misleading",
            Self::Unproven => "Unproven",
        }
    }

    /// The rating as files write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::False => "false",
            Self::Misleading => "misleading",
            Self::Unproven => "unproven",
        }
    }
}

/// What a person found out about a claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding {
    /// How it stands.
    pub rating: Rating,
    /// Where that can be looked up: an address, or a source in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a person remarks on a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Remarks {
    /// What they noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What they found out about its claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// The words that the finding is about: a row may hold several sentences.
    #[serde(skip)]
    pub found_on: Option<String>,
    /// Whether they are done with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

impl Remarks {
    /// Whether anything is to be told of it in print: that it is done is for those at work alone.
    pub fn tell(&self) -> bool {
        self.note.is_some() || self.finding.is_some()
    }

    /// Each remark as a sentence: "Finding on “54 members came”: False. Source: https://…".
    pub fn sentences(&self) -> impl Iterator<Item = String> + '_ {
        let on = self.found_on.as_deref().map(one_line);
        let on = on.map_or_else(String::new, |words| format!(" on “{words}”"));
        let finding = self
            .finding
            .iter()
            .map(move |it| format!("Finding{on}: {it}"));
        let note = self.note.iter().map(|note| format!("Note: {note}"));
        let done = self.done.then(|| "Done.".to_owned());
        finding.chain(note).chain(done)
    }
}

impl Finding {
    /// What was found: "False. The register has 54 members."
    pub fn told(&self) -> String {
        let rating = self.rating.label();
        match &self.note {
            None => format!("{rating}."),
            Some(note) if note.ends_with(['.', '!', '?', '…']) => format!("{rating}. {note}"),
            Some(note) => format!("{rating}. {note}."),
        }
    }
}

/// "False. The register has 54 members. Source: https://…"
impl Display for Finding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told())?;
        match &self.source {
            Some(source) => write!(f, " Source: {source}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_reads_as_a_sentence() {
        let finding = Finding {
            rating: Rating::Misleading,
            source: Some("https://register.example/12".to_owned()),
            note: Some("The figure is of last year".to_owned()),
        };
        assert_eq!(
            finding.to_string(),
            "Misleading. The figure is of last year. Source: https://register.example/12"
        );
    }
}
