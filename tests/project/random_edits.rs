//! Any sequence of edits can be taken back and done again.

use proptest::prelude::*;
use sidelight_interchange::{Material, format};

use super::*;

/// What one step of a random session does.
#[derive(Debug, Clone)]
enum Action {
    Edit(Box<Edit>),
    Undo,
    Redo,
    Restart,
    /// Somebody else goes on.
    Name(&'static str),
}

fn edit_of_rows() -> impl Strategy<Value = Edit> {
    prop_oneof![
        1 => ("[a-b]", "[0-2]", proptest::option::of(any::<bool>())).prop_map(|(one, fact, same)| {
            let claim = |article: &str| Claimed { article: id(article), fact: fact_id(&fact) };
            Edit::JudgeSameness { one: claim(&one), other: claim("a"), label: "members".into(), same }
        }),
        1 => proptest::option::of("\\PC{0,8}").prop_map(|note| Edit::SetRowNote {
            row: sidelight_project::RowKey::of(&row()), label: "members".into(), note,
        }),
        1 => any::<bool>().prop_map(|done| Edit::SetRowDone {
            row: sidelight_project::RowKey::of(&row()), label: "members".into(), done,
        }),
        1 => proptest::option::of("\\PC{0,8}").prop_map(|note| Edit::SetFinding {
            claim: Claimed { article: id("a"), fact: fact_id("q0") },
            words: "members".into(),
            finding: note.map(|note| Finding { rating: Rating::False, source: None, note: Some(note) }),
        }),
        1 => proptest::option::of(Just(Verdict::Agree)).prop_map(|verdict| Edit::OverruleVerdict {
            row: sidelight_project::RowKey::of(&row()), label: "members".into(), verdict,
        }),
    ]
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
        1 => article().prop_map(|article| Edit::SetOrphans { article, orphans: Vec::new() }),
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
        5 => edit_of_rows(),
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
        1 => prop_oneof![Just(""), Just("Ada"), Just("Ben")].prop_map(Action::Name),
    ]
}

/// The whole project as it is exported.
fn exported(project: &Project) -> String {
    let sheets = project.articles().iter();
    let sheets: Vec<_> = sheets
        .map(|article| project.sheet(&article.id).unwrap())
        .collect();
    let material = Material {
        sheets: &sheets,
        comparison: &Comparison::default(),
        codebook: project.codebook(),
        story: None,
        findings: None,
        course: None,
    };
    let bytes = format("json", false).unwrap().render(&material).unwrap();
    String::from_utf8(bytes).unwrap()
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
        let (mut states, empty) = (vec![state(&project)], exported(&project));
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
                Action::Name(name) => project.set_author(name),
            }
            prop_assert_eq!(&state(&project), &states[done]);
        }
        project = reopen(project);
        let (full, steps) = (exported(&project), done);
        while project.undo().unwrap().is_some() {
            done -= 1;
            prop_assert_eq!(&state(&project), &states[done]);
        }
        prop_assert_eq!(done, 0);
        prop_assert_eq!(exported(&project), empty);
        project = reopen(project);
        while project.redo().unwrap().is_some() {
            done += 1;
            prop_assert_eq!(&state(&project), &states[done]);
            if done == steps {
                prop_assert_eq!(exported(&project), full.clone());
            }
        }
        prop_assert_eq!(done + 1, states.len());
        reopen(project);
    }
}
