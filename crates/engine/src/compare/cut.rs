//! How an article is cut into clauses: its sentences, and the parts of long ones that tell something of their
//! own.

use std::ops::Range;

use crate::article::{SectionKind, Span};
use crate::facts::FactContent;

use super::bag::Bag;
use super::clause::{Clause, trigger};
use super::prepared::{Prepared, takes_part};
use super::wording::{Code, code};
use super::words::{self, WordClass};

/// Code points from which a sentence is cut at its conjunctions.
const LONG_SENTENCE: usize = 160;

/// Words that a part of a cut sentence has at least.
const FEWEST_WORDS: usize = 6;

/// Code points that a clause has at most: what a cell can show.
const LONGEST: usize = 400;

/// Conjunctions at which a long sentence is cut.
const CONJUNCTIONS: [&str; 9] = [
    "and", "but", "while", "after", "when", "as", "because", "which", "who",
];

/// The clauses of one article, their bags still empty.
pub fn clauses_of(article: usize, prepared: &Prepared) -> Vec<Clause> {
    let claims: Vec<(Span, usize)> = {
        let facts = prepared.sheet.facts.iter().enumerate();
        let taking_part = facts.filter(|(_, fact)| takes_part(fact));
        let triggers = taking_part.filter_map(|(at, fact)| Some((trigger(fact)?, at)));
        let mut claims: Vec<_> = triggers.collect();
        claims.sort_unstable();
        claims
    };
    let starts: Vec<usize> = {
        let facts = claims.iter().map(|(_, at)| &prepared.sheet.facts[*at]);
        let pieces = facts.flat_map(|fact| fact.evidence.iter());
        pieces.map(|piece| piece.span.start).collect()
    };
    let quoted = &prepared.wording.quotations;
    let counted = things_counted(prepared);
    let mut found = Vec::new();
    for (number, sentence) in prepared.sentences().iter().enumerate() {
        let telling = prepared.words()[sentence.clone()]
            .iter()
            .filter(|word| holds_clauses(prepared.article().section_at(word.span.start)));
        let sentence = match telling.count() {
            0 => continue,
            // The place and the agency before the first sentence are none of its words.
            count => sentence.end - count..sentence.end,
        };
        for words in parts(prepared, &sentence, &claims, &starts, quoted) {
            let mut words = words;
            let start = prepared.words()[words.start].span.start;
            while words.len() > 1 && prepared.words()[words.end - 1].span.end > start + LONGEST {
                words.end -= 1;
            }
            let telling = prepared.words()[words.clone()]
                .iter()
                .filter(|word| word.class != WordClass::Function);
            if telling.count() < 2 {
                continue;
            }
            let span = with_marks(with_full_stop(prepared, &words), quoted);
            let own = claims.iter().filter(|(trigger, _)| span.covers(*trigger));
            let acts = own.clone().flat_map(|(trigger, _)| {
                let words = prepared.words_in(*trigger);
                words.filter_map(|word| prepared.wording.concepts[word])
            });
            let counted = counted.iter().filter(|(number, _)| span.covers(*number));
            found.push(Clause {
                acts: acts.collect(),
                counted: counted.map(|(_, thing)| *thing).collect(),
                article,
                span,
                words,
                sentence: number,
                bag: Bag::default(),
                across: Bag::default(),
                claims: own.map(|(_, at)| *at).collect(),
            });
        }
    }
    found
}

/// Where things are counted, each with the noun that names them.
fn things_counted(prepared: &Prepared) -> Vec<(Span, Code)> {
    let mut found = Vec::new();
    for fact in prepared.facts() {
        let FactContent::Quantity(quantity) = &fact.content else {
            continue;
        };
        let things = quantity.of.as_deref().filter(|_| quantity.unit.is_none());
        let Some(noun) = things.and_then(|things| words::words(things).pop()) else {
            continue;
        };
        let thing = code(&words::concept(&noun.form));
        found.extend(fact.evidence.iter().map(|piece| (piece.span, thing)));
    }
    found
}

/// The span of some words, with the stop of an abbreviation at its end: "6 p.m."
fn with_full_stop(prepared: &Prepared, words: &Range<usize>) -> Span {
    let span = prepared.span_of(words);
    let last = words
        .end
        .checked_sub(1)
        .and_then(|at| prepared.words().get(at));
    let text = &prepared.article().text;
    let is_abbreviated = last.is_some_and(|word| {
        let start = word.span.start.saturating_sub(1);
        text.slice(Span::new(start, word.span.end)).contains('.')
    });
    let behind = Span::new(span.end, span.end + 1);
    if is_abbreviated && text.span().covers(behind) && text.slice(behind) == "." {
        span.hull(behind)
    } else {
        span
    }
}

/// A span with the quotation marks that stand right at its ends.
fn with_marks(span: Span, quoted: &[Span]) -> Span {
    let opens = quoted.iter().any(|quote| quote.start == span.start);
    // The stop of the sentence may stand before the mark.
    let closing = quoted
        .iter()
        .map(|quote| quote.end)
        .find(|&end| end == span.end || end == span.end + 1);
    Span::new(
        span.start - usize::from(opens),
        closing.map_or(span.end, |end| end + 1),
    )
}

/// Whether an article tells its story there: captions repeat it.
fn holds_clauses(section: SectionKind) -> bool {
    section.holds_facts() && !matches!(section, SectionKind::Caption | SectionKind::Dateline)
}

/// A sentence, or the parts of a long one: it is cut at conjunctions that have a claim on each side,
/// never within a quotation.
fn parts(
    prepared: &Prepared,
    sentence: &Range<usize>,
    claims: &[(Span, usize)],
    starts: &[usize],
    quoted: &[Span],
) -> Vec<Range<usize>> {
    let span = prepared.span_of(sentence);
    if span.len() <= LONG_SENTENCE {
        return vec![sentence.clone()];
    }
    let tells = |words: &Range<usize>| {
        let span = prepared.span_of(words);
        words.len() >= FEWEST_WORDS && claims.iter().any(|(trigger, _)| span.covers(*trigger))
    };
    // "Ida Holm and Karl Holm left": no claim begins with the second name.
    let is_name = |at: Option<usize>| {
        let word = at.and_then(|at| prepared.words().get(at));
        word.is_some_and(|word| word.class == WordClass::Name)
    };
    let joins_names = |at: usize| is_name(at.checked_sub(1)) && is_name(Some(at + 1));
    let begins_claim = |at: usize| {
        let next = prepared.words().get(at + 1).map(|word| word.span.start);
        let own = prepared.words()[at].span.start;
        starts
            .iter()
            .any(|start| Some(*start) == next || *start == own)
    };
    let mut parts = Vec::new();
    let mut start = sentence.start;
    for at in sentence.start + 1..sentence.end {
        let word = &prepared.words()[at];
        let gap = Span::new(prepared.words()[at - 1].span.end, word.span.start);
        let opens = CONJUNCTIONS.contains(&word.form.as_str())
            && (!joins_names(at) || begins_claim(at))
            || prepared.article().slice(gap).contains(';');
        let is_quoted = || {
            quoted
                .iter()
                .any(|quote| quote.start < gap.start && gap.end < quote.end)
        };
        if opens && tells(&(start..at)) && tells(&(at..sentence.end)) && !is_quoted() {
            parts.push(start..at);
            start = at;
        }
    }
    parts.push(start..sentence.end);
    parts
}
