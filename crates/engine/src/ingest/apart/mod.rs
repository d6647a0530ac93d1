//! Readers of foreign formats work apart from the rest, so that a panic, a run without end or a hunger
//! for memory ends nothing but their work on one file: in processes of their own where the program has
//! them ([`in_processes`]), else on a thread.

mod frame;
mod limits;
mod serve;
mod workers;

use std::cell::RefCell;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::cancel::CancelToken;
use crate::guard::guarded;

pub use limits::Limits;
pub use serve::{Entry, entry, serve};
pub use workers::in_processes;

/// What the largest real pages need is a second; what takes longer does not end.
pub const PAGE_TIME: Duration = Duration::from_secs(20);

/// What a book of a thousand pages needs, on a slow computer.
pub const DOCUMENT_TIME: Duration = Duration::from_mins(2);

/// Room for parsers that call themselves for each level of a page.
const STACK: usize = 32 * 1024 * 1024;

/// How soon a reader is stopped once that was asked for.
const LOOK: Duration = Duration::from_millis(50);

/// What a reader does with the bytes of a file.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// What it is called between the processes.
    const NAME: &'static str;
    /// How long it may take.
    const TIME: Duration;
    /// What it makes of the bytes.
    type Answer: Serialize + DeserializeOwned + Send + 'static;

    /// Does it.
    fn run(self, bytes: Vec<u8>) -> Self::Answer;
}

/// Why a reader gave no answer, in a reader's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Broken {
    #[error("the reader failed on it")]
    Failed,
    #[error("it took longer than {} seconds", .0.as_secs())]
    Time(Duration),
    #[error("it takes more memory than {0} MB, or more than the reader can bear")]
    #[cfg_attr(not(unix), allow(dead_code, reason = "other systems bound no memory"))]
    Memory(u64),
    #[error("reading was stopped")]
    Stopped,
}

/// Does a job apart.
///
/// # Errors
/// Why there is no answer, in a reader's words.
pub fn run<J: Job>(job: J, bytes: Vec<u8>) -> Result<J::Answer, String> {
    let cancel = CANCEL.with_borrow(CancelToken::clone);
    let answer = match workers::there_are() {
        Some(processes) => processes.ask(&job, &bytes, &cancel),
        None => on_a_thread(job, bytes, &cancel),
    };
    answer.map_err(|broken| broken.to_string())
}

thread_local! {
    static CANCEL: RefCell<CancelToken> = RefCell::default();
}

/// Does some work; the jobs that it gives to readers end once `cancel` is asked for.
pub fn until<T>(cancel: &CancelToken, work: impl FnOnce() -> T) -> T {
    /// Puts back what held before, even where the work panics.
    struct Before(CancelToken);
    impl Drop for Before {
        fn drop(&mut self) {
            CANCEL.set(std::mem::take(&mut self.0));
        }
    }
    let _before = Before(CANCEL.replace(cancel.clone()));
    work()
}

/// Work that runs out of time goes on until it ends by itself, since a thread cannot be stopped from
/// outside.
fn on_a_thread<J: Job>(job: J, bytes: Vec<u8>, cancel: &CancelToken) -> Result<J::Answer, Broken> {
    let (done, result) = sync_channel(1);
    let work = move || {
        // The receiver is gone when the time was over; then nobody wants the result.
        let _ = done.send(guarded(|| job.run(bytes)));
    };
    let thread = thread::Builder::new().name("reader".to_owned());
    let started = thread.stack_size(STACK).spawn(work);
    started.map_err(|_| Broken::Failed)?;
    match wait(&result, J::TIME, cancel) {
        Ok(answer) => answer.map_err(|_| Broken::Failed),
        Err(Silence::Over) => Err(Broken::Time(J::TIME)),
        Err(Silence::Stopped) => Err(Broken::Stopped),
        Err(Silence::Gone) => Err(Broken::Failed),
    }
}

/// Why nothing came.
enum Silence {
    Over,
    Stopped,
    Gone,
}

fn wait<T>(answers: &Receiver<T>, time: Duration, cancel: &CancelToken) -> Result<T, Silence> {
    let end = Instant::now() + time;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match answers.recv_timeout(left.min(LOOK)) {
            Ok(answer) => return Ok(answer),
            Err(RecvTimeoutError::Disconnected) => return Err(Silence::Gone),
            Err(RecvTimeoutError::Timeout) if cancel.is_cancelled() => {
                return Err(Silence::Stopped);
            }
            Err(RecvTimeoutError::Timeout) if left.is_zero() => return Err(Silence::Over),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// Does what a bad file may make a reader do.
    #[derive(Serialize, Deserialize)]
    enum Bad {
        Fine,
        Panics,
        Sleeps,
    }

    impl Job for Bad {
        const NAME: &'static str = "bad";
        const TIME: Duration = Duration::from_millis(200);
        type Answer = usize;

        fn run(self, bytes: Vec<u8>) -> usize {
            match self {
                Self::Fine => {}
                Self::Panics => std::panic::resume_unwind(Box::new("provoked by the test")),
                Self::Sleeps => thread::sleep(Duration::from_secs(2)),
            }
            bytes.len()
        }
    }

    #[test]
    fn a_panic_and_a_run_without_end_are_errors() {
        assert_eq!(run(Bad::Fine, vec![0; 7]), Ok(7));
        let failed = run(Bad::Panics, Vec::new()).unwrap_err();
        assert!(failed.contains("failed"), "{failed}");
        let failed = run(Bad::Sleeps, Vec::new()).unwrap_err();
        assert!(failed.contains("longer than"), "{failed}");
    }

    #[test]
    fn a_job_ends_once_that_is_asked_for() {
        let cancel = CancelToken::default();
        cancel.cancel();
        let failed = until(&cancel, || run(Bad::Sleeps, Vec::new())).unwrap_err();
        assert!(failed.contains("stopped"), "{failed}");
        assert_eq!(run(Bad::Fine, Vec::new()), Ok(0));
    }
}
