//! Two articles that tell one thing in nearly the same words, read by the engine: a denial, a doubt,
//! another number must not be lost because the sentence around it is a little different.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails by panicking; clippy knows the test functions but not their helpers"
)]

use std::sync::{Arc, LazyLock};

use sidelight::cancel::CancelToken;
use sidelight::compare::{Question, Row, Verdict, compare};
use sidelight::engine::Engine;
use sidelight::facts::FactSheet;
use sidelight::ingest::Input;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().unwrap());

fn read(id: &str, text: &str) -> Arc<FactSheet> {
    read_of("2023-03-14", id, text)
}

fn read_of(day: &str, id: &str, text: &str) -> Arc<FactSheet> {
    let record = serde_json::json!({"id": id, "published": day, "text": text});
    let input = Input::Record(record.to_string());
    Arc::new(ENGINE.read(&input, None, &CancelToken::default()).unwrap())
}

/// The rows that both texts have a part in.
fn shared(first: &str, second: &str) -> Vec<Row> {
    let sheets = [read("first", first), read("second", second)];
    let mut rows = compare(&sheets, &CancelToken::default()).unwrap().rows;
    rows.retain(|row| row.verdict != Verdict::Single);
    rows
}

fn verdicts(first: &str, second: &str) -> Vec<Verdict> {
    let rows = shared(first, second);
    rows.iter().map(|row| row.verdict).collect()
}

/// How the exact words that both cite stand to each other.
fn of_the_words(first: &str, second: &str) -> Vec<Verdict> {
    let rows = shared(first, second);
    let slots = rows.iter().flat_map(|row| &row.slots);
    let words = slots.filter(|slot| slot.question == Question::Words);
    words.map(|slot| slot.verdict).collect()
}

#[test]
#[ignore = "a denied plan is told as compatible: plans are less sure than what happened"]
fn a_claim_that_goes_on_in_one_article_is_denied_all_the_same() {
    let first = "Norvik Lines will close its Arlen terminal, the board decided on Monday.";
    let second = "Norvik Lines will not close its Arlen terminal, followed by a smaller yard in Torsby, \
        the board decided on Monday.";
    assert!(verdicts(first, second).contains(&Verdict::Conflict));
}

#[test]
fn was_and_had_are_two_claims() {
    let first = "The ferry was at the pier when the fire broke out on Sunday.";
    let second = "The ferry had no pier when the fire broke out on Sunday.";
    assert!(!verdicts(first, second).contains(&Verdict::Conflict));
}

#[test]
fn another_predicate_is_no_denial() {
    let first = "The ferry terminal in Torsby is closed until the spring.";
    let second = "The ferry terminal in Torsby is not safe until the spring.";
    assert!(!verdicts(first, second).contains(&Verdict::Conflict));
}

#[test]
fn what_may_be_is_set_beside_what_is() {
    let first = "The old bridge over the river is unsafe for lorries.";
    let second = "The old bridge over the river may be unsafe for lorries.";
    let rows = shared(first, second);
    assert!(rows.iter().any(|row| {
        row.verdict == Verdict::Compatible
            && row
                .reasons()
                .iter()
                .any(|reason| reason.contains("may be unsafe"))
    }));
}

#[test]
fn a_reported_denial_contradicts_what_the_same_speaker_is_said_to_have_said() {
    let first = "Mayor Ida Holm said the repairs are finished and the road is open.";
    let denied = "Mayor Ida Holm said the repairs are not finished and the road is open.";
    let more = "Mayor Ida Holm said not only the repairs are finished and the road is open.";
    assert_eq!(verdicts(first, denied), [Verdict::Conflict]);
    assert_eq!(verdicts(first, more), [Verdict::Agree]);
}

#[test]
fn a_quote_that_loses_its_denial_is_not_merely_cut() {
    let whole = "“We will not hand over the harbour to any private company,” Mayor Ida Holm said.";
    let changed = "“We will hand over the harbour to any private company,” Mayor Ida Holm said.";
    let cut = "“We will not hand over the harbour,” Mayor Ida Holm said.";
    assert_eq!(of_the_words(whole, changed), [Verdict::Conflict]);
    assert_eq!(of_the_words(whole, cut), [Verdict::Compatible]);
}

#[test]
fn how_far_prices_rose_is_another_every_day() {
    let closing =
        |share: &str| format!("The Arlen index rose {share} percent at the close of trading.");
    let conflicts = |day: &str| {
        let sheets = [
            read("first", &closing("2.4")),
            read_of(day, "second", &closing("7.1")),
        ];
        let rows = compare(&sheets, &CancelToken::default()).unwrap().rows;
        let conflicts = rows.iter().filter(|row| row.verdict == Verdict::Conflict);
        conflicts.count()
    };
    assert!(conflicts("2023-03-14") > 0, "the same day");
    assert_eq!(conflicts("2023-03-15"), 0, "a day later");
}
