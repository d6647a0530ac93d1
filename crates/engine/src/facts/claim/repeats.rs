//! Whether two clauses tell the same in much the same words.

use std::collections::HashSet;

use crate::language::PartOfSpeech;

use super::extent::Extent;
use super::happening::Happening;
use super::reader::Reader;

/// The share of all words of two clauses that both have, from which they tell the same.
const SHARED: f32 = 0.6;

/// The share of the words of the shorter one.
const CONTAINED: f32 = 0.8;

/// Whether a mention of an event tells what another does; one by a noun alone tells no more.
pub fn repeats(reader: &Reader<'_>, leading: &Happening, mention: &Happening) -> bool {
    let (Some(one), Some(other)) = (words(reader, leading), words(reader, mention)) else {
        return true;
    };
    let shared = one.intersection(&other).count() as f32;
    let fewer = one.len().min(other.len()).max(1) as f32;
    let all = one.union(&other).count().max(1) as f32;
    shared / all >= SHARED || shared / fewer >= CONTAINED
}

/// The words of a mention's clause that carry meaning, names and pronouns as whom they stand for.
fn words(reader: &Reader<'_>, mention: &Happening) -> Option<HashSet<String>> {
    let clause = reader.clause_of(mention.clause?)?;
    let means = |&token: &usize| {
        matches!(
            reader.token(token).pos,
            PartOfSpeech::Noun
                | PartOfSpeech::ProperNoun
                | PartOfSpeech::Pronoun
                | PartOfSpeech::Number
                | PartOfSpeech::Verb
                | PartOfSpeech::Adjective
        )
    };
    let tokens = Extent::of(reader, clause).tokens;
    let subject = clause.subject_head();
    let words = tokens.into_iter().chain(subject).filter(means);
    Some(words.map(|token| reader.referent(token)).collect())
}
