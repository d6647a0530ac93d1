//! What a person found out about claims goes out as `ClaimReview`, and nothing else does.

use serde_json::Value;
use sidelight_engine::compare::{Finding, Rating};
use sidelight_interchange::Material;
use sidelight_project::Codebook;

use super::{COMPARISON, STORY, of_rows};

#[test]
fn only_claims_with_a_finding_are_reviewed_with_all_that_was_found() {
    let mut comparison = COMPARISON.clone();
    let row = &mut comparison.rows[0];
    row.remarks.finding = Some(Finding {
        rating: Rating::Misleading,
        source: Some("https://register.example/members".to_owned()),
        note: Some("The register counts otherwise.".to_owned()),
    });
    let (label, tellers) = (row.label.clone(), row.cells.len());
    let material = Material {
        sheets: &STORY,
        comparison: &comparison,
        codebook: &Codebook::default(),
        story: None,
        findings: None,
        course: None,
    };
    let format = of_rows("claimreview");
    let document: Value = serde_json::from_slice(&format.render(&material).unwrap()).unwrap();
    let [review] = document["@graph"].as_array().unwrap().as_slice() else {
        panic!("{document}");
    };
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(review["claimReviewed"], label.as_str());
    assert_eq!(review["reviewRating"]["alternateName"], "Misleading");
    assert_eq!(review["reviewBody"], "The register counts otherwise.");
    assert_eq!(review["citation"], "https://register.example/members");
    let appearances = review["itemReviewed"]["appearance"].as_array().unwrap();
    assert_eq!(appearances.len(), tellers);
    let rows: Value = serde_json::from_slice(&of_rows("json").render(&material).unwrap()).unwrap();
    assert_eq!(rows["rows"][0]["finding"]["rating"], "misleading");
    let told = format
        .losses(&material)
        .iter()
        .map(ToString::to_string)
        .collect::<String>();
    let left = comparison.rows.len() - 1;
    assert!(
        told.contains(&format!("{left} claims without a finding")),
        "{told}"
    );
}

#[test]
fn what_a_person_is_done_with_goes_out_with_the_rows() {
    let mut comparison = COMPARISON.clone();
    comparison.rows[1].remarks.done = true;
    let material = Material {
        sheets: &STORY,
        comparison: &comparison,
        codebook: &Codebook::default(),
        story: None,
        findings: None,
        course: None,
    };
    let rows: Value = serde_json::from_slice(&of_rows("json").render(&material).unwrap()).unwrap();
    assert_eq!(rows["rows"][1]["done"], true);
    assert_eq!(rows["rows"][0]["done"], Value::Null);
}
