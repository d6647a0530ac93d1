//! What is done with any bytes. Each function may refuse them, but never panics, and whatever comes out
//! rests on words that stand in its text. The tests of the program run them over `corpus`.

use std::io::Write as _;
use std::sync::OnceLock;

use sidelight::cancel::CancelToken;
use sidelight::engine::{Engine, ReadError};
use sidelight::facts::FactSheet;
use sidelight::ingest::Input;
use sidelight::project::{Edit, Project};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::embedded().expect("the model is whole"))
}

/// Reads an input to its end; what the program would catch and tell is a finding here.
fn read(input: &Input) {
    match engine().read(input, None, &CancelToken::default()) {
        Ok(sheet) => assert_verbatim(&sheet),
        Err(ReadError::Fault { name, fault }) => panic!("{name}: {fault}"),
        Err(_) => {}
    }
}

fn assert_verbatim(sheet: &FactSheet) {
    assert!(sheet.article.has_sound_sections());
    for fact in &sheet.facts {
        assert!(fact.stands_in(&sheet.article.text), "{fact:?}");
    }
}

/// Bytes as pasted text.
pub fn text(data: &[u8]) {
    read(&Input::Pasted(String::from_utf8_lossy(data).into_owned()));
}

/// Bytes as a web page.
pub fn page(data: &[u8]) {
    let page = format!("<html>{}", String::from_utf8_lossy(data));
    read(&Input::Record(
        serde_json::json!({"html": page}).to_string(),
    ));
}

/// Bytes as a line of JSON Lines: an article, or one with its facts.
pub fn record(data: &[u8]) {
    let line = String::from_utf8_lossy(data);
    if let Ok(sheet) = serde_json::from_str::<FactSheet>(&line) {
        assert_verbatim(&sheet.checked().0);
    }
    read(&Input::Record(line.into_owned()));
}

/// Bytes as edits of a project, one a line; then back to the beginning and forth again.
pub fn edit(data: &[u8]) {
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let path = folder.path().join("p.sidelight");
    let mut project = Project::create(&path).expect("an empty project can be made");
    let text = String::from_utf8_lossy(data);
    for edit in text
        .lines()
        .filter_map(|line| serde_json::from_str::<Edit>(line).ok())
    {
        let _ = project.apply(edit);
    }
    look_at(&project);
    while let Ok(Some(_)) = project.undo() {}
    while let Ok(Some(_)) = project.redo() {}
    look_at(&project);
}

/// Bytes as the file of a project.
pub fn project(data: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().expect("there is a folder for temporary files");
    file.write_all(data).expect("it takes a small file");
    if let Ok(mut project) = Project::open(file.path()) {
        look_at(&project);
        let _ = project.undo();
        look_at(&project);
    }
}

/// Looks at all that a window would show of a project.
fn look_at(project: &Project) {
    for article in project.articles() {
        if let Ok(sheet) = project.sheet(&article.id) {
            assert_verbatim(&sheet);
        }
        let _ = (project.orphans(&article.id), project.facts(&article.id));
    }
    let _ = (project.tags(), project.history(100));
}
