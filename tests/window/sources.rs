//! What is known of articles: outlet, title, author, date, language; of one and of several at once.

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

/// The menu of an article by a right click on what is called so.
fn open_menu(window: &mut Window, name: &str) {
    let found = window.harness.query_all_by_label_contains(name).next();
    found.unwrap().click_secondary();
    window.harness.run_steps(4);
}

#[test]
fn a_day_is_taken_as_people_write_it_and_one_undo_takes_all_back_that_hung_on_it() {
    let mut window = window();
    window.press(Modifiers::NONE, Key::D);
    window.fill(Role::TextInput, "Date of all", "4 March 2025");
    window.click("Fill in");
    window.click("Save");
    window.wait_for("gull mail, 4 March 2025: ");
    window.harness.run_steps(60);
    window.press(Modifiers::COMMAND, Key::Z);
    window.wait_for("gull mail, no date: ");
    window.harness.run_steps(10);
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    window.wait_for("gull mail, 4 March 2025: ");
}

#[test]
fn the_menu_of_an_article_asks_for_all_that_is_known_of_it_alone() {
    let mut window = window();
    let rows = window.rows("Article: ");
    let article = rows
        .iter()
        .find(|row| row.contains("closes its quay"))
        .unwrap();
    window.harness.get_by_label(article).click_secondary();
    window.harness.run_steps(4);
    window.click("Outlet, title, date…");
    window.wait_for("About the article");
    assert!(!window.sees("Outlet of The quay of Brell is closed"));
    for (field, text) in [
        ("Outlet", "Gull Mail"),
        ("Title", "A quay is shut"),
        ("Author", "Ida Holm"),
        ("Date", "2025-03-04"),
    ] {
        let name = format!("{field} of Brell closes its quay");
        window.fill(Role::TextInput, &name, text);
    }
    window.click("Save");
    window.wait_for("Gull Mail, 4 March 2025: A quay is shut");
    assert!(!window.rows("Article: A quay is shut").is_empty());
    window.press(Modifiers::COMMAND, Key::Z);
    window.wait_for("gull mail, no date: ");
}

#[test]
fn the_menu_of_an_article_opens_wherever_its_name_stands_by_pointer_and_by_keys() {
    let mut window = window();
    open_menu(&mut window, "gull mail, no date: ");
    assert!(window.sees("Outlet, title, date…"), "among the articles");
    assert!(window.sees("Outlets and dates of the 2 ticked articles…"));
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::SHIFT, Key::F10);
    assert!(window.sees("Outlet, title, date…"), "by keys");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::Num6);
    window.wait_for("Article on the left");
    open_menu(&mut window, "Article on the left");
    assert!(window.sees("Outlet, title, date…"), "over two texts");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::Num3);
    window.click("Rows with a column for each article");
    window.harness.run_steps(12);
    let heading = window.harness.query_all_by_role(Role::ColumnHeader).nth(1);
    heading.unwrap().click_secondary();
    window.harness.run_steps(4);
    assert!(window.sees("Outlet, title, date…"), "over a column");
}

#[test]
fn a_language_that_nobody_knows_is_not_kept() {
    let mut window = window();
    window.press(Modifiers::NONE, Key::D);
    window.fill(Role::TextInput, "Language of all", "Klingonish");
    window.click("Fill in");
    assert!(window.sees("is no language that is known"));
    window.fill(Role::TextInput, "Language of all", "Spanish");
    window.click("Fill in");
    window.click("Save");
    window.press(Modifiers::COMMAND, Key::Num1);
    window.wait_for("This article is in Spanish.");
}
