//! Why a fact is listed: its rule in a reader's words.

use std::fmt::Write as _;

use crate::article::Article;

use super::{Fact, FactContent, Quote, TimeExpression};

/// What each rule rests on. `{}` stands for the words that tell it.
const RULES: &[(&str, &str)] = &[
    ("entity.acronym", "an acronym, or the name it is short for"),
    (
        "entity.acts_as_organization",
        "it does what organizations do",
    ),
    ("entity.acts_as_person", "it does what people do"),
    ("entity.age", "an age stands beside the name"),
    ("entity.agent", "it is named as the doer"),
    ("entity.article", "a name with “the” before it"),
    (
        "entity.branch",
        "a name of its own before that of a country",
    ),
    (
        "entity.coordination",
        "it stands in a list with names of this type",
    ),
    ("entity.dateline", "the agency of a dateline, in brackets"),
    ("entity.destination", "somebody goes there"),
    (
        "entity.direction_before_name",
        "a direction stands before the name",
    ),
    ("entity.event_word", "the name holds a word for an event"),
    ("entity.first_name", "the name begins with a first name"),
    ("entity.initials", "initials stand before a surname"),
    (
        "entity.kind_after_name",
        "the words after the name tell its type",
    ),
    (
        "entity.kind_before_name",
        "the words before the name tell its type",
    ),
    ("entity.known", "a well-known name"),
    ("entity.known_company", "the name of a known company"),
    ("entity.known_name", "a known name of several words"),
    ("entity.known_nation", "the name of a country"),
    (
        "entity.known_organization",
        "the name of a known organization",
    ),
    ("entity.known_other", "a known name of something else"),
    (
        "entity.known_people",
        "the name of a people, a faith or a party",
    ),
    ("entity.known_place", "the name of a known place"),
    ("entity.known_town", "the name of a town"),
    ("entity.name", "the language model takes it for a name"),
    (
        "entity.organization_modifier",
        "it stands before a word for an organization",
    ),
    (
        "entity.organization_of",
        "it follows a word for an organization and “of”",
    ),
    (
        "entity.organization_word",
        "the name holds a word for an organization",
    ),
    ("entity.place_after_name", "a place follows the name"),
    (
        "entity.place_modifier",
        "it stands before a noun as places do",
    ),
    (
        "entity.place_of",
        "it follows “in”, “near” or a word for a place and “of”",
    ),
    ("entity.place_word", "the name holds a word for a place"),
    ("entity.possessor", "it owns what owners of this type have"),
    ("entity.product_code", "a name with letters and figures"),
    ("entity.quoted", "a title in quotation marks"),
    (
        "entity.repeated_name",
        "a name that stands there again and again",
    ),
    (
        "entity.restated",
        "another part of the article says what it is",
    ),
    (
        "entity.shortened",
        "the first word of an organization named in full",
    ),
    ("entity.speaker", "it says something"),
    ("entity.species", "the scientific name of a living thing"),
    ("entity.surname", "the surname of somebody named before"),
    ("entity.team", "it plays as teams do"),
    ("entity.text_word", "the name holds a word for a text"),
    ("entity.title_before_name", "a title stands before the name"),
    (
        "entity.unnamed",
        "people without a name who act, suffer or speak in a fact",
    ),
    ("entity.who", "“who” refers to it"),
    (
        "role.apposition_after",
        "the title stands after the name, between commas",
    ),
    (
        "role.apposition_before",
        "the title stands before the name, with an article",
    ),
    ("role.before_name", "the title stands right before the name"),
    ("role.before_names", "the title stands before several names"),
    (
        "role.group",
        "the title is told of a group whose members are named",
    ),
    (
        "role.relative_clause",
        "a clause after the name tells the title",
    ),
    (
        "role.subject",
        "the title stands for somebody named elsewhere",
    ),
    (
        "role.verb",
        "a verb such as “is”, “became” or “serves as” ties title and name",
    ),
    ("quote.according_to", "what is told “according to” somebody"),
    ("quote.adjective", "what follows {}"),
    ("quote.as_told", "the sentence that {} refers to"),
    ("quote.clause_complement", "the clause that follows {}"),
    ("quote.colon", "what stands beside a name and a colon"),
    (
        "quote.goes_on",
        "a quotation that goes on from the paragraph before",
    ),
    ("quote.hearsay", "what {} marks as hearsay"),
    ("quote.infinitive", "the “to …” after {}"),
    ("quote.inquiry", "what an inquiry is said to have found"),
    ("quote.marks_alone", "words in quotation marks"),
    ("quote.noun_complement", "the clause that follows {}"),
    ("quote.noun_is", "what {} is said to be"),
    ("quote.noun_preposition", "what follows {}"),
    ("quote.object", "the object of {}"),
    ("quote.parenthetical", "the sentence that {} interrupts"),
    (
        "quote.passive_infinitive",
        "the “to …” that somebody was told by {}",
    ),
    (
        "quote.person_and_infinitive",
        "somebody and what they shall do, after {}",
    ),
    ("quote.predicate", "what {} calls somebody or something"),
    ("quote.preposition", "what follows {} and a preposition"),
    ("quote.quotation", "words in quotation marks beside {}"),
    ("quote.raised_subject", "what is told of the subject of {}"),
    ("quote.relative", "what {} is said about"),
    ("quote.stance", "what follows {}"),
    (
        "quote.unattributed",
        "words in quotation marks, no speaker named",
    ),
    ("time.century", "a century"),
    ("time.clock", "a time of the clock"),
    ("time.date", "a full date"),
    ("time.day_and_clock", "a day and a time of the clock"),
    ("time.day_and_month", "a day and a month"),
    ("time.day_within", "a day within a week, month or year"),
    ("time.decade", "a decade"),
    ("time.digits_alone", "a date in digits"),
    ("time.duration", "a length of time"),
    ("time.fiscal_year", "a fiscal year"),
    ("time.frequency", "how often"),
    ("time.from_date", "counted from a date beside it"),
    ("time.from_earlier", "counted from a time told before"),
    (
        "time.from_publication",
        "counted from the day of publication",
    ),
    ("time.holiday", "a holiday"),
    ("time.hours", "hours of the day"),
    ("time.interval", "a beginning and an end"),
    ("time.month", "a month without a year"),
    ("time.month_year", "a month and a year"),
    ("time.quarter", "a quarter or half of a year"),
    ("time.recurrence", "a time that comes again"),
    ("time.season", "a season"),
    ("time.vague", "a vague time"),
    ("time.week", "a week"),
    ("time.weekday", "a day of the week"),
    ("time.year", "a year"),
    ("quantity.age", "an age"),
    (
        "quantity.bare_digits",
        "a figure without the noun it counts",
    ),
    ("quantity.count", "a number and what it counts"),
    ("quantity.count_in_digits", "a figure and what it counts"),
    ("quantity.digits_alone", "a number in digits"),
    ("quantity.duration", "a length of time"),
    ("quantity.fraction", "a fraction"),
    (
        "quantity.indefinite",
        "an indefinite number, such as “dozens”",
    ),
    ("quantity.measure", "a number and a unit"),
    ("quantity.money", "an amount of money"),
    ("quantity.number", "a number in words"),
    ("quantity.percent", "a percentage"),
    ("quantity.score", "a score or the result of a vote"),
    ("claim.casualty", "how many were killed or hurt"),
    ("claim.noun", "a noun that names an event"),
    (
        "claim.noun_alone",
        "a noun that names an event, without who, when or where",
    ),
    ("claim.state", "a clause that tells what is so"),
    ("claim.verb", "a verb that tells an event"),
];

/// Why a fact of `article` is listed, in words: “the clause that follows “said”; “he” stands for
/// Antony Blinken”. A rule of another program is given as it is called there.
pub fn reason(article: &Article, fact: &Fact) -> String {
    let words = words_of(&fact.rule);
    match &fact.content {
        FactContent::Quote(quote) => of_quote(article, quote, words),
        FactContent::Time(time) => of_time(time, words),
        _ => words.to_owned(),
    }
}

/// A rule in words; one of another program as it is called there.
pub fn rule_in_words(rule: &str) -> String {
    words_of(rule).replace("{}", "a word of saying")
}

fn words_of(rule: &str) -> &str {
    let words = RULES.iter().find(|(known, _)| *known == rule);
    words.map_or(rule, |(_, words)| words)
}

fn of_quote(article: &Article, quote: &Quote, words: &str) -> String {
    let cue = quote.cue.as_ref().map_or("", |cue| cue.text.as_str());
    let mut reason = words.replace("{}", &format!("“{cue}”"));
    if let Some(speaker) = &quote.speaker {
        let told = article.slice(speaker.span);
        if !share_a_word(told, &speaker.name) {
            let _ = write!(reason, "; “{told}” stands for {}", speaker.name);
        }
    }
    reason
}

fn of_time(time: &TimeExpression, words: &str) -> String {
    if time.value.is_none() {
        format!("{words}, without a date to count from")
    } else {
        words.to_owned()
    }
}

fn share_a_word(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let b = words(b);
    words(a).iter().any(|word| b.contains(word))
}
