//! What a person named and said, in the tables and back: stories, who is who, the codebook.

use rusqlite::{Connection, OptionalExtension, params};

use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{Identity, Named};

use super::error::Fault;
use super::{Codebook, CodebookEntry, Sort, Story, StoryId};

/// All stories, in the order of their ids.
pub fn stories(connection: &Connection) -> Result<Vec<Story>, Fault> {
    let mut statement = connection.prepare_cached("SELECT id, name FROM story ORDER BY id")?;
    let stories = statement.query_map([], |row| {
        Ok(Story {
            id: StoryId(row.get(0)?),
            name: row.get(1)?,
        })
    })?;
    Ok(stories.collect::<Result<_, _>>()?)
}

/// The name of a story.
pub fn story_name(connection: &Connection, story: StoryId) -> Result<Option<String>, Fault> {
    let mut statement = connection.prepare_cached("SELECT name FROM story WHERE id = ?1")?;
    let name = statement.query_row([story.0], |row| row.get(0));
    Ok(name.optional()?)
}

/// Whether a story has articles that are not removed.
pub fn story_has_articles(connection: &Connection, story: StoryId) -> Result<bool, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT 1 FROM article WHERE story = ?1 AND removed = 0")?;
    Ok(statement.exists([story.0])?)
}

/// Adds a story, or names the one of this id.
pub fn put_story(connection: &Connection, story: StoryId, name: &str) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO story (id, name) VALUES (?1, ?2)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name",
    )?;
    statement.execute(params![story.0, name])?;
    Ok(())
}

/// Deletes a story.
pub fn delete_story(connection: &Connection, story: StoryId) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached("DELETE FROM story WHERE id = ?1")?;
    statement.execute([story.0])?;
    Ok(())
}

/// All that a person said on who is who, in the order of the names.
pub fn identities(connection: &Connection) -> Result<Vec<Identity>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT article, name, other_article, other_name, same FROM identity
         ORDER BY article, name, other_article, other_name",
    )?;
    let identities = statement.query_map([], |row| {
        let named = |article: usize, name: usize| {
            Ok::<_, rusqlite::Error>(Named {
                article: ArticleId::new(&row.get::<_, String>(article)?),
                name: row.get(name)?,
            })
        };
        Ok(Identity {
            one: named(0, 1)?,
            other: named(2, 3)?,
            same: row.get(4)?,
        })
    })?;
    Ok(identities.collect::<Result<_, _>>()?)
}

/// Whether a person called two entities the same; `None` where they said nothing of them.
pub fn identity(
    connection: &Connection,
    one: &Named,
    other: &Named,
) -> Result<Option<bool>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT same FROM identity
         WHERE article = ?1 AND name = ?2 AND other_article = ?3 AND other_name = ?4",
    )?;
    let pair = params![
        one.article.as_str(),
        one.name,
        other.article.as_str(),
        other.name
    ];
    Ok(statement.query_row(pair, |row| row.get(0)).optional()?)
}

/// Sets or clears what a person said of two entities.
pub fn set_identity(
    connection: &Connection,
    one: &Named,
    other: &Named,
    same: Option<bool>,
) -> Result<(), Fault> {
    let pair = [
        one.article.as_str(),
        &one.name,
        other.article.as_str(),
        &other.name,
    ];
    match same {
        Some(same) => connection
            .prepare_cached("INSERT OR REPLACE INTO identity VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![pair[0], pair[1], pair[2], pair[3], same])?,
        None => connection
            .prepare_cached(
                "DELETE FROM identity
                 WHERE article = ?1 AND name = ?2 AND other_article = ?3 AND other_name = ?4",
            )?
            .execute(pair)?,
    };
    Ok(())
}

/// All kinds and tags that a person made, kinds first.
pub fn codebook(connection: &Connection) -> Result<Codebook, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT record FROM codebook ORDER BY sort, name")?;
    let mut rows = statement.query([])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(serde_json::from_str(&row.get::<_, String>(0)?)?);
    }
    Ok(Codebook { entries })
}

/// One of them.
pub fn codebook_entry(
    connection: &Connection,
    sort: Sort,
    name: &str,
) -> Result<Option<CodebookEntry>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT record FROM codebook WHERE sort = ?1 AND name = ?2")?;
    let record = statement.query_row([sort.noun(), name], |row| row.get::<_, String>(0));
    let record = record.optional()?;
    Ok(record.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// Sets or clears the entry of a name.
pub fn set_codebook_entry(
    connection: &Connection,
    sort: Sort,
    name: &str,
    entry: Option<&CodebookEntry>,
) -> Result<(), Fault> {
    match entry {
        Some(entry) => connection
            .prepare_cached("INSERT OR REPLACE INTO codebook VALUES (?1, ?2, ?3)")?
            .execute(params![sort.noun(), name, serde_json::to_string(entry)?])?,
        None => connection
            .prepare_cached("DELETE FROM codebook WHERE sort = ?1 AND name = ?2")?
            .execute([sort.noun(), name])?,
    };
    Ok(())
}
