//! What a format has no place for is told and counted before it is written.

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparison, compare};
use sidelight_interchange::{FORMATS, Format, Material};

use crate::{odd, of_facts};

/// What is lost of the odd story, whose articles are one beside the other.
pub fn told(format: &Format) -> Vec<String> {
    let sheets = odd::story();
    let material = Material {
        sheets: &sheets,
        comparison: &compare(&sheets, &CancelToken::default()).unwrap(),
        codebook: &odd::codebook(),
        story: None,
        findings: None,
        course: None,
    };
    let losses = format.losses(&material);
    losses.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_lost_is_counted() {
    let lost = told(of_facts("doccano"));
    for expected in [
        "2 facts of several pieces become 5 spans",
        "1 rejected fact is left out",
        "1 note is left out",
        "2 tags are left out",
        "3 decisions are left out",
    ] {
        assert!(
            lost.iter().any(|loss| loss == expected),
            "{expected}: {lost:?}"
        );
    }
    let lost = told(of_facts("brat"));
    let cut = "1 piece of evidence over a line break is cut there";
    assert!(lost.iter().any(|loss| loss == cut), "{lost:?}");
    let lost = told(of_facts("conll2003"));
    let others = "6 facts that are no names are left out";
    assert!(lost.iter().any(|loss| loss == others), "{lost:?}");
}

#[test]
fn what_the_table_of_formats_says_is_lost_is_told_before_it_is_written() {
    for format in FORMATS {
        let lost = told(format);
        assert_eq!(
            ["nothing", "findings on claims"].contains(&format.loses),
            lost.is_empty(),
            "{}: {}: {lost:?}",
            format.name,
            format.loses
        );
    }
    let empty = Material {
        sheets: &[],
        comparison: &Comparison::default(),
        codebook: &odd::codebook(),
        story: None,
        findings: None,
        course: None,
    };
    for format in FORMATS {
        assert!(format.losses(&empty).is_empty(), "{}", format.name);
    }
}
