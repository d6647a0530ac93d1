//! Rows of the tables as values, and back. All SQL on articles and facts.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use sidelight_engine::article::{Article, ArticleId, Metadata, Text};
use sidelight_engine::facts::{Fact, FactId, Status};

use super::error::Fault;
use super::search::index;
use super::{ArticleKey, ArticleSummary, StatusCounts, StoryId};

/// The columns that [`read_summary`] reads.
const SUMMARY: &str = "SELECT key, id, story, finished, metadata, provenance FROM article";

/// How many facts of articles are guesses, as [`Fact::is_guess`] tells; the condition is that of an index.
const GUESSES: &str = "SELECT article, count(*) FROM fact
    WHERE status = 'suggested' AND json_extract(record, '$.confidence') < 0.4";

/// All articles that are not removed, in the order of adding.
pub fn summaries(connection: &Connection) -> Result<Vec<ArticleSummary>, Fault> {
    let mut counts: BTreeMap<i64, StatusCounts> = BTreeMap::new();
    let mut statement = connection
        .prepare_cached("SELECT article, status, count(*) FROM fact GROUP BY article, status")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let article = row.get(0)?;
        let status = status_of(row.get_ref(1)?.as_str().unwrap_or_default())?;
        let count: i64 = row.get(2)?;
        let counts = counts.entry(article).or_default();
        counts.set(status, count as usize);
    }
    let mut statement = connection.prepare_cached(&format!("{GUESSES} GROUP BY article"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let guesses: i64 = row.get(1)?;
        counts.entry(row.get(0)?).or_default().guesses = guesses as usize;
    }
    let mut statement =
        connection.prepare_cached(&format!("{SUMMARY} WHERE removed = 0 ORDER BY key"))?;
    let mut rows = statement.query([])?;
    let mut summaries = Vec::new();
    while let Some(row) = rows.next()? {
        let mut summary = read_summary(row)?;
        summary.counts = counts.remove(&summary.key.0).unwrap_or_default();
        summaries.push(summary);
    }
    Ok(summaries)
}

/// One article; `None` while it is removed.
pub fn summary(connection: &Connection, key: ArticleKey) -> Result<Option<ArticleSummary>, Fault> {
    let mut statement =
        connection.prepare_cached(&format!("{SUMMARY} WHERE key = ?1 AND removed = 0"))?;
    let mut rows = statement.query([key.0])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let mut summary = read_summary(row)?;
    let mut statement = connection.prepare_cached(
        "SELECT status, count(*) FROM fact WHERE article = ?1 GROUP BY article, status",
    )?;
    let mut rows = statement.query([key.0])?;
    while let Some(row) = rows.next()? {
        let status = status_of(row.get_ref(0)?.as_str().unwrap_or_default())?;
        summary.counts.set(status, row.get::<_, i64>(1)? as usize);
    }
    let mut statement = connection.prepare_cached(&format!("{GUESSES} AND article = ?1"))?;
    let guesses: i64 = statement.query_row([key.0], |row| row.get(1))?;
    summary.counts.guesses = guesses as usize;
    Ok(Some(summary))
}

fn read_summary(row: &Row<'_>) -> Result<ArticleSummary, Fault> {
    let id: String = row.get(1)?;
    Ok(ArticleSummary {
        key: ArticleKey(row.get(0)?),
        id: ArticleId::new(&id),
        story: row.get::<_, Option<i64>>(2)?.map(StoryId),
        finished: row.get(3)?,
        metadata: serde_json::from_str(&row.get::<_, String>(4)?)?,
        provenance: serde_json::from_str(&row.get::<_, String>(5)?)?,
        counts: StatusCounts::default(),
    })
}

fn status_of(name: &str) -> Result<Status, Fault> {
    let known = Status::ALL
        .into_iter()
        .find(|status| status.as_str() == name);
    known.ok_or(Fault::Inconsistent("a fact has an unknown status"))
}

/// The id of a removed article.
pub fn removed_id(connection: &Connection, key: ArticleKey) -> Result<Option<ArticleId>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM article WHERE key = ?1 AND removed = 1")?;
    let id = statement.query_row([key.0], |row| row.get::<_, String>(0));
    Ok(id.optional()?.map(|id| ArticleId::new(&id)))
}

/// The article of this id that is not removed.
pub fn key_of(connection: &Connection, id: &ArticleId) -> Result<Option<ArticleKey>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT key FROM article WHERE id = ?1 AND removed = 0")?;
    let key = statement.query_row([id.as_str()], |row| row.get(0));
    Ok(key.optional()?.map(ArticleKey))
}

/// The id of an article that is not removed and was read from the same bytes.
pub fn id_of_sha256(connection: &Connection, sha256: &str) -> Result<Option<ArticleId>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM article WHERE sha256 = ?1 AND sha256 <> '' AND removed = 0",
    )?;
    let id = statement.query_row([sha256], |row| row.get::<_, String>(0));
    Ok(id.optional()?.map(|id| ArticleId::new(&id)))
}

/// Adds an article without facts.
pub fn insert_article(
    connection: &Connection,
    article: &Article,
    story: Option<StoryId>,
) -> Result<ArticleKey, Fault> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO article (id, sha256, story, metadata, provenance) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let key = statement.insert(params![
        article.id.as_str(),
        article.provenance.sha256,
        story.map(|story| story.0),
        serde_json::to_string(&article.metadata)?,
        serde_json::to_string(&article.provenance)?,
    ])?;
    let key = ArticleKey(key);
    put_document(connection, key, article)?;
    Ok(key)
}

/// Adds the text of an article.
fn put_document(connection: &Connection, key: ArticleKey, article: &Article) -> Result<(), Fault> {
    let mut statement = connection
        .prepare_cached("INSERT INTO document (article, text, sections) VALUES (?1, ?2, ?3)")?;
    statement.execute(params![
        key.0,
        article.text.as_str(),
        serde_json::to_string(&article.sections)?
    ])?;
    index::add_text(connection, key, article.text.as_str())
}

/// Replaces everything of an article but its id, story and facts.
pub fn set_article(
    connection: &Connection,
    key: ArticleKey,
    article: &Article,
) -> Result<(), Fault> {
    set_metadata(connection, key, &article.metadata)?;
    let provenance = &article.provenance;
    let mut statement = connection
        .prepare_cached("UPDATE article SET sha256 = ?2, provenance = ?3 WHERE key = ?1")?;
    statement.execute(params![
        key.0,
        provenance.sha256,
        serde_json::to_string(provenance)?
    ])?;
    let mut statement = connection.prepare_cached("DELETE FROM document WHERE article = ?1")?;
    statement.execute([key.0])?;
    put_document(connection, key, article)
}

/// The orphans of an article, in the order in which they came.
pub fn orphans(connection: &Connection, key: ArticleKey) -> Result<Vec<Fact>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT record FROM orphan WHERE article = ?1 ORDER BY key")?;
    let mut rows = statement.query([key.0])?;
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        facts.push(read_fact(row)?);
    }
    Ok(facts)
}

/// Replaces the orphans of an article.
pub fn set_orphans(connection: &Connection, key: ArticleKey, facts: &[Fact]) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached("DELETE FROM orphan WHERE article = ?1")?;
    statement.execute([key.0])?;
    let mut statement =
        connection.prepare_cached("INSERT INTO orphan (article, record) VALUES (?1, ?2)")?;
    for fact in facts {
        statement.execute(params![key.0, serde_json::to_string(fact)?])?;
    }
    Ok(())
}

/// An article with its text.
pub fn article(connection: &Connection, summary: &ArticleSummary) -> Result<Article, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT text, sections FROM document WHERE article = ?1")?;
    let (text, sections): (String, String) =
        statement.query_row([summary.key.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Article {
        id: summary.id.clone(),
        metadata: summary.metadata.clone(),
        provenance: summary.provenance.clone(),
        text: text.into(),
        sections: serde_json::from_str(&sections)?,
    })
}

/// The text of an article alone.
pub fn text(connection: &Connection, key: ArticleKey) -> Result<Text, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT text FROM document WHERE article = ?1")?;
    let text: String = statement.query_row([key.0], |row| row.get(0))?;
    Ok(text.into())
}

/// Marks an article as removed or not; `None` where there is no such article.
pub fn set_removed(connection: &Connection, key: ArticleKey, removed: bool) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("UPDATE article SET removed = ?2 WHERE key = ?1")?;
    match statement.execute(params![key.0, removed])? {
        1 => Ok(()),
        _ => Err(Fault::Inconsistent("an article to bring back is gone")),
    }
}

/// Deletes an article for good.
pub fn delete_article(connection: &Connection, key: ArticleKey) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached("DELETE FROM article WHERE key = ?1")?;
    statement.execute([key.0])?;
    Ok(())
}

/// Replaces what is known of an article.
pub fn set_metadata(
    connection: &Connection,
    key: ArticleKey,
    metadata: &Metadata,
) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("UPDATE article SET metadata = ?2 WHERE key = ?1")?;
    statement.execute(params![key.0, serde_json::to_string(metadata)?])?;
    Ok(())
}

/// Marks an article as finished or not.
pub fn set_finished(connection: &Connection, key: ArticleKey, finished: bool) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("UPDATE article SET finished = ?2 WHERE key = ?1")?;
    statement.execute(params![key.0, finished])?;
    Ok(())
}

/// Moves an article to a story or out of any.
pub fn set_story(
    connection: &Connection,
    key: ArticleKey,
    story: Option<StoryId>,
) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("UPDATE article SET story = ?2 WHERE key = ?1")?;
    statement.execute(params![key.0, story.map(|story| story.0)])?;
    Ok(())
}

/// All facts of an article, in no order.
pub fn facts(connection: &Connection, key: ArticleKey) -> Result<Vec<Fact>, Fault> {
    let mut statement = connection.prepare_cached("SELECT record FROM fact WHERE article = ?1")?;
    let mut rows = statement.query([key.0])?;
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        facts.push(read_fact(row)?);
    }
    Ok(facts)
}

/// The facts of an article that can be read, in no order. One that another program spoilt stays in the
/// file as it is.
pub fn readable_facts(connection: &Connection, key: ArticleKey) -> Result<Vec<Fact>, Fault> {
    readable(
        connection,
        key,
        "SELECT record FROM fact WHERE article = ?1",
    )
}

/// The claims of an article that can be read and were not rejected, in no order.
pub fn claims(connection: &Connection, key: ArticleKey) -> Result<Vec<Fact>, Fault> {
    let claims = "SELECT record FROM fact
        WHERE article = ?1 AND kind = 'claim' AND status <> 'rejected'";
    readable(connection, key, claims)
}

fn readable(connection: &Connection, key: ArticleKey, sql: &str) -> Result<Vec<Fact>, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([key.0])?;
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        match read_fact(row) {
            Ok(fact) => facts.push(fact),
            Err(error) => log::error!("a fact of article {} cannot be read: {error}", key.0),
        }
    }
    Ok(facts)
}

/// One fact.
pub fn fact(connection: &Connection, key: ArticleKey, id: &FactId) -> Result<Option<Fact>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT record FROM fact WHERE article = ?1 AND id = ?2")?;
    let mut rows = statement.query(params![key.0, id.0])?;
    rows.next()?.map(read_fact).transpose()
}

/// The tags of facts, each once, in alphabetical order.
pub fn tags(connection: &Connection) -> Result<Vec<String>, Fault> {
    // The condition is that of an index: most facts have no tags.
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT tag.value FROM fact JOIN article ON article.key = fact.article,
             json_each(record, '$.tags') AS tag
         WHERE json_array_length(record, '$.tags') > 0 AND removed = 0 ORDER BY 1",
    )?;
    let tags = statement.query_map([], |row| row.get(0))?;
    Ok(tags.collect::<Result<_, _>>()?)
}

fn read_fact(row: &Row<'_>) -> Result<Fact, Fault> {
    let record = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(serde_json::from_str(record)?)
}

/// Adds a fact, or replaces the one of its id.
pub fn put_fact(connection: &Connection, key: ArticleKey, fact: &Fact) -> Result<(), Fault> {
    let row = put_record(connection, key, fact)?;
    index::put_fact(connection, row, fact)
}

/// Replaces a fact by one that says the same: only what a person decided on it differs.
pub fn put_status(connection: &Connection, key: ArticleKey, fact: &Fact) -> Result<(), Fault> {
    put_record(connection, key, fact)?;
    Ok(())
}

/// Writes a fact and gives the key of its row.
fn put_record(connection: &Connection, key: ArticleKey, fact: &Fact) -> Result<i64, Fault> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO fact (article, id, kind, status, record) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (article, id) DO UPDATE
         SET kind = excluded.kind, status = excluded.status, record = excluded.record
         RETURNING key",
    )?;
    let values = params![
        key.0,
        fact.id.0,
        fact.kind().as_str(),
        fact.status.as_str(),
        serde_json::to_string(fact)?,
    ];
    Ok(statement.query_row(values, |row| row.get(0))?)
}

/// Deletes a fact.
pub fn delete_fact(connection: &Connection, key: ArticleKey, id: &FactId) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("DELETE FROM fact WHERE article = ?1 AND id = ?2")?;
    statement.execute(params![key.0, id.0])?;
    Ok(())
}

/// Replaces all facts of an article.
pub fn set_facts(connection: &Connection, key: ArticleKey, facts: &[Fact]) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached("DELETE FROM fact WHERE article = ?1")?;
    statement.execute([key.0])?;
    facts
        .iter()
        .try_for_each(|fact| put_fact(connection, key, fact))
}

/// The facts whose record holds a text, with their articles; also those of removed articles.
pub fn facts_with(connection: &Connection, text: &str) -> Result<Vec<(ArticleKey, Fact)>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT record, article FROM fact WHERE instr(record, ?1) > 0")?;
    let mut rows = statement.query([text])?;
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        facts.push((ArticleKey(row.get(1)?), read_fact(row)?));
    }
    Ok(facts)
}
