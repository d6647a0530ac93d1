//! What is told: the claims of an article, one for each clause with its complements.
//!
//! Verbs, nouns and casualties that tell of events become [`happening::Happening`]s, mentions of the same
//! event are united, and the one that the article is about is chosen. Then come the clauses that tell
//! what is so, and what only repeats another claim goes.

#[cfg(test)]
mod belief_tests;
mod casualty;
mod circumstance;
mod extent;
mod figures;
mod fullest;
mod happening;
mod lead;
mod lexicon;
mod listing;
mod main_event;
mod nominal;
#[cfg(test)]
mod participant_tests;
mod predicate;
mod reader;
pub(super) mod record;
mod repeats;
pub(super) mod rules;
mod said;
mod scene;
mod state;
mod subject;
mod telling;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod triple_tests;
mod triples;
mod unite;
mod verbal;
mod worth;

use std::collections::HashSet;

use crate::article::{SectionKind, Span};
use crate::language::{PartOfSpeech, Tag};

use super::clause::{self, Force};
use super::phrase;
use super::{Claim, Confidence, EntityIndex, Fact, FactContent, Factuality, Phrase, Source};

use extent::Extent;
use happening::{Happening, Participant};
use reader::Reader;
use scene::Scene;
use unite::Group;

/// The claims of an article, of which `facts` are the quotes, times and quantities.
pub fn extract(source: Source<'_>, entities: &EntityIndex<'_>, facts: &[Fact]) -> Vec<Fact> {
    let reader = Reader::new(source, entities, facts);
    let mut happenings = verbal::happenings(&reader);
    happenings.extend(nominal::happenings(&reader));
    happenings.extend(casualty::happenings(&reader));
    happenings.sort_by_key(|happening| happening.trigger);
    let events = unite::unite(&reader, happenings);
    let main = main_event::choose(&reader, &events)
        .filter(|&number| listing::may_be_main(&reader, &events[number]));
    let events = listing::events(&reader, &events, main);
    let verbs: HashSet<usize> = events
        .iter()
        .flat_map(|(group, main)| listing::verbs(&reader, group, *main))
        .collect();
    let states = unite::unite(&reader, state::happenings(&reader, &verbs));
    let mut told = Vec::new();
    for (group, main) in events {
        tell(&reader, &group, main, &mut told);
    }
    for group in states {
        tell(&reader, &group, false, &mut told);
    }
    let listed = listing::claims(told).into_iter();
    listed.map(|told| told.fact(source)).collect()
}

/// Adds the claim of a group of mentions, and those of its mentions that tell more than that.
fn tell(reader: &Reader<'_>, group: &Group, main: bool, told: &mut Vec<Told>) {
    let leading = if main {
        group.leading(reader)
    } else {
        group.primary()
    };
    let repeats = |mention: &Happening| repeats::repeats(reader, leading, mention);
    let (same, others) = group.clone().split(leading, repeats);
    let slots = if main { group } else { &same };
    told.push(Told {
        claim: claim(reader, slots, leading, main),
        evidence: same.evidence(leading),
        mention: Happening {
            confidence: certainty(reader, leading),
            ..leading.clone()
        },
        is_headed: clause::in_headline(reader.analysis(), leading.trigger),
    });
    for group in unite::unite(reader, others) {
        tell(reader, &group, false, told);
    }
}

/// How sure a claim is that tells of one of two things: it is a guess.
const OPEN: Confidence = 0.35;

/// Whether a sentence of the body is written in capitals throughout, as subtitles are: the parse knows little of such text.
fn is_in_capitals(reader: &Reader<'_>, token: usize) -> bool {
    const WORDS: usize = 8;
    let sentence = reader.analysis().sentence_of(token);
    let words = sentence.tokens.clone().map(|at| &*reader.token(at).text);
    let letters = words.filter(|word| word.contains(char::is_alphabetic));
    let (capital, other): (Vec<&str>, Vec<&str>) =
        letters.partition(|word| !word.contains(char::is_lowercase));
    sentence.section == SectionKind::Body
        && capital.len() >= WORDS
        && other.len() * WORDS < capital.len()
}

/// How sure a mention is, once it is known of whom or what it tells.
fn certainty(reader: &Reader<'_>, told: &Happening) -> Confidence {
    let clause = told.clause.and_then(|verb| reader.clause_of(verb));
    let is_open = clause.is_some_and(|clause| subject::is_open(reader, clause));
    if is_open || is_in_capitals(reader, told.trigger) {
        OPEN.min(told.confidence)
    } else {
        told.confidence
    }
}

/// The claim that a group of mentions makes, as one of them words it. The main event is told in full:
/// everybody who has a part in it, and the scene that the opening of the article sets.
fn claim(reader: &Reader<'_>, group: &Group, told: &Happening, main: bool) -> Claim {
    let article = reader.source.article;
    let analysis = reader.analysis();
    let phrase = |span: Span| {
        let tokens = analysis.tokens_in(reader.whole(span));
        let tokens = phrase::with_hyphens(analysis, tokens);
        let whole = analysis.span_of(phrase::with_marks(analysis, tokens));
        Phrase::new(article, whole.hull(span))
    };
    let phrases = |spans: &[Span]| distinct(spans.iter().copied().map(phrase));
    // A pronoun for which nothing is found says nothing of who it is.
    let is_told = |participant: &&Participant| {
        let head = reader.token(participant.head);
        head.tag != Tag::Prp || participant.span != head.span
    };
    let words = |participants: &[Participant]| -> Vec<Phrase> {
        let told = participants.iter().filter(is_told);
        distinct(told.map(|participant| phrase(participant.span)))
    };
    let clause = told.clause.and_then(|verb| reader.clause_of(verb));
    let trigger = reader.token(told.trigger).span;
    let what = predicate::of(reader, told);
    let (mut who, mut whom) = (group.who(reader), group.whom(reader));
    let scene = if main {
        (who, whom) = in_full(reader, group, what);
        Scene::of_main(reader, group)
    } else {
        Scene::of(group)
    };
    let mut claim = Claim {
        text: clause.map_or_else(
            || super::one_line(article.slice(told.evidence)),
            |clause| Extent::of(reader, clause).text(reader),
        ),
        what: phrase(what),
        trigger: (what != trigger).then_some(trigger),
        who: words(&who),
        whom: words(&whom),
        when: phrases(&scene.when),
        place: phrases(&scene.place),
        how_many: phrases(group.circumstances(|mention| &mention.how_many)),
        why: phrases(group.circumstances(|mention| &mention.why)),
        how: phrases(group.circumstances(|mention| &mention.how)),
        factuality: listing::refused(reader, told).unwrap_or(group.factuality()),
        by: said::by(reader, told.clause.unwrap_or(told.trigger)),
        main,
        worth: clause.map_or(worth::BASE, |clause| worth::of_clause(reader, clause)),
        condition: clause.and_then(|clause| telling::condition(reader, clause)),
        triples: group.triples(reader),
    };
    claim.worth = (claim.worth + worth::of_slots(&claim)).min(1.0);
    claim
}

/// Phrases without those that stand within another before them: "13" of "13-13".
fn distinct(phrases: impl Iterator<Item = Phrase>) -> Vec<Phrase> {
    let mut known: Vec<Phrase> = Vec::new();
    for phrase in phrases {
        if !known.iter().any(|other| other.span.covers(phrase.span)) {
            known.push(phrase);
        }
    }
    known
}

/// A claim with what it was read from.
struct Told {
    claim: Claim,
    evidence: Vec<Span>,
    mention: Happening,
    /// Whether a headline tells it.
    is_headed: bool,
}

impl Told {
    fn fact(self, source: Source<'_>) -> Fact {
        Fact::suggested(
            source.article,
            FactContent::Claim(Box::new(self.claim)),
            &self.evidence,
            self.mention.rule,
            self.mention.confidence,
        )
    }
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

/// Whether what is told has happened, from the mood of its clause.
fn factuality(mood: clause::Mood) -> Factuality {
    match mood.force {
        _ if mood.negated => Factuality::Denied,
        Force::Unrealised => Factuality::Denied,
        Force::Past => Factuality::Happened,
        Force::Present => Factuality::Ongoing,
        Force::Intended => Factuality::Planned,
        Force::Possible | Force::Necessary => Factuality::Possible,
    }
}
