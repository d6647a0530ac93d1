//! How fast the language engine is: `cargo bench --bench language [-- FILE...]`.
//!
//! Prints how long it takes to load and how many words it analyses in a second on one core.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench reports on standard output"
)]

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use sidelight::article::{Article, ArticleId, Metadata, Provenance};
use sidelight::cancel::CancelToken;
use sidelight::language::Pipeline;

/// Long enough to even out, short enough for every run of the checks.
const DURATION: Duration = Duration::from_secs(2);

const PARAGRAPH: &str = "The Foreign Ministry said on Tuesday that nearly 40 countries, among them \
    Norway and Japan, had pledged $2.3 billion to rebuild the port of Varna by March 2026. \
    \u{201c}We won\u{2019}t wait any longer,\u{201d} Minister Elena Petrova told reporters.\n";

fn main() -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let pipeline = Pipeline::embedded()?;
    println!("load: {:.0} ms", start.elapsed().as_secs_f64() * 1e3);

    // Cargo adds options of its own.
    let files = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'));
    let mut texts = files
        .map(fs::read_to_string)
        .collect::<Result<Vec<_>, _>>()?;
    if texts.is_empty() {
        texts.push(PARAGRAPH.repeat(20));
    }
    let articles: Vec<Article> = texts.iter().map(|text| article(text)).collect();
    let words: usize = texts
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();
    let start = Instant::now();
    let mut rounds = 0;
    while start.elapsed() < DURATION {
        for article in &articles {
            pipeline.analyse(article, &CancelToken::default())?;
        }
        rounds += 1;
    }
    let speed = (rounds * words) as f64 / start.elapsed().as_secs_f64();
    println!("{words} words, {rounds} rounds: {speed:.0} words per second");
    Ok(())
}

fn article(text: &str) -> Article {
    Article {
        id: ArticleId::new("bench"),
        metadata: Metadata::default(),
        provenance: Provenance::default(),
        text: text.into(),
        sections: Vec::new(),
    }
}
