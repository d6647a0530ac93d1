//! Articles as lines of JSON: what a line holds when it comes in, and what is printed of it. The command line
//! and the Python package speak in it; `docs/schemas` describes it.

mod once;
mod passing;
mod printed;
mod reading;
#[cfg(test)]
mod schemas;

pub use once::{Come, Once};
pub use passing::Passing;
pub use printed::{PrintedComparison, PrintedSheet, PrintedStory};
pub use reading::{Failure, Reading, read};
