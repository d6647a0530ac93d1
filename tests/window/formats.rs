//! Ways out and back, as a person goes them.

use egui::{Key, Modifiers};

use super::harness::{COURIER, Window};

#[test]
fn what_a_form_has_no_place_for_is_told_before_it_is_written() {
    let mut window = Window::with(&[COURIER]);
    window.press(Modifiers::COMMAND, Key::E);
    window.wait_for("# Facts");
    assert!(window.sees("No fact; the form keeps"));
    window.click("REFI-QDA project");
    window.wait_for("facts keep their kind and words alone, not their values");
    window.wait_for("— project.qde —");
}

#[test]
fn annotations_of_another_program_are_brought_back_and_each_is_told() {
    let mut window = Window::with(&[COURIER]);
    let lines = serde_json::json!({
        "text": "Ida Holm left Arlen at dusk.",
        "title": "Dusk",
        "label": [[0, 8, "PER"], [23, 27, "Mood"], [700, 710, "PER"]],
    });
    let file = window.file("export.jsonl", &lines.to_string());
    window.choose_file(file);
    window.click("File");
    window.click("Bring annotations back… ");
    window.wait_for("Annotations brought back");
    assert!(window.sees("2 annotations found, 0 moved, 1 lost"));
    assert!(window.sees("Lost: “PER” (Dusk)"));
    window.click("Close");
    window.wait_for("2 articles");
    window.press(Modifiers::COMMAND, Key::Z);
    window.wait_for("1 article");
}
