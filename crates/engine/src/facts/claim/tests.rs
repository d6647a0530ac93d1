use crate::facts::testing::{claims, facts};
use crate::facts::{Claim, Factuality, Phrase};

fn texts(phrases: &[Phrase]) -> Vec<&str> {
    phrases.iter().map(|phrase| phrase.text.as_str()).collect()
}

fn with_claim(headline: &str, body: &str, what: &str, check: impl FnOnce(&Claim)) {
    let facts = facts(headline, body);
    let claims = claims(&facts);
    let found = claims
        .iter()
        .find(|(_, claim)| claim.trigger_word() == what);
    let told: Vec<&str> = claims
        .iter()
        .map(|(_, claim)| claim.trigger_word())
        .collect();
    let (_, claim) = found.unwrap_or_else(|| panic!("no {what:?} among {told:?}"));
    check(claim);
}

fn statuses(body: &str) -> Vec<(String, Factuality)> {
    let facts = facts("", body);
    let claims = claims(&facts).into_iter();
    claims
        .map(|(_, claim)| (claim.trigger_word().to_owned(), claim.factuality))
        .collect()
}

#[test]
fn an_event_answers_the_questions_of_a_reader() {
    let body = "The leaders of France and Germany met in Berlin on Tuesday. Protesters were \
                arrested by police outside the chancellery because they blocked the road.";
    with_claim("", body, "met", |claim| {
        assert_eq!(texts(&claim.who), ["The leaders of France and Germany"]);
        assert_eq!(texts(&claim.when), ["Tuesday"]);
        assert_eq!(texts(&claim.place), ["Berlin"]);
    });
    with_claim("", body, "arrested", |claim| {
        assert_eq!(texts(&claim.who), ["police"], "the agent of a passive acts");
        assert_eq!(texts(&claim.whom), ["Protesters"]);
        assert_eq!(texts(&claim.place), ["outside the chancellery"]);
        assert_eq!(texts(&claim.why), ["because they blocked the road"]);
    });
}

#[test]
fn the_status_follows_tense_auxiliaries_and_governing_verbs() {
    let body = "Rescuers evacuated three villages. The minister will visit the town on Friday. \
                Engineers did not close the valley road. The government may replace the dam. The \
                company failed to repair the wall. If it rains, the river will flood the town.";
    let expected = [
        ("evacuated", Factuality::Happened),
        ("visit", Factuality::Planned),
        ("close", Factuality::Denied),
        ("replace", Factuality::Possible),
        ("repair", Factuality::Denied),
        ("flood", Factuality::Possible),
    ];
    let expected = expected.map(|(what, status)| (what.to_owned(), status));
    assert_eq!(statuses(body), expected);
}

#[test]
fn wishes_questions_and_mere_speech_are_no_claims() {
    let body = "Officials spoke to reporters. The army wants peace. Who opened the gates? The council \
                asked the firm to repair the wall.";
    let asked = ("asked".to_owned(), Factuality::Happened);
    assert_eq!(statuses(body), [asked], "what was asked for is none");
}

#[test]
fn a_clause_is_one_claim_with_all_that_it_tells() {
    let body = "On Monday, Norvik Lines sold 40 ferries to a bank for $3 million.";
    let facts = facts("", body);
    let claims = claims(&facts);
    let [(fact, claim)] = claims[..] else {
        panic!("{claims:?}");
    };
    assert_eq!(
        claim.text,
        "On Monday, Norvik Lines sold 40 ferries to a bank for $3 million"
    );
    assert_eq!(&*fact.evidence[0].text, claim.text);
    assert_eq!(texts(&claim.how_many), ["40 ferries", "$3 million"]);
    assert_eq!(texts(&claim.when), ["Monday"]);
}

#[test]
fn what_somebody_said_is_told_by_them_and_saying_it_is_no_claim() {
    let facts = facts("", "Ida Holm, the mayor, said the dam leaked on Monday.");
    let claims = claims(&facts);
    let [(_, claim)] = claims[..] else {
        panic!("{claims:?}");
    };
    assert_eq!(claim.text, "the dam leaked on Monday");
    let by = claim.by.as_ref().expect("somebody says so");
    assert_eq!(by.name, "Ida Holm");
    assert!(facts.iter().any(|fact| Some(&fact.id) == by.fact.as_ref()));
}

#[test]
fn denials_and_refusals_are_claims() {
    for body in [
        "Ida Holm denied that the dam leaked.",
        "There is no evidence that the dam leaked.",
        "Norvik Lines refused to repair the dam.",
    ] {
        let told = statuses(body);
        let [(_, Factuality::Denied)] = &told[..] else {
            panic!("{body} {told:?}");
        };
    }
}

#[test]
fn a_saying_without_content_is_a_claim_of_its_own() {
    with_claim(
        "",
        "The council accused Norvik Lines of fraud.",
        "accused",
        |claim| {
            assert_eq!(texts(&claim.who), ["The council"]);
            assert!(texts(&claim.whom)[0].starts_with("Norvik Lines"));
            assert_eq!(claim.by, None);
        },
    );
}

#[test]
fn a_clause_that_only_says_which_one_is_meant_has_no_point_of_its_own() {
    let told = statuses("Men carrying flags marched through Arlen on Monday.");
    assert_eq!(told, [("marched".to_owned(), Factuality::Happened)]);
    let told = statuses("The dam, built in 1974, leaked on Monday.");
    let verbs: Vec<&str> = told.iter().map(|(verb, _)| verb.as_str()).collect();
    assert_eq!(verbs, ["built", "leaked"]);
}

#[test]
fn there_being_something_is_told_of_it() {
    with_claim(
        "",
        "There were 40 people on the ferry.",
        "people",
        |claim| {
            assert_eq!(texts(&claim.who), ["40 people"]);
            assert_eq!(texts(&claim.how_many), ["40 people"]);
        },
    );
}

#[test]
fn a_headline_without_a_verb_tells_its_casualties() {
    let facts = facts(
        "1,940 dead, over 1,700 hurt in Arlen quake",
        "The quake hit Arlen on Monday.",
    );
    let claims = claims(&facts);
    let counted: Vec<&str> = claims
        .iter()
        .flat_map(|(_, claim)| texts(&claim.how_many))
        .collect();
    assert!(
        counted.iter().any(|told| told.contains("1,940")),
        "{claims:?}"
    );
    assert!(
        counted.iter().any(|told| told.contains("1,700")),
        "{claims:?}"
    );
}

#[test]
fn a_noun_and_a_verb_that_tell_the_same_are_one_claim() {
    let body =
        "Rescuers evacuated three villages on Monday. The evacuation of the villages was a relief.";
    let facts = facts("", body);
    let claims = claims(&facts);
    let (fact, claim) = claims[0];
    assert_eq!(claim.what.text, "evacuated three villages");
    assert_eq!(fact.evidence.len(), 2, "{claims:?}");
}

#[test]
fn a_clause_that_tells_more_of_the_same_event_is_a_claim_of_its_own() {
    let body = "Rescuers evacuated three villages on Monday. Rescuers evacuated the villages by boat \
                because the old bridge over the river had fallen.";
    let told = statuses(body);
    let evacuated = told.iter().filter(|(what, _)| what == "evacuated");
    assert_eq!(evacuated.count(), 2, "{told:?}");
}

#[test]
fn what_is_planned_is_not_what_has_happened() {
    let body = "The leaders met in Berlin on Tuesday. The next meeting is planned for March 2025.";
    let facts = facts("", body);
    let told: Vec<_> = claims(&facts)
        .into_iter()
        .map(|(_, claim)| (claim.trigger_word(), texts(&claim.when), claim.factuality))
        .collect();
    let expected = [
        ("met", vec!["Tuesday"], Factuality::Happened),
        ("meeting", vec!["March 2025"], Factuality::Planned),
    ];
    assert_eq!(told, expected);
}

#[test]
fn exactly_one_event_is_the_main_one() {
    let body = "A dam burst near Lagos on Monday, killing 12 people. Rescuers evacuated three \
                villages. The minister will visit the town on Friday.";
    let facts = facts("Dam bursts near Lagos, killing 12", body);
    let claims = claims(&facts);
    let main: Vec<_> = claims.iter().filter(|(_, claim)| claim.main).collect();
    let [(_, main)] = main[..] else {
        panic!("{main:?}");
    };
    assert!(main.what.text.starts_with("burst"), "{main:?}");
    assert_eq!(texts(&main.when), ["Monday"]);
    assert_eq!(texts(&main.place), ["near Lagos"]);
}

#[test]
fn an_article_without_events_has_no_main_one() {
    assert_eq!(statuses("The old dam."), []);
    assert_eq!(statuses(""), []);
}

#[test]
fn the_main_event_is_told_in_full() {
    let body = "At least seven people were killed when a tram overturned near the Sandilands stop in \
                Croydon on Wednesday. Police arrested the driver.";
    let facts = facts("Seven people killed in tram crash", body);
    let claims = claims(&facts);
    let (fact, main) = claims.iter().find(|(_, claim)| claim.main).expect("one is");
    assert_eq!(main.trigger_word(), "killed");
    assert_eq!(
        texts(&main.who)[0],
        "At least seven people",
        "nobody is said to act"
    );
    assert_eq!(texts(&main.when), ["Wednesday"]);
    assert_eq!(texts(&main.place), ["near the Sandilands stop in Croydon"]);
    assert!(fact.primary_span().covers(main.trigger()), "{fact:?}");
}

#[test]
fn a_stand_has_no_place_but_its_own() {
    let body = "The minister urged the two sides on Monday to show restraint. Fighting broke out in Iraq \
                last week.";
    let facts = facts("Minister urges restraint", body);
    let claims = claims(&facts);
    let (_, main) = claims.iter().find(|(_, claim)| claim.main).expect("one is");
    assert_eq!(texts(&main.place), [""; 0]);
    assert_eq!(main.what.text, "urges restraint");
    assert_eq!(texts(&main.who), ["Minister"]);
}

fn main_event(headline: &str, body: &str, check: impl FnOnce(&Claim)) {
    let facts = facts(headline, body);
    let claims = claims(&facts);
    let (_, main) = claims.iter().find(|(_, claim)| claim.main).expect("one is");
    check(main);
}

#[test]
fn a_headline_tells_first_what_it_is_about() {
    let body =
        "The mayor resigned on Tuesday. A storm had hit the coast and flooded three villages.";
    main_event("Mayor resigns as storm hits coast", body, |main| {
        assert_eq!(main.trigger_word(), "resigns");
    });
    let body = "A driver was arrested on Tuesday. A van had crashed into a bus in Leeds.";
    main_event("Driver arrested after crashing into bus", body, |main| {
        assert_eq!(main.trigger_word(), "arrested");
    });
}

#[test]
fn all_casualties_of_a_headline_are_told() {
    let body = "At least nine people are dead after a ferry sank near Dover on Tuesday.";
    main_event(
        "Several dead and dozens injured in ferry accident",
        body,
        |main| {
            assert_eq!(main.what.text, "Several dead and dozens injured");
        },
    );
}

#[test]
fn the_place_is_told_as_fully_as_the_opening_does() {
    let body =
        "The climber fell into a ravine in Salzburg, Austria, on Sunday. He was pulled out alive.";
    main_event("Climber falls into ravine in Austria", body, |main| {
        assert_eq!(texts(&main.place), ["Salzburg, Austria"]);
    });
}

#[test]
fn a_gathering_tells_where() {
    let body = "The presidents met at the World Economic Forum in Davos on Tuesday.";
    with_claim("", body, "met", |claim| {
        assert_eq!(texts(&claim.place), ["World Economic Forum in Davos"]);
    });
}

#[test]
fn a_noun_alone_tells_an_event_and_a_month_does_not() {
    let told = statuses("Ida Holm was arrested in Tarnobeek after an explosion in March.");
    assert!(told.iter().any(|(what, _)| what == "explosion"), "{told:?}");
    assert!(told.iter().all(|(what, _)| what != "March"), "{told:?}");
}

#[test]
fn an_aim_tells_why_and_is_no_claim_of_its_own() {
    let body = "The firm released a patch on Monday to close the gap.";
    let facts = facts("", body);
    let claims = claims(&facts);
    let [(_, claim)] = claims[..] else {
        panic!("{claims:?}");
    };
    assert_eq!(texts(&claim.why), ["to close the gap"]);
}

#[test]
fn a_condition_stays_with_what_holds_under_it_and_an_aside_goes() {
    let told = |body: &str| {
        let facts = facts("", body);
        let claims = claims(&facts);
        let texts = claims.iter().map(|(_, claim)| claim.text.clone());
        texts.collect::<Vec<_>>()
    };
    let body = "If it rains, the river will flood the town.";
    assert_eq!(told(body), ["If it rains, the river will flood the town"]);
    let body = "The dam, built in 1974, supplied 40 farms.";
    assert_eq!(
        told(body),
        ["The dam, built in 1974", "The dam … supplied 40 farms"]
    );
}

#[test]
fn what_a_claim_hangs_on_is_told_with_it() {
    for told in [
        "The strike in Torsby ends on Friday if both sides agree",
        "Ida Holm never read the letter until she met its author",
        "Unless the council pays, the pool will close in May",
    ] {
        let facts = facts("", &format!("{told}."));
        let claims = claims(&facts);
        let texts: Vec<&str> = claims.iter().map(|(_, claim)| &*claim.text).collect();
        assert!(texts.contains(&told), "{texts:?}");
    }
}

#[test]
fn who_was_able_to_do_it_did_it_and_who_is_able_may_do_it() {
    let factuality = |body: &str, what: &str| {
        let found = statuses(body)
            .into_iter()
            .find(|(trigger, _)| trigger == what);
        found.map(|(_, factuality)| factuality)
    };
    let did = "The crew was able to repair the dam on Monday.";
    assert_eq!(factuality(did, "repair"), Some(Factuality::Happened));
    let may = "The crew is able to repair the dam.";
    assert_eq!(factuality(may, "repair"), Some(Factuality::Possible));
}

#[test]
fn what_is_thought_to_have_happened_is_told_and_may_be_so() {
    let body = "Two men are thought to have drowned. The captain is believed to be injured. \
                No one is feared dead. She said no-one had been burnt. Not one of the crew was \
                scalded.";
    let told = statuses(body);
    let expected = [
        ("drowned", Factuality::Possible),
        ("injured", Factuality::Possible),
        ("dead", Factuality::Denied),
        ("burnt", Factuality::Denied),
        ("scalded", Factuality::Denied),
    ];
    for (what, status) in expected {
        assert!(
            told.contains(&(what.to_owned(), status)),
            "{what}: {told:?}"
        );
    }
}

#[test]
fn a_claim_is_told_to_the_end_of_what_hangs_on_it() {
    let body = "Offices were shut during a standoff that lasted two hours before the gunman gave \
                himself up to Ida Holm. She has a hard job ahead of her in proving that he fired.";
    let facts = facts("", body);
    let told: Vec<&str> = claims(&facts)
        .iter()
        .map(|(_, claim)| claim.text.as_str())
        .collect();
    assert!(
        told.contains(&"Offices were shut during a standoff that lasted two hours before the gunman gave himself up to Ida Holm"),
        "{told:?}"
    );
    assert!(
        told.contains(&"She has a hard job ahead of her in proving that he fired"),
        "{told:?}"
    );
    with_claim("", body, "gave", |claim| {
        assert!(!texts(&claim.whom).contains(&"himself"), "{:?}", claim.whom);
    });
}

#[test]
fn an_age_is_told_of_a_person_and_counts_nothing() {
    let body = "Ida Holm, 38, was charged with two counts of murder. Per Lund is 41 years old.";
    with_claim("", body, "charged", |claim| {
        assert_eq!(texts(&claim.how_many), ["two counts"]);
    });
    with_claim("", body, "old", |claim| {
        assert_eq!(
            texts(&claim.how_many),
            ["41 years old"],
            "what is told of him"
        );
    });
}

#[test]
fn a_pronoun_for_which_nobody_is_found_has_no_part() {
    let body =
        "They were arrested by police at the quay. Ida Holm fled the town. She was caught in June.";
    with_claim("", body, "arrested", |claim| {
        assert!(claim.whom.is_empty(), "{:?}", claim.whom);
    });
    with_claim("", body, "caught", |claim| {
        assert_eq!(texts(&claim.whom), ["Ida Holm"]);
    });
}

#[test]
fn a_noun_that_belongs_to_its_verb_is_nothing_that_it_is_done_to() {
    let body = "Ida Holm took part in the vote in Tarn. The guard opened fire on the crowd.";
    with_claim("", body, "took", |claim| {
        assert!(claim.whom.is_empty(), "{:?}", claim.whom);
    });
    with_claim("", body, "opened", |claim| {
        assert!(
            claim.what.text.starts_with("opened fire"),
            "{:?}",
            claim.what
        );
    });
}

#[test]
fn a_claim_begins_behind_its_when_and_where() {
    let facts = facts(
        "",
        "Ida Holm was hurt when the tug sank. The mayor lived in Tarn, where the mill burnt in 1974.",
    );
    let told: Vec<&str> = claims(&facts)
        .iter()
        .map(|(_, claim)| claim.text.as_str())
        .collect();
    assert!(told.contains(&"the tug sank"), "{told:?}");
    assert!(
        told.iter().any(|text| text.starts_with("the mill burnt")),
        "{told:?}"
    );
}

#[test]
fn a_participant_is_whole_to_its_hyphen() {
    with_claim(
        "",
        "The Rutland co-authors signed the letter in May.",
        "signed",
        |claim| {
            assert_eq!(texts(&claim.who), ["The Rutland co-authors"]);
        },
    );
}

#[test]
fn what_is_meant_to_be_is_planned() {
    let told = statuses("The town passed a law meant to keep carts off the quay in June.");
    assert!(
        told.contains(&("keep".to_owned(), Factuality::Planned)),
        "{told:?}"
    );
}

#[test]
fn a_zone_behind_the_hour_ends_no_sentence() {
    with_claim(
        "",
        "The quake struck Delmar at 4:30 a.m. CET on Tuesday.",
        "struck",
        |claim| {
            assert_eq!(texts(&claim.when), ["4:30 a.m. CET on Tuesday"]);
        },
    );
}
