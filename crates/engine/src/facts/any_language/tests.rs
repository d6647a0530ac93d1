//! Sentences in each language with the facts that a reader finds in them.

use proptest::prelude::*;

use crate::facts::testing::facts_in;
use crate::facts::{EntityType, Fact, FactContent, Quantity, Quote, QuoteMode};

fn quote(fact: &Fact, quote: &Quote) -> String {
    let who = quote.speaker.as_ref().map_or("?", |speaker| &speaker.name);
    let how = match quote.mode {
        QuoteMode::Direct => "says",
        QuoteMode::Indirect => "tells",
        QuoteMode::Mixed => "mixes",
    };
    format!("{how} {who}: {}", fact.evidence[0].text)
}

fn number(quantity: &Quantity) -> String {
    let modifier = quantity.modifier.as_deref().unwrap_or_default();
    let number = match (quantity.value, quantity.low, quantity.high) {
        (Some(value), ..) => value.to_string(),
        (None, low, high) => format!("{}..{}", low.unwrap_or_default(), high.unwrap_or_default()),
    };
    let unit = quantity.unit.as_deref().unwrap_or_default();
    format!("many {modifier}{number} {unit}")
        .trim_end()
        .to_owned()
}

/// What was read, a fact each.
fn read(language: &str, text: &str) -> Vec<String> {
    let facts = facts_in(language, text);
    let line = |fact: &Fact| match &fact.content {
        FactContent::Quote(told) => quote(fact, told),
        FactContent::Time(time) => format!("when {}", time.value.as_deref().unwrap_or("?")),
        FactContent::Quantity(quantity) => number(quantity),
        other => panic!("no such fact can be known: {other:?}"),
    };
    facts.iter().map(line).collect()
}

/// Lines of a text and its facts, in the order in which they stand, or `-` for none.
fn mistakes(language: &str, table: &str) -> Vec<String> {
    let rows = table.lines().filter_map(|line| line.split_once('\t'));
    let told = rows.filter_map(|(text, expected)| {
        let found = read(language, text).join(" ; ");
        let found = if found.is_empty() { "-" } else { &found };
        (found != expected).then(|| format!("\n{text}\n  wanted {expected}\n  found  {found}"))
    });
    told.collect()
}

macro_rules! sentences {
    ($($name:ident $language:literal)*) => {
        $(#[test]
        fn $name() {
            let table = include_str!(concat!("tests/", $language, ".tsv"));
            let mistakes = mistakes($language, table);
            assert!(mistakes.is_empty(), "{}", mistakes.concat());
        })*
    };
}

sentences! {
    german_sentences_tell_who_said_it_numbers_and_days "de"
    french_sentences_tell_who_said_it_numbers_and_days "fr"
    spanish_sentences_tell_who_said_it_numbers_and_days "es"
    portuguese_sentences_tell_who_said_it_numbers_and_days "pt"
    italian_sentences_tell_who_said_it_numbers_and_days "it"
    turkish_sentences_tell_who_said_it_numbers_and_days "tr"
    arabic_sentences_tell_who_said_it_numbers_and_days "ar"
}

#[test]
fn a_german_article_gives_quotes_dates_and_numbers() {
    let text = "Am 30.09.2024 sagte Ministerin Müller: „Wir warten nicht länger auf Hilfe.“ Die \
        1.250 Soldaten der A380-Staffel kosten 12,5 Mio. Euro, 2,5 % oder 12.000,50 € seit 2019. \
        »Das ist ein starkes Stück«, rief er um 10:30 Uhr.";
    assert_eq!(
        read("de", text),
        [
            "when 2024-09-30",
            "says Müller: „Wir warten nicht länger auf Hilfe.“",
            "many 1250",
            "many 12500000 EUR",
            "many 2.5 percent",
            "many 12000.5 EUR",
            "when 2019",
            "says ?: »Das ist ein starkes Stück«",
        ]
    );
}

#[test]
fn turkish_arabic_and_chinese_digits_are_read() {
    assert_eq!(
        read(
            "tr",
            "Bakan, \u{201c}Artık daha fazla beklemeyeceğiz\u{201d} dedi; 87 ülke %12,5 verdi."
        ),
        [
            "says Bakan: \u{201c}Artık daha fazla beklemeyeceğiz\u{201d}",
            "many 87",
            "many 12.5 percent"
        ]
    );
    assert_eq!(
        read("ar", "وصل ٨٧ وزيرا في 2024/09/30"),
        ["many 87", "when 2024-09-30"]
    );
    assert_eq!(
        read(
            "zh",
            "2024年9月30日，87个国家表示：「我们不会再等待下去了。」"
        ),
        [
            "when 2024-09-30",
            "many 87",
            "says ?: 「我们不会再等待下去了。」"
        ]
    );
}

/// Who is named in a text, and in which words.
fn named(language: &str, marked: &str) -> Vec<String> {
    let facts = facts_in(language, marked);
    let named = facts.iter().filter_map(|fact| match &fact.content {
        FactContent::Entity(entity) => {
            let words: Vec<&str> = fact.evidence.iter().map(|piece| &*piece.text).collect();
            let kind = match entity.entity_type {
                EntityType::Person => "person",
                EntityType::Organization => "organization",
                _ => "place",
            };
            Some(format!("{kind} {}: {}", entity.name, words.join(", ")))
        }
        _ => None,
    });
    named.collect()
}

#[test]
fn all_mentions_of_a_name_are_one_fact() {
    assert_eq!(
        named(
            "de",
            "[Anna Holm|PERSON] 😀 las in [Arlen|GPE], was [der Nordfracht AG in|ORG] Calw schrieb. [Holms|PERSON] Brief, \
             sagte [Holm|ORG], bleibt. [Arlens|LOC] Brücken sah sie am [Montag|DATE]."
        ),
        [
            "person Anna Holm: Anna Holm, Holms, Holm",
            "place Arlen: Arlen, Arlens",
            "organization Nordfracht AG: Nordfracht AG",
        ]
    );
}

#[test]
fn a_last_name_that_two_people_have_stands_alone() {
    assert_eq!(
        named(
            "fr",
            "[Anna Holm|PERSON] et [Jean Holm|PERSON] attendaient. [Holm|PERSON] est partie à [Los Angeles|GPE]."
        ),
        [
            "person Anna Holm: Anna Holm",
            "person Jean Holm: Jean Holm",
            "person Holm: Holm",
            "place Los Angeles: Los Angeles",
        ]
    );
}

#[test]
fn names_of_any_script_are_facts_and_words_without_a_capital_are_none() {
    assert_eq!(
        named("zh", "市长[李文博|PERSON]周二离开[“青岛”|GPE]。"),
        ["person 李文博: 李文博", "place 青岛: 青岛"]
    );
    assert_eq!(
        named("da", "Den lille [by|GPE] hedder [Zoe\u{308} 1|PERSON]."),
        ["person Zoe\u{308} 1: Zoe\u{308} 1"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn facts_hold_the_words_they_stand_on(
        language in prop_oneof![Just("de"), Just("fr"), Just("tr"), Just("ar"), Just("zh")],
        bits in proptest::collection::vec(
            prop_oneof!["\\PC{0,6}", "[0-9.,'/:%€$ -]{0,10}", "(sagte|que|a dit|dedi|قال|إن|3 mai|hundert|und|bis)", "[„“”«»\"٠-٩٫٬年月日\\u{a0} a-z]{0,12}"],
            0..10),
    ) {
        // Brackets mark names here.
        let text = bits.concat().replace('[', "(");
        let characters: Vec<char> = text.chars().collect();
        for fact in facts_in(language, &text) {
            let evidence = &fact.evidence[0];
            let words: String =
                characters[evidence.span.start..evidence.span.end].iter().collect();
            prop_assert_eq!(&*evidence.text, words);
        }
    }
}
