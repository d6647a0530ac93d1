//! What was copied, and from whom.

use std::sync::Arc;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Likeness, Verdict, copied_passages, copied_share, facing};
use sidelight_engine::facts::FactSheet;

use super::draft::{Draft, compared, sheet};

const PASSAGE: &str = "The coalition agreed on Monday to wind down its military mission in Iraq by the end of next year";

#[test]
fn copied_words_are_found_whatever_their_case_and_marks() {
    let first = format!("Headline\n\n{PASSAGE}. Own words follow here.");
    let second = format!(
        "🙂 Another paper begins otherwise: {}!",
        PASSAGE.to_uppercase()
    );
    let sheets: Vec<_> = [Draft::new("Wire", &first), Draft::new("Post", &second)]
        .into_iter()
        .map(|draft| {
            Arc::new(FactSheet {
                article: Arc::new(draft.article),
                facts: Vec::new(),
            })
        })
        .collect();
    let found = copied_passages(&sheets, &CancelToken::default()).expect("nobody cancels");
    assert_eq!(found.len(), 1);
    assert_eq!(sheets[0].article.slice(found[0].spans[0]), PASSAGE);
    assert_eq!(
        sheets[1].article.slice(found[0].spans[1]),
        PASSAGE.to_uppercase()
    );
    let share = copied_share(&sheets[1], &found);
    assert!(share > 0.7 && share < 0.9, "{share}");
}

#[test]
fn a_claim_in_a_copied_passage_is_copied() {
    let draft =
        |publisher: &str, before: &str| Draft::new(publisher, &format!("{before}. {PASSAGE}."));
    let found = compared(vec![
        draft("Wire", "The ministers met"),
        draft("Post", "Snow fell in Torsby"),
    ]);
    let row = found.rows.iter().find(|row| row.cells.len() > 1);
    assert_eq!(row.expect("both tell it").verdict, Verdict::Copied);
    let [copied] = &found.copied[..] else {
        panic!("{:?}", found.copied);
    };
    assert!(copied.a.span.len() >= PASSAGE.len() - 2, "{copied:?}");
}

#[test]
fn changed_words_in_a_copied_passage_are_pointed_out() {
    let changed = PASSAGE.replace("military mission", "training programme");
    let first = sheet(Draft::new("Wire", &format!("{PASSAGE}. Own words follow.")));
    let second = sheet(Draft::new(
        "Post",
        &format!("Others write first. {changed}."),
    ));
    let found = facing(&first, &second, &CancelToken::default()).expect("nobody cancels");
    let [passage] = found.passages.as_slice() else {
        panic!("{:?}", found.passages);
    };
    assert_eq!(passage.likeness, Likeness::Copied);
    assert_eq!(first.article.slice(passage.spans[0]), PASSAGE);
    assert_eq!(second.article.slice(passage.spans[1]), changed);
    let words: Vec<_> = passage
        .changes
        .iter()
        .map(|change| {
            (
                first.article.slice(change.spans[0]),
                second.article.slice(change.spans[1]),
            )
        })
        .collect();
    assert_eq!(words, [("military mission", "training programme")]);
}

#[test]
fn the_likely_original_is_the_one_that_is_credited() {
    let first = sheet(Draft::new("Northbridge Wire", &format!("{PASSAGE}.")));
    let mut second = Draft::new("Post", &format!("{PASSAGE}."));
    second.article.metadata.original_source = Some("Northbridge Wire".to_owned());
    let found = facing(&first, &sheet(second), &CancelToken::default()).expect("nobody cancels");
    let origin = found.origin.expect("the credit tells");
    assert_eq!(origin.original, Some(first.article.id.clone()));
    assert!(
        origin.reason.contains("names Northbridge Wire"),
        "{}",
        origin.reason
    );
}
