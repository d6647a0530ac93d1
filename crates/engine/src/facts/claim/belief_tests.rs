//! What claims may not say: of whom nothing is told, what nobody vouches for, what did not happen.

use crate::facts::testing::{claims, facts};
use crate::facts::{Claim, Factuality, Phrase};

fn texts(phrases: &[Phrase]) -> Vec<&str> {
    phrases.iter().map(|phrase| phrase.text.as_str()).collect()
}

fn all(headline: &str, body: &str) -> Vec<Claim> {
    let facts = facts(headline, body);
    let claims = claims(&facts).into_iter();
    claims.map(|(_, claim)| claim.clone()).collect()
}

/// The claim whose words hold some.
fn with_words(body: &str, words: &str) -> Claim {
    let all = all("", body);
    let told: Vec<String> = all.iter().map(|claim| claim.text.clone()).collect();
    all.into_iter()
        .find(|claim| claim.text.contains(words))
        .unwrap_or_else(|| panic!("no {words:?} among {told:?}"))
}

#[test]
fn hearsay_is_possible_and_so_is_what_is_joined_to_it() {
    let body = "Ben Eze allegedly loaded a gun and returned to the hall. Ada Obi closed the gate.";
    for words in ["loaded", "returned"] {
        assert_eq!(
            with_words(body, words).factuality,
            Factuality::Possible,
            "{words}"
        );
    }
    assert_eq!(with_words(body, "closed").factuality, Factuality::Happened);
}

#[test]
fn what_is_not_thought_is_denied() {
    let body = "\"I don't think any charges will be filed,\" Ada Obi said.";
    assert_eq!(with_words(body, "charges").factuality, Factuality::Denied);
    let thought = "\"I think the charges will be filed,\" Ada Obi said.";
    assert_ne!(
        with_words(thought, "charges").factuality,
        Factuality::Denied
    );
}

#[test]
fn what_only_seems_so_is_no_claim() {
    let told = all("", "Ben Eze walked in as though he were hiding something.");
    assert!(
        told.iter().all(|claim| !claim.text.starts_with("he were")),
        "{told:?}"
    );
}

#[test]
fn a_headline_that_only_looks_like_speech_tells_no_speaker() {
    let body = "A man was questioned on Monday after his mother was found dead. Ben Eze, 23, was held near the house.";
    let told = all("Ben Eze: Son held as mother found dead", body);
    assert!(
        told.iter()
            .all(|claim| claim.by.as_ref().is_none_or(|by| by.name != "Ben Eze")),
        "{told:?}"
    );
}

#[test]
fn a_number_keeps_what_bounds_it_in_the_words_of_a_claim() {
    let body = "The ships use a strait through which over a hundred tankers pass each year.";
    let told = all("", body);
    assert!(
        told.iter()
            .filter(|claim| claim.text.contains("hundred tankers"))
            .all(|claim| claim.text.contains("over a hundred")),
        "{told:?}"
    );
}

#[test]
fn lengths_and_stretches_of_time_are_done_nothing() {
    let dragged = with_words(
        "The driver dragged Ada Obi 10 feet along the road.",
        "dragged",
    );
    assert!(
        !texts(&dragged.whom)
            .iter()
            .any(|whom| whom.contains("feet")),
        "{:?}",
        dragged.whom
    );
    let fired = with_words("Ada Obi is the fifth coach fired this season.", "fired");
    assert!(
        !texts(&fired.whom).contains(&"this season"),
        "{:?}",
        fired.whom
    );
}

#[test]
fn the_year_of_a_model_dates_nothing() {
    let hit = with_words("Ada Obi was hit by a 2013 Toyota Camry on Monday.", "hit");
    assert_eq!(texts(&hit.when), ["Monday"]);
}

#[test]
fn what_somebody_becomes_has_no_purpose() {
    let body = "Ada Obi became the first coach to take her team to the cup.";
    assert!(with_words(body, "became").why.is_empty());
    let act = with_words("Ada Obi left to visit her mother.", "left");
    assert_eq!(texts(&act.why), ["to visit her mother"]);
}

#[test]
fn a_verb_that_stands_for_another_tells_nothing() {
    let told = all(
        "",
        "The team started early, just like they did on Sunday. Ada Obi did the work on Monday.",
    );
    let texts: Vec<&str> = told.iter().map(|claim| claim.text.as_str()).collect();
    assert!(
        !texts.contains(&"just like they did on Sunday"),
        "{texts:?}"
    );
    assert!(
        texts.contains(&"Ada Obi did the work on Monday"),
        "{texts:?}"
    );
}

#[test]
fn an_act_in_a_phrase_has_not_happened() {
    let body = "\"I look forward to clearing my name and proving my innocence,\" Ada Obi said.";
    let told = all("", body);
    assert!(
        told.iter().all(|claim| !claim.text.starts_with("proving")),
        "{told:?}"
    );
}

#[test]
fn what_somebody_hopes_is_told_by_them() {
    let claim = with_words(
        "Norvik has hopes that sales will exceed 700 boats.",
        "exceed",
    );
    assert_eq!(claim.by.map(|by| by.name).as_deref(), Some("Norvik"));
}

#[test]
fn a_relative_clause_without_its_object_is_no_claim() {
    let body = "As part of the deal Ben Eze made with prosecutors, a charge was dropped.";
    let told = all("", body);
    assert!(
        told.iter()
            .all(|claim| !claim.text.starts_with("Ben Eze made")),
        "{told:?}"
    );
}

#[test]
fn what_which_stands_for_is_a_guess_where_two_nouns_may_be_meant() {
    let is_guess = |body: &str| {
        let facts = facts("", body);
        let found = claims(&facts);
        let told = found
            .iter()
            .find(|(_, claim)| claim.text.contains("is scheduled"));
        told.map(|(fact, _)| fact.is_guess())
    };
    let open = "The election of the council, which is scheduled for December 15, was announced.";
    assert_ne!(is_guess(open), Some(false));
    let plain = "The election, which is scheduled for December 15, was announced.";
    assert_ne!(is_guess(plain), Some(true));
}

#[test]
fn a_time_of_another_noun_dates_nothing() {
    let body = "Ben Eze will spend 20 years in prison for the Easter morning killing of a girl.";
    let claim = with_words(body, "will spend");
    assert!(claim.when.is_empty(), "{:?}", claim.when);
    assert!(claim.whom.is_empty(), "{:?}", claim.whom);
}

#[test]
fn a_joined_clause_has_no_subject_that_does_not_agree() {
    let body =
        "The fire has destroyed the store and fire crews and investigators are still on the scene.";
    let told = all("", body);
    let on_scene = told
        .iter()
        .filter(|claim| claim.text.contains("on the scene"));
    for claim in on_scene {
        assert!(!texts(&claim.who).contains(&"The fire"), "{claim:?}");
    }
}

#[test]
fn a_gerund_tells_of_the_time_of_its_clause() {
    let told = with_words(
        "Ben Eze went to prison after being convicted of arson.",
        "convicted",
    );
    assert_eq!(told.factuality, Factuality::Happened);
    let body = "The shooting broke out on Sunday, with Ben Eze pushing a child out of the way.";
    assert_eq!(with_words(body, "pushing").factuality, Factuality::Happened);
    let body = "Ben Eze is in the yard, waiting for Ada Obi.";
    assert_ne!(with_words(body, "Ada Obi").factuality, Factuality::Happened);
}

#[test]
fn what_waits_for_another_has_not_come() {
    let body = "Ben Eze faces 20 years when he is sentenced by Judge Ada Obi.";
    assert_eq!(
        with_words(body, "is sentenced").factuality,
        Factuality::Possible
    );
    let body = "Ben Eze wept when he was sentenced by Judge Ada Obi.";
    assert_eq!(
        with_words(body, "sentenced").factuality,
        Factuality::Happened
    );
}

#[test]
fn that_something_is_said_is_told_by_what_is_said() {
    for body in [
        "\"It is very sad,\" Ada Obi said.",
        "Ada Obi told police that the gate was shut.",
        "\"We heard the news today,\" said Ada Obi, a nurse.",
    ] {
        let told = all("", body);
        let says = |claim: &Claim| {
            ["said", "told"]
                .iter()
                .any(|verb| claim.what.text.starts_with(verb))
        };
        assert!(!told.iter().any(says), "{told:?}");
    }
}

#[test]
fn a_claim_cuts_no_figure_and_no_word() {
    let body = "The club lost $300, 000 in July.";
    let told = with_words(body, "lost");
    assert_eq!(texts(&told.how_many), ["$300, 000"]);
    let body = "Ada Obi co-wrote the song with Ben Eze in 1999.";
    assert_eq!(with_words(body, "wrote").text, body.trim_end_matches('.'));
    let told = all("", "The shots wounded his co-workers on Monday.");
    assert!(
        told.iter()
            .all(|claim| matches!(&claim.whom[..], [one] if one.text.ends_with("co-workers"))),
        "{told:?}"
    );
}

#[test]
fn what_stands_before_a_noun_is_no_claim() {
    let body = "The crew carried out well practiced and professionally executed searches.";
    let told = all("", body);
    assert!(
        told.iter().all(|claim| claim.what.text != "practiced"),
        "{told:?}"
    );
    let told = all(
        "",
        "They continue to expand on the club’s already glittering legacy in the league.",
    );
    assert!(
        told.iter()
            .all(|claim| !claim.what.text.contains("glittering")),
        "{told:?}"
    );
}

#[test]
fn who_is_the_only_one_to_do_it_has_done_it() {
    let body = "Ben Eze is the only player in the world to win four titles.";
    assert!(
        all("", body)
            .iter()
            .all(|claim| claim.factuality != Factuality::Planned),
        "{:?}",
        all("", body)
    );
}

#[test]
fn what_is_expected_lies_ahead() {
    let body = "A major rally is expected on Friday in Athens.";
    assert_eq!(with_words(body, "rally").factuality, Factuality::Planned);
}

#[test]
fn the_hour_a_page_was_put_up_is_no_hour_of_the_event() {
    let body = "Posted: 2 October 2024 8:33 am Updated: 2 October 2024 9:10 am\n\nA bus hit a wall in Lagos.";
    let told = all("Bus hits wall", body);
    let times = told.iter().flat_map(|claim| texts(&claim.when));
    assert!(times.clone().all(|time| !time.contains("am")), "{told:?}");
}

#[test]
fn no_person_is_a_which() {
    let body = "The bear needs ice, said attorney Ada Obi of the Norvik Center, which is suing the government in Lagos.";
    let facts = facts("", body);
    let suing = claims(&facts).into_iter();
    let mut suing = suing.filter(|(_, claim)| claim.what.text.contains("suing"));
    let (fact, claim) = suing.next().expect("that it sues is told");
    let names = claim.who.iter().any(|who| who.text.contains("Ada Obi"));
    assert!(!names || fact.is_guess(), "{claim:?}");
}

#[test]
fn a_copula_without_anything_behind_it_is_no_claim() {
    let told = all(
        "",
        "Ada Obi is, of course, another way to go, and the club knows it.",
    );
    assert!(
        told.iter()
            .all(|claim| claim.text != "Ada Obi is, of course"),
        "{told:?}"
    );
}

#[test]
fn what_carries_somebody_does_not_act() {
    let told = with_words(
        "The boy was taken by helicopter to a hospital in Lagos.",
        "taken",
    );
    assert!(
        told.who.iter().all(|who| who.text != "helicopter"),
        "{told:?}"
    );
}

#[test]
fn there_were_none_is_a_denial() {
    let told = with_words("There were no other incidents on Sunday.", "incidents");
    assert_eq!(told.factuality, Factuality::Denied);
}

#[test]
fn she_had_done_it_is_no_would() {
    let told = with_words(
        "She'd found a house in Lagos in 1999, Ada Obi said.",
        "found",
    );
    assert_eq!(told.factuality, Factuality::Happened);
}

#[test]
fn a_score_is_told_once() {
    let told = with_words("The score was tied 13-13 on Sunday in Lagos.", "tied");
    assert!(told.how_many.len() < 2, "{told:?}");
}
