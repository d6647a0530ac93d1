//! What is written can be read again by the programs it is meant for, and says what the facts say.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails by panicking; clippy knows the test functions but not their helpers"
)]

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use calamine::{DataType as _, Reader as _};
use serde_json::Value;
use sidelight::article::{Article, ArticleId, Metadata, Provenance, Span};
use sidelight::cancel::CancelToken;
use sidelight::compare::{Comparison, Verdict, compare};
use sidelight::engine::Engine;
use sidelight::facts::{
    Evidence, Fact, FactContent, FactId, FactSheet, Quantity, Quote, QuoteMode, Speaker, Status,
    Suggestion,
};
use sidelight::ingest::Input;
use sidelight::interchange::{
    ExportError, ExportFormat, of_statuses, read_json, read_json_lines, render, write_atomically,
};

/// Two articles of the sample story as the engine reads them.
static STORY: LazyLock<Vec<Arc<FactSheet>>> = LazyLock::new(|| {
    let engine = Engine::embedded().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let names = ["northbridge-wire.html", "potomac-courier.txt"];
    let read = |name: &str| {
        let input = Input::File(samples.join(name));
        Arc::new(engine.read(&input, None, &CancelToken::default()).unwrap())
    };
    names.map(read).to_vec()
});

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

fn text_of(format: ExportFormat, sheets: &[Arc<FactSheet>]) -> String {
    String::from_utf8(render(format, sheets, &COMPARISON).unwrap()).unwrap()
}

#[test]
fn the_native_forms_are_read_back_whole() {
    let sheets = all();
    let json = render(ExportFormat::Json, &sheets, &Comparison::default()).unwrap();
    let lines = render(ExportFormat::JsonLines, &sheets, &Comparison::default()).unwrap();
    for read in [read_json(&json).unwrap(), read_json_lines(&lines).unwrap()] {
        assert!(read.iter().eq(sheets.iter().map(|sheet| &**sheet)));
    }
    assert_eq!(
        read_json(&render(ExportFormat::Json, &[], &Comparison::default()).unwrap()).unwrap(),
        []
    );
    let error = read_json_lines(b"\n{\"id\": 1}\n").unwrap_err();
    assert_eq!(error.line, 2);
}

#[test]
fn the_native_form_has_the_keys_that_scripts_rely_on() {
    let lines = text_of(ExportFormat::JsonLines, &[nasty()]);
    let article: Value = serde_json::from_str(&lines).unwrap();
    let keys: Vec<&str> = article
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = [
        "id",
        "title",
        "byline",
        "published",
        "publisher",
        "original_source",
        "language",
        "file",
        "url",
        "sha256",
        "text",
        "sections",
        "facts",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    let fact = &article["facts"][0];
    for key in [
        "id",
        "kind",
        "evidence",
        "confidence",
        "rule",
        "status",
        "note",
        "tags",
    ] {
        assert!(!fact[key].is_null(), "{key}");
    }
    assert_eq!(article["published"], "2024-09-30");
    assert_eq!(fact["status"], "suggested");
    assert_eq!(
        fact["evidence"][0]["text"],
        "“=1+1 | *not* a <b>formula</b>”"
    );
}

#[test]
fn csv_has_a_row_a_fact_and_no_formula() {
    let sheets = all();
    let csv = text_of(ExportFormat::Csv, &sheets);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|known| known == name).unwrap();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let facts: usize = sheets.iter().map(|sheet| sheet.facts.len()).sum();
    assert_eq!(rows.len(), facts);
    for row in &rows {
        assert!(
            row.iter().all(|cell| !cell.starts_with(['=', '@', '+'])),
            "{row:?}"
        );
    }
    let quote = &rows[facts - 2];
    assert_eq!(
        &quote[column("title")],
        "'=HYPERLINK(\"http://example.org\") # _title_"
    );
    assert_eq!(&quote[column("note")], "'-2+3\nsecond line");
    assert_eq!(&quote[column("tags")], "'@work; to check");
    assert_eq!(&quote[column("published")], "2024-09-30");
    let cold = &rows[facts - 1];
    assert_eq!(&cold[column("value")], "about -3.1 celsius");
    assert_eq!(&cold[column("suggestion")], "about 3.1 celsius");
    assert_eq!(&cold[column("decided_by")], "Ida");
    assert_eq!(&quote[column("decided_by")], "");
    assert_eq!(&cold[column("status")], "edited");
    let start: usize = cold[column("start")].parse().unwrap();
    let end: usize = cold[column("end")].parse().unwrap();
    assert_eq!(nasty().article.slice(Span::new(start, end)), "−3 °C");

    let excel = render(ExportFormat::CsvForExcel, &sheets, &Comparison::default()).unwrap();
    assert_eq!(excel.strip_prefix(b"\xef\xbb\xbf"), Some(csv.as_bytes()));
}

#[test]
fn the_report_shows_every_fact_under_its_question() {
    let report = text_of(ExportFormat::Markdown, &all());
    for question in ["### Who", "### Said", "### How many", "## Comparison"] {
        assert!(report.contains(question), "{question}");
    }
    assert!(report.contains("\n## =HYPERLINK(\"http://example.org\") \\# \\_title\\_\n"));
    assert!(report.contains("Zoë: “=1+1 \\| \\*not\\* a \\<b\\>formula\\</b\\>”"));
    assert!(report.contains("Suggested was: about 3.1 celsius"));
    let widths: HashSet<usize> = report
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.replace("\\|", "").matches('|').count())
        .collect();
    assert_eq!(widths.len(), 1, "every row of the table has the same cells");
}

#[test]
fn web_annotations_point_at_the_words() {
    let sheets = all();
    let collection: Value = serde_json::from_slice(
        &render(ExportFormat::WebAnnotation, &sheets, &Comparison::default()).unwrap(),
    )
    .unwrap();
    assert_eq!(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(collection["type"], "AnnotationCollection");
    assert_eq!(collection["first"]["type"], "AnnotationPage");
    let annotations = collection["first"]["items"].as_array().unwrap();
    assert_eq!(collection["total"], annotations.len());
    let facts = sheets
        .iter()
        .flat_map(|sheet| sheet.facts.iter().map(move |fact| (sheet, fact)));
    let mut ids = HashSet::new();
    for (annotation, (sheet, fact)) in annotations.iter().zip(facts) {
        assert!(
            ids.insert(annotation["id"].as_str().unwrap()),
            "ids are unique"
        );
        assert_eq!(annotation["type"], "Annotation");
        let creator = fact.decided_by.as_deref();
        assert_eq!(annotation["creator"]["name"].as_str(), creator);
        let targets = annotation["target"].as_array().unwrap();
        assert_eq!(targets.len(), fact.evidence.len());
        for target in targets {
            let [position, quote] = target["selector"].as_array().unwrap().as_slice() else {
                panic!("two selectors: {target}");
            };
            let (start, end) = (position["start"].as_u64(), position["end"].as_u64());
            let [start, end] = [start, end].map(|offset| offset.unwrap() as usize);
            let characters = sheet.article.text.as_str().chars();
            let exact: String = characters.skip(start).take(end - start).collect();
            assert_eq!(quote["exact"], exact);
            let parts = ["prefix", "exact", "suffix"].map(|part| quote[part].as_str().unwrap());
            assert!(sheet.article.text.as_str().contains(&parts.concat()));
        }
    }
    let last = annotations.last().unwrap();
    let source = last["target"][0]["source"].as_str().unwrap();
    assert_eq!(
        source,
        "file:///tmp/a%20folder/100%20%25%20%C3%A4%23%3F.txt"
    );
    let again = render(ExportFormat::WebAnnotation, &sheets, &Comparison::default()).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&again).unwrap(), collection);
}

#[test]
fn the_comparison_is_written_with_what_each_article_says() {
    let json: Value = serde_json::from_str(&text_of(ExportFormat::ComparisonJson, &STORY)).unwrap();
    let told: Comparison = serde_json::from_value(json).unwrap();
    assert_eq!(told, *COMPARISON);

    let csv = text_of(ExportFormat::ComparisonCsv, &STORY);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let titles: Vec<&str> = STORY
        .iter()
        .map(|sheet| sheet.article.display_title())
        .collect();
    assert_eq!(
        reader.headers().unwrap().iter().skip(4).collect::<Vec<_>>(),
        titles
    );
    for (record, row) in reader.records().zip(&COMPARISON.rows) {
        let record = record.unwrap();
        assert_eq!(&record[2], row.verdict.as_str());
        for (cell, sheet) in record.iter().skip(4).zip(&*STORY) {
            assert_eq!(!cell.is_empty(), row.cells.contains_key(&sheet.article.id));
        }
    }
}

#[test]
fn a_workbook_opens_in_another_program_with_its_words_and_places() {
    let bytes = render(ExportFormat::ComparisonXlsx, &STORY, &COMPARISON).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let table = book.worksheet_range("Comparison").unwrap();
    let lines: Vec<&[calamine::Data]> = table.rows().collect();
    let heads: Vec<String> = lines[0].iter().map(ToString::to_string).collect();
    assert_eq!(heads[..4], ["Question", "Claim", "Verdict", "Why"]);
    assert_eq!(heads[4], STORY[0].article.display_title());
    assert_eq!(lines.len(), COMPARISON.rows.len() + 1);
    for (line, row) in lines[1..].iter().zip(&COMPARISON.rows) {
        assert_eq!(line[1].to_string(), row.label);
        assert_eq!(line[2].to_string(), row.verdict.as_str());
        assert_eq!(line[3].to_string(), row.reasons().join(" "));
    }
    let evidence = book.worksheet_range("Evidence").unwrap();
    for line in evidence.rows().skip(1) {
        let [.., title, words, start, end] = line else {
            unreachable!("eight columns");
        };
        let mut sheets = STORY.iter();
        let sheet = sheets.find(|sheet| *title == sheet.article.display_title());
        let [start, end] = [start, end].map(|place| place.as_f64().unwrap());
        let span = Span::new(start as usize, end as usize);
        assert_eq!(sheet.unwrap().article.slice(span), words.to_string());
    }
    let formulas = book.worksheet_formula("Comparison").unwrap();
    assert!(formulas.used_cells().next().is_none());
}

#[test]
fn a_verdict_of_a_person_is_written_and_says_whose_it_is() {
    let mut comparison = COMPARISON.clone();
    let mut rows = comparison.rows.iter_mut();
    let row = rows.find(|row| row.verdict == Verdict::Conflict);
    row.unwrap().overrule(Verdict::Agree);
    let note = "Verdict set by a person; the program's was “conflict”.";
    for format in [
        ExportFormat::ComparisonCsv,
        ExportFormat::Markdown,
        ExportFormat::ComparisonHtml,
    ] {
        let written = String::from_utf8(render(format, &STORY, &comparison).unwrap()).unwrap();
        let shown = written.replace("&#39;", "'");
        assert!(shown.contains(note), "{format:?}");
        let untouched = String::from_utf8(render(format, &STORY, &COMPARISON).unwrap()).unwrap();
        assert!(!untouched.contains("set by a person"), "{format:?}");
    }
    let json = render(ExportFormat::ComparisonJson, &STORY, &comparison).unwrap();
    let told: Comparison = serde_json::from_slice(&json).unwrap();
    assert_eq!(told, comparison);
    let bytes = render(ExportFormat::ComparisonXlsx, &STORY, &comparison).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let table = book.worksheet_range("Comparison").unwrap();
    let mut lines = table.rows();
    assert!(lines.any(|line| line[2] == "agree" && line[3].to_string().starts_with(note)));
}

#[test]
fn the_report_cites_each_version_with_outlet_and_day_and_links_the_articles() {
    let page = text_of(ExportFormat::BriefHtml, &STORY);
    let text = text_of(ExportFormat::BriefMarkdown, &STORY);
    for told in [
        "Northbridge News Agency",
        "Potomac Valley Courier",
        "1 October 2024",
        "Differences",
        "54 countries",
        "62 countries",
        "https://northbridge-news.example/world/coalition-washington-meeting",
    ] {
        assert!(page.contains(told), "the page tells {told}");
        assert!(text.contains(told), "the text tells {told}");
    }
    let whole = "Delegations from <mark>62 countries</mark> attended";
    assert!(
        page.replace("</i><mark>", "<mark>")
            .replace("</mark><i>", "</mark>")
            .contains(whole)
    );
    assert!(!page.contains("<script"), "it is read without one");
    assert!(!page.contains(" src="), "nothing is fetched");
}

#[test]
fn the_report_of_odd_words_shows_them_as_they_stand() {
    let sheets = [nasty()];
    let comparison = Comparison::default();
    let page = render(ExportFormat::BriefHtml, &sheets, &comparison).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("=HYPERLINK(&quot;http://example.org&quot;)"));
    assert!(
        !page.contains("href=\"not an address\""),
        "what is no address is no link"
    );
}

#[test]
fn only_the_chosen_statuses_are_written() {
    let accepted = of_statuses(&[nasty()], &[Status::Accepted, Status::Edited]);
    let kept: Vec<_> = accepted[0].facts.iter().map(|fact| fact.status).collect();
    assert_eq!(kept, [Status::Edited]);
}

#[test]
fn an_empty_project_gives_an_empty_file_of_its_format() {
    for format in ExportFormat::ALL {
        let bytes = render(format, &[], &Comparison::default()).unwrap();
        let whole = match format {
            // Without an article there is no line.
            ExportFormat::JsonLines => bytes.is_empty(),
            // A workbook is a ZIP archive.
            ExportFormat::ComparisonXlsx => bytes.starts_with(b"PK"),
            _ => bytes.ends_with(b"\n"),
        };
        assert!(whole, "{}", format.name());
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
