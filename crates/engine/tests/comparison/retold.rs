//! Two articles that tell one thing in nearly the same words, read by the engine: a denial, a doubt,
//! another number must not be lost because the sentence around it is a little different.

use std::sync::Arc;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Question, Row, Verdict, compare, within};
use sidelight_engine::facts::FactSheet;
use sidelight_engine::ingest::Input;

use crate::ENGINE;

fn read(id: &str, text: &str) -> Arc<FactSheet> {
    read_of("2023-03-14", id, text)
}

fn read_of(day: &str, id: &str, text: &str) -> Arc<FactSheet> {
    let record = serde_json::json!({"id": id, "published": day, "text": text});
    let input = Input::Record(record.to_string());
    Arc::new(ENGINE.read(&input, None, &CancelToken::default()).unwrap())
}

/// The rows that both texts have a part in.
fn shared(first: &str, second: &str) -> Vec<Row> {
    let sheets = [read("first", first), read("second", second)];
    let mut rows = compare(&sheets, &CancelToken::default()).unwrap().rows;
    rows.retain(|row| row.verdict != Verdict::Single);
    rows
}

fn verdicts(first: &str, second: &str) -> Vec<Verdict> {
    let rows = shared(first, second);
    rows.iter().map(|row| row.verdict).collect()
}

/// How the exact words that both cite stand to each other.
fn of_the_words(first: &str, second: &str) -> Vec<Verdict> {
    let rows = shared(first, second);
    let slots = rows.iter().flat_map(|row| &row.slots);
    let words = slots.filter(|slot| slot.question == Question::Words);
    words.map(|slot| slot.verdict).collect()
}

#[test]
#[ignore = "the claim is that the board decided; what it decided is not compared"]
fn a_claim_that_goes_on_in_one_article_is_denied_all_the_same() {
    let first = "Norvik Lines will close its Arlen terminal, the board decided on Monday.";
    let second = "Norvik Lines will not close its Arlen terminal, followed by a smaller yard in Torsby, \
        the board decided on Monday.";
    assert!(verdicts(first, second).contains(&Verdict::Conflict));
}

#[test]
fn was_and_had_are_two_claims() {
    let first = "The ferry was at the pier when the fire broke out on Sunday.";
    let second = "The ferry had no pier when the fire broke out on Sunday.";
    assert!(!verdicts(first, second).contains(&Verdict::Conflict));
}

#[test]
fn another_predicate_is_no_denial() {
    let first = "The ferry terminal in Torsby is closed until the spring.";
    let second = "The ferry terminal in Torsby is not safe until the spring.";
    assert!(!verdicts(first, second).contains(&Verdict::Conflict));
}

#[test]
fn what_may_be_is_set_beside_what_is() {
    let first = "The old bridge over the river is unsafe for lorries.";
    let second = "The old bridge over the river may be unsafe for lorries.";
    let rows = shared(first, second);
    assert!(rows.iter().any(|row| {
        row.verdict == Verdict::Compatible
            && row
                .reasons()
                .iter()
                .any(|reason| reason.contains("may be unsafe"))
    }));
}

#[test]
fn whom_a_pronoun_stands_for_is_no_agreement_on_who_said_it() {
    let chief = "Fire chief Ida Holm said the harbour hall of Torsby was empty when the roof fell.";
    let he = "He said the harbour hall of Torsby was empty when the roof fell.";
    let rows = shared(chief, he);
    let slots = rows.iter().flat_map(|row| &row.slots);
    assert!(slots.clone().count() > 0);
    assert!(slots.clone().all(|slot| slot.question != Question::SaidBy));
}

#[test]
fn what_happened_on_two_days_is_not_one_happening() {
    let now = "The flood of 12 March 2023 in Torsby killed 10 people in the harbour.";
    let then = "The flood of 5 May 2003 in Torsby killed 600 people in the harbour.";
    let rows = shared(now, then);
    let slots = rows.iter().flat_map(|row| &row.slots);
    let mut agreed = slots.filter(|slot| slot.verdict == Verdict::Agree);
    assert!(agreed.all(|slot| slot.question != Question::Status));
}

#[test]
fn a_plan_is_contradicted_by_its_denial() {
    let will = "Norvik Lines will close its Arlen terminal in March, the board said on Monday.";
    let will_not =
        "Norvik Lines will not close its Arlen terminal in March, the board said on Monday.";
    assert!(verdicts(will, will_not).contains(&Verdict::Conflict));
}

#[test]
fn what_is_expected_is_less_sure_than_what_will_be_and_neither_has_happened() {
    let will = "Norvik Lines will close its Arlen terminal in March, the board said on Monday.";
    let expected =
        "Norvik Lines is expected to close its Arlen terminal in March, the board said on Monday.";
    let closed = "Norvik Lines closed its Arlen terminal in March, the board said on Monday.";
    let reasons = |first, second| {
        let rows = shared(first, second);
        rows.iter().flat_map(Row::reasons).collect::<String>()
    };
    assert!(reasons(will, expected).contains("less sure"));
    assert!(reasons(will, closed).contains("still to come"));
    assert!(!verdicts(will, closed).contains(&Verdict::Conflict));
}

#[test]
fn a_reported_denial_contradicts_what_the_same_speaker_is_said_to_have_said() {
    let first = "Mayor Ida Holm said the repairs are finished and the road is open.";
    let denied = "Mayor Ida Holm said the repairs are not finished and the road is open.";
    let more = "Mayor Ida Holm said not only the repairs are finished and the road is open.";
    assert_eq!(verdicts(first, denied), [Verdict::Conflict]);
    assert_eq!(verdicts(first, more), [Verdict::Agree]);
}

#[test]
fn a_quote_that_loses_its_denial_is_not_merely_cut() {
    let whole = "“We will not hand over the harbour to any private company,” Mayor Ida Holm said.";
    let changed = "“We will hand over the harbour to any private company,” Mayor Ida Holm said.";
    let cut = "“We will not hand over the harbour,” Mayor Ida Holm said.";
    assert_eq!(of_the_words(whole, changed), [Verdict::Conflict]);
    assert_eq!(of_the_words(whole, cut), [Verdict::Compatible]);
}

#[test]
fn who_is_told_of_beside_others_is_no_other_toll() {
    let all = "Three people were shot dead in a flat in Torsby on Sunday.";
    let listed = "A burglar and two people were shot dead in a flat in Torsby on Sunday.";
    let fewer = "Two people were shot dead in a flat in Torsby on Sunday.";
    assert!(!verdicts(all, listed).contains(&Verdict::Conflict));
    assert!(verdicts(all, fewer).contains(&Verdict::Conflict));
}

#[test]
fn the_children_of_somebody_who_died_are_not_the_dead() {
    let one = "A father of five died after a shooting in Torsby on Sunday.";
    let other = "Two people died after a shooting in Torsby on Sunday.";
    assert!(!verdicts(one, other).contains(&Verdict::Conflict));
}

#[test]
fn ages_of_two_people_of_whom_both_tell_are_no_difference() {
    let first = "The 12-year-old boy shot his brother in Torsby. The 8-year-old boy died.";
    let second =
        "An 8-year-old boy shot by his brother in Torsby died. The brother is a 12-year-old boy.";
    let rows = shared(first, second);
    let mut reasons = rows.iter().flat_map(Row::reasons);
    assert!(!reasons.any(|reason| reason.contains("The numbers differ")));
}

#[test]
fn how_far_prices_rose_is_another_every_day() {
    let closing =
        |share: &str| format!("The Arlen index rose {share} percent at the close of trading.");
    let conflicts = |day: &str| {
        let sheets = [
            read("first", &closing("2.4")),
            read_of(day, "second", &closing("7.1")),
        ];
        let rows = compare(&sheets, &CancelToken::default()).unwrap().rows;
        let conflicts = rows.iter().filter(|row| row.verdict == Verdict::Conflict);
        conflicts.count()
    };
    assert!(conflicts("2023-03-14") > 0, "the same day");
    assert_eq!(conflicts("2023-03-15"), 0, "a day later");
}

/// The verdicts of the slots of one question.
fn of_question(question: Question, first: &str, second: &str) -> Vec<Verdict> {
    let rows = shared(first, second);
    let slots = rows.iter().flat_map(|row| &row.slots);
    let asked = slots.filter(|slot| slot.question == question);
    asked.map(|slot| slot.verdict).collect()
}

#[test]
fn a_contradiction_is_told_and_its_twin_is_not() {
    use Question::{HowMany, SaidBy, When, Where, Who};
    let pairs = [
        // Parts add up to the whole; a part is not the whole.
        (
            HowMany,
            "Five people died when the ferry sank off Torsby.",
            "Three men and one woman died when the ferry sank off Torsby.",
            "Three men and two women died when the ferry sank off Torsby.",
        ),
        // The one person without a name has one age.
        (
            HowMany,
            "A nine-year-old boy who fell into a quarry near Arlen is alive, rescuers said.",
            "Rescuers have reached the boy in the quarry near Arlen. The eight-year-old had fallen on Friday.",
            "Rescuers have reached the boy in the quarry near Arlen. The nine-year-old had fallen on Friday.",
        ),
        // A name of which one letter is another.
        (
            Who,
            "The skipper, Jorun Halvard, was pulled from the water by a trawler.",
            "A trawler pulled the skipper, Jorun Halverd, from the water.",
            "A trawler pulled the skipper, Jorun Halvard, from the water.",
        ),
        (
            When,
            "The lighthouse at Varn caught fire at 4.20 am on Tuesday, the coast guard said.",
            "The lighthouse at Varn caught fire at 4.20 am on Wednesday, the coast guard said.",
            "The lighthouse at Varn caught fire on Tuesday at 4.20 am, the coast guard said.",
        ),
        // One person is from one place.
        (
            Where,
            "The driver, Paul Okonjo, 30, from Leeds, was not hurt in the crash near the old mill.",
            "Paul Okonjo, 30, from Bradford, was not hurt in the crash near the old mill.",
            "Paul Okonjo, 30, from Leeds, was not hurt in the crash near the old mill.",
        ),
        (
            SaidBy,
            "The harbour will not be sold to a foreign company, Ida Holm said.",
            "The harbour will not be sold to a foreign company, Karl Winther said.",
            "The harbour will not be sold to a foreign company, Mayor Ida Holm said.",
        ),
    ];
    let mut faults = Vec::new();
    for (question, first, second, twin) in pairs {
        for (text, contradicts) in [(second, true), (twin, false)] {
            let told = of_question(question, first, text);
            if told.contains(&Verdict::Conflict) != contradicts {
                faults.push((text, told));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_is_told_of_other_things_is_no_contradiction() {
    use Question::{HowMany, SaidBy, When, Who};
    let pairs = [
        (
            HowMany,
            "The fire in Torsby killed six men of the crew.",
            "The fire in Torsby killed nine people, the mayor said.",
        ),
        (
            HowMany,
            "The girl's 31-year-old mother was at home when the shed in Varn burned down.",
            "The three-year-old was at home when the shed in Varn burned down.",
        ),
        (
            When,
            "Jorun Halvard was charged on Monday over the fire at the mill in Varn.",
            "Jorun Halvard was seen on Saturday near the fire at the mill in Varn.",
        ),
        (
            When,
            "The mayor confirmed on Monday that the mill in Varn had burned down.",
            "The mayor confirmed on Tuesday that the mill in Varn had burned down.",
        ),
        // The day of the call is not that of the voyage.
        (
            When,
            "“We leave today for Arlen,” the skipper Jorun Halvard told the harbour office of Varn.",
            "The skipper Jorun Halvard told the harbour office of Varn by telephone on Saturday that they leave for Arlen.",
        ),
        // A day may be that of the noun which it owns.
        (
            When,
            "Torsby will play on Saturday against the winner of the match in Varn.",
            "Torsby will play against the winner of Friday's match in Varn.",
        ),
        (
            HowMany,
            "Torsby (2-13) lost 20-13 to Varn in the last match of the year.",
            "Torsby lost 2-0 to Varn in the last match of the year.",
        ),
        (
            Who,
            "Three Somali sailors were saved by a trawler off Torsby.",
            "Three Somalis were saved by a trawler off Torsby.",
        ),
        (
            SaidBy,
            "The harbour will not be sold to a foreign company, she said.",
            "The harbour will not be sold to a foreign company, Karl Winther said.",
        ),
    ];
    let mut faults = Vec::new();
    for (question, first, second) in pairs {
        let told = of_question(question, first, second);
        if told.contains(&Verdict::Conflict) {
            faults.push((first, second));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_article_that_answers_a_question_of_a_row_has_a_sentence_in_it() {
    let first = "The ferry sank off Torsby on Tuesday. Five people died, the coast guard said.";
    let second = "Four people died when the ferry from Arlen went down in the storm off Torsby.";
    for row in shared(first, second) {
        for slot in &row.slots {
            let known = slot
                .cells
                .keys()
                .all(|article| row.cells.contains_key(article));
            assert!(known, "{row:?}");
        }
    }
}

#[test]
fn only_who_tells_the_claim_in_like_words_is_said_to_tell_it() {
    let first = "The courthouse of Varn will be closed on Tuesday after the fire in the cellar.";
    let second = "After the fire in the cellar the courthouse of Varn will stay closed on Tuesday.";
    let third =
        "The fire in the cellar of the courthouse of Varn broke out on Monday, a clerk said.";
    let sheets = [
        read("first", first),
        read("second", second),
        read("third", third),
    ];
    let rows = compare(&sheets, &CancelToken::default()).unwrap().rows;
    let closed = rows
        .iter()
        .find(|row| row.label.contains("closed"))
        .unwrap();
    let tellers: Vec<_> = closed.tellers.iter().map(ToString::to_string).collect();
    assert_eq!(tellers, ["first", "second"], "{closed:?}");
}

#[test]
fn a_surname_alone_takes_no_side_between_two_spellings() {
    let first = "Jorun Halvard was seen at the mill in Varn before the fire, neighbours said. Halvard denies it.";
    let second = "Jorun Halverd was seen at the mill in Varn before the fire, neighbours said.";
    let told = of_question(Question::Who, first, second);
    assert!(told.contains(&Verdict::Conflict), "{told:?}");
}

#[test]
fn a_label_can_be_read_alone() {
    let first = "He was pulled from the quarry by two divers. Two divers pulled Paul Okonjo from the quarry.";
    let second = "It took two divers to pull him from the quarry.";
    let rows = shared(first, second);
    assert!(
        rows.iter().all(|row| row.label.contains("Paul Okonjo")),
        "{rows:?}"
    );
}

/// A story whose headline is given.
fn headed(headline: &str) -> Arc<FactSheet> {
    let body = "A fire at the harbour of Torsby killed 12 people on Monday, the fire brigade said. \
        The blaze broke out in a warehouse shortly before midnight.\n\nMayor Per Lund told \
        reporters the harbour would stay closed until Friday.";
    let text = format!("{headline}\n\nBy Ida Holm\n4 March 2025\n\n{body}\n");
    let input = Input::Pasted(text);
    Arc::new(ENGINE.read(&input, None, &CancelToken::default()).unwrap())
}

#[test]
fn a_headline_that_tells_another_figure_or_day_than_its_article_contradicts_it() {
    let of = |headline| {
        let found = within(&headed(headline), &CancelToken::default()).unwrap();
        let found = found.iter().map(|it| {
            let answers = it.answers.iter().map(|answer| answer.text.clone());
            (it.question, answers.collect::<Vec<_>>())
        });
        found.collect::<Vec<_>>()
    };
    let figure = of("Fire at Torsby harbour kills nine people");
    let told = ["nine people", "12 people"].map(str::to_owned).to_vec();
    assert_eq!(figure, [(Question::HowMany, told)]);
    let day = of("Fire kills 12 people at Torsby harbour on Sunday");
    let told = ["Sunday", "Monday"].map(str::to_owned).to_vec();
    assert_eq!(day, [(Question::When, told)]);
    assert_eq!(of("Fire at Torsby harbour kills a dozen people"), []);
}

/// Who and of where an article tells otherwise in its headline than in its body.
fn told_otherwise(headline: &str, body: &str) -> Vec<(Question, Vec<String>)> {
    let text = format!("{headline}\n\nBy Ola Brandt\n4 March 2025\n\n{body}\n");
    let input = Input::Pasted(text);
    let sheet = ENGINE.read(&input, None, &CancelToken::default()).unwrap();
    let found = within(&sheet, &CancelToken::default()).unwrap();
    let found = found.into_iter().map(|it| {
        let answers = it.answers.into_iter().map(|answer| answer.text);
        (it.question, answers.collect())
    });
    found.collect()
}

#[test]
fn a_headline_that_calls_somebody_otherwise_than_its_article_contradicts_it() {
    let body = "Mayor Ida Berg resigned on Monday over the ferry contract, the council of Torsby said. \
        Berg denies that she had read it.";
    let told = |headline| told_otherwise(headline, body);
    let names = ["Ida Holm", "Ida Berg"].map(str::to_owned).to_vec();
    let other = [(Question::Who, names)];
    assert_eq!(told("Mayor Ida Holm quits over ferry contract"), other);
    assert_eq!(told("Ida Holm resigns over ferry contract"), other);
    assert_eq!(told("Mayor Ida Berg resigns over ferry contract"), []);
    assert_eq!(told("Torsby mayor Berg resigns over ferry contract"), []);
    let second = format!("{body} Her brother Per Berg, a farmer, was not surprised.");
    assert_eq!(
        told_otherwise("Karin Berg praises ferry contract", &second),
        [],
        "two people may have one surname"
    );
}

#[test]
fn a_headline_that_gives_somebody_the_post_of_another_place_contradicts_its_article() {
    let body = "Ida Berg, the mayor of Leeds, resigned on Monday over the ferry contract.";
    let places = ["Bristol", "Leeds"].map(str::to_owned).to_vec();
    assert_eq!(
        told_otherwise("Ida Berg, mayor of Bristol, resigns", body),
        [(Question::Where, places)]
    );
    assert_eq!(
        told_otherwise("Ida Berg, mayor of Leeds, resigns", body),
        []
    );
}

#[test]
fn an_age_may_have_changed_between_two_articles() {
    let age = |years: u32| {
        format!("Jorun Halvard, {years}, was charged over the fire at the mill in Varn.")
    };
    let contradict = |day: &str, years: u32| {
        let sheets = [read("first", &age(30)), read_of(day, "second", &age(years))];
        let rows = compare(&sheets, &CancelToken::default()).unwrap().rows;
        rows.iter().any(|row| row.verdict == Verdict::Conflict)
    };
    assert!(
        contradict("2023-03-15", 31),
        "no birthday between them is likely"
    );
    assert!(!contradict("2023-06-14", 31));
    assert!(contradict("2023-06-14", 35));
}

#[test]
fn an_age_is_told_in_years() {
    let first = "The baby, aged ten months, and Jorun Halvard, 30, live at the mill in Varn.";
    let rows = shared(first, "Jorun Halvard, 30, lives at the mill in Varn.");
    let slots = rows.iter().flat_map(|row| &row.slots);
    let answers = slots.flat_map(|slot| slot.cells.values().flatten());
    let ages: Vec<&str> = answers
        .filter(|answer| answer.text == "30")
        .map(|answer| answer.value.as_str())
        .collect();
    assert_eq!(ages, ["30 years of age"; 2]);
}

#[test]
fn where_everybody_names_another_day_each_tells_of_another() {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let told = |count: usize| {
        let sheets: Vec<_> = days[..count]
            .iter()
            .map(|day| {
                let text = format!(
                    "The lighthouse at Varn caught fire at 4.20 am on {day}, the coast guard said."
                );
                read(day, &text)
            })
            .collect();
        let rows = compare(&sheets, &CancelToken::default()).unwrap().rows;
        rows.iter().any(|row| row.verdict == Verdict::Conflict)
    };
    assert!(told(2));
    assert!(!told(5));
}

#[test]
fn one_minute_of_two_days_is_a_contradiction() {
    let on = |day: &str| format!("The tram left the rails in Torsby at 6.10am on {day}.");
    let told = of_question(Question::When, &on("Monday"), &on("Tuesday"));
    assert_eq!(told, [Verdict::Conflict]);
}

#[test]
fn who_says_it_otherwise_without_not_denies_nothing() {
    let first = "The ball did not come from the direction that the keeper was expecting.";
    let second = "The ball had come from a different direction than the keeper was expecting.";
    assert!(!verdicts(first, second).contains(&Verdict::Conflict));
}

#[test]
fn new_torsby_is_not_torsby() {
    let first = "Three boats sank in New Torsby harbour, New Torsby, on Sunday after the storm.";
    let second = "Three boats sank in Torsby harbour, Torsby, on Sunday after the storm.";
    assert!(!of_question(Question::Where, first, second).contains(&Verdict::Agree));
}

#[test]
fn a_plural_is_no_other_spelling_and_one_letter_more_is() {
    let spelt =
        |name: &str| format!("The ferry struck the quay of {name} Street in Torsby on Sunday.");
    let told = |one: &str, other: &str| of_question(Question::Where, &spelt(one), &spelt(other));
    assert!(told("Harlestone", "Harleston").contains(&Verdict::Conflict));
    let body = |name: &str| format!("The rector of Southern {name} resigned in Torsby on Sunday.");
    let told = of_question(Question::Who, &body("University"), &body("Universities"));
    assert!(!told.contains(&Verdict::Conflict));
}

#[test]
fn whose_authorities_speak_is_no_difference() {
    let first = "Torsby Police said the gate of the old harbour was forced open on Sunday night.";
    let second = "Authorities said the gate of the old harbour was forced open on Sunday night.";
    assert!(!of_question(Question::SaidBy, first, second).contains(&Verdict::Compatible));
    let other = "Ida Holm said the gate of the old harbour was forced open on Sunday night.";
    assert!(of_question(Question::SaidBy, second, other).contains(&Verdict::Compatible));
}

#[test]
fn long_words_that_two_articles_share_are_copied_unless_both_quote_them() {
    let shared = "The harbour of Torsby was closed on Sunday after the storm had torn the northern gate away";
    let first = format!("{shared}. Nobody was hurt.");
    let second = format!("{shared}. Repairs will take a week, the town said.");
    assert!(verdicts(&first, &second).contains(&Verdict::Copied));
    let words = "The harbour of Torsby will be closed until the spring";
    let quoted = |rest: &str| format!("“{words},” the mayor said. {rest}");
    let told = verdicts(
        &quoted("Nobody was hurt."),
        &quoted("Repairs will take a week."),
    );
    assert!(told.contains(&Verdict::Agree), "{told:?}");
}

#[test]
fn one_speaker_alone_makes_no_row() {
    let first = "Sheriff Ida Holm of Torsby said a concert was going on in the park on Sunday.";
    let second = "Sheriff Ida Holm of Torsby spoke to a few young people about it.";
    assert_eq!(verdicts(first, second), []);
}
