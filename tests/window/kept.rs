//! Finding, the history, newer texts and second opinions, as a person works them.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::FactId;
use sidelight_project::{Decision, Edit, Project};

use super::harness::{COURIER, WIRE, Window};

const ALL: &str = "Search all texts and facts";

fn ctrl_shift() -> Modifiers {
    Modifiers::COMMAND | Modifiers::SHIFT
}

#[test]
fn a_search_finds_lines_in_their_context_and_enter_opens_the_words() {
    let mut window = Window::with(&[WIRE, COURIER]);
    window.press(ctrl_shift(), Key::F);
    assert!(
        window.sees("What you can type"),
        "the syntax is told in place"
    );
    window.fill(Role::TextInput, ALL, "in:texts coalition");
    window.wait_for("in 2 articles");
    let found = window.rows("");
    let lines = found
        .iter()
        .filter(|line| line.to_lowercase().contains("coalition"));
    assert!(lines.count() > 2, "{found:?}");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.sees("in 2 articles"), "the article is shown");
    assert!(window.sees("to review") || window.sees("To review"));

    window.press(ctrl_shift(), Key::F);
    window.fill(Role::TextInput, ALL, "kind:quantity");
    window.wait_for("in 2 articles");
    assert!(!window.rows("Quantity: ").is_empty() || !window.rows("Number: ").is_empty());
    window.fill(Role::TextInput, ALL, "/(/");
    window.wait_for("not a regular expression");
    window.fill(Role::TextInput, ALL, "nowhereatall");
    window.wait_for("Nothing was found.");
}

#[test]
fn words_are_found_within_the_article_on_show() {
    let mut window = Window::with(&[WIRE]);
    window.press(Modifiers::COMMAND, Key::F);
    window.fill(Role::TextInput, "Find in this article", "coalition");
    window.wait_for("1 of ");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.sees("2 of "));
    window.press(Modifiers::SHIFT, Key::Enter);
    assert!(window.sees("1 of "));
    window.fill(Role::TextInput, "Find in this article", "nowhere at all");
    assert!(window.sees("Not in this article"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Not in this article"));
}

#[test]
fn the_history_tells_every_step_and_leads_back_to_any() {
    let mut window = Window::with(&[WIRE]);
    let first = window.rows("Entity: ").remove(0);
    window.click(&first);
    window.press(Modifiers::NONE, Key::A);
    window.press(Modifiers::NONE, Key::X);
    window.press(Modifiers::COMMAND, Key::H);
    let steps = window.rows("Step: ");
    assert!(steps[0].starts_with("Step: Reject"), "{steps:?}");
    assert!(steps[0].contains("where the project stands"), "{steps:?}");
    assert!(steps[1].starts_with("Step: Accept"), "{steps:?}");
    assert!(steps.last().unwrap().starts_with("Step: The beginning"));
    let back = steps[2].clone();
    window.click(&back);
    let steps = window.rows("Step: ");
    assert!(
        steps[0].contains(", undone") && steps[1].contains(", undone"),
        "{steps:?}"
    );
    assert!(steps[2].contains("where the project stands"), "{steps:?}");
    assert!(window.sees(&first), "the decision is taken back");
    let forth = steps[0].clone();
    window.click(&forth);
    assert!(window.rows("Step: ")[0].contains("where the project stands"));
}

const OLD: &str = "Harbour reopens\n\nThe harbour of Arlen reopened in March 2024. \
    “Some 300 ships waited,” Ida Holm, the mayor of Arlen, said on Monday.\n";

#[test]
fn escape_closes_the_history() {
    let mut window = Window::with(&[WIRE]);
    window.press(Modifiers::COMMAND, Key::H);
    assert!(window.sees("Close the history"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Close the history"));
    assert!(window.sees("Search articles"));
}

#[test]
fn a_newer_text_replaces_the_older_one_and_lost_words_are_listed() {
    let mut window = Window::open();
    let file = window.file("harbour.txt", OLD);
    window.drop_files([file.clone()]);
    window.wait_for("1 article");
    window.harness.run_steps(4);
    let time = window
        .rows("Time: ")
        .into_iter()
        .find(|row| row.contains("March 2024"));
    window.click(&time.unwrap());
    window.press(Modifiers::NONE, Key::A);

    let newer = OLD.replace(" in March 2024", "");
    std::fs::write(&file, newer).unwrap();
    window.drop_files([file]);
    window.wait_for("A newer text of what you have?");
    window.click("Replace the older text");
    window.wait_for("1 fact has lost its words");
    assert!(window.sees("1 article"));
    window.click("Delete March 2024, which has lost its words");
    assert!(!window.sees("has lost its words"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.sees("1 fact has lost its words"));
}

#[test]
fn what_a_newer_text_changed_is_told_claim_by_claim_with_both_days() {
    const FIRST: &str = "Fire at Torsby\n\n4 March 2025\n\nA fire at the harbour of Torsby killed \
        nine people on Monday. The harbour stays closed until Friday. Mayor Per Lund thanked the \
        firemen of Arlen.\n";
    let mut window = Window::open();
    let file = window.file("torsby.txt", FIRST);
    window.drop_files([file.clone()]);
    window.wait_for("1 article");
    window.harness.run_steps(4);
    let newer = FIRST
        .replace("4 March", "5 March")
        .replace("nine people", "12 people")
        .replace(" Mayor Per Lund thanked the firemen of Arlen.", "");
    std::fs::write(&file, newer).unwrap();
    window.drop_files([file]);
    window.wait_for("A newer text of what you have?");
    window.click("Replace the older text");
    window.wait_for("Replaced");
    window.click("Review");
    // The menu is longer than the window, in which it scrolls.
    let item = window.labels("What the newer text changed")[0].clone();
    window.harness.get_by_label(&item).click_accesskit();
    window.harness.run_steps(4);
    window.wait_for("Changed 1");
    assert!(window.sees("Older text: 4 March 2025. Newer text: 5 March 2025"));
    assert!(window.sees("How many: “nine people”, then “12 people”"));
    assert!(window.sees("Dropped 1"));
    let untouched = window.labels("closed until Friday");
    let is_listed = |label: &String| label.starts_with("Claim: ") || label.contains("A fire");
    assert!(
        untouched.iter().all(is_listed),
        "it is told as before: {untouched:#?}"
    );
}

#[test]
fn a_second_opinion_is_measured_and_settled_by_keys() {
    let mut window = Window::with(&[WIRE]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ben.sidelight");
    window.copy_project(&path);
    let mut ben = Project::open(&path).unwrap();
    ben.set_author("Ben");
    let article: ArticleId = ben.articles()[0].id.clone();
    let sheet = ben.sheet(&article).unwrap();
    let facts: Vec<FactId> = sheet
        .facts
        .iter()
        .take(3)
        .map(|fact| fact.id.clone())
        .collect();
    drop(sheet);
    for fact in &facts {
        let edit = Edit::Decide {
            article: article.clone(),
            fact: FactId(Arc::clone(&fact.0)),
            decision: Decision::Accept,
        };
        ben.apply(edit).unwrap();
    }
    drop(ben);
    let first = window.rows("Entity: ").remove(0);
    window.click(&first);
    window.press(Modifiers::NONE, Key::X);
    window.choose_file(path);
    window.click("File");
    // The name of a line of a menu ends with its keys.
    window.click("Compare with another person’s project… ");
    window.wait_for("Your decisions and those of Ben");
    window.wait_for("Kappa");
    window.harness.run_steps(6);
    let differences = window.rows("Difference in ").len();
    assert_eq!(differences, 3);
    window.press(Modifiers::NONE, Key::K);
    window.harness.run_steps(6);
    assert_eq!(window.rows("Difference in ").len(), differences - 1);
    window.press(Modifiers::NONE, Key::J);
    window.harness.run_steps(6);
    assert_eq!(window.rows("Difference in ").len(), differences - 2);
    window.press(Modifiers::COMMAND, Key::Z);
    window.harness.run_steps(6);
    assert_eq!(window.rows("Difference in ").len(), differences - 1);
}

#[test]
fn a_project_that_cannot_be_opened_is_told_and_the_present_one_stays() {
    let mut window = Window::with(&[COURIER]);
    let folder = tempfile::tempdir().unwrap();
    let sound = folder.path().join("sound.sidelight");
    window.copy_project(&sound);
    let bytes = std::fs::read(&sound).unwrap();
    let cases: [(&str, Vec<u8>, &str); 3] = [
        (
            "newer",
            // The version in the header of the file.
            [&bytes[..60], &99_u32.to_be_bytes(), &bytes[64..]].concat(),
            "a newer version of Sidelight made this project",
        ),
        ("cut", bytes[..8192].to_vec(), "the project file is damaged"),
        (
            "letter",
            b"Dear reader, this is a letter.\n".repeat(99),
            "this is not a Sidelight project",
        ),
    ];
    for (name, bytes, told) in cases {
        let path = folder.path().join(format!("{name}.sidelight"));
        std::fs::write(&path, &bytes).unwrap();
        window.drop_files([path.clone()]);
        window.wait_for(told);
        assert!(window.sees("1 article"), "{name}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name} was written");
    }
    let in_use = Project::open(&sound).unwrap();
    window.drop_files([sound.clone()]);
    window.wait_for("this project is open in another Sidelight window");
    drop(in_use);
    window.drop_files([sound]);
    window.wait_for("1 article");
}

#[test]
fn a_story_is_saved_elsewhere_and_goes_on_there() {
    let mut window = Window::with(&[COURIER]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.sidelight");
    window.choose_file(path.clone());
    window.press(Modifiers::COMMAND, Key::S);
    window.wait_for("Saved as");
    let first = window.rows("Entity: ").remove(0);
    window.click(&first);
    window.press(Modifiers::NONE, Key::A);
    drop(window);
    let kept = Project::open(&path).unwrap();
    assert_eq!(kept.articles()[0].counts.reviewed(), 1);
}

#[test]
fn nothing_is_replaced_before_the_person_says_so() {
    let mut window = Window::with(&[COURIER]);
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.sidelight");
    std::fs::write(&other, "another story").unwrap();
    // The ending is added, so no dialog of the desktop can have asked about the file that is there.
    window.choose_file(folder.path().join("other"));
    window.press(Modifiers::COMMAND, Key::S);
    window.wait_for("Replace this file?");
    window.click("Cancel");
    assert_eq!(std::fs::read(&other).unwrap(), b"another story");

    let facts = folder.path().join("facts.md");
    std::fs::write(&facts, "what I wrote").unwrap();
    window.choose_file(facts.clone());
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Export to a file…");
    window.wait_for("Replace this file?");
    assert_eq!(std::fs::read(&facts).unwrap(), b"what I wrote");
    window.click("Replace");
    window.wait_for("Exported to");
    assert_ne!(std::fs::read(&facts).unwrap(), b"what I wrote");
}

#[cfg(unix)]
#[test]
fn a_story_whose_file_is_gone_is_told_at_the_next_edit_and_can_be_saved() {
    let mut window = Window::with(&[COURIER]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.sidelight");
    window.choose_file(path.clone());
    window.press(Modifiers::COMMAND, Key::S);
    window.wait_for("Saved as");
    std::fs::rename(&path, folder.path().join("renamed.sidelight")).unwrap();
    let first = window.rows("Entity: ").remove(0);
    window.click(&first);
    window.press(Modifiers::NONE, Key::A);
    window.wait_for("The file of this project is gone");
    let rescued = folder.path().join("rescued.sidelight");
    window.choose_file(rescued.clone());
    window.click("Save as…");
    window.wait_for("Saved as");
    window.press(Modifiers::NONE, Key::A);
    drop(window);
    let rescued = Project::open(&rescued).unwrap();
    assert_eq!(rescued.articles()[0].counts.reviewed(), 1);
}
