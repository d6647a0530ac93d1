//! The record of a kind that a person made.

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};

use super::{Evidence, Record, words_of};

/// Words to which a person gave a kind of their own; the codebook of the project describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Code {
    /// The name of the kind.
    pub code: String,
    /// What the person wrote down of these words; may be empty.
    #[serde(default)]
    pub value: String,
}

impl Record for Code {
    fn of_words(_: &Article, _: Span, _: String) -> Self {
        Self {
            code: String::new(),
            value: String::new(),
        }
    }

    fn summary(&self, evidence: &[Evidence]) -> String {
        match self.value.trim() {
            "" => format!("{}: {}", self.code, words_of(evidence)),
            value => format!("{}: {value}", self.code),
        }
    }
}
