//! Nothing acknowledged is lost when the program is killed.
//!
//! The program itself is driven through edits without a window and killed at moments drawn at
//! random. `SIDELIGHT_TEST_KILLS` says how often; the default is quick.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use super::*;

/// How often the program is killed, unless the environment says otherwise.
const KILLS: u64 = 16;
/// After so many the project has grown large enough.
const A_PROJECT: u64 = 10;

/// The `n`th piece of work: importing, reviewing one by one and in bulk, undoing.
fn request(n: usize) -> serde_json::Value {
    let newest = format!("article {}", n / 6);
    let apply = |edit: Edit| serde_json::json!({ "apply": edit });
    match n % 6 {
        0 => {
            let others = (0..10).map(|other| add(&format!("{newest}, {other}")));
            let edits = std::iter::once(add(&newest)).chain(others).collect();
            apply(Edit::batch("Add 11 articles", edits))
        }
        1 => apply(accept(&newest, "q0")),
        2 => {
            let articles = (0..10).map(|other| format!("{newest}, {other}"));
            let facts = articles
                .flat_map(|article| ["q0", "q1", "q2", "q3"].map(|fact| accept(&article, fact)));
            apply(Edit::batch("Accept 40 facts", facts.collect()))
        }
        3 => "undo".into(),
        4 => "redo".into(),
        _ => apply(Edit::SetNote {
            article: id(&newest),
            fact: fact_id("q3"),
            note: Some("word ".repeat(n % 50 + 1)),
        }),
    }
}

/// The same work within this process.
fn work(project: &mut Project, n: usize) {
    let request = request(n);
    match request.get("apply") {
        Some(edit) => {
            let edit = serde_json::from_value(edit.clone()).unwrap();
            project.apply(edit).map(drop)
        }
        None if request == "undo" => project.undo().map(drop),
        None => project.redo().map(drop),
    }
    .unwrap();
}

/// Draws numbers (xorshift64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// Lets the program work from a piece on, kills it, and tells the last piece it acknowledged.
fn killed(path: &std::path::Path, first: usize, random: &mut Random) -> Option<usize> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sidelight"))
        .args(["edit", "--name", "Ada"])
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || {
        // Ends when the program is killed, and its pipe with it.
        for n in first.. {
            if writeln!(input, "{}", request(n)).is_err() {
                return;
            }
        }
    });
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // Some are killed before they have done anything, most in the midst of their work.
    let seen = random.below(24) as usize;
    let mut acknowledged = lines.by_ref().take(seen).flatten().count();
    std::thread::sleep(Duration::from_micros(random.below(12_000)));
    child.kill().unwrap();
    child.wait().unwrap();
    // The last line may be cut off: then nobody was told.
    let left = lines.map_while(Result::ok);
    acknowledged += left.filter(|line| line.ends_with('}')).count();
    feeder.join().unwrap();
    (first + acknowledged)
        .checked_sub(1)
        .filter(|_| acknowledged > 0)
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let kills = std::env::var("SIDELIGHT_TEST_KILLS").ok();
    let kills = kills.map_or(KILLS, |kills| kills.parse().unwrap());
    let mut random = Random(0x5364_4c74_2026_1125);
    let mut round = 0;
    while round < kills {
        let folder = tempfile::tempdir().unwrap();
        let path = new_project(&folder).path().to_owned();
        // The same work without a kill.
        let mut peaceful = Project::create(&folder.path().join("peaceful.sidelight")).unwrap();
        peaceful.set_author("Ada");
        let mut done = 0;
        for _ in 0..A_PROJECT.min(kills - round) {
            round += 1;
            let last = killed(&path, done, &mut random);

            let check = rusqlite::Connection::open(&path).unwrap();
            let verdict: String = check
                .query_row("PRAGMA integrity_check", [], |row| row.get(0))
                .unwrap();
            assert_eq!(verdict, "ok", "after kill {round}");
            drop(check);

            while last.is_some_and(|last| done <= last) {
                work(&mut peaceful, done);
                done += 1;
            }
            let found = state(&Project::open(&path).unwrap());
            if found != state(&peaceful) {
                // The piece of work that was under way reached the disk before it was acknowledged.
                work(&mut peaceful, done);
                done += 1;
                assert_eq!(found, state(&peaceful), "after kill {round}");
            }
        }
    }
}

/// What the program answers to one request about a project.
fn answer(command: &mut Command, request: &serde_json::Value) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    // A program that ends at once reads nothing.
    let _ = writeln!(input, "{request}");
    drop(input);
    let output = child.wait_with_output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    String::from_utf8(told).unwrap()
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_and_a_read_only_file_are_told_and_nothing_is_lost() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let (path, before) = (project.path().to_owned(), state(&project));
    drop(project);
    let program = env!("CARGO_BIN_EXE_sidelight");
    let huge = Edit::SetNote {
        article: id("a"),
        fact: fact_id("q0"),
        note: Some("word ".repeat(1_000_000)),
    };
    // A limit on the size of files stands for a disk that is full.
    let limited = "trap '' XFSZ; ulimit -f 600; exec \"$0\" edit \"$1\"";
    let mut shell = Command::new("sh");
    shell.args(["-c", limited, program]).arg(&path);
    let told = answer(&mut shell, &serde_json::json!({ "apply": huge }));
    assert!(
        told.contains("error") && told.contains("p.sidelight"),
        "{told}"
    );
    assert_eq!(state(&Project::open(&path).unwrap()), before);

    let mode = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    };
    mode(&path, 0o444);
    mode(folder.path(), 0o755);
    let mut reader = Command::new(program);
    if std::fs::OpenOptions::new().write(true).open(&path).is_ok() {
        // The superuser may write anything: somebody else does it.
        reader = Command::new("setpriv");
        reader.args(["--reuid=65534", "--clear-groups", program]);
    }
    reader.arg("edit").arg(&path);
    let edit = serde_json::json!({ "apply": accept("a", "q0") });
    let told = answer(&mut reader, &edit);
    assert!(told.contains("this file is read-only"), "{told}");
    assert_eq!(state(&Project::open(&path).unwrap()), before);
}
