//! What a row is called: a reader must understand it without the article around it.

use std::sync::Arc;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::compare;
use sidelight_engine::ingest::Input;

use crate::ENGINE;

fn labels(text: &str) -> Vec<String> {
    let record = serde_json::json!({"id": "a", "published": "2023-03-14", "text": text});
    let input = Input::Record(record.to_string());
    let cancel = CancelToken::default();
    let sheet = Arc::new(ENGINE.read(&input, None, &cancel).unwrap());
    let rows = compare(&[sheet], &cancel).unwrap().rows;
    rows.into_iter().map(|row| row.label).collect()
}

fn has(told: &[String], start: &str) {
    assert!(
        told.iter().any(|label| label.starts_with(start)),
        "{start}: {told:?}"
    );
}

#[test]
fn a_pronoun_is_told_by_the_name_before_it_where_only_one_can_be_meant() {
    let told = labels(
        "Ida Holm, 41, reopened the port of Tarn in June. On Tuesday the mayor of Tarn, Ida Holm, left \
         office. She was charged on Monday over a debt of three million euros.",
    );
    has(&told, "[Ida Holm] was charged");
    let told = labels(
        "Ida Holm reopened the port of Tarn in June. On Tuesday Ida Holm met Karin Roe. She was \
         charged on Monday over a debt of three million euros.",
    );
    has(&told, "She was charged");
}

#[test]
fn a_clause_that_shares_its_subject_has_it_in_brackets() {
    let told = labels(
        "The navy of Tarn stopped the tanker in the northern strait near the island of Vell early on \
         Sunday and seized twelve rifles, two rubber boats and a radio from the men who had boarded her.",
    );
    has(&told, "[The navy of Tarn] seized twelve rifles");
}

#[test]
fn a_word_that_only_joins_begins_no_label() {
    let told =
        labels("The gate was shut. But the port of Tarn reopened on Monday after the storm.");
    has(&told, "the port of Tarn reopened");
}

#[test]
fn two_names_are_not_cut_apart() {
    let told = labels(
        "Unlike the harbour master who had left the island before the storm came in on Sunday, Ida \
         Holm and Karin Roe will all be returning for the hearing in Tarn that was put off in June.",
    );
    assert!(
        !told.iter().any(|label| label.starts_with("Karin Roe will")),
        "{told:?}"
    );
}
