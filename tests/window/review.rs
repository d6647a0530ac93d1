//! The review: from fact to fact and article to article by keys, filters, many facts at once, tags.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use sidelight_project::Project;

use super::harness::{PROJECT, WIRE, Window};

const AGENCY: &str = "Flood kills 12 in Harbour Town\n\n\
    HARBOUR TOWN, 3 March 2025 (Coast News Agency) - A flood killed 12 people in Harbour Town on \
    Monday, Mayor Anna Berg said.\n\n\
    \"The water rose within an hour,\" Berg told reporters. At least 300 houses were damaged.\n";
const PAPER: &str = "Eleven dead after flood in Harbour Town\n\n4 March 2025\n\n\
    Eleven people died when a flood hit Harbour Town on Monday, the mayor, Anna Berg, said. \
    More than 250 houses were damaged.\n";

/// Two short articles about one event.
fn flood() -> Window {
    let mut window = Window::open();
    let files = [
        window.file("agency.txt", AGENCY),
        window.file("paper.txt", PAPER),
    ];
    window.drop_files(files);
    window.wait_for("2 articles");
    window.wait_for("Story: ");
    window.harness.run_steps(6);
    window
}

/// The numbers that the status bar tells after a word.
fn told(window: &Window, word: &str) -> (usize, usize) {
    let bar = window.labels("this article");
    let bar = bar
        .first()
        .expect("the status bar tells how far the review is");
    let rest = bar.split(word).nth(1).unwrap();
    let mut numbers = rest.split_whitespace().filter_map(|word| word.parse().ok());
    (numbers.next().unwrap(), numbers.next().unwrap())
}

fn steps(window: Window) -> Vec<String> {
    let folder = window.close();
    let project = Project::open(&folder.path().join(PROJECT)).unwrap();
    let history = project.history(100).unwrap();
    history.into_iter().map(|step| step.label).collect()
}

#[test]
fn one_key_a_fact_leads_through_a_whole_story() {
    let mut window = flood();
    window.press(Modifiers::NONE, Key::S);
    window.press(Modifiers::NONE, Key::Space);
    let (_, all) = told(&window, "this story");
    let (_, first) = told(&window, "this article");
    assert!(first < all);
    for at in 0..all {
        let key = if at % 3 == 0 { Key::X } else { Key::A };
        window.press(Modifiers::NONE, key);
    }
    assert_eq!(told(&window, "this story"), (all, all));
    assert!(window.sees("Nothing is left to review in this story."));
    let articles = window.rows("Article: ");
    assert!(
        articles.iter().all(|row| row.ends_with(", in progress")),
        "{articles:?}"
    );
    window.press(Modifiers::COMMAND, Key::End);
    let finished = window.rows("Article: ");
    let finished = finished.iter().filter(|row| row.ends_with(", finished"));
    assert_eq!(finished.count(), 1);
    assert_eq!(
        steps(window).len(),
        all + 2,
        "an import, each decision, the mark"
    );
}

#[test]
fn a_review_of_the_article_alone_stays_in_it() {
    let mut window = flood();
    window.press(Modifiers::NONE, Key::Space);
    let (_, all) = told(&window, "this article");
    for _ in 0..all {
        window.press(Modifiers::NONE, Key::A);
    }
    assert!(window.sees("Nothing is left to review in this article."));
    let (done, of) = told(&window, "this story");
    assert_eq!(done, all);
    assert!(of > all);
}

#[test]
fn all_that_a_filter_shows_is_decided_at_once_and_undone_at_once() {
    let mut window = flood();
    window.click("Review: Project");
    let facts = window.labels("Accept all ");
    window.click("Show entities");
    window.click("Show claims");
    window.harness.run_steps(4);
    let fewer = window.labels("Accept all ");
    assert_ne!(facts, fewer, "the button tells how many");
    let count: usize = number(&fewer[0]);
    window.click(&fewer[0]);
    window.wait_for(&format!("Accepted: {count} facts"));
    assert_eq!(told(&window, "this story").0, count);
    assert!(window.sees("Accept all 0 shown"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(told(&window, "this story").0, 0, "one step");
    window.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(told(&window, "this story").0, count);
    assert!(steps(window).contains(&format!("Accept {count} facts")));
}

#[test]
fn what_was_decided_at_once_says_so_and_is_taken_back_where_it_says_so() {
    let mut window = flood();
    let mut reject = window.labels("Reject ").into_iter();
    let reject = reject.find(|name| name.ends_with(" shown")).unwrap();
    window.click(&reject);
    let undo = "Undo: Rejected: ";
    assert!(window.sees(undo), "{:#?}", window.labels("Rejected"));
    let undo = window.labels(undo).remove(0);
    window.click(&undo);
    window.harness.run_steps(2);
    assert!(window.sees(&reject), "all are to be reviewed again");
    assert!(!window.sees("Undo: Rejected"));
    // What another step has overtaken is offered no more: it would take back that other one.
    window.click(&reject);
    window.press(Modifiers::COMMAND, Key::End);
    window.harness.run_steps(2);
    assert!(!window.sees("Undo: Rejected"));
}

#[test]
fn a_decision_about_very_many_facts_goes_on_beside_the_window() {
    let mut window = Window::with(&[
        WIRE,
        "meridian-post.html",
        "potomac-courier.txt",
        "coalition-statement.md",
    ]);
    window.wait_for("Story: ");
    window.click("Review: Project");
    let begun = std::time::Instant::now();
    while window.labels("Accept all ")[0].contains(" 0 ") {
        assert!(begun.elapsed() < std::time::Duration::from_mins(1));
        window.harness.step();
    }
    let all = window.labels("Accept all ").remove(0);
    let count = number(&all);
    assert!(count > 200, "few facts are decided about at once: {count}");
    window.click(&all);
    window.wait_for(&format!("Accepted: {count} facts"));
    window.wait_for("Accept all 0 shown");
    window.press(Modifiers::COMMAND, Key::Z);
    window.wait_for(&format!("Undone: Accept {count} facts"));
    window.wait_for(&format!("Accept all {count} shown"));
    window.press(Modifiers::COMMAND, Key::Y);
    window.wait_for(&format!("Done again: Accept {count} facts"));
    window.wait_for("Accept all 0 shown");
}

fn number(label: &str) -> usize {
    label
        .split_whitespace()
        .find_map(|word| word.parse().ok())
        .unwrap()
}

#[test]
fn what_was_decided_before_is_not_decided_over() {
    let mut window = flood();
    window.press(Modifiers::NONE, Key::Space);
    window.press(Modifiers::NONE, Key::A);
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::X);
    window.wait_for("Rejected: ");
    let rows = window.rows("");
    let accepted = |rows: &[String]| {
        rows.iter()
            .filter(|row| row.ends_with(", accepted"))
            .count()
    };
    assert_eq!(accepted(&rows), 1);
    // Asked for by its status, it is.
    window.click("Show only: Accepted");
    window.click("Reject all 1 shown");
    window.click("Show facts of any status");
    assert_eq!(accepted(&window.rows("")), 0);
}

#[test]
fn facts_are_picked_by_rule_confidence_and_whom_they_are_about() {
    let mut window = Window::with(&[WIRE]);
    let all = number(&window.labels("Accept all ")[0]);
    window.click("Filter: Confidence");
    window.click("Sure: 90 % or more");
    let sure = number(&window.labels("Accept all ")[0]);
    assert!(0 < sure && sure < all, "{sure} of {all}");
    window.click("Filter: Confidence");
    window.click("Any");
    window.click("Filter: About");
    let person = window.rows("Entity: ").remove(0);
    let person = person
        .trim_start_matches("Entity: ")
        .split(',')
        .next()
        .unwrap();
    window.click(person);
    let about = number(&window.labels("Accept all ")[0]);
    assert!(0 < about && about < all, "{about} of {all}");
    assert!(
        window
            .rows("Entity: ")
            .iter()
            .any(|row| row.contains(person))
    );
}

#[test]
fn tags_are_set_by_keys_completed_and_filtered_by() {
    let mut window = flood();
    window.press(Modifiers::NONE, Key::Space);
    window.press(Modifiers::NONE, Key::T);
    window.fill(Role::TextInput, "Tag", "urgent");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.sees("Remove the tag urgent"));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.sees("tagged urgent, suggested"));
    window.press(Modifiers::SHIFT, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::T);
    window.fill(Role::TextInput, "Tag", "ur");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Enter);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.labels("tagged urgent, suggested").len(), 2);
    window.click("Filter: Tag");
    window.click("urgent");
    assert!(window.sees("Accept all 2 shown"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.sees("Accept all 1 shown"));
}

#[test]
fn keys_go_on_beyond_the_last_fact_of_an_article() {
    let mut window = flood();
    window.click("Review: Story");
    window.press(Modifiers::SHIFT, Key::ArrowRight);
    let article = |window: &Window| window.labels("this article");
    let first = article(&window);
    let mut seen = false;
    for _ in 0..60 {
        window.press(Modifiers::SHIFT, Key::ArrowRight);
        seen |= article(&window) != first;
    }
    assert!(seen);
}

#[test]
fn a_finished_article_is_passed_over() {
    let mut window = flood();
    window.press(Modifiers::NONE, Key::S);
    window.press(Modifiers::SHIFT, Key::PageDown);
    let (_, other) = told(&window, "this article");
    window.press(Modifiers::COMMAND, Key::End);
    window.press(Modifiers::SHIFT, Key::PageUp);
    let (_, all) = told(&window, "this story");
    window.press(Modifiers::NONE, Key::Space);
    for _ in 0..all - other {
        window.press(Modifiers::NONE, Key::A);
    }
    assert!(window.sees("Nothing is left to review in this story."));
    assert_eq!(told(&window, "this story"), (all - other, all));
}

/// The endings of the rows of what was said.
fn decisions_on_quotations(window: &mut Window) -> Vec<String> {
    window.click("List: Said");
    window.harness.run_steps(4);
    let ending = |row: String| row.rsplit(", ").next().unwrap_or_default().to_owned();
    window.rows("Quote: ").into_iter().map(ending).collect()
}

#[test]
fn accepting_all_claims_accepts_the_quotations_that_they_are_told_in() {
    let mut window = flood();
    assert!(!decisions_on_quotations(&mut window).contains(&"accepted".to_owned()));
    window.click("List: Claims");
    window.harness.run_steps(4);
    let all = window.labels("Accept all ").remove(0);
    window.click(&all);
    window.wait_for("Accepted: ");
    let decided = decisions_on_quotations(&mut window);
    assert!(!decided.is_empty());
    assert!(decided.iter().all(|it| it == "accepted"), "{decided:?}");
    window.press(Modifiers::COMMAND, Key::Z);
    let decided = decisions_on_quotations(&mut window);
    assert!(!decided.contains(&"accepted".to_owned()), "one step");
}

#[test]
fn what_was_decided_on_a_quotation_is_not_decided_over_with_its_claim() {
    let mut window = flood();
    window.click("List: Said");
    let first = window.rows("Quote: ").remove(0);
    window.click(&first);
    window.press(Modifiers::NONE, Key::X);
    window.click("List: Claims");
    window.harness.run_steps(4);
    window.click("Show only: Rejected");
    let alone = window.rows("Quote: ");
    assert_eq!(alone.len(), 1, "it stands in a line of its own: {alone:?}");
    window.click("Show facts of any status");
    let all = window.labels("Accept all ").remove(0);
    window.click(&all);
    window.wait_for("Accepted: ");
    assert!(decisions_on_quotations(&mut window).contains(&"rejected".to_owned()));
}

#[test]
fn guesses_are_in_no_count_until_they_are_asked_for() {
    let mut window = Window::open();
    let file = window.file(
        "council.txt",
        "Harbour council meets\n\n3 March 2025\n\nMayor Ida Holm praised the firefighters of Torsby. \
         She said the old road was closed on Monday.\n",
    );
    window.drop_files([file]);
    window.wait_for("Article: ");
    window.harness.run_steps(4);
    let (_, all) = told(&window, "this article");
    let listed = number(&window.labels("Accept all ")[0]);
    assert_eq!(listed, all, "what is counted is listed");
    let folded = window.labels("folded away").remove(0);
    window.click(&folded);
    assert_eq!(told(&window, "this article").1, all);
    window.click(&window.labels("Accept all ").remove(0));
    window.wait_for("Accepted: ");
    let (done, of) = told(&window, "this article");
    assert_eq!(done, of);
    assert!(of > all, "what was decided on is no guess");
}
