//! What a person relies on: nothing is lost, every step can be taken back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking; clippy knows the test functions but not their helpers"
)]

mod codebook;
mod crash;
mod facts;
mod file;
mod history;
mod hostile;
mod newer_text;
mod opinion;
mod random_edits;
mod search;
mod verdicts;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance, Span};
use sidelight_engine::compare::{Claimed, Comparison, Finding, Named, Rating, Row, Verdict};
use sidelight_engine::facts::{
    Code, Entity, EntityType, Evidence, Fact, FactContent, FactId, FactSheet, Quantity, Status,
};
use sidelight_project::{
    Applied, CodebookEntry, Decision, Edit, Home, Progress, Project, ProjectError, Refusal, Search,
    Sort, StoryId, Way, manual_fact,
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
    let said = (
        project.words_on_rows().remarks(&row()),
        &**project.samenesses(),
    );
    let codebook = &**project.codebook();
    serde_json::json!([sheets, stories, verdict, said, identities, codebook]).to_string()
}

fn row() -> Row {
    serde_json::from_value(serde_json::json!({
        "id": "row-1",
        "label": "members",
        "verdict": Verdict::Conflict,
        "importance": 1.0,
        "cells": {"a": [{"fact": "q0", "start": 0, "end": 6, "text": "a: 👩‍🔬 s", "by": null}]},
        "slots": [],
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
        let lines = search
            .go_on(&project.reader(), Duration::from_millis(1))
            .unwrap();
        found.extend(lines.into_iter().map(|line| match line.fact {
            Some(fact) => fact.id.to_string(),
            None => format!("{}|{}|{}", line.before, line.found, line.after),
        }));
    }
    found
}
