//! Who said what in small articles, and what nobody said.

use crate::facts::testing::facts;
use crate::facts::{Fact, FactContent, QuoteMode};

/// The quotes that are no guess: who says them and their words.
fn said(headline: &str, body: &str) -> Vec<(String, String)> {
    let facts = facts(headline, body);
    let sure = facts.iter().filter(|fact| !fact.is_guess());
    sure.filter_map(|fact| Some((speaker(fact)?, words(fact))))
        .collect()
}

fn speaker(fact: &Fact) -> Option<String> {
    match &fact.content {
        FactContent::Quote(quote) => Some(
            quote
                .speaker
                .as_ref()
                .map_or_else(String::new, |speaker| speaker.name.clone()),
        ),
        _ => None,
    }
}

fn words(fact: &Fact) -> String {
    let pieces: Vec<&str> = fact.evidence.iter().map(|piece| &*piece.text).collect();
    pieces.join(" … ")
}

fn speakers(body: &str) -> Vec<String> {
    let found = said("", body).into_iter();
    found.map(|(speaker, _)| speaker).collect()
}

#[test]
fn what_follows_a_mark_with_a_stray_blank_is_nobodys_words() {
    let body = "Ada Obi said: \"We heard a bang. Then the lights went out. \" The street was closed for two \
                hours. Ben Eze added: \"It was very loud.\"";
    let found = said("", body);
    assert!(
        found.iter().all(|(_, words)| !words.contains("was closed")),
        "{found:?}"
    );
    assert_eq!(speakers(body), ["Ada Obi", "Ben Eze"]);
}

#[test]
fn a_speaker_is_called_by_the_whole_phrase() {
    let found = speakers("A close friend of the dead man said the house was empty.");
    assert_eq!(found, ["A close friend of the dead man"]);
}

#[test]
fn the_name_of_a_programme_behind_the_cue_was_not_said() {
    let told =
        "“The dam is safe,” Ada Obi said in an interview on the radio’s “Valley Hour.” It rained.";
    let found = said("", told);
    assert!(
        found
            .iter()
            .all(|(_, words)| !words.contains("Valley Hour")),
        "{found:?}"
    );
    let resumed = said("", "“The dam is safe,” Ada Obi said, “and it stays open.”");
    assert!(resumed[0].1.contains("stays open"), "{resumed:?}");
}

#[test]
fn a_quotation_over_two_lines_belongs_to_who_is_named_behind_it() {
    let body = "\"I turned around and the bridge was gone.\nAnd there was a man in the water,\" recalled Ada Obi.";
    assert_eq!(speakers(body), ["Ada Obi"]);
}

#[test]
fn words_on_the_line_behind_a_cue_and_a_colon_belong_to_it() {
    let body =
        "The bridge held for years, said Ada Obi:\n\"We walked over it every day of the week.\"";
    assert_eq!(speakers(body), ["Ada Obi"]);
}

#[test]
fn who_is_told_before_a_colon_does_not_speak() {
    let body = "Ada Obi told Ben Eze: \"It is clear that we have a problem in our towns.\"";
    assert_eq!(speakers(body), ["Ada Obi"]);
}

#[test]
fn a_noun_that_looks_like_a_cue_says_nothing() {
    let found = said("", "Others stood around the baggage claim conveyor belt.");
    assert!(found.is_empty(), "{found:?}");
    let denied = said("", "The firm denied the claim of the council.");
    assert_eq!(denied.len(), 1, "{denied:?}");
}

#[test]
fn what_stands_before_a_semicolon_is_not_what_the_next_clause_says() {
    let found = said(
        "",
        "He was hit five times; Ada Obi said any one of three wounds would have killed him.",
    );
    assert!(
        found.iter().all(|(_, words)| !words.contains("five times")),
        "{found:?}"
    );
}

#[test]
fn lines_that_link_elsewhere_make_no_transcript() {
    let body = "VIEW PRICE: A toy bridge for the table\n\nThe bridge was opened by the mayor in May.\n\n\
                VIEW PRICE: A toy tower for the table\n\nThe tower was closed by the mayor in June.\n\n\
                READ MORE: The mayor plans to close the gate";
    let found = said("", body);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_pronoun_stands_for_the_witness_who_spoke_before() {
    let body = "One witness recalled that Ben Eze fell on the road. He said a car had stopped.";
    let found = speakers(body);
    assert!(!found.contains(&"Ben Eze".to_owned()), "{found:?}");
    assert!(found.contains(&"One witness".to_owned()), "{found:?}");
    let named = speakers("Ben Eze left the hall. He said a car had stopped.");
    assert_eq!(named, ["Ben Eze"]);
}

#[test]
fn who_speaks_of_somebody_is_somebody_else() {
    let found = speakers("Ada Obi was kind and outgoing, she recalled.");
    assert!(!found.contains(&"Ada Obi".to_owned()), "{found:?}");
}

#[test]
fn words_that_only_name_something_were_not_said() {
    for body in [
        "Drivers would call “Home Line” for a ride.",
        "I would lean toward thinking \"theatre\" rather than \"film\".",
        "The ropes, all of which broke, were found by the crew.",
    ] {
        let found = said("", body);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn marks_of_two_styles_leave_the_quotation_direct() {
    let body =
        "“The bad news is that the road is closed,\" Ada Obi said. \"It will stay so for a week.”";
    let facts = facts("", body);
    let modes: Vec<QuoteMode> = facts
        .iter()
        .filter_map(|fact| match &fact.content {
            FactContent::Quote(quote) => Some(quote.mode),
            _ => None,
        })
        .collect();
    assert_eq!(modes, [QuoteMode::Direct]);
}

#[test]
fn what_takes_lives_says_nothing() {
    let found = said("", "The flood claimed the lives of two men in Lagos.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_speaker_is_cut_at_no_hyphen() {
    let body = "A 21-year-old student said the gate was shut.";
    assert_eq!(speakers(body), ["21-year-old student"]);
}

#[test]
fn who_is_quoted_as_saying_says_it() {
    let body = "Ben Eze was quoted as saying that the gate was shut.";
    assert_eq!(speakers(body), ["Ben Eze"]);
}

#[test]
fn who_is_spoken_to_does_not_speak() {
    let found = speakers(
        "Per Holm was convicted of beating Ida Lund, holding a knife to her throat and telling her, “You will never \
         leave me,” on Monday.",
    );
    assert!(
        found.iter().all(|speaker| speaker.ends_with("Holm")),
        "{found:?}"
    );
    assert_eq!(speakers("“It will rain,” she told him."), ["she"]);
}

#[test]
fn a_he_within_a_quotation_is_not_who_speaks() {
    let body = "Ben Eze owns the mill. “He left on Thursday and he said that he was off to hunt,” Eze told the paper. \
                He said that it was cold.";
    assert_eq!(speakers(body), ["Ben Eze", "he", "Ben Eze"]);
}

#[test]
fn what_nobody_has_said_is_no_quote() {
    let body =
        "Police have not released the name of the child or said if the mother will face charges.";
    assert!(speakers(body).is_empty(), "{:?}", speakers(body));
    assert_eq!(
        speakers("Police have not left and said the mother will face charges."),
        ["Police"]
    );
}

#[test]
fn what_is_said_is_nobody_who_is_told() {
    let facts = facts(
        "",
        "Bell said the death of 4-year-old Rodriquez Ferguson 'makes no sense.'",
    );
    let told = facts.iter().find_map(|fact| match &fact.content {
        FactContent::Quote(quote) => Some((words(fact), quote.addressee.clone())),
        _ => None,
    });
    let (words, addressee) = told.expect("a quote");
    assert!(
        words.contains("the death of 4-year-old Rodriquez Ferguson"),
        "{words}"
    );
    assert!(addressee.is_none(), "{addressee:?}");
}

#[test]
fn a_lost_line_break_ends_a_quotation() {
    let body = "\"Dillon was a homebody,\" she said. \"I don't understand why he was out. What was he doing here?\"Family \
                members said Dillon was the youngest of five children. They had two brothers.\"I can't keep doing \
                this,\" Georgia Jackson said.";
    let found = said("", body);
    assert!(
        found
            .iter()
            .all(|(_, words)| !words.contains("two brothers")),
        "{found:?}"
    );
}
