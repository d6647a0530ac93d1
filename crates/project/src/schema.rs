//! Whether a file holds the tables of a project and nothing else. A trigger or a view of somebody
//! else's making would be run by the next edit or question.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::error::Fault;
use super::migration;

/// A table, index, trigger or view: its kind, its name, and what made it.
type Part = (String, String, Option<String>);

/// Refuses a file of a version that has other parts than a project of this version.
pub(super) fn check(connection: &Connection, version: u32) -> Result<(), Fault> {
    let model = Connection::open_in_memory()?;
    migration::make_tables(&model, version)?;
    let (found, known) = (parts(connection)?, parts(&model)?);
    if let Some((kind, name, _)) = found.difference(&known).next() {
        return Err(Fault::Foreign(format!("the {kind} “{name}”")));
    }
    if found == known {
        Ok(())
    } else {
        Err(Fault::Inconsistent("a table is missing"))
    }
}

fn parts(connection: &Connection) -> Result<BTreeSet<Part>, Fault> {
    let mut statement = connection.prepare("SELECT type, name, sql FROM sqlite_schema")?;
    let parts = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(parts.collect::<Result<_, _>>()?)
}
