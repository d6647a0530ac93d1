//! What a person sets: keys, the name, the kinds that are drawn out; and what is left of a damaged
//! file of settings.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use sidelight_project::Project;

use super::harness::{PROJECT, SETTINGS, WIRE, Window, sample};

fn settings_file(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(SETTINGS), text).unwrap();
    folder
}

#[test]
fn a_key_is_bound_to_another_action_and_stays_so() {
    let mut window = Window::with(&[WIRE]);
    window.press(Modifiers::NONE, Key::Questionmark);
    window.click("Accept: A, change");
    window.press(Modifiers::NONE, Key::X);
    assert!(window.sees("X is the key of “Reject”."));
    window.click("Press another");
    window.press(Modifiers::NONE, Key::R);
    assert!(window.sees("Accept: R, change"));
    window.click("Close");
    let first = window.rows("Entity: ").remove(0);
    window.click(&first);
    window.press(Modifiers::NONE, Key::A);
    assert!(window.sees(&first), "A has no meaning any more");
    window.press(Modifiers::NONE, Key::R);
    let accepted = first.replace(", suggested", ", accepted");
    assert!(window.sees(&accepted));

    let mut window = Window::in_folder(window.close());
    window.wait_for(&accepted);
    window.press(Modifiers::NONE, Key::Questionmark);
    assert!(window.sees("Accept: R, change"));
    window.click("Accept: keys as they were");
    assert!(window.sees("Accept: A, change"));
}

#[test]
fn a_panel_is_as_wide_at_the_next_start_as_a_person_made_it() {
    let edge = |window: &Window| {
        let field = window.harness.get_by_label("Search facts");
        field.rect().left()
    };
    let mut window = Window::with(&[WIRE]);
    window.harness.run_steps(4);
    let before = edge(&window);
    // The edge of the panel stands a margin away from what is in it.
    let margin = (0..40).map(|it| it as f32).find(|margin| {
        let at = egui::pos2(before - margin, 600.0);
        window.harness.hover_at(at);
        window.harness.run_steps(2);
        let cursor = window.harness.output().platform_output.cursor_icon;
        cursor == egui::CursorIcon::ResizeHorizontal
    });
    let grip = egui::pos2(before - margin.expect("an edge that can be dragged"), 600.0);
    window.harness.drag_at(grip);
    window.harness.step();
    window.harness.hover_at(grip - egui::vec2(90.0, 0.0));
    window.harness.run_steps(2);
    window.harness.drop_at(grip - egui::vec2(90.0, 0.0));
    window.harness.run_steps(4);
    let wider = edge(&window);
    assert!(wider < before - 60.0, "{wider} of {before}");
    let mut window = Window::in_folder(window.close());
    window.wait_for("Search facts");
    window.harness.run_steps(4);
    assert!(
        (edge(&window) - wider).abs() < 2.0,
        "{} of {wider}",
        edge(&window)
    );
}

#[test]
fn a_key_that_is_taken_can_be_taken_over() {
    let mut window = Window::with(&[WIRE]);
    window.press(Modifiers::NONE, Key::Questionmark);
    window.click("Accept: A, change");
    window.press(Modifiers::NONE, Key::X);
    window.click("Use it here");
    assert!(window.sees("Accept: X, change"));
    assert!(!window.sees("Reject: X, change"));
    window.click("All keys as they were");
    assert!(window.sees("Reject: X, change"));
}

#[test]
fn the_key_of_a_kind_is_bound_like_any_other() {
    let mut window = Window::with(&[WIRE]);
    window.press(Modifiers::NONE, Key::Questionmark);
    window.fill(Role::TextInput, "Find a command or a key", "time…");
    window.click("Add fact: time…: 4, change");
    window.press(Modifiers::NONE, Key::W);
    window.click("Close");
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::Num4);
    assert!(!window.sees("Add a fact"), "4 has no meaning any more");
    window.press(Modifiers::NONE, Key::W);
    assert!(window.sees("Add a fact"));
    assert!(window.sees("Kind: Time"));
}

#[test]
fn escape_empties_a_search_field_and_leaves_it() {
    let mut window = Window::with(&[WIRE]);
    window.fill(Role::TextInput, "Search facts", "zebra");
    assert!(window.sees("None of the facts passes these filters."));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("None of the facts passes these filters."));
    window.press(Modifiers::NONE, Key::Questionmark);
    assert!(
        window.sees("Find a command or a key"),
        "the keys count again"
    );
}

#[test]
fn a_command_is_found_by_words_of_its_name() {
    let mut window = Window::with(&[WIRE]);
    let both = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    window.press(both, Key::P);
    window.fill(Role::TextInput, "Find a command", "theme light");
    assert!(window.sees("Light or dark theme"));
    window.fill(Role::TextInput, "Find a command", "zebra");
    assert!(window.sees("No command is called so."));
}

#[test]
fn the_keys_that_are_shown_are_those_that_are_bound() {
    let folder = settings_file(r#"{ "keys": { "Accept": ["R"], "Keys": ["F1"] } }"#);
    let mut window = Window::in_folder(folder);
    window.drop_files([sample(WIRE)]);
    window.wait_for("1 article");
    assert!(window.sees("F1 shows the keys"));
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.sees("Accept: R, change"));
}

#[test]
fn damaged_settings_fall_back_to_defaults_with_a_message() {
    let mut window = Window::in_folder(settings_file("{ \"theme\": "));
    window.wait_for("the settings cannot be read");
    window.drop_files([sample(WIRE)]);
    window.wait_for("1 article");
    window.press(Modifiers::NONE, Key::Questionmark);
    assert!(window.sees("Accept: A, change"));
}

#[test]
fn kinds_that_are_left_out_are_not_drawn_out() {
    let mut window = Window::open();
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("Quotes");
    window.click("Close");
    window.drop_files([sample(WIRE)]);
    window.wait_for("1 article");
    window.wait_for("Entity: ");
    assert!(window.harness.query_by_label("Show quotes").is_none());
    assert!(window.harness.query_by_label("Show roles").is_some());
}

#[test]
fn the_history_keeps_the_name_of_the_person() {
    let mut window = Window::open();
    window.press(Modifiers::COMMAND, Key::Comma);
    window.fill(Role::TextInput, "Your name", "Ada Quill");
    window.click("Close");
    window.drop_files([sample(WIRE)]);
    window.wait_for("1 article");
    let folder = window.close();
    let project = Project::open(&folder.path().join(PROJECT)).unwrap();
    let history = project.history(10).unwrap();
    assert!(history.iter().all(|step| step.who == "Ada Quill"));
    assert!(!history.is_empty());
}

#[test]
fn the_look_of_the_text_and_the_colours_are_chosen() {
    let mut window = Window::with(&[WIRE]);
    window.press(Modifiers::COMMAND, Key::Comma);
    for choice in ["Dark", "For colour blindness (Wong 2011)", "Sans serif"] {
        window.click(choice);
    }
    window.click("Close");
    let folder = window.close();
    let text = std::fs::read_to_string(folder.path().join(SETTINGS)).unwrap();
    for line in [
        r#""theme": "dark""#,
        r#""hues": "wong""#,
        r#""typeface": "sans""#,
    ] {
        assert!(text.contains(line), "{text}");
    }
}
