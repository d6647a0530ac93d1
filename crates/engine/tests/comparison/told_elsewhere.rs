//! What two articles tell in sentences that have little in common is set side by side all the same, where
//! it is sure that both tell of one thing.

use std::sync::Arc;

use sidelight_engine::article::ArticleId;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Question, Row, Verdict, compare};
use sidelight_engine::facts::FactSheet;
use sidelight_engine::ingest::Input;

use crate::ENGINE;

fn read(id: &str, text: &str) -> Arc<FactSheet> {
    let record = serde_json::json!({"id": id, "published": "2023-03-14", "text": text});
    let input = Input::Record(record.to_string());
    Arc::new(ENGINE.read(&input, None, &CancelToken::default()).unwrap())
}

fn rows(texts: &[&str]) -> Vec<Row> {
    let sheets = texts.iter().enumerate();
    let sheets: Vec<_> = sheets
        .map(|(at, text)| read(&format!("article-{at}"), text))
        .collect();
    compare(&sheets, &CancelToken::default()).unwrap().rows
}

/// What is told as different on a question: verdict and answers.
pub fn told(texts: &[&str], question: Question) -> Vec<(Verdict, Vec<String>)> {
    let rows = rows(texts);
    let slots = rows.iter().flat_map(|row| &row.slots);
    let slots = slots.filter(|slot| slot.question == question);
    let told = slots.filter_map(|slot| {
        let sides = slot.differences.first()?.sides.iter();
        let mut texts: Vec<String> = sides.map(|side| side.text.clone()).collect();
        texts.sort();
        Some((slot.verdict, texts))
    });
    told.collect()
}

#[test]
fn where_somebody_is_from_is_compared_wherever_it_is_told() {
    let first = "The mill of Varn burned down on Sunday. Its guard, Jonas Brekke, 41, of Leeds, had called the fire office.";
    let second = "Three ferries stayed in the harbour of Arlen on Sunday. Among those who waited was Jonas Brekke, 41, from Hull, who had lost his keys.";
    let told = told(&[first, second], Question::Where);
    let homes = vec!["Hull".to_owned(), "Leeds".to_owned()];
    assert!(told.contains(&(Verdict::Conflict, homes)), "{told:?}");
}

#[test]
fn a_name_that_is_spelt_otherwise_is_told_though_nothing_else_is_alike() {
    let first = "The mill of Varn burned down on Sunday. Kavon Lundqvist, 20, was questioned by the police of the town.";
    let second = "A ferry captain praised his crew. It was Travon Lundqvist whom the officers had taken along in the night.";
    let told = told(&[first, second], Question::Who);
    let names = vec!["Kavon Lundqvist".to_owned(), "Travon Lundqvist".to_owned()];
    assert!(told.contains(&(Verdict::Conflict, names)), "{told:?}");

    // An article that knows both tells of two.
    let both = "A ferry captain praised his crew, Kavon Lundqvist and Travon Lundqvist, whom the officers had taken along.";
    let told = self::told(&[first, both], Question::Who);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn the_most_exact_time_of_an_article_is_the_one_that_is_compared() {
    let first = "The mill of Varn burned down on Sunday. Nobody was hurt when the mill of Varn burned down around 11am on Sunday.";
    let second = "The old mill of Varn burned down on Sunday.";
    let told = told(&[first, second], Question::When);
    let times = vec!["Sunday".to_owned(), "around 11am on Sunday".to_owned()];
    assert!(told.contains(&(Verdict::Compatible, times)), "{told:?}");
}

#[test]
fn since_when_is_another_question_than_when() {
    let first = "Wednesday's fire at the mill of Varn is believed to be the first since 1959.";
    let second =
        "Wednesday's fire at the mill of Varn is believed to be the first since the 1950s.";
    let told = told(&[first, second], Question::When);
    let times = vec!["since 1959".to_owned(), "since the 1950s".to_owned()];
    assert!(
        told.iter().any(|(_, answers)| *answers == times),
        "{told:?}"
    );
}

#[test]
fn a_quotation_is_compared_sentence_by_sentence() {
    let first =
        "\"We are sorry. The mill will never open its doors to another guest,\" Ida Holm said.";
    let second = "Ida Holm told the council: \"It was late. The mill will never open its gates to another guest.\"";
    let told = told(&[first, second], Question::Words);
    let words = vec![
        "The mill will never open its doors to another guest,".to_owned(),
        "The mill will never open its gates to another guest.".to_owned(),
    ];
    assert!(told.contains(&(Verdict::Conflict, words)), "{told:?}");
}

#[test]
fn who_tells_it_beside_other_things_stands_in_the_row() {
    let articles = [
        "Ida Holm was charged with the theft of nine paintings on Monday.",
        "Ida Holm, a clerk, was charged with the theft of paintings.",
        "The court of Arlen, which had been closed for a week because of a flood that ruined its records and left three rooms without light, sat on Monday, when a clerk was charged with the theft of nine paintings.",
    ];
    let rows = rows(&articles);
    let row = rows.iter().find(|row| row.label.contains("charged"));
    assert_eq!(row.map(|row| row.cells.len()), Some(3), "{rows:#?}");
}

#[test]
fn villages_and_magnitudes_are_no_dead() {
    let first =
        "A 5.9-magnitude quake levelled seven villages near Arlen, killing ten people, on Sunday.";
    let second = "The quake near Arlen on Sunday, of magnitude 6.1, killed three people and levelled four villages.";
    let rows = rows(&[first, second]);
    let slots = rows.iter().flat_map(|row| &row.slots);
    let dead = slots.filter(|slot| slot.label == "dead");
    let told: Vec<&str> = dead
        .flat_map(|slot| slot.cells.values().flatten())
        .map(|answer| answer.text.as_str())
        .collect();
    assert_eq!(told, ["ten people", "three people"]);
}

#[test]
fn a_street_is_compared_wherever_it_is_told() {
    let first = "The mill of Varn burned down on Sunday. Its guard lived at 24 Brenner Street, near the harbour.";
    let second = "A ferry captain praised his crew. One of them had gone to Brennor Street before the night was over.";
    let told = told(&[first, second], Question::Where);
    let streets = vec!["24 Brenner Street".to_owned(), "Brennor Street".to_owned()];
    assert!(told.contains(&(Verdict::Conflict, streets)), "{told:?}");

    let other_sort = "A ferry captain praised his crew. One of them had gone to Brenner Road before the night was over.";
    let told = self::told(&[first, other_sort], Question::Where);
    let streets = vec!["24 Brenner Street".to_owned(), "Brenner Road".to_owned()];
    assert!(told.contains(&(Verdict::Conflict, streets)), "{told:?}");
}

#[test]
fn a_block_holds_its_houses() {
    let house = "The mill at 219 Brenner St. burned down on Sunday.";
    let block = "The mill in the 200 block of Brenner Street burned down on Sunday.";
    let told = told(&[house, block], Question::Where);
    let streets = vec![
        "200 block of Brenner Street".to_owned(),
        "219 Brenner St".to_owned(),
    ];
    assert!(told.contains(&(Verdict::Compatible, streets)), "{told:?}");

    let other_house = "The mill at 340 Brenner Street burned down on Sunday.";
    let told = self::told(&[block, other_house], Question::Where);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_saint_is_no_street() {
    let first = "Snow fell on Mount St. Helens on Sunday.";
    let second = "Snow fell on Mount Street on Sunday.";
    let told = told(&[first, second], Question::Where);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn who_says_so_is_no_second_question_where_a_name_is_spelt_otherwise() {
    let words = "told the court of Varn that the mill would reopen in the spring";
    let first = format!("Kavon Lundqvist {words}.");
    let second = format!("Travon Lundqvist {words}.");
    assert_eq!(told(&[&first, &second], Question::Who).len(), 1);
    assert_eq!(told(&[&first, &second], Question::SaidBy), []);

    // The surname alone takes no side.
    let alone = "Lundkvist told the court of Varn that the mill would reopen in the spring.";
    assert_eq!(told(&[&first, alone], Question::SaidBy), []);

    // Brother and sister: the second article names both.
    let both = format!("{second} Kavon Lundqvist, her brother, wept.");
    assert_eq!(told(&[&first, &both], Question::Who), []);
}

#[test]
fn a_name_is_told_as_spelt_otherwise_beside_others_of_its_family() {
    let first = "Kavon Lundqvist was shot on Sunday in Varn. Dagny Lundqvist, his sister, spoke of a good boy. \
        Lundqvist was a father.";
    let second = "Officers found Kevon Lundqvist behind the mill. Lundqvist died before help arrived. \
        Lundqvist was not the one whom they had looked for. Dagny Lundqvist wept.";
    let told = told(&[first, second], Question::Who);
    let names = vec!["Kavon Lundqvist".to_owned(), "Kevon Lundqvist".to_owned()];
    assert!(told.contains(&(Verdict::Conflict, names)), "{told:?}");
}

#[test]
fn a_surname_alone_is_told_as_spelt_otherwise_than_in_a_full_name() {
    let first =
        "The mill of Varn burned down on Sunday. Lieutenant Derrick Lundqvist praised the firemen.";
    let second = "Three ferries stayed in the harbour of Arlen. Lieutenant Lundqvest told reporters about the mill. Lundqvest was tired.";
    let told = told(&[first, second], Question::Who);
    let names = vec!["Derrick Lundqvist".to_owned(), "Lundqvest".to_owned()];
    assert!(
        told.contains(&(Verdict::Compatible, names)),
        "it may be somebody else: {told:?}"
    );
}

#[test]
fn a_difference_cites_each_article_by_what_it_tells_in_full() {
    let first = "The mill of Varn burned down on Sunday.";
    let second = "The mill of Varn burned down on Sunday morning.";
    let third = "The mill of Varn burned down on Sunday. Nobody was hurt when the mill of Varn burned down around 11am on Sunday.";
    let told = told(&[first, second, third], Question::When);
    let times = ["Sunday", "Sunday morning", "around 11am on Sunday"];
    let times = times.map(str::to_owned).to_vec();
    assert!(told.contains(&(Verdict::Compatible, times)), "{told:?}");
}

#[test]
fn three_spellings_of_a_name_are_one_question() {
    let first = "Heidar Halvandi was seen at the mill in Varn on Sunday. Halvandi denies it.";
    let second = "Heydar Halvandi was seen at the mill in Varn on Sunday. Halvandi denies it.";
    let third = "Three ferries stayed in the harbour of Arlen, among them that of Heydar Halbandi.";
    let told = told(&[first, second, third], Question::Who);
    let names = ["Heidar Halvandi", "Heydar Halbandi", "Heydar Halvandi"];
    let names = names.map(str::to_owned).to_vec();
    assert_eq!(told, [(Verdict::Conflict, names)]);
}

#[test]
fn a_spelling_is_asked_once_and_a_surname_takes_no_side() {
    let first = "Police named Catherine Lundqvist, 61, as the victim of the fire at the mill. Catherine Lundqvist lived there.";
    let second = "Police named Catharine Lundqvist, 61, as the victim of the fire at the mill. Neighbours said Catharine Lundqvist lived there.";
    let third = "Police named Lundqvist as the victim of the fire at the mill. Neighbours said Lundqvist lived there.";
    let told = told(&[first, second, third], Question::Who);
    let names = vec![
        "Catharine Lundqvist".to_owned(),
        "Catherine Lundqvist".to_owned(),
    ];
    assert_eq!(told, [(Verdict::Conflict, names)]);

    let fourth =
        "Three ferries stayed in the harbour of Arlen, among them that of Catharine Lundqvist.";
    let all = rows(&[first, second, fourth]);
    let slots = all.iter().flat_map(|row| &row.slots);
    let mut spellings = slots.filter(|slot| !slot.differences.is_empty());
    let fourth = ArticleId::new("article-2");
    assert!(
        spellings.any(|slot| slot.cells.contains_key(&fourth)),
        "{all:?}"
    );

    let rows = rows(&[first, second, third]);
    let slots = rows.iter().flat_map(|row| &row.slots);
    let mut differing = slots.filter(|slot| !slot.differences.is_empty());
    let third = ArticleId::new("article-2");
    assert!(
        differing.all(|slot| !slot.cells.contains_key(&third)),
        "{rows:?}"
    );
}

#[test]
fn one_number_of_one_thing_in_other_words_is_no_difference() {
    let first = "The guard of the mill leaves two young daughters, his brother said on Sunday.";
    let second = "The guard of the mill leaves two little daughters, his brother said on Sunday.";
    let told = told(&[first, second], Question::HowMany);
    assert!(told.is_empty(), "{told:?}");

    let several =
        "Eighty member countries met at the mill of Varn on Sunday to end the war of the harbours.";
    let other = "Eighty countries and organizations met at the mill of Varn on Sunday to end the war of the harbours.";
    let told = self::told(&[several, other], Question::HowMany);
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn what_is_paid_over_some_years_is_not_paid_for_more() {
    let first = "Norvik Lines offered the captain $150 million over seven years on Sunday.";
    let second = "Norvik Lines offered the captain $150 million for seven years on Sunday.";
    let told = told(&[first, second], Question::HowMany);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn those_who_are_some_of_the_dead_are_not_their_number() {
    let first = "Seven people were killed in the fire at the mill of Varn on Sunday. Two women were killed in the fire at the mill of Varn.";
    let second = "Five people were killed in the fire at the mill of Varn on Sunday. Two women were killed in the fire at the mill of Varn.";
    let told = told(&[first, second], Question::HowMany);
    let dead = vec!["Five people".to_owned(), "Seven people".to_owned()];
    assert!(told.contains(&(Verdict::Conflict, dead)), "{told:?}");
}

#[test]
fn the_land_alone_is_less_exact_than_the_town_in_it() {
    let town = "The old mill burned down in Varna, Bulgaria on Sunday after a storm.";
    let land = "The old mill burned down in Bulgaria on Sunday after a storm.";
    let told = told(&[town, land], Question::Where);
    let places = vec!["Bulgaria".to_owned(), "Varna, Bulgaria".to_owned()];
    assert!(told.contains(&(Verdict::Compatible, places)), "{told:?}");

    let two = "The old mill burned down in Bulgaria and Romania on Sunday after a storm.";
    let told = self::told(&[two, land], Question::Where);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_day_with_its_hour_tells_more_than_the_day() {
    let day = "The mill of Varn burned down on March 12, 2023.";
    let hour = "The mill of Varn burned down on March 12, 2023 at about 9:30 pm.";
    let told = told(&[day, hour], Question::When);
    let times = vec![
        "March 12, 2023".to_owned(),
        "March 12, 2023 at about 9:30 pm".to_owned(),
    ];
    assert!(told.contains(&(Verdict::Compatible, times)), "{told:?}");
}

#[test]
fn a_word_spelt_as_on_the_other_side_of_an_ocean_is_the_same() {
    let first = "\"The old cable had a fibre cut near the harbour,\" Ida Holm said.";
    let second = "\"The old cable had a fiber cut near the harbour,\" Ida Holm said.";
    let told = told(&[first, second], Question::Words);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn who_fell_did_not_do_the_opposite_of_climbing_but_prices_that_fell_did_not_rise() {
    let first = "Jonas Brekke of Leeds was climbing Mount Varn near the Tasker hut of the national park on Sunday.";
    let second = "Jonas Brekke of Leeds fell on Mount Varn near the Tasker hut of the national park on Sunday.";
    let told = told(&[first, second], Question::Status);
    assert!(
        told.iter()
            .all(|(verdict, _)| *verdict != Verdict::Conflict),
        "{told:?}"
    );
    let rose =
        "Prices at the harbour of Varn rose sharply last week, the harbour office said on Sunday.";
    let fell =
        "Prices at the harbour of Varn fell sharply last week, the harbour office said on Sunday.";
    let told = self::told(&[rose, fell], Question::Status);
    assert!(
        told.iter()
            .any(|(verdict, _)| *verdict == Verdict::Conflict),
        "{told:?}"
    );
}
