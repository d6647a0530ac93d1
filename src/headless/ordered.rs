//! Work on several threads whose results come in the order of the inputs.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use sidelight_engine::guard::{Fault, guarded};

/// Results that may wait for each thread: enough that one slow article does not idle the others.
const WAITING_PER_THREAD: usize = 4;

type Outcome<R> = Result<R, Fault>;

/// Does `work` on every input, on so many threads, and gives the results in the order of the inputs. Inputs are
/// drawn only as results are taken, so memory is bounded.
///
/// The threads are not joined: when the results are dropped early, a thread may still wait for an
/// input that never comes.
pub fn in_order<T, R>(
    inputs: impl Iterator<Item = T> + Send + 'static,
    threads: usize,
    work: impl Fn(T) -> R + Send + Sync + 'static,
) -> impl Iterator<Item = Outcome<R>>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let (queue, queued) = sync_channel::<Receiver<Outcome<R>>>(threads * WAITING_PER_THREAD);
    let (jobs, waiting) = sync_channel::<(T, SyncSender<Outcome<R>>)>(threads);
    let waiting = Arc::new(Mutex::new(waiting));
    let work = Arc::new(work);
    for _ in 0..threads {
        let (waiting, work) = (Arc::clone(&waiting), Arc::clone(&work));
        thread::spawn(move || {
            while let Some((input, reply)) = next_job(&waiting) {
                let result = guarded(|| work(input));
                // Nobody waits for the reply once the results are dropped.
                let _ = reply.send(result);
            }
        });
    }
    thread::spawn(move || {
        for input in inputs {
            let (reply, result) = sync_channel(1);
            if queue.send(result).is_err() || jobs.send((input, reply)).is_err() {
                break;
            }
        }
    });
    queued
        .into_iter()
        .map(|result| result.recv().unwrap_or(Err(Fault)))
}

fn next_job<T>(waiting: &Mutex<Receiver<T>>) -> Option<T> {
    let jobs = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    jobs.recv().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_keep_the_order_of_the_inputs() {
        let results = in_order(0..200_u64, 3, |number| {
            thread::sleep(Duration::from_micros(number * 7919 % 300));
            number * 2
        });
        let expected: Vec<_> = (0..200).map(|number| Ok(number * 2)).collect();
        assert_eq!(results.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn inputs_are_drawn_only_as_results_are_taken() {
        const THREADS: usize = 2;
        let drawn = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&drawn);
        let inputs = (0..1_000_000).inspect(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
        });
        let mut results = in_order(inputs, THREADS, |number| number);
        assert_eq!(results.next(), Some(Ok(0)));
        thread::sleep(Duration::from_millis(50));
        assert!(drawn.load(Ordering::Relaxed) <= THREADS * (WAITING_PER_THREAD + 3) + 3);
    }

    #[test]
    fn a_panic_costs_one_result() {
        let results = in_order(0..20, 2, |number| {
            assert!(number != 7, "provoked by the test");
            number
        });
        let results: Vec<_> = results.collect();
        assert_eq!(results.len(), 20);
        assert_eq!(results[7], Err(Fault));
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 19);
    }
}
