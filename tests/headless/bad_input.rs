//! What people drop by mistake: each input is named with its reason, and the rest is read.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_sidelight");

const REPORT: &str =
    "Ministers meet\n\nDelegations from 62 countries attended the talks in Geneva on Monday.\n";

fn extract(paths: &[&Path]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.arg("extract").args(paths);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.output().expect("the program starts")
}

fn titles(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stdout.clone()).expect("the output is UTF-8");
    let title = |line: &str| {
        let article: Value = serde_json::from_str(line).expect("each line is an object");
        article["title"].as_str().unwrap_or_default().to_owned()
    };
    text.lines().map(title).collect()
}

/// What standard error says of a file.
fn complaint(output: &Output, name: &str) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut lines = text.lines().filter(|line| line.contains(name));
    let found = lines
        .next()
        .unwrap_or_else(|| panic!("{name} is not named in:\n{text}"));
    found.to_owned()
}

#[test]
fn every_bad_input_is_named_with_its_reason_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let page_without_article = "<!DOCTYPE html><html><head><title>Log in</title></head><body><form>Name <input></form></body></html>";
    let noise: Vec<u8> = (0..20_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let bad: [(&str, &[u8], &str); 7] = [
        ("noise.txt", &noise, "not a text"),
        ("empty.txt", b"", "no text"),
        ("blank.txt", b" \r\n\t\n", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        ("scan.html", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3", "PDF document"),
        ("form.html", page_without_article.as_bytes(), "no article"),
        ("office.md", b"PK\x03\x04\x14\0\x06\0", "ZIP archive"),
    ];
    for (name, bytes, _) in bad {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    // A page under the ending of a text, a text under that of a page's source, broken UTF-8.
    fs::write(folder.path().join("a.txt"), REPORT).unwrap();
    let broken = [b"Caf\xC3\xA9 owners protest\n\n".as_slice(), b"The caf\xC3\xA9 owners of Orl\xC3\xA9ans, \xFF who closed on Monday, want lower rents and \xC3\xA9quit\xC3\xA9.\n"].concat();
    fs::write(folder.path().join("b.txt"), broken).unwrap();
    fs::create_dir(folder.path().join("c.txt")).unwrap();

    let output = extract(&[folder.path()]);
    assert_eq!(output.status.code(), Some(1), "an input failed");
    for (name, _, reason) in bad {
        let line = complaint(&output, name);
        assert!(line.contains(reason), "{line}");
    }
    assert_eq!(titles(&output), ["Ministers meet", "Café owners protest"]);
}

#[test]
fn what_vanished_or_is_no_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.txt");
    fs::write(&good, REPORT).unwrap();
    let gone = folder.path().join("gone.txt");
    let device = Path::new("/dev/zero");
    let output = extract(&[&gone, device, &good]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output, "gone.txt").contains("no such file"));
    assert!(complaint(&output, "/dev/zero").contains("not a plain file"));
    assert_eq!(titles(&output), ["Ministers meet"]);
}

#[test]
fn fifty_megabytes_are_refused_with_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let huge = folder.path().join("huge.txt");
    fs::write(&huge, REPORT.repeat(50 * 1024 * 1024 / REPORT.len())).unwrap();
    let good = folder.path().join("later.txt");
    fs::write(&good, REPORT).unwrap();
    let output = extract(&[folder.path()]);
    assert_eq!(output.status.code(), Some(1));
    let line = complaint(&output, "huge.txt");
    assert!(
        line.contains("50.0 MB") && line.contains("20.0 MB"),
        "{line}"
    );
    assert_eq!(titles(&output), ["Ministers meet"]);
}

#[test]
fn a_large_folder_is_read_in_the_order_of_its_names() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..300 {
        let report = format!("Report {number:03}\n\nThe court fined {number} firms on Monday.\n");
        fs::write(folder.path().join(format!("{number:03}.txt")), report).unwrap();
    }
    let output = extract(&[folder.path()]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let expected: Vec<String> = (0..300)
        .map(|number| format!("Report {number:03}"))
        .collect();
    assert_eq!(titles(&output), expected);
}

/// Runs as somebody who may not read a file. The tests of a container run as root, who may read
/// everything: there the program is started as another user.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
    let (secret, good) = (
        folder.path().join("secret.txt"),
        folder.path().join("good.txt"),
    );
    fs::write(&secret, REPORT).unwrap();
    fs::write(&good, REPORT).unwrap();
    fs::set_permissions(&secret, PermissionsExt::from_mode(0o000)).unwrap();

    let output = if fs::read(&secret).is_err() {
        extract(&[folder.path()])
    } else {
        let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
        let as_nobody = |arguments: &[&Path]| {
            let mut command = Command::new("setpriv");
            command
                .args(nobody)
                .arg(PROGRAM)
                .arg("extract")
                .args(arguments);
            command.output()
        };
        let works = as_nobody(&[&good]).is_ok_and(|output| output.status.success());
        if !works {
            eprintln!("SKIPPED: run by root, and setpriv cannot start the program as nobody");
            return;
        }
        as_nobody(&[folder.path()]).unwrap()
    };
    assert_eq!(output.status.code(), Some(1));
    let line = complaint(&output, "secret.txt");
    assert!(line.contains("not permitted"), "{line}");
    assert_eq!(titles(&output), ["Ministers meet"]);
}

/// A page of news with something in it.
fn page(inside: &str) -> String {
    let paragraph = "<p>The mayor of Arlen, Ida Holm, said on Tuesday that 300 boats had waited outside \
        the harbour for a week, and that the repairs of the lighthouse cost 4 million kroner.</p>";
    format!(
        "<!doctype html><html><body><article>{paragraph}{inside}{paragraph}{paragraph}</article></body></html>"
    )
}

/// Pages of a few bytes that would fill the memory.
#[cfg(unix)]
#[test]
fn a_small_page_cannot_take_all_memory() {
    let wide = |span: &str| {
        page(&format!(
            "<table><tr><td colspan='{span}' rowspan='{span}'>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
        ))
    };
    let long = "word ".repeat(20_000);
    let repeated = page(&format!(
        "<table><tr><td colspan=900>{long}</td></tr></table>"
    ));
    let different: Vec<String> = (0..3_000).map(|n| format!("<b a={n}></x>")).collect();
    let different = different.concat();
    let reopened = page(&format!("{different}{}", "<p>x".repeat(10_000)));
    let folder = tempfile::tempdir().unwrap();
    let pages = [
        ("a.html", wide("4294967295")),
        ("b.html", wide("100000000")),
        ("c.html", repeated),
        ("d.html", reopened),
    ];
    for (name, page) in &pages {
        fs::write(folder.path().join(name), page).unwrap();
    }
    let limited = "ulimit -v 1500000; exec \"$0\" extract \"$1\"";
    let mut command = Command::new("sh");
    command.args(["-c", limited, PROGRAM]).arg(folder.path());
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(titles(&output).len(), 3, "{output:?}");
    let line = complaint(&output, "d.html");
    assert!(line.contains("elements"), "{line}");
}

#[test]
fn a_line_cannot_put_words_into_somebodys_mouth() {
    let folder = tempfile::tempdir().unwrap();
    let forged = folder.path().join("forged.jsonl");
    let quote = |words: &str, end: usize| {
        serde_json::json!({"kind": "quote", "mode": "direct", "cue": null, "confidence": 1.0, "rule": "manual",
            "speaker": {"name": "Ida Holm", "start": 0, "end": 8},
            "evidence": [{"start": 9, "end": end, "text": words}]})
    };
    let facts = [quote("I took the money", 25), quote("denied that", 20)];
    let line = serde_json::json!({"id": "a", "sha256": "", "text": "Ida Holm denied that she knew of it.", "facts": facts});
    fs::write(&forged, line.to_string()).unwrap();
    let output = extract(&[&forged]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        told.contains("denied that") && !told.contains("I took the money"),
        "{told}"
    );
    assert!(complaint(&output, "do not stand in the text").contains('1'));
}

#[cfg(unix)]
#[test]
fn a_line_reads_no_file_but_pages_below_the_folder_that_was_given() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).unwrap();
    fs::write(pages.join("a.html"), page("")).unwrap();
    fs::write(folder.path().join("secret.html"), page("")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("secret.html"), pages.join("link.html")).unwrap();
    let lines = folder.path().join("lines.jsonl");
    let secret = folder.path().join("secret.html");
    let named = [
        "a.html",
        "../secret.html",
        "link.html",
        secret.to_str().unwrap(),
        "/etc/passwd",
    ];
    let text: String = named
        .iter()
        .map(|path| serde_json::json!({"id": path, "html": path}).to_string() + "\n")
        .collect();
    fs::write(&lines, text).unwrap();
    let run = |arguments: &[&Path]| {
        let mut command = Command::new(PROGRAM);
        command.arg("extract").args(arguments).arg(&lines);
        command.output().unwrap()
    };
    assert!(
        titles(&run(&[])).is_empty(),
        "no file is read without being asked for"
    );
    let read = run(&[Path::new("--pages"), &pages]);
    assert_eq!(titles(&read).len(), 1);
    assert!(complaint(&read, "../secret.html").contains("outside"));
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_and_a_line_without_end_hold_nothing_up() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.jsonl", "c.html"] {
        let made = Command::new("mkfifo")
            .arg(folder.path().join(name))
            .status();
        assert!(made.unwrap().success());
    }
    fs::write(folder.path().join("d.txt"), REPORT).unwrap();
    assert_eq!(titles(&extract(&[folder.path()])), ["Ministers meet"]);
    let mut endless = Command::new(PROGRAM);
    let output = endless
        .args(["extract", "--from", "jsonl", "/dev/zero"])
        .output()
        .unwrap();
    assert!(complaint(&output, "/dev/zero").contains("not a plain file"));
}
