//! What people drop by mistake: each input is named with its reason, and the rest is read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]

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
