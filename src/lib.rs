//! The `sidelight` program: what it does in its window and without one. `docs/architecture.md` is the map.

#[cfg(feature = "window")]
pub mod app;
pub mod headless;
pub mod names_pack;
