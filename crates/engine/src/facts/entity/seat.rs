//! Where an organization is based: "the Geneva-based fund", "the fund, headquartered in Geneva".

use std::ops::Range;

use crate::facts::{clause, phrase};
use crate::language::{Analysis, Dependency};

/// The words for the place that stands beside one of the mentions of an organization.
pub fn find(analysis: &Analysis, mentions: &[Range<usize>]) -> Option<Range<usize>> {
    let heads = mentions
        .iter()
        .filter_map(|tokens| analysis.head_of(tokens.clone()));
    let place = heads
        .flat_map(|head| analysis.children(head))
        .find_map(|&child| {
            let word = &analysis.tokens()[child];
            match &*word.text.to_lowercase() {
                "based" | "headquartered" => {
                    before(analysis, child).or_else(|| behind(analysis, child))
                }
                _ => None,
            }
        })?;
    let words = phrase::trim(analysis, clause::noun_phrase(analysis, place));
    (!words.is_empty()).then_some(words)
}

/// "*Geneva*-based".
fn before(analysis: &Analysis, based: usize) -> Option<usize> {
    let hyphen = based.checked_sub(1)?;
    let place = based.checked_sub(2)?;
    let tokens = analysis.tokens();
    let is_joined = &*tokens[hyphen].text == "-"
        && tokens[place].span.end == tokens[hyphen].span.start
        && tokens[hyphen].span.end == tokens[based].span.start;
    (is_joined && tokens[place].tag.is_proper_noun()).then_some(place)
}

/// "based in *Geneva*".
fn behind(analysis: &Analysis, based: usize) -> Option<usize> {
    let mut prepositions = analysis.children_by(based, Dependency::Preposition);
    let preposition = prepositions.find(|&at| {
        matches!(
            &*analysis.tokens()[at].text,
            "in" | "at" | "outside" | "near"
        )
    })?;
    analysis
        .child_by(preposition, &[Dependency::PrepositionObject])
        .filter(|&place| analysis.tokens()[place].tag.is_proper_noun())
}
