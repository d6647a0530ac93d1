//! Who said it: the subject of the cue, its agent, or the noun whose clause it is.

use crate::facts::clause::is_reporting;
use crate::facts::people::is_person;
use crate::facts::titles::title_word;
use crate::facts::{EntityIndex, EntityType, Mention};
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::cue;
use super::draft::SpeakerSource;

/// How many verbs up the subject of a cue may stand.
const STEPS: usize = 4;

/// The speaker of a cue verb.
pub fn of_verb(analysis: &Analysis, verb: usize) -> SpeakerSource {
    let mut at = verb;
    for _ in 0..STEPS {
        if is_passive(analysis, at) {
            return agent(analysis, at);
        }
        if cue::is_mistaken_for_noun(analysis, at) && subject(analysis, at).is_none() {
            let name = analysis.child_by(at, &[Dependency::Compound]);
            return name.map_or(SpeakerSource::Untold, SpeakerSource::Phrase);
        }
        if let Some(subject) = subject(analysis, at) {
            return if is_empty_subject(analysis, at, subject) {
                SpeakerSource::Untold
            } else {
                SpeakerSource::Phrase(subject)
            };
        }
        let head = governor(analysis, at);
        match analysis.tokens()[at].dependency {
            Dependency::ClausalModifier if analysis.tokens()[at].tag == Tag::Vbn => {
                return agent(analysis, at);
            }
            // "a statement saying that": the noun speaks.
            Dependency::ClausalModifier | Dependency::RelativeClause => {
                return SpeakerSource::Phrase(head);
            }
            Dependency::OpenComplement => {
                // "urged him to say": the object of the higher verb speaks.
                let object = analysis.child_by(head, &[Dependency::DirectObject]);
                if let Some(object) = object.filter(|&object| object < at) {
                    let is_reflexive = analysis.tokens()[object].text.ends_with("self");
                    let is_person = analysis.tokens()[object].tag == Tag::Prp
                        || analysis.tokens()[object].tag.is_proper_noun();
                    if is_person && !is_reflexive {
                        return SpeakerSource::Phrase(object);
                    }
                }
                at = head;
            }
            Dependency::PrepositionComplement => {
                at = analysis.tokens()[head].head;
                // "Obi was quoted as saying"
                let told = [Dependency::PassiveSubject];
                let quoted = analysis
                    .child_by(at, &told)
                    .filter(|_| analysis.tokens()[head].text.eq_ignore_ascii_case("as"));
                if let Some(subject) = quoted {
                    return SpeakerSource::Phrase(subject);
                }
                // "Obi was convicted of telling her"
                let accused = analysis.child_by(at, &told).filter(|_| at < verb);
                if let Some(subject) = accused.filter(|_| is_passive(analysis, at)) {
                    return SpeakerSource::Phrase(subject);
                }
            }
            Dependency::Conjunct
            | Dependency::AdverbialClause
            | Dependency::Unclassified
            | Dependency::Parataxis
                if head != at =>
            {
                at = head;
            }
            _ => return SpeakerSource::Untold,
        }
    }
    SpeakerSource::Untold
}

/// The verb that a verb is subordinate or joined to. A past tense joined to an infinitive, as
/// "urged" to "exploit" in "warned that it may exploit … and urged", belongs to the next finite
/// verb above.
pub fn governor(analysis: &Analysis, verb: usize) -> usize {
    let tokens = analysis.tokens();
    let head = tokens[verb].head;
    if !is_misjoined(analysis, verb) {
        return head;
    }
    let is_finite = |&above: &usize| tokens[above].tag == tokens[verb].tag;
    analysis.ancestors(head).find(is_finite).unwrap_or(head)
}

/// Whether the parse joins a past tense to an infinitive.
pub fn is_misjoined(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let head = tokens[verb].head;
    tokens[verb].dependency == Dependency::Conjunct
        && tokens[verb].tag == Tag::Vbd
        && tokens[head].tag == Tag::Vb
        && subject(analysis, verb).is_none()
        && analysis
            .ancestors(head)
            .any(|above| tokens[above].tag == Tag::Vbd)
}

/// The active subject of a verb.
fn subject(analysis: &Analysis, verb: usize) -> Option<usize> {
    analysis.child_by(verb, &[Dependency::Subject])
}

/// Whether a verb is passive: its subject is spoken to or of.
pub fn is_passive(analysis: &Analysis, verb: usize) -> bool {
    let marks = [Dependency::PassiveSubject, Dependency::PassiveAuxiliary];
    analysis.child_by(verb, &marks).is_some()
}

/// The doer of a passive verb, after "by".
pub fn agent(analysis: &Analysis, verb: usize) -> SpeakerSource {
    let doer = analysis
        .child_by(verb, &[Dependency::Agent])
        .and_then(|by| analysis.child_by(by, &[Dependency::PrepositionObject]));
    doer.map_or(SpeakerSource::Untold, SpeakerSource::Phrase)
}

/// "There" and "what" say nothing, and "it" only where it stands for somebody: before a verb of its
/// own meaning, not before "be" or "seem".
fn is_empty_subject(analysis: &Analysis, verb: usize, subject: usize) -> bool {
    let word = &analysis.tokens()[subject];
    let text = word.text.to_lowercase();
    let is_empty_verb = matches!(
        &*analysis.tokens()[verb].lemma,
        "be" | "seem" | "appear" | "happen" | "turn"
    );
    match text.as_str() {
        "it" | "this" | "that" | "which" => is_empty_verb,
        "there" | "what" | "nobody" => true,
        _ => false,
    }
}

/// The noun that a relative pronoun as subject stands for.
pub fn antecedent(analysis: &Analysis, pronoun: usize) -> Option<usize> {
    let word = &analysis.tokens()[pronoun];
    if !matches!(word.tag, Tag::Wp | Tag::Wdt) {
        return None;
    }
    let mut verb = word.head;
    for _ in 0..STEPS {
        let token = &analysis.tokens()[verb];
        if token.dependency == Dependency::RelativeClause {
            return Some(token.head);
        }
        if token.head == verb {
            return None;
        }
        verb = token.head;
    }
    None
}

/// Who without a name spoke in the sentence before, where a pronoun names nobody: "One witness fled. *She* said".
pub fn spoke_before(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    pronoun: usize,
) -> Option<usize> {
    let tokens = analysis.tokens();
    let number: &[Tag] = match tokens[pronoun].text.to_lowercase().as_str() {
        "he" | "she" => &[Tag::Nn],
        "they" => &[Tag::Nns],
        _ => return None,
    };
    if entities.at(tokens[pronoun].span.start).is_some() {
        return None;
    }
    let before = tokens[pronoun].sentence.checked_sub(1)?;
    let sentence = &analysis.sentences()[before];
    let mut subjects = sentence.tokens.clone().filter(|&at| {
        tokens[at].dependency == Dependency::Subject
            && tokens[tokens[at].head].dependency == Dependency::Root
    });
    let subject = subjects.next()?;
    let is_named = entities
        .at(tokens[subject].span.start)
        .is_some_and(|(_, mention, _)| mention == Some(Mention::Name));
    let speaks = cue::is_speaking_noun(analysis, subject)
        || is_person(&tokens[subject].lemma.to_lowercase());
    let alone = is_reporting(&tokens[tokens[subject].head].lemma)
        || entities.within(sentence.span).all(|(_, mention, entity)| {
            mention != Some(Mention::Name) || entity.entity_type != EntityType::Person
        });
    (number.contains(&tokens[subject].tag) && !is_named && speaks && alone).then_some(subject)
}

/// Whether a noun can speak: a person, an organization, a people, or a word for such.
pub fn can_speak(analysis: &Analysis, entities: &EntityIndex<'_>, token: usize) -> bool {
    let token = antecedent(analysis, token).unwrap_or(token);
    let word = &analysis.tokens()[token];
    let text = word.text.to_lowercase();
    if word.pos == PartOfSpeech::Pronoun && cue::is_speaking_noun(analysis, token)
        || word.tag == Tag::Cd
    {
        return true;
    }
    if let Some((_, _, entity)) = entities.at(word.span.start)
        && entity.entity_type != EntityType::Other
    {
        return matches!(
            entity.entity_type,
            EntityType::Person | EntityType::Organization | EntityType::Group | EntityType::Place
        ) || cue::is_speaking_noun(analysis, token);
    }
    cue::is_utterance(analysis, token)
        || cue::is_speaking_noun(analysis, token)
        || title_word(&text).is_some()
        || word.tag.is_proper_noun()
}
