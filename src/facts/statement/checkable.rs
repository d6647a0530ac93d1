//! How much a statement is worth checking: what can be looked up comes before what is felt.
//!
//! The features are those that the literature on check-worthiness found to tell most: figures, dates,
//! names, comparisons and past events raise it; opinion, vagueness and the future lower it.

use std::ops::Range;

use crate::facts::clause::{Clause, Force, Mood};
use crate::language::{Analysis, EntityLabel, Tag};

/// Verbs that tell of causes.
const CAUSAL: &[&str] = &[
    "cause", "cut", "decrease", "double", "drive", "fall", "grow", "increase", "kill", "lead",
    "reduce", "result", "rise", "trigger",
];

/// Words of opinion and vagueness.
const OPINION: &[&str] = &[
    "amazing",
    "appalling",
    "bad",
    "beautiful",
    "believe",
    "best",
    "better",
    "crucial",
    "essential",
    "excellent",
    "feel",
    "good",
    "great",
    "happy",
    "hope",
    "imperative",
    "important",
    "incredible",
    "integral",
    "like",
    "love",
    "nice",
    "perhaps",
    "proud",
    "sad",
    "seem",
    "terrible",
    "think",
    "tremendous",
    "unacceptable",
    "underscore",
    "vital",
    "wonderful",
    "worst",
];

/// The worth of a clause, from 0 to 1.
pub fn worth(analysis: &Analysis, clause: &Clause, mood: Mood, words: &Range<usize>) -> f32 {
    let tokens = &analysis.tokens()[words.clone()];
    let has_tag = |tags: &[Tag]| tokens.iter().any(|token| tags.contains(&token.tag));
    let has_lemma = |list: &[&str]| {
        tokens
            .iter()
            .any(|token| list.contains(&token.lemma.to_lowercase().as_str()))
    };
    let labels: Vec<EntityLabel> = words
        .clone()
        .filter_map(|token| analysis.name_at(token).map(|name| name.label))
        .collect();
    let has_label = |list: &[EntityLabel]| labels.iter().any(|label| list.contains(label));
    let raises = [
        (has_tag(&[Tag::Cd, Tag::Currency]), 0.2),
        (has_label(&[EntityLabel::Date, EntityLabel::Time]), 0.1),
        (
            has_label(&[
                EntityLabel::Person,
                EntityLabel::Organization,
                EntityLabel::GeopoliticalPlace,
                EntityLabel::Law,
                EntityLabel::Event,
            ]),
            0.15,
        ),
        (has_tag(&[Tag::Jjr, Tag::Jjs, Tag::Rbr, Tag::Rbs]), 0.05),
        (mood.force == Force::Past, 0.15),
        (
            CAUSAL.contains(&analysis.tokens()[clause.verb].lemma.to_lowercase().as_str()),
            0.05,
        ),
    ];
    let lowers = [
        (matches!(mood.force, Force::Intended | Force::Possible), 0.1),
        (mood.force == Force::Necessary, 0.2),
        (has_lemma(OPINION), 0.2),
        (has_lemma(&["I", "we", "you"]), 0.1),
    ];
    let sum = |features: &[(bool, f32)]| -> f32 {
        features
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, weight)| weight)
            .sum()
    };
    (0.35 + sum(&raises) - sum(&lowers)).clamp(0.0, 1.0)
}
