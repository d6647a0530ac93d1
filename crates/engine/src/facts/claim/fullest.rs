//! How the opening of an article names in full whom its headline names in short: "seven" are "at least
//! seven people", "Obama" is "Barack Obama".

use crate::facts::Mention;
use crate::facts::clause;
use crate::language::{Dependency, PartOfSpeech};

use super::happening::Participant;
use super::reader::Reader;

/// The most tokens of a phrase that stands for a shorter one.
const TOKENS: usize = 6;

/// The participant as the opening of the article names it, where that says more.
pub fn of(reader: &Reader<'_>, participant: Participant) -> Participant {
    if let Some(full) = by_name(reader, participant) {
        return full;
    }
    if !clause::in_headline(reader.analysis(), participant.head) {
        return participant;
    }
    by_noun(reader, participant).unwrap_or(participant)
}

/// The longest name of the same entity.
fn by_name(reader: &Reader<'_>, participant: Participant) -> Option<Participant> {
    let head = reader.token(participant.head).span;
    let (named, mention, meant) = reader.entities.at(head.start)?;
    // "The Cubs' manager" is not the Cubs: only a phrase that is the name alone.
    if mention != Some(Mention::Name) || participant.span.len() > named.len() + "the ".len() {
        return None;
    }
    let mentions = reader.entities.within(reader.opening()?);
    let names = mentions.filter(|&(_, mention, entity)| {
        mention == Some(Mention::Name) && std::ptr::eq(entity, meant)
    });
    let (span, ..) = names.max_by_key(|(span, ..)| (span.len(), std::cmp::Reverse(span.start)))?;
    (span.len() > named.len()).then_some(Participant {
        span,
        ..participant
    })
}

/// The first phrase behind the headline with the same noun or number that is longer.
fn by_noun(reader: &Reader<'_>, participant: Participant) -> Option<Participant> {
    let analysis = reader.analysis();
    let head = reader.token(participant.head);
    let short = analysis.tokens_in(participant.span).len();
    let count = head.text.to_lowercase();
    let same = |token: usize| {
        let noun = reader.token(token).pos == PartOfSpeech::Noun;
        let counted = || {
            let mut numbers = analysis.children_by(token, Dependency::NumericModifier);
            numbers.any(|number| reader.token(number).text.to_lowercase() == count)
        };
        // "half of *all children*" are not all.
        let above = reader.token(reader.token(token).head);
        let is_part = reader.token(token).dependency == Dependency::PrepositionObject
            && above.text.eq_ignore_ascii_case("of");
        noun && !is_part
            && match head.pos {
                PartOfSpeech::Number => counted(),
                PartOfSpeech::Noun => reader.lemma(token) == reader.lemma(participant.head),
                _ => false,
            }
    };
    let behind = analysis.tokens_in(reader.opening()?);
    let behind = behind.filter(|&token| !clause::in_headline(analysis, token) && same(token));
    let phrases = behind.map(|token| (token, clause::extended_phrase(analysis, token)));
    let mut longer = phrases.filter(|(_, phrase)| short < phrase.len() && phrase.len() <= TOKENS);
    let (head, tokens) = longer.next()?;
    Some(Participant {
        head,
        span: analysis.span_of(tokens),
    })
}
