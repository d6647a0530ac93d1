//! Fixed patterns.

use std::sync::LazyLock;

use regex::Regex;

/// A pattern that is compiled when it is first used.
pub type Pattern = LazyLock<Regex>;

/// Compiles a pattern that stands in the source.
#[expect(
    clippy::expect_used,
    reason = "a fixed pattern; each is used by a test"
)]
pub fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a fixed pattern is well formed")
}

/// Defines a [`Pattern`]; white space and comments in it do not count.
macro_rules! pattern {
    ($name:ident = $text:expr) => {
        static $name: $crate::ingest::patterns::Pattern =
            std::sync::LazyLock::new(|| $crate::ingest::patterns::compile($text));
    };
}
pub(super) use pattern;
