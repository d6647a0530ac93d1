//! What is written can be read again by the programs it is meant for, and says what the facts say; what
//! comes back finds its place.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails by panicking; clippy knows the test functions but not their helpers"
)]

mod findings;
mod foreign;
mod losses;
mod native;
mod odd;
mod peers;
mod reports;
mod returning;
mod round_trips;
mod schemas;
mod tables;
mod web_annotation;

use std::borrow::Cow;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use sidelight_engine::Engine;
use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance, Span};
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparison, compare};
use sidelight_engine::facts::{
    Evidence, Fact, FactContent, FactId, FactSheet, Quantity, Quote, QuoteMode, Speaker, Status,
    Suggestion,
};
use sidelight_engine::ingest::Input;
use sidelight_interchange::{
    Course, ExportError, FORMATS, Format, Material, format, of_statuses, write_atomically,
};
use sidelight_project::Codebook;

/// The format of facts of a name.
fn of_facts(key: &str) -> &'static Format {
    format(key, false).unwrap()
}

/// The format of rows of a name.
fn of_rows(key: &str) -> &'static Format {
    format(key, true).unwrap()
}

fn render(format: &Format, sheets: &[Arc<FactSheet>], comparison: &Comparison) -> Vec<u8> {
    let material = Material {
        sheets,
        comparison,
        codebook: &Codebook::default(),
        story: None,
        findings: None,
        course: None,
    };
    format.render(&material).unwrap()
}

/// Two articles of the sample story as the engine reads them.
static STORY: LazyLock<Vec<Arc<FactSheet>>> = LazyLock::new(|| {
    let engine = Engine::embedded().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    let names = ["northbridge-wire.html", "potomac-courier.txt"];
    let read = |name: &str| {
        let input = Input::File(samples.join(name));
        Arc::new(engine.read(&input, None, &CancelToken::default()).unwrap())
    };
    names.map(read).to_vec()
});

static CODEBOOK: LazyLock<Codebook> = LazyLock::new(Codebook::default);

static COMPARISON: LazyLock<Comparison> =
    LazyLock::new(|| compare(&STORY, &CancelToken::default()).unwrap());

/// An article with everything that has ever broken an export.
fn nasty() -> Arc<FactSheet> {
    let text = "Zoë 👩‍👩‍👧 said “=1+1 | *not* a <b>formula</b>”,\nand −3 °C at e\u{301}t\u{e9}.";
    let article = Article {
        id: ArticleId::new("nasty \"id\", with; signs"),
        metadata: Metadata {
            title: Some("=HYPERLINK(\"http://example.org\") # _title_".into()),
            published: Some("2024-09-30".parse().unwrap()),
            ..Metadata::default()
        },
        provenance: Provenance {
            file: Some("/tmp/a folder/100 % ä#?.txt".into()),
            url: Some("not an address".into()),
            sha256: "ab".repeat(32),
            ..Provenance::default()
        },
        text: text.into(),
        sections: Vec::new(),
    };
    let place = |words: &str| {
        let start = text.find(words).unwrap();
        article.text.span_of_bytes(start..start + words.len())
    };
    let quote = FactContent::Quote(Quote {
        mode: QuoteMode::Direct,
        speaker: Some(Speaker {
            name: "Zoë".into(),
            span: Span::new(0, 3),
        }),
        cue: None,
        addressee: None,
    });
    let words = [place("“=1+1 | *not* a <b>formula</b>”")];
    let mut quote = Fact::suggested(&article, quote, &words, "quote-direct", 0.93);
    quote.id = FactId("q".into());
    quote.note = Some("-2+3\nsecond line".into());
    quote.tags = vec!["@work".into(), "to check".into()];
    let degrees = |value| {
        FactContent::Quantity(Quantity {
            value: Some(value),
            low: None,
            high: None,
            unit: Some("celsius".into()),
            modifier: Some(Cow::Borrowed("~")),
            of: None,
        })
    };
    let mut cold = Fact::suggested(&article, degrees(-3.1), &[place("−3 °C")], "unit", 0.5);
    cold.id = FactId("c".into());
    cold.status = Status::Edited;
    cold.decided_by = Some("Ida".into());
    cold.suggestion = Some(Box::new(Suggestion {
        content: degrees(3.1),
        evidence: vec![Evidence::new(&article, place("3 °C"))],
    }));
    Arc::new(FactSheet {
        article: Arc::new(article),
        facts: vec![quote, cold],
    })
}

fn all() -> Vec<Arc<FactSheet>> {
    STORY.iter().cloned().chain([nasty()]).collect()
}

fn text_of(format: &Format, sheets: &[Arc<FactSheet>]) -> String {
    String::from_utf8(render(format, sheets, &COMPARISON)).unwrap()
}

#[test]
fn only_the_chosen_statuses_are_written() {
    let accepted = of_statuses(&[nasty()], &[Status::Accepted, Status::Edited]);
    let kept: Vec<_> = accepted[0].facts.iter().map(|fact| fact.status).collect();
    assert_eq!(kept, [Status::Edited]);
}

#[test]
fn an_empty_project_gives_an_empty_file_of_its_format() {
    for format in FORMATS {
        let bytes = render(format, &[], &Comparison::default());
        let whole = match format.ending {
            // Without an article there is no line, and no reference.
            "jsonl" | "ris" => bytes.is_empty(),
            "xlsx" | "zip" | "qdpx" | "docx" => bytes.starts_with(b"PK"),
            // A stream of zlib.
            "spacy" => bytes.starts_with(b"\x78"),
            _ => bytes.ends_with(b"\n"),
        };
        assert!(whole, "{}", format.name);
    }
}

#[test]
fn every_format_is_described_for_the_documents_and_known_by_one_name() {
    let readme =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")).unwrap();
    let rows = FORMATS.iter().map(|format| {
        format!(
            "| {} | `{}` `.{}` | {} | {} | {} | {} |\n",
            format.name,
            format.key,
            format.ending,
            format.unit.name(),
            format.keeps,
            format.loses,
            if format.reader.is_some() { "yes" } else { "" },
        )
    });
    let table: String = rows.collect();
    assert!(
        readme.contains(&table),
        "the README has this table:\n{table}"
    );
    for format in FORMATS {
        let same = FORMATS.iter().filter(|other| {
            let both = other.of.takes_rows() && format.of.takes_rows()
                || other.of.takes_facts() && format.of.takes_facts();
            both && other.key == format.key
        });
        assert_eq!(same.count(), 1, "{}", format.key);
    }
}

#[test]
fn writing_is_watched_article_by_article_and_gives_nothing_when_it_is_stopped() {
    for format in FORMATS {
        let course = Course::default();
        let material = Material {
            course: Some(&course),
            ..Material::new(&STORY, &COMPARISON, &CODEBOOK)
        };
        format.render(&material).unwrap();
        if format.of.takes_facts() {
            assert_eq!(course.written(), STORY.len(), "{}", format.name);
        }
        course.cancel.cancel();
        let stopped = format.render(&material);
        assert!(
            matches!(stopped, Err(ExportError::Cancelled)),
            "{}",
            format.name
        );
    }
}

#[test]
fn a_failed_write_leaves_what_stood_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("facts.csv");
    write_atomically(&path, b"first").unwrap();
    write_atomically(&path, b"second").unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"second");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);

    let taken = folder.path().join("a folder");
    std::fs::create_dir_all(taken.join("with content")).unwrap();
    let error = write_atomically(&taken, b"third").unwrap_err();
    assert!(matches!(error, ExportError::File { .. }));
    assert!(error.to_string().contains("a folder"));
    let nowhere = write_atomically(&folder.path().join("gone/x.csv"), b"").unwrap_err();
    assert!(nowhere.to_string().contains("x.csv"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}
