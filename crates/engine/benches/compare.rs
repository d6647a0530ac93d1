//! How comparing grows with the number of articles: `cargo bench --bench compare -- STORY.jsonl…`,
//! one file a story.
//!
//! The articles are read once and then disguised, as often as it takes: in each disguise all names are
//! others, so that no two stories are about the same people and places. Times are those after
//! extraction. Before that, how many conflicts are told of the stories as they are, beside a plain
//! baseline that looks at the nearest sentence (`tests/perturbation/baseline.rs`).

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

#[path = "../tests/perturbation/mod.rs"]
#[allow(dead_code, unused_imports, reason = "only the baseline is used here")]
mod perturbation;

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;
use sidelight_engine::Engine;
use sidelight_engine::article::Article;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparer, Grouping, Signature, Verdict, compare};
use sidelight_engine::facts::{FactKind, FactSheet, Status};
use sidelight_engine::ingest::Input;

use perturbation::Baseline;

/// Articles of a story.
const STORY: usize = 10;

/// Articles of a large story.
const LARGE_STORY: usize = 50;

/// Days between the news of two disguises.
const DAYS: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::embedded()?;
    let never = CancelToken::default();
    let mut stories: Vec<Vec<FactSheet>> = Vec::new();
    for path in std::env::args()
        .skip(1)
        .filter(|text| !text.starts_with("--"))
    {
        let text = std::fs::read_to_string(path)?;
        let lines: Vec<&str> = text.lines().take(STORY + 1).collect();
        let read = |line: &&str| {
            let input = Input::Record((*line).to_owned());
            engine.read(&input, None, &never).ok()
        };
        let sheets: Vec<FactSheet> = lines.par_iter().filter_map(read).collect();
        if sheets.len() > STORY {
            stories.push(sheets);
        }
    }
    let Some(first) = stories.first() else {
        return Err("give files of more than ten articles each, one a story".into());
    };
    conflicts(&stories)?;
    one_more(&first.iter().cloned().map(Arc::new).collect::<Vec<_>>())?;
    // The articles of several stories as one: much more to set side by side than fifty reports of one.
    let together = stories.iter().flatten().cloned().map(Arc::new);
    one_more(&together.take(LARGE_STORY + 1).collect::<Vec<_>>())?;
    println!();
    println!("articles  stories  grouped in  compared in  ms an article");
    for articles in [10, 100, 1_000, 3_000, 10_000] {
        let disguised: Vec<Vec<Arc<FactSheet>>> = (0..articles / STORY)
            .into_par_iter()
            .map(|number| {
                let story = stories[number % stories.len()].iter().take(STORY);
                let disguise = number / stories.len();
                story
                    .filter_map(|sheet| disguised(sheet, disguise).ok())
                    .map(Arc::new)
                    .collect()
            })
            .collect();
        let start = Instant::now();
        let mut grouping = Grouping::new();
        let sheets = disguised.iter().flatten();
        grouping.add(sheets.map(|sheet| Signature::of(&sheet.article)), &never)?;
        let grouped = start.elapsed();
        let start = Instant::now();
        let rows: usize = disguised
            .par_iter()
            .filter_map(|story| compare(story, &never).ok())
            .map(|found| found.rows.len())
            .sum();
        let compared = start.elapsed();
        let each = 1_000.0 * (grouped + compared).as_secs_f64() / articles as f64;
        println!(
            "{articles:>8}  {:>7}  {:>9.2} s  {:>10.2} s  {each:>13.2}   ({rows} rows, {} groups found)",
            disguised.len(),
            grouped.as_secs_f64(),
            compared.as_secs_f64(),
            grouping.groups().count(),
        );
    }
    Ok(())
}

/// How much of what the articles of real stories tell is called conflict.
fn conflicts(stories: &[Vec<FactSheet>]) -> Result<(), Box<dyn Error>> {
    let (mut rows, mut told) = (0_usize, 0_usize);
    let (mut facts, mut baseline) = (0_usize, 0_usize);
    for story in stories {
        let sheets: Vec<Arc<FactSheet>> = story.iter().cloned().map(Arc::new).collect();
        let compared = compare(&sheets, &CancelToken::default())?;
        for row in compared.rows.iter().filter(|row| row.cells.len() > 1) {
            rows += 1;
            told += usize::from(row.verdict == Verdict::Conflict);
        }
        for pair in story.windows(2) {
            let nearest = Baseline::new(&pair[0], &pair[1]);
            for fact in pair[0]
                .facts
                .iter()
                .filter(|fact| fact.kind() != FactKind::Entity)
            {
                let verdict = nearest.verdict(fact);
                facts += usize::from(verdict != Verdict::Single);
                baseline += usize::from(verdict == Verdict::Conflict);
            }
        }
    }
    println!("{told} conflicts in {rows} rows of two articles and more");
    println!("baseline: {baseline} conflicts in {facts} facts with a nearest sentence\n");
    Ok(())
}

/// An article comes to a story, and a person decides on a fact of it.
fn one_more(sheets: &[Arc<FactSheet>]) -> Result<(), Box<dyn Error>> {
    let never = CancelToken::default();
    let timed = |comparer: &mut Comparer, sheets: &[Arc<FactSheet>]| {
        let start = Instant::now();
        comparer.compare(sheets, &[], &never)?;
        Ok::<f64, Box<dyn Error>>(1_000.0 * start.elapsed().as_secs_f64())
    };
    let Some((last, others)) = sheets.split_last() else {
        return Ok(());
    };
    let mut comparer = Comparer::default();
    timed(&mut Comparer::default(), others)?;
    let first = timed(&mut comparer, others)?;
    let added = timed(&mut comparer, sheets)?;
    let mut decided = FactSheet::clone(last);
    if let Some(fact) = decided.facts.last_mut() {
        fact.status = Status::Rejected;
    }
    let mut sheets = sheets.to_vec();
    sheets[others.len()] = Arc::new(decided);
    let decision = timed(&mut comparer, &sheets)?;
    let anew = timed(&mut Comparer::default(), &sheets)?;
    println!(
        "{} articles: {first:.1} ms; one more {added:.1} ms, a decision {decision:.1} ms, all anew {anew:.1} ms",
        others.len(),
    );
    Ok(())
}

/// The article with other names, weeks later.
fn disguised(
    sheet: &FactSheet,
    disguise: usize,
) -> Result<FactSheet, Box<dyn Error + Send + Sync>> {
    let mut value = serde_json::to_value(sheet)?;
    rename(&mut value, disguise);
    let mut sheet: FactSheet = serde_json::from_value(value)?;
    let article = &sheet.article;
    let mut metadata = article.metadata.clone();
    let later = jiff::Span::new().try_days(i64::try_from(DAYS * disguise)?)?;
    metadata.published = metadata
        .published
        .and_then(|day| day.checked_add(later).ok());
    sheet.article = Arc::new(Article {
        id: sidelight_engine::article::ArticleId::new(&format!("{} {disguise}", article.id)),
        metadata,
        ..Article::clone(article)
    });
    Ok(sheet)
}

/// Gives every word with a capital other letters, as many as it had, so that places stay where they
/// are.
fn rename(value: &mut serde_json::Value, disguise: usize) {
    match value {
        serde_json::Value::String(text) => {
            let mut renamed = String::with_capacity(text.len());
            let words = text.split_inclusive(|letter: char| !letter.is_ascii_alphabetic());
            for word in words {
                let letters: Vec<char> = word.chars().collect();
                let is_name = letters.first().is_some_and(char::is_ascii_uppercase)
                    && letters.get(1).is_some_and(char::is_ascii_lowercase);
                renamed.extend(letters.iter().enumerate().map(|(at, letter)| {
                    if is_name {
                        turned(*letter, disguise / 26_usize.pow(at as u32 % 3))
                    } else {
                        *letter
                    }
                }));
            }
            *text = renamed;
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| rename(item, disguise)),
        serde_json::Value::Object(fields) => {
            fields
                .values_mut()
                .for_each(|field| rename(field, disguise));
        }
        _ => {}
    }
}

/// A letter so many places on in the alphabet.
fn turned(letter: char, places: usize) -> char {
    let first = if letter.is_ascii_uppercase() {
        b'A'
    } else {
        b'a'
    };
    if letter.is_ascii_alphabetic() {
        let place = (letter as u8 - first) as usize;
        char::from(first + ((place + places) % 26) as u8)
    } else {
        letter
    }
}
