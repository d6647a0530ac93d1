//! What the program tells of itself: the tour, the legend, a page of help for each view.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::harness::{WIRE, Window};

const NONE: Modifiers = Modifiers::NONE;

/// The title of the tour's step on show.
fn step(window: &Window) -> Option<String> {
    window.labels(" of 4: ").pop()
}

fn sample_story(window: &mut Window) {
    window.click("Open the sample story");
    window.wait_for("4 articles");
    window.harness.run_steps(4);
}

/// Waits until something of a step is on show, and the keyboard is back in the strip.
fn wait_for_step(window: &mut Window, sign: &str) {
    window.wait_for(sign);
    window.harness.run_steps(8);
}

#[test]
fn the_tour_is_offered_once_and_is_in_nobody_s_way() {
    let mut window = Window::open();
    assert!(!window.sees("Start the tour"));
    sample_story(&mut window);
    assert!(window.sees("A tour in four steps"));
    let title = "Coalition against Daesh/ISIS plans end of Iraq mission";
    assert!(window.sees(title), "the article is read beside the offer");
    window.click("No, thanks");
    assert!(!window.sees("A tour in four steps"));
    let mut window = Window::in_folder(window.close());
    window.wait_for("4 articles");
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    window.fill(Role::TextInput, "Find a command", "open the sample");
    window.press(NONE, Key::Enter);
    window.wait_for("Already here");
    assert!(!window.sees("A tour in four steps"), "it was offered");
}

#[test]
fn the_tour_goes_from_step_to_step_by_enter_and_back() {
    let mut window = Window::open();
    sample_story(&mut window);
    window.click("Start the tour");
    wait_for_step(&mut window, "Differences");
    assert_eq!(step(&window).unwrap(), "1 of 4: What one sees first");
    window.press(NONE, Key::Enter);
    wait_for_step(&mut window, "Take out: ");
    assert!(step(&window).unwrap().starts_with("2 of 4"));
    window.press(NONE, Key::Enter);
    wait_for_step(&mut window, "Accept");
    assert!(step(&window).unwrap().starts_with("3 of 4"));
    assert!(window.sees("A accepts it, X rejects it"));
    window.press(NONE, Key::Enter);
    wait_for_step(&mut window, "Differences");
    assert!(step(&window).unwrap().starts_with("4 of 4"));
    window.click("Back");
    wait_for_step(&mut window, "Accept");
    assert!(step(&window).unwrap().starts_with("3 of 4"));
    window.press(NONE, Key::Escape);
    assert_eq!(step(&window), None, "Escape ends it");
}

#[test]
fn each_step_of_the_tour_is_read_out() {
    let mut window = Window::open();
    sample_story(&mut window);
    window.harness.get_by_label("Start the tour").click();
    let mut said = false;
    for _ in 0..12 {
        window.harness.step();
        let status = window.harness.query_all_by_role(Role::Status);
        let mut names = status.filter_map(|node| node.accesskit_node().label());
        said |= names.any(|name| name.starts_with("What one sees first. Four articles"));
    }
    assert!(said);
}

#[test]
fn the_tour_keeps_the_keys_as_they_are_bound() {
    let mut window = Window::open();
    window.press(NONE, Key::Questionmark);
    window.click("Accept: A, change");
    window.press(NONE, Key::R);
    window.click("Close");
    sample_story(&mut window);
    window.click("Start the tour");
    wait_for_step(&mut window, "Differences");
    for sign in ["Take out: ", "Accept"] {
        window.click("Next");
        wait_for_step(&mut window, sign);
    }
    assert!(window.sees("R accepts it, X rejects it"));
}

#[test]
fn the_tour_leaves_a_project_of_one_s_own_only_when_told_to() {
    let mut window = Window::with(&[WIRE]);
    let file = window.file(
        "quay.txt",
        "The quay of Brell is closed\n\nIt was closed on Monday.",
    );
    window.drop_files([file]);
    window.wait_for("2 articles");
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    let field = window.harness.query_all_by_role(Role::TextInput).last();
    field.unwrap().type_text("tour");
    window.harness.run_steps(3);
    window.press(NONE, Key::Enter);
    assert!(window.sees("It opens the sample story in a project of its own"));
    assert!(window.sees("The quay of Brell"), "nothing has happened");
    window.click("No, thanks");
    window.wait_for("2 articles");
}

#[test]
fn f1_tells_of_the_view_one_is_in() {
    let mut window = Window::with(&[WIRE]);
    window.press(NONE, Key::F1);
    assert!(window.sees("One article, and on the right the facts"));
    assert!(window.sees("Back to the suggestion"), "with its commands");
    window.click("Claims");
    assert!(window.sees("Each claim of the story once"));
    assert!(window.sees("From claim to claim"), "with its keys");
    window.press(NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::Num4);
    window.press(NONE, Key::F1);
    assert!(window.sees("What the articles date, in the order of time."));
    window.press(NONE, Key::Enter);
    assert!(!window.sees("What the articles date"), "Enter closes it");
}

#[test]
fn f1_helps_while_one_types() {
    let mut window = Window::with(&[WIRE]);
    let field = window.harness.get_by_label("Search articles");
    field.focus();
    window.harness.run_steps(2);
    window.press(NONE, Key::F1);
    assert!(window.sees("One article, and on the right the facts"));
}

#[test]
fn a_page_of_help_lists_the_keys_as_they_are_bound() {
    let mut window = Window::with(&[WIRE]);
    window.press(NONE, Key::Questionmark);
    window.click("Reject: Delete, change");
    window.press(NONE, Key::R);
    window.click("Close");
    window.press(NONE, Key::F1);
    assert!(window.sees("X, R"));
    assert!(!window.sees("X, Delete"));
}

#[test]
fn one_legend_tells_what_all_marks_mean() {
    let mut window = Window::open();
    window.press(NONE, Key::F1);
    window.click("Legend");
    for told in [
        "Claims: a bar in the margin",
        "Suggested by the program, not reviewed",
        "Conflict: not all of the answers can be right",
        "Said in other words",
        "Finished",
    ] {
        assert!(window.sees(told), "{told}");
    }
}
