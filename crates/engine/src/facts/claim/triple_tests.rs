use crate::facts::testing::{claims, facts};
use crate::facts::{Claim, Fact, Factuality};

fn triples(body: &str) -> Vec<[String; 3]> {
    let facts = facts("", body);
    let claims = claims(&facts).into_iter();
    claims
        .flat_map(|(_, claim)| claim.triples.clone())
        .collect()
}

/// The claim with a relation.
fn related<'f>(facts: &'f [Fact], relation: &str) -> &'f Claim {
    let claims = claims(facts);
    let mut claims = claims.iter().map(|(_, claim)| *claim);
    let related = |claim: &&Claim| claim.triples.iter().any(|triple| triple[1] == relation);
    claims
        .find(related)
        .unwrap_or_else(|| panic!("{relation}: {facts:?}"))
}

#[test]
fn a_clause_is_taken_apart() {
    let found = triples("The dam, built in 1974, supplied 40 million litres of water to Lagos.");
    let expected = [
        ["The dam", "built in", "1974"],
        ["The dam", "supplied", "40 million litres of water"],
        ["The dam", "supplied 40 million litres of water to", "Lagos"],
    ]
    .map(|triple| triple.map(str::to_owned));
    for triple in &expected {
        assert!(found.contains(triple), "{triple:?} in {found:?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:?}");
}

#[test]
fn what_somebody_said_is_attributed_to_them() {
    let facts = facts(
        "",
        "Ada Obi, the minister, said the dam had no valves in 2019.",
    );
    let told = related(&facts, "had");
    let by = told.by.as_ref().expect("somebody said it");
    assert_eq!(by.name, "Ada Obi");
    let quote = facts.iter().find(|fact| Some(&fact.id) == by.fact.as_ref());
    assert!(quote.is_some(), "{by:?}");
    assert_eq!(told.factuality, Factuality::Denied);
}

#[test]
fn conditions_questions_and_aims_assert_nothing() {
    let body = "Who opened the gates? Engineers came to repair the wall. If rain fills the lake, \
                the town is lost.";
    let found = triples(body);
    let asserted = |verb: &str| found.iter().any(|[_, relation, _]| relation.contains(verb));
    for verb in ["opened", "repair", "fills"] {
        assert!(!asserted(verb), "{verb} in {found:?}");
    }
}

#[test]
fn a_repetition_is_one_claim_with_more_evidence() {
    let facts = facts(
        "",
        "The wall is 30 metres high. It rained. The wall is 30 metres high.",
    );
    let claims = claims(&facts);
    let [(fact, told)] = claims[..] else {
        panic!("{claims:?}");
    };
    assert_eq!(told.triples, [["The wall", "is", "30 metres high"]]);
    assert_eq!(fact.evidence.len(), 2);
}

#[test]
fn figures_are_more_worth_checking_than_opinions() {
    let facts = facts(
        "",
        "The company sold 4,000 cars in May 2023. The new car is a great car.",
    );
    assert!(related(&facts, "sold").worth > 0.7, "{facts:?}");
    let opinion = |fact: &Fact| fact.summary().contains("great car");
    assert!(!facts.iter().any(opinion), "{facts:?}");
}

#[test]
fn a_condition_is_told_with_what_holds_under_it() {
    let facts = facts(
        "",
        "Boeing will close the plant in Seattle if orders fall by a third.",
    );
    let told = related(&facts, "will close");
    assert_eq!(told.condition.as_deref(), Some("if orders fall by a third"));
}
