//! The window as a person works it, without a display: what assistive programs see is looked at,
//! and what a person does is done.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]
#![cfg(feature = "window")]

mod brief;
mod claims;
mod compare;
mod findings;
mod formats;
mod harness;
mod help;
mod interrupted;
mod kept;
mod keyboard;
mod making;
mod many;
mod names;
mod projects;
mod reading;
mod review;
mod right_to_left;
mod runaway;
mod settings;
mod sizes;
mod sources;
mod stories;

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use sidelight::app::file_dialogs::{Answer, FileDialogs, Question};

use harness::{COURIER, WIRE, Window, sample};

/// A desktop that has no file dialogs.
#[derive(Default)]
struct NoDialogs(Option<Question>);

impl FileDialogs for NoDialogs {
    fn ask(&mut self, question: Question) {
        self.0 = Some(question);
    }

    fn poll(&mut self) -> Option<(Question, Answer)> {
        self.0
            .take()
            .map(|question| (question, Answer::Unavailable))
    }
}

#[test]
fn dropped_articles_are_listed_and_a_missing_one_is_named_with_its_reason() {
    let mut window = Window::open();
    assert!(window.sees("Drop articles here"));
    window.drop_files([
        sample(WIRE),
        PathBuf::from("/nowhere/lost.txt"),
        sample(COURIER),
    ]);
    window.wait_for("2 articles");
    window.wait_for("lost.txt");
    window.wait_for("there is no such file");
    assert_eq!(window.rows("Article: ").len(), 2);
    window.click("Dismiss lost.txt");
    assert!(!window.sees("lost.txt"));
}

#[test]
fn articles_stand_in_the_order_of_the_inputs() {
    let names = [WIRE, COURIER];
    let window = Window::with(&names);
    let forth = window.rows("Article: ");
    let mut back = Window::with(&[COURIER, WIRE]).rows("Article: ");
    back.reverse();
    assert_eq!(forth, back);
}

#[test]
fn a_failure_leaves_the_library_as_wide_as_it_was() {
    let mut window = Window::with(&[WIRE]);
    let width = |window: &Window| {
        let rows = window.harness.query_all_by_role(Role::ListItem);
        let mut widths = rows.map(|row| row.rect()).filter(|rect| rect.left() < 40.0);
        widths.next().unwrap().width()
    };
    let before = width(&window);
    let long = "a name of a file that is far longer than the library is wide, by a good deal.txt";
    window.drop_files([PathBuf::from("/nowhere").join(long)]);
    window.wait_for("there is no such file");
    window.harness.run_steps(10);
    assert!(
        (width(&window) - before).abs() < 1.0,
        "{before} to {}",
        width(&window)
    );
}

#[test]
fn accepting_goes_on_to_the_next_fact_and_undo_takes_it_back() {
    let mut window = Window::with(&[WIRE]);
    let first = window.rows("Entity: ").remove(0);
    assert!(first.ends_with(", suggested"), "{first}");
    window.click(&first);
    window.press(Modifiers::NONE, Key::A);
    let accepted = first.replace(", suggested", ", accepted");
    assert!(window.sees(&accepted));
    assert!(
        window.sees("1 of"),
        "the library tells how far the review is"
    );
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.sees(&first));
    window.press(Modifiers::COMMAND, Key::Y);
    assert!(window.sees(&accepted));
}

#[test]
fn a_fact_brings_its_words_into_sight() {
    let mut window = Window::with(&[WIRE]);
    let seen = |window: &Window| {
        let paragraphs = window.harness.query_all_by_role(Role::Paragraph);
        paragraphs
            .filter(|paragraph| paragraph.rect().top() > 0.0 && paragraph.rect().bottom() < 640.0)
            .filter_map(|p| p.accesskit_node().label())
            .collect::<Vec<_>>()
    };
    window.harness.set_size(egui::vec2(1200.0, 640.0));
    window.harness.run_steps(4);
    let before = seen(&window);
    for kind in ["entities", "roles", "quotes", "times"] {
        window.click(&format!("Show {kind}"));
    }
    let number = window.rows("Quantity: ").remove(0);
    window.click(&number);
    window.harness.run_steps(6);
    assert_ne!(seen(&window), before, "the article has scrolled");
}

#[test]
fn kinds_and_words_filter_the_list() {
    let mut window = Window::with(&[WIRE]);
    assert!(!window.rows("Entity: ").is_empty());
    window.click("Show entities");
    assert!(window.rows("Entity: ").is_empty());
    window.click("Show entities");
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Search facts");
    field.focus();
    window.harness.run_steps(2);
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Search facts")
        .type_text("no such words anywhere");
    window.harness.run_steps(4);
    assert!(window.sees("None of the facts passes these filters."));
    window.click("Show all facts");
    assert!(!window.rows("Entity: ").is_empty());
}

#[test]
fn keys_rest_while_a_person_types() {
    let mut window = Window::with(&[WIRE]);
    let first = window.rows("Entity: ").remove(0);
    window.click(&first);
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Search facts");
    field.focus();
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::A);
    window.press(Modifiers::NONE, Key::X);
    assert!(!window.sees(", accepted"));
    assert!(!window.sees(", rejected"));
}

#[test]
fn the_keys_are_shown_and_closed_again() {
    let mut window = Window::with(&[WIRE]);
    window.press(Modifiers::NONE, Key::Questionmark);
    assert!(window.sees("Keys rest while you type into a field."));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Keys rest while you type into a field."));
}

#[test]
fn an_idle_window_comes_to_rest() {
    let mut window = Window::with(&[WIRE]);
    // Fails where passes are still asked for after some time.
    window.harness.run();
}

#[test]
fn pasted_text_becomes_an_article() {
    let mut window = Window::open();
    let text = "Harbour reopens\n\nThe harbour of Arlen reopened on Tuesday, Mayor Ida Holm said. \
                About 300 ships had waited."
        .to_owned();
    window.harness.event(egui::Event::Paste(text));
    window.wait_for("Article: Harbour reopens");
}

#[test]
fn a_fact_is_edited_and_noted() {
    let mut window = Window::with(&[WIRE]);
    let first = window.rows("Entity: ").remove(0);
    window.click(&first);
    window.press(Modifiers::NONE, Key::E);
    window.fill(Role::TextInput, "Name", "Somebody Else");
    window.click("Save");
    let edited = window.rows("Entity: Somebody Else");
    assert!(
        edited.iter().any(|row| row.ends_with(", edited")),
        "{edited:?}"
    );
    window.press(Modifiers::NONE, Key::M);
    window.fill(Role::MultilineTextInput, "Note text", "Ask the desk.");
    window.click("Save note");
    assert!(window.sees("Ask the desk."));
}

#[test]
fn selected_words_become_a_fact() {
    let mut window = Window::with(&[WIRE]);
    let rect = {
        let mut paragraphs = window.harness.query_all_by_role(Role::Paragraph);
        paragraphs.nth(1).unwrap().rect()
    };
    let from = rect.left_top() + egui::vec2(2.0, 14.0);
    let to = from + egui::vec2(150.0, 0.0);
    window.harness.drag_at(from);
    window.harness.step();
    window.harness.hover_at(to);
    window.harness.step();
    window.harness.drop_at(to);
    window.harness.run_steps(4);
    window.press(Modifiers::NONE, Key::F);
    assert!(window.sees("Kind of fact"));
    window.press(Modifiers::COMMAND, Key::Enter);
    window.wait_for("Add a fact");
    window.click("Add");
    let rows = window.rows("Entity: ");
    assert!(rows.iter().any(|row| row.ends_with(", added")), "{rows:?}");
}

#[test]
fn an_article_in_another_language_says_so_and_can_be_read_as_english() {
    let text = "Hochwasser in Varna\n\nAm 30.09.2024 traten nach tagelangem Regen mehrere Flüsse über \
        die Ufer. „Wir warten nicht länger auf die Hilfe der Regierung“, sagte die Bürgermeisterin \
        der Stadt am Montag. Mindestens 1.250 Menschen mussten ihre Häuser verlassen.";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hochwasser.txt");
    std::fs::write(&path, text).unwrap();
    let mut window = Window::open();
    window.drop_files([path]);
    window.wait_for("This article is in German");
    assert!(window.sees("To find names in it, it needs the pack of names"));
    assert_eq!(window.rows("Quote: ").len(), 1);
    window.click("It is English");
    window.wait_for("Entity: ");
    assert!(!window.sees("This article is in German"));
}

#[test]
fn where_the_desktop_has_no_file_dialog_a_path_is_typed() {
    let mut window = Window::open();
    let app = window.harness.state_mut().as_mut().unwrap();
    app.ask_through(Box::<NoDialogs>::default());
    window.press(Modifiers::COMMAND, Key::O);
    assert!(window.sees("This desktop offers no file dialog."));
    window.fill(Role::TextInput, "Path", "/nowhere/lost.txt");
    assert!(window.sees("There is no such file or folder."));
    let path = sample(WIRE);
    window.fill(Role::TextInput, "Path", path.to_str().unwrap());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.sees("This desktop offers no file dialog."));
    window.wait_for("1 article");
}

#[test]
fn the_date_of_publication_is_set_by_the_enter_key() {
    let mut window = Window::open();
    let text = "Harbour reopens\n\nThe harbour of Arlen reopened on Tuesday, Mayor Ida Holm said.";
    window.harness.event(egui::Event::Paste(text.to_owned()));
    window.wait_for("Article: Harbour reopens");
    window.click("Review");
    window.click("Set the date of publication…");
    window.fill(Role::TextInput, "Date of publication", "2024-10-02");
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("2 October 2024");
    assert!(!window.sees("Date of publication"));
}
