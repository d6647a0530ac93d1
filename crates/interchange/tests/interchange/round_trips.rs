//! Out and back in, the project is as it was but for what the loss report named.

use std::collections::BTreeSet;

use sidelight_engine::article::{Article, Metadata};
use sidelight_engine::facts::{Fact, FactSheet, Status};
use sidelight_interchange::{FORMATS, OffsetUnit};
use sidelight_project::Edit;

use crate::losses::told;
use crate::odd;
use crate::returning::{
    ALL_FOUND, bring_back, exported, facts_of, project, story_in_order, undecided,
};

#[test]
fn from_formats_that_keep_whole_facts_all_work_returns() {
    for key in ["json", "jsonl", "cas-json", "cas-xmi", "webannotation"] {
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), key);
        let mut project = project(folder.path(), undecided());
        let returned = bring_back(&mut project, &file, "");
        assert_eq!(returned.counts(), ALL_FOUND, "{key}");
        assert_eq!(facts_of(&project), story_in_order(), "{key}");
        project.undo().unwrap();
        let before: Vec<Status> = facts_of(&project).iter().map(|fact| fact.status).collect();
        assert!(
            before.iter().all(|status| *status == Status::Suggested),
            "{key}: it is one step"
        );
    }
}

#[test]
fn a_file_that_comes_back_unchanged_changes_nothing() {
    for format in FORMATS.iter().filter(|it| it.reader.is_some()) {
        let key = format.key;
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), key);
        let story = odd::story()
            .iter()
            .map(|sheet| FactSheet::clone(sheet))
            .collect();
        let mut project = project(folder.path(), story);
        for entry in odd::codebook().entries {
            let (sort, name, entry) = (entry.sort, entry.name.clone(), Some(entry));
            project
                .apply(Edit::SetCodebookEntry { sort, name, entry })
                .unwrap();
        }
        let before = (facts_of(&project), project.revision());
        let returned = bring_back(&mut project, &file, "");
        let counts = returned.counts();
        assert_eq!(
            (counts.moved, counts.lost),
            (0, 0),
            "{key}: {:?}",
            returned.placed
        );
        assert_eq!((facts_of(&project), project.revision()), before, "{key}");
    }
}

#[test]
fn of_each_fact_all_returns_that_was_not_told_as_lost() {
    for format in FORMATS.iter().filter(|it| it.reader.is_some()) {
        let key = format.key;
        let losses = told(format);
        let is_lost = |what: &str| losses.iter().any(|loss| loss.contains(what));
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), key);
        let mut project = project(folder.path(), undecided());
        bring_back(&mut project, &file, "Ada");
        let facts = facts_of(&project);
        let words = |fact: &Fact| fact.evidence[0].text.clone();
        for expected in story_in_order() {
            let is_rejected = expected.status == Status::Rejected;
            if is_rejected && is_lost("rejected fact") {
                continue;
            }
            let same = |fact: &&Fact| {
                fact.id == expected.id
                    || expected.status == Status::Manual && words(fact) == words(&expected)
            };
            let fact = facts.iter().find(same);
            let fact = fact.unwrap_or_else(|| panic!("{key}: {} is gone", expected.id));
            let about = format!("{key}, {}: {losses:?}", expected.id);
            if !is_lost("decision") {
                let judged = |fact: &Fact| match fact.status {
                    // A form that does not hold the change tells that it was accepted.
                    Status::Edited if is_lost("first suggestion") => Status::Accepted,
                    Status::Manual if is_lost("keep their kind") => Status::Accepted,
                    other => other,
                };
                assert_eq!(judged(fact), judged(&expected), "{about}");
                assert_eq!(fact.decided_by, expected.decided_by, "{about}");
            }
            if !is_lost("note") {
                assert_eq!(fact.note, expected.note, "{about}");
            }
            if !is_lost("tag") {
                let tags = |fact: &Fact| fact.tags.iter().cloned().collect::<BTreeSet<_>>();
                assert_eq!(tags(fact), tags(&expected), "{about}");
            }
            if !is_lost("told in words") && !is_lost("keep their kind") {
                assert_eq!(fact.content, expected.content, "{about}");
                assert_eq!(fact.evidence, expected.evidence, "{about}");
            }
        }
    }
}

#[test]
fn what_is_known_of_an_article_comes_with_it_but_for_what_was_told() {
    for format in FORMATS.iter().filter(|it| it.reader.is_some()) {
        let losses = told(format);
        let is_told = |what: &str| losses.iter().any(|loss| loss.contains(what));
        if is_told("texts of articles") {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let file = exported(folder.path(), format.key);
        let mut project = project(folder.path(), Vec::new());
        bring_back(&mut project, &file, "");
        for sheet in odd::story() {
            let mut expected = Article::clone(&sheet.article);
            let there = project.sheet(&expected.id).unwrap();
            let mut there = Article::clone(&there.article);
            if is_told("other part of a text") {
                expected.sections.clear();
            }
            if is_told("path of a file") {
                expected.provenance.file = None;
            }
            if is_told("without title") {
                expected.metadata = Metadata::default();
                there.metadata = Metadata::default();
                (expected.provenance, there.provenance) = Default::default();
            }
            if format.unit == OffsetUnit::CodePointsOfLines {
                expected.text = expected.text.as_str().replace("\r\n", "\n").as_str().into();
            }
            assert_eq!(there, expected, "{}: {losses:?}", format.key);
        }
    }
}
