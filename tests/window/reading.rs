//! The article beside the list of its facts: marks in the text follow the filter, and what is clicked
//! in the text is seen in the list.

use std::fmt::Write as _;

use egui::accesskit::Role;
use egui::{Pos2, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::harness::{WIRE, Window};

/// An article of many paragraphs, each of which begins with a person's name.
fn long_article() -> String {
    let first = ["Anna", "Peter", "Maria", "Thomas", "Laura", "Martin"];
    let last = ["Berg", "Lindqvist", "Novak", "Fischer", "Moretti"];
    let mut text = "Harbour council meets\n\n3 March 2025\n\n".to_owned();
    for (place, name) in first
        .iter()
        .cycle()
        .zip(last.iter().cycle())
        .take(24)
        .enumerate()
    {
        let (first, last) = name;
        let houses = 110 + place;
        writeln!(
            text,
            "{first} {last} told the council on Monday that {houses} houses were damaged in Ward {place}.\n",
        )
        .unwrap();
    }
    text
}

fn open(text: &str) -> Window {
    let mut window = Window::open();
    let file = window.file("council.txt", text);
    window.drop_files([file]);
    window.wait_for("1 article");
    window.harness.run_steps(6);
    window
}

/// Where the first word of a paragraph stands that holds some words.
fn first_word(window: &Window, words: &str) -> Pos2 {
    let mut paragraphs = window.harness.query_all_by_role(Role::Paragraph);
    let found = paragraphs.find(|paragraph| {
        let label = paragraph.accesskit_node().label();
        label.is_some_and(|label| label.contains(words))
    });
    found.unwrap().rect().left_top() + vec2(12.0, 14.0)
}

fn click_at(window: &mut Window, place: Pos2) {
    window.harness.drag_at(place);
    window.harness.step();
    window.harness.drop_at(place);
    // As many passes as the window asks for, and no more: then it rests.
    window.harness.run();
}

/// The list's row of the fact that is worked on, should it be drawn: its name, top and bottom.
fn selected(window: &Window) -> Option<(String, f32, f32)> {
    let mut rows = window.harness.query_all_by_role(Role::ListItem);
    let row = rows.find(|row| {
        let node = row.accesskit_node();
        let is_fact = node
            .label()
            .is_some_and(|label| label.contains(": ") && !label.starts_with("Article"));
        is_fact && node.is_selected() == Some(true)
    })?;
    let name = row.accesskit_node().label()?;
    Some((name, row.rect().top(), row.rect().bottom()))
}

/// Whether the fact that is worked on is an entity.
fn works_on_entity(window: &Window) -> bool {
    window
        .labels("Entity")
        .iter()
        .any(|label| label == "Entity")
}

#[test]
fn marks_in_the_text_are_those_of_the_facts_in_the_list() {
    for hidden in [false, true] {
        let mut window = open(&long_article());
        let name = first_word(&window, "110 houses");
        if hidden {
            window.click("Show entities");
        }
        click_at(&mut window, name);
        assert_eq!(
            works_on_entity(&window),
            !hidden,
            "what is not listed is not marked either"
        );
    }
}

#[test]
fn a_fact_that_is_clicked_in_the_text_is_seen_in_the_list() {
    for size in [vec2(1440.0, 900.0), vec2(1200.0, 640.0)] {
        seen_after_each_click(size);
    }
}

fn seen_after_each_click(size: Vec2) {
    let mut window = open(&long_article());
    window.harness.set_size(size);
    window.harness.run_steps(10);
    for along in [12.0, 140.0, 240.0, 330.0, 400.0] {
        for houses in [110, 114, 111, 115, 112, 113] {
            let begin = first_word(&window, &format!("{houses} houses"));
            click_at(&mut window, begin + vec2(along - 12.0, 0.0));
            assert_in_sight(&window, &format!("{along} points along {houses} houses"));
        }
    }
}

/// Fails where the fact that is worked on is not seen whole in the list.
fn assert_in_sight(window: &Window, clicked: &str) {
    let mut buttons = window.harness.query_all_by_label("Reject");
    let Some(work) = buttons.next() else {
        return;
    };
    let (name, top, bottom) = selected(window)
        .unwrap_or_else(|| panic!("the fact that was clicked {clicked} is not in sight"));
    assert!(
        top > 0.0 && bottom < work.rect().top(),
        "{clicked}: {name} stands at {top} to {bottom}, its work below {}",
        work.rect().top()
    );
}

#[test]
fn what_the_pointer_is_told_covers_nothing_beside_the_article() {
    let mut window = Window::with(&[WIRE]);
    window.harness.run_steps(6);
    let facts = window.harness.get_by_label("Search facts").rect().left();
    let place = first_word(&window, "Washington") + vec2(0.0, 30.0);
    let mut seen = 0;
    for step in 0..40 {
        let at = place + vec2(640.0 - 16.0 * step as f32, 0.0);
        window.harness.hover_at(at);
        window.harness.run_steps(8);
        let nodes = window.harness.root().children_recursive();
        let told =
            nodes.filter(|node| node.accesskit_node().value().as_deref() == Some("suggested"));
        for status in told {
            seen += 1;
            // The words that are told begin left of it.
            let right = status.rect().left() - 60.0 + 380.0;
            assert!(right < facts, "{right} beyond {facts}");
        }
    }
    assert!(seen > 0, "facts under the pointer are told");
}

#[test]
fn claims_are_read_through_a_lens_each_with_its_quotation_as_one_line() {
    let mut window = Window::with(&[WIRE]);
    window.click("List: Claims");
    window.harness.run_steps(4);
    assert!(!window.rows("Claim: ").is_empty());
    assert!(window.rows("Entity: ").is_empty());
    let by_worth = window.rows("Claim: ");
    window.click("Claims most worth checking first");
    window.harness.run_steps(4);
    let in_order = window.rows("Claim: ");
    assert_ne!(by_worth, in_order);
    window.click("List: Said");
    window.harness.run_steps(4);
    assert!(window.rows("Claim: ").is_empty());
    assert!(!window.rows("Quote: ").is_empty());
    window.click("Legend");
    window.harness.run_steps(4);
    assert!(window.sees("Suggested by the program, not reviewed"));
}

#[test]
fn a_right_click_on_a_fact_in_the_list_takes_it_on_work() {
    let mut window = Window::with(&[WIRE]);
    let first = window.rows("Entity: ").remove(0);
    assert!(!window.sees("Who is who…"));
    window.harness.get_by_label(&first).click_secondary();
    window.harness.run_steps(6);
    assert!(window.sees("Who is who…"));
}

#[test]
fn what_is_merely_attributed_is_folded_away_until_it_is_asked_for() {
    let mut window = open(
        "Harbour council meets\n\n3 March 2025\n\nMayor Ida Holm praised the firefighters of Torsby. She said the \
         old road was closed on Monday.\n",
    );
    window.click("List: Said");
    assert!(window.sees("1 doubtful fact is folded away. Show it"));
    assert!(window.sees("Said, 1, 0 reviewed"));
    window.click("1 doubtful fact is folded away. Show it");
    window.harness.run_steps(4);
    assert!(!window.sees("1 doubtful fact is folded away. Show it"));
    assert!(window.sees("Said, 2, 0 reviewed"));
    window.click("1 doubtful fact is listed. Fold it away");
    assert!(window.sees("Said, 1, 0 reviewed"));
}

#[test]
fn a_lens_without_facts_says_so_and_leads_to_those_of_the_others() {
    let mut window = open("Harbour reopens\n\nThe harbour of Arlen reopened.\n");
    window.click("List: How many");
    assert!(window.sees("No numbers were found in this article."));
    window.click("List all facts");
    assert!(!window.rows("Entity: ").is_empty());
}

#[test]
fn kinds_that_are_hidden_among_all_facts_are_listed_where_they_are_asked_for() {
    let mut window = Window::with(&[WIRE]);
    window.click("Show quotes");
    assert!(window.rows("Quote: ").is_empty());
    window.click("List: Said");
    assert!(!window.rows("Quote: ").is_empty());
}
