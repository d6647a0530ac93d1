//! Articles with known changes: the comparison gives each change its verdict, and takes nothing that
//! was not changed for a conflict. `benches/perturbed.rs` does the same over whole corpora.

use std::sync::Arc;

use sidelight_engine::Engine;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Verdict, compare};
use sidelight_engine::facts::FactSheet;
use sidelight_engine::ingest::Input;

use crate::perturbation::{Scores, as_record, perturb};

#[test]
fn changes_have_their_verdict_and_the_rest_is_no_conflict() {
    let engine = Engine::embedded().expect("the model is whole");
    let read = |line: &str| -> Arc<FactSheet> {
        let input = Input::Record(line.to_owned());
        let sheet = engine.read(&input, None, &CancelToken::default());
        Arc::new(sheet.expect("a line is readable"))
    };
    let mut scores = Scores::default();
    for line in include_str!("../fixtures/news.jsonl").lines() {
        let first = read(line);
        for round in 0..2 {
            let made = perturb(&first, round * 5);
            let second = read(&as_record(&first.article, &made, round));
            let pair = [Arc::clone(&first), Arc::clone(&second)];
            let found = compare(&pair, &CancelToken::default()).expect("nobody cancels");
            scores.count(&first, &second, &made, &found.rows);
        }
    }
    assert!(scores.total() > 100, "{}", scores.report());
    assert!(scores.false_conflicts() < 0.02, "{}", scores.report());
    assert!(scores.macro_f1() > 0.65, "{}", scores.report());
    assert!(scores.f1(Verdict::Conflict) > 0.6, "{}", scores.report());
}
