//! What several articles tell, side by side.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]

mod by_hand;
mod comparing_again;
mod labels;
mod many_languages;
mod names_elsewhere;
mod odd_stories;
mod particulars;
mod perturbed;
mod retold;
mod sample_story;
mod told_elsewhere;

#[path = "../perturbation/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the bench alone measures the baseline"
)]
mod perturbation;

use std::sync::LazyLock;

use sidelight_engine::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().expect("the model is whole"));
