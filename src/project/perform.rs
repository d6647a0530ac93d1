//! Carries out one edit inside a transaction and tells the way back.

use rusqlite::Connection;

use crate::article::ArticleId;
use crate::facts::{Fact, FactId, FactSheet, shorten};

use super::decision::{self, carry_over, decide, revise};
use super::error::{Fault, Refusal};
use super::{ArticleKey, Decision, Edit, StoryId, tables};

/// Longest text of a fact or title in the history, in graphemes.
const LABEL_LENGTH: usize = 60;

/// What came of an edit.
pub(super) enum Effect {
    /// The project changed.
    Changed(Change),
    /// The project was so already.
    Nothing,
    /// The article is there already, under this id.
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
    /// One fact.
    Fact(ArticleKey, ArticleId, FactId),
    /// The list of stories.
    Stories,
    /// A person's verdicts.
    Verdicts,
}

/// An article that was not added because the project has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// What to call the article that was to be added.
    pub title: String,
    /// The article that is there.
    pub present: ArticleId,
}

/// Carries out a single edit; a batch is taken apart before.
pub(super) fn perform(connection: &Connection, edit: Edit) -> Result<Effect, Fault> {
    match edit {
        Edit::AddArticle { sheet, story } => add_article(connection, sheet, story),
        Edit::RemoveArticle { article } => {
            let key = live(connection, &article)?;
            let title = title(connection, key)?;
            tables::set_removed(connection, key, true)?;
            Ok(changed(
                Edit::RestoreArticle { key },
                format!("Remove the article ‘{title}’"),
                Touched::Article(key),
            ))
        }
        Edit::RestoreArticle { key } => {
            tables::set_removed(connection, key, false)?;
            let summary = tables::summary(connection, key)?
                .ok_or(Fault::Inconsistent("an article to bring back is gone"))?;
            Ok(changed(
                Edit::RemoveArticle {
                    article: summary.id.clone(),
                },
                format!(
                    "Bring back the article ‘{}’",
                    brief(summary.display_title())
                ),
                Touched::Article(key),
            ))
        }
        Edit::SetMetadata { article, metadata } => {
            let (key, summary) = article_of(connection, &article)?;
            if summary.metadata == metadata {
                return Ok(Effect::Nothing);
            }
            tables::set_metadata(connection, key, &metadata)?;
            let label = format!("Change the details of ‘{}’", brief(summary.display_title()));
            let metadata = summary.metadata;
            let way_back = Edit::SetMetadata { article, metadata };
            Ok(changed(way_back, label, Touched::Article(key)))
        }
        Edit::SetFinished { article, finished } => {
            let (key, summary) = article_of(connection, &article)?;
            if summary.finished == finished {
                return Ok(Effect::Nothing);
            }
            tables::set_finished(connection, key, finished)?;
            let state = if finished { "finished" } else { "not finished" };
            let label = format!("Mark ‘{}’ as {state}", brief(summary.display_title()));
            let finished = summary.finished;
            let way_back = Edit::SetFinished { article, finished };
            Ok(changed(way_back, label, Touched::Article(key)))
        }
        Edit::Reextract { article, facts } => replace_facts(connection, article, |present| {
            carry_over(present.to_vec(), facts)
        }),
        Edit::SetFacts { article, facts } => replace_facts(connection, article, |_| facts),
        Edit::AddFact { article, fact } => add_fact(connection, article, fact),
        Edit::RemoveFact { article, fact: id } => {
            let key = live(connection, &article)?;
            let fact = known_fact(connection, key, &article, &id)?;
            tables::delete_fact(connection, key, &id)?;
            let label = format!("Delete {}", quoted(&fact));
            let touched = Touched::Fact(key, article.clone(), id);
            Ok(changed(Edit::AddFact { article, fact }, label, touched))
        }
        Edit::RestoreFact { article, fact } => {
            let id = fact.id.clone();
            let label = |fact: &Fact| format!("Put back {}", quoted(fact));
            change_fact(connection, article, &id, |present| *present = fact, label)
        }
        Edit::Decide {
            article,
            fact,
            decision,
        } => {
            let verb = match decision {
                Decision::Accept => "Accept",
                Decision::Reject => "Reject",
                Decision::Reset => "Reset",
            };
            let label = |fact: &Fact| format!("{verb} {}", quoted(fact));
            change_fact(
                connection,
                article,
                &fact,
                |fact| decide(fact, decision),
                label,
            )
        }
        Edit::Revise {
            article,
            fact,
            content,
            evidence,
        } => {
            if evidence.is_empty() {
                return Err(Refusal::NoEvidence.into());
            }
            let label = |fact: &Fact| format!("Change to {}", quoted(fact));
            let change = |present: &mut Fact| {
                if present.content != content || present.evidence != evidence {
                    revise(present, content, evidence);
                }
            };
            change_fact(connection, article, &fact, change, label)
        }
        Edit::SetNote {
            article,
            fact,
            note,
        } => {
            let label = |fact: &Fact| format!("Note on {}", quoted(fact));
            let note = note.filter(|note| !note.trim().is_empty());
            change_fact(connection, article, &fact, |fact| fact.note = note, label)
        }
        Edit::SetTags {
            article,
            fact,
            tags,
        } => {
            let label = |fact: &Fact| format!("Tags of {}", quoted(fact));
            change_fact(connection, article, &fact, |fact| fact.tags = tags, label)
        }
        Edit::AddStory { .. }
        | Edit::RemoveStory { .. }
        | Edit::RenameStory { .. }
        | Edit::MoveArticle { .. } => change_stories(connection, edit),
        Edit::OverruleVerdict {
            row,
            label,
            verdict,
        } => {
            let before = tables::verdict(connection, &row)?;
            if before == verdict {
                return Ok(Effect::Nothing);
            }
            tables::set_verdict(connection, &row, verdict)?;
            let history = format!("Overrule the verdict on ‘{}’", brief(&label));
            let way_back = Edit::OverruleVerdict {
                row,
                label,
                verdict: before,
            };
            Ok(changed(way_back, history, Touched::Verdicts))
        }
        Edit::Batch { .. } => Err(Fault::Inconsistent("a step within a step")),
    }
}

fn change_stories(connection: &Connection, edit: Edit) -> Result<Effect, Fault> {
    let named = |story| {
        tables::story_name(connection, story)?.ok_or(Fault::from(Refusal::UnknownStory(story)))
    };
    match edit {
        Edit::AddStory { story, name } => {
            if tables::story_name(connection, story)?.is_some() {
                return Err(Refusal::StoryExists(story).into());
            }
            tables::put_story(connection, story, &name)?;
            let label = format!("New story ‘{}’", brief(&name));
            Ok(changed(
                Edit::RemoveStory { story },
                label,
                Touched::Stories,
            ))
        }
        Edit::RemoveStory { story } => {
            let name = named(story)?;
            if tables::story_has_articles(connection, story)? {
                return Err(Refusal::StoryNotEmpty(story).into());
            }
            tables::delete_story(connection, story)?;
            let label = format!("Remove the story ‘{}’", brief(&name));
            let way_back = Edit::AddStory { story, name };
            Ok(changed(way_back, label, Touched::Stories))
        }
        Edit::RenameStory { story, name } => {
            let before = named(story)?;
            if before == name {
                return Ok(Effect::Nothing);
            }
            tables::put_story(connection, story, &name)?;
            let label = format!("Rename ‘{}’ to ‘{}’", brief(&before), brief(&name));
            let name = before;
            let way_back = Edit::RenameStory { story, name };
            Ok(changed(way_back, label, Touched::Stories))
        }
        Edit::MoveArticle { article, story } => {
            let (key, summary) = article_of(connection, &article)?;
            if summary.story == story {
                return Ok(Effect::Nothing);
            }
            let title = brief(summary.display_title());
            let label = match story {
                Some(story) => format!("Move ‘{title}’ to ‘{}’", brief(&named(story)?)),
                None => format!("Take ‘{title}’ out of its story"),
            };
            tables::set_story(connection, key, story)?;
            let story = summary.story;
            let way_back = Edit::MoveArticle { article, story };
            Ok(changed(way_back, label, Touched::Article(key)))
        }
        _ => Err(Fault::Inconsistent("not an edit of stories")),
    }
}

fn add_article(
    connection: &Connection,
    sheet: FactSheet,
    story: Option<StoryId>,
) -> Result<Effect, Fault> {
    let FactSheet { article, mut facts } = sheet;
    let same_id = tables::key_of(connection, &article.id)?.map(|_| article.id.clone());
    let present = match same_id {
        Some(id) => Some(id),
        None => tables::id_of_sha256(connection, &article.provenance.sha256)?,
    };
    if let Some(present) = present {
        return Ok(Effect::Duplicate(Duplicate {
            title: article.display_title().to_owned(),
            present,
        }));
    }
    if let Some(story) = story
        && tables::story_name(connection, story)?.is_none()
    {
        return Err(Refusal::UnknownStory(story).into());
    }
    let key = tables::insert_article(connection, &article, story)?;
    decision::give_ids(&mut facts);
    tables::set_facts(connection, key, &facts)?;
    Ok(changed(
        Edit::RemoveArticle {
            article: article.id.clone(),
        },
        format!("Add the article ‘{}’", brief(article.display_title())),
        Touched::Article(key),
    ))
}

fn replace_facts(
    connection: &Connection,
    article: ArticleId,
    replace: impl FnOnce(&[Fact]) -> Vec<Fact>,
) -> Result<Effect, Fault> {
    let (key, summary) = article_of(connection, &article)?;
    let mut before = tables::facts(connection, key)?;
    decision::sort(&mut before);
    let mut after = replace(&before);
    decision::sort(&mut after);
    if before == after {
        return Ok(Effect::Nothing);
    }
    tables::set_facts(connection, key, &after)?;
    let label = format!("Read ‘{}’ anew", brief(summary.display_title()));
    let facts = before;
    let way_back = Edit::SetFacts { article, facts };
    Ok(changed(way_back, label, Touched::Article(key)))
}

fn add_fact(connection: &Connection, article: ArticleId, mut fact: Fact) -> Result<Effect, Fault> {
    if fact.evidence.is_empty() {
        return Err(Refusal::NoEvidence.into());
    }
    let key = live(connection, &article)?;
    if fact.id.0.is_empty() {
        let present = tables::facts(connection, key)?;
        fact.id = decision::free_id(&fact.id, |id| present.iter().any(|fact| fact.id == *id));
    } else if tables::fact(connection, key, &fact.id)?.is_some() {
        return Err(Refusal::FactExists(article, fact.id).into());
    }
    tables::put_fact(connection, key, &fact)?;
    let label = format!("Add {}", quoted(&fact));
    let touched = Touched::Fact(key, article.clone(), fact.id.clone());
    let fact = fact.id;
    Ok(changed(Edit::RemoveFact { article, fact }, label, touched))
}

fn change_fact(
    connection: &Connection,
    article: ArticleId,
    id: &FactId,
    change: impl FnOnce(&mut Fact),
    label: impl FnOnce(&Fact) -> String,
) -> Result<Effect, Fault> {
    let key = live(connection, &article)?;
    let before = known_fact(connection, key, &article, id)?;
    let mut after = before.clone();
    change(&mut after);
    if after == before {
        return Ok(Effect::Nothing);
    }
    tables::put_fact(connection, key, &after)?;
    let touched = Touched::Fact(key, article.clone(), id.clone());
    let fact = before;
    let way_back = Edit::RestoreFact { article, fact };
    Ok(changed(way_back, label(&after), touched))
}

fn changed(way_back: Edit, label: String, touched: Touched) -> Effect {
    Effect::Changed(Change {
        way_back,
        label,
        touched,
    })
}

fn live(connection: &Connection, article: &ArticleId) -> Result<ArticleKey, Fault> {
    let key = tables::key_of(connection, article)?;
    key.ok_or_else(|| Refusal::UnknownArticle(article.clone()).into())
}

fn known_fact(
    connection: &Connection,
    key: ArticleKey,
    article: &ArticleId,
    id: &FactId,
) -> Result<Fact, Fault> {
    let fact = tables::fact(connection, key, id)?;
    fact.ok_or_else(|| Refusal::UnknownFact(article.clone(), id.clone()).into())
}

fn article_of(
    connection: &Connection,
    article: &ArticleId,
) -> Result<(ArticleKey, super::ArticleSummary), Fault> {
    let key = live(connection, article)?;
    let summary = tables::summary(connection, key)?;
    let summary = summary.ok_or_else(|| Refusal::UnknownArticle(article.clone()))?;
    Ok((key, summary))
}

fn title(connection: &Connection, key: ArticleKey) -> Result<String, Fault> {
    let summary = tables::summary(connection, key)?;
    Ok(summary.map_or_else(String::new, |summary| brief(summary.display_title())))
}

fn quoted(fact: &Fact) -> String {
    format!("‘{}’", brief(&fact.summary()))
}

fn brief(text: &str) -> String {
    shorten(text, LABEL_LENGTH)
}
