//! The window stays live however much there is: bounds that a slow machine keeps with ease, and that
//! work in proportion to the whole instead of to what is seen does not keep.

#![cfg(feature = "window")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui_kittest::Harness;

use sidelight::app::Sidelight;
use sidelight::article::{Article, ArticleId, Metadata, Provenance, Span, Text};
use sidelight::facts::{Entity, EntityType, Fact, FactContent, FactSheet};
use sidelight::project::{Edit, Project};

/// The longest that a pass may take once all is laid out.
const A_PASS: Duration = Duration::from_millis(60);

fn article(id: usize, text: String) -> FactSheet {
    let article = Article {
        id: ArticleId::new(&format!("article-{id}")),
        metadata: Metadata {
            title: Some(format!("Article number {id}")),
            ..Metadata::default()
        },
        provenance: Provenance {
            sha256: format!("{id:064x}"),
            ..Provenance::default()
        },
        text: Text::from(text),
        sections: Vec::new(),
    };
    FactSheet {
        article: Arc::new(article),
        facts: Vec::new(),
    }
}

fn names(sheet: &mut FactSheet, count: usize) {
    let article = Arc::clone(&sheet.article);
    let step = article.text.len() / count;
    sheet.facts = (0..count)
        .map(|index| {
            let span = Span::new(index * step, index * step + 6);
            let content = FactContent::Entity(Entity {
                entity_type: EntityType::Other,
                name: format!("Name {index}"),
                aliases: Vec::new(),
            });
            let mut fact = Fact::suggested(&article, content, &[span], "test", 1.0);
            fact.id = sidelight::facts::FactId(format!("fact-{index}").into());
            fact
        })
        .collect();
}

/// The median time of a pass over a window with these articles, after it has come to rest.
fn pass_over(sheets: Vec<FactSheet>) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.sidelight");
    let mut project = Project::create(&path).unwrap();
    let add = |sheet| Edit::AddArticle { sheet, story: None };
    let edits = sheets.into_iter().map(add).collect();
    project.apply(Edit::batch("Add", edits)).unwrap();
    let mut project = Some(project);
    let mut harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_max_steps(30)
        .build_ui_state(
            move |ui, app: &mut Option<Sidelight>| match app {
                None => {
                    *app = project
                        .take()
                        .map(|project| Sidelight::over(ui.ctx(), project))
                }
                Some(app) => {
                    app.update(ui.ctx());
                    app.show(ui);
                }
            },
            None,
        );
    // Fails where the window does not come to rest: an idle window draws nothing.
    harness.run();
    let mut times: Vec<Duration> = (0..15)
        .map(|_| {
            let begun = Instant::now();
            harness.step();
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

#[test]
fn ten_thousand_articles_are_listed_without_delay() {
    let sheets = (0..10_000).map(|id| article(id, format!("The text of article {id}.")));
    let pass = pass_over(sheets.collect());
    println!("a pass over 10,000 articles: {pass:?}");
    assert!(pass < A_PASS, "{pass:?}");
}

#[test]
fn a_megabyte_is_read_without_delay() {
    let sentence = "The ministers met on Monday and agreed on nearly nothing of what was asked. ";
    let paragraph = sentence.repeat(6) + "\n";
    let mut sheet = article(0, paragraph.repeat(1_150_000 / paragraph.len()));
    names(&mut sheet, 3_000);
    let pass = pass_over(vec![sheet]);
    println!("a pass over an article of 1.15 MB with 3,000 facts: {pass:?}");
    assert!(pass < A_PASS, "{pass:?}");
}
