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
    // A range that goes on has begun.
    let running = ahead("from September 23 to November 9");
    assert_eq!(running[0].1.as_deref(), Some("2024-09-23"));
    assert_eq!(running[1].1.as_deref(), Some("2024-11-09"));
    let turning = ahead("from November 23 to January 9");
    assert_eq!(turning[0].1.as_deref(), Some("2024-11-23"));
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
    assert_reads(
        "the first two months of the year",
        &[("the first two months of the year", "2024-01/2024-02")],
    );
    assert_reads("24 hours ago", &[("24 hours ago", "PT24H")]);
    assert_reads("on Mondays", &[("Mondays", "XXXX-WXX-1")]);
}

#[test]
fn reads_ranges_whose_ends_share_words_as_one() {
    assert_reads(
        "on March 9-11, 2011",
        &[("March 9-11, 2011", "2011-03-09/2011-03-11")],
    );
    assert_reads(
        "between the ninth and the seventeenth of April",
        &[(
            "the ninth and the seventeenth of April",
            "2024-04-09/2024-04-17",
        )],
    );
    assert_reads(
        "Nov 18–Dec 19, 2015",
        &[("Nov 18–Dec 19, 2015", "2015-11-18/2015-12-19")],
    );
    assert_reads("from 2009-2011", &[("2009-2011", "2009/2011")]);
    assert_reads(
        "from 4 to 22 of next month",
        &[("4 to 22 of next month", "2024-10-04/2024-10-22")],
    );
}

#[test]
fn reads_ranges_whose_ends_stand_alone_as_two() {
    assert_reads("from 2009 to 2011", &[("2009", "2009"), ("2011", "2011")]);
    assert_reads(
        "from November to March 2015",
        &[("November", "2014-11"), ("March 2015", "2015-03")],
    );
    assert_reads(
        "between July and September 2014",
        &[("July", "2014-07"), ("September 2014", "2014-09")],
    );
}

#[test]
fn reads_hours_with_the_half_of_the_day_told_once() {
    let on_monday = |from, to| format!("2024-09-30T{from}/2024-09-30T{to}");
    for (text, value) in [
        ("from 5 to 6pm on Monday", on_monday("17:00", "18:00")),
        ("Monday from 2:00 to 2:30 pm", on_monday("14:00", "14:30")),
        ("Monday afternoon from 3-8", on_monday("15:00", "20:00")),
        (
            "between 10 and 11:30 on Monday",
            on_monday("10:00", "11:30"),
        ),
        ("from 11 to 2 pm on Monday", on_monday("11:00", "14:00")),
        ("from 8am-3 on Monday", on_monday("08:00", "15:00")),
        (
            "from 10 pm to 2 am on Monday",
            "2024-09-30T22:00/2024-10-01T02:00".to_owned(),
        ),
    ] {
        let found = read(text, Some(PUBLISHED), Tense::Past);
        let values: Vec<_> = found.iter().map(|(_, value)| value.clone()).collect();
        assert_eq!(values, [Some(value)], "{text}");
    }
}

#[test]
fn reads_spoken_clock_times() {
    for (text, value) in [
        ("at half past seven", "T07:30"),
        ("at a quarter to eight pm", "T19:45"),
        ("at twenty minutes past eight in the evening", "T20:20"),
        ("at one thirty p.m.", "T13:30"),
        ("at 5 in the morning", "T05:00"),
        ("at ten at night", "T22:00"),
        ("at a quarter to midnight", "T23:45"),
        ("at 8.30pm", "T20:30"),
        ("at 0800 GMT", "T08:00Z"),
        ("at 16:30 (GMT +8)", "T16:30"),
        ("at 9 a.m. Eastern Daylight Time", "T09:00"),
    ] {
        let found = read(text, None, Tense::Past);
        let expected = (
            text.trim_start_matches("at ").to_owned(),
            Some(value.to_owned()),
        );
        assert_eq!(found, [expected], "{text}");
    }
    assert_reads(
        "on Monday at seven twenty-seven",
        &[("Monday at seven twenty-seven", "2024-09-30T07:27")],
    );
    assert_reads(
        "at 7:30 yesterday evening",
        &[("7:30 yesterday evening", "2024-09-29T19:30")],
    );
}

#[test]
fn keeps_the_time_zone() {
    let zone = |text: &str| {
        let words = Lexemes::new(text, 0);
        let found = grammar::find(&words).pop()?;
        let resolved = Resolver::new(None).resolve(&found.expression, Tense::Past);
        assert_eq!(
            words.span(found.start..found.end).end,
            text.chars().count(),
            "{text}"
        );
        resolved.zone
    };
    assert_eq!(zone("at 1 pm EST").as_deref(), Some("-05:00"));
    assert_eq!(zone("at 16:30 (GMT +8)").as_deref(), Some("+08:00"));
    assert_eq!(zone("at 9:15 UTC+5:30").as_deref(), Some("+05:30"));
    assert_eq!(
        zone("at 9 a.m. Pacific Daylight Time").as_deref(),
        Some("-07:00")
    );
    assert_eq!(zone("at 1 pm local time"), None);
    assert_eq!(zone("at 16:08 UTC"), None);
}

#[test]
fn reads_years_in_words_and_in_short() {
    assert_reads(
        "in nineteen eighty-four",
        &[("nineteen eighty-four", "1984")],
    );
    assert_reads(
        "since two thousand and fifteen",
        &[("two thousand and fifteen", "2015")],
    );
    assert_reads(
        "on 6 April seventeen hundred thirty three",
        &[("6 April seventeen hundred thirty three", "1733-04-06")],
    );
    assert_reads("the World Cup 2018 day five", &[("2018", "2018")]);
    assert_reads("in April of 87", &[("April of 87", "1987-04")]);
    assert_reads("a vote on 2024/Sep/12", &[("2024/Sep/12", "2024-09-12")]);
    assert_reads("dated 20161016", &[("20161016", "2016-10-16")]);
}

#[test]
fn reads_days_by_their_place_in_a_longer_time() {
    for (text, value) in [
        ("the first Monday of next month", "2024-10-07"),
        ("the last Friday in October 2019", "2019-10-25"),
        ("the 15th day of next month", "2024-10-15"),
        ("the last day of February", "2024-02-29"),
        ("Friday the 13th", "2024-09-13"),
        ("Friday two weeks ago", "2024-09-20"),
        ("the week of June 5", "2024-W23"),
        ("the week before last", "2024-W38"),
        ("Labor Day weekend", "2024-W35-WE"),
        ("the year to date", "2024"),
        ("Tuesday of last week", "2024-09-24"),
    ] {
        assert_reads(text, &[(text, value)]);
    }
    assert_reads(
        "on Wednesday evening last week",
        &[("Wednesday evening last week", "2024-09-25TEV")],
    );
    assert_reads("due on the 18th.", &[("the 18th", "2024-09-18")]);
}

#[test]
fn reads_each_day_of_a_list() {
    assert_reads(
        "on 17, 18 and 19 June 2024",
        &[
            ("17", "2024-06-17"),
            ("18", "2024-06-18"),
            ("19 June 2024", "2024-06-19"),
        ],
    );
    assert_reads(
        "on March 8 and 9",
        &[("March 8", "2024-03-08"), ("9", "2024-03-09")],
    );
    assert_reads("on March 8 and 9 people came", &[("March 8", "2024-03-08")]);
    assert_reads(
        "two weeks and two days ago",
        &[("two weeks and two days ago", "2024-09-14")],
    );
    assert_reads(
        "the weekend of 5 June",
        &[("the weekend of 5 June", "2024-W23-WE")],
    );
}

#[test]
fn reads_holidays_with_their_own_calendars() {
    assert_reads(
        "on Easter Monday 2019",
        &[("Easter Monday 2019", "2019-04-22")],
    );
    assert_reads("last Thanksgiving", &[("last Thanksgiving", "2023-11-23")]);
    assert_reads("at Yom Kippur 2023", &[("Yom Kippur 2023", "2023-09-25")]);
    assert_reads("on New Year’s Eve", &[("New Year’s Eve", "2023-12-31")]);
    assert_reads(
        "before Eid al-Fitr 2023",
        &[("Eid al-Fitr 2023", "2023-04-21")],
    );
}

#[test]
fn reads_vague_times_where_they_place_something() {
    assert_reads("closed as of now", &[("now", "PRESENT_REF")]);
    assert_reads("Recently, prices fell", &[("Recently", "PAST_REF")]);
    assert_reads("in recent years", &[("in recent years", "PAST_REF")]);
    assert_reads("at the moment", &[("at the moment", "PRESENT_REF")]);
    assert_reads(
        "in the near future",
        &[("in the near future", "FUTURE_REF")],
    );
}

#[test]
fn reads_parts_of_days_and_years_that_are_told_of() {
    assert_reads(
        "in the early hours of Friday",
        &[("the early hours of Friday", "2024-09-27TMO")],
    );
    assert_reads(
        "on the night of March 3",
        &[("the night of March 3", "2024-03-03TNI")],
    );
    assert_reads("late on Tuesday", &[("late on Tuesday", "2024-09-24")]);
    assert_reads(
        "on May 3, 2019, and the next morning",
        &[
            ("May 3, 2019", "2019-05-03"),
            ("the next morning", "2019-05-04TMO"),
        ],
    );
    assert_reads(
        "last year’s fourth quarter",
        &[("last year’s fourth quarter", "2023-Q4")],
    );
    assert_reads("2019’s first half", &[("2019’s first half", "2019-H1")]);
    assert_reads(
        "the Saturday after next",
        &[("the Saturday after next", "2024-10-19")],
    );
    assert_reads("the third quake of the month", &[("the month", "2024-09")]);
    assert_reads("the longest day of the year", &[("the year", "2024")]);
    assert_reads("“[Ten] years ago”", &[("Ten] years ago", "2014")]);
}

#[test]
fn reads_recurring_hours_and_days() {
    assert_reads("3 pm each day", &[("3 pm each day", "T15:00")]);
    assert_reads(
        "every evening at 7:13 p.m.",
        &[("every evening at 7:13 p.m.", "T19:13")],
    );
    assert_reads(
        "the 19th of every month",
        &[("the 19th of every month", "XXXX-XX-19")],
    );
    assert_reads("Friday mornings", &[("Friday mornings", "XXXX-WXX-5TMO")]);
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
        "won 6-4 on points",
        "from two to four people",
        "in two thousand and fifteen cases",
        "its most up to date list",
        "up to 6,107 in all",
        "call 555-2010-2015",
        "a fall on Black Monday",
        "Climber Killed In Fall",
        "he was badly hurt in the fall",
        "the new year budget",
        "every now and then",
        "output is now declining",
        "the future of farming",
        "the two March brothers",
        "three quarters of voters",
    ] {
        assert_eq!(read(text, Some(PUBLISHED), Tense::Past), [], "{text}");
    }
}

#[test]
fn the_fall_is_a_season_where_nobody_fell() {
    assert_reads("starts in the fall", &[("the fall", "2024-FA")]);
    assert_reads(
        "was hurt in the fall of 2023",
        &[("the fall of 2023", "2023-FA")],
    );
}

#[test]
fn counts_weeks_on_from_a_day() {
    assert_reads("on Tuesday week", &[("Tuesday week", "2024-10-08")]);
    assert_reads(
        "set for a week on Friday",
        &[("a week on Friday", "2024-10-11")],
    );
    assert_reads(
        "two weeks tomorrow",
        &[("two weeks tomorrow", "2024-10-15")],
    );
    assert_reads(
        "a week last Thursday",
        &[("a week last Thursday", "2024-09-19")],
    );
    assert_reads("the week-long fair", &[("week-long", "P1W")]);
}

#[test]
fn places_a_length_with_a_part_of_its_unit() {
    assert_reads(
        "two and a half years ago",
        &[("two and a half years ago", "2022-03")],
    );
    assert_reads(
        "five-and-a-half weeks ago",
        &[("five-and-a-half weeks ago", "2024-08-22")],
    );
    assert_reads(
        "a year and a half ago",
        &[("a year and a half ago", "2023-03")],
    );
    assert_reads("half a century ago", &[("half a century ago", "1974")]);
}

#[test]
fn tells_where_the_edge_of_a_period_lies() {
    assert_reads(
        "the last three days of June 2019",
        &[("the last three days of June 2019", "2019-06-28/2019-06-30")],
    );
    assert_reads(
        "the first two months of 2021",
        &[("the first two months of 2021", "2021-01/2021-02")],
    );
    assert_reads(
        "from 3 to March 9",
        &[("3 to March 9", "2024-03-03/2024-03-09")],
    );
    assert_reads(
        "FY2023 and FY21",
        &[("FY2023", "FY2023"), ("FY21", "FY2021")],
    );
}

#[test]
fn takes_no_age_code_count_or_name_for_a_time() {
    for text in [
        "the late-40s rider",
        "a man in his early 50s",
        "P.O. Box 2004",
        "2041 were treated",
        "the Sun said",
        "the Sunday Times",
        "Harbour Night on Friday Island",
        "it cost 14.50 of it",
    ] {
        assert_reads(text, &[]);
    }
    assert_reads("the truce will last 30 days", &[("30 days", "P30D")]);
    assert_reads("the late 1940s", &[("the late 1940s", "194")]);
    assert_reads("three to five years", &[("three to five years", "PXY")]);
}
