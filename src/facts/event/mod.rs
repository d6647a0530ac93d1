//! What happened: the main event of an article and its others.
//!
//! Verbs and nouns that tell of events become [`happening::Happening`]s, mentions of the same event are united,
//! and the one that the article is about is chosen.

mod circumstance;
mod happening;
mod lexicon;
mod main_event;
mod nominal;
mod reader;
mod scene;
#[cfg(test)]
mod tests;
mod unite;
mod verbal;

use crate::article::Span;

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
    happenings.sort_by_key(|happening| happening.trigger);
    let groups = unite::unite(&reader, happenings);
    let main = main_event::choose(&reader, &groups);
    let facts = groups.iter().enumerate();
    facts
        .map(|(number, group)| fact(&reader, group, Some(number) == main))
        .collect()
}

/// The fact that a group of mentions makes.
fn fact(reader: &Reader<'_>, group: &Group, main: bool) -> Fact {
    let article = reader.source.article;
    let phrase = |span: Span| Phrase::new(article, reader.entities.whole_names(span));
    let phrases = |spans: &[Span]| -> Vec<Phrase> { spans.iter().copied().map(phrase).collect() };
    let words = |participants: &[Participant]| -> Vec<Phrase> {
        let spans = participants.iter().map(|participant| participant.span);
        spans.map(phrase).collect()
    };
    let primary = group.primary();
    let mut scene = Scene::of(group);
    if main && group.status() == EventStatus::Happened {
        scene.complete(reader);
    }
    let event = Event {
        what: Phrase::new(article, reader.token(primary.trigger).span),
        who: words(&group.who(reader)),
        whom: words(&group.whom(reader)),
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
        &group.evidence(),
        primary.rule,
        primary.confidence,
    )
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
