use std::collections::HashSet;

use super::all;
use crate::facts::testing::{facts, facts_in};
use crate::facts::{Fact, any_language};

/// The facts of an example, whose first paragraph may be a headline.
fn facts_of(text: &str) -> Vec<Fact> {
    let headline = text.strip_prefix("# ");
    match headline.and_then(|text| text.split_once("\n\n")) {
        Some((headline, body)) => facts(headline, body),
        None => facts("", text),
    }
}

fn carry(facts: &[Fact], id: &str) -> bool {
    facts.iter().any(|fact| fact.rule == id)
}

/// What the examples of a kind get wrong, so that one run tells all of it.
fn mistakes_of(kind: &str) -> Vec<String> {
    let mut mistakes = Vec::new();
    for rule in all().filter(|rule| rule.id.starts_with(kind)) {
        let read = if any_language::rules::RULES.contains(rule) {
            |text: &str| facts_in("de", &text.replace("Ida Holm", "[Ida Holm|PERSON]"))
        } else {
            facts_of
        };
        if !carry(&read(rule.example), rule.id) {
            mistakes.push(format!("{} is not in: {}", rule.id, rule.example));
        }
        if carry(&read(rule.counterexample), rule.id) {
            mistakes.push(format!("{} is in: {}", rule.id, rule.counterexample));
        }
    }
    mistakes
}

#[test]
fn each_rule_for_names_finds_its_example_and_leaves_its_counterexample() {
    assert_eq!(mistakes_of("entity."), [""; 0]);
}

#[test]
fn each_rule_for_roles_finds_its_example_and_leaves_its_counterexample() {
    assert_eq!(mistakes_of("role."), [""; 0]);
}

#[test]
fn each_rule_for_quotes_finds_its_example_and_leaves_its_counterexample() {
    assert_eq!(mistakes_of("quote."), [""; 0]);
}

#[test]
fn each_rule_for_times_finds_its_example_and_leaves_its_counterexample() {
    assert_eq!(mistakes_of("time."), [""; 0]);
}

#[test]
fn each_rule_for_quantities_finds_its_example_and_leaves_its_counterexample() {
    assert_eq!(mistakes_of("quantity."), [""; 0]);
}

#[test]
fn each_rule_for_claims_finds_its_example_and_leaves_its_counterexample() {
    assert_eq!(mistakes_of("claim."), [""; 0]);
}

#[test]
fn each_rule_stands_in_the_table_once() {
    let ids: HashSet<&str> = all().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), all().count());
}
