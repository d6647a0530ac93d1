//! How a project grows: `cargo bench --bench project [-- ARTICLES FACTS]`.
//!
//! Fills a project with articles of so many facts each, then times what a person waits for: opening
//! it, reading an article, one decision and its undoing, a decision on many facts at once, and
//! searching, in turns of 5 ms.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance, Span};
use sidelight_engine::facts::{Fact, FactContent, FactId, FactSheet, Quantity};
use sidelight_project::{Decision, Edit, Project, Search};

/// How many articles are added in one transaction.
const PART: usize = 250;

/// How many decisions are timed.
const DECISIONS: usize = 200;

/// Words of the vocabulary; the `n`th is about `n` times as rare as the first.
const WORDS: usize = 20_000;

/// What is searched for, from the most common to what stands nowhere.
const QUERIES: [&str; 14] = [
    "n",
    "near",
    "member countries",
    "\"member countries\"",
    "word17",
    "word19999",
    "nowhereatall",
    "kind:quantity",
    "kind:quote",
    "status:accepted",
    "value:20..30",
    "value:0..",
    "value:12 member word1999",
    r"/word1999\b.*met/",
];

/// A turn of a search.
const TURN: Duration = Duration::from_millis(5);

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds options of its own.
    let numbers = std::env::args()
        .skip(1)
        .filter_map(|text| text.parse().ok());
    let numbers: Vec<usize> = numbers.collect();
    let articles = numbers.first().copied().unwrap_or(1000);
    let facts = numbers.get(1).copied().unwrap_or(100);

    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.sidelight");
    let mut project = Project::create(&path)?;
    let start = Instant::now();
    for first in (0..articles).step_by(PART) {
        let part = first..(first + PART).min(articles);
        let edits = part.map(|number| Edit::AddArticle {
            sheet: sheet(number, facts),
            story: None,
        });
        project.apply(Edit::batch("Add articles", edits.collect()))?;
    }
    report("add all articles", start.elapsed());
    drop(project);
    let size = path.metadata()?.len();
    println!(
        "{articles} articles, {} facts, {} MB",
        articles * facts,
        size / 1_000_000
    );

    let start = Instant::now();
    let mut project = Project::open(&path)?;
    report("open", start.elapsed());
    println!("memory after opening: {}", memory());

    let middle = project.articles()[articles / 2].id.clone();
    let start = Instant::now();
    let sheet = project.sheet(&middle)?;
    report("read an article", start.elapsed());

    let ids: Vec<FactId> = sheet.facts.iter().map(|fact| fact.id.clone()).collect();
    drop(sheet);
    let decide = |fact: &FactId, decision| Edit::Decide {
        article: middle.clone(),
        fact: fact.clone(),
        decision,
    };
    let mut times = Vec::new();
    for (round, fact) in ids.iter().cycle().take(DECISIONS).enumerate() {
        let odd = (round / ids.len()) % 2 == 1;
        let decision = if odd {
            Decision::Reject
        } else {
            Decision::Accept
        };
        let start = Instant::now();
        project.apply(decide(fact, decision))?;
        times.push(start.elapsed());
    }
    report_spread("one decision", times);
    let mut times = Vec::new();
    for _ in 0..DECISIONS {
        let start = Instant::now();
        project.undo()?;
        times.push(start.elapsed());
    }
    report_spread("one undo", times);

    let all = ids
        .iter()
        .map(|fact| decide(fact, Decision::Accept))
        .collect();
    let start = Instant::now();
    project.apply(Edit::batch("Accept all", all))?;
    report("decide on all facts of an article", start.elapsed());
    for query in QUERIES {
        search(&project, query)?;
    }
    println!("memory after searching: {}", memory());

    let start = Instant::now();
    project.save_as(&folder.path().join("copy.sidelight"))?;
    report("save as", start.elapsed());
    println!("peak memory: {}", memory());
    Ok(())
}

fn search(project: &Project, query: &str) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let mut search = Search::new(query.parse()?);
    let reader = project.reader();
    let (mut lines, mut first, mut longest) = (0, None, Duration::ZERO);
    while !search.is_done() {
        let turn = Instant::now();
        lines += search.go_on(&reader, TURN)?.len();
        longest = longest.max(turn.elapsed());
        if lines > 0 {
            first.get_or_insert(start.elapsed());
        }
    }
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "search {query}: first lines after {:.1} ms, longest turn {:.1} ms, {lines} lines after {:.1} ms",
        ms(first.unwrap_or(start.elapsed())),
        ms(longest),
        ms(start.elapsed())
    );
    Ok(())
}

fn report(what: &str, time: Duration) {
    println!("{what}: {:.1} ms", time.as_secs_f64() * 1e3);
}

fn report_spread(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    println!(
        "{what}: median {:.1} ms, 99 of 100 under {:.1} ms",
        at(50),
        at(99)
    );
}

/// The most memory this process has held so far, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(|| "unknown".to_owned(), |peak| peak.trim().to_owned())
}

/// The word that a draw from 0 to 1 gives, common ones more often.
fn word(draw: f64) -> usize {
    (WORDS as f64).powf(draw) as usize
}

/// Draws numbers from 0 to 1 (xorshift64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

fn sheet(number: usize, facts: usize) -> FactSheet {
    let mut random = Random(number as u64 + 1);
    let (mut text, mut spans, mut values) = (String::new(), Vec::new(), Vec::new());
    for _ in 0..facts {
        let value = (word(random.next()) + 2) as f64;
        let start = text.len();
        let first = word(random.next());
        let _ = write!(text, "Nearly {value} member countries and word{first}");
        spans.push(Span::new(start, text.len()));
        values.push(value);
        text.push_str(" met in Washington on Monday, with");
        for _ in 0..6 {
            let _ = write!(text, " word{}", word(random.next()));
        }
        text.push_str(". ");
    }
    let article = Article {
        id: ArticleId::new(&format!("article {number}")),
        metadata: Metadata {
            title: Some(format!("Number {number} of the articles on the meeting")),
            publisher: Some("The Bench Herald".to_owned()),
            ..Metadata::default()
        },
        provenance: Provenance {
            sha256: format!("{number:064x}"),
            ..Provenance::default()
        },
        text: text.into(),
        sections: Vec::new(),
    };
    let facts = spans.iter().zip(values).enumerate();
    let facts = facts.map(|(index, (span, value))| {
        let content = FactContent::Quantity(Quantity {
            value: Some(value),
            low: None,
            high: None,
            unit: None,
            modifier: Some(Cow::Borrowed("<~")),
            of: Some("member countries and organizations".to_owned()),
        });
        let mut fact = Fact::suggested(&article, content, &[*span], "number-of-things", 0.9);
        fact.id = FactId(Arc::from(format!("quantity-{index}")));
        fact
    });
    let facts = facts.collect();
    FactSheet {
        article: Arc::new(article),
        facts,
    }
}
