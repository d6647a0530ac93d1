//! Reads the checkable facts out of news articles, ties each to its words, and lays several
//! articles side by side. `docs/architecture.md` is the map.

#[cfg(feature = "window")]
pub mod app;
pub mod article;
pub mod brief;
pub mod cancel;
pub mod compare;
pub mod disk;
pub mod engine;
pub mod facts;
pub mod guard;
pub mod headless;
pub mod ingest;
pub mod interchange;
pub mod language;
pub mod project;
pub mod tongue;
