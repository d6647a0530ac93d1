//! A story of many outlets: who is counted and told one by one, how many rows are shown, what is looked at.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::harness::Window;

const PAPERS: [&str; 9] = [
    "Post", "Courier", "Herald", "Tribune", "Gazette", "Echo", "Star", "Sun", "Mail",
];

/// Nine papers that tell the same, one of which has a number of its own, compared by `view`.
fn compared(view: &str, sign: &str) -> Window {
    let mut window = Window::open();
    let files = PAPERS.iter().map(|paper| {
        let boats = if *paper == "Mail" { 400 } else { 300 };
        let text = format!(
            "Harbour of Arlen reopens after the storm, {paper} learns\n\n12 May 2021\n\nThe harbour of Arlen \
             reopened on Tuesday after the storm, Mayor Ida Holm told the {paper}. Exactly {boats} fishing boats \
             had waited outside the breakwater. Repairs to the lighthouse cost 4 million kroner.\n"
        );
        window.file(&format!("{paper}.txt"), &text)
    });
    let files: Vec<_> = files.collect();
    window.drop_files(files);
    window.wait_for("9 articles");
    window.wait_for("Story: ");
    window.harness.run_steps(6);
    window.click("Compare");
    window.harness.run_steps(6);
    window.click(view);
    window.wait_for(sign);
    window.harness.run_steps(12);
    window
}

/// Where the first sentence stands whose name holds some words, and the name.
fn sentence(window: &Window, words: &[&str]) -> (String, Rect) {
    let buttons = window.harness.query_all_by_role(Role::Button);
    let mut named = buttons.filter_map(|node| {
        let name = node.accesskit_node().label()?;
        let holds = words.iter().all(|part| name.contains(part));
        holds.then(|| (name, node.rect()))
    });
    named
        .next()
        .unwrap_or_else(|| panic!("{words:?} among {:#?}", window.labels("")))
}

/// Clicks along the lines of a sentence, from its end, until what holds.
fn click_along(window: &mut Window, place: Rect, holds: impl Fn(&Window) -> bool) {
    let mut at = place.right_bottom() + egui::vec2(-8.0, -14.0);
    while !holds(window) {
        assert!(place.contains(at), "nothing of it could be clicked");
        window.harness.drag_at(at);
        window.harness.step();
        window.harness.drop_at(at);
        window.harness.run_steps(4);
        if window.sees("Close the preview") {
            window.press(Modifiers::NONE, Key::Escape);
        }
        at.x -= 10.0;
        if at.x < place.left() {
            at = pos2(place.right() - 8.0, at.y - 20.0);
        }
    }
}

#[test]
fn outlets_that_are_counted_are_told_one_by_one_when_asked_for() {
    let counted = "and 4 more";
    let mut window = compared("Brief", "Differences");
    let (name, place) = sentence(&window, &["300", counted]);
    assert!(!name.contains("Tribune") || !name.contains("Sun"), "{name}");
    click_along(&mut window, place, |window| !window.sees(counted));
    let (all, _) = sentence(&window, &["300 fishing boats"]);
    for paper in PAPERS {
        assert!(all.contains(paper), "{paper} in {all}");
    }

    let mut window = compared("Claims", "Show only: Conflict");
    let (_, place) = sentence(&window, &["Told by", "more"]);
    let sentences = || "Exactly 300 fishing boats had waited outside the breakwater.";
    assert!(!window.sees(&format!("Sun {}", sentences())));
    click_along(&mut window, place, |window| {
        !window.sees("Told by ") || window.sees("Take out: ")
    });
    let told = window.labels("Told by ").remove(0);
    for paper in PAPERS {
        assert!(told.contains(paper), "{paper} in {told}");
    }
}

#[test]
fn a_filter_says_how_many_of_all_rows_are_shown_and_a_button_brings_the_others_back() {
    let mut window = compared("Claims", "Show only: Conflict");
    let rows = |window: &Window| window.harness.query_all_by_role(Role::RowHeader).count();
    let all = rows(&window);
    assert!(!window.sees(" shown"), "nothing is left out");
    window.click("Show only: Conflict");
    window.harness.run_steps(8);
    let told = format!("{} of {all} shown", rows(&window));
    assert!(window.sees(&told), "{told}: {:?}", window.labels("shown"));
    window.click("Show all rows");
    window.harness.run_steps(8);
    assert_eq!(rows(&window), all);
    assert!(!window.sees(" shown"));
}

#[test]
fn above_the_words_that_are_looked_at_stand_their_outlet_day_and_headline() {
    let mut window = compared("Brief", "Differences");
    let on_it = |window: &Window| {
        let mut nodes = window.harness.root().children_recursive();
        let node = nodes.find(|node| node.accesskit_node().is_focused());
        let name = node.and_then(|node| node.accesskit_node().label());
        name.is_some_and(|name| name.contains("400"))
    };
    for _ in 0..30 {
        if !on_it(&window) {
            window.press(Modifiers::NONE, Key::ArrowDown);
        }
    }
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.sees("Close the preview"));
    let outlet = |window: &Window| {
        let mut papers = PAPERS.iter();
        let named = |paper: &&&str| window.sees(&format!("{paper} · 12 May 2021"));
        *papers.find(named).expect("the outlet and its day")
    };
    let paper = outlet(&window);
    assert!(window.sees(&format!(
        "Harbour of Arlen reopens after the storm, {paper} learns"
    )));
    let mut places = 0;
    while outlet(&window) == paper {
        places += 1;
        assert!(places < 4, "the arrow goes from place to place");
        window.press(Modifiers::NONE, Key::ArrowRight);
    }
}
