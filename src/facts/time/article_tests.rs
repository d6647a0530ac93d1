//! Times of small articles, published on Wednesday, 2 October 2024.

use crate::facts::testing::facts;
use crate::facts::{FactContent, TimeExpression};

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
