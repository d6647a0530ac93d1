//! Golden files: what is read out of the articles in this tree, and the rows of the sample story, a line
//! a fact (`tests/facts/golden/README.md`). A rule that changes shows here as the lines that it changes.

mod lines;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use insta::{Settings, assert_snapshot};
use serde::Deserialize;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::compare;
use sidelight_engine::facts::{FactKind, FactSheet, rules};
use sidelight_engine::ingest::Input;

use crate::ENGINE;

const NEWS_RECORDS: &str = include_str!("../fixtures/news.jsonl");
const WITH_ROLES: &str = include_str!("../roles/articles.jsonl");

/// Of the articles with roles so many are listed whole as one: all would be more than anybody reads.
const ONE_OF: usize = 4;

static SAMPLES: LazyLock<Vec<Arc<FactSheet>>> = LazyLock::new(|| {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    [
        "northbridge-wire.html",
        "meridian-post.html",
        "potomac-courier.txt",
        "coalition-statement.md",
    ]
    .map(|name| Arc::new(read(&Input::File(samples.join(name)))))
    .to_vec()
});

static NEWS: LazyLock<Vec<FactSheet>> = LazyLock::new(|| read_records(NEWS_RECORDS.lines()));

static MORE_NEWS: LazyLock<Vec<FactSheet>> = LazyLock::new(|| read_records(articles_read()));

#[derive(Deserialize)]
struct Annotated {
    id: String,
    part: String,
}

fn read(input: &Input) -> FactSheet {
    let sheet = ENGINE.read(input, None, &CancelToken::default());
    sheet.expect("the article is readable")
}

fn read_records<'a>(records: impl IntoIterator<Item = &'a str>) -> Vec<FactSheet> {
    let records = records.into_iter();
    records
        .map(|record| read(&Input::Record(record.to_owned())))
        .collect()
}

/// The articles with roles whose errors have been read; the others are kept apart from the rules.
fn articles_read() -> impl Iterator<Item = &'static str> {
    WITH_ROLES.lines().filter(|record| {
        let article: Annotated = serde_json::from_str(record).expect("each line is an article");
        article.part == "read" && !NEWS_RECORDS.contains(&article.id)
    })
}

fn assert_golden(name: &str, text: &str) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, text));
}

#[test]
fn facts_of_the_sample_story() {
    let sheets = SAMPLES.iter().map(AsRef::as_ref);
    assert_golden("samples", &lines::of_articles(sheets, |_| true));
}

#[test]
fn rows_of_the_sample_story() {
    let comparison = compare(&SAMPLES, &CancelToken::default()).expect("nobody cancels");
    assert_golden("sample_rows", &lines::of_rows(&comparison.rows, &SAMPLES));
}

#[test]
fn facts_of_the_news_among_the_fixtures() {
    assert_golden("news", &lines::of_articles(&*NEWS, |_| true));
}

#[test]
fn facts_of_some_articles_with_roles() {
    let sheets = MORE_NEWS.iter().step_by(ONE_OF);
    assert_golden("more_news", &lines::of_articles(sheets, |_| true));
}

#[test]
fn roles_of_all_articles_with_roles_that_were_read() {
    let roles = lines::of_articles(&*MORE_NEWS, |fact| fact.kind() == FactKind::Role);
    assert_golden("roles", &roles);
}

#[test]
fn every_fact_is_found_by_a_rule_of_the_table() {
    for fact in NEWS
        .iter()
        .chain(&*MORE_NEWS)
        .flat_map(|sheet| &sheet.facts)
    {
        assert!(
            rules::find(&fact.rule).is_some(),
            "{} is in no table",
            fact.rule
        );
    }
}
