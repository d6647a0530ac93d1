//! Arabic and Hebrew in the window: read, chosen and listed in their order.

use egui::accesskit::{Role, TextDirection};
use egui::{Event, Key, Modifiers, Pos2, Rect, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::harness::Window;

const HEBREW: &str =
    "גשר נסגר\n\nהשר דן כהן אמר ביום שלישי כי הגשר נסגר.\n\nThe road was closed on Monday.";
const MIXED: &str = "Bridge closed\n\nThe paper אבגד הוזח reported it on Monday.";

fn window(text: &str) -> Window {
    let mut window = Window::open();
    window.harness.event(Event::Paste(text.to_owned()));
    window.wait_for("Article: ");
    window.harness.run_steps(6);
    window
}

/// Where the paragraph stands that holds some words.
fn paragraph(window: &Window, words: &str) -> Rect {
    let mut paragraphs = window.harness.query_all_by_role(Role::Paragraph);
    let found = paragraphs.find(|paragraph| {
        let label = paragraph.accesskit_node().label();
        label.is_some_and(|label| label.contains(words))
    });
    found.unwrap().rect()
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.harness.drag_at(from);
    window.harness.step();
    window.harness.hover_at(to);
    window.harness.step();
    window.harness.drop_at(to);
    window.harness.run_steps(4);
}

/// Both clicks come in one pass.
fn double_click(window: &mut Window, at: Pos2) {
    let button = |pressed| Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let clicks = [true, false, true, false].map(button);
    let events = &mut window.harness.input_mut().events;
    events.push(Event::PointerMoved(at));
    events.extend(clicks);
    window.harness.step();
}

/// What is copied of the chosen words.
fn copied(window: &mut Window) -> Option<String> {
    window.harness.event(Event::Copy);
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn a_paragraph_from_right_to_left_begins_at_the_right_and_is_copied_in_its_order() {
    let mut window = window(HEBREW);
    let place = paragraph(&window, "השר דן");
    let y = place.top() + 14.0;
    drag(
        &mut window,
        pos2(place.right() - 2.0, y),
        pos2(place.right() - 50.0, y),
    );
    let words = copied(&mut window).unwrap();
    assert!(words.starts_with("השר"), "{words}");
    assert!(HEBREW.contains(&words));
    let english = paragraph(&window, "The road");
    let y = english.top() + 14.0;
    drag(
        &mut window,
        pos2(english.left() + 2.0, y),
        pos2(english.left() + 50.0, y),
    );
    assert!(copied(&mut window).unwrap().starts_with("The road"));
}

#[test]
fn a_double_click_chooses_the_word_under_it() {
    let mut window = window(MIXED);
    let place = paragraph(&window, "The paper");
    let y = place.top() + 14.0;
    let mut seen: Vec<String> = Vec::new();
    for step in 0..22 {
        let at = pos2(place.left() + 6.0 + 12.0 * step as f32, y);
        double_click(&mut window, at);
        let Some(word) = copied(&mut window) else {
            continue;
        };
        if !word.trim().is_empty() && seen.last() != Some(&word) {
            seen.push(word);
        }
        window.harness.run_steps(4);
    }
    let order = ["The", "paper", "הוזח", "אבגד", "reported"];
    assert_eq!(seen[..order.len()], order, "{seen:?}");
}

#[test]
fn arrows_point_along_the_text() {
    let mut window = window(HEBREW);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(copied(&mut window).as_deref(), Some("דן"));
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(copied(&mut window).as_deref(), Some("השר"));
}

#[test]
fn lists_show_a_name_in_its_order_and_tell_it_as_it_is_stored() {
    let window = window(HEBREW);
    let titles = window.rows("Article: ");
    assert!(titles[0].starts_with("Article: גשר נסגר"), "{titles:?}");
    let shapes = &window.harness.output().shapes;
    let mut texts = shapes.iter().filter_map(|clipped| match &clipped.shape {
        egui::Shape::Text(text) => Some(&text.galley),
        _ => None,
    });
    let title = texts.find(|galley| galley.text() == "גשר נסגר").unwrap();
    let glyphs = &title.rows[0].glyphs;
    assert!(
        glyphs[0].pos.x > glyphs[4].pos.x,
        "the first word is right of the second"
    );
}

#[test]
fn who_listens_is_told_which_way_a_line_runs() {
    let window = window(HEBREW);
    let runs = window.harness.query_all_by_role(Role::TextRun);
    let told: Vec<(String, Option<TextDirection>)> = runs
        .map(|run| {
            let node = run.accesskit_node();
            (
                node.value().unwrap_or_default(),
                node.data().text_direction(),
            )
        })
        .collect();
    let direction = |words: &str| {
        let run = told.iter().find(|(text, _)| text.contains(words));
        run.and_then(|(_, direction)| *direction)
    };
    assert_eq!(direction("השר דן"), Some(TextDirection::RightToLeft));
    assert_eq!(direction("The road"), Some(TextDirection::LeftToRight));
}
