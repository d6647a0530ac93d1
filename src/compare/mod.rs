//! From the facts of many articles to [`Row`]s: one fact across a story, with a verdict.
//!
//! Each article is made ready by itself ([`prepared`]): its words and how much they tell, its entities. Then
//! entities are linked ([`entities`]), facts of each kind matched ([`align`], [`kinds`]), and each group
//! becomes a row ([`rows`]) whose verdict rests on how each two articles stand ([`verdict`]) and on what
//! was copied ([`copied`]). What two articles have in common does not depend on the others, so a
//! [`Comparer`] keeps it when one comes or goes. Everything works on articles and facts alone, so facts
//! that a person made or changed compare like any others.
//!
//! Beside that, [`Grouping`] finds which articles are of one story, and [`facing()`] lays the texts of
//! two side by side.

mod align;
mod article_names;
mod bag;
mod calendar;
mod comparer;
mod copied;
mod entities;
mod facing;
mod frequencies;
mod grouping;
mod groups;
mod identity;
mod interval;
mod kinds;
mod names;
mod parts;
mod prepared;
mod rows;
mod story;
mod synonyms;
mod table;
mod verdict;
mod wording;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{FactId, FactKind, FactSheet};

use entities::Names;

pub use article_names::short_names;
pub use calendar::Period;
pub use comparer::Comparer;
pub use copied::{CopiedPassage, copied_passages, copied_share};
pub use facing::{AlignedPassage, Change, Facing, Likeness, Origin, facing};
pub use grouping::{GroupId, Grouping, Signature};
pub use identity::{Identity, Named};

/// One fact across several articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The kind of the facts in it.
    pub kind: FactKind,
    /// What it is about, in a few words.
    pub label: String,
    /// How the articles stand to each other.
    pub verdict: Verdict,
    /// The program's verdict where a person set another; none otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overruled: Option<Verdict>,
    /// Why, in plain words; empty for full agreement.
    pub differences: Vec<String>,
    /// What each article says; an article that says nothing has no entry.
    pub cells: BTreeMap<ArticleId, Vec<Cell>>,
}

impl Row {
    /// Sets a person's verdict over the program's.
    pub fn overrule(&mut self, verdict: Verdict) {
        if verdict != self.verdict {
            self.overruled = Some(self.verdict);
            self.verdict = verdict;
        }
    }

    /// Why the verdict is as it is, and whose it is where a person set it.
    pub fn reasons(&self) -> Vec<String> {
        let by_person = self.overruled.map(|own| {
            let own = own.as_str();
            format!("Verdict set by a person; the program's was “{own}”.")
        });
        let own = self.differences.iter().cloned();
        by_person.into_iter().chain(own).collect()
    }
}

/// Where one article says it. An entity has a cell for each of its mentions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The fact.
    pub fact: FactId,
    /// Its primary evidence; for an entity, one mention.
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

impl Verdict {
    /// The verdict as files and readers call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Compatible => "compatible",
            Self::Agree => "agree",
            Self::Copied => "copied",
            Self::Single => "single",
        }
    }
}

/// Sets articles side by side. Rejected facts take no part. Rows stand in the order of the reader's
/// questions, those of most articles first; the same articles give the same rows.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn compare(sheets: &[Arc<FactSheet>], cancel: &CancelToken) -> Result<Vec<Row>, Cancelled> {
    compare_judged(sheets, &[], cancel)
}

/// As [`compare`], of articles of which a person said who is who.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn compare_judged(
    sheets: &[Arc<FactSheet>],
    identities: &[Identity],
    cancel: &CancelToken,
) -> Result<Vec<Row>, Cancelled> {
    Comparer::default().compare(sheets, identities, cancel)
}

/// The entities of some articles, those that are the same together; each told by the number of its
/// article and that of the fact in its sheet.
pub fn same_entities(
    sheets: &[Arc<FactSheet>],
    identities: &[Identity],
) -> Vec<Vec<(usize, usize)>> {
    let names: Vec<Names> = sheets.iter().map(|sheet| Names::of(sheet)).collect();
    let clusters = entities::clusters(names.iter(), sheets, identities);
    let fact = |(article, entity): (usize, usize)| (article, names[article].fact(entity));
    let clusters = clusters.into_iter();
    clusters
        .map(|members| members.into_iter().map(fact).collect())
        .collect()
}
