//! What reading one file may take in a process of its own.

use std::env;
use std::process::Command;
use std::time::Duration;

/// Megabytes of memory, where nobody says otherwise: three times what the largest documents need.
#[cfg_attr(not(unix), allow(dead_code, reason = "other systems bound no memory"))]
const MEGABYTES: u64 = 1536;

/// How a person sets other limits, and how a process learns its own.
const SECONDS_VARIABLE: &str = "SIDELIGHT_READER_SECONDS";
const MEGABYTES_VARIABLE: &str = "SIDELIGHT_READER_MEGABYTES";

/// How many times as long as it may work a process is waited for: other programs may be at work too.
const PATIENCE: u32 = if cfg!(unix) { 15 } else { 1 };

/// What reading one file may take. What is not set is as the program thinks best.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// Seconds of work.
    pub seconds: Option<u64>,
    /// Megabytes of memory.
    pub megabytes: Option<u64>,
}

impl Limits {
    /// As the environment says.
    pub fn of_environment() -> Self {
        let set = |variable| env::var(variable).ok()?.parse().ok();
        Self {
            seconds: set(SECONDS_VARIABLE),
            megabytes: set(MEGABYTES_VARIABLE),
        }
    }

    /// Tells them to a process that is to be started.
    pub(super) fn tell(self, command: &mut Command) {
        for (variable, value) in [
            (SECONDS_VARIABLE, self.seconds),
            (MEGABYTES_VARIABLE, self.megabytes),
        ] {
            match value {
                Some(value) => command.env(variable, value.to_string()),
                None => command.env_remove(variable),
            };
        }
    }

    /// How long a job may work.
    pub(super) fn time(self, of_job: Duration) -> Duration {
        self.seconds.map_or(of_job, Duration::from_secs)
    }

    /// How long the process with a job is waited for.
    pub(super) fn wait(self, of_job: Duration) -> Duration {
        self.time(of_job).saturating_mul(PATIENCE)
    }

    /// How many megabytes a process may take.
    #[cfg_attr(not(unix), allow(dead_code, reason = "other systems bound no memory"))]
    pub(super) fn memory(self) -> u64 {
        self.megabytes.unwrap_or(MEGABYTES)
    }

    /// Bounds the memory of this process, and keeps the system from writing what is in it to the disk
    /// when it breaks off.
    #[cfg(unix)]
    pub(super) fn bound_memory(self) {
        use rustix::process::Resource;

        lower(Resource::As, self.memory().saturating_mul(1024 * 1024));
        lower(Resource::Core, 0);
    }

    /// Bounds the work of this process from now on; the system ends it when that is done.
    #[cfg(unix)]
    pub(super) fn bound_time(self, of_job: Duration) {
        use rustix::process::Resource;
        use rustix::time::{ClockId, clock_gettime};

        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
        let used = u64::try_from(used).unwrap_or_default();
        // The second that has begun is not counted.
        let more = self.time(of_job).as_secs().saturating_add(1);
        lower(Resource::Cpu, used.saturating_add(more));
    }

    /// The system has no such limits: whoever waits for the process ends it.
    #[cfg(not(unix))]
    pub(super) fn bound_memory(self) {}

    /// The system has no such limits: whoever waits for the process ends it.
    #[cfg(not(unix))]
    pub(super) fn bound_time(self, _of_job: Duration) {}
}

/// The limits that others have set stay.
#[cfg(unix)]
fn lower(resource: rustix::process::Resource, to: u64) {
    use rustix::process::{getrlimit, setrlimit};

    let mut limit = getrlimit(resource);
    limit.current = Some(limit.maximum.map_or(to, |most| most.min(to)));
    if let Err(error) = setrlimit(resource, limit) {
        log::warn!("reading goes on without a limit ({error})");
    }
}
