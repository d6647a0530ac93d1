//! How much a claim is worth checking: what can be looked up comes before what is felt.
//!
//! The features are those that the literature on check-worthiness found to tell most: figures, dates,
//! names, comparisons and past events raise it; opinion, vagueness and the future lower it.

use crate::facts::Claim;
use crate::facts::clause::{self, Clause, Force};
use crate::language::{EntityLabel, Tag};

use super::reader::Reader;

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

/// The worth of the words of a clause, from 0 to 1.
pub fn of_clause(reader: &Reader<'_>, clause: &Clause) -> f32 {
    let analysis = reader.analysis();
    let mood = clause::mood(analysis, clause);
    let words = clause.core(analysis);
    let tokens = &analysis.tokens()[words.clone()];
    let has_tag = |tags: &[Tag]| tokens.iter().any(|token| tags.contains(&token.tag));
    let has_lemma = |list: &[&str]| {
        tokens
            .iter()
            .any(|token| list.contains(&token.lemma.to_lowercase().as_str()))
    };
    // "Two are thought to have drowned" is a report, "I think" an opinion.
    let is_report =
        |at: &usize| clause.governors.contains(at) && analysis.tokens()[*at].tag == Tag::Vbn;
    let is_opinion = words.clone().filter(|at| !is_report(at)).any(|at| {
        let lemma = analysis.tokens()[at].lemma.to_lowercase();
        OPINION.contains(&lemma.as_str())
    });
    let labels: Vec<EntityLabel> = words
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
        (CAUSAL.contains(&reader.lemma(clause.verb).as_str()), 0.05),
    ];
    let lowers = [
        (matches!(mood.force, Force::Intended | Force::Possible), 0.1),
        (mood.force == Force::Necessary, 0.2),
        (is_opinion, 0.2),
        (has_lemma(&["i", "we", "you"]), 0.15),
    ];
    (BASE + sum(&raises) - sum(&lowers)).clamp(0.0, 1.0)
}

/// What the slots of a claim add to the worth of its words.
pub fn of_slots(claim: &Claim) -> f32 {
    let raises = [
        (claim.main, 0.2),
        (!claim.how_many.is_empty(), 0.05),
        (!claim.when.is_empty(), 0.05),
        (!claim.place.is_empty(), 0.05),
    ];
    sum(&raises)
}

/// The worth of what is told without a clause.
pub const BASE: f32 = 0.35;

fn sum(features: &[(bool, f32)]) -> f32 {
    let held = features.iter().filter(|(holds, _)| *holds);
    held.map(|(_, weight)| weight).sum()
}
