//! How long one pass of the window takes: ten thousand articles in the library, an article of one
//! megabyte, a comparison of thousands of rows, at rest and while scrolling; the review of a
//! million facts; and a story of sixty articles in every way of comparing.
//!
//! `cargo bench --bench window` needs no display: the passes run without painting, which the
//! graphics card does. Filling the project with a million facts takes a minute or two. A name after
//! `--` runs that part alone: `library`, `article`, `rows`, `review`, `story`; files of JSON Lines give
//! the story other articles.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench reports on standard output"
)]

#[path = "window/story.rs"]
mod story;

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use sidelight::app::Sidelight;
use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance, Span};
use sidelight_engine::facts::{Entity, EntityType, Fact, FactContent, FactId, FactSheet};
use sidelight_project::{Edit, Project};

/// Articles that are added in one transaction.
const PART: usize = 250;

const SENTENCE: &str =
    "The council of Harbour Town met on Monday and heard that 87 houses stood empty. ";

fn main() {
    let given = std::env::args()
        .skip(1)
        .filter(|text| !text.starts_with("--"));
    let (files, parts): (Vec<String>, Vec<String>) = given.partition(|text| text.contains('.'));
    let is_wanted = |part: &str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
    if is_wanted("library") {
        report(
            "10,000 articles in the library",
            (0..10_000).map(|n| sheet(n, 40, 5)),
        );
    }
    if is_wanted("article") {
        report(
            "an article of 1 MB with 2,000 facts",
            [sheet(0, 1_000_000 / SENTENCE.len(), 2_000)],
        );
    }
    if is_wanted("rows") {
        report_comparison();
    }
    if is_wanted("review") {
        report_review();
    }
    if is_wanted("story") {
        story::report(&files);
    }
}

/// The review of ten thousand articles with a hundred facts each.
fn report_review() {
    let what = "1,000,000 facts";
    println!("{what}:");
    let (mut harness, _folder) = window((0..10_000).map(|n| sheet(n, 100, 100)));
    (0..6).for_each(|_| harness.step());
    // From the article to its story, and on to the project.
    (0..2).for_each(|_| {
        harness.key_press(egui::Key::S);
        harness.step();
    });
    print_passes(what, "while they are counted", &mut harness, |_| {});
    let begun = Instant::now();
    while harness.query_by_label("Accept all 1000000 shown").is_none() {
        assert!(begun.elapsed() < Duration::from_mins(2), "not counted");
        harness.step();
    }
    print_rest(what, "counted", &mut harness);
    print_passes(what, "at rest", &mut harness, |_| {});
    harness.key_press(egui::Key::Space);
    harness.step();
    let key = |key| move |harness: &mut Harness<'_, _>| harness.key_press(key);
    print_passes(
        what,
        "accepting one by one",
        &mut harness,
        key(egui::Key::A),
    );
    let undo = |harness: &mut Harness<'_, _>| {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    };
    print_passes(what, "undoing", &mut harness, undo);
    let all = egui::Modifiers::COMMAND | egui::Modifiers::SHIFT;
    harness.key_press_modifiers(all, egui::Key::A);
    print_passes(what, "accepting all at once", &mut harness, |_| {});
    harness.get_by_label("Stop").click();
    (0..3).for_each(|_| harness.step());
    harness.key_press_modifiers(all, egui::Key::F);
    harness.step();
    let letters = std::cell::Cell::new(0);
    let typing = |harness: &mut Harness<'_, _>| {
        let letter = ["c", "o", "u", "n", "c", "i", "l", " "][letters.get() % 8];
        letters.set(letters.get() + 1);
        harness.event(egui::Event::Text(letter.to_owned()));
    };
    print_passes(what, "typing a search", &mut harness, typing);
}

/// Eight articles that name four thousand places together: a row a place.
fn report_comparison() {
    let what = "8 articles in 4,000 rows";
    let sheets = (0..8).map(|n| sheet(n, 2_000, 4_000));
    let (mut harness, _folder) = window(sheets);
    (0..6).for_each(|_| harness.step());
    harness.get_by_label("Compare").click();
    let begun = Instant::now();
    let cells = egui::accesskit::Role::Cell;
    while harness.query_all_by_role(cells).next().is_none() {
        assert!(begun.elapsed() < Duration::from_mins(2), "nothing compared");
        harness.step();
    }
    print_passes(what, "while rows are measured", &mut harness, |_| {});
    // Rows are measured a few a pass; then the window rests.
    (0..2_000).for_each(|_| harness.step());
    print_passes(what, "at rest", &mut harness, |_| {});
    harness.hover_at(egui::pos2(900.0, 500.0));
    print_passes(what, "scrolling", &mut harness, scroll);
    let down = |harness: &mut Harness<'_, _>| harness.key_press(egui::Key::PageDown);
    print_passes(what, "by keyboard", &mut harness, down);
}

fn scroll(harness: &mut Harness<'_, Option<Sidelight>>) {
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -700.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    });
}

/// An article of some sentences, six a paragraph, with facts spread evenly over it.
fn sheet(number: usize, sentences: usize, facts: usize) -> FactSheet {
    let mut text = String::new();
    for n in 1..=sentences {
        let gap = if n % 6 == 0 { "\n\n" } else { " " };
        text += &[SENTENCE, " ", &n.to_string(), ".", gap].concat();
    }
    let article = Article {
        id: ArticleId::new(&format!("article-{number}")),
        metadata: Metadata {
            title: Some(format!("Council hears of empty houses, part {number}")),
            ..Metadata::default()
        },
        provenance: Provenance {
            sha256: format!("{number:064x}"),
            ..Provenance::default()
        },
        text: text.into(),
        sections: Vec::new(),
    };
    let distance = article.text.len() / facts;
    let fact = |n: usize| {
        let content = FactContent::Entity(Entity {
            entity_type: EntityType::Place,
            name: format!("Place {n}"),
            aliases: Vec::new(),
            place: None,
        });
        let span = Span::new(n * distance, n * distance + 30);
        let mut fact = Fact::suggested(&article, content, &[span], "bench", 0.9);
        fact.id = FactId(Arc::from(format!("fact-{n}")));
        fact
    };
    let facts = (0..facts).map(fact).collect();
    FactSheet {
        article: Arc::new(article),
        facts,
    }
}

/// The window over a project of these articles, and the folder that holds it.
fn window(
    sheets: impl IntoIterator<Item = FactSheet>,
) -> (Harness<'static, Option<Sidelight>>, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder for the project");
    let path = folder.path().join("bench.sidelight");
    let mut project = Project::create(&path).expect("a new project");
    let mut sheets = sheets.into_iter().peekable();
    while sheets.peek().is_some() {
        let part = sheets.by_ref().take(PART);
        let add = part.map(|sheet| Edit::AddArticle { sheet, story: None });
        project
            .apply(Edit::batch("Open", add.collect()))
            .expect("the articles are kept");
    }
    drop(project);
    let begun = Instant::now();
    let project = Project::open(&path).expect("the project opens");
    println!("opened in {:.0} ms", milliseconds(begun.elapsed()));
    let mut project = Some(project);
    let harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .allow_missing_glyphs()
        .build_ui_state(
            move |ui, app: &mut Option<Sidelight>| {
                if let Some(project) = project.take() {
                    *app = Some(Sidelight::over(ui.ctx(), project));
                } else if let Some(app) = app {
                    app.update(ui.ctx());
                    app.show(ui);
                }
            },
            None,
        );
    (harness, folder)
}

fn report(what: &str, sheets: impl IntoIterator<Item = FactSheet>) {
    println!("{what}:");
    let (mut harness, _folder) = window(sheets);
    let first = (0..3).map(|_| pass(&mut harness)).max().unwrap_or_default();
    println!(
        "{what}: longest of the first passes {:.1} ms",
        milliseconds(first)
    );
    harness
        .query_all_by_role(egui::accesskit::Role::ListItem)
        .next()
        .expect("the library has a row")
        .click();
    let shown = (0..6).map(|_| pass(&mut harness)).max().unwrap_or_default();
    let top = first_words(&harness).expect("the article is on show");
    println!(
        "{what}: longest pass while it comes on show {:.1} ms",
        milliseconds(shown)
    );
    let middle = egui::pos2(700.0, 500.0);
    print_passes(what, "at rest", &mut harness, |_| {});
    for (place, at) in [("library", egui::pos2(150.0, 500.0)), ("article", middle)] {
        harness.hover_at(at);
        print_passes(
            what,
            &format!("scrolling the {place}"),
            &mut harness,
            scroll,
        );
    }
    assert_ne!(first_words(&harness), Some(top), "the article has scrolled");
}

/// What the first paragraph of the article on show says.
fn first_words(harness: &Harness<'_, Option<Sidelight>>) -> Option<String> {
    let mut paragraphs = harness.query_all_by_label_contains(SENTENCE);
    paragraphs.next()?.accesskit_node().label()
}

/// Passes one after the other that ask for no other, after which a window rests.
const AT_REST: usize = 10;

/// Ticks all articles, and waits until they are compared.
fn compare_all(harness: &mut Harness<'_, Option<Sidelight>>) {
    harness.get_by_label("Compare").click();
    (0..3).for_each(|_| harness.step());
    let all = harness.get_by_label("Compare all");
    if all.accesskit_node().toggled() != Some(egui::accesskit::Toggled::True) {
        all.click();
    }
    let begun = Instant::now();
    wait_for_rest(harness);
    println!("compared in {:.1} s", begun.elapsed().as_secs_f64());
}

/// Waits until the window rests: what was on show before stays there while something new is made.
fn wait_for_rest(harness: &mut Harness<'_, Option<Sidelight>>) {
    let begun = Instant::now();
    let mut at_rest = 0;
    while at_rest < AT_REST {
        assert!(begun.elapsed() < Duration::from_mins(5), "no rest");
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
        let waits = harness.query_by_label_contains("Comparing").is_some();
        let works = waits || harness.ctx.has_requested_repaint();
        at_rest = if works { 0 } else { at_rest + 1 };
    }
}

/// How many of some passes ask for another although nothing happens.
fn print_rest(what: &str, doing: &str, harness: &mut Harness<'_, Option<Sidelight>>) {
    let restless = (0..60).filter(|_| {
        harness.step();
        harness.ctx.has_requested_repaint()
    });
    let restless = restless.count();
    println!("{what}: {doing}: {restless} of 60 passes at rest ask for another");
}

fn print_passes(
    what: &str,
    doing: &str,
    harness: &mut Harness<'_, Option<Sidelight>>,
    act: impl Fn(&mut Harness<'_, Option<Sidelight>>),
) {
    let mut times: Vec<_> = (0..200)
        .map(|_| {
            act(harness);
            pass(harness)
        })
        .collect();
    times.sort_unstable();
    let (median, longest) = (times[times.len() / 2], times[times.len() - 1]);
    println!(
        "{what}: {doing}: median {:.2} ms, longest {:.2} ms",
        milliseconds(median),
        milliseconds(longest)
    );
}

fn pass(harness: &mut Harness<'_, Option<Sidelight>>) -> Duration {
    let begun = Instant::now();
    harness.step();
    begun.elapsed()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
