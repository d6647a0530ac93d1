//! From the claims of many articles to [`Row`]s: one claim across a story, with slots and verdicts.
//!
//! Each article is made ready by itself ([`prepared`]): its words, its entities. Then entities are linked
//! ([`entities`]), clauses aligned by the words they share, rare words counting most ([`clause`],
//! [`linkage`], [`alignment`]), what they put to one question set side by side ([`answer`], [`slots`]), and each group
//! of clauses becomes a row ([`rows`]). What was copied is found beside that ([`copied`]). Everything
//! works on articles and facts alone, so facts that a person made or changed compare like any others.
//!
//! Beside that, [`Grouping`] finds which articles are of one story, and [`facing()`] lays the texts of
//! two side by side.

mod alignment;
mod answer;
mod article_names;
mod asking;
mod bag;
mod calendar;
mod clause;
mod comparer;
mod copied;
mod copied_rows;
mod cut;
mod entities;
mod facing;
mod finding;
mod foreign;
mod frequencies;
mod grouping;
mod history;
mod identity;
mod importance;
mod interval;
mod key;
mod linkage;
mod names;
mod opposites;
mod outlet;
mod prepared;
mod quotation;
mod readable;
mod revision;
mod row;
mod rows;
mod said;
mod sameness;
mod slots;
mod sounds;
mod spelling;
mod story;
mod synonyms;
mod told;
mod within;
mod wording;
pub(crate) mod words;

use std::sync::Arc;

use crate::cancel::{CancelToken, Cancelled};
use crate::facts::FactSheet;

use entities::Names;

pub use answer::OF_AGE;
pub use calendar::Period;
pub use comparer::Comparer;
pub use copied::{CopiedPassage, copied_passages, copied_share};
pub use facing::{AlignedPassage, Change, Facing, Likeness, Origin, facing};
pub use finding::{Finding, Rating, Remarks};
pub use grouping::{GroupId, Grouping, Signature};
pub use identity::{Identity, Named};
pub use outlet::{known_outlet, outlets, proposed_outlets, told_outlet};
pub use revision::{Changed, Revision, revisions};
pub use row::{
    Answer, Cell, Comparison, Copied, Difference, EntityCell, LinkedEntity, Passage, Question, Row,
    Side, Slot, Verdict,
};
pub use sameness::{Claimed, Sameness};
pub use within::{Inward, InwardAnswer, within};

/// Sets articles side by side. Rejected facts take no part. The same articles give the same rows, in
/// whatever order they come.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn compare(sheets: &[Arc<FactSheet>], cancel: &CancelToken) -> Result<Comparison, Cancelled> {
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
) -> Result<Comparison, Cancelled> {
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

/// "A", "A and B", "A, B and C".
fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
