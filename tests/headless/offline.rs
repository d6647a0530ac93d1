//! Nothing leaves the machine: what the program asks of the system is traced, and no question among it
//! reaches a network. `strace` is needed; without it the tests say so and pass.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const ARTICLE: &str = "Harbour reopens\n\nThe harbour of Arlen reopened on Tuesday, Mayor Ida Holm said. \
    See https://example.org/harbour and write to desk@example.org.\n";
const PAGE: &str = "<!doctype html><html><head><link rel=stylesheet href=https://example.org/a.css>\
    <script src=https://example.org/a.js></script><base href=https://example.org></head><body><article>\
    <img src=https://example.org/a.png><p>The harbour of Arlen reopened on Tuesday after the storm, Mayor \
    Ida Holm told reporters. About 300 fishing boats had waited outside the breakwater for a week.</p>\
    <iframe src=https://example.org></iframe></article></body></html>";

/// The questions to the system by which a program reaches another one, as it asked them in a run; `None`
/// without strace.
fn traced(arguments: &[&Path], input: &str) -> Option<String> {
    if Command::new("strace").arg("-V").output().is_err() {
        eprintln!("SKIPPED: strace is not installed");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let (trace, stdin) = (folder.path().join("trace"), folder.path().join("stdin"));
    fs::write(&stdin, input).unwrap();
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-e", "trace=%network,execve", "-o"])
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_sidelight"))
        .args(arguments)
        .stdin(fs::File::open(&stdin).unwrap())
        .stdout(Stdio::null());
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(fs::read_to_string(&trace).unwrap())
}

/// Fails where anything but the program itself was started, which reads foreign files in further processes
/// of itself, or any connection was begun.
fn assert_alone(trace: &str) {
    let started = trace.lines().filter(|line| line.contains("execve("));
    let itself = |line: &&str| line.contains("execve(\"/proc/self/exe\"");
    assert_eq!(started.filter(|line| !itself(line)).count(), 1, "{trace}");
    let reached: Vec<&str> = trace
        .lines()
        .filter(|line| line.contains("socket(") || line.contains("connect("))
        .collect();
    assert!(reached.is_empty(), "{reached:#?}");
}

#[test]
fn reading_comparing_and_editing_reach_no_network() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    fs::write(folder.path().join("b.html"), PAGE).unwrap();
    for form in ["extract", "compare"] {
        let Some(trace) = traced(&[Path::new(form), folder.path()], "") else {
            return;
        };
        assert_alone(&trace);
    }
    let import = serde_json::json!({"import": [folder.path()]}).to_string();
    let project = folder.path().join("p.sidelight");
    if let Some(trace) = traced(&[Path::new("edit"), &project], &import) {
        assert_alone(&trace);
    }
}
