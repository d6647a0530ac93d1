//! The programs that the formats are for read what is written, and refuse it spoilt.
//!
//! Skipped unless `SIDELIGHT_TEST_PEERS` names a Python that has `tests/consumers/requirements.txt`,
//! `SIDELIGHT_TEST_DOCCANO` one that has `requirements-doccano.txt`, whose versions do not go with the
//! others, and `SIDELIGHT_TEST_RECOGITO` a folder with the packages of `tests/consumers/recogito`.
//! `.ci/run` makes all three.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use serde_json::{Value, json};
use sidelight_engine::article::{Article, Span};
use sidelight_engine::brief::{Brief, Word};
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparison, Finding, Rating, Row, compare};
use sidelight_engine::facts::{Fact, FactContent, FactSheet, one_line};
use sidelight_interchange::{FORMATS, Format, Material};

use crate::{STORY, odd, of_facts, of_rows};

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

/// What is exported: the sample story and the odd one.
static MATERIAL: LazyLock<Exported> = LazyLock::new(|| {
    let sheets: Vec<Arc<FactSheet>> = STORY.iter().cloned().chain(odd::story()).collect();
    let mut comparison = compare(&sheets, &CancelToken::default()).unwrap();
    for (row, rating) in comparison.rows.iter_mut().zip(Rating::ALL) {
        row.remarks.finding = Some(Finding {
            rating,
            source: Some("https://register.example/members".to_owned()),
            note: Some("Counted “anew”; 🛟".to_owned()),
        });
    }
    Exported { sheets, comparison }
});

/// What an export is made from.
struct Exported {
    sheets: Vec<Arc<FactSheet>>,
    comparison: Comparison,
}

impl Exported {
    fn rendered(&self, format: &Format) -> Vec<u8> {
        let material = Material {
            sheets: &self.sheets,
            comparison: &self.comparison,
            codebook: &odd::codebook(),
            story: None,
            findings: None,
            course: None,
        };
        format.render(&material).unwrap()
    }

    /// The same with all words one letter too far on, as a writer has it that counts wrong.
    fn shifted(&self) -> Self {
        let one_on = |article: &Article, span: Span| {
            let span = Span::new(span.start + 1, span.end + 1);
            (span, article.slice(span).to_owned())
        };
        let mut comparison = self.comparison.clone();
        for row in &mut comparison.rows {
            for (id, cells) in &mut row.cells {
                let mut sheets = self.sheets.iter();
                let sheet = sheets.find(|sheet| sheet.article.id == *id).unwrap();
                for cell in cells {
                    (cell.span, cell.text) = one_on(&sheet.article, cell.span);
                }
            }
        }
        let shifted = self.sheets.iter().map(|sheet| {
            let mut sheet = FactSheet::clone(sheet);
            for fact in &mut sheet.facts {
                for piece in &mut fact.evidence {
                    let (span, text) = one_on(&sheet.article, piece.span);
                    (piece.span, piece.text) = (span, text.into());
                }
                if let FactContent::Claim(claim) = &mut fact.content {
                    let what = &mut claim.what;
                    (what.span, what.text) = one_on(&sheet.article, what.span);
                    claim.text = one_line(&fact.evidence[0].text);
                }
            }
            Arc::new(sheet)
        });
        Self {
            sheets: shifted.collect(),
            comparison,
        }
    }

    /// What the exports should hold, for the scripts; `words` is what one should read in them.
    fn truth(&self, words: &[String]) -> Value {
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
                "note": fact.note,
                "tags": fact.tags,
                "speaker": speaker,
                "words": pieces().map(|piece| &*piece.text).collect::<Vec<_>>(),
                "mentions": pieces().map(|piece| piece.mention).collect::<Vec<_>>(),
            })
        };
        let articles = self.sheets.iter().map(|sheet| {
            json!({
                "id": sheet.article.id,
                "title": sheet.article.display_title(),
                "text": sheet.article.text,
                "facts": sheet.facts.iter().map(fact).collect::<Vec<_>>(),
            })
        });
        let rows = self.comparison.rows.iter().map(|row| {
            json!({
                "label": row.label,
                "rating": row.remarks.finding.as_ref().map(|it| it.rating.label()),
                "articles": row.cells.len(),
            })
        });
        json!({
            "articles": articles.collect::<Vec<_>>(),
            "rows": rows.collect::<Vec<_>>(),
            "words": words,
        })
    }

    /// The first pieces of evidence of each fact that differ.
    fn evidence(&self, pieces: usize) -> Vec<String> {
        let facts = self.sheets.iter().flat_map(|sheet| &sheet.facts);
        let words = facts.flat_map(|fact| {
            let mut seen: Vec<String> = Vec::new();
            for piece in &fact.evidence {
                if seen.len() < pieces && !seen.iter().any(|it| **it == *piece.text) {
                    seen.push(piece.text.to_string());
                }
            }
            seen
        });
        words.collect()
    }

    /// Each claim and its answers.
    fn answers(&self) -> Vec<String> {
        let mut words = Vec::new();
        for fact in self.sheets.iter().flat_map(|sheet| &sheet.facts) {
            if let FactContent::Claim(claim) = &fact.content {
                let slots = claim.slots().into_iter().flat_map(|(_, answers)| answers);
                let answers = slots.chain([&claim.what]).map(|answer| answer.text.clone());
                words.extend(answers.chain([claim.text.clone()]));
            }
        }
        words
    }

    /// What each article says in each row.
    fn claims(&self) -> Vec<String> {
        let of_row = |row: &Row| {
            let cells = row.cells.values().flatten().map(|cell| cell.text.clone());
            cells.chain([row.label.clone()]).collect::<Vec<_>>()
        };
        self.comparison.rows.iter().flat_map(of_row).collect()
    }

    /// The pieces of the sentences of the brief.
    fn brief(&self) -> Vec<String> {
        let brief = Brief::new(&self.sheets, &self.comparison, |row| Word {
            verdict: None,
            remarks: row.remarks.clone(),
        });
        let parts = brief.parts(usize::MAX, true);
        let items = parts.iter().flat_map(|part| &part.items);
        let pieces =
            items.flat_map(|item| item.sentence.iter().chain(item.details.iter().flatten()));
        pieces.map(|piece| piece.text.clone()).collect()
    }
}

/// Has a consumer read a format as it is written, cut off in the middle and counted wrong. The variable
/// names what runs the script.
fn consumed(variable: &str, script: &str, format: &Format, words: &[String]) {
    let Some(reader) = std::env::var_os(variable).map(PathBuf::from) else {
        eprintln!(
            "skipped: set {variable} to have {} read by its consumer",
            format.name
        );
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let truth_file = folder.path().join("truth.json");
    std::fs::write(&truth_file, MATERIAL.truth(words).to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/consumers")
        .join(script);
    let read = |bytes: &[u8]| {
        let file = folder.path().join(format!("export.{}", format.ending));
        std::fs::write(&file, bytes).unwrap();
        let mut command = if script.extension().is_some_and(|it| it == "mjs") {
            let mut command = Command::new("node");
            command.arg(&script).arg(&reader);
            command
        } else {
            let mut command = Command::new(&reader);
            command.arg("-B").arg(&script);
            command
        };
        command.arg(&file).arg(&truth_file);
        command.env("PYTHONWARNINGS", "ignore");
        command.output().unwrap()
    };
    let written = MATERIAL.rendered(format);
    let output = read(&written);
    let told = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{}: {}{}",
        format.name,
        told(&output.stdout),
        told(&output.stderr)
    );
    let cut = read(&written[..written.len() / 2]);
    assert!(
        !cut.status.success(),
        "{}: half a file was taken",
        format.name
    );
    // These have no words of articles.
    if !matches!(format.key, "gexf" | "ris" | "claimreview") {
        let wrong = read(&MATERIAL.shifted().rendered(format));
        assert!(
            !wrong.status.success(),
            "{}: words one letter on were taken",
            format.name
        );
    }
}

/// Has a program of Python read a format of facts.
fn consumed_by(script: &str, key: &str) {
    consumed(PEERS, script, of_facts(key), &[]);
}

/// Has readers of documents, pages and tables find these words in a format.
fn read_in(format: &Format, words: &[String]) {
    assert!(!words.is_empty());
    consumed(PEERS, "to_read.py", format, words);
}

const PEERS: &str = "SIDELIGHT_TEST_PEERS";

#[test]
fn dkpro_cassis_reads_a_cas_in_both_forms() {
    consumed_by("cas.py", "cas-json");
    consumed_by("cas.py", "cas-xmi");
}

#[test]
fn bratly_reads_a_collection_of_brat() {
    consumed_by("brat.py", "brat");
}

#[test]
fn label_studio_takes_the_tasks_for_their_configuration() {
    consumed_by("label_studio.py", "labelstudio");
}

#[test]
fn spacy_reads_its_lines_and_its_training_data() {
    consumed_by("spacy_docs.py", "spacy-json");
    consumed_by("spacy_docs.py", "spacy");
}

#[test]
fn spacy_converts_the_columns_of_names() {
    consumed_by("conll_2003.py", "conll2003");
}

#[test]
fn conllu_reads_words_and_facts_by_sentence() {
    consumed_by("conll_u_plus.py", "conllu");
}

#[test]
fn the_schema_of_the_standard_takes_a_project_for_qda_programs() {
    consumed_by("qdpx.py", "qdpx");
}

#[test]
fn lxml_reads_the_pointers_of_tei() {
    consumed_by("tei.py", "tei");
}

#[test]
fn networkx_reads_the_network() {
    consumed_by("gexf.py", "gexf");
}

#[test]
fn rispy_reads_the_references() {
    consumed_by("ris.py", "ris");
}

#[test]
fn doccano_imports_every_span() {
    let doccano = of_facts("doccano");
    consumed("SIDELIGHT_TEST_DOCCANO", "doccano.py", doccano, &[]);
}

#[test]
fn recogito_takes_every_annotation_with_its_words() {
    let annotations = of_facts("webannotation");
    consumed(
        "SIDELIGHT_TEST_RECOGITO",
        "web_annotation.mjs",
        annotations,
        &[],
    );
}

#[test]
fn rdflib_knows_every_word_of_a_claim_review_from_schema_org() {
    consumed(PEERS, "claim_review.py", of_rows("claimreview"), &[]);
}

#[test]
fn json_is_read_by_scripts() {
    consumed_by("json_lines.py", "json");
    consumed_by("json_lines.py", "jsonl");
}

#[test]
fn the_report_of_facts_is_read_in_word_processors_browsers_and_spreadsheets() {
    let quoted = MATERIAL.evidence(3);
    for key in ["markdown", "html", "docx"] {
        read_in(of_facts(key), &quoted);
    }
    read_in(of_facts("csv"), &MATERIAL.evidence(1));
    read_in(of_facts("csv-excel"), &MATERIAL.evidence(1));
    read_in(of_facts("xlsx"), &MATERIAL.evidence(usize::MAX));
    read_in(of_facts("claims"), &MATERIAL.answers());
}

#[test]
fn the_comparison_is_read_in_word_processors_browsers_and_spreadsheets() {
    let claims = MATERIAL.claims();
    for key in ["html", "docx", "xlsx", "csv", "slots", "json"] {
        read_in(of_rows(key), &claims);
    }
}

#[test]
fn the_brief_is_read_in_word_processors_browsers_and_spreadsheets() {
    let pieces = MATERIAL.brief();
    for key in [
        "brief-html",
        "brief-docx",
        "brief",
        "brief-xlsx",
        "brief-csv",
        "brief-json",
    ] {
        read_in(of_rows(key), &pieces);
    }
}

#[test]
fn every_format_is_read_by_a_program_that_it_is_for() {
    let read = include_str!("peers.rs");
    for format in FORMATS {
        assert!(
            read.contains(&format!("\"{}\"", format.key)),
            "{}",
            format.name
        );
    }
}
