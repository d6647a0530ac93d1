//! The window as a person works it, without a display: what assistive programs see is looked at,
//! and what a person does is done.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails where something is missing"
)]
#![cfg(feature = "window")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use sidelight::app::Sidelight;
use sidelight::app::file_dialogs::{Answer, FileDialogs, Question};
use sidelight::project::Project;

/// The window over a new project that lasts as long as the test.
struct Window {
    harness: Harness<'static, Option<Sidelight>>,
    _folder: tempfile::TempDir,
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

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

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/samples")
        .join(name)
}

const WIRE: &str = "northbridge-wire.html";
const COURIER: &str = "potomac-courier.txt";

impl Window {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.sidelight");
        let harness = Harness::builder()
            .with_size([1440.0, 900.0])
            .allow_missing_glyphs()
            .with_max_steps(60)
            .build_ui_state(
                move |ui, app: &mut Option<Sidelight>| match app {
                    // Fonts are in force from the pass after the one that sets them.
                    None => {
                        let project = Project::create(&path).unwrap();
                        *app = Some(Sidelight::over(ui.ctx(), project));
                    }
                    Some(app) => {
                        app.update(ui.ctx());
                        app.show(ui);
                    }
                },
                None,
            );
        Self {
            harness,
            _folder: folder,
        }
    }

    /// A window in which sample articles are read.
    fn with(names: &[&str]) -> Self {
        let mut window = Self::open();
        window.drop_files(names.iter().map(|name| sample(name)));
        let read = format!("{} article", names.len());
        window.wait_for(&read);
        window.harness.run_steps(4);
        window
    }

    fn drop_files(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        let files = paths.into_iter().map(|path| Arc::new(Dropped(path)) as _);
        self.harness.input_mut().dropped_files.extend(files);
        self.harness.run_steps(2);
    }

    /// Waits until something whose name holds `label` is seen.
    fn wait_for(&mut self, label: &str) {
        let begun = Instant::now();
        while self
            .harness
            .query_all_by_label_contains(label)
            .next()
            .is_none()
        {
            assert!(begun.elapsed() < Duration::from_mins(2), "no {label:?}");
            std::thread::sleep(Duration::from_millis(30));
            self.harness.step();
        }
    }

    fn sees(&self, label: &str) -> bool {
        self.harness
            .query_all_by_label_contains(label)
            .next()
            .is_some()
    }

    /// Names of the list rows that begin with `prefix`.
    fn rows(&self, prefix: &str) -> Vec<String> {
        let rows = self.harness.query_all_by_role(Role::ListItem);
        rows.filter_map(|row| row.accesskit_node().label())
            .filter(|label| label.starts_with(prefix))
            .collect()
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(4);
    }

    /// Replaces what stands in a field.
    fn fill(&mut self, role: Role, name: &str, text: &str) {
        self.harness.get_by_role_and_label(role, name).focus();
        self.harness.run_steps(2);
        self.press(Modifiers::COMMAND, Key::A);
        self.harness
            .get_by_role_and_label(role, name)
            .type_text(text);
        self.harness.run_steps(4);
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(4);
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
    assert!(window.sees("No fact passes these filters."));
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
fn a_cell_of_the_comparison_is_read_in_its_article() {
    let mut window = Window::with(&[WIRE, COURIER]);
    window.click("Compare");
    window.wait_for("Show only: Conflict");
    window.harness.run_steps(4);
    let cell = |window: &Window| {
        let mut cells = window.harness.query_all_by_role(Role::Cell);
        cells
            .find_map(|cell| cell.accesskit_node().label())
            .unwrap()
    };
    let name = cell(&window);
    let first = window.harness.query_all_by_label(&name).next().unwrap();
    first.click();
    window.harness.run_steps(6);
    window.click("Read the article");
    assert!(window.sees("Accept"), "the fact is on work in its article");
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
    assert!(window.sees("Add a fact"));
    window.click("Add");
    let rows = window.rows("Entity: ");
    assert!(rows.iter().any(|row| row.ends_with(", added")), "{rows:?}");
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
