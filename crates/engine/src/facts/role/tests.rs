//! Titles and whom they belong to.

use crate::facts::FactContent;
use crate::facts::testing::facts;

/// Title and owner of the one role of a text.
fn role(body: &str) -> (String, Option<String>) {
    let found = facts("", body).into_iter();
    let mut roles = found.filter_map(|fact| match fact.content {
        FactContent::Role(role) => Some((role.title, role.of)),
        _ => None,
    });
    roles.next().expect("a role")
}

#[test]
fn an_office_in_capitals_owns_the_post_behind_it() {
    let (title, of) = role("City Attorney spokeswoman Ada Obi said the case was closed.");
    assert_eq!(
        (&*title, of.as_deref()),
        ("spokeswoman", Some("City Attorney"))
    );
}

#[test]
fn a_force_is_not_cut_by_the_rank_behind_it() {
    let (title, of) = role("California Highway Patrol Officer Ben Eze closed the road.");
    assert_eq!(
        (&*title, of.as_deref()),
        ("Officer", Some("California Highway Patrol"))
    );
    let (title, _) = role("Prime Minister Ben Eze closed the road.");
    assert_eq!(title, "Prime Minister");
}

#[test]
fn an_assistant_is_told_from_the_one_who_is_assisted() {
    let (title, _) = role("He met assistant Kanawha County prosecutor Ben Eze on Monday.");
    assert!(title.starts_with("assistant"), "{title}");
}

#[test]
fn a_hospital_of_kings_has_no_king() {
    let body = "The boy was rushed to Kings County Hospital.";
    let found = facts("", body);
    let roles = found
        .iter()
        .filter(|fact| matches!(fact.content, FactContent::Role(_)));
    assert_eq!(roles.count(), 0);
}

#[test]
fn a_rank_before_a_name_is_no_part_of_it() {
    let (title, of) = role("Ada Obi is a Lead UniTarn researcher.");
    assert_eq!((&*title, of.as_deref()), ("researcher", Some("UniTarn")));
}

#[test]
fn what_somebody_is_by_colour_or_faith_owns_no_post() {
    for body in [
        "Ada Obi also becomes the first Black mayor.",
        "Ada Obi becomes the first Muslim mayor.",
    ] {
        assert_eq!(role(body), ("mayor".to_owned(), None), "{body}");
    }
    let (title, of) = role("Ada Obi becomes the first French president.");
    assert_eq!((&*title, of.as_deref()), ("president", Some("France")));
}
