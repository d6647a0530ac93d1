//! The processes in which readers work: as many as read at once, each used again for file after file
//! until one breaks it.

use std::io;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Broken, Job, Limits, Silence, frame, wait};
use crate::cancel::CancelToken;

static PROCESSES: OnceLock<Processes> = OnceLock::new();

/// From now on foreign formats are read in processes: `program` with `argument` must call [`serve`].
/// Who asks first decides.
///
/// [`serve`]: fn@super::serve
pub fn in_processes(program: PathBuf, argument: &'static str, limits: Limits) {
    PROCESSES.get_or_init(|| Processes {
        program,
        argument,
        limits,
        idle: Mutex::default(),
    });
}

/// The processes, where formats are read in such.
pub fn there_are() -> Option<&'static Processes> {
    PROCESSES.get()
}

/// How processes are started, and those that have nothing to do.
pub struct Processes {
    program: PathBuf,
    argument: &'static str,
    limits: Limits,
    idle: Mutex<Vec<Worker>>,
}

impl Processes {
    /// Has a job done in a process.
    pub fn ask<J: Job>(
        &self,
        job: &J,
        bytes: &[u8],
        cancel: &CancelToken,
    ) -> Result<J::Answer, Broken> {
        let job = serde_json::to_vec(job).map_err(|_| Broken::Failed)?;
        let mut worker = self.with_question([J::NAME.as_bytes(), &job, bytes])?;
        let patience = self.limits.wait(J::TIME);
        let answer = match wait(&worker.answers, patience, cancel) {
            Ok(answer) => answer,
            Err(Silence::Over) => return Err(Broken::Time(patience)),
            Err(Silence::Stopped) => return Err(Broken::Stopped),
            Err(Silence::Gone) => {
                let status = worker.process.wait().map_err(|_| Broken::Failed)?;
                return Err(self.cause(status, J::TIME));
            }
        };
        self.idle().push(worker);
        serde_json::from_slice(&answer).map_err(|_| Broken::Failed)
    }

    /// A process that has been asked.
    fn with_question(&self, question: [&[u8]; 3]) -> Result<Worker, Broken> {
        let idle = self.idle().pop();
        if let Some(mut worker) = idle
            && worker.put(question).is_ok()
        {
            return Ok(worker);
        }
        // There is none, or it ended while it had nothing to do.
        let mut worker = self.start().map_err(|error| {
            log::error!("no process for reading could be started: {error}");
            Broken::Failed
        })?;
        // One that ends while it is asked gives no answer, and tells by that why.
        let _ = worker.put(question);
        Ok(worker)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn start(&self) -> io::Result<Worker> {
        let mut command = Command::new(&self.program);
        command.arg(self.argument);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        self.limits.tell(&mut command);
        let mut process = command.spawn()?;
        let pipes = process.stdin.take().zip(process.stdout.take());
        let (questions, mut pipe) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
        let (sender, answers) = sync_channel(1);
        let pass_on = move || {
            while let Ok(Some(answer)) = frame::read(&mut pipe) {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        };
        // It ends with the process, whose pipe ends then.
        thread::Builder::new()
            .name("answers".to_owned())
            .spawn(pass_on)?;
        Ok(Worker {
            process,
            questions,
            answers,
        })
    }

    /// Why a process ended.
    #[cfg(unix)]
    fn cause(&self, status: ExitStatus, of_job: Duration) -> Broken {
        use std::os::unix::process::ExitStatusExt;

        use rustix::process::Signal;

        let is = |signal: Signal| status.signal() == Some(signal.as_raw());
        if is(Signal::XCPU) {
            Broken::Time(self.limits.time(of_job))
        } else if is(Signal::ABORT) || is(Signal::SEGV) || is(Signal::KILL) {
            // It breaks off when it gets no memory, and the system ends what takes too much of it.
            Broken::Memory(self.limits.memory())
        } else {
            Broken::Failed
        }
    }

    /// Why a process ended, which the system does not tell.
    #[cfg(not(unix))]
    fn cause(&self, _status: ExitStatus, _of_job: Duration) -> Broken {
        Broken::Failed
    }
}

/// A process; it ends when this is dropped.
struct Worker {
    process: Child,
    questions: ChildStdin,
    answers: Receiver<Vec<u8>>,
}

impl Worker {
    fn put(&mut self, question: [&[u8]; 3]) -> io::Result<()> {
        let mut parts = question.iter();
        parts.try_for_each(|part| frame::write(&mut self.questions, part))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
