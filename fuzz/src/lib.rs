//! What is done with any bytes. Each function may refuse them, but never panics, and whatever comes out
//! rests on words that stand in its text. The tests of the program run them over `corpus`.

use std::io::Write as _;
use std::sync::OnceLock;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts::FactSheet;
use sidelight_engine::ingest::{self, Input};
use sidelight_engine::{Engine, ReadError};
use sidelight_project::{Edit, Project};

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

/// Bytes that an overwritten place in the file of a project takes: four for the place, one to stand there.
const CHANGE: usize = 5;

/// Bytes as the file of a project; those that are none, as changes to a sound one, since nobody's mutations
/// make a database.
pub fn project(data: &[u8]) {
    if data.starts_with(b"SQLite format 3\0") {
        return project_file(data);
    }
    let mut file = sound_project().to_vec();
    for change in data.chunks_exact(CHANGE) {
        let place = u32::from_le_bytes([change[0], change[1], change[2], change[3]]);
        let place = place as usize % file.len();
        file[place] = change[4];
    }
    project_file(&file);
}

/// The file of a project with an article and its facts.
fn sound_project() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("there is a folder for temporary files");
        let path = folder.path().join("p.sidelight");
        let text = "Mill burns\n\nIda Holm said on Monday that 12 people were hurt in Varn.";
        let sheet = engine()
            .read(&Input::Pasted(text.into()), None, &CancelToken::default())
            .expect("plain text is read");
        let mut project = Project::create(&path).expect("an empty project can be made");
        let edit = Edit::AddArticle { sheet, story: None };
        project.apply(edit).expect("it takes an article");
        drop(project);
        std::fs::read(path).expect("it was written")
    })
}

fn project_file(data: &[u8]) {
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

/// Endings of files of which each reader has its own corpus.
pub const READERS: &[&str] = &[
    "csv", "doc", "docx", "eml", "epub", "json", "mbox", "md", "mht", "nitf", "odt", "pdf", "rss",
    "rtf", "txt", "warc", "xlsx", "zip",
];

/// From now on a panic of the program itself ends it, even one that would be caught. Those of the libraries
/// that read formats are caught and told, which is what is promised of them.
pub fn let_our_panics_end_the_program() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        tell(panic);
        let place = panic.location().map(std::panic::Location::file);
        if !place.is_some_and(|file| file.contains("/registry/src/")) {
            std::process::abort();
        }
    }));
}

/// Bytes as a file with an ending, read to its end; of what is a ZIP archive in truth, as the part of it
/// that holds the text, since nobody's mutations make a sound archive. Gives the number of its articles.
pub fn reader(ending: &str, data: &[u8]) -> usize {
    let mut file = tempfile::Builder::new()
        .suffix(&format!(".{ending}"))
        .tempfile()
        .expect("there is a folder for temporary files");
    file.write_all(&whole(ending, data))
        .expect("it takes a small file");
    let input = Input::File(file.path().to_owned());
    let mut count = 0;
    for part in ingest::walk([input], &CancelToken::default()) {
        match part.and_then(|part| part.read(None)) {
            Ok(articles) => {
                for article in articles {
                    count += 1;
                    assert!(article.has_sound_sections());
                }
            }
            Err(error) => {
                let reason = error.reason();
                assert!(!reason.contains("fault of the program"), "{error}");
            }
        }
    }
    count
}

/// The file around a part that holds the text.
fn whole(ending: &str, data: &[u8]) -> Vec<u8> {
    match ending {
        "doc" => old_word(data),
        "docx" => zipped(&[("word/document.xml", data)]),
        "odt" => zipped(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", data),
        ]),
        "epub" => zipped(&[
            (
                "META-INF/container.xml",
                b"<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>",
            ),
            (
                "book.opf",
                b"<package><manifest><item id='a' href='a.html'/></manifest><spine><itemref idref='a'/></spine></package>",
            ),
            ("a.html", data),
        ]),
        "xlsx" => zipped(&[
            ("_rels/.rels", PACKAGE),
            ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/worksheets/sheet1.xml", data),
        ]),
        _ => data.to_vec(),
    }
}

/// An old Word document whose two streams are the halves of the data.
fn old_word(data: &[u8]) -> Vec<u8> {
    let (main, table) = data.split_at(data.len() / 2);
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new()))
        .expect("memory takes a small file");
    for (name, bytes) in [("WordDocument", main), ("1Table", table)] {
        let stream = file.create_stream(name);
        stream
            .and_then(|mut stream| stream.write_all(bytes))
            .expect("memory takes it");
    }
    file.into_inner().into_inner()
}

const WORKBOOK: &[u8] = b"<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='a' sheetId='1' \
    r:id='rId1'/></sheets></workbook>";
const PACKAGE: &[u8] = b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
    <Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' \
    Target='xl/workbook.xml'/></Relationships>";
const RELATIONS: &[u8] = b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
    <Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' \
    Target='worksheets/sheet1.xml'/></Relationships>";

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        let begun = archive.start_file(*name, options);
        begun
            .map_err(std::io::Error::other)
            .and_then(|()| archive.write_all(bytes))
            .expect("memory takes a small file");
    }
    archive.finish().expect("memory takes it").into_inner()
}
