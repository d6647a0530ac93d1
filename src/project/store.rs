//! The file: opening, locking, versions. It may come from anybody: nothing in it is trusted.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::types::FromSql;
use rusqlite::{Connection, OpenFlags};

use super::error::{Fault, ProjectError};
use super::former_kinds;
use super::schema;
use super::search::index;
use crate::disk;

/// `SdLt` in ASCII: tells a project from any other file of `SQLite`.
const APPLICATION_ID: i64 = 0x5364_4c74;

/// What brings a file forward by one version: tables, and what fills them from the older ones.
struct Migration {
    tables: &'static str,
    fill: fn(&Connection) -> Result<(), Fault>,
}

/// One step a version; the first makes an empty file a project.
const MIGRATIONS: &[Migration] = &[
    Migration {
        tables: include_str!("schema_1.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_2.sql"),
        fill: index::fill_words,
    },
    Migration {
        tables: include_str!("schema_3.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_4.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_5.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_6.sql"),
        fill: index::fill_ranges,
    },
    Migration {
        tables: include_str!("schema_7.sql"),
        fill: former_kinds::to_claims,
    },
    Migration {
        tables: include_str!("schema_8.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_9.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_10.sql"),
        fill: |_| Ok(()),
    },
];

/// The version of the files that this program writes.
const VERSION: u32 = MIGRATIONS.len() as u32;

/// Files up to this size (bytes) are checked from end to end when opened, which takes less than a
/// tenth of a second; damage in a larger one shows when the damaged part is read.
const CHECKED_WHOLE: u64 = 32 * 1024 * 1024;

/// The time that opening a file may take, and what each megabyte adds to it; many times what is needed.
const OPENING: Duration = Duration::from_secs(20);
const OPENING_MEGABYTE: Duration = Duration::from_secs(1);

/// Steps of `SQLite` after which the time is looked at.
const STEPS: i32 = 100_000;

/// Makes a new, empty project file; an empty file at this place is taken over.
pub(super) fn create(path: &Path) -> Result<Connection, ProjectError> {
    if path.metadata().is_ok_and(|file| file.len() > 0) {
        return Err(ProjectError::Exists {
            path: path.to_owned(),
        });
    }
    let of_file = |error: rusqlite::Error| Fault::from(error).of(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, flags)?;
    prepare(&connection).map_err(of_file)?;
    migrate(&mut connection, 0).map_err(|fault| fault.of(path))?;
    Ok(connection)
}

/// Opens a project file and keeps others from opening it. A file that is read-only is opened for
/// reading. Nothing is written to a file that is no project, damaged, or of a newer version.
pub(super) fn open(path: &Path) -> Result<Connection, ProjectError> {
    let of_file = |error: rusqlite::Error| Fault::from(error).of(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let (mut connection, found) = recognised(path, flags)?;
    if !connection.is_readonly("main").map_err(of_file)? {
        prepare(&connection).map_err(of_file)?;
        if found < VERSION {
            keep_copy(&connection, path, found)?;
        }
        migrate(&mut connection, found).map_err(|fault| fault.of(path))?;
    }
    Ok(connection)
}

/// Opens a file and makes sure that it is a sound project of a known version; tells which. Writes
/// nothing.
fn recognised(path: &Path, flags: OpenFlags) -> Result<(Connection, u32), ProjectError> {
    let size = match path.metadata() {
        Ok(file) if file.is_file() => file.len(),
        Ok(_) => {
            return Err(ProjectError::NotAProject {
                path: path.to_owned(),
            });
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(ProjectError::Missing {
                path: path.to_owned(),
            });
        }
        Err(error) => {
            return Err(ProjectError::Failed {
                path: path.to_owned(),
                reason: error.to_string(),
            });
        }
    };
    let of_file = |error: rusqlite::Error| Fault::from(error).of(path);
    // To open it a second time would end the lock on it.
    if disk::is_held(path) {
        return Err(ProjectError::InUse {
            path: path.to_owned(),
        });
    }
    let mut connection = connect(path, flags)?;
    limit(&mut connection, size).map_err(of_file)?;
    // Nothing may be asked of the file before it is known to be ours: even a pragma can write.
    connection.busy_timeout(Duration::ZERO).map_err(of_file)?;
    let application: i64 = value_of(&connection, "application_id").map_err(of_file)?;
    if application != APPLICATION_ID {
        return Err(ProjectError::NotAProject {
            path: path.to_owned(),
        });
    }
    let found: u32 = value_of(&connection, "user_version").map_err(of_file)?;
    if found > VERSION {
        return Err(ProjectError::Newer {
            path: path.to_owned(),
            found,
            known: VERSION,
        });
    }
    schema::check(&connection, found).map_err(|fault| fault.of(path))?;
    if size <= CHECKED_WHOLE {
        let verdict: String = connection
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
            .map_err(of_file)?;
        if verdict != "ok" {
            return Err(ProjectError::Damaged {
                path: path.to_owned(),
                reason: verdict,
            });
        }
    }
    Ok((connection, found))
}

/// Makes sure that nobody has a project open at a place where another is to be put.
pub(super) fn check_free(path: &Path) -> Result<(), ProjectError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match recognised(path, flags) {
        Err(in_use @ ProjectError::InUse { .. }) => Err(in_use),
        // What stands there may be anything: the person wants it replaced.
        _ => Ok(()),
    }
}

/// Removes what an ended program has left beside a file that is to be replaced: `SQLite` would take
/// the journal of the old file for that of the new one.
pub(super) fn remove_journal(path: &Path) -> io::Result<()> {
    for suffix in ["-journal", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Opens a connection that trusts nothing in the file, whatever its name looks like.
fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, ProjectError> {
    let of_file = |error: rusqlite::Error| Fault::from(error).of(path);
    // A name that begins with "file:" would be read as an address.
    let absolute = std::path::absolute(path).map_err(|error| ProjectError::Failed {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    let connection = Connection::open_with_flags(absolute, flags).map_err(of_file)?;
    let settings = [
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ];
    for (setting, on) in settings {
        connection.set_db_config(setting, on).map_err(of_file)?;
    }
    let checked = connection.pragma_update(None, "cell_size_check", true);
    checked.map_err(of_file)?;
    Ok(connection)
}

/// Ends whatever takes far longer than opening a file of this size can: a damaged file may lead round
/// in circles.
fn limit(connection: &mut Connection, size: u64) -> rusqlite::Result<()> {
    let end = Instant::now() + OPENING + OPENING_MEGABYTE * (size / (1024 * 1024)) as u32;
    connection.progress_handler(STEPS, Some(move || Instant::now() > end))
}

/// Ends the limit on the time of opening.
pub(super) fn end_limit(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.progress_handler(0, None::<fn() -> bool>)
}

/// Copies the project as it stands into an empty file, without the gaps that edits leave.
pub(super) fn copy_into(connection: &Connection, target: &Path) -> Result<(), ProjectError> {
    let failed = |reason: String| ProjectError::Failed {
        path: target.to_owned(),
        reason,
    };
    let absolute = std::path::absolute(target).map_err(|error| failed(error.to_string()))?;
    let name = absolute
        .to_str()
        .ok_or_else(|| failed("the name of the file is not valid Unicode".to_owned()))?;
    connection
        .execute("VACUUM INTO ?1", [name])
        .map_err(|error| Fault::from(error).of(target))?;
    Ok(())
}

/// Copies another project into an empty place without writing to it, even where it is of an older
/// version.
pub(super) fn copy_of(path: &Path, target: &Path) -> Result<(), ProjectError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let (connection, _) = recognised(path, flags)?;
    copy_into(&connection, target)
}

/// Keeps a file of an older version as it is, beside the one that is brought forward. It is copied
/// through the open connection: opening the file a second time would end the lock on it.
fn keep_copy(connection: &Connection, path: &Path, version: u32) -> Result<(), ProjectError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let copy = path.with_file_name(format!("{stem} (format {version}).sidelight"));
    if !copy.exists() {
        copy_into(connection, &copy)?;
        log::info!("{}: kept as it was before the update", copy.display());
    }
    Ok(())
}

/// Settles how the file is written, and locks it until the connection is closed.
///
/// A rollback journal leaves one file that can be mailed, and every commit reaches the disk before
/// it is acknowledged, so neither a killed process nor a power cut loses one.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::ZERO)?;
    connection.execute_batch(
        "PRAGMA cache_size = -32768; -- KiB; the indexes of a large project are written all over
         PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA journal_mode = DELETE;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         BEGIN EXCLUSIVE;
         COMMIT;",
    )
}

/// Makes the tables of a version in an empty database.
pub(super) fn make_tables(connection: &Connection, version: u32) -> rusqlite::Result<()> {
    let mut migrations = MIGRATIONS.iter().take(version as usize);
    migrations.try_for_each(|migration| connection.execute_batch(migration.tables))
}

/// Brings a file of an older version forward, all or nothing.
fn migrate(connection: &mut Connection, found: u32) -> Result<(), Fault> {
    let missing = MIGRATIONS.get(found as usize..).unwrap_or_default();
    if missing.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for migration in missing {
        transaction.execute_batch(migration.tables)?;
        (migration.fill)(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    Ok(transaction.commit()?)
}

fn value_of<T: FromSql>(connection: &Connection, pragma: &str) -> rusqlite::Result<T> {
    connection.pragma_query_value(None, pragma, |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Fact, FactContent, Factuality, Status};
    use crate::project::row_tables;

    #[test]
    fn an_older_file_is_brought_forward_and_kept_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.sidelight");
        let old = Connection::open(&path).unwrap();
        old.execute_batch(MIGRATIONS[0].tables).unwrap();
        old.execute_batch(
            "INSERT INTO article (key, id, sha256, metadata, provenance)
             VALUES (1, 'a', '', '{}', '{\"sha256\": \"\"}');
             INSERT INTO document VALUES (1, 'Three ships left.', '[]');
             INSERT INTO fact VALUES (7, 1, 'quantity-1', 'quantity', 'suggested', '{
                 \"id\": \"quantity-1\", \"kind\": \"quantity\", \"value\": 3.0, \"low\": null,
                 \"high\": null, \"unit\": null, \"modifier\": null, \"of\": \"ships\",
                 \"evidence\": [{\"start\": 0, \"end\": 11, \"text\": \"Three ships\"}],
                 \"confidence\": 0.9, \"rule\": \"number\"}');",
        )
        .unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        drop(old);

        let connection = open(&path).unwrap();
        let found = "SELECT rowid FROM text_index WHERE text_index MATCH 'ships'";
        let found: i64 = connection.query_row(found, [], |row| row.get(0)).unwrap();
        assert_eq!(found, 1);
        let number = "SELECT fact, low, high FROM number_index";
        let number = connection.query_row(number, [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        });
        assert_eq!(number.unwrap(), (7_i64, 3.0, 3.0));
        let version: u32 = value_of(&connection, "user_version").unwrap();
        assert_eq!(version, VERSION);
        drop(connection);
        let copy = Connection::open(folder.path().join("old (format 1).sidelight")).unwrap();
        let version: u32 = value_of(&copy, "user_version").unwrap();
        assert_eq!(version, 1);
        // A second opening has nothing to bring forward.
        open(&path).unwrap();
    }

    #[test]
    fn a_file_of_the_eighth_version_keeps_its_notes_and_takes_findings() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.sidelight");
        let old = Connection::open(&path).unwrap();
        for migration in &MIGRATIONS[..8] {
            old.execute_batch(migration.tables).unwrap();
        }
        old.execute_batch("INSERT INTO row_note VALUES ('[[\"a\",\"f\"]]', 'ask again');")
            .unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        old.pragma_update(None, "user_version", 8).unwrap();
        drop(old);
        let connection = open(&path).unwrap();
        let note = connection.query_row("SELECT note FROM row_note", [], |row| row.get(0));
        assert_eq!(note, Ok("ask again".to_owned()));
        let claim = crate::compare::Claimed {
            article: crate::article::ArticleId::new("a"),
            fact: crate::facts::FactId("f".into()),
        };
        assert!(row_tables::finding(&connection, &claim).unwrap().is_none());
    }

    #[test]
    fn a_file_of_the_ninth_version_keeps_its_facts_and_counts_guesses_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.sidelight");
        let old = Connection::open(&path).unwrap();
        for migration in &MIGRATIONS[..9] {
            old.execute_batch(migration.tables).unwrap();
        }
        old.execute_batch(
            r#"INSERT INTO article (key, id, sha256, metadata, provenance)
             VALUES (1, 'a', '', '{}', '{"sha256": ""}');
             INSERT INTO fact VALUES (1, 1, 'sure', 'claim', 'suggested', '{"confidence": 0.9}');
             INSERT INTO fact VALUES (2, 1, 'guess', 'claim', 'suggested', '{"confidence": 0.3}');
             INSERT INTO fact VALUES (3, 1, 'taken', 'claim', 'accepted', '{"confidence": 0.3}');
             INSERT INTO row_note VALUES ('[["a","sure"]]', 'ask again');"#,
        )
        .unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        old.pragma_update(None, "user_version", 9).unwrap();
        drop(old);
        let connection = open(&path).unwrap();
        let [summary] = &super::super::tables::summaries(&connection).unwrap()[..] else {
            panic!("one article");
        };
        let counts = summary.counts;
        assert_eq!(
            (counts.total(), counts.open(), counts.reviewed()),
            (2, 1, 1)
        );
        let alone = super::super::tables::summary(&connection, summary.key).unwrap();
        assert_eq!(alone.unwrap().counts, counts);
        let notes = row_tables::row_notes(&connection).unwrap();
        assert_ne!(notes, crate::project::RowNotes::default());
        assert_eq!(
            row_tables::rows_done(&connection).unwrap(),
            crate::project::RowsDone::default()
        );
    }

    #[test]
    fn events_and_statements_of_an_older_file_are_claims_with_what_a_person_decided() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.sidelight");
        let old = Connection::open(&path).unwrap();
        for migration in &MIGRATIONS[..6] {
            old.execute_batch(migration.tables).unwrap();
        }
        old.execute_batch(
            r#"INSERT INTO article (key, id, sha256, metadata, provenance)
             VALUES (1, 'a', '', '{}', '{"sha256": ""}');
             INSERT INTO document VALUES (1, 'The ferry sank off Dover. It carried 40 cars.', '[]');
             INSERT INTO fact VALUES (1, 1, 'event-1', 'event', 'accepted', '{
                 "id": "event-1", "kind": "event", "what": {"text": "sank", "start": 10, "end": 14},
                 "who": [{"text": "The ferry", "start": 0, "end": 9}], "whom": [], "when": [],
                 "where": [{"text": "off Dover", "start": 15, "end": 24}], "why": [], "how": [],
                 "factuality": "negated", "main": true,
                 "evidence": [{"start": 0, "end": 24, "text": "The ferry sank off Dover"}],
                 "confidence": 0.65, "rule": "event.verb", "status": "accepted",
                 "decided_by": "Ada", "note": "seen", "tags": ["sea"]}');
             INSERT INTO fact VALUES (2, 1, 'statement-1', 'statement', 'suggested', '{
                 "id": "statement-1", "kind": "statement", "text": "The ferry sank off Dover",
                 "subject": "The ferry", "relation": "sank off", "object": "Dover",
                 "attributed_to": null, "polarity": "positive", "modality": "asserted",
                 "check_worthiness": 0.5,
                 "evidence": [{"start": 0, "end": 24, "text": "The ferry sank off Dover"}],
                 "confidence": 0.6, "rule": "statement.oblique"}');
             INSERT INTO fact VALUES (3, 1, 'statement-2', 'statement', 'rejected', '{
                 "id": "statement-2", "kind": "statement", "text": "It carried 40 cars",
                 "subject": "The ferry", "relation": "carried", "object": "40 cars",
                 "attributed_to": "the port", "polarity": "positive", "modality": "possible",
                 "check_worthiness": 0.75,
                 "evidence": [{"start": 26, "end": 44, "text": "It carried 40 cars"}],
                 "confidence": 0.6, "rule": "statement.svo", "status": "rejected"}');"#,
        )
        .unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        old.pragma_update(None, "user_version", 6).unwrap();
        drop(old);

        let connection = open(&path).unwrap();
        let mut facts = connection
            .prepare("SELECT record FROM fact WHERE kind = 'claim' ORDER BY key")
            .unwrap();
        let facts: Vec<Fact> = facts
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap()
            .map(|record| serde_json::from_str(&record.unwrap()).unwrap())
            .collect();
        let [sank, carried] = &facts[..] else {
            panic!("the clause that was told twice is told once: {facts:?}");
        };
        let (FactContent::Claim(sinking), FactContent::Claim(load)) =
            (&sank.content, &carried.content)
        else {
            panic!("both are claims: {facts:?}");
        };
        assert_eq!(sank.status, Status::Accepted);
        assert_eq!(sank.decided_by.as_deref(), Some("Ada"));
        assert_eq!(sank.note.as_deref(), Some("seen"));
        assert_eq!(sank.tags, ["sea"]);
        assert_eq!(sinking.text, "The ferry sank");
        assert_eq!(sinking.place[0].text, "off Dover");
        assert_eq!(sinking.factuality, Factuality::Denied);
        assert!(sinking.main);
        assert_eq!(carried.status, Status::Rejected);
        assert_eq!(load.text, "It carried 40 cars");
        assert_eq!(load.what.text, "It carried 40 cars");
        assert_eq!(load.factuality, Factuality::Possible);
        assert_eq!(load.by.as_ref().unwrap().name, "the port");
        assert_eq!(load.triples, [["The ferry", "carried", "40 cars"]]);
        let found = "SELECT rowid FROM fact_index WHERE fact_index MATCH 'speaker:port'";
        let found: i64 = connection.query_row(found, [], |row| row.get(0)).unwrap();
        assert_eq!(found, 3);
    }
}
