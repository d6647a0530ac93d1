//! Rules for claims.

use super::Rule;

pub const RULES: &[Rule] = &[
    Rule {
        id: "claim.casualty",
        words: "how many were killed or hurt",
        example: "The fire left three people dead.",
        counterexample: "The fire left three people cold.",
    },
    Rule {
        id: "claim.noun",
        words: "a noun that names an event",
        example: "The attack on the mill on Monday surprised many.",
        counterexample: "The colour of the mill on Monday surprised many.",
    },
    Rule {
        id: "claim.state",
        words: "a clause that tells what is so",
        example: "Quellby is the capital of Norland.",
        counterexample: "Quellby sold the mill on Monday.",
    },
    Rule {
        id: "claim.verb",
        words: "a verb that tells an event",
        example: "Quellby sold the mill on Monday.",
        counterexample: "The mill of Quellby.",
    },
];
