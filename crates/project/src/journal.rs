//! The journal: every step with its label, who made it and when, and the way back.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use sidelight_engine::article::ArticleId;

use super::error::Fault;
use super::{ArticleKey, Edit, tables};

/// Numbers the steps of a project, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepNumber(pub(super) i64);

/// What a person did at once: the unit of undo and redo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its place in the history.
    pub number: StepNumber,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it.
    pub who: String,
    /// What was done, in words.
    pub label: String,
    /// Whether it was undone and waits for redo.
    pub undone: bool,
}

const STEP: &str = "SELECT number, at, who, label, undone FROM step";

/// Begins a step. What was undone before can no longer be redone.
pub fn begin(connection: &Connection, who: &str, label: &str) -> Result<StepNumber, Fault> {
    forget_undone(connection)?;
    let mut statement =
        connection.prepare_cached("INSERT INTO step (at, who, label) VALUES (?1, ?2, ?3)")?;
    let number = statement.insert(params![Timestamp::now().to_string(), who, label])?;
    Ok(StepNumber(number))
}

/// Appends the way back of an edit to a step.
pub fn append(connection: &Connection, step: StepNumber, way_back: &Edit) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("INSERT INTO change (step, way_back) VALUES (?1, ?2)")?;
    statement.execute(params![step.0, serde_json::to_string(way_back)?])?;
    Ok(())
}

/// The step that undo takes back.
pub fn next_undo(connection: &Connection) -> Result<Option<Step>, Fault> {
    one(connection, "WHERE undone = 0 ORDER BY number DESC LIMIT 1")
}

/// The step that redo does again.
pub fn next_redo(connection: &Connection) -> Result<Option<Step>, Fault> {
    one(connection, "WHERE undone = 1 ORDER BY number LIMIT 1")
}

fn one(connection: &Connection, condition: &str) -> Result<Option<Step>, Fault> {
    let mut statement = connection.prepare_cached(&format!("{STEP} {condition}"))?;
    Ok(statement.query_row([], read_step).optional()?)
}

/// The last `limit` steps, newest first, undone ones included.
pub fn history(connection: &Connection, limit: u32) -> Result<Vec<Step>, Fault> {
    let mut statement =
        connection.prepare_cached(&format!("{STEP} ORDER BY number DESC LIMIT ?1"))?;
    let steps = statement.query_map([limit], read_step)?;
    Ok(steps.collect::<Result<_, _>>()?)
}

/// The articles that a step is about, as far as its first changes tell: none, one, or several.
pub fn articles(connection: &Connection, step: StepNumber) -> Result<Vec<ArticleId>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT coalesce(
             json_extract(way_back, '$.article'),
             json_extract(way_back, '$.sheet.id'),
             (SELECT id FROM article WHERE key = json_extract(way_back, '$.key'))
         ) AS about
         FROM (SELECT way_back FROM change WHERE step = ?1 ORDER BY key LIMIT 40)
         WHERE about IS NOT NULL LIMIT 2",
    )?;
    let ids = statement.query_map([step.0], |row| row.get::<_, String>(0))?;
    let ids = ids.map(|id| Ok(ArticleId::new(&id?)));
    ids.collect()
}

/// The steps to undo, in this order, so that `last` is the last one that is done.
pub fn done_after(
    connection: &Connection,
    last: Option<StepNumber>,
) -> Result<Vec<StepNumber>, Fault> {
    numbers(
        connection,
        "undone = 0 AND number > ?1 ORDER BY number DESC",
        last,
    )
}

/// The steps to do again, in this order, so that `last` is the last one that is done.
pub fn undone_up_to(
    connection: &Connection,
    last: Option<StepNumber>,
) -> Result<Vec<StepNumber>, Fault> {
    numbers(
        connection,
        "undone = 1 AND number <= ?1 ORDER BY number",
        last,
    )
}

fn numbers(
    connection: &Connection,
    condition: &str,
    last: Option<StepNumber>,
) -> Result<Vec<StepNumber>, Fault> {
    let sql = format!("SELECT number FROM step WHERE {condition}");
    let mut statement = connection.prepare_cached(&sql)?;
    let last = last.map_or(0, |step| step.0);
    let numbers = statement.query_map([last], |row| Ok(StepNumber(row.get(0)?)))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

fn read_step(row: &Row<'_>) -> rusqlite::Result<Step> {
    let at: String = row.get(1)?;
    Ok(Step {
        number: StepNumber(row.get(0)?),
        at: at.parse().map_err(|error: jiff::Error| {
            rusqlite::Error::FromSqlConversionFailure(1, rusqlite::types::Type::Text, error.into())
        })?,
        who: row.get(2)?,
        label: row.get(3)?,
        undone: row.get(4)?,
    })
}

/// The changes of a step in the order they were made.
pub fn changes(connection: &Connection, step: StepNumber) -> Result<Vec<i64>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT key FROM change WHERE step = ?1 ORDER BY key")?;
    let keys = statement.query_map([step.0], |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// How many changes a step has, counted up to `most`.
pub fn count(connection: &Connection, step: StepNumber, most: u32) -> Result<u32, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM change WHERE step = ?1 LIMIT ?2)")?;
    Ok(statement.query_row(params![step.0, most], |row| row.get(0))?)
}

/// The way back of a change.
pub fn way_back(connection: &Connection, change: i64) -> Result<Edit, Fault> {
    let mut statement = connection.prepare_cached("SELECT way_back FROM change WHERE key = ?1")?;
    let text: String = statement.query_row([change], |row| row.get(0))?;
    Ok(serde_json::from_str(&text)?)
}

/// Replaces the way back of a change after it was gone.
pub fn turn(connection: &Connection, change: i64, way_back: &Edit) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("UPDATE change SET way_back = ?2 WHERE key = ?1")?;
    statement.execute(params![change, serde_json::to_string(way_back)?])?;
    Ok(())
}

/// Marks a step as undone or done.
pub fn set_undone(connection: &Connection, step: StepNumber, undone: bool) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("UPDATE step SET undone = ?2 WHERE number = ?1")?;
    statement.execute(params![step.0, undone])?;
    Ok(())
}

/// Drops the undone steps, and for good the articles that only redoing them would bring back.
fn forget_undone(connection: &Connection) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT json_extract(way_back, '$.key') FROM change JOIN step ON step = number
         WHERE undone = 1 AND json_extract(way_back, '$.edit') = 'restore_article'",
    )?;
    let unreachable = statement.query_map([], |row| row.get(0))?;
    for key in unreachable.collect::<Result<Vec<_>, _>>()? {
        tables::delete_article(connection, ArticleKey(key))?;
    }
    connection
        .prepare_cached("DELETE FROM step WHERE undone = 1")?
        .execute([])?;
    Ok(())
}
