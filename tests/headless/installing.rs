//! The tarball's installer puts everything in its place, where the desktop finds it, and takes it away again.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::names_in;

const LINUX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/linux");
const ENTRY: &str = "share/applications/io.sidelight.Sidelight.desktop";

/// Runs the installer of an unpacked tarball.
fn install(tarball: &Path, arguments: &[&str]) -> Output {
    let mut installer = Command::new(tarball.join("install.sh"));
    installer.args(arguments).output().expect("it runs")
}

#[test]
fn the_installer_puts_all_in_its_place_and_takes_it_away_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let tarball = folder.path().join("tarball");
    for (from, to) in [
        ("io.sidelight.Sidelight.desktop", ENTRY),
        ("sidelight.1", "share/man/man1/sidelight.1"),
        (
            "completions/sidelight.bash",
            "share/bash-completion/completions/sidelight",
        ),
        ("install.sh", "install.sh"),
        // What stands there counts here, not what it does.
        ("sidelight.1", "bin/sidelight"),
        ("sidelight.1", "lib/sidelight/names/layers.onnx"),
    ] {
        let to = tarball.join(to);
        fs::create_dir_all(to.parent().expect("a folder")).expect("it is made");
        fs::copy(Path::new(LINUX).join(from), to).expect("it is copied");
    }
    let prefix = folder.path().join("a place & more");
    let prefix_told = prefix.to_str().expect("a path");
    for _ in 0..2 {
        let output = install(&tarball, &["--prefix", prefix_told]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert_eq!(names_in(&prefix.join("bin")), ["sidelight"]);
    assert!(prefix.join("share/man/man1/sidelight.1").is_file());
    assert!(prefix.join("lib/sidelight/names/layers.onnx").is_file());
    let entry = fs::read_to_string(prefix.join(ENTRY)).expect("an entry");
    let program = prefix.join("bin/sidelight").display().to_string();
    assert!(
        entry.contains(&format!("\nExec=\"{program}\" %F\n")),
        "{entry}"
    );
    assert!(entry.contains(&format!("\nTryExec={program}\n")), "{entry}");

    assert!(
        install(&tarball, &["--prefix", prefix_told, "--uninstall"])
            .status
            .success()
    );
    assert!(names_in(&prefix.join("bin")).is_empty());
    assert!(!prefix.join(ENTRY).exists());
    assert_eq!(install(&tarball, &["--nonsense"]).status.code(), Some(2));
}

/// Everything that the package installs is a file of the tree, and lands once.
#[test]
fn manual_and_completions_are_in_the_package() {
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .expect("it is there");
    for file in [
        "sidelight.1",
        "completions/sidelight.bash",
        "completions/_sidelight",
        "completions/sidelight.fish",
    ] {
        assert!(Path::new(LINUX).join(file).is_file(), "{file}");
        assert_eq!(
            manifest
                .matches(&format!("\"assets/linux/{file}\""))
                .count(),
            1,
            "{file}"
        );
    }
}
