//! Outlets and dates of articles, several at once.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use egui_kittest::kittest::Queryable as _;

use super::harness::Window;

/// Two articles that tell neither outlet nor day.
fn window() -> Window {
    let mut window = Window::open();
    let text = "The quay of Brell is closed\n\nThe quay of Brell was closed on Monday after the storm, \
                Mayor Ada Finn said. About 70 boats were lost.";
    let files = [
        window.file("quay.txt", text),
        window.file(
            "gull-mail.txt",
            &text
                .replace("The quay of Brell is closed", "Brell closes its quay")
                .replace("About 70", "Some 90"),
        ),
    ];
    window.drop_files(files);
    window.wait_for("2 articles");
    window.harness.run_steps(6);
    window.press(Modifiers::COMMAND, Key::Num2);
    window.wait_for("no date: ");
    window.harness.run_steps(8);
    window
}

#[test]
fn an_outlet_and_a_day_are_set_for_several_articles_at_once() {
    let mut window = window();
    assert!(
        window.sees("gull mail, no date"),
        "the file's name stands in"
    );
    window.press(Modifiers::NONE, Key::D);
    window.fill(Role::TextInput, "Date of all", "2025-03-04");
    window.click("Fill in");
    window.click("Take what is proposed");
    window.fill(
        Role::TextInput,
        "Outlet of The quay of Brell is closed",
        "Brell Herald",
    );
    window.click("Save");
    window.wait_for("Brell Herald, 4 March 2025: ");
    window.wait_for("gull mail, 4 March 2025: ");
    window.wait_for("2 articles");
    window.harness.run_steps(30);
    assert!(window.sees("Brell Herald"));
}

#[test]
fn what_is_no_date_is_not_kept() {
    let mut window = window();
    window.press(Modifiers::NONE, Key::D);
    let field = "Date of Brell closes its quay";
    window.fill(Role::TextInput, field, "yesterday");
    window.click("Save");
    assert!(window.sees("Take what is proposed"), "the dialog stays");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Take what is proposed"));
    assert!(window.sees("no date: "));
}

#[test]
fn the_menu_of_an_article_asks_for_its_outlet_alone() {
    let mut window = window();
    let rows = window.rows("Article: ");
    let article = rows
        .iter()
        .find(|row| row.contains("closes its quay"))
        .unwrap();
    window.harness.get_by_label(article).click_secondary();
    window.harness.run_steps(4);
    window.click("Outlet and date…");
    window.wait_for("Outlets and dates");
    assert!(window.sees("Outlet of Brell closes its quay"));
    assert!(!window.sees("Outlet of The quay of Brell is closed"));
}
