//! Ways out and back, as a person goes them.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::harness::{COURIER, Window};

#[test]
fn what_a_form_has_no_place_for_is_told_before_it_is_written() {
    let mut window = Window::with(&[COURIER]);
    window.press(Modifiers::COMMAND, Key::E);
    window.wait_for("# Facts");
    assert!(window.sees("values are told in words, without their fields"));
    choose_form(&mut window, "JSON Lines");
    window.wait_for("No fact; the form keeps everything but findings on claims.");
    choose_form(&mut window, "REFI-QDA project");
    window.wait_for("facts keep their kind and words alone, not their values");
    window.wait_for("— project.qde —");
}

#[test]
fn annotations_of_another_program_are_brought_back_and_each_is_told() {
    let mut window = Window::with(&[COURIER]);
    let lines = serde_json::json!({
        "text": "Ida Holm left Arlen at dusk.",
        "title": "Dusk",
        "label": [[0, 8, "PER"], [23, 27, "Mood"], [700, 710, "PER"]],
    });
    let file = window.file("export.jsonl", &lines.to_string());
    window.choose_file(file);
    window.click("File");
    window.click("Bring annotations back… ");
    window.wait_for("Annotations brought back");
    assert!(window.sees("2 annotations found, 0 moved, 1 lost"));
    assert!(window.sees("Lost: “PER” (Dusk)"));
    window.click("Close");
    window.wait_for("2 articles");
    window.press(Modifiers::COMMAND, Key::Z);
    window.wait_for("1 article");
}

/// Chooses a form in the dialog of exports.
fn choose_form(window: &mut Window, form: &str) {
    window.harness.get_by_label(form).scroll_to_me();
    window.harness.run_steps(8);
    window.click(form);
}

/// Chooses a form in the dialog of exports and where to write it.
fn export(window: &mut Window, form: &str, path: &std::path::Path) {
    window.choose_file(path.to_owned());
    window.press(Modifiers::COMMAND, Key::E);
    window.wait_for("What is lost");
    choose_form(window, form);
    window.wait_until_gone("Counting…");
    window.click("Export to a file…");
}

#[test]
fn nothing_is_overwritten_without_a_question_and_the_permissions_stay() {
    let mut window = Window::with(&[COURIER]);
    let path = window.file("facts.jsonl", "before");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    export(&mut window, "JSON Lines", &path);
    window.wait_for("Replace this file?");
    window.click("Cancel");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");

    export(&mut window, "JSON Lines", &path);
    window.wait_for("Replace this file?");
    window.click("Replace");
    window.wait_for("Exported to");
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("{\"id\""), "{written}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let names = std::fs::read_dir(path.parent().unwrap()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = names
        .filter(|name| name.to_string_lossy().starts_with(".sidelight-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn an_export_that_is_stopped_writes_nothing_and_says_so() {
    let mut window = Window::open();
    let day = "The council met in Arlen on Monday. Ida Holm said 40 boats left the harbour. ";
    let articles = (0..40).map(|number| {
        let text = format!("Boats leave, part {number}\n\n{}", day.repeat(12));
        window.file(&format!("{number}.txt"), &text)
    });
    let articles: Vec<_> = articles.collect();
    window.drop_files(articles);
    window.wait_for("40 articles");
    window.harness.run_steps(4);
    let path = window.file("facts.txt", "before");
    window.choose_file(path.clone());
    window.press(Modifiers::COMMAND, Key::E);
    window.wait_for("What is lost");
    window.click("All (40 articles)");
    // Articles are compared before the page is made, so there is time.
    choose_form(&mut window, "Comparison as a web page");
    window.click("Export to a file…");
    window.wait_for("Replace this file?");
    window.harness.get_by_label("Replace").click();
    window.wait_for("Exporting 40 articles");
    window.click("Cancel");
    window.wait_for("Nothing was exported");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");
}
