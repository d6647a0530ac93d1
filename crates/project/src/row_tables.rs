//! What a person said of rows of the comparison, in the tables and back.

use rusqlite::{Connection, OptionalExtension, params};

use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{Claimed, Sameness, Verdict};
use sidelight_engine::facts::FactId;

use super::error::Fault;
use super::findings::{Findings, Found};
use super::{RowKey, RowNotes, RowsDone, Verdicts};

/// All verdicts that a person gave.
pub fn verdicts(connection: &Connection) -> Result<Verdicts, Fault> {
    let mut statement = connection.prepare_cached("SELECT cells, verdict FROM verdict")?;
    let mut rows = statement.query([])?;
    let mut verdicts = Vec::new();
    while let Some(row) = rows.next()? {
        let verdict = serde_json::from_str(&row.get::<_, String>(1)?)?;
        verdicts.push((RowKey::try_from(row.get::<_, String>(0)?)?, verdict));
    }
    Ok(verdicts.into_iter().collect())
}

/// The verdict that a person gave on a row.
pub fn verdict(connection: &Connection, row: &RowKey) -> Result<Option<Verdict>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT verdict FROM verdict WHERE cells = ?1")?;
    let verdict = statement.query_row([row.to_string()], |row| row.get::<_, String>(0));
    let verdict = verdict.optional()?;
    Ok(verdict
        .map(|text| serde_json::from_str(&text))
        .transpose()?)
}

/// Sets or clears the verdict of a person on a row.
pub fn set_verdict(
    connection: &Connection,
    row: &RowKey,
    verdict: Option<Verdict>,
) -> Result<(), Fault> {
    match verdict {
        Some(verdict) => connection
            .prepare_cached("INSERT OR REPLACE INTO verdict (cells, verdict) VALUES (?1, ?2)")?
            .execute(params![row.to_string(), serde_json::to_string(&verdict)?])?,
        None => connection
            .prepare_cached("DELETE FROM verdict WHERE cells = ?1")?
            .execute([row.to_string()])?,
    };
    Ok(())
}

/// All notes on rows.
pub fn row_notes(connection: &Connection) -> Result<RowNotes, Fault> {
    let mut statement = connection.prepare_cached("SELECT cells, note FROM row_note")?;
    let mut rows = statement.query([])?;
    let mut notes = Vec::new();
    while let Some(row) = rows.next()? {
        notes.push((RowKey::try_from(row.get::<_, String>(0)?)?, row.get(1)?));
    }
    Ok(notes.into_iter().collect())
}

/// The note on a row.
pub fn row_note(connection: &Connection, row: &RowKey) -> Result<Option<String>, Fault> {
    let mut statement = connection.prepare_cached("SELECT note FROM row_note WHERE cells = ?1")?;
    let note = statement.query_row([row.to_string()], |row| row.get(0));
    Ok(note.optional()?)
}

/// Sets or clears the note on a row.
pub fn set_row_note(
    connection: &Connection,
    row: &RowKey,
    note: Option<&str>,
) -> Result<(), Fault> {
    match note {
        Some(note) => connection
            .prepare_cached("INSERT OR REPLACE INTO row_note (cells, note) VALUES (?1, ?2)")?
            .execute(params![row.to_string(), note])?,
        None => connection
            .prepare_cached("DELETE FROM row_note WHERE cells = ?1")?
            .execute([row.to_string()])?,
    };
    Ok(())
}

/// The rows that a person is done with.
pub fn rows_done(connection: &Connection) -> Result<RowsDone, Fault> {
    let mut statement = connection.prepare_cached("SELECT cells FROM row_done")?;
    let mut rows = statement.query([])?;
    let mut done = Vec::new();
    while let Some(row) = rows.next()? {
        done.push((RowKey::try_from(row.get::<_, String>(0)?)?, ()));
    }
    Ok(done.into_iter().collect())
}

/// Whether a person is done with a row.
pub fn row_done(connection: &Connection, row: &RowKey) -> Result<bool, Fault> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM row_done WHERE cells = ?1")?;
    Ok(statement.exists([row.to_string()])?)
}

/// Sets or clears whether a person is done with a row.
pub fn set_row_done(connection: &Connection, row: &RowKey, done: bool) -> Result<(), Fault> {
    let sql = if done {
        "INSERT OR REPLACE INTO row_done (cells) VALUES (?1)"
    } else {
        "DELETE FROM row_done WHERE cells = ?1"
    };
    let mut statement = connection.prepare_cached(sql)?;
    statement.execute([row.to_string()])?;
    Ok(())
}

/// All that a person found out about claims.
pub fn findings(connection: &Connection) -> Result<Findings, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT article, fact, words, record FROM finding")?;
    let mut rows = statement.query([])?;
    let mut findings = Vec::new();
    while let Some(row) = rows.next()? {
        let claim = Claimed {
            article: ArticleId::new(&row.get::<_, String>(0)?),
            fact: FactId(row.get::<_, String>(1)?.into()),
        };
        let found = Found {
            words: row.get(2)?,
            finding: serde_json::from_str(&row.get::<_, String>(3)?)?,
        };
        findings.push((claim, found));
    }
    Ok(findings.into_iter().collect())
}

/// What a person found out about a claim.
pub fn finding(connection: &Connection, claim: &Claimed) -> Result<Option<Found>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT words, record FROM finding WHERE article = ?1 AND fact = ?2")?;
    let found = statement.query_row([claim.article.as_str(), &claim.fact.0], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    });
    let Some((words, record)) = found.optional()? else {
        return Ok(None);
    };
    let finding = serde_json::from_str(&record)?;
    Ok(Some(Found { words, finding }))
}

/// Sets or clears what a person found out about a claim.
pub fn set_finding(
    connection: &Connection,
    claim: &Claimed,
    found: Option<&Found>,
) -> Result<(), Fault> {
    let [article, fact] = [claim.article.as_str(), &claim.fact.0];
    match found {
        Some(found) => {
            let record = serde_json::to_string(&found.finding)?;
            connection
                .prepare_cached("INSERT OR REPLACE INTO finding VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![article, fact, found.words, record])?
        }
        None => connection
            .prepare_cached("DELETE FROM finding WHERE article = ?1 AND fact = ?2")?
            .execute([article, fact])?,
    };
    Ok(())
}

/// All that a person said on which claims are one row.
pub fn samenesses(connection: &Connection) -> Result<Vec<Sameness>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT article, fact, other_article, other_fact, same FROM sameness
         ORDER BY article, fact, other_article, other_fact",
    )?;
    let said = statement.query_map([], |row| {
        let claimed = |article: usize, fact: usize| {
            Ok::<_, rusqlite::Error>(Claimed {
                article: ArticleId::new(&row.get::<_, String>(article)?),
                fact: FactId(row.get::<_, String>(fact)?.into()),
            })
        };
        Ok(Sameness {
            one: claimed(0, 1)?,
            other: claimed(2, 3)?,
            same: row.get(4)?,
        })
    })?;
    Ok(said.collect::<Result<_, _>>()?)
}

/// Whether a person called two claims the same; `None` where they said nothing of them.
pub fn sameness(
    connection: &Connection,
    one: &Claimed,
    other: &Claimed,
) -> Result<Option<bool>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT same FROM sameness
         WHERE article = ?1 AND fact = ?2 AND other_article = ?3 AND other_fact = ?4",
    )?;
    let same = statement.query_row(pair(one, other), |row| row.get(0));
    Ok(same.optional()?)
}

/// Sets or clears whether two claims are the same.
pub fn set_sameness(
    connection: &Connection,
    one: &Claimed,
    other: &Claimed,
    same: Option<bool>,
) -> Result<(), Fault> {
    let [article, fact, other_article, other_fact] = pair(one, other);
    match same {
        Some(same) => connection
            .prepare_cached("INSERT OR REPLACE INTO sameness VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![article, fact, other_article, other_fact, same])?,
        None => connection
            .prepare_cached(
                "DELETE FROM sameness
                 WHERE article = ?1 AND fact = ?2 AND other_article = ?3 AND other_fact = ?4",
            )?
            .execute(pair(one, other))?,
    };
    Ok(())
}

fn pair<'c>(one: &'c Claimed, other: &'c Claimed) -> [&'c str; 4] {
    [
        one.article.as_str(),
        &one.fact.0,
        other.article.as_str(),
        &other.fact.0,
    ]
}
