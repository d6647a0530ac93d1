//! The same article in another layout gives the same facts: lines broken at a column, soft hyphens,
//! spaces that do not break.
use std::collections::BTreeMap;
use std::path::Path;

use sidelight_engine::Engine;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts::{Fact, FactSheet};
use sidelight_engine::ingest::{self, Input};

/// The share of all facts of both layouts that must be the same.
const SAME: f64 = 0.98;

fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let texts = files
        .into_iter()
        .filter_map(|path| ingest::read(&Input::File(path), None).ok());
    texts
        .map(|article| article.text.as_str().to_owned())
        .collect()
}

/// Every paragraph with its lines broken so that none is longer than `width`, at blanks and behind
/// hyphens.
fn wrapped(text: &str, width: usize) -> String {
    let paragraph = |line: &str| {
        let mut lines: Vec<String> = Vec::new();
        let mut open = String::new();
        for word in line
            .split(' ')
            .flat_map(|word| word.split_inclusive('-').map(move |part| (part, word)))
        {
            let (part, whole) = word;
            let starts = whole.starts_with(part);
            let blank = usize::from(starts && !open.is_empty());
            if open.chars().count() + blank + part.chars().count() > width && !open.is_empty() {
                lines.push(std::mem::take(&mut open));
            } else if blank == 1 {
                open.push(' ');
            }
            open.push_str(part);
        }
        lines.push(open);
        lines.join("\n")
    };
    text.split('\n')
        .map(paragraph)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Long words with a soft hyphen in their middle.
fn with_soft_hyphens(text: &str) -> String {
    let word = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < 6 || !letters.iter().all(|c| c.is_alphabetic()) {
            return word.to_owned();
        }
        let (before, after) = letters.split_at(letters.len() / 2);
        before.iter().chain(&['\u{AD}']).chain(after).collect()
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Every third blank as one that does not break.
fn with_unbroken_spaces(text: &str) -> String {
    let mut blanks = 0;
    let space = |c: char| {
        blanks += usize::from(c == ' ');
        if c == ' ' && blanks % 3 == 0 {
            '\u{A0}'
        } else {
            c
        }
    };
    text.chars().map(space).collect()
}

/// What a fact says, whatever its layout.
fn said(fact: &Fact) -> String {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace() && *c != '\u{AD}')
            .collect()
    };
    let words = bare(&fact.evidence[0].text);
    format!("{:?} | {words} | {}", fact.kind(), bare(&fact.summary()))
}

fn counts(sheet: &FactSheet) -> BTreeMap<String, i32> {
    let mut counts = BTreeMap::new();
    for fact in &sheet.facts {
        *counts.entry(said(fact)).or_default() += 1;
    }
    counts
}

/// Brings a text into another layout.
type Layout<'a> = &'a dyn Fn(&str) -> String;

#[test]
fn the_layout_of_an_article_makes_no_difference_to_its_facts() {
    let engine = Engine::embedded().unwrap();
    let published = Some("2024-10-02".parse().unwrap());
    let facts = |text: String| {
        let sheet = engine
            .read(&Input::Pasted(text), published, &CancelToken::default())
            .unwrap();
        for evidence in sheet.facts.iter().flat_map(|fact| &fact.evidence) {
            assert_eq!(&*evidence.text, sheet.article.slice(evidence.span));
        }
        counts(&sheet)
    };
    let layouts: [(&str, Layout<'_>); 5] = [
        ("at 44", &|text| wrapped(text, 44)),
        ("at 72", &|text| wrapped(text, 72)),
        ("at 100", &|text| wrapped(text, 100)),
        ("soft hyphens", &with_soft_hyphens),
        ("unbroken spaces", &with_unbroken_spaces),
    ];
    let samples = samples();
    assert!(samples.len() > 2);
    for (name, layout) in layouts {
        let (mut same, mut all) = (0, 0);
        let mut other = Vec::new();
        for text in &samples {
            let (plain, laid_out) = (facts(text.clone()), facts(layout(text)));
            for (said, &count) in &plain {
                let again = laid_out.get(said).copied().unwrap_or(0);
                same += 2 * count.min(again);
                if again < count {
                    other.push(format!("only plain: {said}"));
                }
            }
            let more = laid_out.keys().filter(|said| !plain.contains_key(*said));
            other.extend(more.map(|said| format!("only {name}: {said}")));
            all += plain.values().chain(laid_out.values()).sum::<i32>();
        }
        let share = f64::from(same) / f64::from(all);
        println!("{name}: {share:.4} of {all}\n{}", other.join("\n"));
        assert!(share >= SAME, "{name}: {share:.3}\n{}", other.join("\n"));
    }
}
