//! Reads the checkable facts out of news articles, ties each to its words, and lays several articles side by
//! side.

pub mod article;
pub mod brief;
pub mod cancel;
pub mod compare;
pub mod disk;
mod engine;
pub mod facts;
pub mod guard;
pub mod ingest;
pub mod language;
pub mod lines;
pub mod tongue;

pub use engine::{Engine, ReadError, VERSION};
