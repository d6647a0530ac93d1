//! Who says what stands between quotation marks, and the facts of all that is said.

use std::collections::HashSet;
use std::ops::Range;

use crate::article::Span;
use crate::facts::{Confidence, Fact, FactContent, Phrase, Quote, QuoteMode, Source, quote};

use super::reading::Reading;
use super::speaker::{Who, between, phrase, subject_before, subject_first};
use super::{marks, reported};

/// Words between a verb of saying and the colon before what is said.
const FARTHEST: usize = 12;

/// The rule for marked words with a verb of saying beside them.
const BESIDE: &str = "quote.verb_beside_marks";

/// A verb of saying, or words that stand for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    pub tokens: Range<usize>,
    /// Whether its subject is a pronoun that is joined to it.
    pub has_pronoun: bool,
}

/// What somebody said.
#[derive(Debug)]
pub struct Said {
    pub content: Span,
    pub mode: QuoteMode,
    pub cue: Cue,
    pub who: Option<Who>,
}

/// The quotations of an article, and what it reports as said.
pub fn quotes(source: Source<'_>, reading: &Reading<'_>, dates: &[Fact]) -> Vec<Fact> {
    let marked = quote::in_marks(source);
    let quotations: Vec<Range<usize>> = marked
        .iter()
        .map(|span| reading.token_at(span.start)..reading.token_at(span.end))
        .collect();
    let days = Days::new(reading, dates);
    let mut said: Vec<Said> = Vec::new();
    let mut last: Option<(usize, Option<Who>, Cue)> = None;
    for (at, (span, tokens)) in marked.iter().zip(&quotations).enumerate() {
        let next = quotations
            .get(at + 1)
            .map_or(reading.tokens.len(), |next| next.start);
        let told = behind(reading, &days, tokens, next).or_else(|| {
            before(
                reading,
                &days,
                at.checked_sub(1).map(|at| &quotations[at]),
                tokens,
            )
        });
        // What goes on right behind the words that tell who spoke was said by them too.
        let goes_on = || {
            let (end, who, cue) = last.clone()?;
            let between = &reading.tokens[end.min(tokens.start)..tokens.start];
            let follows = end <= tokens.start
                && between
                    .iter()
                    .all(|token| token.is_one_of(&[',', '.', ':', '–', '-']))
                && !reading.tokens.get(tokens.start)?.begins_line;
            follows.then_some((cue, who, end))
        };
        let Some((cue, who, end)) = told.or_else(goes_on) else {
            last = None;
            continue;
        };
        last = Some((end.max(tokens.end), who.clone(), cue.clone()));
        said.push(Said {
            content: *span,
            mode: QuoteMode::Direct,
            cue,
            who,
        });
    }
    let cues: HashSet<usize> = said.iter().map(|said| said.cue.tokens.start).collect();
    said.extend(reported::sayings(reading, &days, &quotations, &cues));
    let told: Vec<Span> = said.iter().map(|said| said.content).collect();
    let mut facts: Vec<Fact> = said.iter().map(|said| fact(reading, said)).collect();
    facts.extend(marks::quotes(source, &told));
    facts
}

fn fact(reading: &Reading<'_>, said: &Said) -> Fact {
    let article = reading.article;
    let speaker = said.who.as_ref().and_then(|who| who.speaker(reading));
    let confidence: Confidence = if speaker.is_some() { 0.85 } else { 0.7 };
    let content = FactContent::Quote(Quote {
        mode: said.mode,
        speaker,
        cue: Some(Phrase::new(article, reading.span(&said.cue.tokens))),
        addressee: None,
    });
    let rule = if said.mode == QuoteMode::Direct {
        BESIDE
    } else {
        reported::RULE
    };
    Fact::suggested(article, content, &[said.content], rule, confidence)
}

/// The tokens that tell when something was said: they may stand between a verb and who speaks.
pub struct Days(Vec<Range<usize>>);

impl Days {
    fn new(reading: &Reading<'_>, dates: &[Fact]) -> Self {
        let spans = dates.iter().map(Fact::primary_span);
        let tokens = spans.map(|span| reading.token_at(span.start)..reading.token_at(span.end));
        let mut days: Vec<Range<usize>> = tokens.collect();
        days.sort_unstable_by_key(|day| day.start);
        Self(days)
    }

    /// Behind the day that is told at a token, with a small word before it; the token itself for none.
    pub fn behind(&self, reading: &Reading<'_>, at: usize) -> usize {
        let joins = reading.tongue.find("preposition", reading.from(at));
        let joins = joins.or_else(|| reading.tongue.find("determiner", reading.from(at)));
        let starts = [Some(at), joins.map(|found| at + found.length)];
        let day = starts.into_iter().flatten().find_map(|start| {
            let found = self.0.binary_search_by_key(&start, |day| day.start).ok()?;
            Some(self.0[found].end)
        });
        day.unwrap_or(at)
    }
}

/// The verb of saying that begins at a token.
pub fn verb(reading: &Reading<'_>, at: usize) -> Option<Cue> {
    let tongue = reading.tongue;
    let says = |meaning: &str, at: usize| tongue.find_as("says", meaning, reading.from(at));
    let cue = |end: usize, has_pronoun: bool| {
        Some(Cue {
            tokens: at..end,
            has_pronoun,
        })
    };
    let participle = |from: usize| {
        // "a également déclaré"
        let starts = [from, from + 1];
        let mut ends = starts
            .into_iter()
            .filter_map(|at| Some(at + says("participle", at)?));
        ends.next()
    };
    if let Some(length) = says("auxiliary", at)
        && let Some(end) = participle(at + length)
    {
        return cue(end, false);
    }
    if let Some(length) = says("finite", at) {
        // "la cuenta que": a noun.
        let before = at.checked_sub(1).map(|before| &reading.tokens[before]);
        let is_noun = before.is_some_and(|token| {
            tongue.is("determiner", &token.lower) && !tongue.is("pronoun", &token.lower)
        });
        return cue(at + length, false).filter(|_| !is_noun);
    }
    // "explique-t-elle", "a-t-il dit".
    let token = reading.tokens.get(at)?;
    let (verb, pronoun) = token.lower.rsplit_once('-')?;
    let verb = verb.strip_suffix("-t").unwrap_or(verb);
    if !tongue.is("pronoun", pronoun) {
        return None;
    }
    match tongue.meaning("says", verb)? {
        "auxiliary" => cue(participle(at + 1)?, true),
        "finite" => cue(at + 1, true),
        _ => None,
    }
}

type Told = Option<(Cue, Option<Who>, usize)>;

/// Who says a quotation by the words behind it, and where these end.
fn behind(reading: &Reading<'_>, days: &Days, quotation: &Range<usize>, next: usize) -> Told {
    let tongue = reading.tongue;
    let is_joining = |at: &usize| reading.tokens[*at].is_one_of(&[',', '،', '–', '—', '-', '.']);
    let joining = (quotation.end..next).take_while(is_joining).count();
    let at = quotation.end + joining;
    let first = reading.tokens.get(at).filter(|_| at < next)?;
    if first.begins_line || joining > 1 || joining == 1 && first.has_capital() {
        return None;
    }
    let limit = reading.sentence_of(at).end.min(next);
    if let Some(length) = tongue.find_as("says", "quoting", reading.from(at)) {
        let sentence = reading.sentence_of(quotation.start);
        let who = subject_first(reading, sentence.start, quotation.start);
        let who = who
            .map(|(who, _)| who)
            .filter(|_| sentence.start < quotation.start);
        return Some((plain(at..at + length), who, at + length));
    }
    let names_alone = ["after marks", "quoting before"]
        .into_iter()
        .find_map(|meaning| tongue.find_as("says", meaning, reading.from(at)));
    if let Some(length) = names_alone {
        let (who, end) = phrase(reading, at + length, limit)?;
        return Some((plain(at..at + length), Some(who), end));
    }
    let cue = verb(reading, at)?;
    if cue.has_pronoun {
        let end = cue.tokens.end;
        return Some((cue, None, end));
    }
    let start = days.behind(reading, cue.tokens.end);
    let told = if tongue.has("verb first") {
        between(reading, start, limit).map(|who| (who, limit))
    } else {
        phrase(reading, start, limit)
    };
    let end = told.as_ref().map_or(start, |(_, end)| *end);
    Some((cue, told.map(|(who, _)| who), end))
}

fn plain(tokens: Range<usize>) -> Cue {
    Cue {
        tokens,
        has_pronoun: false,
    }
}

/// Who says a quotation by the words before it.
fn before(
    reading: &Reading<'_>,
    days: &Days,
    earlier: Option<&Range<usize>>,
    quotation: &Range<usize>,
) -> Told {
    let tongue = reading.tongue;
    let sentence = reading.sentence_of(quotation.start.checked_sub(1)?);
    if !sentence.contains(&quotation.start) {
        return None;
    }
    let first = sentence.start.max(earlier.map_or(0, |earlier| earlier.end));
    let joining = &reading.tokens[quotation.start - 1];
    let has_colon = joining.is(':');
    let limit = quotation.start - usize::from(has_colon || joining.is_one_of(&[',', '،']));
    let cue = (first.max(limit.saturating_sub(FARTHEST))..limit)
        .rev()
        .find_map(|at| verb(reading, at).filter(|cue| cue.tokens.end <= limit))?;
    let end = cue.tokens.end;
    if cue.has_pronoun {
        return (end == limit).then_some((cue, None, quotation.end));
    }
    if tongue.has("verb first") {
        let who = between(reading, end, limit);
        return Some((cue, who, quotation.end));
    }
    let told = phrase(reading, days.behind(reading, end), limit);
    let end = told.as_ref().map_or(end, |(_, end)| *end);
    let end = days.behind(reading, end);
    // "schrieb ein Buch: „…“" tells of no speech.
    let goes_on = tongue.find("preposition", reading.from(end)).is_some();
    if end != limit && !(has_colon && goes_on) {
        return None;
    }
    let who = subject_before(reading, first, cue.tokens.start);
    let who = who.or_else(|| told.map(|(who, _)| who));
    Some((cue, who, quotation.end))
}
