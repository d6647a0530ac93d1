//! A story of sixty articles in every way of comparing.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use sidelight::app::Sidelight;
use sidelight_engine::Engine;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts::FactSheet;
use sidelight_engine::ingest::Input;

use super::{compare_all, pass, print_passes, print_rest, scroll, wait_for_rest, window};

/// Articles of the story.
const ARTICLES: usize = 60;
/// Paragraphs of an article that is made up.
const PARAGRAPHS: usize = 14;

const SAMPLES: [&str; 4] = [
    include_str!("../../assets/samples/coalition-statement.md"),
    include_str!("../../assets/samples/meridian-post.html"),
    include_str!("../../assets/samples/northbridge-wire.html"),
    include_str!("../../assets/samples/potomac-courier.txt"),
];

/// A view: what it is called, the key that asks for it, and what is clicked there first.
const VIEWS: [(&str, egui::Key, &[&str]); 7] = [
    ("brief", egui::Key::Num2, &[]),
    ("claims", egui::Key::Num3, &[]),
    (
        "quotations",
        egui::Key::Num3,
        &["Show only quotations that several articles have"],
    ),
    (
        "claims in columns",
        egui::Key::Num3,
        &[
            "Show only quotations that several articles have",
            "Rows with a column for each article",
        ],
    ),
    ("timeline", egui::Key::Num4, &[]),
    ("who", egui::Key::Num5, &[]),
    ("two texts", egui::Key::Num6, &[]),
];

/// Reports each view of the story in these files of JSON Lines, or of one that is made up.
pub fn report(files: &[String]) {
    let sheets = if files.is_empty() {
        read(&made_up())
    } else {
        let texts = files.iter().map(std::fs::read_to_string);
        let texts: Vec<String> = texts.collect::<Result<_, _>>().expect("the files are read");
        let lines = texts.iter().flat_map(|text| text.lines());
        read(&lines.take(ARTICLES).map(str::to_owned).collect::<Vec<_>>())
    };
    let what = format!("a story of {} articles", sheets.len());
    println!("{what}:");
    let (mut harness, _folder) = window(sheets);
    (0..6).for_each(|_| harness.step());
    compare_all(&mut harness);
    for (view, key, first) in VIEWS {
        report_view(&what, view, key, first, &mut harness);
    }
}

fn report_view(
    what: &str,
    view: &str,
    key: egui::Key,
    first: &[&str],
    harness: &mut Harness<'_, Option<Sidelight>>,
) {
    harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
    harness.step();
    for label in first {
        harness.get_by_label(label).click();
        harness.step();
    }
    let comes = (0..40).map(|_| pass(harness)).max().unwrap_or_default();
    println!(
        "{what}: {view}: longest pass while it comes on show {:.2} ms",
        super::milliseconds(comes)
    );
    // Rows are measured a few a pass, texts are laid side by side on a thread of their own.
    wait_for_rest(harness);
    let doing = |doing: &str| format!("{view}: {doing}");
    print_rest(what, view, harness);
    print_passes(what, &doing("at rest"), harness, |_| {});
    harness.hover_at(egui::pos2(800.0, 600.0));
    print_passes(what, &doing("scrolling"), harness, scroll);
    let down = |harness: &mut Harness<'_, _>| harness.key_press(egui::Key::ArrowDown);
    print_passes(what, &doing("by keyboard"), harness, down);
    if view == "claims" {
        report_opening(what, harness);
    }
}

/// Opens one claim after the other and folds it again: in an open one each article has its own sentences.
fn report_opening(what: &str, harness: &mut Harness<'_, Option<Sidelight>>) {
    let keys = [
        egui::Key::ArrowRight,
        egui::Key::ArrowLeft,
        egui::Key::ArrowDown,
    ];
    let pressed = std::cell::Cell::new(0);
    harness.key_press(egui::Key::Home);
    wait_for_rest(harness);
    let next = |harness: &mut Harness<'_, _>| {
        harness.key_press(keys[pressed.get() % keys.len()]);
        pressed.set(pressed.get() + 1);
    };
    print_passes(what, "claims: opening and folding", harness, next);
    harness.key_press(egui::Key::Home);
    wait_for_rest(harness);
}

fn read(lines: &[String]) -> Vec<FactSheet> {
    let engine = Engine::embedded().expect("the model is sound");
    let never = CancelToken::default();
    let read = lines.iter().map(|line| {
        let input = Input::Record(line.clone());
        engine.read(&input, None, &never)
    });
    let sheets = read.collect::<Result<_, _>>();
    sheets.expect("every line holds an article")
}

/// Articles made of paragraphs of the sample story, each with figures of its own here and there.
fn made_up() -> Vec<String> {
    let paragraphs: Vec<String> = SAMPLES.iter().flat_map(|text| paragraphs(text)).collect();
    let article = |number: usize| {
        // Neighbours share some paragraphs; no two have all of them.
        let chosen = (0..PARAGRAPHS).map(|at| (number * 5 + at * 3) % paragraphs.len());
        let chosen: Vec<String> = chosen
            .map(|at| match (at + number) % 4 {
                0 => other_figures(&paragraphs[at], number),
                _ => paragraphs[at].clone(),
            })
            .collect();
        let day = 1 + number % 28;
        serde_json::json!({
            "id": format!("article-{number}"),
            "title": format!("Ministers meet in Washington, report {number}"),
            "published": format!("2024-10-{day:02}"),
            "publisher": format!("Outlet {number}"),
            "text": chosen.join("\n\n"),
        })
        .to_string()
    };
    (0..ARTICLES).map(article).collect()
}

/// The paragraphs of a page or a text, without its marks.
fn paragraphs(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut in_mark = false;
    for character in text.replace("</p>", "\n\n").chars() {
        match character {
            '<' => in_mark = true,
            '>' => in_mark = false,
            _ if !in_mark => plain.push(character),
            _ => {}
        }
    }
    let paragraphs = plain.split("\n\n").map(str::trim);
    let long = paragraphs.filter(|paragraph| paragraph.len() > 100 && !paragraph.contains('{'));
    long.map(str::to_owned).collect()
}

/// A text in which the last digit of each figure is another one.
fn other_figures(text: &str, number: usize) -> String {
    let digit = char::from(b'1' + (number % 8) as u8);
    let mut changed = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let ends =
            character.is_ascii_digit() && !characters.peek().is_some_and(char::is_ascii_digit);
        changed.push(if ends { digit } else { character });
    }
    changed
}
