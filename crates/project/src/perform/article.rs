//! Edits of articles.

use rusqlite::Connection;

use crate::error::{Fault, Refusal};
use crate::{ArticleKey, Edit, StoryId, decision, tables, word_tables};
use sidelight_engine::article::{ArticleId, Metadata};
use sidelight_engine::facts::{Fact, FactSheet};

use super::{Duplicate, Effect, Touched, changed, known, quoted};

pub(super) fn add(
    connection: &Connection,
    sheet: FactSheet,
    story: Option<StoryId>,
) -> Result<Effect, Fault> {
    let (sheet, orphans) = sheet.checked();
    let FactSheet { article, mut facts } = sheet;
    let present = match tables::key_of(connection, &article.id)? {
        Some(_) => Some(article.id.clone()),
        None => tables::id_of_sha256(connection, &article.provenance.sha256)?,
    };
    if let Some(present) = present {
        return Ok(Effect::Duplicate(Duplicate {
            title: article.display_title().to_owned(),
            present,
        }));
    }
    if let Some(story) = story
        && word_tables::story_name(connection, story)?.is_none()
    {
        return Err(Refusal::UnknownStory(story).into());
    }
    let key = tables::insert_article(connection, &article, story)?;
    decision::give_ids(&mut facts);
    tables::set_facts(connection, key, &facts)?;
    tables::set_orphans(connection, key, &orphans)?;
    let label = format!("Add the article {}", quoted(article.display_title()));
    let article = article.id.clone();
    let way_back = Edit::RemoveArticle { article };
    Ok(changed(way_back, label, Touched::Article(key)))
}

pub(super) fn remove(connection: &Connection, article: &ArticleId) -> Result<Effect, Fault> {
    let summary = known(connection, article)?;
    let key = summary.key;
    tables::set_removed(connection, key, true)?;
    let label = format!("Remove the article {}", quoted(summary.display_title()));
    let way_back = Edit::RestoreArticle { key };
    Ok(changed(way_back, label, Touched::Article(key)))
}

pub(super) fn restore(connection: &Connection, key: ArticleKey) -> Result<Effect, Fault> {
    if tables::summary(connection, key)?.is_some() {
        return Ok(Effect::Nothing);
    }
    let id = tables::removed_id(connection, key)?;
    if let Some(id) = id
        && tables::key_of(connection, &id)?.is_some()
    {
        return Err(Refusal::ArticleExists(id).into());
    }
    tables::set_removed(connection, key, false)?;
    let summary = tables::summary(connection, key)?;
    let summary = summary.ok_or(Fault::Inconsistent("an article to bring back is gone"))?;
    let label = format!("Bring back the article {}", quoted(summary.display_title()));
    let article = summary.id;
    let way_back = Edit::RemoveArticle { article };
    Ok(changed(way_back, label, Touched::Article(key)))
}

pub(super) fn set_metadata(
    connection: &Connection,
    article: ArticleId,
    metadata: &Metadata,
) -> Result<Effect, Fault> {
    let summary = known(connection, &article)?;
    if summary.metadata == *metadata {
        return Ok(Effect::Nothing);
    }
    tables::set_metadata(connection, summary.key, metadata)?;
    let label = format!("Change the details of {}", quoted(summary.display_title()));
    let metadata = summary.metadata;
    let way_back = Edit::SetMetadata { article, metadata };
    Ok(changed(way_back, label, Touched::Article(summary.key)))
}

pub(super) fn set_finished(
    connection: &Connection,
    article: ArticleId,
    finished: bool,
) -> Result<Effect, Fault> {
    let summary = known(connection, &article)?;
    if summary.finished == finished {
        return Ok(Effect::Nothing);
    }
    tables::set_finished(connection, summary.key, finished)?;
    let state = if finished { "finished" } else { "not finished" };
    let label = format!("Mark {} as {state}", quoted(summary.display_title()));
    let finished = summary.finished;
    let way_back = Edit::SetFinished { article, finished };
    Ok(changed(way_back, label, Touched::Listing(summary.key)))
}

pub(super) fn set_story(
    connection: &Connection,
    article: ArticleId,
    story: Option<StoryId>,
) -> Result<Effect, Fault> {
    let summary = known(connection, &article)?;
    if summary.story == story {
        return Ok(Effect::Nothing);
    }
    let title = quoted(summary.display_title());
    let label = match story {
        None => format!("Take {title} out of its story"),
        Some(story) => {
            let name = word_tables::story_name(connection, story)?;
            let name = name.ok_or(Refusal::UnknownStory(story))?;
            format!("Move {title} to {}", quoted(&name))
        }
    };
    tables::set_story(connection, summary.key, story)?;
    let story = summary.story;
    let way_back = Edit::MoveArticle { article, story };
    Ok(changed(way_back, label, Touched::Listing(summary.key)))
}

/// Replaces the suggestions by those that stand in the text.
pub(super) fn reextract(
    connection: &Connection,
    article: ArticleId,
    mut suggestions: Vec<Fact>,
) -> Result<Effect, Fault> {
    let key = known(connection, &article)?.key;
    let text = tables::text(connection, key)?;
    suggestions.retain(|fact| fact.stands_in(&text));
    let facts = decision::carry_over(tables::facts(connection, key)?, suggestions);
    set_facts(connection, article, facts)
}

/// Replaces all facts exactly.
pub(super) fn set_facts(
    connection: &Connection,
    article: ArticleId,
    mut after: Vec<Fact>,
) -> Result<Effect, Fault> {
    let summary = known(connection, &article)?;
    let mut before = tables::facts(connection, summary.key)?;
    decision::sort(&mut before);
    decision::sort(&mut after);
    if before == after {
        return Ok(Effect::Nothing);
    }
    tables::set_facts(connection, summary.key, &after)?;
    let label = format!("Read {} anew", quoted(summary.display_title()));
    let facts = before;
    let way_back = Edit::SetFacts { article, facts };
    Ok(changed(way_back, label, Touched::Article(summary.key)))
}
