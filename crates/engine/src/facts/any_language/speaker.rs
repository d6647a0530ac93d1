//! Who speaks: a name, somebody told by what they are, or a pronoun, beside a verb of saying. Where nothing is
//! sure there is nobody.

use std::ops::Range;

use crate::article::Span;
use crate::facts::Speaker;
use crate::tongue::Token;

use super::reading::Reading;

/// Words before the noun that tells what somebody is.
const ADJECTIVES: usize = 2;

/// Tokens of a phrase for somebody, and of what is put in between commas behind it.
const LONGEST_PHRASE: usize = 12;
const LONGEST_APPOSITION: usize = 10;

/// Words of a name.
const LONGEST_NAME: usize = 5;

/// Somebody beside a verb of saying.
#[derive(Debug, Clone, PartialEq)]
pub enum Who {
    /// Somebody with a name, and where it stands.
    Named(Span),
    /// Somebody without one.
    Described(Span),
    /// Somebody for whom a pronoun stands.
    Pronoun,
}

impl Who {
    /// The speaker; none for a pronoun, of which nothing tells whom it stands for.
    pub fn speaker(&self, reading: &Reading<'_>) -> Option<Speaker> {
        let (span, last) = match self {
            Self::Named(span) => (*span, reading.text.slice(*span)),
            Self::Described(span) => (*span, ""),
            Self::Pronoun => return None,
        };
        let in_full = reading.name_in_full(last).map(str::to_owned);
        let name = in_full.unwrap_or_else(|| reading.article.slice(span).to_owned());
        Some(Speaker { name, span })
    }
}

/// Somebody told of from a token on, before another one; and where the words for them end.
pub fn phrase(reading: &Reading<'_>, start: usize, limit: usize) -> Option<(Who, usize)> {
    let tongue = reading.tongue;
    let limit = limit.min(start + LONGEST_PHRASE).min(reading.tokens.len());
    let within = |at: usize| &reading.tokens[at.min(limit)..limit];
    if let Some(pronoun) = tongue.find("pronoun", within(start)) {
        return Some((Who::Pronoun, start + pronoun.length));
    }
    let mut at = start;
    while let Some(title) = tongue.find("title", within(at)) {
        at += title.length;
        if within(at).first().is_some_and(|token| token.is('.')) {
            at += 1;
        }
    }
    let has_title = at > start;
    if let Some(determiner) = tongue.find("determiner", within(at)) {
        return described(reading, start, at + determiner.length, limit);
    }
    let end = name_end(reading, at, limit);
    let lead = leading_titles(reading, at, end);
    let name = at + lead..end;
    let is_name = match name.len() {
        0 => false,
        1 => {
            let word = reading.tokens[name.start].text;
            let begins = reading.sentence_of(name.start).start == name.start;
            let stands_out = !begins && !tongue.has("nouns have capitals");
            has_title || lead > 0 || stands_out || reading.is_surname(word)
        }
        words => words <= LONGEST_NAME,
    };
    is_name.then(|| (Who::Named(reading.span(&name)), end))
}

/// How many of the first words of a run of capitalised ones tell what somebody is.
fn leading_titles(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let is_title = |at: &usize| reading.is_speaker(&reading.tokens[*at].lower);
    (start..end).take_while(is_title).count()
}

/// Where a name ends that begins at a token: words with capitals, and small ones between them that names
/// have.
fn name_end(reading: &Reading<'_>, start: usize, limit: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while at < limit {
        if reading.may_be_name(at) {
            at += 1;
            end = at;
        } else if end > start && reading.tongue.is("particle", &reading.tokens[at].lower) {
            at += 1;
        } else {
            break;
        }
    }
    end
}

/// "die Bürgermeisterin von Calw, Anna Holm", "le porte-parole de la police".
fn described(
    reading: &Reading<'_>,
    start: usize,
    noun: usize,
    limit: usize,
) -> Option<(Who, usize)> {
    let has_capitals = reading.tongue.has("nouns have capitals");
    let is_head = |at: &usize| {
        let token = &reading.tokens[*at];
        token.is_word() && (reading.is_speaker(&token.lower) || has_capitals && token.has_capital())
    };
    let candidates = noun..(noun + 1 + ADJECTIVES).min(limit);
    let head = candidates.clone().find(is_head).unwrap_or(noun);
    let known = reading.is_speaker(&reading.tokens.get(head).filter(|_| head < limit)?.lower);
    let mut at = head + 1;
    while at < limit && reading.tokens[at].is_word() {
        let name = name_end(reading, at, limit);
        if name > at {
            let lead = leading_titles(reading, at, name);
            let name = at + lead..name;
            let is_name = name.len() >= 2 || known && name.len() == 1;
            return is_name.then(|| (Who::Named(reading.span(&name)), name.end));
        }
        let Some(next) = complement(reading, at, limit) else {
            break;
        };
        if let Next::Name(name) = next {
            return Some((Who::Named(reading.span(&name)), name.end));
        }
        let Next::Goes(end) = next else { break };
        at = end;
    }
    // ", Anna Holm,"
    let comma = reading.tokens.get(at).filter(|_| at < limit);
    if comma.is_some_and(|token| token.is(',')) {
        let end = name_end(reading, at + 1, limit);
        let closes = reading.tokens.get(end).is_none_or(|token| !token.is_word()) || end == limit;
        if (2..=LONGEST_NAME).contains(&(end - (at + 1).min(end))) && closes {
            let closing = end + 1 == limit;
            let name = reading.span(&(at + 1..end));
            return Some((Who::Named(name), end + usize::from(closing)));
        }
    }
    known.then(|| (Who::Described(reading.span(&(start..at))), at))
}

/// What goes on behind the noun that tells what somebody is.
enum Next {
    /// Words of what they are of, up to a token.
    Goes(usize),
    /// Their name.
    Name(Range<usize>),
}

fn complement(reading: &Reading<'_>, start: usize, limit: usize) -> Option<Next> {
    let tongue = reading.tongue;
    let within = |at: usize| &reading.tokens[at.min(limit)..limit];
    let small = |token: &&Token<'_>| {
        token.is_word() && !token.has_capital() && !tongue.is("function", &token.lower)
    };
    let mut at = start;
    while let Some(found) = tongue
        .find("preposition", within(at))
        .or_else(|| tongue.find("determiner", within(at)))
    {
        at += found.length;
    }
    if at == start {
        // An adjective behind its noun.
        let goes =
            !tongue.has("nouns have capitals") && within(at).first().as_ref().is_some_and(small);
        return goes.then_some(Next::Goes(at + 1));
    }
    let has_article = at - start > 1;
    let run = (at..limit)
        .take_while(|&at| reading.may_be_name(at))
        .count();
    // Of what they are of one word, or two where more follow; the rest is who they are.
    let own = match run {
        0 => return within(at).first().filter(small).map(|_| Next::Goes(at + 1)),
        1 | 2 => run,
        3 => 1,
        _ if has_article => 1,
        _ => run - 2,
    };
    if own == run {
        return Some(Next::Goes(at + run));
    }
    let name = at + own..name_end(reading, at + own, limit);
    Some(Next::Name(name))
}

/// Behind what is put in between commas at a token; the token itself where nothing is.
pub fn behind_apposition(reading: &Reading<'_>, at: usize, limit: usize) -> usize {
    let is_comma = |at: &usize| reading.tokens[*at].is(',');
    if at >= limit || !is_comma(&at) {
        return at;
    }
    let mut inside = at + 1..limit.min(at + LONGEST_APPOSITION);
    let end = inside.find(is_comma);
    end.map_or(at, |end| end + 1)
}

/// Somebody told of right before a verb, within its sentence.
pub fn subject_before(reading: &Reading<'_>, first: usize, verb: usize) -> Option<Who> {
    let comma = (first..verb.saturating_sub(1))
        .rev()
        .find(|&at| reading.tokens[at].is(','));
    let begin = |at: usize| {
        let joins = reading.tongue.find("and", reading.from(at));
        at + joins.map_or(0, |found| found.length)
    };
    let starts = std::iter::once(first)
        .chain(comma.map(|at| at + 1))
        .map(begin);
    starts.filter(|start| *start < verb).find_map(|start| {
        let (who, end) = phrase(reading, start, verb)?;
        (end == verb || behind_apposition(reading, end, verb) == verb).then_some(who)
    })
}

/// Somebody told of at the beginning of a sentence whose verb stands last: the words before its first comma, or
/// all before `limit`.
pub fn subject_first(reading: &Reading<'_>, first: usize, limit: usize) -> Option<(Who, usize)> {
    let comma = (first..limit).find(|&at| !reading.tokens[at].is_word());
    let end = comma.unwrap_or(limit);
    if comma.is_some_and(|at| !reading.tokens[at].is(',')) || end - first > LONGEST_PHRASE {
        return None;
    }
    let words = &reading.tokens[first..end];
    let is_title = |token: &Token<'_>| reading.is_speaker(&token.lower);
    let last_title = words.iter().rposition(is_title);
    let name = first + last_title.map_or(0, |at| at + 1)..end;
    let behind = comma.map_or(end, |at| at + 1);
    if name.is_empty() {
        return Some((Who::Described(reading.span(&(first..end))), behind));
    }
    let is_name = name.clone().all(|at| reading.may_be_name(at)) && name.len() <= LONGEST_NAME;
    let is_sure = last_title.is_some()
        || name.len() > 1
        || reading.is_surname(reading.tokens[name.start].text);
    (is_name && is_sure).then(|| (Who::Named(reading.span(&name)), behind))
}

/// Somebody told of between a verb and what is said, where no letter tells which words are names.
pub fn between(reading: &Reading<'_>, first: usize, limit: usize) -> Option<Who> {
    let tongue = reading.tongue;
    let goes_on = |at: &usize| {
        let token = &reading.tokens[*at];
        token.is_word()
            && !tongue.is("preposition", &token.lower)
            && !tongue.is("function", &token.lower)
            && tongue.find("day", reading.from(*at)).is_none()
            && tongue.find("weekday", reading.from(*at)).is_none()
    };
    let mut start = first;
    while let Some(title) = tongue.find("title", &reading.tokens[start..limit]) {
        start += title.length;
    }
    let has_title = start > first;
    let end = (start..limit).take_while(goes_on).last()? + 1;
    let mut name = start;
    // "the minister", "the minister of the interior": what is of somebody has an article.
    while name < end {
        let word = &reading.tokens[name].lower;
        let is_of_office = word.starts_with("ال") || tongue.is("of office", word);
        let is_office = reading.is_speaker(word) || name > start && is_of_office;
        if !is_office {
            break;
        }
        name += 1;
    }
    let has_office = name > start;
    let words = end - name;
    let is_cut = end < limit && tongue.is("preposition", &reading.tokens[end].lower);
    match words {
        0 => Some(Who::Described(reading.span(&(start..end)))),
        1 if has_office || has_title => Some(Who::Named(reading.span(&(name..end)))),
        2..=4 if !has_office || !is_cut => Some(Who::Named(reading.span(&(name..end)))),
        _ if has_office => Some(Who::Described(reading.span(&(start..end)))),
        _ => None,
    }
}
