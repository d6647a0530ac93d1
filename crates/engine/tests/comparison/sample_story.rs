//! What a careful reader marks in the sample story is found, and the comparison tells what differs.
//! The lists were written from the articles, before the program read them.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use sidelight_engine::Engine;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparison, Question, Row, Verdict, compare};
use sidelight_engine::facts::{FactContent, FactSheet, QuoteMode, reason};
use sidelight_engine::ingest::Input;

static STORY: LazyLock<Vec<Arc<FactSheet>>> = LazyLock::new(|| {
    let engine = Engine::embedded().expect("the model is whole");
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../assets/samples")
            .join(name);
        let sheet = engine.read(&Input::File(path), None, &CancelToken::default());
        Arc::new(sheet.expect("a sample article is readable"))
    };
    [
        "northbridge-wire.html",
        "meridian-post.html",
        "potomac-courier.txt",
        "coalition-statement.md",
    ]
    .map(read)
    .to_vec()
});

static COMPARISON: LazyLock<Comparison> =
    LazyLock::new(|| compare(&STORY, &CancelToken::default()).expect("nobody cancels"));

const WIRE: usize = 0;
const POST: usize = 1;
const COURIER: usize = 2;
const STATEMENT: usize = 3;

#[test]
fn every_fact_says_in_words_why_it_is_listed() {
    for sheet in STORY.iter() {
        for fact in &sheet.facts {
            let words = reason(&sheet.article, fact);
            assert!(!words.contains(&*fact.rule), "{} has no words", fact.rule);
            assert!(!words.contains("{}"), "{words}");
        }
    }
    let resolved = |sheet: &Arc<FactSheet>| {
        let mut facts = sheet.facts.iter();
        facts.any(|fact| reason(&sheet.article, fact).contains("” stands for "))
    };
    assert!(STORY.iter().any(resolved), "a pronoun's name is told");
}

#[test]
fn numbers_keep_their_hedges_and_what_they_count() {
    for (article, value, modifier, unit, of) in [
        (WIRE, 87.0, Some("<~"), None, "countries"),
        (WIRE, 62.0, None, None, "countries"),
        (WIRE, 148e6, None, Some("USD"), ""),
        (WIRE, 394e6, None, Some("USD"), ""),
        (WIRE, 12.0, None, None, "governments"),
        (WIRE, 9000.0, Some("~"), None, "fighters"),
        (POST, 400e6, Some("<~"), Some("USD"), ""),
        (POST, 9000.0, Some("~"), None, "fighters"),
        (COURIER, 80.0, Some(">"), None, "countries"),
        (COURIER, 54.0, None, None, "countries"),
        (COURIER, 150e6, Some("~"), Some("USD"), ""),
        (COURIER, 10_000.0, Some(">="), None, "fighters"),
        (COURIER, 40.0, Some("~"), None, "protesters"),
        (COURIER, 4.0, None, None, "streets"),
        (STATEMENT, 87.0, None, None, "countries"),
        (STATEMENT, 200.0, Some(">"), None, "operations"),
        (STATEMENT, 36.0, None, None, "towns"),
        (STATEMENT, 3400.0, Some(">"), None, "people"),
    ] {
        let found = STORY[article].facts.iter().any(|fact| match &fact.content {
            FactContent::Quantity(quantity) => {
                quantity.value == Some(value)
                    && quantity.modifier.as_deref() == modifier
                    && quantity.unit.as_deref() == unit
                    && quantity.of.as_deref().unwrap_or_default().contains(of)
            }
            _ => false,
        });
        assert!(
            found,
            "{modifier:?} {value} {unit:?} {of} in {}",
            title(article)
        );
    }
}

#[test]
fn times_resolve_against_the_day_of_publication() {
    for (article, words, value) in [
        (WIRE, "Monday", "2024-09-30"),
        (WIRE, "September 2014", "2014-09"),
        (WIRE, "September 2025", "2025-09"),
        (WIRE, "June 2025", "2025-06"),
        (POST, "Monday", "2024-09-30"),
        (COURIER, "Tuesday", "2024-10-01"),
        (COURIER, "August 2014", "2014-08"),
        (COURIER, "September 2026", "2026-09"),
        (COURIER, "March 2025", "2025-03"),
        (STATEMENT, "today", "2024-09-30"),
        (STATEMENT, "2014", "2014"),
        (STATEMENT, "June 2025", "2025-06"),
    ] {
        let found = STORY[article].facts.iter().any(|fact| match &fact.content {
            FactContent::Time(time) => {
                time.value.as_deref() == Some(value)
                    && fact
                        .evidence
                        .iter()
                        .any(|evidence| evidence.text.contains(words))
            }
            _ => false,
        });
        assert!(found, "{words} is {value} in {}", title(article));
    }
}

#[test]
fn people_have_their_titles() {
    for (article, person, post, of) in [
        (WIRE, "Antony Blinken", "Secretary of State", Some("US")),
        (
            WIRE,
            "Nuh Yilmaz",
            "Deputy Foreign Minister",
            Some("Türkiye"),
        ),
        (WIRE, "Layla Hamdan", "spokeswoman", None),
        (COURIER, "Antony Blinken", "Secretary of State", None),
        (COURIER, "Hanna Berg", "spokeswoman", None),
        (
            STATEMENT,
            "Antony Blinken",
            "Secretary of State",
            Some("US"),
        ),
    ] {
        let found = STORY[article].facts.iter().any(|fact| match &fact.content {
            FactContent::Role(role) => {
                role.person == person
                    && role.title.contains(post)
                    && of.is_none_or(|of| role.of.as_deref() == Some(of))
            }
            _ => false,
        });
        assert!(found, "{person}, {post} in {}", title(article));
    }
}

#[test]
fn quotes_have_their_speakers() {
    for (article, mode, speaker, words) in [
        (
            WIRE,
            QuoteMode::Direct,
            "Antony Blinken",
            "more important than ever",
        ),
        (
            WIRE,
            QuoteMode::Indirect,
            "Antony Blinken",
            "Iraq must take on more responsibility",
        ),
        (
            WIRE,
            QuoteMode::Indirect,
            "Antony Blinken",
            "US forces will continue their work",
        ),
        (WIRE, QuoteMode::Direct, "Layla Hamdan", "We came to listen"),
        (
            WIRE,
            QuoteMode::Indirect,
            "Layla Hamdan",
            "Baghdad had asked for more training",
        ),
        (
            POST,
            QuoteMode::Direct,
            "Antony Blinken",
            "more important than ever",
        ),
        (
            COURIER,
            QuoteMode::Direct,
            "Antony Blinken",
            "more important than ever",
        ),
        (
            COURIER,
            QuoteMode::Direct,
            "Marcus Webb",
            "We lost two days of business",
        ),
        (
            COURIER,
            QuoteMode::Indirect,
            "Hanna Berg",
            "10,000 suspected fighters",
        ),
        (
            STATEMENT,
            QuoteMode::Direct,
            "Antony Blinken",
            "more important than ever",
        ),
    ] {
        let found = STORY[article].facts.iter().any(|fact| match &fact.content {
            FactContent::Quote(quote) => {
                quote.mode == mode
                    && quote
                        .speaker
                        .as_ref()
                        .is_some_and(|found| found.name == speaker)
                    && fact
                        .evidence
                        .iter()
                        .any(|evidence| evidence.text.contains(words))
            }
            _ => false,
        });
        assert!(found, "{speaker}: {words} in {}", title(article));
    }
}

#[test]
fn the_page_around_the_article_gives_no_facts() {
    for (article, words) in [
        (WIRE, "Grain prices"),
        (WIRE, "All rights reserved"),
        (POST, "riverside"),
        (POST, "Leeds"),
        (POST, "1987"),
        (COURIER, "Alexandria"),
        (COURIER, "George Mason"),
        (COURIER, "email address"),
    ] {
        for fact in &STORY[article].facts {
            for evidence in &fact.evidence {
                assert!(
                    !evidence.text.contains(words),
                    "{fact:?} in {}",
                    title(article)
                );
            }
        }
    }
}

#[test]
fn evidence_is_verbatim_and_there_is_one_main_event() {
    for sheet in STORY.iter() {
        for fact in &sheet.facts {
            assert!(!fact.evidence.is_empty(), "{fact:?}");
            for evidence in &fact.evidence {
                assert_eq!(sheet.article.slice(evidence.span), &*evidence.text);
            }
        }
        let is_main =
            |content: &FactContent| matches!(content, FactContent::Claim(claim) if claim.main);
        assert_eq!(
            sheet
                .facts
                .iter()
                .filter(|fact| is_main(&fact.content))
                .count(),
            1
        );
    }
}

#[test]
fn every_verdict_occurs() {
    use Verdict::{Agree, Compatible, Conflict, Copied, Single};
    let rows = &COMPARISON.rows;
    for verdict in [Agree, Compatible, Conflict, Copied, Single] {
        assert!(rows.iter().any(|row| row.verdict == verdict), "{verdict:?}");
    }
}

#[test]
fn conflicting_figures_and_dates_stand_in_one_row_that_names_both() {
    for (question, first, second) in [
        (Question::HowMany, "62 countries", "54 countries"),
        (Question::HowMany, "9,000", "10,000"),
        (Question::When, "September 2014", "August 2014"),
        (Question::When, "September 2025", "September 2026"),
        (Question::When, "June 2025", "March 2025"),
    ] {
        let row = row_of(question, &[first, second]);
        let row = row.unwrap_or_else(|| panic!("{first} and {second} answer one question"));
        assert_eq!(row.verdict, Verdict::Conflict, "{first}, {second}: {row:?}");
        let slots = row.slots.iter().filter(|slot| slot.question == question);
        let conflicts = slots.filter(|slot| slot.verdict == Verdict::Conflict);
        let reasons: Vec<&str> = conflicts
            .map(|slot| slot.differences[0].reason.as_str())
            .collect();
        let told = [first, second, "Potomac Valley Courier"];
        assert!(
            reasons
                .iter()
                .any(|reason| told.iter().all(|told| reason.contains(told))),
            "{reasons:?}"
        );
    }
}

#[test]
fn hedged_figures_do_not_conflict() {
    for (exact, hedged) in [
        ("87 member countries", "nearly 87 member countries"),
        ("87 member countries", "more than 80 countries"),
        ("$148 million", "about $150 million"),
        ("$394 million", "almost $400 million"),
    ] {
        let row = row_of(Question::HowMany, &[exact, hedged]);
        let row = row.unwrap_or_else(|| panic!("{exact} and {hedged} answer one question"));
        let holds = |text: &str| {
            let answers = row
                .slots
                .iter()
                .flat_map(|slot| slot.cells.values().flatten());
            answers.filter(|answer| answer.text == text).count() > 0
        };
        assert!(holds(exact) && holds(hedged), "{row:?}");
        let mut reasons = row.slots.iter().filter(|slot| {
            let mut answers = slot.cells.values().flatten();
            answers.any(|answer| answer.text == hedged)
        });
        let slot = reasons.next().expect("it is an answer");
        assert_eq!(slot.verdict, Verdict::Compatible, "{slot:?}");
    }
}

#[test]
fn the_passages_that_the_post_took_from_the_wire_are_told_with_the_original() {
    let [wire, post] = [WIRE, POST].map(|article| &STORY[article].article.id);
    let mut copied = COMPARISON.copied.iter().filter(|copied| {
        let articles = [&copied.a.article, &copied.b.article];
        articles.contains(&wire) && articles.contains(&post)
    });
    assert!(copied.clone().count() > 0);
    assert!(copied.all(|copied| copied.likely_original.as_ref() == Some(wire)));
}

/// The row with a slot under a question that holds all of these answers.
fn row_of(question: Question, answers: &[&str]) -> Option<&'static Row> {
    COMPARISON.rows.iter().find(|row| {
        row.slots.iter().any(|slot| {
            let holds = |wanted: &&str| {
                let mut told = slot.cells.values().flatten();
                told.any(|answer| answer.text.contains(*wanted))
            };
            slot.question == question && answers.iter().all(holds)
        })
    })
}

fn title(article: usize) -> &'static str {
    STORY[article].article.display_title()
}
