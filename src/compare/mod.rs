//! From the facts of many articles to [`Row`]s: one fact across a story, with a verdict.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{FactId, FactKind, FactSheet};

/// One fact across several articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The kind of the facts in it.
    pub kind: FactKind,
    /// What it is about, in a few words.
    pub label: String,
    /// How the articles stand to each other.
    pub verdict: Verdict,
    /// Why, in plain words; empty for full agreement.
    pub differences: Vec<String>,
    /// What each article says; an article that says nothing has no entry.
    pub cells: BTreeMap<ArticleId, Vec<Cell>>,
}

/// Where one article says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The fact.
    pub fact: FactId,
    /// Its primary evidence.
    #[serde(flatten)]
    pub span: Span,
}

/// How the articles of a row stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They cannot all be right.
    Conflict,
    /// Less precise, hedged or reworded, yet no contradiction.
    Compatible,
    /// They say the same in their own words.
    Agree,
    /// They say the same because one copied the words.
    Copied,
    /// One article only.
    Single,
}

/// Sets articles side by side. Rejected facts take no part.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn compare(_sheets: &[Arc<FactSheet>], cancel: &CancelToken) -> Result<Vec<Row>, Cancelled> {
    cancel.check()?;
    Ok(Vec::new())
}
