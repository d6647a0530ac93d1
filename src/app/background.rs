//! Work on a thread of its own of which only the latest result counts.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use sidelight_engine::cancel::{CancelToken, Cancelled};
use sidelight_engine::guard::{Fault, guarded};

/// Makes a `T` for the latest `K` that was asked for, and keeps the last one until it is there.
pub struct Latest<K, T> {
    wanted: Option<K>,
    done: Option<T>,
    /// Goes up with every run that is started.
    started: u64,
    /// Goes up with every result.
    generation: u64,
    busy: bool,
    cancel: CancelToken,
    /// Whether the last run came to grief.
    failed: bool,
    sender: SyncSender<(u64, Result<T, Fault>)>,
    receiver: Receiver<(u64, Result<T, Fault>)>,
    repaint: egui::Context,
}

impl<K: PartialEq, T: Send + 'static> Latest<K, T> {
    /// Nothing yet; results wake the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = sync_channel(2);
        Self {
            wanted: None,
            done: None,
            started: 0,
            generation: 0,
            busy: false,
            cancel: CancelToken::default(),
            failed: false,
            sender,
            receiver,
            repaint: ctx.clone(),
        }
    }

    /// Whether exactly this was asked for last.
    pub fn is_wanted(&self, key: &K) -> bool {
        self.wanted.as_ref() == Some(key)
    }

    /// Starts the work for `key`; an older run is stopped.
    pub fn start<F>(&mut self, key: K, work: F)
    where
        F: FnOnce(&CancelToken) -> Result<T, Cancelled> + Send + 'static,
    {
        self.wanted = Some(key);
        self.cancel.cancel();
        self.cancel = CancelToken::default();
        self.started += 1;
        self.busy = true;
        let (run, cancel) = (self.started, self.cancel.clone());
        let (sender, repaint) = (self.sender.clone(), self.repaint.clone());
        let thread = std::thread::Builder::new().name("comparing".to_owned());
        let started = thread.spawn(move || {
            let result = guarded(|| work(&cancel)).map(Result::ok).transpose();
            if let Some(result) = result {
                // A closed channel: the window is gone, and with it who asked.
                let _ = sender.send((run, result));
                repaint.request_repaint();
            }
        });
        if let Err(error) = started {
            log::error!("no thread could be started for comparing: {error}");
            self.busy = false;
        }
    }

    /// Says that the result which is there, or under way, is good for `key` too.
    pub fn keep_for(&mut self, key: K) {
        self.wanted = Some(key);
    }

    /// Takes over a result that is there; results of stopped runs are dropped.
    pub fn poll(&mut self) {
        while let Ok((run, result)) = self.receiver.try_recv() {
            if run == self.started {
                self.busy = false;
                match result {
                    Ok(result) => {
                        self.done = Some(result);
                        self.generation += 1;
                    }
                    Err(Fault) => self.failed = true,
                }
            }
        }
    }

    /// Whether the last run came to grief by a fault of the program; told once.
    pub fn take_failed(&mut self) -> bool {
        std::mem::take(&mut self.failed)
    }

    /// The result that came in last, once.
    pub fn take(&mut self) -> Option<T> {
        self.done.take()
    }

    /// Stops the run that goes on; its result is dropped.
    pub fn stop(&mut self) {
        self.cancel.cancel();
        self.started += 1;
        self.busy = false;
        self.done = None;
    }

    /// Whether a run goes on.
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// Differs between any two results.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The last result.
    pub fn result(&self) -> Option<&T> {
        self.done.as_ref()
    }
}
