//! A file that would run away with its reader, in the window.

use std::env;
use std::fs;
use std::process::Command;

use sidelight::headless::READ_APART;
use sidelight_engine::ingest::{self, Limits};

use crate::harness::{Window, sample};

/// Tells the test that it has a process of its own.
const ALONE: &str = "SIDELIGHT_TEST_ALONE";

#[test]
fn a_file_that_breaks_its_reader_is_named_and_the_others_are_listed() {
    // How files are read holds for a whole process, and the other tests are in this one.
    if env::var_os(ALONE).is_none() {
        let name = "runaway::a_file_that_breaks_its_reader_is_named_and_the_others_are_listed";
        let mut alone = Command::new(env::current_exe().unwrap());
        let run = alone.args(["--exact", name]).env(ALONE, "1").output();
        let run = run.unwrap();
        let told = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success() && told.contains("1 passed"), "{told}");
        return;
    }
    let program = env!("CARGO_BIN_EXE_sidelight").into();
    let limits = Limits {
        seconds: Some(2),
        megabytes: None,
    };
    ingest::in_processes(program, READ_APART, limits);
    let folder = tempfile::tempdir().unwrap();
    let heavy = folder.path().join("heavy.html");
    let paragraph =
        "<p>The mayor of Arlen, Ida Holm, said that 300 boats had waited for a week.</p>";
    let inside = "<p>x<i>y</i>".repeat(300_000);
    let page =
        format!("<html><body><article>{paragraph}{inside}{paragraph}</article></body></html>");
    fs::write(&heavy, page).unwrap();

    let mut window = Window::open();
    window.drop_files([sample(crate::WIRE), heavy, sample(crate::COURIER)]);
    window.wait_for("2 articles");
    window.wait_for("heavy.html");
    window.wait_for("longer than 2 seconds");
    assert_eq!(window.rows("Article: ").len(), 2);
}
