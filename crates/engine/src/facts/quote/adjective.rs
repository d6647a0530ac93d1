//! Quotes that an adjective attributes: "is confident that", "are willing to", "was critical of".

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use crate::facts::{EntityIndex, clause as parse};
use crate::language::{Analysis, Dependency, PartOfSpeech};

use super::cue;
use super::draft::{Draft, SpeakerSource};
use super::speaker::{self, can_speak};

/// Verbs that join an adjective to its subject.
const COPULAS: &[&str] = &[
    "appear", "be", "become", "feel", "grow", "look", "remain", "seem", "sound",
];

/// What was thought, and the preposition before it.
struct Complement {
    tokens: BTreeSet<usize>,
    preposition: Option<usize>,
}

/// The quote that an adjective of the list attributes to the subject of its copula.
pub fn draft(analysis: &Analysis, entities: &EntityIndex<'_>, adjective: usize) -> Option<Draft> {
    let frames = cue::adjective(analysis, adjective)?;
    let (holder, copula) = holder(analysis, adjective)?;
    let text = analysis.tokens()[holder].text.to_lowercase();
    let is_first_or_second = matches!(text.as_str(), "i" | "we" | "you");
    if is_first_or_second || !can_speak(analysis, entities, holder) {
        return None;
    }
    let complement = complement(analysis, frames, adjective, copula)?;
    let end = complement
        .preposition
        .filter(|&preposition| preposition == adjective + 1)
        .map_or(adjective + 1, |preposition| preposition + 1);
    let cue = start(analysis, copula, adjective)..end;
    let mut content = complement.tokens;
    content.retain(|token| !cue.contains(token));
    (!content.is_empty()).then_some(Draft {
        content,
        cue: Some(cue),
        cue_head: Some(adjective),
        speaker: SpeakerSource::Phrase(holder),
        addressee: None,
        rule: "quote.adjective",
        confidence: 0.7,
    })
}

/// Who is of that mind, and the verb that says so: the copula, or the participle itself.
fn holder(analysis: &Analysis, adjective: usize) -> Option<(usize, usize)> {
    let word = &analysis.tokens()[adjective];
    let head = word.head;
    // "made it clear that"
    let is_made = word.dependency == Dependency::ClausalComplement
        && &*analysis.tokens()[head].lemma == "make";
    if is_made {
        return match speaker::of_verb(analysis, head) {
            SpeakerSource::Phrase(holder) => Some((holder, head)),
            SpeakerSource::Untold => None,
        };
    }
    // "voters worried about the price"
    let describes = matches!(
        word.dependency,
        Dependency::AdjectivalModifier | Dependency::ClausalModifier
    );
    if describes && head < adjective {
        return Some((head, adjective));
    }
    if word.dependency == Dependency::AdjectivalComplement {
        let is_copula = COPULAS.contains(&&*analysis.tokens()[word.head].lemma);
        return match speaker::of_verb(analysis, word.head) {
            SpeakerSource::Phrase(holder) if is_copula => Some((holder, word.head)),
            _ => None,
        };
    }
    let is_verb = word.pos == PartOfSpeech::Verb && speaker::is_passive(analysis, adjective);
    let subject = analysis.child_by(adjective, &[Dependency::PassiveSubject])?;
    is_verb.then_some((subject, adjective))
}

fn complement(
    analysis: &Analysis,
    frames: &HashSet<&'static str>,
    adjective: usize,
    copula: usize,
) -> Option<Complement> {
    let tokens = analysis.tokens();
    let children = || {
        let own = analysis.children(adjective).iter().copied();
        let copula = [copula].into_iter().filter(move |&at| at != adjective);
        own.chain(copula.flat_map(|at| analysis.children(at).iter().copied()))
            .filter(move |&child| child > adjective)
    };
    let clause = children().find(|&child| {
        let is_infinitive = parse::is_infinitive(analysis, child);
        let mut markers = analysis.children_by(child, Dependency::Marker);
        match tokens[child].dependency {
            Dependency::ClausalComplement => !is_infinitive && frames.contains("c"),
            Dependency::AdverbialClause => {
                frames.contains("c") && markers.any(|at| &*tokens[at].text == "that")
            }
            Dependency::OpenComplement => is_infinitive && frames.contains("i"),
            _ => false,
        }
    });
    if let Some(clause) = clause {
        return Some(Complement {
            tokens: analysis.subtree(clause).into_iter().collect(),
            preposition: None,
        });
    }
    let preposition = children().find(|&child| {
        matches!(
            tokens[child].dependency,
            Dependency::Preposition | Dependency::Agent
        ) && frames.contains(&*tokens[child].text)
    })?;
    let mut inside: BTreeSet<usize> = analysis.subtree(preposition).into_iter().collect();
    inside.remove(&preposition);
    let object = [
        Dependency::PrepositionObject,
        Dependency::PrepositionComplement,
    ];
    let object = analysis.child_by(preposition, &object)?;
    (tokens[object].pos != PartOfSpeech::Pronoun).then_some(Complement {
        tokens: inside,
        preposition: Some(preposition),
    })
}

/// The start of the cue: the verb group where it stands beside the adjective.
fn start(analysis: &Analysis, copula: usize, adjective: usize) -> usize {
    let Range { start, end } = cue::verb_group(analysis, copula);
    let between = &analysis.tokens()[end.min(adjective)..adjective];
    let is_beside = between.iter().all(|token| {
        matches!(
            token.pos,
            PartOfSpeech::Adverb | PartOfSpeech::Particle | PartOfSpeech::Coordinator
        )
    });
    if is_beside && start <= adjective {
        start
    } else {
        adjective
    }
}
