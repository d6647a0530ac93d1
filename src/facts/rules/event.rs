//! Rules for events and statements.

use super::Rule;

pub const RULES: &[Rule] = &[
    Rule {
        id: "event.casualty",
        words: "how many were killed or hurt",
        example: "The fire left three people dead.",
        counterexample: "The fire left three people cold.",
    },
    Rule {
        id: "event.noun",
        words: "a noun that names an event",
        example: "The attack on the mill on Monday surprised many.",
        counterexample: "The colour of the mill on Monday surprised many.",
    },
    Rule {
        id: "event.noun_alone",
        words: "a noun that names an event, without who, when or where",
        example: "There was an explosion.",
        counterexample: "There was an orange.",
    },
    Rule {
        id: "event.verb",
        words: "a verb that tells an event",
        example: "Quellby sold the mill.",
        counterexample: "Quellby is tall.",
    },
    Rule {
        id: "statement.agent",
        words: "who did it, after “by”",
        example: "The mill was sold by Quellby.",
        counterexample: "The mill was sold.",
    },
    Rule {
        id: "statement.detail",
        words: "what a phrase after the object adds",
        example: "Quellby became a judge of the High Court.",
        counterexample: "Quellby became a judge.",
    },
    Rule {
        id: "statement.oblique",
        words: "subject, verb and a phrase with a preposition",
        example: "Quellby lives in Turin.",
        counterexample: "Quellby lives.",
    },
    Rule {
        id: "statement.svo",
        words: "subject, verb and object",
        example: "Quellby sold the mill.",
        counterexample: "Quellby slept.",
    },
    Rule {
        id: "statement.time",
        words: "subject, verb and when",
        example: "Quellby left last Monday.",
        counterexample: "Quellby left.",
    },
];
