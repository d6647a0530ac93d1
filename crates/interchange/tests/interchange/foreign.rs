//! What other programs made by themselves comes in: their annotations, codes and coders.

use std::path::Path;

use serde_json::{Value, json};
use sidelight_engine::facts::{Fact, FactContent, FactSheet, Status};
use sidelight_interchange::returning::Counts;
use sidelight_project::Sort;
use sidelight_project::opinion::{Pair, Side};

use crate::returning::{bring_back, facts_of, project, undecided};

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
