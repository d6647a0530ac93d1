//! The text that an article had before a newer one took its place, out of the history.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::error::Fault;
use super::{Edit, ProjectError, ProjectReader};
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::FactSheet;

/// An article as it was before its text was replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct FormerText {
    /// The article and its facts.
    pub sheet: FactSheet,
    /// When the newer text took its place.
    pub replaced: Timestamp,
}

impl ProjectReader {
    /// The text that an article had before the present one; none where it was never replaced.
    ///
    /// # Errors
    /// When the file cannot be read, or the project was closed.
    pub fn former_text(&self, article: &ArticleId) -> Result<Option<FormerText>, ProjectError> {
        self.read(|connection| former_text(connection, article))
    }
}

fn former_text(connection: &Connection, article: &ArticleId) -> Result<Option<FormerText>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT change.way_back, step.at FROM change JOIN step ON step.number = change.step
         WHERE step.undone = 0
           AND json_extract(change.way_back, '$.edit') = 'restore_text'
           AND json_extract(change.way_back, '$.sheet.id') = ?1
         ORDER BY change.key DESC LIMIT 1",
    )?;
    let found = statement.query_row(params![article.as_str()], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    });
    let Some((way_back, at)) = found.optional()? else {
        return Ok(None);
    };
    let Edit::RestoreText { sheet, .. } = serde_json::from_str(&way_back)? else {
        return Ok(None);
    };
    let replaced = at
        .parse()
        .map_err(|_| Fault::Inconsistent("a step without a time"))?;
    Ok(Some(FormerText { sheet, replaced }))
}
