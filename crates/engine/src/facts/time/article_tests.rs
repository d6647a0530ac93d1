//! Times of small articles, published on Wednesday, 2 October 2024.

use crate::facts::testing::facts;
use crate::facts::{FactContent, TimeExpression, Timex};

fn values(body: &str) -> Vec<Option<String>> {
    let facts = facts("", body);
    let times = facts.into_iter().filter_map(|fact| match fact.content {
        FactContent::Time(TimeExpression { value, .. }) => Some(value),
        _ => None,
    });
    times.collect()
}

#[test]
fn a_paper_is_no_day() {
    assert!(values("The poll was made for USA TODAY by a firm in Ohio.").is_empty());
    assert!(values("He was a reporter of Russia Today in Ohio.").is_empty());
    assert!(values("The mayor waves (Photo: Karl Bauer-USA TODAY Sports).").is_empty());
    let today = [Some("2024-10-02".to_owned())];
    assert_eq!(values("The council met Mayor Anna Miller today."), today);
    assert_eq!(values("Today the council met."), today);
}

#[test]
fn what_opens_on_a_day_lies_ahead_and_what_was_lies_behind() {
    assert_eq!(
        values("The fair opens on Tuesday."),
        [Some("2024-10-08".to_owned())]
    );
    assert_eq!(
        values("He died in the small hours of March 3."),
        [Some("2024-03-03TMO".to_owned())]
    );
}

#[test]
fn what_is_planned_or_put_off_lies_ahead() {
    let day = |day: &str| [Some(format!("2024-10-{day}"))];
    assert_eq!(values("The start, planned for Friday, slipped."), day("04"));
    assert_eq!(values("The match was put off until Sunday."), day("06"));
    assert_eq!(values("He is due in court on Friday."), day("04"));
    assert_eq!(
        values("The fair, planned for Tuesday, was called off."),
        day("01")
    );
    assert_eq!(
        values("They met on Friday."),
        [Some("2024-09-27".to_owned())]
    );
}

#[test]
fn what_closes_a_period_of_a_report_lies_behind() {
    assert_eq!(
        values("In the year to December, sales fell."),
        [Some("2023-12".to_owned())]
    );
    assert_eq!(
        values("He was jailed in early November."),
        [Some("2023-11".to_owned())]
    );
}

#[test]
fn the_hours_of_a_morning_are_no_length() {
    let values = values("He was found in the early morning hours of Sunday.");
    let lengths = values
        .iter()
        .flatten()
        .filter(|value| value.starts_with('P'));
    assert_eq!(lengths.count(), 0, "{values:?}");
}

#[test]
fn an_age_is_no_length() {
    let lengths = |body: &str| {
        let values = values(body).into_iter().flatten();
        values.filter(|value| value.starts_with('P')).count()
    };
    assert_eq!(
        lengths("It asked children aged 8–10 years from two schools."),
        0
    );
    assert_eq!(lengths("It was stored for 8–10 years in two schools."), 1);
}

#[test]
fn over_a_stretch_of_time_is_in_it() {
    let mods = |body: &str| {
        let facts = facts("", body).into_iter();
        let mods = facts.filter_map(|fact| match fact.content {
            FactContent::Time(time) if time.timex == Timex::Duration => Some(time.modifier),
            _ => None,
        });
        mods.collect::<Vec<_>>()
    };
    assert_eq!(
        mods("Rain fell over the last five months of her life."),
        [None]
    );
    assert!(mods("Rain fell for over five months.")[0].is_some());
}
