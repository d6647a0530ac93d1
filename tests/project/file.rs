//! The project file: locks, damage, saving, a disk that takes no more.

use super::*;

#[test]
fn two_windows_cannot_open_one_project() {
    let folder = tempfile::tempdir().unwrap();
    let project = new_project(&folder);
    let error = Project::open(project.path()).unwrap_err();
    assert!(matches!(error, ProjectError::InUse { .. }));
    assert!(error.to_string().contains("p.sidelight"));
    let path = project.path().to_owned();
    drop(project);
    Project::open(&path).unwrap();
}

/// Tells whether an error is the one that is expected.
type Expected = fn(&ProjectError) -> bool;

#[test]
fn a_file_that_is_no_sound_project_of_this_version_is_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    for n in 0..50 {
        project.apply(add(&format!("article {n}"))).unwrap();
    }
    let path = project.path().to_owned();
    drop(project);
    let sound = std::fs::read(&path).unwrap();

    // The offsets are those of the SQLite file header.
    let with = |offset: usize, bytes: &[u8]| {
        let mut copy = sound.clone();
        copy[offset..offset + bytes.len()].copy_from_slice(bytes);
        copy
    };
    let middle = sound.len() / 2 / 4096 * 4096;
    let cases: [(&str, Vec<u8>, Expected); 7] = [
        ("text", b"An article, not a project.\n".repeat(100), |e| {
            matches!(e, ProjectError::NotAProject { .. })
        }),
        ("empty", Vec::new(), |e| {
            matches!(e, ProjectError::NotAProject { .. })
        }),
        ("other program", with(68, &[0; 4]), |e| {
            matches!(e, ProjectError::NotAProject { .. })
        }),
        ("newer", with(60, &99_u32.to_be_bytes()), |e| {
            matches!(e, ProjectError::Newer { found: 99, .. })
        }),
        ("cut off", sound[..middle].to_vec(), |e| {
            matches!(e, ProjectError::Damaged { .. })
        }),
        ("overwritten", with(middle, &[0xa5; 4096]), |e| {
            matches!(e, ProjectError::Damaged { .. })
        }),
        ("first page", with(100, &[0xa5; 200]), |e| {
            matches!(e, ProjectError::Damaged { .. })
        }),
    ];
    for (name, bytes, expected) in cases {
        let path = folder.path().join(format!("{name}.sidelight"));
        std::fs::write(&path, &bytes).unwrap();
        let error = Project::open(&path).unwrap_err();
        assert!(expected(&error), "{name}: {error:?}");
        assert!(error.to_string().contains(name), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name} was written");
    }
    let missing = Project::open(&folder.path().join("none.sidelight")).unwrap_err();
    assert!(matches!(missing, ProjectError::Missing { .. }));
}

#[test]
fn a_project_is_one_file_once_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    drop(project);
    let files = std::fs::read_dir(folder.path()).unwrap();
    assert_eq!(files.count(), 1);
}

#[test]
fn save_as_goes_on_in_the_new_file_with_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let former = project.path().to_owned();
    let chosen = folder.path().join("chosen.sidelight");
    project.save_as(&chosen).unwrap();
    project.apply(accept("a", "q0")).unwrap();
    assert_eq!(project.path(), chosen);
    let before = Project::open(&former).unwrap();
    assert_eq!(before.article(&id("a")).unwrap().counts.reviewed(), 0);
    let error = project.save_as(&former).unwrap_err();
    assert!(
        matches!(error, ProjectError::InUse { .. }),
        "another window has it"
    );
    let mut project = reopen(project);
    project.undo().unwrap();
    project.undo().unwrap();
    assert!(project.articles().is_empty());
}

#[test]
fn the_last_project_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path().join("data"));
    let mut project = home.open_last().unwrap();
    assert!(home.is_unnamed(&project));
    project.apply(add("a")).unwrap();
    drop(project);
    let mut project = home.open_last().unwrap();
    assert_eq!(project.articles().len(), 1);

    let unnamed = project.path().to_owned();
    let chosen = folder.path().join("chosen.sidelight");
    home.save_as(&mut project, &chosen).unwrap();
    assert!(!unnamed.exists() && !home.is_unnamed(&project));
    drop(project);
    assert_eq!(home.open_last().unwrap().path(), chosen);
    let fresh = home.new_project().unwrap();
    assert!(fresh.articles().is_empty());
    let recent = home.recent();
    let paths: Vec<_> = recent.iter().map(|recent| &*recent.path).collect();
    assert_eq!(paths, [fresh.path(), &chosen]);
    assert_eq!(recent[0].name, None, "never the name of its file");
    assert_eq!(recent[1].name.as_deref(), Some("chosen"));
    assert_eq!(recent[1].articles, 1);
    drop(fresh);

    std::fs::remove_file(&recent[0].path).unwrap();
    assert!(matches!(
        home.open_last().unwrap_err(),
        ProjectError::Missing { .. }
    ));
}

#[cfg(unix)]
#[test]
fn a_read_only_project_can_be_read() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let path = project.path().to_owned();
    drop(project);
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o444)).unwrap();
    if std::fs::OpenOptions::new().write(true).open(&path).is_ok() {
        return; // The superuser may write anything.
    }
    let mut project = Project::open(&path).unwrap();
    assert!(project.is_read_only());
    assert_eq!(project.sheet(&id("a")).unwrap().facts.len(), 4);
    let error = project.apply(accept("a", "q0")).unwrap_err();
    assert!(matches!(error, ProjectError::ReadOnly { .. }));
    assert_eq!(project.article(&id("a")).unwrap().counts.reviewed(), 0);
}

#[test]
fn a_project_without_a_name_is_called_after_its_stories() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let home = Home::at(&data);
    let mut project = home.open_last().unwrap();
    assert_eq!(home.name_of(&project), None);
    project.apply(add("a")).unwrap();
    assert_eq!(home.name_of(&project).as_deref(), Some("Title of a"));
    let story = project.next_story();
    let name = "The harbour fire".to_owned();
    project.apply(Edit::AddStory { story, name }).unwrap();
    let article = id("a");
    let story = Some(story);
    project.apply(Edit::MoveArticle { article, story }).unwrap();
    home.remember(&project).unwrap();
    assert_eq!(home.recent()[0].name.as_deref(), Some("The harbour fire"));

    let list = serde_json::json!([project.path()]).to_string();
    std::fs::write(data.join("recent.json"), list).unwrap();
    assert_eq!(home.recent()[0].path, project.path(), "a list of before");
}

#[test]
fn how_a_project_is_looked_at_is_kept_and_is_no_step_of_its_history() {
    let folder = tempfile::tempdir().unwrap();
    let project = new_project(&folder);
    assert_eq!(project.look().unwrap(), None);
    project.keep_look("{\"mode\":1}").unwrap();
    project.keep_look("{\"mode\":2}").unwrap();
    let project = reopen(project);
    assert_eq!(project.look().unwrap().as_deref(), Some("{\"mode\":2}"));
    assert!(project.next_undo().is_none());
}
