//! Quotes between quotation marks: the cue before, after or between them, what goes on after it,
//! and quotations that stand alone.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::facts::{EntityIndex, Source, phrase};
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag, Token};

use super::clause;
use super::credit;
use super::cue::{self, CueClass};
use super::draft::{Draft, Holders, SpeakerSource};
use super::going_on;
use super::marks::{self, Quotation};
use super::speaker;

/// How far a cue may stand after a quotation, in tokens.
const REACH_AFTER: usize = 30;
/// A quotation without a cue counts as speech from this many words on.
const SPEECH_WORDS: usize = 6;

/// Fewer quoted words within a sentence are speech only with the cue right after them.
const SPOKEN_WORDS: usize = 4;
/// How many tokens of what is called something may stand before the words it is called.
const MOST_CALLED: usize = 5;
/// How many tokens may stand between such words and the verb.
const BESIDE: usize = 4;

/// Where the cue of a quotation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    After(usize),
    Before(usize),
}

impl Cue {
    fn verb(self) -> usize {
        match self {
            Self::After(verb) | Self::Before(verb) => verb,
        }
    }
}

/// The quotes that quotation marks show. `clauses` are those the parse found; where a quotation
/// belongs to the verb of one, the two become one.
pub fn drafts(
    source: Source<'_>,
    entities: &EntityIndex<'_>,
    quotations: &[Quotation],
    clauses: &mut Vec<Draft>,
) -> Vec<Draft> {
    let analysis = source.analysis;
    let mut by_verb: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut taken = vec![false; quotations.len()];
    let holders = Holders::new(clauses);
    for (index, quotation) in quotations.iter().enumerate() {
        let start = quotation.tokens.start;
        let mut holding = holders.of(start).map(|number| &clauses[number]);
        let around = holding.find(|draft| draft.cue.as_ref().is_some_and(|cue| cue.end <= start));
        let is_whole = is_sentence_like(source, quotation);
        if around.is_some_and(|draft| !is_whole || begins_before(analysis, draft, quotation)) {
            continue;
        }
        if let Some(cue) = cue_of(source, quotations, index)
            && (is_whole
                || is_spoken_fragment(source, quotation, cue) && !is_thought(analysis, cue.verb()))
        {
            by_verb.entry(cue.verb()).or_default().push(index);
            taken[index] = true;
        }
    }
    clauses.retain(|draft| {
        draft
            .cue_head
            .is_none_or(|verb| !by_verb.contains_key(&verb))
    });
    let mut found: Vec<Draft> = Vec::new();
    for (verb, mut members) in by_verb {
        going_on::come_from(analysis, quotations, &mut members, &mut taken);
        going_on::go_on(source, quotations, &mut members, &mut taken, verb);
        let quoted = members.iter().flat_map(|&at| quotations[at].tokens.clone());
        let called = called(analysis, verb, quotations[members[0]].tokens.start);
        found.push(Draft {
            content: quoted.chain(called.into_iter().flatten()).collect(),
            cue: Some(cue::verb_phrase(analysis, verb)),
            cue_head: Some(verb),
            speaker: beside(source, speaker::of_verb(analysis, verb), verb, quotations),
            addressee: None,
            rule: "quote.quotation",
            confidence: 0.95,
        });
    }
    extend_clauses(quotations, clauses, &mut taken);
    for (index, quotation) in quotations.iter().enumerate() {
        if !taken[index]
            && let Some(credited) = credit::draft(source, entities, quotation)
        {
            found.push(credited);
            taken[index] = true;
        }
    }
    found.extend(alone(source, quotations, &taken, &found));
    found
}

/// Whether what is said begins in the article's own words: "said that the plan was “a mistake.”"
fn begins_before(analysis: &Analysis, draft: &Draft, quotation: &Quotation) -> bool {
    let before = draft.content.range(..quotation.tokens.start);
    let is_word = |token: &&usize| {
        !phrase::is_mark(analysis, **token)
            && !matches!(
                analysis.tokens()[**token].dependency,
                Dependency::Marker | Dependency::Coordinator
            )
    };
    before.filter(is_word).count() > 0
}

/// The verb that attributes a quotation.
fn cue_of(source: Source<'_>, quotations: &[Quotation], index: usize) -> Option<Cue> {
    let quotation = &quotations[index];
    let starts_sentence = source
        .analysis
        .sentence_of(quotation.tokens.start)
        .tokens
        .start
        >= quotation.tokens.start;
    let after = || cue_after(source, quotations, index).map(Cue::After);
    let before = || cue_before(source, quotations, index).map(Cue::Before);
    if starts_sentence {
        after().or_else(before)
    } else {
        before().or_else(after)
    }
}

fn cue_after(source: Source<'_>, quotations: &[Quotation], index: usize) -> Option<usize> {
    let analysis = source.analysis;
    let tokens = analysis.tokens();
    let quotation = &quotations[index];
    let last = last_character(source, quotation);
    let start = quotation.tokens.end;
    let first = tokens.get(start)?;
    let same_sentence = first.sentence == tokens[quotation.tokens.end - 1].sentence
        || first.sentence
            == tokens[quotation
                .tokens
                .end
                .saturating_sub(2)
                .max(quotation.tokens.start)]
            .sentence;
    let same_paragraph = analysis.sentence_of(start).paragraph
        == analysis.sentence_of(quotation.tokens.end - 1).paragraph;
    let may_follow = same_sentence && !matches!(last, Some('.'))
        || matches!(last, Some(',' | '?' | '!' | '—' | '-' | '…'));
    if !same_paragraph || !may_follow {
        return None;
    }
    let next_quotation = quotations
        .get(index + 1)
        .map_or(tokens.len(), |next| next.tokens.start);
    let end = next_quotation.min(start + REACH_AFTER).min(tokens.len());
    for (at, word) in tokens.iter().enumerate().take(end).skip(start) {
        if word.tag == Tag::SentenceEnd || word.tag == Tag::Colon {
            return None;
        }
        let is_clause_of_subject = word.dependency == Dependency::RelativeClause
            || word.dependency == Dependency::ClausalModifier;
        if !word.tag.is_verb() || word.pos != PartOfSpeech::Verb || is_clause_of_subject {
            continue;
        }
        let is_cue = cue::verb(analysis, at).is_some_and(|entry| entry.has("q") || entry.has("t"));
        // "The “Great Game,” he says, …": a few words within a sentence are what the clause tells.
        let is_fragment = quotation.word_count(analysis) < SPOKEN_WORDS
            && analysis.sentence_of(quotation.tokens.start).tokens.start < quotation.tokens.start;
        let has_comma = matches!(last, Some(',' | '?' | '!'));
        // "The ‘Night Train’ film director says": the words name a thing, and who speaks comes behind them.
        let names_thing = is_fragment && !has_comma && first.tag.is_noun();
        if is_fragment && at > start + BESIDE || names_thing || has_own_content(analysis, at) {
            return None;
        }
        let has_subject_beside = has_near_subject(analysis, at);
        let is_finite = matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
        return (is_cue || has_comma && is_finite && has_subject_beside).then_some(at);
    }
    None
}

/// Whether a verb goes on to tell something else: "“A,” he began, then said *that it was over*".
fn has_own_content(analysis: &Analysis, verb: usize) -> bool {
    analysis
        .children_by(verb, Dependency::ClausalComplement)
        .any(|clause| {
            let mut markers = analysis.children_by(clause, Dependency::Marker);
            clause > verb && markers.any(|at| at > verb)
        })
}

fn has_near_subject(analysis: &Analysis, verb: usize) -> bool {
    let subject = analysis.child_by(verb, &[Dependency::Subject]);
    subject.is_some_and(|subject| {
        let word = &analysis.tokens()[subject];
        subject.abs_diff(verb) <= 3 && (word.tag.is_proper_noun() || word.tag == Tag::Prp)
    })
}

fn cue_before(source: Source<'_>, quotations: &[Quotation], index: usize) -> Option<usize> {
    let analysis = source.analysis;
    let tokens = analysis.tokens();
    let quotation = &quotations[index];
    let start = quotation.tokens.start;
    let before = start.checked_sub(1)?;
    let sentence = &analysis.sentences()[tokens[before].sentence];
    // "in an interview on the radio's “Valley Hour”": a phrase that the quotation ends.
    let names_thing = tokens[before].tag == Tag::PossessiveMark
        || matches!(
            &*tokens[before].text,
            "on" | "in" | "of" | "for" | "with" | "from"
        );
    if names_thing {
        return None;
    }
    let after_colon = &*tokens[before].text == ":";
    // "Obi said:" and the words on the next line.
    let opens_line = after_colon && fills_start(analysis, start);
    if sentence.paragraph != analysis.sentence_of(start).paragraph && !opens_line {
        return None;
    }
    if tokens[before].sentence != tokens[start].sentence
        && !after_colon
        && tokens[before].tag != Tag::Comma
    {
        return None;
    }
    // "When A suggested it, B fired back: “…”": the colon belongs to what B does.
    let governor = tokens[before].head;
    let introduces = tokens[governor].tag.is_verb()
        && governor < before
        && analysis
            .child_by(governor, &[Dependency::Subject])
            .is_some();
    if after_colon && introduces {
        return Some(governor);
    }
    let floor = index
        .checked_sub(1)
        .map_or(0, |previous| quotations[previous].tokens.end)
        .max(sentence.tokens.start);
    (floor..start).rev().find(|&at| {
        let is_cue = cue::verb(analysis, at).is_some_and(|entry| entry.has("q") || entry.has("t"));
        is_cue && (after_colon || clause::is_adjacent(analysis, at + 1..start))
    })
}

/// Whether a token is the first of its paragraph.
fn fills_start(analysis: &Analysis, token: usize) -> bool {
    let paragraph = analysis.sentence_of(token).paragraph;
    token
        .checked_sub(1)
        .is_none_or(|before| analysis.sentence_of(before).paragraph != paragraph)
}

fn last_character(source: Source<'_>, quotation: &Quotation) -> Option<char> {
    let words = source.article.slice(quotation.span);
    words
        .chars()
        .rev()
        .find(|c| !is_quote_character(*c) && !c.is_whitespace())
}

fn first_character(source: Source<'_>, quotation: &Quotation) -> Option<char> {
    let words = source.article.slice(quotation.span);
    words
        .chars()
        .find(|c| !is_quote_character(*c) && !c.is_whitespace() && *c != '[')
}

fn is_quote_character(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '"' | '\'' | '‘' | '’' | '«' | '»' | '„' | '`'
    )
}

/// Whether a quotation is set as speech: it begins like a sentence, or ends like one.
pub fn is_sentence_like(source: Source<'_>, quotation: &Quotation) -> bool {
    let begins = first_character(source, quotation)
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || c == '…' || c == '.');
    let ends = matches!(
        last_character(source, quotation),
        Some(',' | '.' | '?' | '!' | '…' | '—')
    );
    let before = quotation
        .tokens
        .start
        .checked_sub(1)
        .map(|at| &source.analysis.tokens()[at]);
    let introduced = before.is_some_and(|word| matches!(word.tag, Tag::Comma | Tag::Colon));
    let words = quotation.word_count(source.analysis);
    (begins && (ends || introduced))
        || (introduced && words >= 3)
        || (ends && words >= 4)
        || quotation.continues
}

/// "thinking “television”": a few words that somebody thinks were not said.
fn is_thought(analysis: &Analysis, verb: usize) -> bool {
    cue::verb(analysis, verb).is_some_and(|entry| entry.class == CueClass::Think)
}

/// A few quoted words right after the cue are speech too.
fn is_spoken_fragment(source: Source<'_>, quotation: &Quotation, cue: Cue) -> bool {
    match cue {
        Cue::Before(verb) => {
            let group_end = cue::verb_group(source.analysis, verb).end;
            let start = quotation.tokens.start;
            group_end == start || called(source.analysis, verb, start).is_some()
        }
        Cue::After(_) => quotation.word_count(source.analysis) >= 3,
    }
}

/// "called *their son* “a hero”": what stands between a verb of naming and what is named so.
fn called(analysis: &Analysis, verb: usize, quotation: usize) -> Option<Range<usize>> {
    let between = cue::verb_group(analysis, verb).end..quotation;
    let is_short = !between.is_empty() && between.len() <= MOST_CALLED;
    let names = cue::verb(analysis, verb).is_some_and(|entry| entry.has("p"));
    let tokens = analysis.tokens().get(between.clone())?;
    let is_noun_phrase = tokens.iter().all(|word| {
        word.tag.is_noun()
            || word.tag.is_proper_noun()
            || matches!(
                word.pos,
                PartOfSpeech::Determiner | PartOfSpeech::Adjective | PartOfSpeech::Pronoun
            )
    });
    (names && is_short && is_noun_phrase).then_some(between)
}

/// Content that reaches into a quotation takes it whole.
fn extend_clauses(quotations: &[Quotation], clauses: &mut [Draft], taken: &mut [bool]) {
    for draft in clauses.iter_mut() {
        let (Some(&first), Some(&last)) = (draft.content.first(), draft.content.last()) else {
            continue;
        };
        for index in marks::touching(quotations, &(first..last + 1)) {
            let quotation = &quotations[index];
            let cue_is_inside = draft
                .cue
                .as_ref()
                .is_some_and(|cue| quotation.tokens.contains(&cue.start));
            let reaches_in = quotation
                .tokens
                .clone()
                .any(|token| draft.content.contains(&token));
            if !cue_is_inside && reaches_in {
                draft.content.extend(quotation.tokens.clone());
                taken[index] = true;
            }
        }
    }
}

/// The subject that the parse missed: the name or pronoun between quotation and verb.
fn beside(
    source: Source<'_>,
    found: SpeakerSource,
    verb: usize,
    quotations: &[Quotation],
) -> SpeakerSource {
    let analysis = source.analysis;
    // What stands between other quotation marks than the verb does speaks as little: "called it a “fairy tale”
    // and asked".
    let around = |token: usize| marks::touching(quotations, &(token..token + 1));
    let is_outside = |token: usize| around(token).is_empty() || around(token) == around(verb);
    let is_named = matches!(found, SpeakerSource::Phrase(token)
        if analysis.tokens()[token].tag.is_proper_noun() || analysis.tokens()[token].tag == Tag::Prp);
    if let Some(name) = named_behind(analysis, verb).filter(|_| !is_named) {
        return SpeakerSource::Phrase(name);
    }
    match found {
        SpeakerSource::Phrase(token) if is_outside(token) => return found,
        _ if speaker::is_passive(analysis, verb) => return SpeakerSource::Untold,
        _ => {}
    }
    let tokens = analysis.tokens();
    let near = |token: &usize| {
        let word = &tokens[*token];
        is_outside(*token)
            && word.sentence == tokens[verb].sentence
            && (word.tag.is_proper_noun() || word.tag == Tag::Prp && !is_spoken_to(word))
    };
    let left = verb.saturating_sub(3)..verb;
    let right = verb + 1..(verb + 4).min(tokens.len());
    left.rev()
        .find(near)
        .or_else(|| right.clone().find(near))
        .map_or(SpeakerSource::Untold, |token| {
            SpeakerSource::Phrase(top_of_name(analysis, token))
        })
}

/// "telling *her*, “Go”": a pronoun in the form of those who are spoken to.
fn is_spoken_to(word: &Token) -> bool {
    let text = word.text.to_lowercase();
    matches!(&*text, "her" | "him" | "me" | "them" | "us")
}

/// "The road is closed, said *Obi*:": between the verb and a colon stands who speaks.
fn named_behind(analysis: &Analysis, verb: usize) -> Option<usize> {
    let name = analysis.name_at(verb + 1)?.tokens.clone();
    let colon = analysis.tokens().get(name.end)?;
    let is_cue = cue::verb(analysis, verb).is_some_and(|entry| entry.has("q"));
    (is_cue && name.start == verb + 1 && &*colon.text == ":")
        .then(|| analysis.head_of(name))
        .flatten()
}

fn top_of_name(analysis: &Analysis, token: usize) -> usize {
    let name = analysis
        .name_at(token)
        .and_then(|name| analysis.head_of(name.tokens.clone()));
    name.unwrap_or(token)
}

/// Quotations without a cue: whole paragraphs that go on, and sentences of their own.
fn alone(
    source: Source<'_>,
    quotations: &[Quotation],
    taken: &[bool],
    attributed: &[Draft],
) -> Vec<Draft> {
    let analysis = source.analysis;
    let mut found: Vec<Draft> = Vec::new();
    let last_token = |draft: &Draft| draft.content.last().copied().unwrap_or_default();
    let ends = attributed
        .iter()
        .map(|draft| (last_token(draft), draft.speaker));
    let mut speakers: BTreeMap<usize, SpeakerSource> = ends.collect();
    for (index, quotation) in quotations.iter().enumerate() {
        let is_speech = is_sentence_like(source, quotation)
            && quotation.word_count(analysis) >= SPEECH_WORDS
            && has_verb(analysis, quotation.tokens.clone());
        let holds_facts = analysis
            .sentence_of(quotation.tokens.start)
            .section
            .holds_facts();
        if taken[index] || !is_speech || !holds_facts {
            continue;
        }
        let paragraph = analysis.sentence_of(quotation.tokens.start).paragraph;
        let is_whole_paragraph = fills_paragraph(analysis, quotation, paragraph);
        let paragraph_of = |token: usize| analysis.sentence_of(token).paragraph;
        let mut before = speakers.range(..quotation.tokens.start).rev();
        let previous = before.find(|&(&last, _)| paragraph_of(last) < paragraph);
        let goes_on = previous
            .filter(|&(&last, _)| is_whole_paragraph && paragraph_of(last) + 2 >= paragraph);
        let (speaker, rule, confidence) = match goes_on {
            Some((_, &speaker)) => (speaker, "quote.goes_on", 0.55),
            None => (SpeakerSource::Untold, "quote.unattributed", 0.5),
        };
        speakers.insert(quotation.tokens.end.saturating_sub(1), speaker);
        found.push(Draft {
            content: quotation.tokens.clone().collect(),
            cue: None,
            cue_head: None,
            speaker,
            addressee: None,
            rule,
            confidence,
        });
    }
    found
}

fn has_verb(analysis: &Analysis, tokens: Range<usize>) -> bool {
    let words = &analysis.tokens()[tokens];
    words
        .iter()
        .any(|word| matches!(word.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Vb))
}

fn fills_paragraph(analysis: &Analysis, quotation: &Quotation, paragraph: usize) -> bool {
    let is_same = |token: usize| {
        analysis
            .tokens()
            .get(token)
            .is_some_and(|word| analysis.sentences()[word.sentence].paragraph == paragraph)
    };
    let starts = quotation
        .tokens
        .start
        .checked_sub(1)
        .is_none_or(|before| !is_same(before));
    starts && !is_same(quotation.tokens.end)
}
