//! The connection to the file, lent to searches that go on elsewhere.
//!
//! The file is locked to one connection, so a search on another thread uses the project's own. The
//! project comes first: a search steps aside for it even in the middle of a statement, which it asks
//! again later.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError, Weak};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, InterruptHandle};

use super::ProjectError;
use super::error::Fault;
use sidelight_engine::disk::Held;

/// How long either side waits before it looks again whether the connection is free.
const PAUSE: Duration = Duration::from_micros(100);

/// The connection as its owner holds it. Closed when dropped, whoever had it lent.
pub(super) struct Owned(Arc<Shared>);

struct Shared {
    connection: Mutex<Connection>,
    interrupt: InterruptHandle,
    /// Whether the owner waits for the connection.
    wanted: AtomicBool,
    /// Let go after the connection is closed; `None` where there is no file.
    held: Option<Held>,
}

impl Owned {
    /// The connection to a file, or to none.
    pub fn new(connection: Connection, held: Option<Held>) -> Self {
        Self(Arc::new(Shared {
            interrupt: connection.get_interrupt_handle(),
            connection: Mutex::new(connection),
            wanted: AtomicBool::new(false),
            held,
        }))
    }

    /// Whether the file of the connection bears the name of a path.
    pub fn is_at(&self, path: &Path) -> bool {
        self.0.held.as_ref().is_some_and(|held| held.is_at(path))
    }

    /// The connection, which a reader gives back at once.
    pub fn connection(&self) -> MutexGuard<'_, Connection> {
        let shared = &*self.0;
        let free = || match shared.connection.try_lock() {
            Ok(guard) => Some(guard),
            Err(TryLockError::Poisoned(error)) => Some(error.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        };
        if let Some(guard) = free() {
            return guard;
        }
        shared.wanted.store(true, Ordering::SeqCst);
        let guard = loop {
            // A reader between two statements misses an interruption.
            shared.interrupt.interrupt();
            match free() {
                Some(guard) => break guard,
                None => thread::sleep(PAUSE),
            }
        };
        shared.wanted.store(false, Ordering::SeqCst);
        guard
    }

    /// Lends the connection to a reader; `path` is that of the file.
    pub fn lend(&self, path: &Path) -> ProjectReader {
        ProjectReader {
            shared: Arc::downgrade(&self.0),
            path: path.to_owned(),
        }
    }
}

impl fmt::Debug for Owned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Owned").field(&self.0.connection).finish()
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        self.0.wanted.store(true, Ordering::SeqCst);
        while Arc::strong_count(&self.0) > 1 {
            self.0.interrupt.interrupt();
            thread::sleep(PAUSE);
        }
    }
}

/// Reads an open project on another thread, until the project is closed. It never makes the
/// project's own thread wait.
#[derive(Clone)]
pub struct ProjectReader {
    shared: Weak<Shared>,
    path: PathBuf,
}

impl ProjectReader {
    /// Reads something that can be asked again.
    pub(super) fn read<T>(
        &self,
        ask: impl Fn(&Connection) -> Result<T, Fault>,
    ) -> Result<T, ProjectError> {
        loop {
            let Some(shared) = self.shared.upgrade() else {
                return Err(Fault::Closed.of(&self.path));
            };
            if !shared.wanted.load(Ordering::SeqCst) {
                let connection = shared.connection.lock();
                let connection = connection.unwrap_or_else(PoisonError::into_inner);
                match ask(&connection) {
                    Err(fault) if fault.is_interruption() => {}
                    answer => return answer.map_err(|fault| fault.of(&self.path)),
                }
            }
            drop(shared);
            thread::sleep(PAUSE);
        }
    }
}

impl fmt::Debug for ProjectReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ProjectReader").field(&self.path).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// Counts for so long that nobody would wait for it.
    const ENDLESS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT count(*) FROM n WHERE i < 1e12";

    fn ask(connection: &Connection, sql: &str) -> Result<i64, Fault> {
        Ok(connection.query_row(sql, [], |row| row.get(0))?)
    }

    #[test]
    fn the_owner_does_not_wait_for_a_reader_and_closes_the_file_under_it() {
        let owned = Owned::new(Connection::open_in_memory().unwrap(), None);
        let reader = owned.lend(Path::new("story.sidelight"));
        assert_eq!(
            reader
                .read(|connection| ask(connection, "SELECT 7"))
                .unwrap(),
            7
        );
        let reading = thread::spawn(move || reader.read(|connection| ask(connection, ENDLESS)));
        thread::sleep(Duration::from_millis(50));
        let begun = Instant::now();
        for _ in 0..20 {
            assert_eq!(ask(&owned.connection(), "SELECT 1").unwrap(), 1);
            thread::sleep(Duration::from_millis(2));
        }
        drop(owned);
        assert!(begun.elapsed() < Duration::from_secs(2));
        let error = reading.join().unwrap().unwrap_err();
        assert!(error.to_string().contains("story.sidelight"));
    }
}
