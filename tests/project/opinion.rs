//! Two people work on the same articles: their decisions are set side by side and settled.

use sidelight_engine::facts::FactKind;
use sidelight_project::opinion::{
    Agreements, Difference, Opinion, Settlement, Side, can_keep_both, settle, wanted,
};

use super::*;

fn decide(project: &mut Project, article: &str, fact: &str, decision: Decision) {
    let edit = Edit::Decide {
        article: id(article),
        fact: fact_id(fact),
        decision,
    };
    project.apply(edit).unwrap();
}

fn revise(project: &mut Project, article: &str, fact: &str, value: f64) {
    let sheet = project.sheet(&id(article)).unwrap();
    let fact = sheet.facts.iter().find(|known| known.id == fact_id(fact));
    let edit = Edit::Revise {
        article: id(article),
        fact: fact.unwrap().id.clone(),
        content: quantity(value),
        evidence: fact.unwrap().evidence.clone(),
    };
    project.apply(edit).unwrap();
}

/// Ada's project and the file of Ben's, in which the second article has another id.
fn two_projects(folder: &tempfile::TempDir) -> (Project, std::path::PathBuf) {
    let mut ada = new_project(folder);
    ada.set_author("Ada");
    let mut ben = Project::create(&folder.path().join("ben.sidelight")).unwrap();
    ben.set_author("Ben");
    for project in [&mut ada, &mut ben] {
        project.apply(add("a")).unwrap();
    }
    ada.apply(add("b")).unwrap();
    let mut renamed = sheet("b", 4);
    Arc::make_mut(&mut renamed.article).id = id("b as Ben read it");
    let story = None;
    ben.apply(Edit::AddArticle {
        sheet: renamed,
        story,
    })
    .unwrap();
    ben.apply(add("only Ben has it")).unwrap();

    decide(&mut ada, "a", "q0", Decision::Accept);
    decide(&mut ben, "a", "q0", Decision::Accept);
    decide(&mut ada, "a", "q1", Decision::Accept);
    decide(&mut ben, "a", "q1", Decision::Reject);
    revise(&mut ada, "a", "q2", 68.0);
    revise(&mut ben, "a", "q2", 69.0);
    decide(&mut ben, "b as Ben read it", "q0", Decision::Accept);
    decide(&mut ada, "b", "q1", Decision::Reject);
    let sheet = ben.sheet(&id("a")).unwrap();
    let evidence = vec![Evidence::new(&sheet.article, Span::new(20, 26))];
    let article = id("a");
    let fact = manual_fact(quantity(7.0), evidence);
    ben.apply(Edit::AddFact { article, fact }).unwrap();
    let path = ben.path().to_owned();
    (ada, path)
}

/// What is to be settled, and the agreement.
fn beside(ada: &Project, opinion: &Opinion) -> (Vec<Difference>, Agreements) {
    let (mut differences, mut agreements) = (Vec::new(), Agreements::default());
    for theirs in &opinion.sheets {
        let mine = ada.sheet(&theirs.article).unwrap();
        for pair in Side::new(&mine, &theirs.sheet).pairs {
            agreements.add(&pair);
            if pair.differs() {
                differences.push(Difference {
                    article: theirs.article.clone(),
                    pair,
                });
            }
        }
    }
    (differences, agreements)
}

#[test]
fn both_sets_of_decisions_are_set_side_by_side_and_measured() {
    let folder = tempfile::tempdir().unwrap();
    let (ada, path) = two_projects(&folder);
    let before = std::fs::read(&path).unwrap();
    let opinion = Opinion::read(&path, &wanted(&ada)).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), before, "it is only read");
    assert_eq!(opinion.name, "Ben");
    assert_eq!(opinion.sheets.len(), 2, "the one only Ben has is left out");

    let (differences, agreements) = beside(&ada, &opinion);
    let contested: Vec<bool> = differences.iter().map(|d| d.pair.is_contested()).collect();
    assert_eq!(
        contested,
        [true, true, false, false],
        "q1, q2, q0 of b, the manual one"
    );
    let (kind, all) = agreements.iter().next().unwrap();
    assert_eq!(kind, None);
    assert_eq!(
        agreements.iter().nth(1).unwrap().0,
        Some(FactKind::Quantity)
    );
    assert_eq!((all.decided_by_both(), all.decided_by_one()), (3, 3));
    // Accepted and accepted, accepted and rejected, changed and changed: Cohen 1960 by hand.
    let expected = (2.0 / 3.0 - 1.0 / 3.0) / (1.0 - 1.0 / 3.0);
    assert!((all.kappa().unwrap() - expected).abs() < 1e-9);
    assert!(all.alpha().is_some() && all.span_f1().is_some());

    let in_use = Project::open(&path).unwrap();
    let error = Opinion::read(&path, &wanted(&ada)).unwrap_err();
    assert!(matches!(error, ProjectError::InUse { .. }), "{error}");
    drop(in_use);
}

#[test]
fn differences_are_settled_by_edits_that_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, path) = two_projects(&folder);
    let opinion = Opinion::read(&path, &wanted(&ada)).unwrap();
    let before = state(&ada);
    let (differences, _) = beside(&ada, &opinion);
    assert_eq!(settle(&differences[0], Settlement::Mine, "Ben"), None);

    // Ben rejected it.
    assert!(!can_keep_both(&differences[0]));
    let theirs = |difference| settle(difference, Settlement::Theirs, "Ben").unwrap();
    ada.apply(theirs(&differences[0])).unwrap();
    let fact = |ada: &Project, name: &str| {
        let sheet = ada.sheet(&id("a")).unwrap();
        sheet
            .facts
            .iter()
            .find(|known| known.id == fact_id(name))
            .cloned()
    };
    let taken = fact(&ada, "q1").unwrap();
    assert_eq!(taken.status, Status::Rejected);
    assert_eq!(taken.decided_by.as_deref(), Some("Ben"));
    assert_eq!(fact(&ada, "q0").unwrap().decided_by.as_deref(), Some("Ada"));

    // Both changed it, each to another value.
    assert!(can_keep_both(&differences[1]));
    let both = settle(&differences[1], Settlement::Both, "Ben").unwrap();
    ada.apply(both).unwrap();
    let sheet = ada.sheet(&id("a")).unwrap();
    let values = sheet.facts.iter().map(|fact| fact.content.clone());
    let values: Vec<_> = values
        .filter(|c| *c == quantity(68.0) || *c == quantity(69.0))
        .collect();
    assert_eq!(values.len(), 2);

    for difference in &differences[2..] {
        ada.apply(theirs(difference)).unwrap();
    }
    let (left, _) = beside(&ada, &opinion);
    let left: Vec<_> = left.iter().filter(|d| !d.pair.is_contested()).collect();
    assert!(left.is_empty(), "{left:?}");
    while ada
        .next_undo()
        .is_some_and(|step| step.label.contains("Ben"))
    {
        ada.undo().unwrap();
    }
    assert_eq!(state(&ada), before);
}
