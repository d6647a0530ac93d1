//! Figures and quotations: when they agree, when they contradict each other.

use sidelight_engine::compare::{Question, Verdict};
use sidelight_engine::facts::{QuoteMode, Status};

use super::draft::{Draft, compared, slots};

#[test]
fn figures_of_the_same_thing_conflict_and_the_row_says_how() {
    let found = compared(vec![
        Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
            "87",
            87.0,
            None,
            "member countries",
        ),
        Draft::new(
            "Post",
            "The global coalition has 68 member countries, officials said.",
        )
        .quantity("68", 68.0, None, "member countries"),
    ]);
    let [slot] = slots(&found, Question::HowMany)[..] else {
        panic!("{found:?}");
    };
    assert_eq!(slot.verdict, Verdict::Conflict);
    let reason = &slot.differences[0].reason;
    for told in ["Wire", "“87", "Post", "“68"] {
        assert!(reason.contains(told), "{reason}");
    }
}

#[test]
fn figures_of_other_things_stay_apart() {
    let found = compared(vec![
        Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
            "87",
            87.0,
            None,
            "member countries",
        ),
        Draft::new(
            "Post",
            "Floods cut off 12 villages and closed 68 schools near the river.",
        )
        .quantity("68", 68.0, None, "schools"),
    ]);
    assert!(slots(&found, Question::HowMany).is_empty(), "{found:?}");
}

#[test]
fn a_hedged_figure_is_compatible_with_what_it_may_stand_for() {
    let found = compared(vec![
        Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
            "87",
            87.0,
            None,
            "member countries",
        ),
        Draft::new(
            "Post",
            "The global coalition has more than 80 member countries.",
        )
        .quantity("more than 80", 80.0, Some(">"), "member countries"),
    ]);
    let slots = slots(&found, Question::HowMany);
    assert_eq!(slots[0].verdict, Verdict::Compatible);
}

#[test]
fn the_same_number_of_other_things_is_told() {
    let found = compared(vec![
        Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
            "87",
            87.0,
            None,
            "member countries",
        ),
        Draft::new(
            "Post",
            "The global coalition has 87 countries and organizations.",
        )
        .quantity("87", 87.0, None, "countries and organizations"),
    ]);
    let slots = slots(&found, Question::HowMany);
    assert_eq!(slots[0].verdict, Verdict::Compatible);
    let reason = &slots[0].differences[0].reason;
    assert!(reason.contains("organizations"), "{reason}");
}

#[test]
fn the_dead_and_the_injured_are_not_confused() {
    let found = compared(vec![
        Draft::new("Wire", "The bombing in Mosul killed 12 people on Monday.")
            .quantity("12", 12.0, None, "people"),
        Draft::new("Post", "The bombing in Mosul injured 30 people on Monday.")
            .quantity("30", 30.0, None, "people"),
    ]);
    assert!(slots(&found, Question::HowMany).is_empty(), "{found:?}");
}

#[test]
fn a_shortened_quote_is_compatible_and_a_changed_word_is_not() {
    let whole = "We will enhance our efforts to strengthen security in Iraq";
    let part = "We will enhance our efforts";
    let changed = "We will reduce our efforts to strengthen security in Iraq";
    let draft = |publisher: &str, words: &str| {
        Draft::new(publisher, &format!("“{words},” Antony Blinken said."))
            .person("Antony Blinken")
            .quote(words, QuoteMode::Direct, "Antony Blinken")
    };
    let verdict = |other: &str| {
        let found = compared(vec![draft("Wire", whole), draft("Post", other)]);
        slots(&found, Question::Words)
            .first()
            .map(|slot| slot.verdict)
    };
    assert_eq!(verdict(whole), Some(Verdict::Agree));
    assert_eq!(verdict(part), Some(Verdict::Compatible));
    assert_eq!(verdict(changed), Some(Verdict::Conflict));
}

#[test]
fn the_same_words_of_two_people_conflict() {
    let draft = |publisher: &str, speaker: &str| {
        let words = "The transition will take longer than we had planned last year";
        Draft::new(publisher, &format!("“{words},” {speaker} said."))
            .person(speaker)
            .quote(words, QuoteMode::Direct, speaker)
    };
    let found = compared(vec![
        draft("Wire", "Antony Blinken"),
        draft("Post", "Nuh Yilmaz"),
    ]);
    assert_eq!(found.rows[0].verdict, Verdict::Conflict, "{:?}", found.rows);
}

#[test]
fn rejected_facts_take_no_part() {
    let mut post = Draft::new("Post", "The global coalition has 68 member countries.").quantity(
        "68",
        68.0,
        None,
        "member countries",
    );
    post.facts[0].status = Status::Rejected;
    let wire = Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
        "87",
        87.0,
        None,
        "member countries",
    );
    let found = compared(vec![wire, post]);
    assert!(slots(&found, Question::HowMany).is_empty());
}
