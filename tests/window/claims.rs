//! Claims one below the other, each with its versions.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::harness::{COURIER, WIRE, Window};
use super::projects::rest;

const POST: &str = "meridian-post.html";
const STATEMENT: &str = "coalition-statement.md";

/// The claims of the whole sample story.
pub fn claims() -> Window {
    let mut window = Window::with(&[WIRE, POST, COURIER, STATEMENT]);
    window.press(Modifiers::COMMAND, Key::Num3);
    window.wait_for("Show only: Conflict");
    window.harness.run_steps(12);
    window
}

fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::RowHeader);
    rows.filter_map(|row| row.accesskit_node().label())
        .collect()
}

fn focused(window: &Window) -> Option<String> {
    let mut nodes = window.harness.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    node.accesskit_node().label()
}

#[test]
fn a_claim_shows_its_versions_and_who_tells_each() {
    let window = claims();
    let rows = rows(&window);
    assert!(rows[0].ends_with(", Conflict"), "{rows:#?}");
    let attended = "How many? “62 countries” in Global Coalition Press Office, The Meridian Post and \
                    Northbridge News Agency; “54 countries” in Potomac Valley Courier";
    assert!(window.sees(attended), "{:#?}", window.labels("How many?"));
    assert!(
        !window.sees("Other words stand there"),
        "what is merely worded otherwise stays folded"
    );
}

#[test]
fn an_open_claim_shows_each_article_s_own_sentence() {
    let mut window = claims();
    let rows = rows(&window);
    let attended = rows
        .iter()
        .find(|row| row.contains("62 countries"))
        .unwrap();
    let sentence = "Delegations from 54 countries attended the meeting, organizers said.";
    assert!(!window.sees(sentence));
    window.click(attended);
    window.harness.run_steps(6);
    let shown = window.labels(&format!("Potomac Valley Courier {sentence}"));
    assert_eq!(shown.len(), 1);
    window.click(&shown[0]);
    assert!(window.sees("Close the preview"), "it leads to its words");
    window.press(Modifiers::NONE, Key::Escape);
    window.click(attended);
    window.harness.run_steps(6);
    assert!(!window.sees(sentence), "folded again");
}

#[test]
fn the_keyboard_goes_from_claim_to_claim_and_into_an_open_one() {
    let mut window = claims();
    let rows = rows(&window);
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&window).as_ref(), rows.first());
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&window).as_ref(), rows.get(1));
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::ArrowDown);
    let line = focused(&window).unwrap();
    assert!(line.starts_with("Told by "), "{line}");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.sees("Close the preview"));
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focused(&window).as_ref(), rows.get(1));
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&window).as_ref(), rows.get(2), "it is folded");
    window.press(Modifiers::NONE, Key::V);
    window.harness.run_steps(4);
    assert_eq!(focused(&window).as_deref(), Some("Conflict"));
}

#[test]
fn claims_are_filtered_by_outlet_and_by_whether_articles_differ() {
    let mut window = claims();
    window.click("Show only: One article only");
    window.harness.run_steps(6);
    let alone = rows(&window);
    window.click("Any outlet");
    window.click("The Meridian Post");
    window.harness.run_steps(6);
    let of_post = rows(&window);
    assert!(!of_post.is_empty() && of_post.len() < alone.len());
    window.click("Told by The Meridian Post");
    window.click("All outlets");
    window.click("Show rows of any verdict");
    window.click("Show only rows in which articles differ");
    window.harness.run_steps(6);
    let differing = rows(&window);
    assert!(!differing.is_empty());
    for row in differing {
        let differs = row.ends_with("Conflict") || row.ends_with("Compatible");
        assert!(differs, "{row}");
    }
}

#[test]
fn claims_come_to_rest() {
    let mut window = claims();
    window.harness.run_steps(200);
    window.harness.run();
}

/// Waits for the comparison, which is made anew on a thread of its own.
pub fn until(window: &mut Window, what: &str, holds: impl Fn(&Window) -> bool) {
    for _ in 0..400 {
        if holds(window) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
        window.harness.run_steps(2);
    }
    panic!("{what}: {:#?}", rows(window));
}

/// Opens the claim whose name holds `part`.
fn open(window: &mut Window, part: &str) {
    let rows = rows(window);
    let row = rows.iter().find(|row| row.contains(part));
    let row = row.unwrap_or_else(|| panic!("no claim with {part:?} in {rows:#?}"));
    window.click(row);
    window.harness.run_steps(8);
}

#[test]
fn a_sentence_that_is_not_the_same_leaves_its_claim_and_undo_brings_it_back() {
    let mut window = claims();
    let before = window.labels("“54 countries” in Potomac Valley Courier");
    assert!(!before.is_empty());
    open(&mut window, "62 countries");
    let part = "Take out: Delegations from 54 countries";
    let label = window.labels(part)[0].clone();
    window.click(&label);
    let versions = "“54 countries” in Potomac Valley Courier";
    until(&mut window, "it leaves", |window| !window.sees(versions));
    window.fill(Role::TextInput, "Search rows", "54 countries");
    window.harness.run_steps(8);
    let alone = rows(&window);
    assert!(
        alone.iter().any(|row| row.ends_with("One article only")),
        "it stands alone: {alone:#?}"
    );
    window.fill(Role::TextInput, "Search rows", " ");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::Z);
    until(&mut window, "it is back", |window| {
        window.labels(versions) == before
    });
}

#[test]
fn two_claims_are_joined_by_the_keyboard_and_stay_joined_after_a_restart() {
    let mut window = claims();
    window.click("Show only: One article only");
    window.harness.run_steps(8);
    window.press(Modifiers::NONE, Key::ArrowDown);
    let one = focused(&window).unwrap();
    let is_alone = |window: &Window| rows(window).contains(&one);
    window.press(Modifiers::NONE, Key::Equals);
    assert!(window.sees("Choose the claim that tells the same as"));
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.sees("Choose the claim that tells the same as"));
    until(&mut window, "joined", |window| !is_alone(window));
    let folder = window.close();
    let mut window = Window::in_folder(folder);
    window.wait_for("4 articles");
    window.harness.run_steps(6);
    window.press(Modifiers::COMMAND, Key::Num3);
    window.wait_for("Show only: Conflict");
    window.click("Show only: One article only");
    window.harness.run_steps(12);
    assert!(!is_alone(&window));
    window.press(Modifiers::COMMAND, Key::Z);
    until(&mut window, "undo parts them", is_alone);
}

const NOTE: &str = "The ministry confirms 2025.";

fn note_on_the_first(window: &mut Window, note: &str) {
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::SHIFT, Key::M);
    window.fill(Role::MultilineTextInput, "Note text", note);
    window.click("Save note");
}

#[test]
fn a_note_on_a_claim_stands_below_it_and_in_the_brief() {
    let mut window = claims();
    note_on_the_first(&mut window, NOTE);
    window.harness.run_steps(12);
    assert!(window.sees("Note The ministry confirms 2025."));
    window.click("Brief");
    window.harness.run_steps(12);
    assert!(window.sees("Note: The ministry confirms 2025."));
    window.press(Modifiers::COMMAND, Key::Z);
    window.harness.run_steps(12);
    assert!(!window.sees("The ministry confirms 2025."));
}

#[test]
fn the_minus_key_takes_the_sentence_out_that_the_keyboard_is_on() {
    let mut window = claims();
    window.fill(Role::TextInput, "Search rows", "54 countries");
    window.press(Modifiers::NONE, Key::Escape);
    window.fill(Role::TextInput, "Search rows", "attended the talks");
    window.press(Modifiers::NONE, Key::Tab);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.harness.run_steps(6);
    for _ in 0..20 {
        window.press(Modifiers::NONE, Key::ArrowDown);
        let now = focused(&window).unwrap();
        if now.starts_with("Potomac Valley Courier ") {
            break;
        }
    }
    let now = focused(&window).unwrap();
    assert!(now.contains("54 countries"), "{now}");
    window.press(Modifiers::NONE, Key::Minus);
    until(&mut window, "it leaves", |window| {
        !window.sees("“54 countries” in Potomac Valley Courier")
    });
}

#[test]
fn what_a_person_said_of_claims_is_in_the_report() {
    let mut window = claims();
    note_on_the_first(&mut window, NOTE);
    open(&mut window, "62 countries");
    let label = window.labels("Take out: Delegations from 54 countries")[0].clone();
    window.click(&label);
    until(&mut window, "it leaves", |window| {
        !window.sees("“54 countries” in Potomac Valley Courier")
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brief.md");
    window.choose_file(path.clone());
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Brief as Markdown");
    window.click("Export to a file…");
    until(&mut window, "the report is written", |_| path.exists());
    let report = std::fs::read_to_string(&path).unwrap();
    assert!(
        report.contains("Note: The ministry confirms 2025."),
        "{report}"
    );
    let (differences, rest) = report.split_once("## Told by").unwrap();
    assert!(!differences.contains("54 countries"), "{differences}");
    assert!(rest.contains("54 countries"), "it stands alone: {rest}");
}

#[test]
fn a_quotation_is_shown_in_all_its_forms_with_whose_words_they_are() {
    let mut window = claims();
    window.click("Show only quotations that several articles have");
    window.harness.run_steps(8);
    let quoted = rows(&window);
    assert!(!quoted.is_empty());
    window.click(&quoted[0]);
    window.harness.run_steps(8);
    let forms = window.labels(": “");
    let forms: Vec<_> = forms.iter().filter(|form| form.contains("” — ")).collect();
    assert!(forms.len() > 1, "{forms:#?}");
    assert!(
        forms.iter().any(|form| form.contains("said by")),
        "{forms:#?}"
    );
}

#[test]
fn a_claim_that_is_done_leaves_the_list_of_what_is_left_and_comes_back_with_undo() {
    let mut window = claims();
    let first = rows(&window).remove(0);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::SHIFT, Key::D);
    window.harness.run_steps(6);
    let done = format!("{first}, done");
    assert!(rows(&window).contains(&done), "{:#?}", rows(&window));
    window.click("Show only rows that are not marked as done");
    window.harness.run_steps(6);
    assert!(!rows(&window).contains(&done));
    rest(&mut window);
    let folder = window.close();
    let mut window = Window::in_folder(folder);
    window.wait_for("4 articles");
    window.wait_for("Show only rows that are not marked as done");
    window.harness.run_steps(12);
    assert!(
        !rows(&window).iter().any(|row| row.starts_with(&first)),
        "after a restart"
    );
    window.press(Modifiers::COMMAND, Key::Z);
    window.harness.run_steps(8);
    assert!(rows(&window).contains(&first));
}
