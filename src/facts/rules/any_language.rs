//! Rules for articles in a language whose words the program does not know. Their examples are German.

use super::Rule;

pub const RULES: &[Rule] = &[
    Rule {
        id: "quote.marks_alone",
        words: "words in quotation marks",
        example: "Der Rat der Stadt sprach am Abend lange über die neue Brücke. „Wir haben die Schlüssel nicht gefunden“, sagte sie.",
        counterexample: "Der Rat der Stadt sprach am Abend lange über die neue Brücke. Sie sagte, die Schlüssel seien fort.",
    },
    Rule {
        id: "time.digits_alone",
        words: "a date in digits",
        example: "Der Rat der Stadt sprach am Abend lange über die neue Brücke. Sie schließt am 03.05.2021.",
        counterexample: "Der Rat der Stadt sprach am Abend lange über die neue Brücke. Sie schließt bald.",
    },
    Rule {
        id: "quantity.digits_alone",
        words: "a number in digits",
        example: "Der Rat der Stadt sprach am Abend lange über die neue Brücke. Es kamen 4000 Menschen.",
        counterexample: "Der Rat der Stadt sprach am Abend lange über die neue Brücke. Es kamen viele Menschen.",
    },
];
