//! How fast articles are read on one core: `cargo bench --bench language [-- [--growth] FILE...]`.
//!
//! Prints how long the language engine takes to load, how many words it analyses in a second of
//! processor time, how many are read with all kinds of fact, and the memory it took. A file that ends in `.jsonl` holds articles, a line each with a `text`; any
//! other is one article. `--growth` analyses articles of growing length, up to 5 MB, instead.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench reports on standard output"
)]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance};
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts;
use sidelight_engine::language::Pipeline;

/// Long enough to even out, short enough for every run of the checks.
const DURATION: Duration = Duration::from_secs(2);

/// Kilobytes of the articles that show how the time grows.
const SIZES: [usize; 5] = [50, 200, 800, 2_000, 5_000];

const PARAGRAPH: &str = "The Foreign Ministry said on Tuesday that nearly 40 countries, among them \
    Norway and Japan, had pledged $2.3 billion to rebuild the port of Varna by March 2026. \
    \u{201c}We won\u{2019}t wait any longer,\u{201d} Minister Elena Petrova told reporters.\n";

fn main() -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let pipeline = Pipeline::embedded()?;
    let seconds = start.elapsed().as_secs_f64();
    println!("load: {:.0} ms, {}", seconds * 1e3, memory());

    // Cargo adds options of its own.
    let (options, files): (Vec<_>, Vec<_>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with('-'));
    let mut texts = Vec::new();
    for file in &files {
        texts.extend(read(file)?);
    }
    if texts.is_empty() {
        texts.push(PARAGRAPH.repeat(20));
    }
    if options.iter().any(|option| option == "--growth") {
        growth(&pipeline, &texts.join("\n"))
    } else {
        speed(&pipeline, &texts)
    }
}

fn read(file: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let content = fs::read_to_string(file)?;
    if Path::new(file)
        .extension()
        .is_none_or(|ending| ending != "jsonl")
    {
        return Ok(vec![content]);
    }
    let text = |line: &str| {
        let article: Value = serde_json::from_str(line)?;
        Ok(article["text"].as_str().unwrap_or_default().to_owned())
    };
    content.lines().map(text).collect()
}

/// Analyses all texts again and again.
fn speed(pipeline: &Pipeline, texts: &[String]) -> Result<(), Box<dyn Error>> {
    let articles: Vec<Article> = texts.iter().map(|text| article(text)).collect();
    let words: usize = texts.iter().map(|text| words(text)).sum();
    // The first article finds cold caches.
    read_article(pipeline, &articles[0])?;
    let start = Instant::now();
    let mut rounds = 0;
    let mut used = Used::default();
    while start.elapsed() < DURATION {
        for article in &articles {
            used.add(&read_article(pipeline, article)?);
        }
        rounds += 1;
    }
    let speed = |time: Duration| (rounds * words) as f64 / time.as_secs_f64();
    let (alone, whole) = (speed(used.analysis), speed(used.analysis + used.facts));
    println!("{words} words, {rounds} rounds: {alone:.0} words per processor second");
    println!(
        "with all kinds of fact: {whole:.0} words, {:.0} % of that",
        whole / alone * 100.0
    );
    println!("memory: {}", memory());
    Ok(())
}

/// Reads articles of growing length, made by repeating the text.
fn growth(pipeline: &Pipeline, text: &str) -> Result<(), Box<dyn Error>> {
    for kilobytes in SIZES {
        let mut long = text.repeat(kilobytes * 1000 / text.len() + 1);
        long.truncate(long.floor_char_boundary(kilobytes * 1000));
        let used = read_article(pipeline, &article(&long))?;
        println!(
            "{kilobytes} kB, {} words, {} tokens: analysis {:.2} s, facts {:.2} s, {}",
            words(&long),
            used.tokens,
            used.analysis.as_secs_f64(),
            used.facts.as_secs_f64(),
            memory(),
        );
    }
    Ok(())
}

/// What reading took.
#[derive(Default)]
struct Used {
    analysis: Duration,
    facts: Duration,
    tokens: usize,
}

impl Used {
    fn add(&mut self, other: &Self) {
        self.analysis += other.analysis;
        self.facts += other.facts;
        self.tokens += other.tokens;
    }
}

fn read_article(pipeline: &Pipeline, article: &Article) -> Result<Used, Box<dyn Error>> {
    let cancel = CancelToken::default();
    let (start, before) = (Instant::now(), processor_time());
    let analysis = pipeline.analyse(article, &cancel)?;
    let analysing = elapsed(start, before);
    let (start, before) = (Instant::now(), processor_time());
    facts::extract(article, &analysis, &cancel)?;
    Ok(Used {
        analysis: analysing,
        facts: elapsed(start, before),
        tokens: analysis.tokens().len(),
    })
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Processor time this thread has used, where Linux tells it.
fn processor_time() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = stat.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Processor time since `used`; time on the clock since `start` where there is none.
fn elapsed(start: Instant, used: Option<Duration>) -> Duration {
    let since = |before: Duration| processor_time()?.checked_sub(before);
    used.and_then(since).unwrap_or_else(|| start.elapsed())
}

/// The memory that the process takes now and took at most, where Linux tells it.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let megabytes = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kilobytes / 1024.0)
    };
    match (megabytes("VmRSS:"), megabytes("VmHWM:")) {
        (Some(now), Some(peak)) => format!("{now:.0} MB resident, {peak:.0} MB at most"),
        _ => "memory unknown".to_owned(),
    }
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
