//! Every step stands in the history and can be taken back, across restarts.

use super::*;

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
fn any_place_in_the_history_is_one_jump_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let mut states = vec![state(&project)];
    let story = |name: &str| Edit::AddStory {
        story: StoryId(1),
        name: name.to_owned(),
    };
    let all = ["q0", "q1"].map(|fact| accept("a", fact)).to_vec();
    let edits = [
        add("a"),
        story("One"),
        Edit::batch("Accept 2 facts", all),
        Edit::SetFinished {
            article: id("a"),
            finished: true,
        },
        add("b"),
    ];
    for edit in edits {
        project.apply(edit).unwrap();
        states.push(state(&project));
    }
    let mut project = reopen(project);
    let steps: Vec<_> = project.history(10).unwrap().into_iter().rev().collect();
    let labels: Vec<_> = steps.iter().map(|step| step.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "Add the article ‘Title of a’",
            "New story ‘One’",
            "Accept 2 facts",
            "Mark ‘Title of a’ as finished",
            "Add the article ‘Title of b’",
        ]
    );
    assert_eq!(project.articles_of(steps[2].number).unwrap(), [id("a")]);
    assert!(project.articles_of(steps[1].number).unwrap().is_empty());
    for place in [2_usize, 0, 5, 1, 4, 3] {
        let step = place.checked_sub(1).map(|at| steps[at].number);
        project.walk(Way::To(step)).unwrap();
        assert_eq!(state(&project), states[place]);
        let undone = project.history(10).unwrap().into_iter();
        assert_eq!(undone.filter(|step| step.undone).count(), 5 - place);
        project = reopen(project);
    }
    let revision = project.revision();
    project.walk(Way::To(Some(steps[2].number))).unwrap();
    assert_eq!(project.revision(), revision);
}
