//! A line on standard error that tells how far the work is.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Time between two updates: what an eye follows.
const INTERVAL: Duration = Duration::from_millis(100);

/// Counts articles on standard error while somebody watches: a terminal, and not told to be quiet.
#[derive(Debug)]
pub struct Progress {
    shown: bool,
    read: usize,
    failed: usize,
    last: Instant,
}

impl Progress {
    /// Progress of work that begins now.
    pub fn new(quiet: bool) -> Self {
        Self {
            shown: !quiet && io::stderr().is_terminal(),
            read: 0,
            failed: 0,
            last: Instant::now(),
        }
    }

    /// Counts an article that was read.
    pub fn read(&mut self) {
        self.read += 1;
        if self.shown && self.last.elapsed() >= INTERVAL {
            self.last = Instant::now();
            let _ = write!(io::stderr(), "\r\x1b[K{} articles read", self.read);
        }
    }

    /// Names an input that failed.
    pub fn failed(&mut self, reason: &impl Display) {
        self.failed += 1;
        self.clear();
        super::log_line(&reason.to_string());
    }

    /// Counts an input that failed and was answered where it stood.
    pub fn answered(&mut self) {
        self.failed += 1;
    }

    /// How many inputs failed.
    pub fn failures(&self) -> usize {
        self.failed
    }

    fn clear(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
