//! Running a parser of foreign input so that neither its panic nor its hanging harms the program.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::guard::guarded;

/// What the largest real pages need is a second; what takes longer does not end.
pub const PAGE_TIME: Duration = Duration::from_secs(20);

/// What a book of a thousand pages needs, on a slow computer.
pub const DOCUMENT_TIME: Duration = Duration::from_mins(2);

/// Room for parsers that call themselves for each level of a page.
const STACK: usize = 32 * 1024 * 1024;

/// Runs `work` apart, for no longer than `time`, and gives its result.
///
/// # Errors
/// Why there is none, in a reader's words. Work that ran out of time goes on until it ends by
/// itself, since a thread cannot be stopped from outside.
pub fn run<T: Send + 'static>(
    time: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let (done, result) = sync_channel(1);
    let job = move || {
        let outcome = guarded(work);
        // The receiver is gone when the time was over; then nobody wants the result.
        let _ = done.send(outcome);
    };
    thread::Builder::new()
        .name("reader".to_owned())
        .stack_size(STACK)
        .spawn(job)
        .map_err(|error| error.to_string())?;
    match result.recv_timeout(time) {
        Ok(Ok(result)) => Ok(result),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => {
            Err("the reader failed on it".to_owned())
        }
        Err(RecvTimeoutError::Timeout) => {
            Err(format!("it took longer than {} seconds", time.as_secs()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        let failed: Result<(), String> = run(PAGE_TIME, || panic!("a parser's bug"));
        assert!(failed.is_err());
        assert_eq!(run(PAGE_TIME, || 7), Ok(7));
    }
}
