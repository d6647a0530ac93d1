//! Rules for numbers.

use crate::facts::rules::Rule;

pub const RULES: &[Rule] = &[
    Rule {
        id: "quantity.age",
        words: "an age",
        example: "The boy is 12 years old.",
        counterexample: "The boy waited 12 years.",
    },
    Rule {
        id: "quantity.bare_digits",
        words: "a figure without the noun it counts",
        example: "The number rose to 40.",
        counterexample: "The number to call is 555-0142.",
    },
    Rule {
        id: "quantity.count",
        words: "a number and what it counts",
        example: "Three boats sank.",
        counterexample: "The boats sank.",
    },
    Rule {
        id: "quantity.count_in_digits",
        words: "a figure and what it counts",
        example: "40 boats sank.",
        counterexample: "Boat 40 sank.",
    },
    Rule {
        id: "quantity.duration",
        words: "a length of time",
        example: "The strike lasted three weeks.",
        counterexample: "The strike ended last week.",
    },
    Rule {
        id: "quantity.fraction",
        words: "a fraction",
        example: "Two-thirds of the boats sank.",
        counterexample: "Two of the boats sank.",
    },
    Rule {
        id: "quantity.indefinite",
        words: "an indefinite number, such as “dozens”",
        example: "Dozens of boats sank.",
        counterexample: "A dozen boats sank.",
    },
    Rule {
        id: "quantity.measure",
        words: "a number and a unit",
        example: "The boat is 12 metres long.",
        counterexample: "The boat lies at 12 Mile Road.",
    },
    Rule {
        id: "quantity.money",
        words: "an amount of money",
        example: "The boat cost $3-4m.",
        counterexample: "The COP28 boat sank.",
    },
    Rule {
        id: "quantity.number",
        words: "a number in words",
        example: "The number rose to forty.",
        counterexample: "The number rose to 40.",
    },
    Rule {
        id: "quantity.percent",
        words: "a percentage",
        example: "Prices rose by 12 percent.",
        counterexample: "Prices rose by 12 dollars.",
    },
    Rule {
        id: "quantity.score",
        words: "a score or the result of a vote",
        example: "Tarnby won 3-1.",
        counterexample: "Tarnby won 3 cups.",
    },
];
