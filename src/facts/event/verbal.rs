//! Events that verbs tell.

use crate::article::Span;
use crate::facts::EventStatus;
use crate::facts::clause::{self, Clause, Force, SubjectOrigin};
use crate::language::{Dependency, PartOfSpeech, Tag};

use super::circumstance;
use super::happening::{Happening, Participant};
use super::lexicon;
use super::reader::Reader;

/// The events that the verbs of an article tell.
pub fn happenings(reader: &Reader<'_>) -> Vec<Happening> {
    let clauses = reader.clauses.iter();
    clauses
        .filter_map(|clause| happening(reader, clause))
        .collect()
}

fn happening(reader: &Reader<'_>, clause: &Clause) -> Option<Happening> {
    let analysis = reader.analysis();
    let lemma = reader.lemma(clause.verb);
    if lexicon::is_eventless(&lemma)
        || (reader.is_absorbed(clause.verb) && !lexicon::is_commitment(&lemma))
        || noun_tells(reader, clause, &lemma)
        || is_question(reader, clause.verb)
    {
        return None;
    }
    let mood = clause::mood(analysis, clause);
    if mood.force == Force::Present && is_habit(reader, clause.verb) {
        return None;
    }
    let acting = |heads: &[usize]| participants(reader, heads);
    let subject: Vec<usize> = clause
        .subject
        .map(|subject| clause::conjuncts(analysis, subject.head))
        .unwrap_or_default();
    let undergoing: Vec<usize> = clause
        .objects
        .iter()
        .copied()
        .chain(clause.recipient)
        .collect();
    let (who, whom) = if clause.passive {
        let undergoing = [subject, undergoing].concat();
        (acting(&clause.agents), acting(&undergoing))
    } else {
        (acting(&subject), acting(&undergoing))
    };
    let status = super::status(mood);
    let named = !(who.is_empty() && whom.is_empty());
    if !named && status == EventStatus::Possible {
        return None;
    }
    let shared = clause
        .subject
        .is_some_and(|subject| subject.origin != SubjectOrigin::Own);
    let confidence = match status {
        _ if !named => 0.5,
        EventStatus::Possible => 0.6,
        _ if shared => 0.75,
        _ => 0.85,
    };
    Some(Happening {
        trigger: clause.verb,
        key: key(reader, clause.verb, &lemma),
        who,
        whom,
        when: reader.times_of(clause.verb).to_vec(),
        place: circumstance::places(reader, &clause.obliques),
        why: circumstance::reasons(reader, clause.verb),
        how: circumstance::manners(reader, clause.verb),
        status,
        definite: false,
        evidence: analysis.span_of(clause.core(analysis)),
        rule: "event.verb",
        confidence,
    })
}

/// The verb with its particle: "break out" is not "break".
fn key(reader: &Reader<'_>, verb: usize, lemma: &str) -> String {
    match reader.analysis().child_by(verb, &[Dependency::Particle]) {
        Some(particle) => format!("{lemma} {}", reader.lemma(particle)),
        None => lemma.to_owned(),
    }
}

/// Whether the event is told by a noun of the clause: "held talks", "the meeting convened".
fn noun_tells(reader: &Reader<'_>, clause: &Clause, lemma: &str) -> bool {
    let is_event = |&noun: &usize| reader.is_event_noun(noun);
    let subject = clause.subject.map(|subject| subject.head);
    let undergoer = if clause.passive {
        subject.as_ref()
    } else {
        None
    };
    (lexicon::is_light(lemma) && clause.objects.iter().chain(undergoer).any(is_event))
        || (lexicon::is_occurrence(lemma) && subject.iter().any(is_event))
}

/// Whether a verb in the simple present tells what is so rather than what happens.
fn is_habit(reader: &Reader<'_>, verb: usize) -> bool {
    let auxiliary = reader
        .analysis()
        .child_by(verb, &[Dependency::Auxiliary, Dependency::PassiveAuxiliary]);
    let progressive = reader.token(verb).tag == Tag::Vbg;
    !progressive || (auxiliary.is_none() && reader.token(verb).dependency == Dependency::Root)
}

fn is_question(reader: &Reader<'_>, verb: usize) -> bool {
    let sentence = reader.analysis().sentence_of(verb).tokens.clone();
    let mut from_end = sentence.rev();
    from_end.find_map(|token| match reader.token(token).pos {
        PartOfSpeech::Punctuation => (&*reader.token(token).text == "?").then_some(true),
        _ => Some(false),
    }) == Some(true)
}

/// The phrases of some nouns, less those that name nobody and nothing.
pub fn participants(reader: &Reader<'_>, heads: &[usize]) -> Vec<Participant> {
    let named = heads.iter().copied().filter(|&head| {
        let token = reader.token(head);
        let pronoun = matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::Ex | Tag::Dt)
            || matches!(
                token.text.to_lowercase().as_str(),
                "it" | "this" | "that" | "itself" | "themselves"
            );
        let resolved = reader.entities.at(token.span.start).is_some();
        let noun = matches!(
            token.pos,
            PartOfSpeech::Noun
                | PartOfSpeech::ProperNoun
                | PartOfSpeech::Pronoun
                | PartOfSpeech::Number
        );
        noun && (resolved || !pronoun) && reader.time_at(token.span).is_none()
    });
    named
        .map(|head| Participant {
            head,
            span: phrase(reader, head),
        })
        .collect()
}

fn phrase(reader: &Reader<'_>, head: usize) -> Span {
    let analysis = reader.analysis();
    analysis.span_of(clause::extended_phrase(analysis, head))
}
