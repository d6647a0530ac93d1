//! Comparing by facts that are set by hand: which stand side by side, and with which verdict.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]

mod answers;
mod coming;
mod copying;
mod draft;
mod names;
