//! What is told of somebody beside what happened: what they are charged with, where they are hurt, where they were
//! brought; and what is not to be set beside it.

use sidelight_engine::compare::{Question, Verdict};

use crate::told_elsewhere::told;

fn sides(texts: [&str; 2]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

#[test]
fn what_somebody_is_charged_with_is_compared_by_crime_and_degree() {
    let first =
        "Jonas Brekke was charged with first-degree murder on Monday, the court of Varn said.";
    let second =
        "Jonas Brekke has been charged with second degree murder, the prosecutor of Varn said.";
    let told = told(&[first, second], Question::Why);
    let degrees = sides(["first-degree murder", "second degree murder"]);
    assert!(told.contains(&(Verdict::Conflict, degrees)), "{told:?}");

    // The same crime in other words is no difference, nor is a former sentence one with a charge.
    for other in [
        "Jonas Brekke faces a count of 1st-degree murder, the prosecutor of Varn said on Monday.",
        "Jonas Brekke was convicted of theft by the court of Varn in March.",
    ] {
        let told = self::told(&[first, other], Question::Why);
        assert!(told.is_empty(), "{told:?}");
    }
}

#[test]
fn who_is_charged_with_more_is_told() {
    let first = "Jonas Brekke was charged with murder and child abuse after the fire of Varn.";
    let second = "Jonas Brekke was charged with murder after the fire of Varn.";
    let told = told(&[first, second], Question::Why);
    let charges = sides(["murder", "murder and child abuse"]);
    assert!(told.contains(&(Verdict::Compatible, charges)), "{told:?}");
}

#[test]
fn where_somebody_is_hurt_is_compared_by_the_part_of_the_body() {
    let first = "Guard Jonas Brekke was shot in the left arm at the mill of Varn on Sunday.";
    let second = "Guard Jonas Brekke was shot in the right arm at the mill of Varn on Sunday.";
    let found = told(&[first, second], Question::How);
    let arms = sides(["left arm", "right arm"]);
    assert!(found.contains(&(Verdict::Conflict, arms)), "{found:?}");

    let vague = "Guard Jonas Brekke was shot in the arm at the mill of Varn on Sunday.";
    let found = told(&[first, vague], Question::How);
    let arms = sides(["arm", "left arm"]);
    assert!(found.contains(&(Verdict::Compatible, arms)), "{found:?}");

    // "back" and "head" are parts of the body only where somebody is hurt there.
    let other = "Guard Jonas Brekke, head of the night shift, was shot at the back gate of the mill of Varn on Sunday.";
    let found = told(&[first, other], Question::How);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn two_who_are_hurt_in_one_sentence_are_two() {
    let first = "Jonas Brekke was shot in the hand and another guard was hit in the leg at the mill of Varn.";
    let second = "Jonas Brekke was shot in the hand at the mill of Varn.";
    let found = told(&[first, second], Question::How);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn to_which_hospital_somebody_came_is_compared_by_its_name() {
    let first = "The guard of the mill was taken to Arlen General Hospital with burns on Sunday.";
    let second = "The guard of the mill was taken to Holm Memorial Hospital with burns on Sunday.";
    let found = told(&[first, second], Question::Where);
    let names = sides(["Arlen General Hospital", "Holm Memorial Hospital"]);
    assert!(found.contains(&(Verdict::Compatible, names)), "{found:?}");

    let shorter = "The guard of the mill was taken to Arlen Hospital with burns on Sunday.";
    let found = told(&[first, shorter], Question::Where);
    let names = sides(["Arlen General Hospital", "Arlen Hospital"]);
    assert!(found.contains(&(Verdict::Compatible, names)), "{found:?}");
}

#[test]
fn where_streets_cross_is_one_answer() {
    let first = "A tram hit a van at the corner of Oak and Elm on Sunday.";
    let second = "A tram hit a van at the corner of Oak and Mill on Sunday.";
    let found = told(&[first, second], Question::Where);
    let crossings = sides(["Oak and Elm", "Oak and Mill"]);
    assert!(found.contains(&(Verdict::Conflict, crossings)), "{found:?}");

    for same in [
        "A tram hit a van at Elm Street and Oak Street on Sunday.",
        "A tram hit a van at Oak and Elm streets on Sunday.",
        "A tram hit a van at the intersection of Oak & Elm on Sunday.",
    ] {
        let found = told(&[first, same], Question::Where);
        assert!(found.is_empty(), "{same}: {found:?}");
    }

    let one = "A tram hit a van on Elm Street on Sunday.";
    let found = told(&[first, one], Question::Where);
    let streets = sides(["Elm Street", "Oak and Elm"]);
    assert!(found.contains(&(Verdict::Compatible, streets)), "{found:?}");
}

#[test]
fn two_times_of_one_day_that_exclude_each_other_are_told() {
    let morning = "The mill of Varn burned down at 11:30 a.m. on Sunday.";
    let afternoon = "The mill of Varn burned down on Sunday afternoon.";
    let found = told(&[morning, afternoon], Question::When);
    let times = sides(["11:30 a.m. on Sunday", "Sunday afternoon"]);
    assert_eq!(found, [(Verdict::Conflict, times)]);

    // Late in the night is early in the morning, and of "11:30" it is open which half of the day it is in.
    for [one, other] in [
        ["at 1 a.m. on Sunday", "on Sunday night"],
        ["at 5:30 p.m. on Sunday", "on Sunday evening"],
        ["on Sunday afternoon", "on Sunday evening"],
    ] {
        let texts = [one, other].map(|time| format!("The mill of Varn burned down {time}."));
        let found = told(&texts.each_ref().map(String::as_str), Question::When);
        let is_conflict = |(verdict, _): &(Verdict, Vec<String>)| *verdict == Verdict::Conflict;
        assert!(!found.iter().any(is_conflict), "{found:?}");
    }
}

#[test]
fn history_is_not_set_beside_the_news() {
    let news = "A fire at the mill of Varn killed three people on Sunday. Nine people were hurt in the fire, the police said.";
    let other = "A fire at the mill of Varn killed three people on Sunday. In the fire at the mill of Arlen in June 2019, two people were killed. Twenty people were hurt in the fire, the police said.";
    let third = "A fire at the mill of Varn killed three people on Sunday.";
    let found = told(&[news, other, third], Question::HowMany);
    assert!(found.is_empty(), "{found:?}");

    // What the story is about is no history, however long ago it was.
    let trials = [
        "The fire at the mill of Arlen in June 2019 killed two people, a court heard on Monday.",
        "The fire at the mill of Arlen in June 2019 killed five people, the court heard on Monday.",
    ];
    let found = told(&trials, Question::HowMany);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn quotations_of_two_people_are_one_only_where_nearly_all_words_are() {
    let first = "“The fire was really strong, and people poured into the streets in panic,” said Sara Lind, a baker.";
    let second = "“People poured into the streets, fearing the smoke,” said Jonas Brekke, a guard.";
    let found = told(&[first, second], Question::Words);
    assert!(found.is_empty(), "{found:?}");

    let given = "“The fire was really strong, and people poured into the street in fear,” said Jonas Brekke, a guard.";
    let found = told(&[first, given], Question::Words);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn arrests_for_two_things_are_no_contradiction() {
    let first = "A fire at the mill of Varn killed two people on Sunday. Two arrests were made for the illegal sale of fuel, the police said.";
    let second = "A fire at the mill of Varn killed two people on Sunday. Over the weekend 15 arrests for drunkenness kept the officers of the town busy.";
    let found = told(&[first, second], Question::HowMany);
    let is_conflict = |(verdict, _): &(Verdict, Vec<String>)| *verdict == Verdict::Conflict;
    assert!(!found.iter().any(is_conflict), "{found:?}");
}
