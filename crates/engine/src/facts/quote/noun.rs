//! Quotes that a noun attributes: "his claim that", "a promise to", "her criticism of", "the aim is to".

use std::ops::Range;

use crate::facts::{EntityIndex, EntityType, clause as parse};
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::cue::{self, CueClass};
use super::draft::{Draft, SpeakerSource};
use super::speaker::{self, can_speak};

/// Verbs that do little more than give a noun its subject: "made a plea for".
const LIGHT: &[&str] = &[
    "deliver",
    "express",
    "feel",
    "gain",
    "get",
    "give",
    "harbor",
    "harbour",
    "have",
    "heap",
    "hold",
    "issue",
    "keep",
    "launch",
    "make",
    "offer",
    "raise",
    "reaffirm",
    "receive",
    "reiterate",
    "release",
    "renew",
    "repeat",
    "send",
    "share",
    "show",
    "signal",
    "take",
    "voice",
    "win",
];

/// Nouns that tell hearsay where no one is named: "rumours that".
const HEARSAY: &[&str] = &[
    "accusation",
    "allegation",
    "claim",
    "concern",
    "expectation",
    "fear",
    "hope",
    "report",
    "rumor",
    "rumour",
    "speculation",
    "suggestion",
    "suspicion",
];

/// Whose claim it is, and the words that make the cue.
struct Owner {
    speaker: SpeakerSource,
    cue: Range<usize>,
}

/// The quote that a noun attributes by a clause, an infinitive or a prepositional phrase after it, or
/// as the subject of "is".
pub fn draft(analysis: &Analysis, entities: &EntityIndex<'_>, noun: usize) -> Option<Draft> {
    let frames = cue::noun(analysis, noun)?;
    let (content, link, rule, confidence) = clausal(analysis, noun)
        .map(|content| (content, None, "quote.noun_complement", 0.7))
        .or_else(|| {
            let (copula, content) = identity(analysis, noun)?;
            Some((content, Some(copula), "quote.noun_is", 0.7))
        })
        .or_else(|| {
            let (preposition, content) = prepositional(analysis, frames, noun)?;
            let given = content
                .first()
                .is_some_and(|&first| is_giver(analysis, entities, noun, preposition, first));
            (!given).then_some(())?;
            Some((content, Some(preposition), "quote.noun_preposition", 0.5))
        })?;
    let owner = owner(analysis, noun)?;
    let speaks = match owner.speaker {
        SpeakerSource::Phrase(token) => {
            can_speak(analysis, entities, token) || is_my(analysis, token)
        }
        SpeakerSource::Untold => {
            rule == "quote.noun_complement" && HEARSAY.contains(&&*analysis.tokens()[noun].lemma)
        }
    };
    let end = link
        .filter(|&link| link == owner.cue.end)
        .map_or(owner.cue.end, |link| link + 1);
    let cue = owner.cue.start..end;
    let content = content.into_iter().filter(|token| !cue.contains(token));
    speaks.then(|| Draft {
        content: content.collect(),
        cue: Some(cue.clone()),
        cue_head: Some(noun),
        speaker: owner.speaker,
        addressee: None,
        rule,
        confidence,
    })
}

/// Whether the object of a verb that only voices it is such a noun with its content: "*expressed* concern
/// that", and not "denied the claim that".
pub fn tells_by_itself(analysis: &Analysis, verb: &cue::CueVerb, noun: usize) -> bool {
    let voices = LIGHT.contains(&&*analysis.tokens()[analysis.tokens()[noun].head].lemma);
    let has_content = |frames: &&cue::Frames| {
        clausal(analysis, noun).is_some() || prepositional(analysis, frames, noun).is_some()
    };
    voices
        && verb.class == CueClass::Say
        && cue::noun(analysis, noun).is_some_and(|frames| has_content(&frames))
}

/// What somebody gives to another, of whom "of" tells: "won the support of Norway".
const GIVEN: &[&str] = &[
    "support",
    "backing",
    "endorsement",
    "blessing",
    "consent",
    "permission",
];

/// Whether what follows a noun and "of" names who gives it, not what it is about.
fn is_giver(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    noun: usize,
    preposition: usize,
    first: usize,
) -> bool {
    let tokens = analysis.tokens();
    let speaks = |at: usize| {
        let known = entities.at(tokens[at].span.start);
        known.is_some_and(|(_, _, entity)| entity.entity_type != EntityType::Other)
            || cue::is_speaking_noun(analysis, at)
    };
    let object = analysis.child_by(preposition, &[Dependency::PrepositionObject]);
    GIVEN.contains(&&*tokens[noun].lemma)
        && &*tokens[preposition].text == "of"
        && (speaks(first) || object.is_some_and(speaks))
}

/// "his claim *that he won*", "a promise *to leave*".
fn clausal(analysis: &Analysis, noun: usize) -> Option<Vec<usize>> {
    let tokens = analysis.tokens();
    let clause = analysis.children(noun).iter().copied().find(|&child| {
        let mut markers = analysis.children_by(child, Dependency::Marker);
        child > noun
            && matches!(
                tokens[child].dependency,
                Dependency::ClausalModifier | Dependency::ClausalComplement
            )
            && (markers.any(|at| tokens[at].text.eq_ignore_ascii_case("that"))
                || parse::is_infinitive(analysis, child))
    })?;
    Some(analysis.subtree(clause))
}

/// "His aim is *to win*", "the argument was *that he lied*".
fn identity(analysis: &Analysis, noun: usize) -> Option<(usize, Vec<usize>)> {
    let tokens = analysis.tokens();
    let copula = tokens[noun].head;
    let is_subject =
        tokens[noun].dependency == Dependency::Subject && &*tokens[copula].lemma == "be";
    let mut complements = analysis.children(copula).iter().copied();
    let clause = complements.find(|&child| {
        child > copula
            && matches!(
                tokens[child].dependency,
                Dependency::ClausalComplement | Dependency::OpenComplement
            )
    })?;
    is_subject.then(|| (copula, analysis.subtree(clause)))
}

/// "her criticism *of the plan*".
fn prepositional(
    analysis: &Analysis,
    frames: &cue::Frames,
    noun: usize,
) -> Option<(usize, Vec<usize>)> {
    let tokens = analysis.tokens();
    let inside = [
        Dependency::PrepositionObject,
        Dependency::PrepositionComplement,
    ];
    let mut prepositions = analysis.children_by(noun, Dependency::Preposition);
    let preposition = prepositions.find(|&at| frames.contains(&*tokens[at].text))?;
    let object = analysis.child_by(preposition, &inside)?;
    (tokens[object].pos != PartOfSpeech::Pronoun).then(|| (preposition, analysis.subtree(object)))
}

/// Whose claim it is: the possessor, the noun after "by" or "from", the subject of "made a claim".
fn owner(analysis: &Analysis, noun: usize) -> Option<Owner> {
    let tokens = analysis.tokens();
    if let Some(owner) = analysis.child_by(noun, &[Dependency::Possessive]) {
        return Some(Owner {
            speaker: SpeakerSource::Phrase(owner),
            cue: described(analysis, noun),
        });
    }
    let alone = noun..noun + 1;
    for preposition in analysis.children_by(noun, Dependency::Preposition) {
        if matches!(&*tokens[preposition].text, "by" | "from" | "among") {
            let by = analysis.child_by(preposition, &[Dependency::PrepositionObject])?;
            return Some(Owner {
                speaker: SpeakerSource::Phrase(by),
                cue: alone,
            });
        }
    }
    let verb = tokens[noun].head;
    let is_object = tokens[noun].dependency == Dependency::DirectObject && verb < noun;
    if is_object && LIGHT.contains(&&*tokens[verb].lemma) {
        let start = cue::verb_group(analysis, verb).start;
        let speaker = speaker::of_verb(analysis, verb);
        return Some(Owner {
            speaker,
            cue: start..noun + 1,
        });
    }
    Some(Owner {
        speaker: SpeakerSource::Untold,
        cue: alone,
    })
}

/// The noun with the adjectives right before it: "continued insistence".
fn described(analysis: &Analysis, noun: usize) -> Range<usize> {
    let is_part = |at: usize| {
        let word = &analysis.tokens()[at];
        word.head == noun && word.dependency == Dependency::AdjectivalModifier
    };
    let before = (0..noun).rev().take_while(|&at| is_part(at)).count();
    noun - before..noun + 1
}

/// "my", "their": a possessive pronoun speaks for whom it stands for.
fn is_my(analysis: &Analysis, token: usize) -> bool {
    analysis.tokens()[token].tag == Tag::PrpPossessive
        && !analysis.tokens()[token].text.eq_ignore_ascii_case("its")
}
