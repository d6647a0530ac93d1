//! What comes back finds its place: decisions their facts, new annotations the words they stand on.

use std::path::Path;
use std::sync::Arc;

use sidelight_engine::compare::Comparison;
use sidelight_engine::facts::{Fact, FactContent, FactSheet, Status};
use sidelight_interchange::returning::{Counts, Returned, place, same_articles};
use sidelight_interchange::{FORMATS, Material, read_back};
use sidelight_project::{Edit, Project};

use crate::{odd, of_facts};

/// A project with these articles.
pub fn project(folder: &Path, sheets: Vec<FactSheet>) -> Project {
    let mut project = Project::create(&folder.join("story.sidelight")).unwrap();
    for sheet in sheets {
        project
            .apply(Edit::AddArticle { sheet, story: None })
            .unwrap();
    }
    project
}

/// The story as the program suggests it, before a person came: what they made themselves is not there.
pub fn undecided() -> Vec<FactSheet> {
    let sheets = odd::story().into_iter().map(|sheet| {
        let mut sheet = Arc::unwrap_or_clone(sheet);
        sheet.facts.retain(|fact| fact.status != Status::Manual);
        for fact in &mut sheet.facts {
            if let Some(suggestion) = fact.suggestion.take() {
                fact.content = suggestion.content;
                fact.evidence = suggestion.evidence;
            }
            fact.status = Status::Suggested;
            fact.decided_by = None;
            fact.note = None;
            fact.tags.clear();
        }
        sheet
    });
    sheets.collect()
}

/// The file of an export of the story.
pub fn exported(folder: &Path, key: &str) -> std::path::PathBuf {
    let format = of_facts(key);
    let material = Material {
        sheets: &odd::story(),
        comparison: &Comparison::default(),
        codebook: &odd::codebook(),
        story: None,
        findings: None,
        course: None,
    };
    let path = folder.join(format!("export.{}", format.ending));
    std::fs::write(&path, format.render(&material).unwrap()).unwrap();
    path
}

/// Brings a file back into a project.
pub fn bring_back(project: &mut Project, file: &Path, author: &str) -> Returned {
    let (incoming, _) = read_back(file).unwrap();
    let known = same_articles(&incoming, project.articles());
    let sheets = known
        .into_iter()
        .map(|id| id.map(|id| project.sheet(&id).unwrap()));
    let returned = place(incoming, sheets.collect(), project.codebook());
    if let Some(edit) = returned.edit(author, project.codebook()) {
        project.apply(edit).unwrap();
    }
    returned
}

/// All facts of a project in the order of the text.
pub fn facts_of(project: &Project) -> Vec<Fact> {
    let sheets = project.articles().iter();
    let sheets = sheets.map(|entry| project.sheet(&entry.id).unwrap());
    sheets.flat_map(|sheet| sheet.facts.clone()).collect()
}

/// What the story says, in the order in which a project has it.
pub fn story_in_order() -> Vec<Fact> {
    let folder = tempfile::tempdir().unwrap();
    let story = odd::story()
        .iter()
        .map(|sheet| FactSheet::clone(sheet))
        .collect();
    facts_of(&project(folder.path(), story))
}

/// When nothing of the story is lost.
pub const ALL_FOUND: Counts = Counts {
    found: 10,
    moved: 0,
    lost: 0,
};

/// What formats keep that know labels: the words, what they are called, whether they hold.
fn kept(facts: &[Fact]) -> Vec<(String, String, bool)> {
    let kept = facts.iter().filter(|fact| fact.status != Status::Rejected);
    let mut kept: Vec<_> = kept
        .map(|fact| {
            let words: Vec<&str> = fact.evidence.iter().map(|piece| &*piece.text).collect();
            let label = match &fact.content {
                FactContent::Code(code) => code.code.clone(),
                content => format!("{:?}", content.kind()),
            };
            (label, words.join("|"), fact.status != Status::Suggested)
        })
        .collect();
    kept.sort();
    kept
}

#[test]
fn from_programs_that_know_labels_decisions_notes_and_codes_return() {
    // What was cut, or changed beside its label, the loss report names.
    for key in ["qdpx", "brat", "labelstudio"] {
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), key);
        let mut project = project(folder.path(), undecided());
        let returned = bring_back(&mut project, &file, "");
        assert_eq!(returned.counts().lost, 0, "{key}");
        let facts = facts_of(&project);
        let of = |id: &str| facts.iter().find(|fact| &*fact.id.0 == id);
        let rock = of("rock").unwrap();
        assert_eq!(rock.status, Status::Accepted, "{key}");
        assert_eq!(rock.decided_by.as_deref(), Some("Ada"), "{key}");
        assert_eq!(of("ships").unwrap().status, Status::Suggested, "{key}");
        let quote = of("quote").unwrap();
        assert!(
            quote.note.as_ref().unwrap().starts_with("over a line"),
            "{key}"
        );
        assert_eq!(quote.tags.len(), 2, "{key}");
        assert!(quote.tags.contains(&"to check".to_owned()), "{key}");
        let framing = facts.iter().find(|fact| {
            matches!(&fact.content, FactContent::Code(code) if code.code == "Framing – Nähe")
        });
        assert_eq!(
            &*framing.unwrap().evidence[0].text,
            "tea & <b>cake</b>",
            "{key}"
        );
        assert!(kept(&facts).contains(&(
            "Claim".into(),
            "gave|Cafe\u{301} owners 👩‍👩‍👧|some 214 people tea".into(),
            false
        )));
        if key != "labelstudio" {
            assert_eq!(of("wrong").unwrap().status, Status::Rejected, "{key}");
        }
    }
}

#[test]
fn an_article_that_the_project_does_not_have_comes_with_the_file() {
    for key in ["json", "jsonl", "cas-json", "cas-xmi"] {
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), key);
        let mut project = project(folder.path(), Vec::new());
        assert_eq!(
            bring_back(&mut project, &file, "").counts(),
            ALL_FOUND,
            "{key}"
        );
        assert_eq!(facts_of(&project), story_in_order(), "{key}");
    }
    for key in ["qdpx", "brat", "labelstudio", "doccano"] {
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), key);
        let mut project = project(folder.path(), Vec::new());
        bring_back(&mut project, &file, "");
        let ids: Vec<&str> = project
            .articles()
            .iter()
            .map(|entry| entry.id.as_str())
            .collect();
        assert_eq!(ids, ["harbour;1/ä", "rtl"], "{key}");
        let words = kept(&facts_of(&project));
        let words: Vec<&str> = words.iter().map(|(_, words, _)| words.as_str()).collect();
        for expected in ["tea & <b>cake</b>", "דנה לוי", "12 سفينة", "214 people"] {
            assert!(
                words.iter().any(|it| it.contains(expected)),
                "{key}: {expected}: {words:?}"
            );
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = exported(folder.path(), "webannotation");
    let mut project = project(folder.path(), Vec::new());
    let counts = bring_back(&mut project, &file, "").counts();
    assert_eq!((counts.found, counts.lost), (0, 10), "it has no texts");
}

#[test]
fn where_the_text_differs_words_are_found_moved_or_lost() {
    for key in [
        "json",
        "cas-json",
        "cas-xmi",
        "webannotation",
        "qdpx",
        "labelstudio",
        "doccano",
        "brat",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), key);
        let mut sheet = undecided().remove(0);
        let article = Arc::make_mut(&mut sheet.article);
        let text = article.text.as_str();
        let newer = text
            .replace("pulls", "slowly pulls")
            .replace("Mérou thanked them;=1+1 all.\r\n", "Nobody spoke.\r\n");
        article.text = newer.into();
        sheet.facts.clear();
        let mut project = project(folder.path(), vec![sheet]);
        let returned = bring_back(&mut project, &file, "");
        let lost: Vec<&str> = returned
            .placed
            .iter()
            .filter(|placed| placed.article.starts_with("Tug"))
            .filter(|placed| placed.outcome == sidelight_interchange::returning::Outcome::Lost)
            .map(|placed| placed.words.as_str())
            .collect();
        // A second mention is an annotation of its own in some; some do not hold what was rejected.
        let gone = ["=1+1 all", "Mérou"];
        assert!(
            lost.iter()
                .all(|words| gone.contains(words) || KINDS.contains(words)),
            "{key}: {lost:?}"
        );
        assert_eq!(
            lost.is_empty(),
            matches!(key, "labelstudio"),
            "{key}: {lost:?}"
        );
        assert!(returned.counts().moved >= 5, "{key}: {:?}", returned.placed);
        let facts = facts_of(&project);
        let quote = facts
            .iter()
            .find(|fact| matches!(fact.content, FactContent::Quote(_)));
        assert!(
            quote.unwrap().evidence[0]
                .text
                .starts_with("We heard a grinding"),
            "{key}"
        );
        assert!(
            quote.unwrap().stands_in(
                &project
                    .sheet(&project.articles()[0].id)
                    .unwrap()
                    .article
                    .text
            )
        );
    }
}

/// What an annotation without words is called by.
const KINDS: [&str; 2] = ["person", "quantity"];

#[test]
fn a_file_that_brings_nothing_is_named_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    for (name, content, reason) in [
        ("letter.txt", "Dear all", "no annotations"),
        ("cut.json", "[{\"id\":", "no annotations"),
        ("gone.ann", "", "no annotations"),
        ("bad.ann", "T1\tperson 5 900\tIda", "line 1"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        if name == "bad.ann" {
            std::fs::write(folder.path().join("bad.txt"), "Ida came").unwrap();
        }
        let error = read_back(&path).unwrap_err().to_string();
        assert!(error.contains(name) && error.contains(reason), "{error}");
    }
    let missing = read_back(&folder.path().join("nothing.qdpx"))
        .unwrap_err()
        .to_string();
    assert!(missing.contains("nothing.qdpx"), "{missing}");
}

#[test]
fn decisions_that_were_made_in_a_spreadsheet_return() {
    let folder = tempfile::tempdir().unwrap();
    let file = exported(folder.path(), "csv");
    let table = std::fs::read_to_string(&file).unwrap();
    // A spreadsheet writes the table anew with its own sign between cells.
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    let names = reader.headers().unwrap().clone();
    let column = |name: &str| names.iter().position(|it| it == name).unwrap();
    writer.write_record(&names).unwrap();
    for record in reader.records() {
        let mut cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        if cells[column("fact")] == "ships" {
            cells[column("status")] = "Rejected".into();
            cells[column("decided_by")] = "Ben".into();
            cells[column("note")] = "'=seen; '-1".into();
        }
        writer.write_record(&cells).unwrap();
    }
    std::fs::write(&file, writer.into_inner().unwrap()).unwrap();
    let mut project = project(folder.path(), undecided());
    let counts = bring_back(&mut project, &file, "Ben").counts();
    assert_eq!((counts.moved, counts.lost), (0, 0));
    let facts = facts_of(&project);
    let ships = facts.iter().find(|fact| &*fact.id.0 == "ships").unwrap();
    assert_eq!(ships.status, Status::Rejected);
    assert_eq!(ships.decided_by.as_deref(), Some("Ben"));
    assert_eq!(ships.note.as_deref(), Some("=seen; -1"));
    let rock = facts.iter().find(|fact| &*fact.id.0 == "rock").unwrap();
    assert_eq!(
        rock.status,
        Status::Suggested,
        "that is the work of another person"
    );
}

/// The files of an export, each by itself.
fn members(key: &str) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let bytes = std::fs::read(exported(folder.path(), key)).unwrap();
    if !bytes.starts_with(b"PK") {
        return vec![(format!("export.{}", of_facts(key).ending), bytes)];
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let members = (0..archive.len()).map(|number| {
        let mut member = archive.by_index(number).unwrap();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut member, &mut content).unwrap();
        let name = member
            .name()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        (name, content)
    });
    members.collect()
}

#[test]
fn whatever_is_wrong_with_a_file_only_words_of_the_article_become_facts() {
    let mut state = 7_u64;
    let mut random = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % below.max(1)
    };
    let readable = FORMATS.iter().filter(|format| format.reader.is_some());
    let mut brought = 0;
    for format in readable {
        let whole = members(format.key);
        for _ in 0..12 {
            let folder = tempfile::tempdir().unwrap();
            let files = folder.path().join("files");
            std::fs::create_dir(&files).unwrap();
            let spoilt = random(whole.len());
            for (number, (name, content)) in whole.iter().enumerate() {
                let mut content = content.clone();
                if number == spoilt {
                    let at = random(content.len());
                    match random(4) {
                        0 => content.truncate(at),
                        1 => drop(content.drain(at..(at + random(40)).min(content.len()))),
                        // A wrong number is what leads outside the text.
                        2 => {
                            let mut rest = content.iter_mut().skip(at);
                            let digits = rest.find(|it| it.is_ascii_digit());
                            if let Some(digit) = digits {
                                *digit = b'9';
                            }
                        }
                        _ => content[at] = b"\x00\xff\"<{,\n"[random(7)],
                    }
                }
                std::fs::write(files.join(name), content).unwrap();
            }
            let Ok((incoming, _)) = read_back(&files) else {
                continue;
            };
            let mut project = project(folder.path(), undecided());
            let known = same_articles(&incoming, project.articles());
            let sheets = known
                .into_iter()
                .map(|id| id.map(|id| project.sheet(&id).unwrap()));
            let returned = place(incoming, sheets.collect(), project.codebook());
            if let Some(edit) = returned.edit("", project.codebook()) {
                project.apply(edit).unwrap();
            }
            for entry in project.articles() {
                let orphans = project.orphans(&entry.id).unwrap();
                assert_eq!(orphans, [], "{}: every fact stands in its text", format.key);
            }
            brought += 1;
        }
    }
    assert!(brought > 20, "many were read all the same: {brought}");
}
