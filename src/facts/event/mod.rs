//! What happened: the main event of an article and its others.
//!
//! Verbs and nouns that tell of events become [`happening::Happening`]s, mentions of the same event are united,
//! and the one that the article is about is chosen.

mod casualty;
mod circumstance;
mod fullest;
mod happening;
mod lead;
mod lexicon;
mod main_event;
mod nominal;
mod predicate;
mod reader;
mod scene;
#[cfg(test)]
mod tests;
mod unite;
mod verbal;

use crate::article::Span;
use crate::language::PartOfSpeech;

use super::clause::{self, Force};
use super::{EntityIndex, Event, EventStatus, Fact, FactContent, Phrase, Source};

use happening::Participant;
use reader::Reader;
use scene::Scene;
use unite::Group;

/// The events of an article.
pub fn extract(source: Source<'_>, entities: &EntityIndex<'_>, times: &[Fact]) -> Vec<Fact> {
    let reader = Reader::new(source, entities, times);
    let mut happenings = verbal::happenings(&reader);
    happenings.extend(nominal::happenings(&reader));
    happenings.extend(casualty::happenings(&reader));
    happenings.sort_by_key(|happening| happening.trigger);
    let groups = unite::unite(&reader, happenings);
    let main = main_event::choose(&reader, &groups);
    let facts = groups.iter().enumerate();
    facts
        .map(|(number, group)| fact(&reader, group, Some(number) == main))
        .collect()
}

/// The fact that a group of mentions makes. The main event is told in full: its predicate, everybody
/// who has a part in it, and the scene that the opening of the article sets.
fn fact(reader: &Reader<'_>, group: &Group, main: bool) -> Fact {
    let article = reader.source.article;
    let phrase = |span: Span| Phrase::new(article, reader.entities.whole_names(span));
    let phrases = |spans: &[Span]| -> Vec<Phrase> { spans.iter().copied().map(phrase).collect() };
    let words = |participants: &[Participant]| -> Vec<Phrase> {
        let spans = participants.iter().map(|participant| participant.span);
        spans.map(phrase).collect()
    };
    let told = if main {
        group.leading(reader)
    } else {
        group.primary()
    };
    let trigger = reader.token(told.trigger).span;
    let (mut who, mut whom) = (group.who(reader), group.whom(reader));
    let mut what = trigger;
    let scene = if main {
        what = predicate::of(reader, told);
        (who, whom) = in_full(reader, group, what);
        Scene::of_main(reader, group)
    } else {
        Scene::of(group)
    };
    let event = Event {
        what: phrase(what),
        trigger: (what != trigger).then_some(trigger),
        who: words(&who),
        whom: words(&whom),
        when: phrases(&scene.when),
        place: phrases(&scene.place),
        why: phrases(group.circumstances(|mention| &mention.why)),
        how: phrases(group.circumstances(|mention| &mention.how)),
        status: group.status(),
        main,
    };
    Fact::suggested(
        article,
        FactContent::Event(event),
        &group.evidence(told),
        told.rule,
        told.confidence,
    )
}

/// The most people named for a part in the main event.
const PARTICIPANTS: usize = 3;

/// Who has a part in the main event. Where nobody is said to act, it is told of those it happens to
/// ("seven people were killed"); things that the predicate names already undergo nothing twice.
fn in_full(reader: &Reader<'_>, group: &Group, what: Span) -> (Vec<Participant>, Vec<Participant>) {
    let mut who = group.who(reader);
    let mut whom = group.whom(reader);
    if who.is_empty() {
        who = std::mem::take(&mut whom);
    }
    let name = |participant: &Participant| reader.referent(participant.head);
    let taken: Vec<String> = who.iter().chain(&whom).map(name).collect();
    let others = group.mentions().iter().flat_map(|mention| &mention.who);
    let others: Vec<Participant> = others.copied().chain(lead::subjects(reader)).collect();
    for other in &others {
        let known =
            taken.contains(&name(other)) || who.iter().any(|some| name(some) == name(other));
        let is_named = reader.token(other.head).pos != PartOfSpeech::Pronoun;
        if who.len() < PARTICIPANTS && !known && is_named {
            who.push(*other);
        }
    }
    let fuller = |some: &mut Vec<Participant>| {
        for participant in some {
            *participant = fullest::of(reader, *participant);
        }
    };
    fuller(&mut who);
    fuller(&mut whom);
    whom.retain(|participant| {
        !what.covers(reader.token(participant.head).span) || reader.is_somebody(participant.head)
    });
    (who, whom)
}

/// Whether an event has happened, from the mood of its clause.
fn status(mood: clause::Mood) -> EventStatus {
    match mood.force {
        _ if mood.negated => EventStatus::Negated,
        Force::Unrealised => EventStatus::Negated,
        Force::Past => EventStatus::Happened,
        Force::Present => EventStatus::Ongoing,
        Force::Intended => EventStatus::Planned,
        Force::Possible | Force::Necessary => EventStatus::Possible,
    }
}
