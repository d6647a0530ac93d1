//! Stories as they come: the same article twice, another language, nothing to compare, two
//! megabytes, metadata that contradict each other. Each is set side by side sensibly.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance, Span};
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Row, Verdict, compare};
use sidelight_engine::facts::{
    Claim, Evidence, Fact, FactContent, FactId, FactSheet, Phrase, Status,
};
use sidelight_engine::ingest::Input;

use crate::ENGINE;

const REPORT: &str = "Harbour of Arlen reopens after the storm\n\nThe harbour of Arlen reopened on \
    Tuesday after the storm, Mayor Ida Holm said. About 300 fishing boats had waited outside the \
    breakwater for a week. Repairs to the lighthouse cost 4 million kroner. “We did not lose a single \
    boat to the storm this time,” Holm told reporters.";

const GERMAN: &str = "Hochwasser in Varna\n\nAm 30.09.2024 traten nach tagelangem Regen mehrere Flüsse \
    über die Ufer. „Wir warten nicht länger auf die Hilfe der Regierung“, sagte die Bürgermeisterin \
    der Stadt am Montag. Mindestens 300 Menschen mussten ihre Häuser verlassen.";

fn read(id: &str, published: &str, language: Option<&str>, text: &str) -> Arc<FactSheet> {
    let record =
        serde_json::json!({"id": id, "published": published, "language": language, "text": text});
    let input = Input::Record(record.to_string());
    Arc::new(ENGINE.read(&input, None, &CancelToken::default()).unwrap())
}

fn rows(sheets: &[Arc<FactSheet>]) -> Vec<Row> {
    compare(sheets, &CancelToken::default()).unwrap().rows
}

fn conflicts(rows: &[Row]) -> Vec<&Row> {
    let conflicts = rows.iter().filter(|row| row.verdict == Verdict::Conflict);
    conflicts.collect()
}

#[test]
fn the_same_article_twice_agrees_in_everything() {
    let twice = ["a", "b"].map(|id| read(id, "2021-05-12", None, REPORT));
    let rows = rows(&twice);
    assert!(rows.len() > 1, "{rows:?}");
    for row in &rows {
        assert_eq!(row.cells.len(), 2, "{row:?}");
        assert!(
            matches!(row.verdict, Verdict::Copied | Verdict::Agree),
            "{row:?}"
        );
    }
    let copied = rows.iter().filter(|row| row.verdict == Verdict::Copied);
    assert!(copied.count() > rows.len() / 2);
}

#[test]
fn an_article_in_another_language_contradicts_nothing() {
    let both = [
        read("english", "2021-05-12", None, REPORT),
        read("german", "2024-10-01", None, GERMAN),
    ];
    assert!(
        !both[1].facts.is_empty(),
        "quotes, dates and numbers are read"
    );
    let rows = rows(&both);
    assert!(conflicts(&rows).is_empty(), "{rows:?}");
}

#[test]
fn an_article_without_facts_leaves_the_others_alone() {
    let both = [
        read("report", "2021-05-12", None, REPORT),
        read("note", "2021-05-12", None, "Hm. Well, well."),
    ];
    assert!(both[1].facts.is_empty());
    let rows = rows(&both);
    assert!(
        rows.iter().all(|row| row.verdict == Verdict::Single),
        "{rows:?}"
    );
    assert!(self::rows(&both[1..]).is_empty());
}

#[test]
fn an_article_alone_has_single_rows() {
    let rows = rows(&[read("report", "2021-05-12", None, REPORT)]);
    assert!(rows.len() > 1, "{rows:?}");
    assert!(
        rows.iter()
            .all(|row| row.verdict == Verdict::Single && row.reasons().is_empty())
    );
}

#[test]
fn metadata_that_contradict_each_other_make_no_conflict_of_the_same_words() {
    let both = [
        read("early", "2021-05-12", Some("en"), REPORT),
        read("late", "2019-01-03", Some("en"), REPORT),
    ];
    let rows = rows(&both);
    assert!(conflicts(&rows).is_empty(), "{:?}", conflicts(&rows));
    // A language that the text is not in: read as that language says, and never in conflict.
    let both = [
        read("english", "2021-05-12", None, REPORT),
        read("said-german", "2021-05-12", Some("de"), REPORT),
    ];
    let rows = self::rows(&both);
    assert!(conflicts(&rows).is_empty(), "{:?}", conflicts(&rows));
}

/// A report of two megabytes, with a claim in every fourth sentence.
fn two_megabytes() -> Arc<FactSheet> {
    let mut text = String::new();
    let mut facts = Vec::new();
    let mut length = 0;
    for number in 0.. {
        let sentence =
            format!("The council of district {number} counted {number}07 empty houses on Monday. ");
        if number % 4 == 0 {
            let words = sentence.trim_end_matches(['.', ' ']);
            let span = Span::new(length, length + words.len());
            let what = Phrase {
                text: words.to_owned(),
                span,
            };
            facts.push(Fact {
                id: FactId(Arc::from(format!("c{number}"))),
                content: FactContent::Claim(Box::new(Claim::of_words(what))),
                evidence: vec![Evidence {
                    span,
                    text: words.into(),
                    mention: None,
                }],
                confidence: 0.9,
                rule: Cow::Borrowed("test"),
                status: Status::Suggested,
                decided_by: None,
                note: None,
                tags: Vec::new(),
                suggestion: None,
            });
        }
        length += sentence.len();
        text.push_str(&sentence);
        if length > 2_000_000 {
            break;
        }
    }
    Arc::new(FactSheet {
        article: Arc::new(Article {
            id: ArticleId::new("two megabytes"),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: text.into(),
            sections: Vec::new(),
        }),
        facts,
    })
}

#[test]
fn two_megabytes_are_compared_in_seconds() {
    let huge = two_megabytes();
    assert!(huge.facts.len() > 5_000);
    let report = read("report", "2021-05-12", None, REPORT);
    let begun = Instant::now();
    let rows = rows(&[Arc::clone(&huge), report]);
    assert!(
        begun.elapsed() < Duration::from_mins(1),
        "{:?}",
        begun.elapsed()
    );
    assert!(conflicts(&rows).is_empty());
    let told = rows
        .iter()
        .filter_map(|row| row.cells.get(&huge.article.id));
    assert!(told.map(Vec::len).sum::<usize>() >= huge.facts.len() / 2);
}
