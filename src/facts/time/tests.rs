//! Time expressions on plain text: what is found, and what it is worth on a day of publication.

use jiff::civil::{Date, date};

use super::grammar;
use super::resolve::Resolver;
use super::tense::Tense;
use crate::facts::lexeme::Lexemes;

/// A Monday.
const PUBLISHED: Date = date(2024, 9, 30);

/// The words and values found in a text.
fn read(text: &str, published: Option<Date>, tense: Tense) -> Vec<(String, Option<String>)> {
    let words = Lexemes::new(text, 0);
    let mut resolver = Resolver::new(published);
    let found = grammar::find(&words).into_iter().map(|found| {
        let span = words.span(found.start..found.end);
        let characters = text.chars().skip(span.start).take(span.len());
        let value = resolver.resolve(&found.expression, tense).value;
        (characters.collect(), value)
    });
    found.collect()
}

fn assert_reads(text: &str, expected: &[(&str, &str)]) {
    let found = read(text, Some(PUBLISHED), Tense::Past);
    let expected: Vec<_> = expected
        .iter()
        .map(|(words, value)| ((*words).to_owned(), Some((*value).to_owned())))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn reads_dates_in_all_written_forms() {
    assert_reads("on March 8, 2011", &[("March 8, 2011", "2011-03-08")]);
    assert_reads("on 8 March 2011", &[("8 March 2011", "2011-03-08")]);
    assert_reads(
        "on Tuesday, March 8, 2011",
        &[("Tuesday, March 8, 2011", "2011-03-08")],
    );
    assert_reads(
        "the 4th of July 1995",
        &[("the 4th of July 1995", "1995-07-04")],
    );
    assert_reads("on 2024-09-12", &[("2024-09-12", "2024-09-12")]);
    assert_reads("on 23.04.2022", &[("23.04.2022", "2022-04-23")]);
    assert_reads("by September 2025", &[("September 2025", "2025-09")]);
    assert_reads("in Sept. 2014", &[("Sept. 2014", "2014-09")]);
}

#[test]
fn keeps_the_granularity_of_the_words() {
    assert_reads("two weeks ago", &[("two weeks ago", "2024-W38")]);
    assert_reads("last month", &[("last month", "2024-08")]);
    assert_reads("next year", &[("next year", "2025")]);
    assert_reads("in the 1960s", &[("the 1960s", "196")]);
    assert_reads("in the 20th century", &[("the 20th century", "19")]);
    assert_reads(
        "the first quarter of last year",
        &[("the first quarter of last year", "2023-Q1")],
    );
    assert_reads("last summer", &[("last summer", "2024-SU")]);
}

#[test]
fn places_weekdays_and_months_by_tense() {
    assert_reads("on Monday", &[("Monday", "2024-09-30")]);
    assert_reads("on Friday", &[("Friday", "2024-09-27")]);
    assert_reads("in November", &[("November", "2023-11")]);
    let ahead = |text| read(text, Some(PUBLISHED), Tense::Future);
    assert_eq!(ahead("on Friday")[0].1.as_deref(), Some("2024-10-04"));
    assert_eq!(ahead("in November")[0].1.as_deref(), Some("2024-11"));
}

#[test]
fn counts_from_the_date_last_spoken_of() {
    assert_reads(
        "on May 3, 2019, and two days later",
        &[
            ("May 3, 2019", "2019-05-03"),
            ("two days later", "2019-05-05"),
        ],
    );
    assert_reads(
        "two weeks before Christmas 2016",
        &[("two weeks before Christmas 2016", "2016-12-11")],
    );
}

#[test]
fn leaves_open_what_hangs_on_an_unknown_publication_date() {
    assert_eq!(
        read("on Monday", None, Tense::Past),
        [("Monday".to_owned(), None)]
    );
}

#[test]
fn reads_times_durations_and_sets() {
    assert_reads(
        "at 8:30 a.m. on Monday",
        &[("8:30 a.m. on Monday", "2024-09-30T08:30")],
    );
    assert_reads(
        "at 16:08 UTC today",
        &[("16:08 UTC today", "2024-09-30T16:08Z")],
    );
    assert_reads("on Friday night", &[("Friday night", "2024-09-27TNI")]);
    assert_reads("for nearly five months", &[("nearly five months", "P5M")]);
    assert_reads("a 12-year low", &[("a 12-year", "P12Y")]);
    assert_reads(
        "two and a half hours",
        &[("two and a half hours", "PT2.5H")],
    );
    assert_reads("every two weeks", &[("every two weeks", "P2W")]);
    assert_reads("on Mondays", &[("Mondays", "XXXX-WXX-1")]);
}

#[test]
fn takes_no_other_number_or_word_for_a_time() {
    for text in [
        "Theresa May said so",
        "this may have an effect",
        "they march on",
        "a 12-year-old girl",
        "the 1975 model",
        "room 2014",
        "the Russell 2000 Index",
        "for a second time",
        "won 3-2",
        "about 2000 people came",
    ] {
        assert_eq!(read(text, Some(PUBLISHED), Tense::Past), [], "{text}");
    }
}
