use std::collections::HashSet;

use rayon::prelude::*;

use super::{Rule, all};
use crate::facts::testing::{facts, facts_in};
use crate::facts::{Fact, FactKind, any_language};

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

/// What a rule gets wrong.
fn mistakes_of(rule: &Rule) -> Vec<String> {
    let read = if any_language::rules::RULES.contains(rule) {
        |text: &str| facts_in("de", &text.replace("Ida Holm", "[Ida Holm|PERSON]"))
    } else {
        facts_of
    };
    let mut mistakes = Vec::new();
    if !carry(&read(rule.example), rule.id) {
        mistakes.push(format!("{} is not in: {}", rule.id, rule.example));
    }
    if carry(&read(rule.counterexample), rule.id) {
        mistakes.push(format!("{} is in: {}", rule.id, rule.counterexample));
    }
    mistakes
}

#[test]
fn each_rule_finds_its_example_and_leaves_its_counterexample() {
    let rules: Vec<&Rule> = all().collect();
    let mistakes: Vec<String> = rules.into_par_iter().flat_map(mistakes_of).collect();
    assert_eq!(mistakes, [""; 0]);
}

#[test]
fn each_rule_is_named_after_the_kind_that_it_finds() {
    for kind in FactKind::READ {
        let prefix = format!("{}.", kind.as_str());
        for rule in kind.rules() {
            assert!(rule.id.starts_with(&prefix), "{}", rule.id);
        }
    }
}

#[test]
fn each_rule_stands_in_the_table_once() {
    let ids: HashSet<&str> = all().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), all().count());
}
