//! A person's verdict on a row, whatever else the articles put into it.

use super::*;

/// A row of claims, told by article and fact.
fn row_of(cells: &[(&str, &[&str])]) -> Row {
    let cell = |fact: &&str| serde_json::json!({"fact": fact, "start": 0, "end": 6, "text": "", "by": null});
    let cells: serde_json::Map<_, _> = cells
        .iter()
        .map(|(article, facts)| {
            let cells: Vec<_> = facts.iter().map(cell).collect();
            ((*article).to_owned(), cells.into())
        })
        .collect();
    let mut row = serde_json::to_value(row()).unwrap();
    row["cells"] = cells.into();
    serde_json::from_value(row).unwrap()
}

fn overrule(project: &mut Project, row: &Row, verdict: Option<Verdict>) {
    let edit = Edit::OverruleVerdict {
        row: project.verdicts().key(row),
        label: row.label.clone(),
        verdict,
    };
    project.apply(edit).unwrap();
}

#[test]
fn it_holds_while_the_same_articles_tell_one_of_the_claims_that_were_judged() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let judged = row_of(&[("a", &["c0", "c1"]), ("b", &["c5"])]);
    overrule(&mut project, &judged, Some(Verdict::Agree));
    let project = reopen(project);
    let given = |cells: &[(&str, &[&str])]| project.overruled(&row_of(cells));
    assert_eq!(project.overruled(&judged), Some(Verdict::Agree));
    assert_eq!(
        given(&[("a", &["c1"]), ("b", &["c5", "c6"])]),
        Some(Verdict::Agree),
        "a claim went to another row, and one came"
    );
    assert_eq!(
        given(&[("a", &["c0", "c1"]), ("b", &["c7"])]),
        None,
        "b tells something else here"
    );
    assert_eq!(
        given(&[("a", &["c0"]), ("b", &["c5"]), ("d", &["c9"])]),
        None,
        "nobody judged what d tells"
    );
}

#[test]
fn it_is_taken_back_at_the_row_as_it_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    overrule(
        &mut project,
        &row_of(&[("a", &["c0", "c1"]), ("b", &["c5"])]),
        Some(Verdict::Agree),
    );
    let now = row_of(&[("a", &["c0"]), ("b", &["c5", "c6"])]);
    overrule(&mut project, &now, None);
    assert_eq!(project.overruled(&now), None);
    project.undo().unwrap();
    assert_eq!(project.overruled(&now), Some(Verdict::Agree));
}

#[test]
fn a_finding_is_known_again_by_the_words_of_its_claim_after_the_article_was_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let told = |fact: &str, words: &str| -> Row {
        let mut row = serde_json::to_value(row()).unwrap();
        row["label"] = words.into();
        row["cells"] = serde_json::json!({
            "a": [{"fact": fact, "start": 0, "end": 6, "text": words, "by": null}],
        });
        serde_json::from_value(row).unwrap()
    };
    let finding = Finding {
        rating: Rating::Unproven,
        source: Some("the register".to_owned()),
        note: None,
    };
    let before = told("claim-1", "Nearly 87 countries joined.");
    let (claim, words) = project.words_on_rows().findings.key(&before).unwrap();
    project
        .apply(Edit::SetFinding {
            claim: claim.clone(),
            words,
            finding: Some(finding.clone()),
        })
        .unwrap();
    let project = reopen(project);
    let findings = &project.words_on_rows().findings;
    let anew = told("claim-7", "Nearly 87 countries\njoined");
    assert_eq!(findings.get(&anew), Some(&finding));
    assert_eq!(findings.key(&anew).unwrap().0, claim, "it is changed there");
    assert_eq!(
        findings.get(&told("claim-8", "Nearly 62 countries joined.")),
        None
    );
}
