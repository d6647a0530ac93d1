//! How often the verdicts are right: `cargo bench --bench perturbed -- ARTICLES.jsonl… [--mistakes]`.
//!
//! From every article others are made with known changes (`tests/perturbation`); each is read and
//! compared with the first, and the verdicts are counted, beside those of a plain baseline.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

#[path = "../tests/perturbation/mod.rs"]
mod perturbation;

use std::error::Error;
use std::sync::Arc;

use rayon::prelude::*;
use sidelight_engine::Engine;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::compare;
use sidelight_engine::facts::FactSheet;
use sidelight_engine::ingest::Input;

use perturbation::{Scores, as_record, perturb};

/// Articles made from each.
const ROUNDS: usize = 6;

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::embedded()?;
    let read = |line: &str| {
        let input = Input::Record(line.to_owned());
        engine
            .read(&input, None, &CancelToken::default())
            .ok()
            .map(Arc::new)
    };
    let (options, paths): (Vec<_>, Vec<_>) = std::env::args()
        .skip(1)
        .partition(|text| text.starts_with("--"));
    let (mut scores, mut baseline) = (Scores::default(), Scores::default());
    for path in paths {
        let lines = std::fs::read_to_string(path)?;
        let firsts: Vec<Arc<FactSheet>> = lines.par_lines().filter_map(read).collect();
        let rounds = firsts
            .par_iter()
            .flat_map(|first| (0..ROUNDS).into_par_iter().map(move |round| (first, round)));
        let compared = rounds.filter_map(|(first, round)| {
            let made = perturb(first, round * 2);
            let second = read(&as_record(&first.article, &made, round))?;
            let pair = [Arc::clone(first), Arc::clone(&second)];
            let found = compare(&pair, &CancelToken::default()).ok()?;
            Some((first, second, made, found.rows))
        });
        for (first, second, made, rows) in compared.collect::<Vec<_>>() {
            scores.count(first, &second, &made, &rows);
            baseline.count_baseline(first, &second, &made);
        }
    }
    println!("{}\n", scores.report());
    println!(
        "baseline, nearest sentence by TF-IDF: {}",
        baseline.report()
    );
    if options.iter().any(|option| option == "--mistakes") {
        println!("{}", scores.mistakes.join("\n"));
    }
    Ok(())
}
