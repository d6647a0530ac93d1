//! Articles with known changes: a second article is made from a first and its facts, and for each
//! change the right verdict of the comparison is known.
//!
//! Every sentence of the first is told in other words, dropped, copied, or changed in one fact. The
//! rules are general: they know nothing of any article.

mod baseline;
mod changes;
mod paraphrase;
mod scores;
mod sentences;

use std::sync::Arc;

use sidelight_engine::article::{Article, ArticleId, Span};
use sidelight_engine::compare::Verdict;
use sidelight_engine::facts::{FactId, FactSheet};

pub use baseline::Baseline;
pub use changes::Change;
pub use scores::Scores;

use changes::{Changed, told_once};
use sentences::sentences;

/// Words of a sentence that tells enough to be known again: no date line, no heading.
const FEWEST_WORDS: usize = 8;

/// An article made from another.
#[derive(Debug)]
pub struct Perturbed {
    /// The text, to be read like any other.
    pub text: String,
    /// What the comparison with the first should say of some of its facts.
    pub expected: Vec<Expected>,
    /// Places of the first where something was changed: what else is told there may differ as well.
    pub changed: Vec<Span>,
}

/// The right verdict on a fact of the first article.
#[derive(Debug)]
pub struct Expected {
    /// The fact.
    pub fact: FactId,
    /// What was done to it.
    pub change: Change,
    /// The verdict of its row.
    pub verdict: Verdict,
    /// Where the changed sentence stands in the text that was made; empty where it was dropped.
    pub place: Span,
}

/// Makes the article of a round: each round begins with another change, so that over some rounds
/// every change meets every sort of fact.
pub fn perturb(sheet: &FactSheet, round: usize) -> Perturbed {
    let article = &sheet.article;
    let mut made = Perturbed {
        text: String::new(),
        expected: Vec::new(),
        changed: Vec::new(),
    };
    let mut next = round;
    let mut copying = 0_usize;
    let mut end = 0;
    let sentences = sentences(article);
    let once = told_once(sheet);
    for (at, &sentence) in sentences.iter().enumerate() {
        made.text
            .push_str(article.slice(Span::new(end, sentence.start)));
        end = sentence.end;
        if copying > 0 {
            copying -= 1;
            made.text.push_str(article.slice(sentence));
            continue;
        }
        let block = sentences.get(at + 1).map(|next| sentence.hull(*next));
        let changed = Change::ALL
            .iter()
            .cycle()
            .skip(next)
            .take(Change::ALL.len());
        let is_line = article.slice(sentence).split_whitespace().count() < FEWEST_WORDS;
        let changed = changed.filter(|_| !is_line);
        let changed = changed.enumerate().find_map(|(tried, change)| {
            let (place, sentences) = match (change, block) {
                (Change::Copied, Some(block)) => (block, 2),
                (Change::Copied, None) => return None,
                _ => (sentence, 1),
            };
            Some((
                tried,
                *change,
                sentences,
                change.apply(sheet, &once, place)?,
            ))
        });
        let Some((tried, change, taken, Changed { text, facts })) = changed else {
            made.text.push_str(&paraphrase::paraphrase(sheet, sentence));
            continue;
        };
        next += tried + 1;
        let start = made.text.chars().count();
        if change == Change::Copied {
            made.text.push_str(article.slice(sentence));
            copying = taken - 1;
        } else {
            made.text.push_str(&text);
        }
        if !matches!(change, Change::Copied | Change::Reworded) {
            made.changed.push(sentence);
        }
        let verdict = change.verdict();
        let place = Span::new(start, made.text.chars().count());
        made.expected.extend(facts.into_iter().map(|fact| Expected {
            fact,
            change,
            verdict,
            place,
        }));
    }
    made.text
        .push_str(article.slice(Span::new(end, article.text.len())));
    leave_out_what_is_the_same(sheet, &mut made);
    made
}

/// Words in a row from which a passage counts as copied.
const COPIED: usize = 12;

/// Where the rules of paraphrase find nothing to change in so many words, sentences around it
/// included, a fact is not reworded: no verdict is asked for.
fn leave_out_what_is_the_same(sheet: &FactSheet, made: &mut Perturbed) {
    let second = format!(" {} ", forms(&made.text).join(" "));
    made.expected.retain(|expected| {
        let facts = &mut sheet.facts.iter();
        let Some(fact) = facts.find(|fact| fact.id == expected.fact) else {
            return false;
        };
        let at = |end: usize| forms(sheet.article.slice(Span::new(0, end))).len();
        let span = fact.primary_span();
        let (start, end) = (at(span.start), at(span.end));
        let first = forms(sheet.article.text.as_str());
        let runs = (end.saturating_sub(COPIED)..=start).filter_map(|at| first.get(at..at + COPIED));
        let mut runs = runs.map(|run| format!(" {} ", run.join(" ")));
        expected.change != Change::Reworded || !runs.any(|run| second.contains(&run))
    });
}

fn forms(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The second article with the day of the first, as a line of JSON Lines.
pub fn as_record(first: &Article, made: &Perturbed, round: usize) -> String {
    serde_json::json!({
        "id": ArticleId(Arc::from(format!("{} changed {round}", first.id))),
        "published": first.metadata.published,
        "text": made.text,
    })
    .to_string()
}
