//! Every control has a name that assistive programs can tell.

use egui::accesskit::Action;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::harness::{COURIER, WIRE, Window};

/// Controls that the keyboard can reach but that have no name.
fn unnamed(window: &Window) -> Vec<String> {
    let root = window.harness.root();
    let nodes = root.children_recursive();
    let unnamed = nodes.filter(|node| {
        let node = node.accesskit_node();
        let works = node.data().supports_action(Action::Focus);
        works && !node.is_hidden() && node.label().is_none_or(|label| label.trim().is_empty())
    });
    unnamed
        .map(|node| format!("{:?} {:?}", node.accesskit_node().role(), node.rect()))
        .collect()
}

fn check(window: &Window, place: &str) {
    assert_eq!(unnamed(window), Vec::<String>::new(), "{place}");
    let named = window
        .harness
        .query_all(by().predicate(|node| node.label().is_some()));
    assert!(named.count() > 3, "{place}: the tree is there");
}

#[test]
fn every_control_of_the_empty_window_has_a_name() {
    check(&Window::open(), "the empty window");
}

#[test]
fn every_control_of_reading_and_its_dialogs_has_a_name() {
    let ctrl_shift = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    let mut window = Window::with(&[WIRE, COURIER]);
    check(&window, "reading");
    for menu in ["File", "Edit", "Select", "Review", "View", "Help"] {
        window.click(menu);
        check(&window, menu);
        window.press(Modifiers::NONE, Key::Escape);
    }
    window.click("Filter: Rule");
    check(&window, "picking a rule");
    window.press(Modifiers::NONE, Key::Escape);
    for (modifiers, key, sign) in [
        (Modifiers::NONE, Key::E, "Save"),
        (Modifiers::NONE, Key::M, "Note text"),
        (Modifiers::NONE, Key::T, "Save tags"),
        (
            Modifiers::NONE,
            Key::Questionmark,
            "Find a command or a key",
        ),
        (Modifiers::COMMAND, Key::Comma, "Your name"),
        (Modifiers::COMMAND, Key::E, "Export to a file…"),
        (ctrl_shift, Key::P, "Find a command"),
        (ctrl_shift, Key::K, "Codebook"),
    ] {
        // Escape, which closed the last dialog, may have let go of the fact as well.
        window.press(Modifiers::NONE, Key::Space);
        check(&window, "a fact on work");
        window.press(modifiers, key);
        assert!(window.sees(sign), "{key:?} opens {sign}");
        check(&window, sign);
        window.press(Modifiers::NONE, Key::Escape);
        window.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn every_control_of_comparing_has_a_name() {
    let mut window = Window::with(&[WIRE, COURIER]);
    for (key, place, wait) in [
        (Key::Num2, "the brief", "Differences"),
        (Key::Num3, "the claims", "Show only: Conflict"),
        (Key::Num4, "the timeline", "Show only dates in conflict"),
        (Key::Num5, "who", "Who"),
        (Key::Num6, "two articles", "Two articles"),
    ] {
        window.press(Modifiers::COMMAND, key);
        window.wait_for(wait);
        window.harness.run_steps(6);
        check(&window, place);
    }
}
