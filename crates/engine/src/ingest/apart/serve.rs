//! The process in which readers work: it answers one question after the other until the pipe ends.

use std::io::{self, BufReader, Write};
use std::thread;
use std::time::Duration;

use super::{Job, Limits, STACK, frame};
use crate::guard::guarded;

/// A job as the process knows it.
pub struct Entry {
    name: &'static str,
    time: Duration,
    run: fn(&[u8], Vec<u8>) -> serde_json::Result<Vec<u8>>,
}

/// The entry of a job.
pub const fn entry<J: Job>() -> Entry {
    Entry {
        name: J::NAME,
        time: J::TIME,
        run: |job, bytes| {
            let job: J = serde_json::from_slice(job)?;
            serde_json::to_vec(&job.run(bytes))
        },
    }
}

/// Does jobs as they come in by standard input. The answer to one that fails is empty.
///
/// # Errors
/// When the pipes break.
pub fn serve(jobs: &'static [Entry]) -> io::Result<()> {
    let limits = Limits::of_environment();
    limits.bound_memory();
    let thread = thread::Builder::new().name("reader".to_owned());
    let served = thread
        .stack_size(STACK)
        .spawn(move || answer_all(jobs, limits))?;
    served.join().unwrap_or(Ok(()))
}

fn answer_all(jobs: &[Entry], limits: Limits) -> io::Result<()> {
    let mut questions = BufReader::new(io::stdin().lock());
    let mut answers = io::stdout().lock();
    loop {
        let mut next = || frame::read(&mut questions);
        let (Some(name), Some(job), Some(bytes)) = (next()?, next()?, next()?) else {
            return Ok(());
        };
        let entry = jobs.iter().find(|entry| entry.name.as_bytes() == name);
        let answer = entry.and_then(|entry| {
            limits.bound_time(entry.time);
            guarded(|| (entry.run)(&job, bytes)).ok()?.ok()
        });
        frame::write(&mut answers, &answer.unwrap_or_default())?;
        answers.flush()?;
    }
}
