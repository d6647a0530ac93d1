//! What decisions and a second reading do to facts.

use super::*;

#[test]
fn an_article_given_twice_is_reported_and_not_doubled() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let mut renamed = sheet("a", 1);
    Arc::make_mut(&mut renamed.article).id = id("other name, same bytes");
    let edits = vec![
        add("a"),
        add("a"),
        Edit::AddArticle {
            sheet: renamed,
            story: None,
        },
    ];
    let applied = project.apply(Edit::batch("Add 3 articles", edits)).unwrap();
    assert_eq!(project.articles().len(), 1);
    let present: Vec<_> = applied.duplicates.iter().map(|d| &d.present).collect();
    assert_eq!(present, [&id("a"), &id("a")]);
    let again = project.apply(add("a")).unwrap();
    assert_eq!(
        again.step, None,
        "nothing happened, so there is nothing to undo"
    );
    assert_eq!(project.history(10).unwrap().len(), 1);
}

#[test]
fn an_edited_fact_keeps_its_suggestion_and_can_be_reset_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let original = project.sheet(&id("a")).unwrap().facts[0].clone();
    let revise = |value| Edit::Revise {
        article: id("a"),
        fact: original.id.clone(),
        content: quantity(value),
        evidence: original.evidence.clone(),
    };
    project.apply(revise(68.0)).unwrap();
    project.apply(revise(69.0)).unwrap();
    let decide = |decision| Edit::Decide {
        article: id("a"),
        fact: original.id.clone(),
        decision,
    };
    project.apply(decide(Decision::Reject)).unwrap();
    project.apply(decide(Decision::Accept)).unwrap();
    let edited = project.sheet(&id("a")).unwrap().facts[0].clone();
    assert_eq!(edited.status, Status::Edited);
    assert_eq!(edited.content, quantity(69.0));
    assert_eq!(edited.suggestion.unwrap().content, original.content);
    project.apply(decide(Decision::Reset)).unwrap();
    assert_eq!(project.sheet(&id("a")).unwrap().facts[0], original);
}

#[test]
fn a_manual_fact_gets_an_id_and_stays_manual() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let sheet = project.sheet(&id("a")).unwrap();
    let evidence = vec![Evidence::new(&sheet.article, Span::new(3, 6))];
    let content = FactContent::Entity(Entity {
        entity_type: EntityType::Person,
        name: "👩‍🔬".into(),
        aliases: Vec::new(),
        place: None,
    });
    let fact = manual_fact(content, evidence);
    let article = id("a");
    let applied = project.apply(Edit::AddFact { article, fact }).unwrap();
    let (_, fact) = applied.facts[0].clone();
    let stored = |project: &Project| {
        let sheet = project.sheet(&id("a")).unwrap();
        sheet.facts.iter().find(|other| other.id == fact).cloned()
    };
    assert_eq!(stored(&project).unwrap().status, Status::Manual);
    project.apply(accept("a", &fact.0)).unwrap();
    assert_eq!(stored(&project).unwrap().status, Status::Manual);
    let article = id("a");
    let without_words = manual_fact(quantity(1.0), Vec::new());
    let error = project.apply(Edit::AddFact {
        article,
        fact: without_words,
    });
    assert!(matches!(
        error.unwrap_err(),
        ProjectError::Refused(Refusal::NoEvidence)
    ));
}

#[test]
fn reading_anew_keeps_every_decision() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let facts = project.sheet(&id("a")).unwrap().facts.clone();
    let decide = |n: usize, decision| Edit::Decide {
        article: id("a"),
        fact: facts[n].id.clone(),
        decision,
    };
    project.apply(decide(0, Decision::Accept)).unwrap();
    project.apply(decide(1, Decision::Reject)).unwrap();
    let before = state(&project);

    // The new engine reads other values, in another order, with the ids of other facts.
    let mut found: Vec<Fact> = facts.iter().rev().cloned().collect();
    for (n, fact) in found.iter_mut().enumerate() {
        fact.id = facts[n].id.clone();
        fact.content = quantity(1000.0 + n as f64);
    }
    let article = id("a");
    project
        .apply(Edit::Reextract {
            article,
            facts: found,
        })
        .unwrap();
    let now = project.sheet(&id("a")).unwrap();
    let at = |n: usize| {
        now.facts
            .iter()
            .filter(move |f| f.primary_span().start == n)
    };
    let accepted: Vec<_> = at(0).collect();
    assert_eq!(accepted.len(), 1, "the accepted reading settles its words");
    assert_eq!(
        (accepted[0].status, &accepted[0].content),
        (Status::Accepted, &facts[0].content)
    );
    let contested: Vec<_> = at(1).map(|fact| fact.status).collect();
    assert_eq!(
        contested.len(),
        2,
        "another reading of rejected words is suggested"
    );
    assert!(contested.contains(&Status::Rejected) && contested.contains(&Status::Suggested));
    assert_eq!(at(2).count(), 1);
    project.undo().unwrap();
    assert_eq!(state(&project), before);
}

#[test]
fn a_sheet_is_the_same_until_something_in_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    project.apply(add("b")).unwrap();
    let (a, b) = (
        project.sheet(&id("a")).unwrap(),
        project.sheet(&id("b")).unwrap(),
    );
    let revision = project.revision();
    project.apply(accept("a", "q0")).unwrap();
    assert!(project.revision() > revision);
    assert!(!Arc::ptr_eq(&a, &project.sheet(&id("a")).unwrap()));
    assert!(Arc::ptr_eq(&b, &project.sheet(&id("b")).unwrap()));
    assert_eq!(
        project.apply(accept("a", "q0")).unwrap(),
        Applied::default()
    );
}

#[test]
fn who_decided_is_kept_with_the_decision() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let by = |project: &Project, fact: &str| {
        let sheet = project.sheet(&id("a")).unwrap();
        let fact = sheet.facts.iter().find(|known| known.id == fact_id(fact));
        fact.unwrap().decided_by.clone()
    };
    assert_eq!(by(&project, "q0"), None);
    project.set_author("Ada");
    project.apply(accept("a", "q0")).unwrap();
    project.set_author("Ben");
    project.apply(accept("a", "q0")).unwrap();
    assert_eq!(
        by(&project, "q0").as_deref(),
        Some("Ada"),
        "Ben changed nothing"
    );
    let reject = Edit::Decide {
        article: id("a"),
        fact: fact_id("q0"),
        decision: Decision::Reject,
    };
    project.apply(reject).unwrap();
    let mut project = reopen(project);
    assert_eq!(by(&project, "q0").as_deref(), Some("Ben"));
    project.undo().unwrap();
    assert_eq!(by(&project, "q0").as_deref(), Some("Ada"));
    project.undo().unwrap();
    assert_eq!(by(&project, "q0"), None);
}
