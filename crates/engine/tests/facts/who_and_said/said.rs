//! What somebody said, and who.

use sidelight_engine::facts::{Fact, FactContent, QuoteMode};

use super::{entities, quotes, read, speaker};

#[test]
fn pronouns_speak_for_the_person_they_stand_for() {
    let sheet = read(
        "Angela Merkel met Emmanuel Macron in Berlin on Friday. She said the border would stay open.",
    );
    assert_eq!(
        speaker(&quotes(&sheet), "border would stay open"),
        Some("Angela Merkel")
    );
}

#[test]
fn a_quotation_broken_by_its_cue_is_one_quote() {
    let sheet = read(
        "“We are tired,” said Mayor Ann Lee, “and we want answers. Nobody told us the truth.”",
    );
    let found = quotes(&sheet);
    let direct: Vec<_> = found
        .iter()
        .filter(|(quote, _)| quote.mode == QuoteMode::Direct)
        .collect();
    assert_eq!(direct.len(), 1, "{found:#?}");
    assert!(direct[0].1.contains("tired") && direct[0].1.contains("the truth"));
    assert_eq!(speaker(&found, "tired"), Some("Ann Lee"));
}

#[test]
fn what_is_said_in_other_words_is_indirect_and_partly_quoted_words_are_mixed() {
    let sheet = read(
        "Police said that two men were arrested on Tuesday. The minister said the plan was “a grave \
         mistake” and would be withdrawn. According to Reuters, the talks failed.",
    );
    let found = quotes(&sheet);
    let mode = |words: &str| {
        let quote = found.iter().find(|(_, content)| content.contains(words));
        quote
            .unwrap_or_else(|| panic!("{words}: {found:#?}"))
            .0
            .mode
    };
    assert_eq!(mode("two men"), QuoteMode::Indirect);
    assert_eq!(mode("grave mistake"), QuoteMode::Mixed);
    assert_eq!(speaker(&found, "talks failed"), Some("Reuters"));
}

#[test]
fn titles_of_works_and_nicknames_in_marks_are_no_quotes() {
    let sheet = read(
        "Anthony “Tony” Blair read from “The Long Road” at the festival. The show won three prizes.",
    );
    assert!(quotes(&sheet).is_empty(), "{:#?}", quotes(&sheet));
}

#[test]
fn a_past_tense_is_not_joined_to_an_infinitive() {
    let sheet = read(
        "Secretary Antony Blinken warned that the conflict may allow ISIS to exploit instability and \
         urged international partners to enhance security efforts.",
    );
    let found = quotes(&sheet);
    let (_, warned) = found
        .iter()
        .find(|(quote, _)| quote.cue.as_ref().is_some_and(|cue| cue.text == "warned"))
        .expect("the warning is found");
    assert!(!warned.contains("urged"), "{warned}");
    assert_eq!(
        speaker(&found, "enhance security efforts"),
        Some("Antony Blinken")
    );
}

#[test]
fn what_somebody_unnamed_thinks_or_says_has_no_speaker() {
    let sheet = read(
        "The minister is expected to resign on Friday. The talks in Geneva reportedly failed.",
    );
    let found = quotes(&sheet);
    assert_eq!(speaker(&found, "to resign"), None);
    assert_eq!(speaker(&found, "failed"), None);
    assert!(found.iter().all(|(_, content)| content.starts_with("The ")));
}

#[test]
fn a_state_of_mind_is_told_of_its_holder() {
    let sheet = read(
        "Senators are confident that the bill will pass. The company’s refusal to pay was final.",
    );
    let found = quotes(&sheet);
    assert_eq!(speaker(&found, "bill will pass"), Some("Senators"));
    assert!(speaker(&found, "to pay").is_some_and(|name| name.contains("company")));
}

#[test]
fn a_noun_that_is_voiced_has_its_own_content() {
    let sheet = read("The minister expressed concern that the bridge might fall.");
    let quotes = quotes(&sheet);
    let (quote, content) = &quotes[0];
    assert_eq!(content, "that the bridge might fall");
    let cue = quote.cue.as_ref().map(|cue| cue.text.as_str());
    assert_eq!(cue, Some("expressed concern"));
}

#[test]
fn what_somebody_is_for_or_against_is_told() {
    for (text, holder, content) in [
        (
            "Anna Miller is against the new road.",
            "Anna Miller",
            "the new road",
        ),
        (
            "The unions spoke in favour of a new law on wages.",
            "The unions",
            "a new law on wages",
        ),
        (
            "The council struck down the plan that Anna Miller supports.",
            "Anna Miller",
            "the plan",
        ),
        (
            "The move was seen by some as a defeat for the mayor.",
            "some",
            "The move | as a defeat for the mayor",
        ),
        (
            "The senator, whom Anna Miller described as stubborn, did not answer.",
            "Anna Miller",
            "The senator | as stubborn",
        ),
    ] {
        let sheet = read(text);
        let quotes = quotes(&sheet);
        let told = quotes.iter().find(|(_, told)| told == content);
        let (quote, _) = told.unwrap_or_else(|| panic!("{text}: {quotes:#?}"));
        let speaker = quote.speaker.as_ref();
        assert_eq!(speaker.map(|speaker| speaker.name.as_str()), Some(holder));
    }
}

#[test]
fn what_the_speaker_believes_is_no_quote_within_the_quote() {
    let sheet = read("Ann Smith said she believed the plan would fail.");
    assert_eq!(quotes(&sheet).len(), 1, "{:#?}", quotes(&sheet));
}

#[test]
fn a_quotation_may_go_on_in_the_next_paragraph_without_a_mark() {
    let sheet = read(
        "After the match Harry Kane said, \"In the first half it felt good out there.\n\n\
         We could have scored three goals.\" He left at once.",
    );
    let found = quotes(&sheet);
    assert!(found.iter().any(|(quote, content)| {
        quote.mode == QuoteMode::Direct
            && content.contains("it felt good")
            && content.contains("three goals")
    }));
}

#[test]
fn a_credit_behind_a_dash_and_a_name_before_a_colon_tell_who_speaks() {
    let sheet = read(
        "Voices of the valley\n\n\"The dam was a gift to nobody.\" — Margaret Hoffman, nurse\n\n\
         And from Mayor Peter Lindqvist:\n\n\"We will build it again next year.\"\n\n\
         “The story of the dam” — Tarnby Post, 3 May 2021",
    );
    let quotes = quotes(&sheet);
    assert_eq!(
        speaker(&quotes, "a gift to nobody"),
        Some("Margaret Hoffman")
    );
    assert_eq!(speaker(&quotes, "build it again"), Some("Peter Lindqvist"));
    assert!(!quotes.iter().any(|(_, words)| words.contains("The story")));
}

#[test]
fn in_a_talk_the_line_tells_who_speaks_and_questions_without_a_name_are_nobodys() {
    let sheet = read(
        "Transcript of the talk on the dam\n\nHOST: Minister, when will the dam be whole?\n\n\
         MINISTER GRETA LINDQVIST: We will have it closed by May.\n\nHOST: Who pays for it?\n\n\
         LINDQVIST: The county has found the money.",
    );
    let quotes_of_talk = quotes(&sheet);
    assert_eq!(
        speaker(&quotes_of_talk, "closed by May"),
        Some("Greta Lindqvist")
    );
    assert_eq!(
        speaker(&quotes_of_talk, "found the money"),
        Some("Greta Lindqvist")
    );
    let sheet = read(
        "The talk on the dam\n\nQ: When will the dam be whole again?\n\nA: We hope to close it in May.\n\n\
         Q: And who pays for all of it?\n\nA: The county has found the money.",
    );
    let quotes = quotes(&sheet);
    assert_eq!(speaker(&quotes, "close it in May"), None);
    assert!(!quotes.iter().any(|(_, words)| words.contains("who pays")));
}

#[test]
fn what_is_quoted_elsewhere_does_not_speak_and_an_apposition_does() {
    let sheet = read(
        "Critics called the dam a \"castle of sand\", and one councillor, Greta Lindqvist, asked: \"Who needs it?\"\n\n\
         \"We never saw the letter\" is how the company, Halden Foods, answered the ministry on Monday.",
    );
    let quotes = quotes(&sheet);
    assert_eq!(speaker(&quotes, "Who needs it?"), Some("Greta Lindqvist"));
    assert_eq!(speaker(&quotes, "We never saw"), Some("Halden Foods"));
}

#[test]
fn a_pronoun_stands_for_neither_of_two_who_were_named_together() {
    let sheet = read(
        "Otto Lindqvist met Peter Hoffman on Monday. \"The dam is gone and will not come back,\" he said.",
    );
    let quotes = quotes(&sheet);
    let name = speaker(&quotes, "will not come back").unwrap();
    assert!(name.eq_ignore_ascii_case("he"), "{name}");
}

#[test]
fn nobody_is_quoted_with_what_no_one_said() {
    let sheet = read("No group has claimed responsibility for the blast in Tarnby.");
    assert!(quotes(&sheet).is_empty());
    let sheet = read("Greta Lindqvist won the support of Norway and Sweden.");
    assert!(quotes(&sheet).is_empty(), "{:?}", quotes(&sheet));
}

#[test]
fn labels_of_a_paper_name_and_say_nothing() {
    for label in ["Op-Ed", "Explainer", "Analysis", "Fact-check"] {
        let sheet = read(&format!(
            "{label}: Why the town of Tarnby lost its dam\n\nThe dam broke on Monday. Greta Lindqvist saw it."
        ));
        let mut names = entities(&sheet).map(|entity| &*entity.name);
        assert!(!names.any(|name| name.contains(label)));
        assert!(quotes(&sheet).is_empty(), "{label}: {:?}", quotes(&sheet));
    }
}

#[test]
fn a_surname_that_two_share_is_neithers() {
    let sheet = read("Peter Hoffman and Greta Hoffman met. Hoffman said: \"We met.\"");
    let quotes = quotes(&sheet);
    assert_eq!(speaker(&quotes, "We met"), Some("Hoffman"));
}

#[test]
fn what_is_merely_attributed_is_a_guess_and_what_was_said_is_none() {
    let is_guess = |text: &str| {
        let sheet = read(text);
        let mut quotes = sheet
            .facts
            .iter()
            .filter(|fact| matches!(fact.content, FactContent::Quote(_)));
        quotes.next().map(Fact::is_guess)
    };
    for said in [
        "Mayor Ida Holm said the old road was closed on Monday.",
        "Detectives believe that the driver fled to the north.",
        "Mayor Ida Holm urged residents to stay at home on Monday.",
        "Mayor Ida Holm vowed to rebuild the old road.",
        "The company denied the charges on Monday.",
        "According to police, two men fled from the mill.",
        "\"The old road is closed,\" Mayor Ida Holm said on Monday.",
    ] {
        assert_eq!(is_guess(said), Some(false), "{said}");
    }
    for attributed in [
        "Mayor Ida Holm wants to rebuild the old road.",
        "Mayor Ida Holm praised the firefighters of Torsby.",
        "Mayor Ida Holm knows what the papers tell of her.",
        "People say that the old road is closed.",
        "The council has received reports that the old road is closed.",
        "Most drivers would say that the old road is closed.",
    ] {
        assert_ne!(is_guess(attributed), Some(false), "{attributed}");
    }
}

#[test]
fn a_headline_quotes_only_whom_its_article_quotes() {
    let is_guess = |text: &str| {
        let sheet = read(text);
        let headed = sheet.facts.iter().find(|fact| fact.rule == "quote.colon");
        headed.is_some_and(Fact::is_guess)
    };
    let body = "The port of Tarn was shut on Monday after a storm, the harbour office said.";
    assert!(is_guess(&format!(
        "Karl Lund: son held over harbour fire\n\n{body}"
    )));
    let quoted = "\u{201c}We need a harbour,\u{201d} Karl Lund said.";
    assert!(!is_guess(&format!(
        "Karl Lund: a harbour is needed now\n\n{body} {quoted}"
    )));
}

#[test]
fn what_one_answers_or_refers_to_is_no_quote() {
    let is_told = |text: &str| {
        let sheet = read(text);
        let mut told = sheet.facts.iter();
        told.any(|fact| matches!(fact.content, FactContent::Quote(_)) && !fact.is_guess())
    };
    assert!(!is_told(
        "Ida Holm bowed, referring to the actor who won a prize in 2009."
    ));
    assert!(!is_told(
        "Officers responded to a shooting that had just occurred in the park."
    ));
    assert!(is_told(
        "Officers responded that a shooting had just occurred in the park."
    ));
}

#[test]
fn a_person_with_a_post_behind_a_quotation_says_it() {
    let sheet = read(
        "Harbour shut\n\nThe port was shut on Monday.\n\n\u{201c}Our crews go on with the work at the gate,\u{201d} \
         Ada Obi, head of the harbour office.",
    );
    assert_eq!(speaker(&quotes(&sheet), "Our crews"), Some("Ada Obi"));
}
