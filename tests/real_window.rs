//! The real program in a real X server, driven from another process as a person would: files dropped
//! by XDND, controls found through the accessibility tree, the file dialog of the desktop portal.
//!
//! Skipped unless `SIDELIGHT_TEST_WINDOW` is set; `.ci/run` lists the Debian packages it needs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]
#![cfg(all(target_os = "linux", feature = "window"))]

use std::path::Path;
use std::process::Command;

#[test]
fn a_dropped_story_is_reviewed_exported_and_survives_a_kill() {
    drive("drive.py");
}

#[test]
fn the_sample_story_is_reviewed_by_keyboard_alone() {
    drive("review.py");
}

#[test]
fn an_article_is_pasted_from_another_program_and_a_word_copied_to_one() {
    drive("clipboard.py");
}

#[test]
fn the_window_reaches_no_network() {
    drive("offline.py");
}

#[test]
fn nothing_is_cut_or_covered_in_small_windows() {
    drive("sizes.py");
}

#[test]
fn a_review_a_comparison_and_an_export_can_be_followed_by_ear() {
    drive("spoken.py");
}

#[test]
fn pipes_a_full_disk_and_a_lost_server_are_told_and_nothing_is_lost() {
    drive("interrupted.py");
}

/// Runs a driver of `tests/real_window` on a desktop of its own.
fn drive(script: &str) {
    if std::env::var_os("SIDELIGHT_TEST_WINDOW").is_none() {
        eprintln!("skipped: set SIDELIGHT_TEST_WINDOW=1 to drive the real window in Xvfb");
        return;
    }
    let driver = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/real_window")
        .join(script);
    let status = Command::new("dbus-run-session")
        // Debian's own Python has the accessibility and X11 bindings.
        .args(["--", "/usr/bin/python3"])
        .arg(driver)
        .arg(env!("CARGO_BIN_EXE_sidelight"))
        .status()
        .expect("dbus-run-session starts (Debian package dbus)");
    assert!(status.success(), "the driver tells above what it saw");
}
