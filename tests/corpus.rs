//! The program over the inputs that fuzzing begins with and those that once broke it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::cell::Cell;
use std::fs;
use std::path::Path;

/// Hands every input of a target to it.
fn run(target: &str, over: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let inputs: Vec<_> = fs::read_dir(folder.join(target)).unwrap().collect();
    assert!(!inputs.is_empty());
    for input in inputs {
        over(&fs::read(input.unwrap().path()).unwrap());
    }
}

#[test]
fn what_broke_the_program_once_does_not_break_it_again() {
    run("text", targets::text);
    run("page", targets::page);
    run("record", targets::record);
    run("edit", targets::edit);
    run("project", targets::project);
    targets::let_our_panics_end_the_program();
    for ending in targets::READERS {
        let count = Cell::new(0);
        run(ending, |data| {
            count.set(count.get() + targets::reader(ending, data));
        });
        assert!(count.get() > 0, "the corpus of {ending} holds an article");
    }
}
