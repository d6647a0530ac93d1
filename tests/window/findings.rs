//! What a checker found out about a claim, and where an article contradicts itself.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::claims::{claims, until};
use super::harness::{WIRE, Window};

const SOURCE: &str = "https://register.example/12";

/// Goes to another claim by a key and asks what was found out.
fn ask(window: &mut Window, way: Key) {
    window.press(Modifiers::NONE, way);
    window.press(Modifiers::SHIFT, Key::F);
    assert!(window.sees("What did you find out?"));
}

/// Begins a finding on the first claim by the keyboard.
fn write(window: &mut Window) {
    ask(window, Key::ArrowDown);
    window.click("The claim is: Misleading");
    window.fill(Role::TextInput, "Source of the finding", SOURCE);
    window.fill(
        Role::MultilineTextInput,
        "Text of the finding",
        "The register counts others",
    );
}

/// Writes a finding on the first claim.
fn find(window: &mut Window) {
    write(window);
    window.click("Save finding");
    window.harness.run_steps(8);
}

const TOLD: &str = "Misleading. The register counts others. Source: https://register.example/12";

#[test]
fn a_finding_stands_in_its_row_and_in_the_brief_and_undo_takes_it_back() {
    let mut window = claims();
    find(&mut window);
    assert!(window.sees(&format!(" — {TOLD}")));
    window.click("Brief");
    window.harness.run_steps(8);
    assert!(window.sees(&format!(" — {TOLD}")));
    let folder = window.close();
    let mut window = Window::in_folder(folder);
    window.wait_for("4 articles");
    window.press(Modifiers::COMMAND, Key::Num3);
    window.wait_for("Show only: Conflict");
    window.harness.run_steps(12);
    assert!(window.sees(&format!(" — {TOLD}")), "after a restart");
    window.press(Modifiers::COMMAND, Key::Z);
    window.harness.run_steps(8);
    assert!(!window.sees("The register counts others"));
}

#[test]
fn what_was_written_of_a_finding_outlives_its_dialog() {
    let mut window = claims();
    write(&mut window);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("What did you find out?"));
    // Asking for another claim in between takes nothing away.
    ask(&mut window, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Escape);
    ask(&mut window, Key::ArrowUp);
    window.click("Save finding");
    window.harness.run_steps(8);
    assert!(window.sees(&format!(" — {TOLD}")));
}

#[test]
fn a_finding_is_in_the_report() {
    let mut window = claims();
    find(&mut window);
    let folder = tempfile::tempdir().unwrap();
    let written = [
        (
            "Brief as Markdown",
            "brief.md",
            " — Misleading. The register counts others.",
        ),
        (
            "Brief as a web page",
            "brief.html",
            " — Misleading. The register counts others.",
        ),
    ];
    for (format, name, told) in written {
        let path = folder.path().join(name);
        window.choose_file(path.clone());
        window.press(Modifiers::COMMAND, Key::E);
        window.click(format);
        window.click("Export to a file…");
        until(&mut window, "the report is written", |_| path.exists());
        let report = std::fs::read_to_string(&path).unwrap();
        assert!(report.contains(told), "{report}");
        assert!(report.contains(SOURCE), "{report}");
        window.harness.run_steps(4);
    }
}

#[test]
fn a_finding_says_which_of_several_sentences_it_is_about() {
    let mut window = claims();
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::SHIFT, Key::F);
    assert!(window.sees("About which words?"));
    let words = "At least 10,000 suspected fighters are held in camps";
    let radios = window.harness.query_all_by_role(Role::RadioButton);
    let names = radios.filter_map(|node| node.accesskit_node().label());
    let names: Vec<String> = names.filter(|name| name.contains(words)).collect();
    assert!(
        !names.is_empty() && names.iter().all(|name| !name.ends_with('”')),
        "who tells it: {names:?}"
    );
    let radio = window.harness.query_all_by_role(Role::RadioButton);
    let mut about = radio.filter(|node| {
        let name = node.accesskit_node().label();
        name.is_some_and(|name| name.contains(words))
    });
    about.next().unwrap().click();
    drop(about);
    window.harness.run_steps(3);
    window.click("The claim is: False");
    window.click("Save finding");
    window.harness.run_steps(8);
    let told = window.labels(" — False.");
    assert!(told.iter().any(|line| line.contains(words)), "{told:?}");
}

#[test]
fn a_right_click_on_a_claim_offers_what_can_be_said_of_it() {
    let mut window = claims();
    let claims = window.harness.query_all_by_role(Role::RowHeader);
    claims.last().unwrap().click_secondary();
    window.harness.run_steps(4);
    for line in ["Another verdict…", "The same as another claim…", "Note…"] {
        assert!(window.sees(line), "{line}");
    }
    window.click("Finding…");
    window.harness.run_steps(4);
    assert!(window.sees("What did you find out?"));
}

#[test]
fn a_finding_is_changed_and_taken_back_where_it_stands() {
    let mut window = claims();
    find(&mut window);
    window.press(Modifiers::SHIFT, Key::F);
    window.click("The claim is: False");
    window.click("Save finding");
    window.harness.run_steps(8);
    assert!(window.sees(" — False. The register counts others."));
    window.press(Modifiers::SHIFT, Key::F);
    window.click("Take the finding back");
    window.harness.run_steps(8);
    assert!(!window.sees("The register counts others"));
}

#[test]
fn a_headline_that_contradicts_its_article_is_told_above_it_and_in_its_brief() {
    let mut window = Window::open();
    let path = window.file(
        "torsby.txt",
        "Fire at Torsby harbour kills nine people\n\nBy Ida Holm\n4 March 2025\n\nA fire at the \
         harbour of Torsby killed 12 people on Monday, the fire brigade said. The blaze broke out \
         in a warehouse shortly before midnight.\n",
    );
    window.drop_files([path]);
    window.wait_for("1 article");
    window.wait_for("The headline says");
    window.click("“nine people”");
    window.press(Modifiers::COMMAND, Key::Num2);
    window.wait_for("Within one article");
    let sentence = "The headline says “nine people”, the body “12 people”.";
    assert!(window.sees(sentence), "{:#?}", window.labels("headline"));
    assert!(!window.sees("Not found in any of the others"));
}

#[test]
fn escape_closes_the_menu_of_verdicts() {
    let mut window = claims();
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::V);
    window.harness.run_steps(4);
    assert!(window.sees("Agree") && window.sees("Copied"));
    let offered = window.labels("Copied").len();
    window.press(Modifiers::NONE, Key::Escape);
    window.harness.run_steps(4);
    assert!(window.labels("Copied").len() < offered);
}

#[test]
fn a_long_note_leaves_the_buttons_in_sight() {
    let mut window = Window::with(&[WIRE]);
    window.harness.set_size(egui::vec2(900.0, 600.0));
    window.harness.run_steps(6);
    window.press(Modifiers::SHIFT, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::M);
    let note = "All of this is to be asked again.\n".repeat(60);
    window.fill(Role::MultilineTextInput, "Note text", &note);
    let button = window.harness.get_by_label("Save note").rect();
    assert!(button.bottom() < 600.0, "{button}");
}

#[test]
fn a_low_window_has_room_for_the_facts_and_for_the_buttons_of_an_export() {
    let mut window = Window::with(&[WIRE]);
    window.harness.set_size(egui::vec2(900.0, 600.0));
    window.harness.run_steps(6);
    window.press(Modifiers::SHIFT, Key::ArrowRight);
    let accept = window.harness.get_by_label("Accept").rect();
    let rows = window.harness.query_all_by_role(Role::ListItem);
    let in_sight = rows
        .map(|row| row.rect())
        .filter(|row| row.left() > 480.0 && row.right() < 900.0 && row.bottom() < accept.top());
    assert!(in_sight.count() > 0, "some facts are seen whole");
    assert!(!window.sees("Accept all "));
    window.click("More filters and decisions");
    assert!(window.sees("Accept all "));
    window.press(Modifiers::COMMAND, Key::E);
    window.harness.run_steps(6);
    let button = window.harness.get_by_label("Export to a file…").rect();
    assert!(button.bottom() < 600.0, "{button}");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Questionmark);
    let button = window.harness.get_by_label("Close").rect();
    assert!(button.bottom() < 600.0, "{button}");
}

#[test]
fn the_report_of_reviewed_claims_holds_them_alone_as_a_document_too() {
    let mut window = claims();
    find(&mut window);
    let folder = tempfile::tempdir().unwrap();
    for (format, name) in [
        ("Brief as Markdown", "brief.md"),
        ("Brief as a document", "brief.docx"),
    ] {
        let path = folder.path().join(name);
        window.choose_file(path.clone());
        window.press(Modifiers::COMMAND, Key::E);
        window.click(format);
        window.click("Reviewed claims only");
        window.click("Export to a file…");
        until(&mut window, "the report is written", |_| path.exists());
        let report = match name {
            "brief.md" => std::fs::read_to_string(&path).unwrap(),
            _ => document(&path),
        };
        assert!(report.contains("9,000 suspected fighters"), "{report}");
        assert!(report.contains("Misleading. The register"), "{report}");
        assert!(!report.contains("62 countries"), "nobody looked at it");
        assert!(report.contains("Northbridge News Agency"), "{report}");
        window.harness.run_steps(4);
    }
}

/// The text of a document for word processors.
fn document(path: &std::path::Path) -> String {
    use std::io::Read as _;
    let file = std::fs::File::open(path).unwrap();
    let mut parts = zip::ZipArchive::new(file).unwrap();
    let mut text = String::new();
    let mut document = parts.by_name("word/document.xml").unwrap();
    document.read_to_string(&mut text).unwrap();
    text
}
