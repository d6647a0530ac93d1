//! What a confidence means: of the facts that say 0.9, about nine in ten are right.
//!
//! The module of roles holds measured shares. Those of the other kinds rank
//! what a rule finds by numbers set by hand. `assets/confidence.tsv` holds how often
//! the facts of each rule and number were right on annotated articles; `training/calibrate.py`
//! writes it and tells how.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Confidence, Fact, FactKind};

/// By rule and the percent it says by hand; without the percent, the rule as a whole.
type Table = HashMap<(&'static str, Option<u8>), Confidence>;

static MEASURED: LazyLock<Table> =
    LazyLock::new(|| read(include_str!("../../assets/confidence.tsv")));

/// Lets each fact say how often facts like it were right; one whose rule was not measured keeps what
/// it says. What was merely attributed, a number of nothing and a claim of
/// one of two things stay guesses.
pub fn calibrate(facts: &mut [Fact]) {
    let guessed = |fact: &Fact| {
        matches!(
            fact.kind(),
            FactKind::Quote | FactKind::Quantity | FactKind::Claim
        ) && fact.is_guess()
    };
    for fact in facts.iter_mut().filter(|fact| !guessed(fact)) {
        let rule: &str = &fact.rule;
        let measured = MEASURED
            .get(&(rule, Some(percent(fact.confidence))))
            .or_else(|| MEASURED.get(&(rule, None)));
        if let Some(&measured) = measured {
            fact.confidence = measured;
        }
    }
}

fn percent(confidence: Confidence) -> u8 {
    (confidence * 100.0).round() as u8
}

/// Lines of rule, what it says ("any" for the rule as a whole) and how often it was right.
fn read(table: &'static str) -> Table {
    let rows = table.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        let (rule, says, right) = (cells.next()?, cells.next()?, cells.next()?);
        let says: Option<Confidence> = says.parse().ok();
        Some(((rule, says.map(percent)), right.parse().ok()?))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_shares_for_the_rules_of_every_measured_kind() {
        for kind in ["entity", "quote", "time", "quantity", "claim"] {
            assert!(
                MEASURED.keys().any(|(rule, _)| rule.starts_with(kind)),
                "{kind}"
            );
        }
        for ((rule, _), right) in &*MEASURED {
            assert!((0.0..=1.0).contains(right), "{rule} {right}");
        }
    }

    #[test]
    fn a_row_for_what_a_rule_says_goes_before_the_row_for_the_rule() {
        let table = read("a.rule\tany\t0.5\na.rule\t0.9\t0.8\n");
        assert_eq!(table.get(&("a.rule", Some(90))), Some(&0.8));
        assert_eq!(table.get(&("a.rule", None)), Some(&0.5));
    }
}
