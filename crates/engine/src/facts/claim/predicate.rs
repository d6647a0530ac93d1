//! What the main event is, as a reporter would put it: "won the World Series", not "won".

use std::ops::Range;

use crate::article::Span;
use crate::facts::clause::{self, Clause};
use crate::facts::phrase;
use crate::facts::titles::title_word;
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::casualty;
use super::happening::Happening;
use super::nominal;
use super::reader::Reader;
use super::telling;

/// Tokens up to which an object is told in full; of a longer one the noun with what stands before it is.
const OBJECT: usize = 8;

/// The predicate of a mention, or its noun with the words before it.
pub fn of(reader: &Reader<'_>, mention: &Happening) -> Span {
    let analysis = reader.analysis();
    let clause = mention.clause.and_then(|verb| reader.clause_of(verb));
    let tokens = match (mention.rule, clause) {
        (casualty::RULE, _) => casualty::all(reader, mention.trigger),
        (nominal::RULE | nominal::ALONE, _) | (_, None) => noun(reader, mention.trigger),
        (_, Some(clause)) => predicate(reader, mention, clause),
    };
    analysis.span_of(tokens)
}

/// An event noun without article, possessor and actor: "Leeds bus crash".
fn noun(reader: &Reader<'_>, head: usize) -> Range<usize> {
    let analysis = reader.analysis();
    let mut tokens = clause::noun_phrase(analysis, head);
    // "Anna Miller protests": the name acts, where the parse takes the verb for a noun.
    let acts = |at: usize| {
        reader.is_in_person(at)
            || title_word(&reader.token(at).text).is_some_and(|title| title.is_address)
    };
    let opens = |at: usize| {
        matches!(
            reader.token(at).dependency,
            Dependency::Determiner | Dependency::Possessive
        ) && reader.token(at).head == head
            || reader.token(at).tag == Tag::PossessiveMark
            || acts(at)
    };
    while tokens.start < head && opens(tokens.start) {
        tokens.start += 1;
    }
    tokens.start..tokens.end.max(head + 1)
}

/// A verb with its auxiliaries, particle and complements; of an intransitive one with the phrase that
/// follows, unless that tells when, where or by whom.
fn predicate(reader: &Reader<'_>, mention: &Happening, clause: &Clause) -> Range<usize> {
    let analysis = reader.analysis();
    let sentence = analysis.sentence_of(clause.verb).tokens.clone();
    let group = clause.verb_group(analysis);
    let is_told_with_agent = clause.passive && !clause.agents.is_empty();
    let subject_end = clause
        .subject_head()
        .filter(|&subject| subject < clause.verb)
        .map_or(sentence.start, |subject| subject + 1);
    let first = group.iter().copied().find(|&at| at >= subject_end);
    let start = match first {
        // The agent acts, but does not "be arrested".
        Some(first) if !is_told_with_agent => first,
        _ => clause.verb,
    };
    let last = group.last().copied().unwrap_or(clause.verb);
    let mut end = last.max(clause.verb) + 1;
    let complements = clause
        .recipient
        .iter()
        .chain(&clause.objects)
        .chain(&clause.predicative);
    for &complement in complements {
        let full = clause::extended_phrase(analysis, complement);
        let short = clause::noun_phrase(analysis, complement);
        let taken = if full.len() <= OBJECT { full } else { short };
        if taken.start >= end && is_near(reader, end, taken.start) {
            end = taken.end;
        }
        end = with_rest(analysis, clause.verb, complement, end);
    }
    if let Some(content) = clause
        .complement
        .filter(|_| end == last.max(clause.verb) + 1)
        && content >= end
        && !telling::is_content(reader, content)
    {
        end = analysis.subtree_range(content).end;
    }
    if end == last.max(clause.verb) + 1 {
        let adverbs = (end..sentence.end)
            .take_while(|&at| reader.token(at).dependency == Dependency::AdverbialModifier);
        let next = adverbs.last().map_or(end, |last| last + 1);
        let follows = |preposition: usize| preposition == next;
        let oblique = clause
            .obliques
            .iter()
            .find(|oblique| follows(oblique.preposition));
        if let Some(oblique) = oblique.filter(|oblique| !is_circumstance(reader, mention, oblique))
        {
            end = clause::noun_phrase(analysis, oblique.object).end.max(end);
        }
    }
    phrase::trim(analysis, start..end.min(sentence.end))
}

/// The end of an object with the name right behind its title ("amazes team principal *Ada Obi*") and
/// with what the verb makes of it ("left seven *dead*").
fn with_rest(analysis: &Analysis, verb: usize, object: usize, end: usize) -> usize {
    let name = analysis.children_by(object, Dependency::Apposition);
    let made = analysis.children(verb).iter().copied().filter(|&at| {
        let word = &analysis.tokens()[at];
        word.dependency == Dependency::ObjectPredicate
            || word.dependency == Dependency::ClausalComplement
                && word.pos == PartOfSpeech::Adjective
    });
    name.chain(made).fold(end, |end, head| {
        let words = clause::noun_phrase(analysis, head);
        if words.start == end { words.end } else { end }
    })
}

/// Whether nothing but words of the same phrase stands between two places.
fn is_near(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    let quotes = |at: usize| matches!(&*reader.token(at).text, "“" | "‘" | "\"" | "``");
    (from..to).all(|at| reader.token(at).pos != PartOfSpeech::Punctuation || quotes(at))
        && to - from <= 3
}

/// Whether a prepositional phrase answers another question.
fn is_circumstance(reader: &Reader<'_>, mention: &Happening, oblique: &clause::Oblique) -> bool {
    let object = reader.token(oblique.object).span;
    reader.time_at(object).is_some()
        || mention.place.iter().any(|place| place.overlaps(object))
        || reader
            .token(oblique.preposition)
            .text
            .eq_ignore_ascii_case("by")
}
