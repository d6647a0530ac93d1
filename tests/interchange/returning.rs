//! What comes back finds its place: decisions their facts, new annotations the words they stand on.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use sidelight::compare::Comparison;
use sidelight::facts::{Fact, FactContent, FactSheet, Status};
use sidelight::interchange::returning::{Counts, Returned, place, same_articles};
use sidelight::interchange::{FORMATS, Material, read_back};
use sidelight::project::opinion::{Pair, Side};
use sidelight::project::{Edit, Project, Sort};

use crate::{odd, of_facts};

/// A project with these articles.
fn project(folder: &Path, sheets: Vec<FactSheet>) -> Project {
    let mut project = Project::create(&folder.join("story.sidelight")).unwrap();
    for sheet in sheets {
        project
            .apply(Edit::AddArticle { sheet, story: None })
            .unwrap();
    }
    project
}

/// The story as the program suggests it, before a person came: what they made themselves is not there.
fn undecided() -> Vec<FactSheet> {
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
fn exported(folder: &Path, key: &str) -> std::path::PathBuf {
    let format = of_facts(key);
    let material = Material {
        sheets: &odd::story(),
        comparison: &Comparison::default(),
        codebook: &odd::codebook(),
    };
    let path = folder.join(format!("export.{}", format.ending));
    std::fs::write(&path, format.render(&material).unwrap()).unwrap();
    path
}

/// Brings a file back into a project.
fn bring_back(project: &mut Project, file: &Path, author: &str) -> Returned {
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
fn facts_of(project: &Project) -> Vec<Fact> {
    let sheets = project.articles().iter();
    let sheets = sheets.map(|entry| project.sheet(&entry.id).unwrap());
    sheets.flat_map(|sheet| sheet.facts.clone()).collect()
}

/// What the story says, in the order in which a project has it.
fn story_in_order() -> Vec<Fact> {
    let folder = tempfile::tempdir().unwrap();
    let story = odd::story()
        .iter()
        .map(|sheet| FactSheet::clone(sheet))
        .collect();
    facts_of(&project(folder.path(), story))
}

const ALL_FOUND: Counts = Counts {
    found: 10,
    moved: 0,
    lost: 0,
};

#[test]
fn from_formats_that_keep_whole_facts_all_work_returns() {
    for key in ["json", "jsonl", "cas-json", "webannotation"] {
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), key);
        let mut project = project(folder.path(), undecided());
        let returned = bring_back(&mut project, &file, "");
        assert_eq!(returned.counts(), ALL_FOUND, "{key}");
        assert_eq!(facts_of(&project), story_in_order(), "{key}");
        project.undo().unwrap();
        let before: Vec<Status> = facts_of(&project).iter().map(|fact| fact.status).collect();
        assert!(
            before.iter().all(|status| *status == Status::Suggested),
            "{key}: it is one step"
        );
    }
}

#[test]
fn a_file_that_comes_back_unchanged_changes_nothing() {
    for key in [
        "json",
        "cas-json",
        "webannotation",
        "qdpx",
        "brat",
        "labelstudio",
        "doccano",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), key);
        let story = odd::story()
            .iter()
            .map(|sheet| FactSheet::clone(sheet))
            .collect();
        let mut project = project(folder.path(), story);
        for entry in odd::codebook().entries {
            let (sort, name, entry) = (entry.sort, entry.name.clone(), Some(entry));
            project
                .apply(Edit::SetCodebookEntry { sort, name, entry })
                .unwrap();
        }
        let before = (facts_of(&project), project.revision());
        let returned = bring_back(&mut project, &file, "");
        let counts = returned.counts();
        assert_eq!(
            (counts.moved, counts.lost),
            (0, 0),
            "{key}: {:?}",
            returned.placed
        );
        assert_eq!((facts_of(&project), project.revision()), before, "{key}");
    }
}

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
    for key in ["json", "jsonl", "cas-json"] {
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
            .filter(|placed| placed.outcome == sidelight::interchange::returning::Outcome::Lost)
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

fn one_article() -> Vec<FactSheet> {
    undecided().into_iter().take(1).collect()
}

/// Brings back a file of this content.
fn foreign(name: &str, content: &Value, sheets: Vec<FactSheet>) -> (Vec<Fact>, Counts) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, content.to_string()).unwrap();
    let mut project = project(folder.path(), sheets);
    let returned = bring_back(&mut project, &file, "");
    (facts_of(&project), returned.counts())
}

#[test]
fn annotations_of_hypothesis_and_recogito_become_facts_on_their_words() {
    let url = "https://harbour.example/19";
    let selector = |exact: &str, prefix: &str, suffix: &str| {
        json!({"source": url, "selector": [
            {"type": "RangeSelector", "startOffset": 3},
            {"type": "TextPositionSelector", "start": 7_000, "end": 7_010},
            {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
        ]})
    };
    let hypothesis = json!({"total": 2, "rows": [
        {"uri": url, "user": "acct:rosa@hypothes.is", "text": "says who?", "tags": ["doubt", "first"],
         "target": [selector("without a word", "gave, ", ", some")]},
        {"uri": url, "user": "acct:rosa@hypothes.is", "text": "", "tags": [],
         "target": [selector("nowhere to be read", "", "")]},
    ]});
    let (facts, counts) = foreign("hypothesis.json", &hypothesis, one_article());
    assert_eq!((counts.moved, counts.lost), (1, 1));
    let doubt = facts
        .iter()
        .find(|fact| &*fact.evidence[0].text == "without a word")
        .unwrap();
    assert!(matches!(&doubt.content, FactContent::Code(code) if code.code == "doubt"));
    assert_eq!(doubt.tags, ["first"]);
    assert_eq!(doubt.note.as_deref(), Some("says who?"));
    assert_eq!(doubt.decided_by.as_deref(), Some("rosa"));

    let recogito = json!([{
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "#1", "type": "Annotation",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": "place"},
                 {"type": "TextualBody", "purpose": "commenting", "value": "a reef"}],
        "target": {"source": url, "selector": [
            {"type": "TextQuoteSelector", "exact": "Merle Rock"},
            {"type": "TextPositionSelector", "start": 22, "end": 32}]},
    }]);
    let (facts, counts) = foreign("recogito.json", &recogito, one_article());
    assert_eq!(counts.found, 1);
    let rock = facts.iter().find(|fact| &*fact.id.0 == "rock").unwrap();
    assert_eq!(
        rock.note.as_deref(),
        Some("a reef"),
        "it is the place that was there"
    );
}

#[test]
fn spans_of_doccano_without_relations_become_facts() {
    let line = json!({"id": 7, "text": "Ida Holm left 🛟 Arlen.", "label": [[0, 8, "PER"], [16, 21, "Framing"]]});
    let (facts, counts) = foreign("export.jsonl", &line, Vec::new());
    assert_eq!(counts.found, 2);
    assert!(matches!(&facts[0].content, FactContent::Entity(entity) if entity.name == "Ida Holm"));
    assert!(matches!(&facts[1].content, FactContent::Code(code) if code.code == "Framing"));
    assert_eq!(&*facts[1].evidence[0].text, "Arlen");
}

#[test]
fn a_span_that_cuts_a_character_takes_all_of_it() {
    let line = json!({"text": "Cafe\u{301}s and 👩\u{200d}🔬 met.", "label": [[0, 4, "Place"], [11, 12, "Who"]]});
    let (facts, _) = foreign("export.jsonl", &line, Vec::new());
    assert_eq!(&*facts[0].evidence[0].text, "Cafe\u{301}");
    assert_eq!(&*facts[1].evidence[0].text, "👩\u{200d}🔬");
}

#[test]
fn what_an_annotator_of_label_studio_kept_is_accepted_in_their_name() {
    let region = |id: &str, start: usize, end: usize, label: &str| {
        json!({"id": id, "from_name": "x", "to_name": "y", "type": "labels",
               "value": {"start": start, "end": end, "text": "", "labels": [label]}})
    };
    let tasks = json!([{
        "id": 1, "data": {"text": "Ida Holm left Arlen."},
        "predictions": [{"model_version": "other", "score": 0.5,
            "result": [region("p1", 0, 8, "PER"), region("p2", 14, 19, "LOC")]}],
        "annotations": [{"completed_by": {"email": "rosa@paper.example"}, "result": [region("p1", 0, 8, "PER")]}],
    }]);
    let (facts, _) = foreign("tasks.json", &tasks, Vec::new());
    let told: Vec<_> = facts
        .iter()
        .map(|fact| {
            (
                &*fact.evidence[0].text,
                fact.status,
                fact.decided_by.as_deref(),
            )
        })
        .collect();
    let rosa = Some("rosa@paper.example");
    assert_eq!(
        told,
        [
            ("Ida Holm", Status::Accepted, rosa),
            ("Arlen", Status::Suggested, None),
        ]
    );
}

/// A project as a program for qualitative research writes it, by two coders.
fn coded_by_two(folder: &Path) -> std::path::PathBuf {
    let guid = |number: usize| format!("{number:08X}-0000-4000-8000-000000000000");
    let coding = |at: usize, code: usize, user: usize| {
        format!(
            "<Coding guid=\"{}\" creatingUser=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding>",
            guid(at),
            guid(user),
            guid(code)
        )
    };
    let selection = |at: usize, start: usize, end: usize, codings: &str| {
        format!(
            "<PlainTextSelection guid=\"{}\" name=\"x\" startPosition=\"{start}\" endPosition=\"{end}\">{codings}</PlainTextSelection>",
            guid(at)
        )
    };
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"P\">\
         <Users><User guid=\"{ada}\" name=\"Ada\"/><User guid=\"{ben}\" name=\"Ben\"/></Users>\
         <CodeBook><Codes><Code guid=\"{tone}\" name=\"Tone\" isCodable=\"true\" color=\"#102030\"><Description>How it sounds</Description>\
         <Code guid=\"{warm}\" name=\"Warm\" isCodable=\"true\"/></Code></Codes></CodeBook>\
         <Sources><TextSource guid=\"{source}\" name=\"Ferry\"><PlainTextContent>The 🛟 ferry came home. All sang.</PlainTextContent>{first}{second}</TextSource></Sources></Project>",
        ada = guid(1),
        ben = guid(2),
        tone = guid(3),
        warm = guid(4),
        source = guid(5),
        first = selection(6, 6, 11, &(coding(7, 4, 1) + &coding(8, 3, 2))),
        second = selection(9, 23, 31, &coding(10, 4, 2)),
    );
    let path = folder.join("two.qdpx");
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    writer
        .start_file("project.qde", zip::write::SimpleFileOptions::default())
        .unwrap();
    std::io::Write::write_all(&mut writer, document.as_bytes()).unwrap();
    writer.finish().unwrap();
    path
}

#[test]
fn of_several_coders_one_is_taken_and_the_others_are_opinions() {
    let folder = tempfile::tempdir().unwrap();
    let file = coded_by_two(folder.path());
    let mut project = project(folder.path(), Vec::new());
    let returned = bring_back(&mut project, &file, "Ben");
    assert_eq!(returned.coders().collect::<Vec<_>>(), ["Ada", "Ben"]);
    let told = |facts: &[Fact]| -> Vec<(String, String)> {
        let codes = facts.iter().filter_map(|fact| match &fact.content {
            FactContent::Code(code) => Some((code.code.clone(), fact.evidence[0].text.to_string())),
            _ => None,
        });
        codes.collect()
    };
    let own = [
        ("Tone".to_owned(), "ferry".to_owned()),
        ("Tone / Warm".to_owned(), "All sang".to_owned()),
    ];
    assert_eq!(
        told(&facts_of(&project)),
        own,
        "those of the one who works on the project"
    );
    let tone = project
        .codebook()
        .entry(Sort::Kind, "Tone")
        .cloned()
        .unwrap();
    assert_eq!(
        (tone.color, tone.description.as_str()),
        ([0x10, 0x20, 0x30], "How it sounds")
    );
    let opinions = returned.opinions("Ben");
    let [ada] = opinions.as_slice() else {
        panic!("one other coder");
    };
    assert_eq!(ada.name, "Ada");
    let theirs = &ada.sheets[0].sheet;
    assert_eq!(
        told(&theirs.facts),
        [("Tone / Warm".to_owned(), "ferry".to_owned())]
    );
    let mine = project.sheet(&project.articles()[0].id).unwrap();
    let differing = Side::new(&mine, theirs).pairs;
    assert!(differing.iter().any(Pair::differs));
}

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
