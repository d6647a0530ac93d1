//! What belongs to a project and comes back with it, and what a search leads to.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::claims::{claims, until};
use super::harness::{WIRE, Window};

/// Lets the moment pass after which the window keeps how it is looked at.
fn rest(window: &mut Window) {
    window.harness.run_steps(4);
    std::thread::sleep(Duration::from_millis(900));
    window.harness.run_steps(4);
}

fn is_on(window: &Window, label: &str) -> bool {
    let node = window.harness.get_by_label(label);
    let node = node.accesskit_node();
    node.is_selected() == Some(true) || node.toggled().is_some_and(|it| format!("{it:?}") == "True")
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
    let mut window = Window::with(&[WIRE]);
    let path = window.file(
        "torsby.txt",
        "Harbour of Torsby closed\n\nBy Ida Holm\n4 March 2025\n\nThe harbour of Torsby burned on \
         Monday, when a fire broke out. Mayor Per Lund said the harbour fire killed 12 people.\n",
    );
    window.drop_files([path]);
    window.wait_for("2 articles");
    window.harness.run_steps(6);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.fill(
        Role::TextInput,
        "Search all texts and facts",
        "in:texts harbour fire",
    );
    window.wait_for("lines in 1 article");
    let lines = window.rows("");
    assert!(lines[0].contains("harbour fire killed"), "{lines:#?}");
    assert!(lines[0].starts_with("Claim: "), "{lines:#?}");
    let lead = window.labels("Compare: ")[0].clone();
    window
        .harness
        .get_all_by_label(&lead)
        .next()
        .unwrap()
        .click();
    window.harness.run_steps(4);
    until(&mut window, "its row is open", |window| {
        window.sees("Not the same") || window.sees("Note…")
    });
}
