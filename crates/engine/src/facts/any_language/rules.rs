//! Rules for articles in other languages than English: those that need no word of it, and those that stand on
//! what is known of it. Their examples are German.

use crate::facts::rules::Rule;

pub const RULES: &[Rule] = &[
    Rule {
        id: "entity.name_in_their_language",
        words: "a name, as learned on English ones",
        example: "Der Rat sprach am Abend lange mit Ida Holm.",
        counterexample: "Der Rat sprach am Abend lange über die neue Brücke.",
    },
    Rule {
        id: "quote.marks_alone",
        words: "words in quotation marks",
        example: "Der Rat der Stadt sprach am Abend lange über die neue Brücke. „Wir haben die Schlüssel nicht gefunden.“ Dann ging sie.",
        counterexample: "Der Rat der Stadt sprach am Abend lange über die neue Brücke. Sie sagte, die Schlüssel seien fort.",
    },
    Rule {
        id: "quote.verb_beside_marks",
        words: "a verb of saying beside words in quotation marks",
        example: "Der Rat sprach am Abend lange über die neue Brücke. „Wir haben die Schlüssel nicht“, sagte Anna Holm.",
        counterexample: "Der Rat sprach am Abend lange über die neue Brücke. „Wir haben die Schlüssel nicht“ heißt ein Lied von Anna Holm.",
    },
    Rule {
        id: "quote.verb_and_clause",
        words: "a verb of saying and what it reports",
        example: "Der Rat sprach am Abend lange über die neue Brücke. Anna Holm sagte, dass die Schlüssel fort seien.",
        counterexample: "Der Rat sprach am Abend lange über die neue Brücke. Anna Holm sagte die Reise ab.",
    },
    Rule {
        id: "time.day_in_their_language",
        words: "a day with the name of its month",
        example: "Der Rat sprach am Abend lange über die neue Brücke. Sie schließt am 3. Mai.",
        counterexample: "Der Rat sprach am Abend lange über die neue Brücke. Sie schließt am 3. Tor.",
    },
    Rule {
        id: "time.days_in_their_language",
        words: "from one day to another",
        example: "Der Rat sprach am Abend lange über die neue Brücke. Sie schließt vom 3. bis 5. Mai.",
        counterexample: "Der Rat sprach am Abend lange über die neue Brücke. Sie schließt am 5. Mai.",
    },
    Rule {
        id: "time.month_in_their_language",
        words: "a month and a year",
        example: "Der Rat sprach am Abend lange über die neue Brücke. Sie schließt im Mai 2025.",
        counterexample: "Der Rat sprach am Abend lange über die neue Brücke. Sie schließt im Mai.",
    },
    Rule {
        id: "time.relative_in_their_language",
        words: "a time counted from the day of publication",
        example: "Der Rat sprach am Abend lange über die neue Brücke. Sie schloss gestern.",
        counterexample: "Der Rat sprach am Abend lange über die neue Brücke. Sie schloss bald.",
    },
    Rule {
        id: "time.weekday_in_their_language",
        words: "a day of the week",
        example: "Der Rat sprach am Abend lange über die neue Brücke. Sie schloss am Montag.",
        counterexample: "Der Rat sprach am Abend lange über die neue Brücke. Sie schloss am Abend.",
    },
    Rule {
        id: "quantity.number_in_their_language",
        words: "a number in words",
        example: "Der Rat sprach am Abend lange über die neue Brücke. Es kamen hundertzwanzig Menschen.",
        counterexample: "Der Rat sprach am Abend lange über die neue Brücke. Es kamen viele Menschen.",
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
