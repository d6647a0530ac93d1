//! The brief: what one sees first of a story, and how its sentences lead to their words.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::harness::{COURIER, WIRE, Window};

const POST: &str = "meridian-post.html";
const STATEMENT: &str = "coalition-statement.md";

/// The brief of the whole sample story.
fn brief() -> Window {
    let mut window = Window::with(&[WIRE, POST, COURIER, STATEMENT]);
    window.click("Compare");
    window.wait_for("Differences");
    window.harness.run_steps(8);
    window
}

fn sentence(window: &Window, part: &str) -> String {
    let found = window.labels(part);
    let found = found.iter().find(|name| name.contains(", say"));
    found
        .unwrap_or_else(|| panic!("no sentence with {part:?}"))
        .clone()
}

/// What has the keyboard.
fn focused(window: &Window) -> Option<String> {
    let mut nodes = window.harness.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    node.accesskit_node().label()
}

#[test]
fn comparing_begins_with_who_tells_it_and_where_they_differ() {
    let window = brief();
    assert!(window.sees("Northbridge News Agency, 30 September 2024: "));
    assert!(window.sees("Who copied from whom 1"));
    assert!(window.sees("word for word in Northbridge News Agency, likely the original"));
    let countries = sentence(&window, "62 countries");
    assert!(countries.starts_with("How many? "), "{countries}");
    let other = "Potomac Valley Courier says “54 countries”.";
    assert!(countries.ends_with(other), "{countries}");
}

#[test]
fn a_click_on_a_sentence_opens_its_words_beside_it() {
    let mut window = brief();
    let fighters = sentence(&window, "9,000 suspected fighters");
    window.click(&fighters);
    assert!(window.sees("Close the preview"));
    window.click("Read the article");
    assert!(window.sees("Set the date of publication…") || window.sees("Accept"));
}

#[test]
fn the_keyboard_goes_from_sentence_to_sentence_and_from_place_to_place() {
    let mut window = brief();
    window.press(Modifiers::NONE, Key::ArrowDown);
    let first = focused(&window).unwrap();
    assert!(first.contains("2024: "), "the first article: {first}");
    let mut now = first;
    for _ in 0..12 {
        window.press(Modifiers::NONE, Key::ArrowDown);
        now = focused(&window).unwrap();
        if now.contains(", say") {
            break;
        }
    }
    assert!(now.contains(", say"), "a difference: {now}");
    assert!(!window.sees("Close the preview"));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.sees("Close the preview"), "Enter opens {now}");
    let shown = |window: &Window| {
        let told = ["Post", "Agency", "Courier", "Office"];
        let labels = window.labels(" · ");
        labels
            .into_iter()
            .filter(|label| told.iter().any(|name| label.contains(name)))
            .collect::<Vec<_>>()
    };
    let before = shown(&window);
    for _ in 0..3 {
        window.press(Modifiers::NONE, Key::ArrowRight);
    }
    assert_ne!(shown(&window), before, "another article is shown");
    assert_eq!(focused(&window), Some(now), "the keyboard stays");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Close the preview"));
}

#[test]
fn what_is_folded_away_is_shown_on_demand() {
    let mut window = brief();
    for _ in 0..60 {
        if window.sees("more of Potomac Valley Courier") {
            break;
        }
        window.press(Modifiers::NONE, Key::ArrowDown);
    }
    let more = window.labels("more of Potomac Valley Courier");
    assert!(!more.is_empty(), "what only one tells is long");
    window.click(&more[0]);
    assert!(!window.sees("more of Potomac Valley Courier"));
}

#[test]
fn a_person_s_verdict_takes_a_claim_off_the_differences() {
    let mut window = brief();
    let count = |window: &Window| window.labels("Differences ")[0].clone();
    let before = count(&window);
    window.click("Claims");
    window.wait_for("Show only: Conflict");
    window.harness.run_steps(8);
    let verdicts = window.labels("Verdict on ");
    let mut first = window.harness.query_all_by_label(&verdicts[0]);
    first.next().unwrap().click();
    drop(first);
    window.harness.run_steps(6);
    window.click("Agree");
    window.harness.run_steps(6);
    window.click("Brief");
    window.harness.run_steps(8);
    assert_ne!(count(&window), before);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(count(&window), before, "undo brings it back");
}

#[test]
fn the_brief_comes_to_rest() {
    let mut window = brief();
    let headings = window.harness.query_all_by_role(Role::Heading).count();
    assert!(headings > 1);
    window.harness.run_steps(100);
    window.harness.run();
}

#[test]
fn a_sentence_leads_to_its_claim_where_more_can_be_said_of_it() {
    let mut window = brief();
    let way = window.labels("Show the claim: “Roughly 9,000");
    window.click(&way[0]);
    window.wait_for("Show only: Conflict");
    window.harness.run_steps(8);
    let row = focused(&window).unwrap();
    assert!(row.ends_with(", Conflict"), "{row}");
    assert!(window.sees("Take out: "), "it is open");
}
