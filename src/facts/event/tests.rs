use crate::facts::testing::{events, facts};
use crate::facts::{Event, EventStatus, Phrase};

fn texts(phrases: &[Phrase]) -> Vec<&str> {
    phrases.iter().map(|phrase| phrase.text.as_str()).collect()
}

fn with_event(headline: &str, body: &str, what: &str, check: impl FnOnce(&Event)) {
    let facts = facts(headline, body);
    let events = events(&facts);
    let found = events
        .iter()
        .find(|(_, event)| event.trigger_word() == what);
    let told: Vec<&str> = events
        .iter()
        .map(|(_, event)| event.trigger_word())
        .collect();
    let (_, event) = found.unwrap_or_else(|| panic!("no {what:?} among {told:?}"));
    check(event);
}

fn statuses(body: &str) -> Vec<(String, EventStatus)> {
    let facts = facts("", body);
    let events = events(&facts).into_iter();
    events
        .map(|(_, event)| (event.trigger_word().to_owned(), event.status))
        .collect()
}

#[test]
fn an_event_answers_the_questions_of_a_reader() {
    let body = "The leaders of France and Germany met in Berlin on Tuesday. Protesters were \
                arrested by police outside the chancellery because they blocked the road.";
    with_event("", body, "met", |event| {
        assert_eq!(texts(&event.who), ["The leaders of France and Germany"]);
        assert_eq!(texts(&event.when), ["Tuesday"]);
        assert_eq!(texts(&event.place), ["Berlin"]);
    });
    with_event("", body, "arrested", |event| {
        assert_eq!(texts(&event.who), ["police"], "the agent of a passive acts");
        assert_eq!(texts(&event.whom), ["Protesters"]);
        assert_eq!(texts(&event.place), ["outside the chancellery"]);
        assert_eq!(texts(&event.why), ["because they blocked the road"]);
    });
}

#[test]
fn the_status_follows_tense_auxiliaries_and_governing_verbs() {
    let body = "Rescuers evacuated three villages. The minister will visit the town on Friday. \
                Engineers did not close the valley road. The government may replace the dam. The \
                company failed to repair the wall. If it rains, the river will flood the town.";
    let expected = [
        ("evacuated", EventStatus::Happened),
        ("visit", EventStatus::Planned),
        ("close", EventStatus::Negated),
        ("replace", EventStatus::Possible),
        ("repair", EventStatus::Negated),
        ("flood", EventStatus::Possible),
    ];
    let expected = expected.map(|(what, status)| (what.to_owned(), status));
    assert_eq!(statuses(body), expected);
}

#[test]
fn saying_wanting_and_being_are_no_events() {
    let body = "Officials said the valley was safe. The army wants peace. The dam belongs to the \
                state. Critics called the plan a mistake.";
    assert_eq!(statuses(body), []);
}

#[test]
fn a_noun_and_a_verb_that_tell_the_same_are_one_event() {
    let body = "Rescuers evacuated three villages on Monday. The evacuation of the villages took \
                two hours.";
    let facts = facts("", body);
    let events = events(&facts);
    let [(fact, event)] = events[..] else {
        panic!("{events:?}");
    };
    assert_eq!(event.what.text, "evacuated three villages");
    assert_eq!(fact.evidence.len(), 2);
}

#[test]
fn what_is_planned_is_not_what_has_happened() {
    let body = "The leaders met in Berlin on Tuesday. The next meeting is planned for March 2025.";
    let facts = facts("", body);
    let told: Vec<_> = events(&facts)
        .into_iter()
        .map(|(_, event)| (event.trigger_word(), texts(&event.when), event.status))
        .collect();
    let expected = [
        ("met", vec!["Tuesday"], EventStatus::Happened),
        ("meeting", vec!["March 2025"], EventStatus::Planned),
    ];
    assert_eq!(told, expected);
}

#[test]
fn exactly_one_event_is_the_main_one() {
    let body = "A dam burst near Lagos on Monday, killing 12 people. Rescuers evacuated three \
                villages. The minister will visit the town on Friday.";
    let facts = facts("Dam bursts near Lagos, killing 12", body);
    let events = events(&facts);
    let main: Vec<_> = events.iter().filter(|(_, event)| event.main).collect();
    let [(_, main)] = main[..] else {
        panic!("{main:?}");
    };
    assert!(main.what.text.starts_with("burst"), "{main:?}");
    assert_eq!(texts(&main.when), ["Monday"]);
    assert_eq!(texts(&main.place), ["near Lagos"]);
}

#[test]
fn an_article_without_events_has_no_main_one() {
    assert_eq!(statuses("The dam is old."), []);
    assert_eq!(statuses(""), []);
}

#[test]
fn the_main_event_is_told_in_full() {
    let body = "At least seven people were killed when a tram overturned near the Sandilands stop in \
                Croydon on Wednesday. Police arrested the driver.";
    let facts = facts("Seven people killed in tram crash", body);
    let events = events(&facts);
    let (fact, main) = events.iter().find(|(_, event)| event.main).expect("one is");
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
    let events = events(&facts);
    let (_, main) = events.iter().find(|(_, event)| event.main).expect("one is");
    assert_eq!(texts(&main.place), [""; 0]);
    assert_eq!(main.what.text, "urges restraint");
    assert_eq!(texts(&main.who), ["Minister"]);
}

fn main_event(headline: &str, body: &str, check: impl FnOnce(&Event)) {
    let facts = facts(headline, body);
    let events = events(&facts);
    let (_, main) = events.iter().find(|(_, event)| event.main).expect("one is");
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
    with_event("", body, "met", |event| {
        assert_eq!(texts(&event.place), ["World Economic Forum in Davos"]);
    });
}

#[test]
fn a_noun_alone_tells_an_event_and_a_month_does_not() {
    let body = "Ida Holm was arrested after a chase, police said in March. The drivers of the buses \
                called for strikes.";
    let told = statuses("Ida Holm was arrested in Tarnobeek after an explosion in March.");
    assert!(told.iter().any(|(what, _)| what == "explosion"), "{told:?}");
    assert!(told.iter().all(|(what, _)| what != "March"), "{told:?}");
    let called_for = statuses(body);
    let strikes = ("strikes".to_owned(), EventStatus::Possible);
    assert!(called_for.contains(&strikes), "{called_for:?}");
}

#[test]
fn an_aim_is_possible_where_it_has_an_object() {
    let body = "The firm released a patch on Monday to close the gap. The doctors came to stay.";
    let told = statuses(body);
    let closing = ("close".to_owned(), EventStatus::Possible);
    assert!(told.contains(&closing), "{told:?}");
    assert!(told.iter().all(|(what, _)| what != "stay"), "{told:?}");
}
