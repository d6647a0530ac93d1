//! What is read of one text: its language, and the facts in it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]

mod golden;
#[cfg(target_os = "linux")]
mod growth;
mod language;
mod layout;
mod odd_text;
mod roles;
mod who_and_said;

use std::sync::LazyLock;

use sidelight_engine::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().expect("the model is whole"));
