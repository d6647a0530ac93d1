//! Files that strangers made or other programs changed: nothing in them runs, nothing forged is shown as
//! somebody's words, and what was acknowledged is in the file that bears the name.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rusqlite::Connection;
use sidelight_engine::ingest::{self, Input};

use super::*;

/// A closed project of two articles that somebody changes by SQL.
fn changed_by(folder: &tempfile::TempDir, sql: &str) -> PathBuf {
    let mut project = new_project(folder);
    project.apply(add("a")).unwrap();
    project.apply(add("b")).unwrap();
    let path = project.path().to_owned();
    drop(project);
    sql_on(&path, sql);
    path
}

fn sql_on(path: &Path, sql: &str) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(sql).unwrap();
}

#[test]
fn a_project_with_parts_of_somebody_else_is_refused_and_left_as_it_is() {
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    let parts = [
        (
            "wipe",
            "CREATE TRIGGER wipe AFTER UPDATE ON fact BEGIN DELETE FROM article; END".to_owned(),
        ),
        ("more", format!("CREATE VIEW more AS {endless}")),
        (
            "other",
            format!(
                "ALTER TABLE story RENAME TO other; CREATE VIEW story (id, name) AS SELECT i, 'x' FROM ({endless})"
            ),
        ),
        ("extra", "CREATE TABLE extra (x)".to_owned()),
        (
            "odd",
            "CREATE INDEX odd ON fact (length(record))".to_owned(),
        ),
    ];
    for (name, sql) in parts {
        let folder = tempfile::tempdir().unwrap();
        let path = changed_by(&folder, &sql);
        let before = std::fs::read(&path).unwrap();
        let error = Project::open(&path).unwrap_err();
        assert!(
            matches!(error, ProjectError::Foreign { .. }),
            "{name}: {error}"
        );
        assert!(error.to_string().contains(name), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

/// Puts other words into the evidence of a fact.
const FORGE: &str =
    "UPDATE fact SET record = json_set(record, '$.evidence[0].text', 'I took the money')
    WHERE id = 'q1'";

#[test]
fn words_that_do_not_stand_in_the_article_are_shown_as_such_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = changed_by(&folder, FORGE);
    let mut project = Project::open(&path).unwrap();
    let has = |facts: &[Fact]| facts.iter().any(|fact| fact.id == fact_id("q1"));
    assert!(!has(&project.sheet(&id("a")).unwrap().facts));
    assert!(!has(&project.facts(&id("a")).unwrap()));
    assert!(
        find(&project, "kind:quantity")
            .iter()
            .all(|found| found != "q1")
    );
    let orphans = project.orphans(&id("a")).unwrap();
    assert_eq!(orphans.len(), 1, "it is not dropped");
    let settle = Edit::SetOrphans {
        article: id("a"),
        orphans: Vec::new(),
    };
    project.apply(settle).unwrap();
    assert!(project.orphans(&id("a")).unwrap().is_empty());
    project.undo().unwrap();
    assert_eq!(project.orphans(&id("a")).unwrap(), orphans);
    assert!(!has(&project.sheet(&id("a")).unwrap().facts));
}

#[test]
fn an_edit_cannot_bring_words_that_do_not_stand_in_the_article() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let mut sheet = sheet("a", 4);
    sheet.facts[1].evidence[0].text = "I took the money".into();
    project
        .apply(Edit::AddArticle { sheet, story: None })
        .unwrap();
    assert_eq!(project.sheet(&id("a")).unwrap().facts.len(), 3);
    let forged = Evidence {
        span: Span::new(0, 6),
        text: "I took the money".into(),
        mention: None,
    };
    let article = id("a");
    let fact = manual_fact(quantity(7.0), vec![forged.clone()]);
    let error = project.apply(Edit::AddFact { article, fact }).unwrap_err();
    assert!(
        matches!(error, ProjectError::Refused(Refusal::NotVerbatim(_))),
        "{error}"
    );
    let revise = Edit::Revise {
        article: id("a"),
        fact: fact_id("q0"),
        content: quantity(7.0),
        evidence: vec![forged],
    };
    let error = project.apply(revise).unwrap_err();
    assert!(
        matches!(error, ProjectError::Refused(Refusal::NotVerbatim(_))),
        "{error}"
    );
}

#[test]
fn what_cannot_be_read_in_an_article_does_not_hide_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let path = changed_by(
        &folder,
        r#"UPDATE fact SET record = '{"kind": "riddle"}' WHERE id = 'q2';
           UPDATE document SET sections = '[{"kind": "body", "start": 4, "end": 90000}]';"#,
    );
    let project = Project::open(&path).unwrap();
    let sheet = project.sheet(&id("a")).unwrap();
    assert_eq!(sheet.facts.len(), 3);
    assert!(sheet.article.sections.is_empty());
    drop(project);
    let connection = Connection::open(&path).unwrap();
    let kept = "SELECT count(*) FROM fact WHERE record LIKE '%riddle%'";
    let kept: i64 = connection.query_row(kept, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 2, "it stays in the file");
}

#[cfg(unix)]
#[test]
fn nothing_is_acknowledged_once_the_file_is_removed_renamed_or_replaced() {
    type Change = fn(&Path);
    let changes: [(&str, Change); 3] = [
        ("removed", |path| std::fs::remove_file(path).unwrap()),
        ("renamed", |path| {
            std::fs::rename(path, path.with_extension("old")).unwrap();
        }),
        ("replaced", |path| {
            let other = path.with_extension("new");
            std::fs::write(&other, "another file").unwrap();
            std::fs::rename(&other, path).unwrap();
        }),
    ];
    for (what, change) in changes {
        let folder = tempfile::tempdir().unwrap();
        let mut project = new_project(&folder);
        project.apply(add("a")).unwrap();
        let path = project.path().to_owned();
        change(&path);
        let error = project.apply(accept("a", "q0")).unwrap_err();
        assert!(
            matches!(error, ProjectError::Moved { .. }),
            "{what}: {error}"
        );
        assert_eq!(project.article(&id("a")).unwrap().counts.reviewed(), 0);
        assert!(
            matches!(project.undo().unwrap_err(), ProjectError::Moved { .. }),
            "{what}"
        );

        project.save_as(&path).unwrap();
        project.apply(accept("a", "q0")).unwrap();
        let project = reopen(project);
        assert_eq!(project.path(), path);
        assert_eq!(
            project.article(&id("a")).unwrap().counts.reviewed(),
            1,
            "{what}"
        );
    }
}

#[cfg(unix)]
#[test]
fn an_unnamed_project_that_was_replaced_does_not_cost_the_file_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path().join("data"));
    let mut project = home.open_last().unwrap();
    project.apply(add("a")).unwrap();
    let unnamed = project.path().to_owned();
    std::fs::remove_file(&unnamed).unwrap();
    std::fs::write(&unnamed, "somebody else's").unwrap();
    home.save_as(&mut project, &folder.path().join("chosen.sidelight"))
        .unwrap();
    assert_eq!(std::fs::read(&unnamed).unwrap(), b"somebody else's");
}

/// The program, which reads nothing from standard input.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    command.stdin(Stdio::null());
    command
}

/// Whether another program of the same kind can open a project.
fn opens_elsewhere(path: &Path) -> bool {
    let mut edit = program();
    edit.arg("edit").arg(path);
    edit.output().unwrap().status.success()
}

#[cfg(unix)]
#[test]
fn reading_ones_own_project_as_an_article_does_not_end_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let path = project.path().to_owned();
    let inside = folder.path().join("articles");
    std::fs::create_dir(&inside).unwrap();
    for name in ["link.txt", "link.jsonl", "link.html"] {
        std::os::unix::fs::symlink(&path, inside.join(name)).unwrap();
    }
    let hard = inside.join("hard.txt");
    std::fs::hard_link(&path, &hard).unwrap();
    let cancel = sidelight_engine::cancel::CancelToken::default();
    let inputs = [path.clone(), hard.clone(), inside.clone()].map(Input::File);
    let mut refused = 0;
    for part in ingest::walk(inputs, &cancel) {
        let error = part.unwrap_err().to_string();
        assert!(error.contains("open in this window"), "{error}");
        refused += 1;
    }
    assert_eq!(refused, 6);
    let record = Input::Record(serde_json::json!({"html": "link.html"}).to_string());
    let mut parts = ingest::walk([record], &cancel).with_pages(&inside);
    let error = parts.next().unwrap().unwrap().read(None).unwrap_err();
    assert!(error.to_string().contains("outside the folder"), "{error}");
    assert!(matches!(
        Project::open(&hard).unwrap_err(),
        ProjectError::InUse { .. }
    ));
    assert!(sidelight_engine::disk::write_atomically(&path, b"an export").is_err());
    assert!(!opens_elsewhere(&path), "the lock still holds");
    project.apply(accept("a", "q0")).unwrap();
    drop(project);
    assert!(opens_elsewhere(&path));
}

#[cfg(unix)]
#[test]
fn the_journal_of_a_replaced_file_does_not_reach_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let chosen = folder.path().join("chosen.sidelight");
    std::fs::write(&chosen, "something else").unwrap();
    let journal = folder.path().join("chosen.sidelight-journal");
    std::fs::write(
        &journal,
        [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 1],
    )
    .unwrap();
    project.save_as(&chosen).unwrap();
    assert!(!journal.exists());
    assert_eq!(reopen(project).articles().len(), 1);
}

#[cfg(unix)]
#[test]
fn a_name_that_looks_like_an_address_is_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let name = "file:a.sidelight";
    let mut edit = program();
    edit.args(["edit", name]).current_dir(folder.path());
    assert!(edit.output().unwrap().status.success());
    assert!(folder.path().join(name).exists());
}

#[test]
fn an_article_that_is_there_is_not_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let restore = |key: i64| {
        serde_json::from_value(serde_json::json!({"edit": "restore_article", "key": key}))
    };
    let done = project.apply(restore(1).unwrap()).unwrap();
    assert_eq!(done.step, None, "it was so already");
    project.undo().unwrap();
    assert!(
        project.articles().is_empty(),
        "undo takes back the import, not more"
    );
    project.redo().unwrap();
    project
        .apply(Edit::RemoveArticle { article: id("a") })
        .unwrap();
    project.apply(add("a")).unwrap();
    let error = project.apply(restore(1).unwrap()).unwrap_err();
    assert!(
        matches!(error, ProjectError::Refused(Refusal::ArticleExists(_))),
        "{error}"
    );
}
