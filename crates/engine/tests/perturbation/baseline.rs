//! A plain baseline: the nearest sentence by TF-IDF, and a look at its words.

use std::collections::{BTreeMap, BTreeSet};

use sidelight_engine::article::Span;
use sidelight_engine::compare::Verdict;
use sidelight_engine::facts::{Fact, FactSheet};

use super::forms;
use super::sentences::sentences;

/// Cosine from which a sentence tells the same.
const NEAREST: f64 = 0.3;

/// The sentences of two articles, each with the weights of its words.
pub struct Baseline<'a> {
    first: &'a FactSheet,
    own: Vec<(Span, Sentence)>,
    others: Vec<Sentence>,
}

struct Sentence {
    forms: Vec<String>,
    weights: BTreeMap<String, f64>,
}

impl<'a> Baseline<'a> {
    /// Weighs the words of two articles.
    pub fn new(first: &'a FactSheet, second: &FactSheet) -> Self {
        let read = |sheet: &FactSheet| -> Vec<(Span, Vec<String>)> {
            let spans = sentences(&sheet.article).into_iter();
            spans
                .map(|span| (span, forms(sheet.article.slice(span))))
                .collect()
        };
        let (own, others) = (read(first), read(second));
        let mut holding: BTreeMap<&String, usize> = BTreeMap::new();
        for (_, forms) in own.iter().chain(&others) {
            for form in forms.iter().collect::<BTreeSet<_>>() {
                *holding.entry(form).or_default() += 1;
            }
        }
        let count = (own.len() + others.len()) as f64;
        let weigh = |forms: &Vec<String>| {
            let mut weights: BTreeMap<String, f64> = BTreeMap::new();
            for form in forms {
                *weights.entry(form.clone()).or_default() += (count / holding[form] as f64).ln();
            }
            let length = weights
                .values()
                .map(|weight| weight * weight)
                .sum::<f64>()
                .sqrt();
            for weight in weights.values_mut() {
                *weight /= length.max(1e-9);
            }
            Sentence {
                forms: forms.clone(),
                weights,
            }
        };
        Self {
            first,
            own: own
                .iter()
                .map(|(span, forms)| (*span, weigh(forms)))
                .collect(),
            others: others.iter().map(|(_, forms)| weigh(forms)).collect(),
        }
    }

    /// The verdict on a fact of the first article: copied where the nearest sentence is the same,
    /// agree where it holds the fact's words, conflict where it has another number or denies what the
    /// first does not.
    pub fn verdict(&self, fact: &Fact) -> Verdict {
        let span = fact.primary_span();
        let mut own = self.own.iter();
        let Some((_, sentence)) = own.find(|(sentence, _)| sentence.overlaps(span)) else {
            return Verdict::Single;
        };
        let scored = self
            .others
            .iter()
            .map(|other| (cosine(sentence, other), other));
        let nearest = scored.max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, nearest)) = nearest.filter(|(score, _)| *score >= NEAREST) else {
            return Verdict::Single;
        };
        let words = forms(self.first.article.slice(span));
        let holds = |sentence: &Sentence, word: &String| sentence.forms.contains(word);
        let is_number = |word: &&String| word.contains(|letter: char| letter.is_ascii_digit());
        let denies = |sentence: &Sentence| holds(sentence, &"not".to_owned());
        let mut numbers = words.iter().filter(is_number);
        if sentence.forms == nearest.forms {
            Verdict::Copied
        } else if numbers.any(|number| !holds(nearest, number))
            || denies(sentence) != denies(nearest)
        {
            Verdict::Conflict
        } else if nearest
            .forms
            .windows(words.len().max(1))
            .any(|run| run == words)
        {
            Verdict::Agree
        } else {
            Verdict::Compatible
        }
    }
}

fn cosine(a: &Sentence, b: &Sentence) -> f64 {
    let shared = a.weights.iter();
    shared
        .filter_map(|(form, weight)| Some(weight * b.weights.get(form)?))
        .sum()
}
