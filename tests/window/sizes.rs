//! Small windows: nothing that is pressed lies outside of them.

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::harness::{COURIER, SETTINGS, WIRE, Window, sample};
use crate::keyboard::{DIALOGS, with_entity};

/// The smallest window there is, a laptop's, and the smallest one zoomed to 200 %.
const SIZES: [Vec2; 3] = [vec2(900.0, 600.0), vec2(1280.0, 720.0), vec2(450.0, 300.0)];

/// Buttons that end dialogs; each has one of them at least.
const LAST: [&str; 9] = [
    "Export to a file…",
    "Close",
    "Save note",
    "Save tags",
    "Save",
    "Apply",
    "Separate",
    "Cancel",
    "Find a command",
];

#[test]
fn the_buttons_of_every_dialog_are_in_the_smallest_windows() {
    for size in SIZES {
        let mut window = with_entity();
        window.harness.set_size(size);
        window.harness.run_steps(4);
        for (modifiers, key, title) in DIALOGS {
            window.press(modifiers, key);
            window.harness.run_steps(4);
            let screen = Rect::from_min_size(egui::Pos2::ZERO, size);
            let inside = |label: &&str| {
                let pressed = [Role::Button, Role::TextInput].into_iter();
                let mut pressed = pressed.flat_map(|role| window.harness.query_all_by_role(role));
                pressed.any(|node| {
                    let name = node.accesskit_node().label().unwrap_or_default();
                    name.contains(label) && screen.contains_rect(node.rect())
                })
            };
            assert!(LAST.iter().any(inside), "{title} at {size}");
            let dialog = window.harness.query_all_by_role(Role::Dialog);
            let named = dialog.filter(|dialog| dialog.accesskit_node().label().is_some());
            assert!(named.count() > 0, "{title} is named");
            // A field that is searched in is left first.
            for _ in 0..2 {
                if window.harness.query_by_role(Role::Dialog).is_some() {
                    window.press(Modifiers::NONE, Key::Escape);
                }
            }
        }
    }
}

#[test]
fn a_narrow_window_folds_its_panels_and_shows_them_when_asked() {
    let mut window = Window::with(&[WIRE, COURIER]);
    window.harness.set_size(vec2(900.0, 600.0));
    window.harness.run_steps(4);
    assert!(
        window.rows("Article: ").is_empty(),
        "the article has the room"
    );
    window.click("Show the articles");
    assert_eq!(window.rows("Article: ").len(), 2);
    let other = window.rows("Article: ").remove(1);
    window.click(&other);
    assert!(window.rows("Article: ").is_empty(), "the article is read");
    window.harness.set_size(vec2(450.0, 300.0));
    window.harness.run_steps(4);
    assert!(window.rows("Claim: ").is_empty());
    window.click("Show the facts");
    assert!(window.sees("Search facts"));
    window.click("Hide the facts");
    assert!(window.harness.query_by_role(Role::Document).is_some());
}

#[test]
fn the_bar_at_the_top_covers_nothing_in_narrow_windows() {
    for width in [450.0, 640.0, 760.0, 900.0, 1280.0] {
        let mut window = Window::with(&[WIRE]);
        window.harness.set_size(vec2(width, 600.0));
        window.harness.run_steps(4);
        let labels = ["Menu", "File", "Help", "Read", "Search", "Undo", "Export…"];
        let found = labels.iter().filter_map(|label| {
            let mut nodes = window.harness.query_all_by_label(label);
            let node = nodes.find(|node| node.rect().top() < 46.0)?;
            Some((label, node.rect()))
        });
        let found: Vec<_> = found.collect();
        for (at, (label, rect)) in found.iter().enumerate() {
            assert!(rect.right() <= width, "{label} is cut at {width}");
            for (other, there) in &found[at + 1..] {
                let shared = rect.intersect(*there);
                let apart = shared.width() < 2.0 || shared.height() < 2.0;
                assert!(apart, "{label} covers {other} at {width}");
            }
        }
    }
}

#[test]
fn the_size_of_article_text_holds_wherever_words_of_articles_stand() {
    let height_of_a_place = |size: f32| {
        let folder = tempfile::tempdir().unwrap();
        let settings = format!(r#"{{"lens": "all", "text_size": {size}}}"#);
        std::fs::write(folder.path().join(SETTINGS), settings).unwrap();
        let mut window = Window::in_folder(folder);
        window.drop_files([sample(WIRE)]);
        window.wait_for("1 article");
        window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
        window.fill(Role::TextInput, "Search all texts and facts", "coalition");
        let begun = Instant::now();
        loop {
            window.harness.step();
            let rows = window.harness.query_all_by_role(Role::ListItem);
            let places = rows.filter(|row| row.rect().left() > 240.0);
            let height = places.map(|row| row.rect().height()).fold(0.0, f32::max);
            if height > 0.0 {
                return height;
            }
            assert!(begun.elapsed() < Duration::from_mins(2), "nothing is found");
            std::thread::sleep(Duration::from_millis(30));
        }
    };
    let (small, large) = (height_of_a_place(13.0), height_of_a_place(30.0));
    assert!(large > small + 10.0, "{small} to {large} points");
}
