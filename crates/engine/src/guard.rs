//! Jobs that come to grief alone: a fault of the program that one input brings to light is told, and the
//! rest goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// A fault of the program came to light. The reason went to standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fault of the program came to light here; everything else goes on")]
pub struct Fault;

/// Does some work whose panic ends nothing but itself.
///
/// # Errors
/// [`Fault`] where it panicked; nothing that it had begun to change may be looked at then.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_and_not_passed_on() {
        assert_eq!(guarded(|| 7), Ok(7));
        let failed: Result<(), Fault> =
            guarded(|| std::panic::resume_unwind(Box::new("provoked by the test")));
        assert_eq!(failed, Err(Fault));
    }
}
