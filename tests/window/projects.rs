//! What belongs to a project and comes back with it, and what a search leads to.

use std::time::Duration;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::claims::{claims, until};
use super::harness::{COURIER, Window};

/// Lets the moment pass after which the window keeps how it is looked at.
pub fn rest(window: &mut Window) {
    window.harness.run_steps(4);
    std::thread::sleep(Duration::from_millis(900));
    window.harness.run_steps(4);
}

fn is_on(window: &Window, label: &str) -> bool {
    let node = window.harness.get_by_label(label);
    let node = node.accesskit_node();
    node.is_selected() == Some(true) || node.toggled() == Some(Toggled::True)
}

#[test]
fn chosen_articles_filters_and_the_way_of_looking_come_back_after_a_restart() {
    let mut window = claims();
    window.click("Show only: Conflict");
    window.fill(Role::TextInput, "Search rows", "countries");
    window.press(Modifiers::NONE, Key::Tab);
    let rows = |window: &Window| window.harness.query_all_by_role(Role::RowHeader).count();
    let before = rows(&window);
    assert!(before > 0);
    rest(&mut window);
    let folder = window.close();
    let mut window = Window::in_folder(folder);
    window.wait_for("Show only: Conflict");
    window.harness.run_steps(12);
    assert!(is_on(&window, "Show only: Conflict"), "the filter");
    assert_eq!(rows(&window), before, "the words as well");
    window.press(Modifiers::COMMAND, Key::Num1);
    rest(&mut window);
    let folder = window.close();
    let mut window = Window::in_folder(folder);
    window.wait_for("Search facts");
}

#[test]
fn a_search_tells_words_that_stand_together_first_and_leads_to_the_row_of_their_claim() {
    let mut window = claims();
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.fill(
        Role::TextInput,
        "Search all texts and facts",
        "in:texts water systems",
    );
    window.wait_for(" in 2 articles");
    window.harness.run_steps(6);
    let lines = window.rows("Claim: ");
    assert!(lines[0].contains("water systems"), "{lines:#?}");
    let lead = window.labels("Compare: ")[0].clone();
    let leads = window.harness.query_all_by_label(&lead);
    leads.into_iter().next().unwrap().click();
    window.harness.run_steps(8);
    until(&mut window, "its row is open", |window| {
        window.sees("Take out: ")
    });
    assert!(window.sees("water systems"));
}

#[test]
fn what_was_asked_of_one_project_is_not_done_to_the_next() {
    let mut first = Window::with(&[COURIER]);
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.sidelight");
    first.copy_project(&other);
    let row = first.rows("Entity: ").remove(0);
    first.click(&row);
    first.press(Modifiers::NONE, Key::M);
    assert!(first.sees("Save the note") || first.sees("Note text"));
    first.drop_files([other]);
    first.harness.run_steps(6);
    assert!(!first.sees("Note text"), "the form is closed");
}

#[test]
fn what_the_program_is_started_with_is_shown_and_not_what_was_left() {
    let mut window = claims();
    rest(&mut window);
    let mut window = Window::in_folder(window.close());
    window.wait_for("Show only: Conflict");
    let text = "Ferry runs aground off Arlen\n\nA ferry ran aground off Arlen on Sunday. Nobody was hurt, the harbour master said.";
    let path = window.file("ferry.txt", text);
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut().as_mut().unwrap();
    app.start_with(&ctx, vec![path]);
    window.wait_for("Search facts");
    window.wait_for("A ferry ran aground off Arlen on Sunday.");
}
