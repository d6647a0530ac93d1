//! Carries out one edit inside a transaction and tells the way back.

mod article;
mod codebook;
mod fact;
mod identity;
mod replace;
mod row;
mod story;

use rusqlite::Connection;

use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::{FactId, shorten};

pub(super) use replace::orphans;

use super::decision::decide;
use super::error::{Fault, Refusal};
use super::{ArticleKey, ArticleSummary, Edit, tables};

/// Longest text of a fact or title in the history, in graphemes.
const LABEL_LENGTH: usize = 60;

/// What came of an edit.
pub(super) enum Effect {
    /// The project changed.
    Changed(Box<Change>),
    /// The project was so already.
    Nothing,
    /// The article is there already.
    Duplicate(Duplicate),
}

/// A change that was made.
pub(super) struct Change {
    /// The edit that takes it back.
    pub way_back: Edit,
    /// What it is called in the history.
    pub label: String,
    /// What has to be read again.
    pub touched: Touched,
}

/// What a change reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Touched {
    /// Anything of an article.
    Article(ArticleKey),
    /// What the list tells of an article beside its text and facts: its story, whether it is finished.
    Listing(ArticleKey),
    /// One fact.
    Fact(ArticleKey, ArticleId, FactId),
    /// The list of stories.
    Stories,
    /// A person's word on rows of the comparison.
    Rows,
    /// A person's word on who is who.
    Identities,
    /// The codebook.
    Codebook,
    /// Facts of any article.
    Everything,
}

/// An article that was not added because the project has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// What to call the article that was to be added.
    pub title: String,
    /// The article that is there.
    pub present: ArticleId,
}

/// Carries out a single edit of a person, who may have no name; a batch is taken apart before.
pub(super) fn perform(connection: &Connection, who: &str, edit: Edit) -> Result<Effect, Fault> {
    match edit {
        Edit::AddArticle { sheet, story } => article::add(connection, sheet, story),
        Edit::RemoveArticle { article } => article::remove(connection, &article),
        Edit::RestoreArticle { key } => article::restore(connection, key),
        Edit::SetMetadata { article, metadata } => {
            article::set_metadata(connection, article, &metadata)
        }
        Edit::SetFinished { article, finished } => {
            article::set_finished(connection, article, finished)
        }
        Edit::MoveArticle { article, story } => article::set_story(connection, article, story),
        Edit::Reextract { article, facts } => article::reextract(connection, article, facts),
        Edit::SetFacts { article, facts } => article::set_facts(connection, article, facts),
        Edit::ReplaceText { article, sheet } => replace::replace(connection, article, sheet),
        Edit::RestoreText { sheet, orphans } => replace::put(connection, &sheet, &orphans),
        Edit::SetOrphans { article, orphans } => {
            replace::set_orphans(connection, article, &orphans)
        }
        Edit::AddFact { article, fact } => fact::add(connection, who, article, fact),
        Edit::RemoveFact { article, fact } => fact::remove(connection, article, fact),
        Edit::RestoreFact { article, fact } => {
            let id = fact.id.clone();
            fact::change(connection, article, &id, "Put back", |present| {
                *present = fact;
            })
        }
        Edit::Decide {
            article,
            fact,
            decision,
        } => fact::change(connection, article, &fact, decision.verb(), |fact| {
            decide(fact, decision, who);
        }),
        Edit::Revise {
            article,
            fact,
            content,
            evidence,
        } => fact::revise(connection, who, article, &fact, content, evidence),
        Edit::SetNote {
            article,
            fact,
            note,
        } => fact::change(connection, article, &fact, "Note on", |fact| {
            fact.note = note.filter(|note| !note.trim().is_empty());
        }),
        Edit::SetTags {
            article,
            fact,
            tags,
        } => fact::change(connection, article, &fact, "Tags of", |fact| {
            fact.tags = tags;
        }),
        Edit::AddStory { story, name } => story::add(connection, story, &name),
        Edit::RemoveStory { story } => story::remove(connection, story),
        Edit::RenameStory { story, name } => story::rename(connection, story, &name),
        Edit::OverruleVerdict {
            row,
            label,
            verdict,
        } => row::overrule(connection, row, label, verdict),
        Edit::SetRowNote { row, label, note } => row::note(connection, row, label, note),
        Edit::SetRowDone { row, label, done } => row::done(connection, row, label, done),
        Edit::SetFinding {
            claim,
            words,
            finding,
        } => row::find(connection, claim, words, finding),
        Edit::JudgeSameness {
            one,
            other,
            label,
            same,
        } => row::judge(connection, one, other, label, same),
        Edit::JudgeIdentity { one, other, same } => identity::judge(connection, one, other, same),
        Edit::SetCodebookEntry { sort, name, entry } => {
            codebook::set(connection, sort, name, entry.as_ref())
        }
        Edit::RenameCodebookEntry { sort, from, to } => {
            codebook::rename(connection, sort, from, to)
        }
        Edit::Batch { .. } => Err(Fault::Inconsistent("a step within a step")),
    }
}

fn changed(way_back: Edit, label: String, touched: Touched) -> Effect {
    Effect::Changed(Box::new(Change {
        way_back,
        label,
        touched,
    }))
}

/// The article of an id, which must be in the project.
fn known(connection: &Connection, article: &ArticleId) -> Result<ArticleSummary, Fault> {
    let summary = match tables::key_of(connection, article)? {
        Some(key) => tables::summary(connection, key)?,
        None => None,
    };
    summary.ok_or_else(|| Refusal::UnknownArticle(article.clone()).into())
}

/// A name or a fact as the history cites it.
pub fn quoted(text: &str) -> String {
    format!("‘{}’", shorten(text, LABEL_LENGTH))
}
