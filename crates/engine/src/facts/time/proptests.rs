//! Whatever the text, the expressions found lie in it and their values are TIMEX3.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use regex::Regex;

use super::grammar;
use super::resolve::Resolver;
use super::tense::Tense;
use crate::facts::lexeme::Lexemes;

/// The grammar of TIMEX3 values, as far as the module makes use of it.
static TIMEX3: LazyLock<Regex> = LazyLock::new(|| {
    const WHOLE: &str = r"(?x)^(
    PAST_REF | PRESENT_REF | FUTURE_REF
    | P ([0-9.]+|X) (Y|M|W|WE|D|Q|DE|CE) (([0-9.]+|X) (M|W|D))* (T ([0-9.]+|X) [HMS])*
    | PT (([0-9.]+|X) [HMS])+
    | (DATE | (DATE)? TIME) ( / (DATE | (DATE)? TIME) )?
)$";
    Regex::new(&WHOLE.replace("DATE", DATE).replace("TIME", TIME)).unwrap()
});
const DATE: &str = r"(\d{2} | \d{3} | FY\d{4}
    | (\d{4}|XXXX) ( -(\d{2}|XX) (-\d{2})? | -[QH]\d | -(SP|SU|FA|WI) | -W(\d{2}|XX) (-\d | -WE)? )? )";
const TIME: &str = r"T ( MO|AF|EV|NI|DT | \d{2}:\d{2} (:\d{2})? Z? )";

proptest! {
    #[test]
    fn any_text_gives_values_of_the_standard(
        pieces in proptest::collection::vec(
            prop_oneof![
                one_of(WORDS),
                one_of(MARKS),
                one_of(FIGURES),
                "[ -~]{0,4}",
                "\\PC{0,3}",
            ],
            0..24,
        ),
        spaced in proptest::collection::vec(any::<bool>(), 24),
        tense in proptest::sample::select(TENSES),
        published in proptest::option::of(proptest::sample::select(DAYS)),
    ) {
        let mut text = String::new();
        for (piece, space) in pieces.iter().zip(spaced) {
            text.push_str(piece);
            text.push_str(if space { " " } else { "" });
        }
        let words = Lexemes::new(&text, 0);
        let mut resolver = Resolver::new(published);
        let mut end = 0;
        for found in grammar::find(&words) {
            let span = words.span(found.start..found.end);
            prop_assert!(end <= span.start && span.start < span.end);
            prop_assert!(span.end <= text.chars().count());
            end = span.end;
            if let Some(value) = resolver.resolve(&found.expression, tense).value {
                prop_assert!(TIMEX3.is_match(&value), "{value} of {text}");
            }
        }
    }
}

const TENSES: &[Tense] = &[Tense::Past, Tense::Future, Tense::Unknown];
const DAYS: &[Date] = &[
    date(2024, 9, 30),
    date(2024, 2, 29),
    date(1, 1, 1),
    date(9999, 12, 31),
];
const WORDS: &str = "Monday Friday March May Jan. October the of last next this week weeks month year years \
    day days quarter decade century from to between and at on in ago later before after \
    first second 15th twenty nineteen eighty two thousand half past every morning night noon \
    midnight o'clock am p.m. pm UTC GMT weekend summer Easter Christmas Passover Diwali \
    fiscal early mid end now tomorrow yesterday later each a few hours minutes time";
const MARKS: &str = "- – / . , : ' ’ ( ) + $";
const FIGURES: &str = "0 1 7 12 13 24 30 31 60 99 0730 1999 2024 20240229 9999 123456789";

fn one_of(words: &'static str) -> impl Strategy<Value = String> {
    proptest::sample::select(words.split_whitespace().collect::<Vec<_>>()).prop_map(str::to_owned)
}
