//! The window for those who see it through their keys and a screen reader.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use crate::harness::{COURIER, WIRE, Window};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;

/// Keys that open a dialog over an article with a selected fact, and what the dialog is called.
pub const DIALOGS: [(Modifiers, Key, &str); 12] = [
    (CTRL, Key::E, "Export"),
    (CTRL, Key::Comma, "Settings"),
    (NONE, Key::Questionmark, "Keys"),
    (
        Modifiers::COMMAND.plus(Modifiers::SHIFT),
        Key::P,
        "All commands",
    ),
    (
        Modifiers::COMMAND.plus(Modifiers::SHIFT),
        Key::K,
        "Codebook",
    ),
    (NONE, Key::M, "Note"),
    (NONE, Key::T, "Tags"),
    (NONE, Key::E, "Edit the fact"),
    (NONE, Key::U, "Who is “"),
    (SHIFT, Key::U, "Separate mentions of “"),
    (SHIFT, Key::O, "All occurrences of “"),
    (NONE, Key::D, "About the article"),
];

/// A window in which a person with several mentions is selected.
pub fn with_entity() -> Window {
    let mut window = Window::with(&[WIRE]);
    let rows = window.rows("Entity: ");
    let several = |row: &&String| row.contains("mentions");
    let entity = rows.iter().find(several).unwrap_or(&rows[0]).clone();
    window.click(&entity);
    window
}

fn has_keyboard(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

/// The name of what has the keyboard, and of the dialog that holds it.
fn focused(window: &Window) -> (Option<String>, Option<String>) {
    let mut focused = window
        .harness
        .query_all(egui_kittest::kittest::By::new().predicate(has_keyboard));
    let Some(node) = focused.next() else {
        return (None, None);
    };
    let node = node.accesskit_node();
    let name = node.label().or_else(|| node.value());
    let mut around = node.parent();
    while let Some(parent) = around {
        if parent.role() == Role::Dialog {
            return (name, parent.label());
        }
        around = parent.parent();
    }
    (name, None)
}

#[test]
fn every_dialog_takes_the_keyboard_is_named_and_gives_the_keyboard_back() {
    let mut window = with_entity();
    let fact = focused(&window).0;
    assert!(
        fact.as_ref().is_some_and(|name| name.contains("Entity: ")),
        "the fact under review has the keyboard: {fact:?}"
    );
    for (modifiers, key, title) in DIALOGS {
        window.press(modifiers, key);
        let (name, dialog) = focused(&window);
        assert!(
            dialog.as_ref().is_some_and(|dialog| dialog.contains(title)),
            "{title}: {name:?} in {dialog:?}"
        );
        window.press(NONE, Key::Escape);
        window.press(NONE, Key::Escape);
        window.harness.run_steps(3);
        let (back, dialog) = focused(&window);
        assert_eq!(dialog, None, "{title} is left");
        assert!(
            back.is_none() || back == fact,
            "{title}: the keyboard is on {back:?}"
        );
        let row = fact.clone().unwrap();
        window.click(&row);
    }
}

#[test]
fn the_keyboard_comes_back_to_the_fact_after_a_dialog() {
    let mut window = with_entity();
    let fact = focused(&window).0;
    window.press(NONE, Key::M);
    assert_eq!(focused(&window).0.as_deref(), Some("Note text"));
    window.press(NONE, Key::Escape);
    window.harness.run_steps(3);
    assert_eq!(focused(&window).0, fact);
}

#[test]
fn enter_does_the_main_thing_of_a_dialog() {
    let mut window = with_entity();
    window.press(NONE, Key::E);
    window.fill(Role::TextInput, "Name", "Ina Holm");
    window.press(NONE, Key::Enter);
    assert!(window.sees("Entity: Ina Holm"));
    assert!(!window.sees("Edit the fact"));
    window.press(CTRL, Key::Comma);
    assert!(window.sees("Your name"));
    window.press(NONE, Key::Enter);
    assert!(!window.sees("Your name"), "the settings are closed");
}

#[test]
fn a_review_moves_the_keyboard_from_fact_to_fact() {
    let mut window = Window::with(&[WIRE]);
    window.press(SHIFT, Key::ArrowRight);
    let first = focused(&window).0.unwrap();
    assert!(first.ends_with(", suggested"), "{first}");
    window.press(NONE, Key::A);
    let second = focused(&window).0.unwrap();
    assert_ne!(first, second);
    assert!(window.sees(&first.replace(", suggested", ", accepted")));
    // Keys that work a button elsewhere still ask for commands here.
    window.press(NONE, Key::Space);
    let third = focused(&window).0.unwrap();
    assert_ne!(second, third);
}

#[test]
fn a_fact_out_of_sight_comes_into_sight_with_the_keyboard() {
    let mut window = Window::with(&[WIRE]);
    window.harness.set_size(egui::vec2(1200.0, 640.0));
    for _ in 0..25 {
        window.press(SHIFT, Key::ArrowRight);
    }
    let name = focused(&window).0.unwrap();
    let rows = window.rows("");
    assert!(rows.contains(&name), "{name} is drawn");
    let list = window.harness.get_by_role_and_label(Role::List, "Facts");
    let size = list.accesskit_node().size_of_set().unwrap();
    assert!(size > 30, "the list tells how many facts there are: {size}");
    let row = window.harness.get_by_role_and_label(Role::ListItem, &name);
    assert!(row.accesskit_node().position_in_set().unwrap() >= 20);
}

#[test]
fn the_article_is_told_whole_as_text_with_the_selected_words() {
    let mut window = Window::open();
    let paragraph =
        |number| format!("Boat {number} of the fleet of Arlen left the harbour on Monday.\n\n");
    let paragraphs: String = (1..80).map(paragraph).collect();
    let article = window.file("fleet.txt", &format!("The fleet leaves\n\n{paragraphs}"));
    window.drop_files([article]);
    window.wait_for("1 article");
    window.harness.run_steps(4);
    let text = |window: &Window| {
        let document = window.harness.get_by_role(Role::Document);
        let document = document.accesskit_node();
        assert!(document.supports_text_ranges());
        document.document_range().text()
    };
    let told = text(&window);
    assert!(told.contains("Boat 2 of"));
    assert!(told.contains("Boat 79 of"), "also what is out of sight");
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::ArrowDown);
    let document = window.harness.get_by_role(Role::Document);
    let document = document.accesskit_node();
    assert!(document.is_focused(), "whoever chooses words hears them");
    let selected = document.text_selection().unwrap().text();
    assert!(selected.split_whitespace().count() > 3, "{selected}");
    assert!(
        told.contains(&selected),
        "the sentence stands in the article"
    );
}

#[test]
fn the_comparison_is_a_table_with_rows_and_columns() {
    let mut window = Window::with(&[WIRE, COURIER]);
    window.press(CTRL, Key::Num3);
    window.wait_for("Claims");
    window.harness.run_steps(6);
    let count = |window: &Window, role| window.harness.query_all_by_role(role).count();
    window.wait_for("Conflict");
    assert_eq!(count(&window, Role::Table), 1);
    assert!(count(&window, Role::Row) > 3);
    assert!(count(&window, Role::RowHeader) > 3);
    window.click("Rows with a column for each article");
    window.harness.run_steps(6);
    assert_eq!(count(&window, Role::Table), 1);
    assert_eq!(count(&window, Role::ColumnHeader), 3);
    let cell = window.harness.query_all_by_role(Role::Cell).next().unwrap();
    let around = cell.accesskit_node();
    let mut around = around.parent();
    while around.is_some_and(|node| node.role() != Role::Row) {
        around = around.and_then(|node| node.parent());
    }
    assert!(around.is_some(), "a cell stands in a row");
}

#[test]
fn panels_are_named() {
    let window = Window::with(&[WIRE]);
    let panes = window.harness.query_all_by_role(Role::Pane);
    let names: Vec<_> = panes
        .filter_map(|pane| pane.accesskit_node().label())
        .collect();
    for name in ["Commands", "Articles", "Article", "Facts", "Status"] {
        assert!(names.iter().any(|known| known == name), "{name}: {names:?}");
    }
}

#[test]
fn the_window_is_zoomed_and_stays_so_at_the_next_start() {
    let mut window = Window::with(&[WIRE]);
    window.press(CTRL, Key::Plus);
    window.press(CTRL, Key::Plus);
    assert!((window.harness.ctx.zoom_factor() - 1.2).abs() < 0.01);
    let folder = window.close();
    let mut window = Window::in_folder(folder);
    window.harness.run_steps(4);
    assert!((window.harness.ctx.zoom_factor() - 1.2).abs() < 0.01);
    window.press(CTRL, Key::Minus);
    assert!((window.harness.ctx.zoom_factor() - 1.1).abs() < 0.01);
    window.press(CTRL, Key::Num0);
    assert!((window.harness.ctx.zoom_factor() - 1.0).abs() < 0.01);
}
