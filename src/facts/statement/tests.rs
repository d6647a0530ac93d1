use crate::facts::testing::{facts, statements};
use crate::facts::{Modality, Polarity};

fn triples(body: &str) -> Vec<[String; 3]> {
    let facts = facts("", body);
    let statements = statements(&facts).into_iter();
    statements
        .map(|(_, told)| {
            [
                told.subject.clone(),
                told.relation.clone(),
                told.object.clone(),
            ]
        })
        .collect()
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
    let statements = statements(&facts);
    let (_, told) = statements
        .iter()
        .find(|(_, told)| told.relation == "had")
        .unwrap_or_else(|| panic!("{statements:?}"));
    assert_eq!(told.attributed_to.as_deref(), Some("Ada Obi"));
    assert_eq!(told.polarity, Polarity::Negative);
    assert_eq!(told.modality, Modality::Asserted);
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
fn a_repetition_is_one_statement_with_more_evidence() {
    let facts = facts(
        "",
        "The wall is 30 metres high. It rained. The wall is 30 metres high.",
    );
    let statements = statements(&facts);
    let [(fact, told)] = statements[..] else {
        panic!("{statements:?}");
    };
    assert_eq!(told.object, "30 metres high");
    assert_eq!(fact.evidence.len(), 2);
}

#[test]
fn figures_are_more_worth_checking_than_opinions() {
    let facts = facts(
        "",
        "The company sold 4,000 cars in May 2023. The new car is a great car.",
    );
    let statements = statements(&facts);
    let worth = |verb: &str| {
        let found = statements.iter().find(|(_, told)| told.relation == verb);
        found.map_or(0.0, |(_, told)| told.check_worthiness)
    };
    assert!(worth("sold") > 0.7, "{statements:?}");
    assert!(worth("is") < 0.3, "{statements:?}");
}

#[test]
fn a_condition_is_told_with_what_holds_under_it() {
    let facts = facts(
        "",
        "Boeing will close the plant in Seattle if orders fall by a third.",
    );
    let statements = statements(&facts);
    let (_, told) = statements
        .first()
        .unwrap_or_else(|| panic!("{statements:?}"));
    assert_eq!(told.object, "the plant");
    assert_eq!(told.condition.as_deref(), Some("if orders fall by a third"));
}
