//! A newer text of an article against the older one: which claims came, went and changed.

use std::sync::Arc;

use super::comparer::Comparer;
use super::row::{Cell, Question, Row};
use crate::article::{Article, ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{FactSheet, one_line};

/// A claim that is not told as before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// What became of it.
    pub change: Changed,
    /// Its words in the older text.
    pub older: Option<(Span, String)>,
    /// Its words in the newer text.
    pub newer: Option<(Span, String)>,
    /// What differs, as far as it can be checked.
    pub reasons: Vec<String>,
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Changed {
    /// It is told otherwise.
    Otherwise,
    /// The newer text alone tells it.
    Added,
    /// The older text alone told it.
    Dropped,
}

impl Changed {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Otherwise, Self::Added, Self::Dropped];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Otherwise => "Changed",
            Self::Added => "Added",
            Self::Dropped => "Dropped",
        }
    }
}

/// What the newer text changed, in the order of the text.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn revisions(
    older: &FactSheet,
    newer: &FactSheet,
    cancel: &CancelToken,
) -> Result<Vec<Revision>, Cancelled> {
    let ids = ["1 older", "2 newer"].map(ArticleId::new);
    let sheets = [(older, "1 older"), (newer, "2 newer")].map(|(sheet, id)| named(sheet, id));
    let rows = Comparer::default().rows(&sheets, cancel)?;
    let texts = [older, newer].map(|sheet| one_line(sheet.article.text.as_str()));
    let mut found = Vec::new();
    for row in &rows {
        let told = [0, 1].map(|side| not_in(row, &ids[side], &texts[1 - side]));
        let reasons = || reasons(row);
        match told.map(|cell| cell.map(|cell| (cell.span, one_line(&cell.text)))) {
            [None, None] => {}
            [Some(older), Some(newer)] => found.push(Revision {
                change: Changed::Otherwise,
                older: Some(older),
                newer: Some(newer),
                reasons: reasons(),
            }),
            [older, newer] => found.push(Revision {
                change: if older.is_some() {
                    Changed::Dropped
                } else {
                    Changed::Added
                },
                older,
                newer,
                reasons: Vec::new(),
            }),
        }
    }
    found.sort_by_key(|it| {
        let span = it
            .newer
            .as_ref()
            .or(it.older.as_ref())
            .map(|(span, _)| *span);
        (it.change, span)
    });
    Ok(found)
}

/// A text under an id by which both are told apart; the day is no ground for a figure to move.
fn named(sheet: &FactSheet, id: &str) -> Arc<FactSheet> {
    let mut article = Article {
        id: ArticleId::new(id),
        ..(*sheet.article).clone()
    };
    article.metadata.published = None;
    Arc::new(FactSheet {
        article: Arc::new(article),
        facts: sheet.facts.clone(),
    })
}

/// The first claim of a side whose words do not stand in the other text.
fn not_in<'r>(row: &'r Row, side: &ArticleId, other: &str) -> Option<&'r Cell> {
    let mut cells = row.cells.get(side)?.iter();
    cells.find(|cell| {
        let words = one_line(&cell.text);
        !other.contains(words.trim_end_matches(['.', ',', ';']))
    })
}

/// What differs in a row beside words that stand in each other's place.
fn reasons(row: &Row) -> Vec<String> {
    let slots = row.slots.iter().filter(|it| it.question != Question::What);
    let differences = slots.flat_map(|slot| {
        slot.differences.iter().map(move |difference| {
            let sides = difference.sides.iter().map(|side| one_line(&side.text));
            let sides: Vec<String> = sides.map(|text| format!("“{text}”")).collect();
            format!("{}: {}", slot.question.label(), sides.join(", then "))
        })
    });
    differences.collect()
}
