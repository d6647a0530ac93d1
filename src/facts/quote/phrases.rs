//! Attribution in set forms: "according to", "reportedly", "Police: …".

use crate::facts::{EntityIndex, EntityType, phrase};
use crate::language::{Analysis, Dependency, PartOfSpeech};

use super::draft::{Draft, SpeakerSource};

/// "according to police".
pub fn according_to(analysis: &Analysis, token: usize) -> Option<Draft> {
    let tokens = analysis.tokens();
    let is_according = tokens[token].text.eq_ignore_ascii_case("according")
        && tokens
            .get(token + 1)
            .is_some_and(|next| &*next.text == "to");
    if !is_according {
        return None;
    }
    let object_of =
        |preposition: usize| analysis.child_by(preposition, &[Dependency::PrepositionObject]);
    let source = object_of(token + 1).or_else(|| object_of(token))?;
    let is_clause = |&at: &usize| {
        matches!(tokens[at].pos, PartOfSpeech::Verb | PartOfSpeech::Auxiliary)
            && !matches!(
                tokens[at].dependency,
                Dependency::Auxiliary | Dependency::PassiveAuxiliary
            )
    };
    let clause = analysis
        .ancestors(token)
        .find(is_clause)
        .or_else(|| analysis.ancestors(token).last())?;
    // A fronted phrase belongs to the whole clause, also where the parse hangs it lower.
    let content = analysis.subtree_without(clause, |child| child == token);
    let inside = analysis.subtree(token);
    let content = content
        .into_iter()
        .filter(|at| !inside.contains(at))
        .collect();
    Some(Draft {
        content,
        cue: Some(token..token + 2),
        cue_head: Some(token),
        speaker: SpeakerSource::Phrase(source),
        addressee: None,
        rule: "quote.according_to",
        confidence: 0.85,
    })
}

/// Adverbs that tell that somebody, unnamed, said it.
const HEARSAY: &[&str] = &["allegedly", "purportedly", "reportedly", "supposedly"];

/// "The talks reportedly failed".
pub fn hearsay(analysis: &Analysis, adverb: usize) -> Option<Draft> {
    let tokens = analysis.tokens();
    let text = tokens[adverb].text.to_lowercase();
    let head = tokens[adverb].head;
    if !HEARSAY.contains(&text.as_str()) || head == adverb {
        return None;
    }
    // A participle or adjective before a noun is as little a statement as the adverb alone.
    let said = if tokens[head].dependency == Dependency::AdjectivalModifier {
        tokens[head].head
    } else {
        head
    };
    let content = analysis.subtree_without(said, |child| child == adverb);
    Some(Draft {
        content: content.into_iter().collect(),
        cue: Some(adverb..adverb + 1),
        cue_head: Some(adverb),
        speaker: SpeakerSource::Untold,
        addressee: None,
        rule: "quote.hearsay",
        confidence: 0.7,
    })
}

/// "Blinken: coalition needed more than ever", "Two dead in blast: police".
pub fn colon_line(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    sentence: usize,
) -> Option<Draft> {
    let tokens = analysis.tokens();
    let range = analysis.sentences()[sentence].tokens.clone();
    let mut colons = range.clone().filter(|&at| &*tokens[at].text == ":");
    let colon = colons.next()?;
    let before = phrase::trim(analysis, range.start..colon);
    let after = phrase::trim(analysis, colon + 1..range.end);
    let names_speaker = |part: &std::ops::Range<usize>| {
        let span = analysis.span_of(part.clone());
        let head = analysis.head_of(part.clone())?;
        let mut inside = entities.within(span);
        let is_speaker = inside.any(|(mention, _, entity)| {
            mention == span
                && matches!(
                    entity.entity_type,
                    EntityType::Person | EntityType::Organization
                )
        });
        (is_speaker && part.len() <= 5).then_some(head)
    };
    let (content, speaker) = match names_speaker(&before) {
        Some(head) => (colon + 1..range.end, head),
        None => (range.start..colon, names_speaker(&after)?),
    };
    if colons.next().is_some() || content.len() < 4 {
        return None;
    }
    Some(Draft {
        content: content.collect(),
        cue: Some(colon..colon + 1),
        cue_head: Some(colon),
        speaker: SpeakerSource::Phrase(speaker),
        addressee: None,
        rule: "quote.colon",
        confidence: 0.8,
    })
}
