//! Stories in the library: found, moved, merged, named, and all of it taken back.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::harness::{COURIER, WIRE, Window, sample};

/// Three articles of one event and one of another.
fn library() -> Window {
    let mut window = Window::open();
    let other = window.file(
        "harbour.txt",
        "Harbour of Arlen reopens after the storm\n\n12 May 2021\n\nThe harbour of Arlen reopened on \
         Tuesday after the storm, Mayor Ida Holm said. About 300 fishing boats had waited outside \
         the breakwater for a week. Repairs to the lighthouse cost 4 million kroner.",
    );
    window.drop_files([
        sample(WIRE),
        sample(COURIER),
        sample("meridian-post.html"),
        other,
    ]);
    window.wait_for("4 articles");
    window.wait_for("Story: ");
    window.harness.run_steps(6);
    window
}

fn stories(window: &Window) -> Vec<String> {
    let headings = window.harness.query_all_by_role(Role::Heading);
    let names = headings.filter_map(|heading| heading.accesskit_node().label());
    names.filter(|name| name.starts_with("Story: ")).collect()
}

#[test]
fn dropped_articles_are_put_into_stories() {
    let window = library();
    let stories = stories(&window);
    assert_eq!(stories.len(), 1, "{stories:?}");
    assert!(stories[0].ends_with(", 3 articles"), "{stories:?}");
    assert!(window.sees("Articles alone 1"));
}

#[test]
fn an_import_and_its_stories_are_undone_at_once() {
    let mut window = library();
    window.press(Modifiers::COMMAND, Key::Z);
    window.harness.run_steps(4);
    assert!(window.rows("Article: ").is_empty());
    window.press(Modifiers::COMMAND, Key::Y);
    window.harness.run_steps(6);
    assert_eq!(window.rows("Article: ").len(), 4);
    assert_eq!(stories(&window).len(), 1);
}

#[test]
fn an_article_is_taken_out_of_its_story_and_undo_puts_it_back() {
    let mut window = library();
    let article = window.rows("Article: ").remove(0);
    window.harness.get_by_label(&article).click_secondary();
    window.harness.run_steps(4);
    window.click("Take out of its story");
    let after = stories(&window);
    assert!(after[0].ends_with(", 2 articles"), "{after:?}");
    window.press(Modifiers::COMMAND, Key::Z);
    window.harness.run_steps(4);
    assert!(stories(&window)[0].ends_with(", 3 articles"));
}

#[test]
fn a_story_is_renamed_folded_and_compared() {
    let mut window = library();
    let story = stories(&window).remove(0);
    let (name, _) = story
        .trim_start_matches("Story: ")
        .split_once(", 0 of ")
        .unwrap();
    let menu = format!("What to do with the story {name}");
    window.click(&menu);
    window.click("Rename…");
    window.fill(Role::TextInput, "Name of the story", "The coalition");
    window.click("Rename");
    window.harness.run_steps(4);
    let renamed = stories(&window).remove(0);
    assert!(renamed.starts_with("Story: The coalition, "), "{renamed}");
    window.click(&renamed);
    assert_eq!(
        window.rows("Article: ").len(),
        1,
        "only the article that is alone"
    );
    window.click("What to do with the story The coalition");
    window.click("Compare only this story");
    window.wait_for("Differences");
    window.click("Claims");
    window.wait_for("Show only: Conflict");
    window.click("Rows with a column for each article");
    let columns = window.harness.query_all_by_role(Role::ColumnHeader);
    let columns = columns.filter_map(|column| column.accesskit_node().label());
    assert!(!columns.into_iter().any(|title| title.contains("Harbour")));
}

#[test]
fn all_articles_of_a_story_are_compared_however_many_they_are() {
    let mut window = Window::open();
    let papers = [
        "Post", "Courier", "Herald", "Tribune", "Gazette", "Echo", "Star", "Sun", "Mail",
    ];
    let papers = papers
        .iter()
        .chain(["Globe", "Record", "Dispatch", "Monitor"].iter());
    let files: Vec<_> = papers
        .enumerate()
        .map(|(place, paper)| {
            let text = format!(
                "Harbour of Arlen reopens after the storm, {paper} learns\n\n12 May 2021\n\nThe harbour of \
                 Arlen reopened on Tuesday after the storm, Mayor Ida Holm told the {paper}. About {} fishing \
                 boats had waited outside the breakwater for a week. Repairs to the lighthouse cost 4 million \
                 kroner.",
                300 + place
            );
            window.file(&format!("{paper}.txt"), &text)
        })
        .collect();
    window.drop_files(files);
    window.wait_for("13 articles");
    window.wait_for("Story: ");
    window.harness.run_steps(6);
    window.click("Compare");
    window.harness.run_steps(6);
    assert!(
        window.sees("13 of 13 chosen"),
        "{:?}",
        window.labels("chosen")
    );
}

#[test]
fn what_leaves_the_choice_with_its_article_comes_back_with_it() {
    let mut window = library();
    window.click("Compare");
    window.harness.run_steps(6);
    let chosen = window.labels(" chosen").remove(0);
    window.press(Modifiers::COMMAND, Key::Z);
    window.harness.run_steps(6);
    assert!(!window.sees(" chosen"), "{:?}", window.labels(" chosen"));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.harness.run_steps(6);
    assert!(window.sees(&chosen), "{:?}", window.labels(" chosen"));
}

#[test]
fn articles_that_come_a_second_time_leave_the_choice_as_it_was() {
    let mut window = Window::with(&[WIRE, COURIER]);
    window.click("Compare");
    window.harness.run_steps(6);
    let ticks = window.harness.query_all_by_role(Role::CheckBox);
    let ticks = ticks.filter_map(|tick| tick.accesskit_node().label());
    let ticks: Vec<String> = ticks.filter(|name| !name.contains("all")).collect();
    let tick = ticks.last().unwrap().clone();
    window.click(&tick);
    window.harness.run_steps(4);
    assert!(
        window.sees("1 of 2 chosen"),
        "{:?}",
        window.labels("chosen")
    );
    window.drop_files([WIRE, COURIER].map(sample));
    window.wait_for("Already here");
    assert!(
        window.sees("1 of 2 chosen"),
        "{:?}",
        window.labels("chosen")
    );
}

#[test]
fn the_largest_story_is_compared_where_the_first_article_stands_alone() {
    let mut window = Window::open();
    let alone = window.file(
        "a.txt",
        "Bakery wins prize\n\nThe bakery of Vell won a prize for its rye bread on Friday. Its owner, Ida Holm, \
         has baked there for thirty years, and the jury praised the crust.",
    );
    window.drop_files([alone, sample(COURIER), sample(WIRE)]);
    window.wait_for("Story: ");
    window.harness.run_steps(6);
    window.click("Compare");
    window.wait_for("2 of 3 chosen");
}
