//! Rules for claims.

use crate::facts::rules::Rule;

pub const RULES: &[Rule] = &[
    Rule {
        id: "claim.casualty",
        words: "how many were killed or hurt",
        example: "# Five dead after tram overturns\n\nA tram overturned in Arlen.",
        counterexample: "# Five seats after tram overturns\n\nA tram overturned in Arlen.",
    },
    Rule {
        id: "claim.noun",
        words: "a noun that names an event",
        example: "Workers remember the strike of 2019 in Turin.",
        counterexample: "Workers remember the colour of 2019 in Turin.",
    },
    Rule {
        id: "claim.noun_alone",
        words: "a noun that names an event, without who, when or where",
        example: "There was an explosion.",
        counterexample: "There was an orange.",
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
