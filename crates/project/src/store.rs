//! The file: opening and locking. It may come from anybody: nothing in it is trusted.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::types::FromSql;
use rusqlite::{Connection, OpenFlags};

use super::error::{Fault, ProjectError};
use super::migration::{VERSION, migrate};
use super::schema;
use sidelight_engine::disk;

/// `SdLt` in ASCII: tells a project from any other file of `SQLite`.
pub(super) const APPLICATION_ID: i64 = 0x5364_4c74;

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

pub(super) fn value_of<T: FromSql>(connection: &Connection, pragma: &str) -> rusqlite::Result<T> {
    connection.pragma_query_value(None, pragma, |row| row.get(0))
}
