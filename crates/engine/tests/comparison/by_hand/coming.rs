//! Articles that come to a story.

use std::sync::Arc;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparer, Grouping, Signature, compare};
use sidelight_engine::facts::FactSheet;

use super::draft::{Draft, sheet};

#[test]
fn a_new_article_joins_its_story_and_no_other() {
    let signature =
        |publisher: &str, text: &str| Signature::of(&Draft::new(publisher, text).article);
    let tram = "A tram derailed in Croydon on Wednesday and seven passengers were killed. \
        Police arrested the driver of the tram at Sandilands Junction.";
    let flood = "Floods cut off villages along the Danube after days of rain. \
        The army brought food to Passau by boat.";
    let mut grouping = Grouping::new();
    let cancel = CancelToken::default();
    let first = grouping
        .add(
            [signature("Wire", tram), signature("Courier", flood)],
            &cancel,
        )
        .expect("nobody cancels");
    assert_ne!(first[0], first[1]);
    let follow = "The driver of the tram that derailed at Sandilands in Croydon was released. \
        Seven passengers had been killed.";
    let added = grouping
        .add([signature("Post", follow)], &cancel)
        .expect("nobody cancels");
    assert_eq!(added, [first[0]]);
    assert_eq!(grouping.members(first[1]).count(), 1);
    assert!(grouping.name(first[0]).contains("tram"));
}

#[test]
fn an_article_that_comes_later_gives_the_rows_of_comparing_anew() {
    let passage = "the ministers of seven countries signed the treaty on Monday in the old town hall of Bergen";
    let wire = || {
        sheet(
            Draft::new(
                "Wire",
                &format!("In May {passage} after talks. 87 people came."),
            )
            .quantity("87", 87.0, None, "people"),
        )
    };
    let post = || {
        sheet(
            Draft::new(
                "Post",
                &format!("Now {passage}. The 68 people who came cheered."),
            )
            .quantity("68", 68.0, None, "people"),
        )
    };
    let courier = || {
        sheet(
            Draft::new(
                "Courier",
                &format!("Yes: {passage}! 87 people came to the hall."),
            )
            .quantity("87", 87.0, None, "people"),
        )
    };
    let never = CancelToken::default();
    let mut comparer = Comparer::default();
    let mut story = vec![wire(), courier()];
    comparer.compare(&story, &[], &never).unwrap();
    for change in 0..4 {
        match change {
            0 => story.insert(1, post()),
            1 => story.swap(0, 2),
            2 => {
                story[0] = Arc::new(FactSheet {
                    facts: Vec::new(),
                    ..FactSheet::clone(&story[0])
                });
            }
            _ => drop(story.remove(1)),
        }
        let again = comparer.compare(&story, &[], &never).unwrap();
        assert_eq!(
            again,
            compare(&story, &never).unwrap(),
            "after change {change}"
        );
    }
}

#[test]
fn cancelling_stops_it() {
    let cancel = CancelToken::default();
    cancel.cancel();
    assert!(compare(&[], &cancel).is_err());
}
