//! Quantities of small articles.

use crate::facts::testing::facts;
use crate::facts::{FactContent, Quantity};

fn quantities(body: &str) -> Vec<(Quantity, usize)> {
    let facts = facts("", body);
    let found = facts.into_iter().filter_map(|fact| match fact.content {
        FactContent::Quantity(quantity) => Some((quantity, fact.evidence.len())),
        _ => None,
    });
    found.collect()
}

fn counted(body: &str) -> Vec<String> {
    let found = quantities(body).into_iter();
    found
        .map(|(quantity, _)| quantity.of.unwrap_or_default())
        .collect()
}

#[test]
fn a_hedged_figure_told_twice_is_one() {
    let found = quantities(
        "Nearly 87 member countries met in Rome. The approximately 87 member nations signed a text.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0.modifier.as_deref(), Some("~"));
    assert_eq!(found[0].1, 2);
}

#[test]
fn a_bare_dollar_is_the_one_the_article_names() {
    let found = quantities("The firm paid AU$52.5 million. Of the $52.5 million, half was lost.");
    let units: Vec<_> = found
        .iter()
        .map(|(found, _)| found.unit.as_deref())
        .collect();
    assert!(!units.contains(&Some("USD")), "{units:?}");
}

#[test]
fn a_change_is_told_from_a_level() {
    assert_eq!(counted("Exports rose by 5 percent."), ["rise in Exports"]);
    assert_eq!(counted("Exports fell to 300 tonnes."), ["Exports"]);
    assert_eq!(
        counted("There was a 5 percent increase in exports."),
        ["rise in exports"]
    );
    assert_eq!(counted("The death toll stood at 53."), ["death toll"]);
}

#[test]
fn the_dead_are_counted_without_a_noun() {
    assert_eq!(
        counted("The blast killed 12 and injured 40."),
        ["killed", "injured"]
    );
}

#[test]
fn a_length_of_time_is_a_measure_but_no_step_to_another_time() {
    let units = |body: &str| {
        let found = quantities(body).into_iter();
        found.map(|(found, _)| found.unit).collect::<Vec<_>>()
    };
    assert_eq!(
        units("He was sentenced to six years in prison."),
        [Some("year".to_owned())]
    );
    assert!(units("He returned two days later.").is_empty());
    assert!(units("The past nine days were quiet.").is_empty());
}

#[test]
fn what_a_hyphen_ties_to_a_number_is_counted_and_what_a_number_names_is_not() {
    assert_eq!(counted("He read a 60-page plan."), ["page"]);
    assert_eq!(counted("The town has a 50-slip marina."), ["slip"]);
    assert!(counted("Trams 12 and 14 were late.").is_empty());
    assert!(counted("The 737 airliner landed.").is_empty());
}

#[test]
fn a_headline_of_casualties_tells_who_is_counted() {
    assert_eq!(
        counted("Quake: 940 dead, over 1,700 hurt"),
        ["dead", "injured"]
    );
}

#[test]
fn a_number_of_nothing_is_a_guess() {
    let is_guess = |body: &str, words: &str| {
        let facts = facts("", body);
        let found = facts.iter().find(|fact| {
            matches!(fact.content, FactContent::Quantity(_)) && &*fact.evidence[0].text == words
        });
        found.map(crate::facts::Fact::is_guess)
    };
    let body = "The Reds beat the Blues 31-24 on Sunday.";
    assert_eq!(is_guess(body, "31"), Some(true));
    assert_eq!(is_guess("Four remain in hospital.", "Four"), Some(false));
    assert_eq!(is_guess("The crew saved 24 sailors.", "24"), Some(false));
}

#[test]
fn a_bare_number_behind_she_was_is_an_age() {
    assert_eq!(counted("Ada Obi died on Monday. She was 85."), ["age"]);
    assert_eq!(counted("The singer died in prison at 77."), ["age"]);
    assert_ne!(counted("She was 85th in the race."), ["age"]);
}

#[test]
fn positions_and_addresses_count_nothing() {
    assert!(counted("The club sold first baseman 1B Ada Obi to Boston.").is_empty());
    assert!(counted("She walked into the club at 200 W. Marlow Blvd.").is_empty());
}

#[test]
fn what_only_numbers_a_thing_counts_nothing() {
    assert!(counted("Day six of the strike began quietly.").is_empty());
    assert!(counted("The fight was over in a round or two.").is_empty());
    assert_eq!(counted("The day six people came was a Monday."), ["people"]);
}

#[test]
fn a_figure_that_a_text_broke_is_one() {
    assert_eq!(counted("The town has 13, 000 people."), ["people"]);
    let facts = facts("", "The town has 13, 000 people.");
    let value = facts.iter().find_map(|fact| match &fact.content {
        FactContent::Quantity(quantity) => quantity.value,
        _ => None,
    });
    assert_eq!(value, Some(13_000.0));
}
