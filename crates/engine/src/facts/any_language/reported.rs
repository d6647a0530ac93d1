//! What an article reports as said in its own words: "X sagte, dass …", "X a dit que …", "X …-diğini söyledi".

use std::collections::HashSet;
use std::ops::Range;

use crate::facts::QuoteMode;

use super::reading::Reading;
use super::speaker::{Who, behind_apposition, between, phrase, subject_before, subject_first};
use super::speech::{Cue, Days, Said, verb};

/// Tokens between a verb and what is said, where who speaks stands between.
const FARTHEST: usize = 14;

/// Words that somebody says at least.
const FEWEST_WORDS: usize = 3;

/// The rule for them.
pub const RULE: &str = "quote.verb_and_clause";

/// What is said, the verbs at some tokens left out: they tell of quotations.
pub fn sayings(
    reading: &Reading<'_>,
    days: &Days,
    quotations: &[Range<usize>],
    taken: &HashSet<usize>,
) -> Vec<Said> {
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        if reading.tongue.has("verb last") {
            found.extend(said_last(reading, sentence, quotations));
            continue;
        }
        let mut at = sentence.start;
        while at < sentence.end {
            let is_quoted = quotations.iter().any(|quotation| quotation.contains(&at));
            let cue = verb(reading, at).filter(|_| !is_quoted && !taken.contains(&at));
            let said = cue.and_then(|cue| said_behind(reading, days, sentence, cue));
            let Some((cue, who, content)) = said else {
                at += 1;
                continue;
            };
            at = content.end;
            found.extend(said_in(reading, quotations, cue, who, content));
        }
    }
    found
}

fn said_in(
    reading: &Reading<'_>,
    quotations: &[Range<usize>],
    cue: Cue,
    who: Option<Who>,
    mut content: Range<usize>,
) -> Option<Said> {
    let is_stop = |at: usize| reading.tokens[at].is_one_of(&['.', '!', '?', '…', '؟', ',', ';']);
    while !content.is_empty() && is_stop(content.end - 1) {
        content.end -= 1;
    }
    let words = reading.tokens[content.clone()].iter();
    // Words with endings tell in two what takes others three.
    let fewest = FEWEST_WORDS - usize::from(reading.tongue.has("verb last"));
    let is_enough = words.filter(|token| token.is_word()).count() >= fewest;
    let is_quoted = quotations
        .iter()
        .any(|quotation| quotation.start < content.end && content.start < quotation.end);
    is_enough.then(|| Said {
        content: reading.span(&content),
        mode: if is_quoted {
            QuoteMode::Mixed
        } else {
            QuoteMode::Indirect
        },
        cue,
        who,
    })
}

/// Who says what behind a verb.
fn said_behind(
    reading: &Reading<'_>,
    days: &Days,
    sentence: &Range<usize>,
    cue: Cue,
) -> Option<(Cue, Option<Who>, Range<usize>)> {
    let tongue = reading.tongue;
    let end = cue.tokens.end;
    let particle = |at: usize| tongue.find_as("says", "particle", reading.from(at));
    if tongue.has("verb first") {
        let mut near = end..sentence.end.min(end + FARTHEST);
        let at = near.find(|&at| !reading.tokens[at].is_word() || particle(at).is_some())?;
        particle(at)?;
        let who = between(reading, end, at);
        return Some((cue, who, at..sentence.end));
    }
    let before = subject_before(reading, sentence.start, cue.tokens.start);
    let start = days.behind(reading, end);
    let told = phrase(reading, start, sentence.end).filter(|_| before.is_none());
    let (who, end) = match told {
        Some((who, end)) => (Some(who), end),
        None => (before, start),
    };
    // What stands between commas behind a name comes before what is said.
    let ends = [end, behind_apposition(reading, end, sentence.end)];
    let content = ends.into_iter().find_map(|end| {
        let at = days.behind(reading, end);
        let has_comma = reading.tokens.get(at).is_some_and(|token| token.is(','));
        let start = at + usize::from(has_comma);
        let is_begun = particle(start).is_some();
        let is_plain = has_comma
            && tongue.has("speech without a word before it")
            && who.is_some()
            && tongue.find("subordinate", reading.from(start)).is_none();
        (is_begun || is_plain).then_some(start..sentence.end)
    })?;
    Some((cue, who, content))
}

/// What is said before a verb that ends its sentence.
fn said_last(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    quotations: &[Range<usize>],
) -> Option<Said> {
    let tongue = reading.tongue;
    let last = sentence
        .clone()
        .rev()
        .find(|&at| reading.tokens[at].is_word())?;
    let verb = (sentence.start..=last).find(|&at| {
        let length = tongue.find_as("says", "reported", reading.from(at));
        length.is_some_and(|length| at + length == last + 1)
    })?;
    let told = reading.tokens.get(verb.checked_sub(1)?)?;
    let mut endings = tongue.words("says");
    let is_told = told.is_word()
        && endings.any(|(ending, sort)| sort == "reported ending" && told.lower.ends_with(ending));
    if !is_told || verb <= sentence.start {
        return None;
    }
    let subject = subject_first(reading, sentence.start, verb);
    let subject = subject.filter(|(_, end)| *end < verb);
    let (who, start) = match subject {
        Some((who, end)) => (Some(who), end),
        None => (None, sentence.start),
    };
    let cue = Cue {
        tokens: verb..last + 1,
        has_pronoun: false,
    };
    said_in(reading, quotations, cue, who, start..verb)
}
