//! Comparing by facts that are set by hand: which stand side by side, and with which verdict.

mod answers;
mod coming;
mod copying;
mod draft;
mod names;
