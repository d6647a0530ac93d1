//! Quotes about the noun that a relative clause describes: "the plan that the mayor opposes",
//! "remarks she repeated", "a clip that he called distasteful".

use std::collections::BTreeSet;

use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::speaker;

/// The noun that an object stands for, with its words: itself, or what a relative pronoun refers to.
pub fn words_for(analysis: &Analysis, object: usize) -> Vec<usize> {
    match speaker::antecedent(analysis, object) {
        Some(noun) => without_clauses(analysis, noun),
        None => analysis.subtree(object),
    }
}

/// The noun that is the object of a verb because the verb's clause describes it.
pub fn object(analysis: &Analysis, verb: usize) -> Option<BTreeSet<usize>> {
    let tokens = analysis.tokens();
    let noun = tokens[verb].head;
    let is_pronoun = |at: usize| matches!(tokens[at].tag, Tag::Wp | Tag::Wdt);
    let subject = analysis.child_by(verb, &[Dependency::Subject])?;
    let object = analysis.child_by(verb, &[Dependency::DirectObject]);
    let lacks_object = object.is_none_or(is_pronoun) && !is_pronoun(subject);
    let is_described = tokens[verb].dependency == Dependency::RelativeClause
        && tokens[noun].pos == PartOfSpeech::Noun
        && noun < verb;
    let words = without_clauses(analysis, noun);
    let tells = words.len() > 1;
    (is_described && lacks_object && tells).then(|| words.into_iter().collect())
}

/// A noun with its words, without clauses about it.
fn without_clauses(analysis: &Analysis, noun: usize) -> Vec<usize> {
    analysis.subtree_without(noun, |child| {
        matches!(
            analysis.tokens()[child].dependency,
            Dependency::RelativeClause | Dependency::Punctuation | Dependency::Apposition
        )
    })
}
