//! What a person relies on: nothing is lost, every step can be taken back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking; clippy knows the test functions but not their helpers"
)]

use std::borrow::Cow;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use sidelight::article::{Article, ArticleId, Metadata, Provenance, Span};
use sidelight::compare::{Named, Row, Verdict};
use sidelight::facts::{
    Code, Entity, EntityType, Evidence, Fact, FactContent, FactId, FactKind, FactSheet, Quantity,
    Status,
};
use sidelight::project::{
    Applied, CodebookEntry, Decision, Edit, Home, Progress, Project, ProjectError, Refusal, Search,
    Sort, StoryId, manual_fact,
};

/// An article with `facts` facts, whose text has characters beyond ASCII.
fn sheet(name: &str, facts: usize) -> FactSheet {
    let text = format!("{name}: 👩‍🔬 said nearly 87 member countries joined.\n");
    let article = Article {
        id: ArticleId::new(name),
        metadata: Metadata {
            title: Some(format!("Title of {name}")),
            ..Metadata::default()
        },
        provenance: Provenance {
            sha256: format!("sha of {name}"),
            ..Provenance::default()
        },
        text: text.into(),
        sections: Vec::new(),
    };
    let facts = (0..facts).map(|n| {
        let span = Span::new(n, n + 6);
        let mut fact = Fact::suggested(&article, quantity(n as f64 + 0.1), &[span], "test", 0.7);
        fact.id = FactId(Arc::from(format!("q{n}")));
        fact
    });
    let facts = facts.collect();
    FactSheet {
        article: Arc::new(article),
        facts,
    }
}

fn quantity(value: f64) -> FactContent {
    FactContent::Quantity(Quantity {
        value: Some(value),
        low: None,
        high: None,
        unit: None,
        modifier: Some(Cow::Borrowed("<~")),
        of: Some("member countries".into()),
    })
}

fn id(name: &str) -> ArticleId {
    ArticleId::new(name)
}

fn fact_id(name: &str) -> FactId {
    FactId(Arc::from(name))
}

fn add(name: &str) -> Edit {
    Edit::AddArticle {
        sheet: sheet(name, 4),
        story: None,
    }
}

fn accept(article: &str, fact: &str) -> Edit {
    Edit::Decide {
        article: id(article),
        fact: fact_id(fact),
        decision: Decision::Accept,
    }
}

/// All that a project holds, as text.
fn state(project: &Project) -> String {
    let sheets = project.articles().iter();
    let sheets: Vec<_> = sheets
        .map(|article| {
            let sheet = project.sheet(&article.id).unwrap();
            let by_status = Status::ALL.map(|status| {
                let counted = article.counts.of(status);
                let found = sheet.facts.iter().filter(|fact| fact.status == status);
                assert_eq!(
                    counted,
                    found.count(),
                    "the list counts what the sheet holds"
                );
                counted
            });
            let orphans = project.orphans(&article.id).unwrap();
            serde_json::json!([&*sheet, by_status, article.story, article.finished, orphans])
        })
        .collect();
    let stories = project.stories().iter();
    let stories: Vec<_> = stories.map(|story| (story.id, &story.name)).collect();
    let verdict = project.overruled(&row());
    let identities = &**project.identities();
    let codebook = &**project.codebook();
    serde_json::json!([sheets, stories, verdict, identities, codebook]).to_string()
}

fn row() -> Row {
    serde_json::from_value(serde_json::json!({
        "kind": FactKind::Quantity,
        "label": "members",
        "verdict": Verdict::Conflict,
        "differences": [],
        "cells": {"a": [{"fact": "q0", "start": 0, "end": 6}]},
    }))
    .unwrap()
}

fn new_project(folder: &tempfile::TempDir) -> Project {
    Project::create(&folder.path().join("p.sidelight")).unwrap()
}

fn reopen(project: Project) -> Project {
    let path = project.path().to_owned();
    drop(project);
    Project::open(&path).unwrap()
}

#[test]
fn a_decision_is_there_after_a_restart_and_can_still_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.set_author("Ada");
    project.apply(add("a")).unwrap();
    project.apply(accept("a", "q0")).unwrap();

    let mut project = reopen(project);
    let summary = project.article(&id("a")).unwrap();
    assert_eq!(summary.display_title(), "Title of a");
    assert_eq!(summary.counts.of(Status::Accepted), 1);
    assert_eq!(summary.progress(), Progress::InProgress);
    let steps = project.history(10).unwrap();
    assert_eq!(steps[0].label, "Accept ‘nearly 0.1 member countries’");
    assert_eq!(steps[0].who, "Ada");
    assert_eq!(steps[1].label, "Add the article ‘Title of a’");

    assert_eq!(project.undo().unwrap().unwrap().number, steps[0].number);
    let mut project = reopen(project);
    assert_eq!(project.article(&id("a")).unwrap().counts.reviewed(), 0);
    project.redo().unwrap().unwrap();
    assert_eq!(project.article(&id("a")).unwrap().counts.reviewed(), 1);
    assert_eq!(project.redo().unwrap(), None);
}

#[test]
fn a_new_edit_after_undo_ends_redo() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    project.apply(add("b")).unwrap();
    project.undo().unwrap();
    project.apply(accept("a", "q1")).unwrap();
    assert_eq!(project.redo().unwrap(), None);
    assert_eq!(project.history(10).unwrap().len(), 2);
    // What only redo would have brought back does not stand in the way of the same article.
    assert!(project.apply(add("b")).unwrap().duplicates.is_empty());
}

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
fn an_import_is_one_step_even_when_it_comes_in_parts() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let story = project.next_story();
    let name = "Meeting".to_owned();
    let edits = vec![Edit::AddStory { story, name }, add("a")];
    let step = project.apply(Edit::batch("Add 2 articles", edits)).unwrap();
    project.extend(step.step.unwrap(), add("b")).unwrap();
    assert_eq!(project.undo().unwrap().unwrap().label, "Add 2 articles");
    assert!(project.articles().is_empty() && project.stories().is_empty());
    project.redo().unwrap();
    assert_eq!(project.articles().len(), 2);
    // Something else was done meanwhile: the rest of the import is a step of its own.
    project.apply(accept("a", "q0")).unwrap();
    project.extend(step.step.unwrap(), add("c")).unwrap();
    project.undo().unwrap();
    assert_eq!(project.articles().len(), 2);
    assert_eq!(project.articles()[0].counts.reviewed(), 1);
}

#[test]
fn a_batch_is_done_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let before = state(&project);
    let edits = vec![accept("a", "q0"), accept("a", "no such fact")];
    let error = project.apply(Edit::batch("Accept all", edits)).unwrap_err();
    assert!(matches!(
        error,
        ProjectError::Refused(Refusal::UnknownFact(..))
    ));
    assert_eq!(state(&project), before);
    assert_eq!(state(&reopen(project)), before);
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

/// An article that says something else than [`sheet`], with quotes and times among its facts.
fn harbour() -> FactSheet {
    let text = "The harbour of Arlen reopened in March 2024.\n\
                “300 ships waited,” Ida Holm said in Türkiye. 👩‍🔬 Ships left.";
    let article = Article {
        id: id("harbour"),
        metadata: Metadata::default(),
        provenance: Provenance::default(),
        text: text.into(),
        sections: Vec::new(),
    };
    let at = |words: &str| {
        let start = article.text.as_str().find(words).unwrap();
        article.text.span_of_bytes(start..start + words.len())
    };
    let fact = |name: &str, words: &str, content: serde_json::Value| {
        let content: FactContent = serde_json::from_value(content).unwrap();
        let mut fact = Fact::suggested(&article, content, &[at(words)], "test", 0.7);
        fact.id = fact_id(name);
        fact
    };
    let speaker = at("Ida Holm");
    let facts = vec![
        fact(
            "when",
            "March 2024",
            serde_json::json!({"kind": "time", "timex": "DATE", "value": "2024-03", "mod": null,
                "relation": "on"}),
        ),
        fact(
            "said",
            "“300 ships waited,”",
            serde_json::json!({"kind": "quote", "mode": "direct", "cue": null, "speaker":
                {"name": "Ida Holm", "start": speaker.start, "end": speaker.end}}),
        ),
        fact(
            "many",
            "300 ships",
            serde_json::json!({"kind": "quantity", "value": 300.0, "low": null, "high": null,
                "unit": null, "modifier": null, "of": "ships"}),
        ),
    ];
    FactSheet {
        article: Arc::new(article),
        facts,
    }
}

/// What a search gives: facts by their id, places in texts by their words.
fn find(project: &Project, query: &str) -> Vec<String> {
    let mut search = Search::new(query.parse().unwrap());
    let mut found = Vec::new();
    while !search.is_done() {
        let lines = search.go_on(project, Duration::from_millis(1)).unwrap();
        found.extend(lines.into_iter().map(|line| match line.fact {
            Some(fact) => fact.id.to_string(),
            None => format!("{}|{}|{}", line.before, line.found, line.after),
        }));
    }
    found
}

#[test]
fn words_patterns_and_facts_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let add_harbour = Edit::AddArticle {
        sheet: harbour(),
        story: None,
    };
    project.apply(add("a")).unwrap();
    project.apply(add_harbour).unwrap();

    let in_context =
        "d in March 2024. “300 ships waited,” Ida Holm said in |Türkiye|. 👩‍🔬 Ships left.";
    assert!(find(&project, "turkiye")[0].ends_with(in_context));
    assert_eq!(find(&project, "ship").len(), 2 + 2, "two facts, two places");
    assert_eq!(find(&project, "\"ships left\"").len(), 1);
    assert!(find(&project, "ships nowhere").is_empty());
    assert_eq!(find(&project, r"/\d+ ships/").len(), 1);
    assert_eq!(find(&project, r"/\d+ ships/ kind:quantity"), ["many"]);
    assert_eq!(find(&project, "speaker:holm"), ["said"]);
    assert_eq!(find(&project, "value:250..350 kind:quantity"), ["many"]);
    assert_eq!(find(&project, "value:0..1"), ["q0"], "0.1 lies between");
    assert_eq!(find(&project, "date:2024-03-05"), ["when"]);
    assert!(find(&project, "date:2024-04..").is_empty());

    project.apply(accept("harbour", "many")).unwrap();
    assert_eq!(find(&project, "status:accepted"), ["many"]);
    let note = Some("Ask the pilots".to_owned());
    let set_note = Edit::SetNote {
        article: id("harbour"),
        fact: fact_id("when"),
        note,
    };
    project.apply(set_note).unwrap();
    assert_eq!(find(&project, "pilots"), ["when"]);
    project.undo().unwrap();
    assert!(find(&project, "pilots").is_empty());
    let article = id("harbour");
    project.apply(Edit::RemoveArticle { article }).unwrap();
    assert!(find(&project, "ships").is_empty());
}

#[test]
fn decisions_move_along_with_their_words_into_a_newer_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let sheet = harbour();
    project
        .apply(Edit::AddArticle {
            sheet: sheet.clone(),
            story: None,
        })
        .unwrap();
    for fact in ["said", "when"] {
        project.apply(accept("harbour", fact)).unwrap();
    }
    let before = state(&project);

    let mut newer = sheet.clone();
    let article = Arc::make_mut(&mut newer.article);
    article.id = id("of the newer bytes");
    article.text = "Update 🎉\n“300 ships waited,” the mayor Ida Holm said in Türkiye.".into();
    newer.facts.clear();
    let article = id("harbour");
    let replace = Edit::ReplaceText {
        article,
        sheet: newer,
    };
    project.apply(replace).unwrap();
    let now = project.sheet(&id("harbour")).unwrap();
    let said = &now.facts[..];
    assert_eq!(said.len(), 1, "untouched suggestions are the engine's");
    assert_eq!(&*said[0].evidence[0].text, "“300 ships waited,”");
    let FactContent::Quote(quote) = &said[0].content else {
        panic!("it is a quote");
    };
    assert_eq!(
        now.article.slice(quote.speaker.as_ref().unwrap().span),
        "Ida Holm"
    );
    let orphans = project.orphans(&id("harbour")).unwrap();
    assert_eq!(orphans[0].id, fact_id("when"));
    assert_eq!(find(&project, "mayor").len(), 1);
    project.undo().unwrap();
    assert_eq!(state(&project), before);
    assert!(find(&project, "mayor").is_empty());
}

#[test]
fn stories_are_merged_by_moving_and_removing() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let (first, second) = (StoryId(1), StoryId(2));
    let story = |story, name: &str| Edit::AddStory {
        story,
        name: name.to_owned(),
    };
    let go = |story| Edit::MoveArticle {
        article: id("a"),
        story: Some(story),
    };
    project.apply(story(first, "One")).unwrap();
    project.apply(story(second, "Two")).unwrap();
    project.apply(go(first)).unwrap();
    let error = project.apply(Edit::RemoveStory { story: first });
    assert!(matches!(
        error.unwrap_err(),
        ProjectError::Refused(Refusal::StoryNotEmpty(_))
    ));
    let before = state(&project);
    let merge = vec![go(second), Edit::RemoveStory { story: first }];
    project
        .apply(Edit::batch("Merge ‘One’ into ‘Two’", merge))
        .unwrap();
    assert_eq!(project.article(&id("a")).unwrap().story, Some(second));
    project.undo().unwrap();
    assert_eq!(state(&project), before);
    let error = project.apply(go(StoryId(9))).unwrap_err();
    assert_eq!(error.to_string(), "the project has no story 9");
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
fn two_windows_cannot_open_one_project() {
    let folder = tempfile::tempdir().unwrap();
    let project = new_project(&folder);
    let error = Project::open(project.path()).unwrap_err();
    assert!(matches!(error, ProjectError::InUse { .. }));
    assert!(error.to_string().contains("p.sidelight"));
    let path = project.path().to_owned();
    drop(project);
    Project::open(&path).unwrap();
}

/// Tells whether an error is the one that is expected.
type Expected = fn(&ProjectError) -> bool;

#[test]
fn a_file_that_is_no_sound_project_of_this_version_is_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    for n in 0..50 {
        project.apply(add(&format!("article {n}"))).unwrap();
    }
    let path = project.path().to_owned();
    drop(project);
    let sound = std::fs::read(&path).unwrap();

    // The offsets are those of the SQLite file header.
    let with = |offset: usize, bytes: &[u8]| {
        let mut copy = sound.clone();
        copy[offset..offset + bytes.len()].copy_from_slice(bytes);
        copy
    };
    let middle = sound.len() / 2 / 4096 * 4096;
    let cases: [(&str, Vec<u8>, Expected); 7] = [
        ("text", b"An article, not a project.\n".repeat(100), |e| {
            matches!(e, ProjectError::NotAProject { .. })
        }),
        ("empty", Vec::new(), |e| {
            matches!(e, ProjectError::NotAProject { .. })
        }),
        ("other program", with(68, &[0; 4]), |e| {
            matches!(e, ProjectError::NotAProject { .. })
        }),
        ("newer", with(60, &99_u32.to_be_bytes()), |e| {
            matches!(e, ProjectError::Newer { found: 99, .. })
        }),
        ("cut off", sound[..middle].to_vec(), |e| {
            matches!(e, ProjectError::Damaged { .. })
        }),
        ("overwritten", with(middle, &[0xa5; 4096]), |e| {
            matches!(e, ProjectError::Damaged { .. })
        }),
        ("first page", with(100, &[0xa5; 200]), |e| {
            matches!(e, ProjectError::Damaged { .. })
        }),
    ];
    for (name, bytes, expected) in cases {
        let path = folder.path().join(format!("{name}.sidelight"));
        std::fs::write(&path, &bytes).unwrap();
        let error = Project::open(&path).unwrap_err();
        assert!(expected(&error), "{name}: {error:?}");
        assert!(error.to_string().contains(name), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name} was written");
    }
    let missing = Project::open(&folder.path().join("none.sidelight")).unwrap_err();
    assert!(matches!(missing, ProjectError::Missing { .. }));
}

#[test]
fn a_project_is_one_file_once_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    drop(project);
    let files = std::fs::read_dir(folder.path()).unwrap();
    assert_eq!(files.count(), 1);
}

#[test]
fn save_as_goes_on_in_the_new_file_with_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let former = project.path().to_owned();
    let chosen = folder.path().join("chosen.sidelight");
    project.save_as(&chosen).unwrap();
    project.apply(accept("a", "q0")).unwrap();
    assert_eq!(project.path(), chosen);
    let before = Project::open(&former).unwrap();
    assert_eq!(before.article(&id("a")).unwrap().counts.reviewed(), 0);
    let error = project.save_as(&former).unwrap_err();
    assert!(
        matches!(error, ProjectError::InUse { .. }),
        "another window has it"
    );
    let mut project = reopen(project);
    project.undo().unwrap();
    project.undo().unwrap();
    assert!(project.articles().is_empty());
}

#[test]
fn the_last_project_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path().join("data"));
    let mut project = home.open_last().unwrap();
    assert!(home.is_unnamed(&project));
    project.apply(add("a")).unwrap();
    drop(project);
    let mut project = home.open_last().unwrap();
    assert_eq!(project.articles().len(), 1);

    let unnamed = project.path().to_owned();
    let chosen = folder.path().join("chosen.sidelight");
    home.save_as(&mut project, &chosen).unwrap();
    assert!(!unnamed.exists() && !home.is_unnamed(&project));
    drop(project);
    assert_eq!(home.open_last().unwrap().path(), chosen);
    let fresh = home.new_project().unwrap();
    assert!(fresh.articles().is_empty());
    assert_eq!(home.recent(), [fresh.path(), &chosen]);
    drop(fresh);

    std::fs::remove_file(&home.recent()[0]).unwrap();
    assert!(matches!(
        home.open_last().unwrap_err(),
        ProjectError::Missing { .. }
    ));
}

#[cfg(unix)]
#[test]
fn a_read_only_project_can_be_read() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let path = project.path().to_owned();
    drop(project);
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o444)).unwrap();
    if std::fs::OpenOptions::new().write(true).open(&path).is_ok() {
        return; // The superuser may write anything.
    }
    let mut project = Project::open(&path).unwrap();
    assert!(project.is_read_only());
    assert_eq!(project.sheet(&id("a")).unwrap().facts.len(), 4);
    let error = project.apply(accept("a", "q0")).unwrap_err();
    assert!(matches!(error, ProjectError::ReadOnly { .. }));
    assert_eq!(project.article(&id("a")).unwrap().counts.reviewed(), 0);
}

/// What one step of a random session does.
#[derive(Debug, Clone)]
enum Action {
    Edit(Box<Edit>),
    Undo,
    Redo,
    Restart,
}

#[test]
fn a_renamed_kind_is_renamed_in_every_fact_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let entry = CodebookEntry {
        sort: Sort::Kind,
        name: "Framing".to_owned(),
        color: [1, 2, 3],
        key: Some('g'),
        description: String::new(),
    };
    let set = |name: &str| Edit::SetCodebookEntry {
        sort: Sort::Kind,
        name: name.to_owned(),
        entry: Some(CodebookEntry {
            name: name.to_owned(),
            ..entry.clone()
        }),
    };
    project.apply(set("Framing")).unwrap();
    let content = FactContent::Code(Code {
        code: "Framing".to_owned(),
        value: "as a loss".to_owned(),
    });
    let sheet = project.sheet(&id("a")).unwrap();
    let evidence = vec![Evidence::new(&sheet.article, Span::new(0, 3))];
    let fact = manual_fact(content, evidence);
    let article = id("a");
    project.apply(Edit::AddFact { article, fact }).unwrap();
    let before = state(&project);

    let rename = |from: &str, to: &str| Edit::RenameCodebookEntry {
        sort: Sort::Kind,
        from: from.to_owned(),
        to: to.to_owned(),
    };
    project.apply(rename("Framing", "Frame")).unwrap();
    let mut project = reopen(project);
    assert_eq!(find(&project, "frame loss"), ["fact-1"]);
    project.apply(set("Tone")).unwrap();
    let refused = project.apply(rename("Tone", "Frame")).unwrap_err();
    assert_eq!(refused.to_string(), "“Frame” is in use already");
    project.undo().unwrap();
    project.undo().unwrap();
    assert_eq!(state(&project), before);
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let article = || prop_oneof![Just("a"), Just("b"), Just("c")].prop_map(id);
    let fact = || (0..5_usize).prop_map(|n| fact_id(&format!("q{n}")));
    let decision = prop_oneof![
        Just(Decision::Accept),
        Just(Decision::Reject),
        Just(Decision::Reset)
    ];
    let story = || (1..4_i64).prop_map(StoryId);
    let evidence = (0..20_usize).prop_map(|start| {
        let text = sheet("a", 0).article;
        vec![Evidence::new(&text, Span::new(start, start + 3))]
    });
    let sort = || any::<bool>().prop_map(|tag| if tag { Sort::Tag } else { Sort::Kind });
    let span = evidence.clone();
    let single = prop_oneof![
        4 => (article(), proptest::option::of(story())).prop_map(|(article, story)| {
            Edit::AddArticle { sheet: sheet(article.as_str(), 4), story }
        }),
        2 => article().prop_map(|article| Edit::RemoveArticle { article }),
        2 => (article(), "\\PC{0,8}").prop_map(|(article, title)| Edit::SetMetadata {
            article,
            metadata: Metadata { title: Some(title), ..Metadata::default() },
        }),
        1 => (article(), any::<bool>())
            .prop_map(|(article, finished)| Edit::SetFinished { article, finished }),
        2 => (article(), 0..6_usize).prop_map(|(article, n)| {
            let facts = sheet(article.as_str(), n).facts;
            Edit::Reextract { article, facts }
        }),
        2 => (article(), 0..6_usize, 0..20_usize).prop_map(|(article, n, cut)| {
            let mut sheet = sheet("newer", n);
            let text = sheet.article.text.as_str();
            let text = text.chars().skip(cut).collect::<String>();
            Arc::make_mut(&mut sheet.article).text = text.into();
            Edit::ReplaceText { article, sheet }
        }),
        2 => (article(), any::<f64>(), evidence.clone()).prop_map(|(article, value, evidence)| {
            Edit::AddFact { article, fact: manual_fact(quantity(value), evidence) }
        }),
        2 => (article(), fact()).prop_map(|(article, fact)| Edit::RemoveFact { article, fact }),
        6 => (article(), fact(), decision).prop_map(|(article, fact, decision)| Edit::Decide {
            article, fact, decision,
        }),
        4 => (article(), fact(), any::<f64>(), evidence).prop_map(
            |(article, fact, value, evidence)| Edit::Revise {
                article, fact, content: quantity(value), evidence,
            }
        ),
        2 => (article(), fact(), proptest::option::of("\\PC{0,8}"))
            .prop_map(|(article, fact, note)| Edit::SetNote { article, fact, note }),
        2 => (article(), fact(), proptest::collection::vec("[a-c]", 0..3))
            .prop_map(|(article, fact, tags)| Edit::SetTags { article, fact, tags }),
        2 => (story(), "[a-z]{1,4}").prop_map(|(story, name)| Edit::AddStory { story, name }),
        1 => story().prop_map(|story| Edit::RemoveStory { story }),
        1 => (story(), "[a-z]{1,4}").prop_map(|(story, name)| Edit::RenameStory { story, name }),
        2 => (article(), proptest::option::of(story()))
            .prop_map(|(article, story)| Edit::MoveArticle { article, story }),
        2 => ("[a-b]", "[a-b]", proptest::option::of(any::<bool>())).prop_map(|(one, other, same)| {
            let named = |name: &str| Named { article: id(name), name: name.to_uppercase() };
            Edit::JudgeIdentity { one: named(&one), other: named(&other), same }
        }),
        2 => (sort(), "[a-c]", proptest::option::of("\\PC{0,8}")).prop_map(|(sort, name, text)| {
            let entry = text.map(|description| CodebookEntry {
                sort,
                name: name.clone(),
                color: [1, 2, 3],
                key: None,
                description,
            });
            Edit::SetCodebookEntry { sort, name, entry }
        }),
        2 => (sort(), "[a-c]", "[a-c]")
            .prop_map(|(sort, from, to)| Edit::RenameCodebookEntry { sort, from, to }),
        2 => (article(), "[a-c]", span).prop_map(|(article, code, evidence)| {
            let content = FactContent::Code(Code { code, value: String::new() });
            Edit::AddFact { article, fact: manual_fact(content, evidence) }
        }),
        1 => proptest::option::of(Just(Verdict::Agree)).prop_map(|verdict| Edit::OverruleVerdict {
            row: sidelight::project::RowKey::of(&row()), label: "members".into(), verdict,
        }),
    ];
    let single = single.boxed();
    prop_oneof![
        6 => single.clone(),
        1 => proptest::collection::vec(single, 0..4)
            .prop_map(|edits| Edit::batch("Several", edits)),
    ]
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        12 => any_edit().prop_map(|edit| Action::Edit(Box::new(edit))),
        2 => Just(Action::Undo),
        2 => Just(Action::Redo),
        1 => Just(Action::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]

    #[test]
    fn every_state_comes_back_by_undo_and_by_redo(
        actions in proptest::collection::vec(any_action(), 1..40)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut project = new_project(&folder);
        // The states before and after each step that is done, and of those undone.
        let mut states = vec![state(&project)];
        let mut done = 0;
        for action in actions {
            match action {
                Action::Edit(edit) => match project.apply(*edit) {
                    Ok(Applied { step: Some(_), .. }) => {
                        states.truncate(done + 1);
                        states.push(state(&project));
                        done += 1;
                    }
                    Ok(_) | Err(ProjectError::Refused(_)) => {}
                    Err(error) => panic!("{error}"),
                },
                Action::Undo => done -= usize::from(project.undo().unwrap().is_some()),
                Action::Redo => done += usize::from(project.redo().unwrap().is_some()),
                Action::Restart => project = reopen(project),
            }
            prop_assert_eq!(&state(&project), &states[done]);
        }
        project = reopen(project);
        while project.undo().unwrap().is_some() {
            done -= 1;
            prop_assert_eq!(&state(&project), &states[done]);
        }
        prop_assert_eq!(done, 0);
        project = reopen(project);
        while project.redo().unwrap().is_some() {
            done += 1;
            prop_assert_eq!(&state(&project), &states[done]);
        }
        prop_assert_eq!(done + 1, states.len());
        reopen(project);
    }
}

/// Tells the child of the crash test which project to work on, and from which piece of work on.
const CRASH_PROJECT: &str = "SIDELIGHT_TEST_CRASH_PROJECT";
const CRASH_FIRST: &str = "SIDELIGHT_TEST_CRASH_FIRST";

/// The `n`th piece of work of the crash test: importing, reviewing one by one and in bulk, undoing.
fn work(project: &mut Project, n: usize) {
    let newest = format!("article {}", n / 6);
    let facts = ["q0", "q1", "q2", "q3"];
    match n % 6 {
        0 => {
            let edits = vec![add(&newest), add(&format!("{newest}, second"))];
            project
                .apply(Edit::batch("Add 2 articles", edits))
                .map(drop)
        }
        1 => project.apply(accept(&newest, "q0")).map(drop),
        2 => {
            let edits = facts.iter().map(|fact| accept(&newest, fact));
            project
                .apply(Edit::batch("Accept all", edits.collect()))
                .map(drop)
        }
        3 => project.undo().map(drop),
        4 => project.redo().map(drop),
        _ => project
            .apply(Edit::SetNote {
                article: id(&newest),
                fact: fact_id("q3"),
                note: Some("word ".repeat(n % 50 + 1)),
            })
            .map(drop),
    }
    .unwrap();
}

#[test]
#[ignore = "runs only as the child of the crash test"]
fn crash_child() {
    let Some(path) = std::env::var_os(CRASH_PROJECT) else {
        return;
    };
    let first = std::env::var(CRASH_FIRST).unwrap().parse().unwrap();
    let mut project = Project::open(path.as_ref()).unwrap();
    for n in first.. {
        work(&mut project, n);
        println!("\n{n}");
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_project(&folder).path().to_owned();
    // The same work without a crash.
    let mut peaceful = Project::create(&folder.path().join("peaceful.sidelight")).unwrap();
    let mut done = 0;
    for round in 0..12_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash_child", "--ignored", "--nocapture"])
            .env(CRASH_PROJECT, &path)
            .env(CRASH_FIRST, done.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut acknowledged = lines.filter_map(|line| line.ok()?.parse::<usize>().ok());
        let seen = acknowledged.nth(round as usize * 5 % 23);
        std::thread::sleep(Duration::from_micros(round * 700 % 4100));
        child.kill().unwrap();
        child.wait().unwrap();
        let last = acknowledged.last().or(seen).unwrap();

        let check = rusqlite::Connection::open(&path).unwrap();
        let verdict: String = check
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(verdict, "ok");
        drop(check);

        while done <= last {
            work(&mut peaceful, done);
            done += 1;
        }
        let found = state(&Project::open(&path).unwrap());
        if found != state(&peaceful) {
            // The piece of work that was under way reached the disk before it was acknowledged.
            work(&mut peaceful, done);
            done += 1;
            assert_eq!(found, state(&peaceful));
        }
    }
}
