//! Files that would run away with their reader: it works in a process of its own, which ends when the
//! file asks for too much, and everything else goes on.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use sidelight::headless::READ_APART;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::ingest::{self, Input, Limits};

const PROGRAM: &str = env!("CARGO_BIN_EXE_sidelight");

const REPORT: &str =
    "Ministers meet\n\nDelegations from 62 countries attended the talks in Geneva on Monday.\n";

/// A page of news with something in it.
fn page(inside: &str) -> String {
    let paragraph = "<p>The mayor of Arlen, Ida Holm, said on Tuesday that 300 boats had waited outside \
        the harbour for a week, and that the repairs of the lighthouse cost 4 million kroner.</p>";
    format!(
        "<!doctype html><html><head><title>Harbour reopens</title></head><body><article>{paragraph}{inside}\
         {paragraph}{paragraph}</article></body></html>"
    )
}

/// A page of more elements than a reader with little memory or time can hold.
fn heavy_page() -> String {
    page(&"<p>x<i>y</i>".repeat(300_000))
}

/// A folder with a heavy page between a text and a page that are as they should be.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), REPORT).unwrap();
    fs::write(folder.path().join("b.html"), heavy_page()).unwrap();
    fs::write(folder.path().join("c.html"), page("")).unwrap();
    folder
}

const LITTLE_MEMORY: (&str, &str) = ("SIDELIGHT_READER_MEGABYTES", "320");
const LITTLE_TIME: (&str, &str) = ("SIDELIGHT_READER_SECONDS", "1");

fn run(arguments: &[&str], path: &Path, limit: (&str, &str), input: &str) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).arg(path).env(limit.0, limit.1);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

fn titles(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let title = |line: &str| {
        let article: Value = serde_json::from_str(line).unwrap();
        article["title"].as_str().unwrap_or_default().to_owned()
    };
    text.lines().map(title).collect()
}

/// What standard error says of the heavy page.
fn complaint(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find(|line| line.contains("b.html"));
    line.unwrap_or_else(|| panic!("it is not named in:\n{text}"))
        .to_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_asks_for_too_much_memory_is_named_and_the_rest_is_read() {
    let folder = folder();
    let output = run(&["extract", "--quiet"], folder.path(), LITTLE_MEMORY, "");
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("more memory than 320 MB"));
    assert_eq!(titles(&output), ["Ministers meet", "Harbour reopens"]);

    let compare = ["compare", "--to", "jsonl", "--quiet"];
    let output = run(&compare, folder.path(), LITTLE_MEMORY, "");
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("more memory than 320 MB"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("4 million kroner"));

    let project = folder.path().join("p.sidelight");
    let import = serde_json::json!({"import": [folder.path()]}).to_string();
    let output = run(&["edit"], &project, LITTLE_MEMORY, &import);
    assert!(complaint(&output).contains("more memory than 320 MB"));
    let project = sidelight_project::Project::open(&project).unwrap();
    assert_eq!(project.articles().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_file_that_takes_too_long_is_named_and_the_rest_is_read() {
    let folder = folder();
    let output = run(&["extract", "--quiet"], folder.path(), LITTLE_TIME, "");
    assert_eq!(output.status.code(), Some(1));
    let line = complaint(&output);
    assert!(line.contains("longer than 1 second"), "{line}");
    assert_eq!(titles(&output), ["Ministers meet", "Harbour reopens"]);
}

/// The reading processes that this one has started, and the threads that serve them.
#[cfg(target_os = "linux")]
fn readers() -> (usize, usize) {
    let (mut processes, mut threads) = (0, 0);
    let reads = |id: &&str| {
        let words = fs::read_to_string(format!("/proc/{id}/cmdline"));
        words.is_ok_and(|words| words.contains(READ_APART))
    };
    for task in fs::read_dir("/proc/self/task").unwrap() {
        let task: PathBuf = task.unwrap().path();
        let started = fs::read_to_string(task.join("children")).unwrap_or_default();
        processes += started.split_whitespace().filter(reads).count();
        let name = fs::read_to_string(task.join("comm")).unwrap_or_default();
        threads += usize::from(["reader", "answers"].contains(&name.trim()));
    }
    (processes, threads)
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_is_stopped_leaves_no_process_and_no_thread() {
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    ingest::in_processes(PROGRAM.into(), READ_APART, Limits::default());
    let read = |page: String, cancel: &CancelToken| {
        let record = serde_json::json!({"html": page}).to_string();
        let mut parts = ingest::walk([Input::Record(record)], cancel);
        parts.next().unwrap().unwrap().read(None)
    };
    let cancel = CancelToken::default();
    assert!(read(page(""), &cancel).is_ok());
    assert_eq!(readers(), (1, 1), "a process waits for the next file");

    let stop = cancel.clone();
    let stopper = std::thread::spawn(move || {
        sleep(Duration::from_millis(300));
        stop.cancel();
    });
    let begun = Instant::now();
    let failed = read(heavy_page(), &cancel).unwrap_err().to_string();
    assert!(failed.contains("stopped"), "{failed}");
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    stopper.join().unwrap();
    let end = Instant::now() + Duration::from_secs(5);
    while readers() != (0, 0) && Instant::now() < end {
        sleep(Duration::from_millis(20));
    }
    assert_eq!(readers(), (0, 0));
    assert!(
        read(page(""), &CancelToken::default()).is_ok(),
        "the next is read"
    );
}
