//! The programs that the formats are for read what is written, and refuse it spoilt.
//!
//! Skipped unless `SIDELIGHT_TEST_PEERS` names a Python that has `tests/consumers/requirements.txt`;
//! `.ci/run` makes one. doccano needs a Python of its own, named by `SIDELIGHT_TEST_DOCCANO`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use serde_json::{Value, json};
use sidelight::article::Span;
use sidelight::compare::Comparison;
use sidelight::facts::{Fact, FactContent, FactSheet};
use sidelight::interchange::Material;

use crate::{STORY, odd, of_facts};

/// What a program that knows labels alone calls a fact.
fn label(fact: &Fact) -> String {
    match &fact.content {
        FactContent::Code(code) => code.code.clone(),
        content => {
            let content = serde_json::to_value(content).unwrap();
            let kind = match content["type"].as_str() {
                Some("other") | None => &content["kind"],
                Some(_) => &content["type"],
            };
            kind.as_str().unwrap().to_owned()
        }
    }
}

/// What the exports should hold, for the scripts.
fn truth(sheets: &[Arc<FactSheet>]) -> Value {
    let fact = |fact: &Fact| {
        let speaker = match &fact.content {
            FactContent::Quote(quote) => quote.speaker.as_ref().map(|speaker| &speaker.name),
            _ => None,
        };
        let pieces = || fact.evidence.iter();
        json!({
            "id": fact.id,
            "kind": fact.kind(),
            "label": label(fact),
            "status": fact.status,
            "decided_by": fact.decided_by,
            "tags": fact.tags,
            "speaker": speaker,
            "words": pieces().map(|piece| &*piece.text).collect::<Vec<_>>(),
            "mentions": pieces().map(|piece| piece.mention).collect::<Vec<_>>(),
        })
    };
    let articles = sheets.iter().map(|sheet| {
        json!({
            "id": sheet.article.id,
            "title": sheet.article.display_title(),
            "text": sheet.article.text,
            "facts": sheet.facts.iter().map(fact).collect::<Vec<_>>(),
        })
    });
    json!({"articles": articles.collect::<Vec<_>>()})
}

/// The sheets with every piece of evidence one letter too far on, as a writer has it that counts wrong.
fn shifted(sheets: &[Arc<FactSheet>]) -> Vec<Arc<FactSheet>> {
    let shifted = sheets.iter().map(|sheet| {
        let mut sheet = FactSheet::clone(sheet);
        for piece in sheet.facts.iter_mut().flat_map(|fact| &mut fact.evidence) {
            piece.span = Span::new(piece.span.start + 1, piece.span.end + 1);
            piece.text = sheet.article.slice(piece.span).into();
        }
        Arc::new(sheet)
    });
    shifted.collect()
}

fn rendered(key: &str, sheets: &[Arc<FactSheet>]) -> Vec<u8> {
    let material = Material {
        sheets,
        comparison: &Comparison::default(),
        codebook: &odd::codebook(),
    };
    of_facts(key).render(&material).unwrap()
}

/// Has a consumer read a format as it is written, cut off in the middle and counted wrong.
fn consumed(variable: &str, script: &str, key: &str) {
    let Some(python) = std::env::var_os(variable).map(PathBuf::from) else {
        eprintln!(
            "skipped: set {variable} to a Python with tests/consumers/requirements.txt to have {key} read by its consumer"
        );
        return;
    };
    let sheets: Vec<Arc<FactSheet>> = STORY.iter().cloned().chain(odd::story()).collect();
    let folder = tempfile::tempdir().unwrap();
    let truth_file = folder.path().join("truth.json");
    std::fs::write(&truth_file, truth(&sheets).to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/consumers")
        .join(script);
    let read = |bytes: &[u8]| {
        let file = folder
            .path()
            .join(format!("export.{}", of_facts(key).ending));
        std::fs::write(&file, bytes).unwrap();
        let mut command = Command::new(&python);
        command.arg("-B").arg(&script).arg(&file).arg(&truth_file);
        command.env("PYTHONWARNINGS", "ignore");
        command.output().unwrap()
    };
    let written = rendered(key, &sheets);
    let output = read(&written);
    let told = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{key}: {}{}",
        told(&output.stdout),
        told(&output.stderr)
    );
    let cut = read(&written[..written.len() / 2]);
    assert!(!cut.status.success(), "{key}: half a file was taken");
    // These have no places of words.
    if !matches!(key, "gexf" | "ris") {
        let wrong = read(&rendered(key, &shifted(&sheets)));
        assert!(
            !wrong.status.success(),
            "{key}: words one letter on were taken"
        );
    }
}

const PEERS: &str = "SIDELIGHT_TEST_PEERS";

#[test]
fn dkpro_cassis_reads_a_cas_in_both_forms() {
    consumed(PEERS, "cas.py", "cas-json");
    consumed(PEERS, "cas.py", "cas-xmi");
}

#[test]
fn bratly_reads_a_collection_of_brat() {
    consumed(PEERS, "brat.py", "brat");
}

#[test]
fn label_studio_takes_the_tasks_for_their_configuration() {
    consumed(PEERS, "label_studio.py", "labelstudio");
}

#[test]
fn spacy_reads_its_lines_and_its_training_data() {
    consumed(PEERS, "spacy_docs.py", "spacy-json");
    consumed(PEERS, "spacy_docs.py", "spacy");
}

#[test]
fn spacy_converts_the_columns_of_names() {
    consumed(PEERS, "conll_2003.py", "conll2003");
}

#[test]
fn conllu_reads_words_and_facts_by_sentence() {
    consumed(PEERS, "conll_u_plus.py", "conllu");
}

#[test]
fn the_schema_of_the_standard_takes_a_project_for_qda_programs() {
    consumed(PEERS, "qdpx.py", "qdpx");
}

#[test]
fn lxml_reads_the_pointers_of_tei() {
    consumed(PEERS, "tei.py", "tei");
}

#[test]
fn networkx_reads_the_network() {
    consumed(PEERS, "gexf.py", "gexf");
}

#[test]
fn rispy_reads_the_references() {
    consumed(PEERS, "ris.py", "ris");
}

#[test]
fn doccano_imports_every_span() {
    consumed("SIDELIGHT_TEST_DOCCANO", "doccano.py", "doccano");
}
