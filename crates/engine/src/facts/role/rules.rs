//! Rules for who holds which post.

use crate::facts::rules::Rule;

pub const RULES: &[Rule] = &[
    Rule {
        id: "role.apposition_after",
        words: "the title stands after the name, between commas",
        example: "Margaret Quellby, the mayor of Turin, opened the door.",
        counterexample: "Margaret Quellby, a cousin of Tarn, opened the door.",
    },
    Rule {
        id: "role.apposition_before",
        words: "the title stands before the name, with an article",
        example: "The mayor of Turin, Margaret Quellby, opened the door.",
        counterexample: "Margaret Quellby opened the door of Turin.",
    },
    Rule {
        id: "role.before_name",
        words: "the title stands right before the name",
        example: "Mayor Margaret Quellby opened the door.",
        counterexample: "Margaret Quellby opened the door.",
    },
    Rule {
        id: "role.before_names",
        words: "the title stands before several names",
        example: "Senators Margaret Quellby and Peter Tarn voted.",
        counterexample: "Senator Margaret Quellby and Peter Tarn voted.",
    },
    Rule {
        id: "role.group",
        words: "the title is told of a group whose members are named",
        example: "Three ministers, Margaret Quellby, Peter Tarn and Anna Lind, resigned.",
        counterexample: "Margaret Quellby, Peter Tarn and Anna Lind resigned.",
    },
    Rule {
        id: "role.relative_clause",
        words: "a clause after the name tells the title",
        example: "Margaret Quellby, who is director of the museum, opened the door.",
        counterexample: "Margaret Quellby, who is tall, opened the door.",
    },
    Rule {
        id: "role.subject",
        words: "the title stands for somebody named elsewhere",
        example: "The mill was sold. The director was Margaret Quellby.",
        counterexample: "The mill was sold to Margaret Quellby.",
    },
    Rule {
        id: "role.verb",
        words: "a verb such as “is”, “became” or “serves as” ties title and name",
        example: "Margaret Quellby became mayor of Turin.",
        counterexample: "Margaret Quellby became ill.",
    },
];
