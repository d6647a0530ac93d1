//! Facts made by hand, by keys alone.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use sidelight::app::file_dialogs::{Answer, FileDialogs, Question};
use sidelight_engine::facts::FactKind;

use super::harness::Window;

const TEXT: &str = "Harbour reopens\n\nThe harbour of Arlen reopened on Tuesday, Mayor Ida Holm said. \
    About 300 ships had waited.";

/// The window over an article of this text.
fn window(text: &str) -> Window {
    let mut window = Window::open();
    window.harness.event(egui::Event::Paste(text.to_owned()));
    window.wait_for("Article: ");
    window.harness.run_steps(4);
    window
}

/// Selects the word at a place of the sentence after the headline.
fn select_word(window: &mut Window, number: usize) {
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowDown);
    for _ in 0..number {
        window.press(Modifiers::NONE, Key::ArrowRight);
    }
}

/// Makes a fact of the kind whose name begins so.
fn make(window: &mut Window, kind: &str) {
    window.press(Modifiers::NONE, Key::Enter);
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Kind of fact");
    field.type_text(kind);
    window.harness.run_steps(4);
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for(", added");
    window.harness.run_steps(4);
}

#[test]
fn a_word_chosen_by_keys_becomes_a_fact_of_the_kind_that_is_typed() {
    let mut window = window(TEXT);
    select_word(&mut window, 2);
    make(&mut window, "entity: pla");
    let rows = window.rows("Entity: harbour");
    assert!(rows.iter().any(|row| row.ends_with(", added")), "{rows:?}");
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(!window.sees(", added"));
}

#[test]
fn each_kind_has_a_digit_that_opens_its_form() {
    let digits = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let mut window = window(TEXT);
    for (kind, digit) in FactKind::READ.into_iter().zip(digits) {
        select_word(&mut window, 2);
        window.press(Modifiers::NONE, digit);
        window.wait_for("Add a fact");
        let name = format!("Kind: {}", kind.name());
        let chip = window.harness.get_by_label(&name);
        let on = chip.accesskit_node().toggled();
        assert_eq!(on, Some(Toggled::True), "{name}");
        window.press(Modifiers::NONE, Key::Escape);
        window.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn edges_move_by_words_and_characters() {
    let mut window = window(TEXT);
    select_word(&mut window, 4);
    let (alt, shift) = (Modifiers::ALT, Modifiers::SHIFT);
    let start = Modifiers::COMMAND.plus(alt);
    window.press(start.plus(shift), Key::ArrowLeft);
    window.press(alt.plus(shift), Key::ArrowRight);
    for _ in 0..3 {
        window.press(alt, Key::ArrowLeft);
    }
    make(&mut window, "claim");
    assert_eq!(window.rows("Claim: of Arlen reope, added").len(), 1);
}

#[test]
fn the_edges_of_a_fact_move_in_one_step_of_the_history() {
    let mut window = window(TEXT);
    let quantity = window.rows("Quantity: ").remove(0);
    window.click(&quantity);
    for _ in 0..3 {
        window.press(Modifiers::ALT, Key::ArrowLeft);
    }
    assert!(window.sees(", edited"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(!window.sees(", edited"));
    assert!(window.sees(&quantity));
}

#[test]
fn a_fact_can_rest_on_pieces_that_stand_apart() {
    let mut window = window(TEXT);
    select_word(&mut window, 4);
    window.press(Modifiers::SHIFT, Key::Enter);
    for _ in 0..3 {
        window.press(Modifiers::NONE, Key::ArrowRight);
    }
    make(&mut window, "quote");
    let quotes = window.rows("Quote: ");
    assert!(
        quotes.contains(&"Quote: Arlen … Tuesday, added".to_owned()),
        "{quotes:?}"
    );
    window.click("Take this place away");
    let quotes = window.rows("Quote: ");
    assert!(
        quotes.contains(&"Quote: Tuesday, added".to_owned()),
        "{quotes:?}"
    );
}

#[test]
fn a_name_is_marked_wherever_it_stands_but_where_it_is_unticked() {
    let other = "Ships wait\n\nZorblat waits. Zorblat said that Zorblat will wait.";
    let mut window = window(&TEXT.replace("Arlen", "Zorblat"));
    window.harness.event(egui::Event::Paste(other.to_owned()));
    // The story is found by a worker; a click on a row that it moves would fold the story.
    window.wait_for("Story: Harbour reopens");
    window.wait_for("Article: Ships wait");
    let first = window.rows("Article: Harbour reopens").remove(0);
    window.click(&first);
    select_word(&mut window, 4);
    window.press(Modifiers::SHIFT, Key::O);
    window.click("As: Claim");
    window.click("As: Quote");
    assert!(window.sees("1 place"));
    window.click("Project");
    window.wait_for("4 places");
    window.harness.run_steps(4);
    window.click("Ships wait [Zorblat] waits. Zorblat said that Zorblat will wait., Ships wait");
    window.click("Add 3 facts");
    assert_eq!(window.rows("Quote: Zorblat, added").len(), 1);
    let second = window.rows("Article: Ships wait").remove(0);
    window.click(&second);
    assert_eq!(window.rows("Quote: Zorblat, added").len(), 2);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(!window.sees("Quote: Zorblat, added"));
    window.click(&first);
    assert!(!window.sees("Quote: Zorblat, added"));
}

/// An article in which two names stand for one person and one name for two.
const NAMES: &str = "Mayor speaks\n\nIda Holm spoke on Monday. The mayor of Arlen, Berta Lund, \
    was there too. Ida Holm left early.";

#[test]
fn two_names_become_one_entity_and_come_apart_again() {
    let mut window = window(NAMES);
    let ida = window.rows("Entity: Ida Holm").remove(0);
    window.click(&ida);
    window.press(Modifiers::NONE, Key::U);
    window.wait_for("Same: Berta Lund, this article");
    window.harness.run_steps(4);
    window.click("Same: Berta Lund, this article");
    window.click("Apply");
    assert!(window.rows("Entity: Berta Lund").is_empty());
    assert_eq!(window.rows("Entity: Ida Holm, edited").len(), 1);

    window.press(Modifiers::SHIFT, Key::U);
    assert!(window.sees("Separate mentions of “Ida Holm”"));
    let berta = {
        let ticks = window.harness.query_all_by_role(Role::CheckBox);
        let names = ticks.filter_map(|tick| tick.accesskit_node().label());
        names
            .into_iter()
            .find(|name| name.starts_with("“Berta Lund”"))
    };
    window.click(&berta.unwrap());
    window.click("Separate");
    assert_eq!(window.rows("Entity: Berta Lund, added").len(), 1);
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.sees(&ida));
}

#[test]
fn a_person_says_that_names_of_two_articles_are_the_same() {
    let mut window = window(NAMES);
    let other = "Mayor speaks in Arlen\n\nAda Hulm spoke on Monday in Arlen. The mayor of Arlen, Berta \
        Lund, was there. Ada Hulm left early.";
    window.harness.event(egui::Event::Paste(other.to_owned()));
    window.wait_for("Article: Mayor speaks in Arlen");
    window.wait_for("Story: ");
    let ida = window.rows("Entity: Ida Holm").remove(0);
    window.click(&ida);
    window.press(Modifiers::NONE, Key::U);
    window.wait_for("Same: Ada Hulm, Mayor speaks in Arlen");
    window.harness.run_steps(4);
    let is_same = |window: &Window| {
        let name = "Same: Ada Hulm, Mayor speaks in Arlen";
        let tick = window.harness.get_by_label(name);
        tick.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(!is_same(&window));
    window.click("Same: Ada Hulm, Mayor speaks in Arlen");
    assert!(is_same(&window));
    window.click("Apply");
    assert!(!window.sees("Who is “Ida Holm”?"));
    window.press(Modifiers::NONE, Key::U);
    window.wait_for("Same: Ada Hulm, Mayor speaks in Arlen");
    window.harness.run_steps(4);
    assert!(is_same(&window));
}

/// A desktop whose dialogs always answer with one file.
struct OneFile(std::path::PathBuf, Vec<Question>);

impl FileDialogs for OneFile {
    fn ask(&mut self, question: Question) {
        self.1.push(question);
    }

    fn poll(&mut self) -> Option<(Question, Answer)> {
        let question = self.1.pop()?;
        Some((question, Answer::Chosen(vec![self.0.clone()])))
    }
}

#[test]
fn a_kind_of_ones_own_is_made_given_by_its_key_and_shared_as_a_file() {
    let mut window = window(TEXT);
    let file = window.file("codebook.json", "");
    let app = window.harness.state_mut().as_mut().unwrap();
    app.ask_through(Box::new(OneFile(file.clone(), Vec::new())));
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::K);
    window.fill(Role::TextInput, "Name", "Framing");
    window.fill(Role::TextInput, "Key", "a");
    assert!(window.sees("This key is taken: “Accept”."));
    window.fill(Role::TextInput, "Key", "g");
    window.fill(Role::MultilineTextInput, "Description", "How it is told");
    window.click("Save the kind");
    window.click("Export the codebook…");
    window.wait_for("Replace this file?");
    window.click("Replace");
    window.wait_for("Exported to");
    window.press(Modifiers::NONE, Key::Escape);

    select_word(&mut window, 5);
    window.press(Modifiers::NONE, Key::G);
    assert_eq!(window.rows("Framing: reopened, added").len(), 1);
    window.click("Show Framing");
    assert!(window.rows("Framing: ").is_empty());
    window.click("Show Framing");

    let written = std::fs::read_to_string(&file).unwrap();
    let other = written.replace("Framing", "Tone").replace("\"g\"", "\"h\"");
    std::fs::write(&file, other).unwrap();
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::K);
    window.click("Import a codebook…");
    window.wait_for("Tone");
    window.fill(Role::TextInput, "Name", "Frame");
    window.click("Save the kind");
    window.click("Close");
    window.click("Show claims");
    window.click("Show quantities");
    assert_eq!(window.rows("Frame: reopened, added").len(), 1);

    std::fs::write(&file, "no codebook").unwrap();
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::K);
    window.click("Import a codebook…");
    window.wait_for("codebook.json: line 1");
}

#[test]
fn a_fact_that_is_there_already_is_shown_and_not_added_again() {
    let mut window = window(TEXT);
    select_word(&mut window, 4);
    window.press(Modifiers::NONE, Key::Enter);
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Kind of fact");
    field.type_text("entity: pla");
    window.harness.run_steps(4);
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("This entity is here already: Arlen");
    assert!(!window.sees(", added"));
}

#[test]
fn words_that_say_something_else_too_are_no_fact_that_is_there_already() {
    let mut window = window(TEXT);
    select_word(&mut window, 4);
    make(&mut window, "entity: per");
    let arlen = window.rows("Entity: Arlen");
    assert!(
        arlen.iter().any(|row| row.ends_with(", added")),
        "{arlen:?}"
    );
    assert!(arlen.len() > 1, "the place that was found stays: {arlen:?}");
}
