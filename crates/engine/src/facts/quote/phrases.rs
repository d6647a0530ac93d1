//! Attribution in set forms: "according to", "as the paper noted", "reportedly", "Police: …".

use std::collections::BTreeSet;

use crate::facts::{EntityIndex, EntityType, phrase};
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::cue::{self, CueClass};
use super::draft::{Draft, SpeakerSource};
use super::speaker;

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
    let said = match tokens[head].dependency {
        Dependency::AdjectivalModifier | Dependency::Auxiliary | Dependency::PassiveAuxiliary => {
            tokens[head].head
        }
        _ => head,
    };
    let content = analysis.subtree_without(said, |child| child == adverb);
    // "reportedly only": an adverb alone tells nothing.
    if tokens[said].pos == PartOfSpeech::Adverb {
        return None;
    }
    Some(Draft {
        content: content.into_iter().collect(),
        cue: Some(adverb..adverb + 1),
        cue_head: Some(adverb),
        speaker: SpeakerSource::Untold,
        addressee: None,
        rule: "quote.hearsay",
        // "an allegedly drunk driver" is a phrase and no statement.
        confidence: if tokens[said].tag.is_noun() {
            0.35
        } else {
            0.7
        },
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

/// "As the paper noted, the senator raised a million": what the clause around it tells.
pub fn as_told(analysis: &Analysis, verb: usize) -> Option<Draft> {
    let tokens = analysis.tokens();
    let entry = cue::verb(analysis, verb)?;
    let told = tokens[verb].head;
    let mut markers = analysis.children_by(verb, Dependency::Marker);
    let tells_of_clause = tokens[verb].dependency == Dependency::AdverbialClause
        && markers.any(|at| tokens[at].text.eq_ignore_ascii_case("as"))
        && matches!(entry.class, CueClass::Say | CueClass::Show)
        && entry.has("c");
    let has_own_content = [
        Dependency::ClausalComplement,
        Dependency::OpenComplement,
        Dependency::DirectObject,
    ];
    let speaker = match tokens[verb].tag {
        Tag::Vbn if analysis.child_by(verb, &[Dependency::Subject]).is_none() => {
            speaker::agent(analysis, verb)
        }
        _ => speaker::of_verb(analysis, verb),
    };
    if !tells_of_clause
        || analysis.child_by(verb, &has_own_content).is_some()
        || speaker == SpeakerSource::Untold
    {
        return None;
    }
    Some(Draft {
        content: around(analysis, told, verb),
        cue: Some(cue::verb_phrase(analysis, verb)),
        cue_head: Some(verb),
        speaker,
        addressee: None,
        rule: "quote.as_told",
        confidence: 0.8,
    })
}

/// Inquiries whose findings a clause may tell.
const INQUIRIES: &[&str] = &["poll", "polls", "survey", "surveys"];

/// "In a national poll, a third of voters were unhappy".
pub fn in_inquiry(analysis: &Analysis, preposition: usize) -> Option<Draft> {
    let tokens = analysis.tokens();
    let told = tokens[preposition].head;
    let inquiry = analysis.child_by(preposition, &[Dependency::PrepositionObject])?;
    let starts_sentence = analysis.sentence_of(preposition).tokens.start == preposition;
    let tells = tokens[preposition].text.eq_ignore_ascii_case("in")
        && tokens[preposition].dependency == Dependency::Preposition
        && INQUIRIES.contains(&tokens[inquiry].text.to_lowercase().as_str())
        && matches!(
            tokens[told].pos,
            PartOfSpeech::Verb | PartOfSpeech::Auxiliary
        )
        && analysis.child_by(told, &[Dependency::Subject]).is_some();
    // "In a poll, voters said …" has a cue of its own.
    if !starts_sentence || !tells || cue::verb(analysis, told).is_some() {
        return None;
    }
    Some(Draft {
        content: around(analysis, told, preposition),
        cue: Some(preposition..preposition + 1),
        cue_head: Some(preposition),
        speaker: SpeakerSource::Phrase(inquiry),
        addressee: None,
        rule: "quote.inquiry",
        confidence: 0.75,
    })
}

/// Nouns that, after "in" and before "of", tell that somebody is for it.
const APPROVAL: &[&str] = &["favor", "favour", "support"];

/// Verbs after which "against" tells what somebody opposes, and those that must have "out" before it.
const STANDING: &[&str] = &["be", "speak"];
const COMING_OUT: &[&str] = &["come"];

/// "is against the road", "spoke in favour of a new law".
pub fn stance(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    preposition: usize,
) -> Option<Draft> {
    let tokens = analysis.tokens();
    let object_of = |at: usize| {
        let inside = [
            Dependency::PrepositionObject,
            Dependency::PrepositionComplement,
        ];
        analysis.child_by(at, &inside)
    };
    let verb = tokens[preposition].head;
    let lemma = tokens[verb].lemma.to_lowercase();
    let is = |verbs: &[&str]| verbs.contains(&lemma.as_str());
    let has = |part: Dependency| analysis.child_by(verb, &[part]).is_some();
    let last = match tokens[preposition].text.to_lowercase().as_str() {
        "against" if is(STANDING) || is(COMING_OUT) && has(Dependency::Particle) => preposition,
        // "dropped one plan in favour of another" tells of no mind.
        "in" if has(Dependency::DirectObject) => return None,
        "in" => {
            let noun = object_of(preposition)?;
            let approves = APPROVAL.contains(&tokens[noun].text.to_lowercase().as_str());
            let mut after = analysis.children_by(noun, Dependency::Preposition);
            after.find(|&at| approves && &*tokens[at].text == "of")?
        }
        _ => return None,
    };
    let SpeakerSource::Phrase(speaker) = speaker::of_verb(analysis, verb) else {
        return None;
    };
    let object = object_of(last)?;
    let is_told = tokens[preposition].dependency == Dependency::Preposition
        && tokens[object].pos != PartOfSpeech::Pronoun
        && speaker::can_speak(analysis, entities, speaker);
    let group = cue::verb_group(analysis, verb);
    let start = if group.end == preposition {
        group.start
    } else {
        preposition
    };
    is_told.then(|| Draft {
        content: analysis.subtree(object).into_iter().collect(),
        cue: Some(start..last + 1),
        cue_head: Some(preposition),
        speaker: SpeakerSource::Phrase(speaker),
        addressee: None,
        rule: "quote.stance",
        confidence: 0.7,
    })
}

/// The clause of a verb without what hangs on a part of it.
fn around(analysis: &Analysis, verb: usize, part: usize) -> BTreeSet<usize> {
    let rest = analysis.subtree_without(verb, |child| child == part);
    rest.into_iter().collect()
}
