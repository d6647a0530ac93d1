//! Which times an article tells, and what they date.

use crate::article::{SectionKind, Span};
use crate::compare::answer::reader::Reader;
use crate::compare::answer::{Answer, Value, is_telling};
use crate::compare::clause::trigger;
use crate::compare::words::WordClass;
use crate::facts::{FactContent, is_reporting_form};

use super::{DAY_WORDS, Moment};

/// Words beside a time that tells when the article came out.
const PUBLICATION: [&str; 4] = ["published", "updated", "posted", "modified"];

/// How many words beside a time are looked at for them.
const BESIDE: usize = 2;

/// Whether a time tells when the article came out and nothing of its story.
fn is_of_publication(reader: &Reader<'_>, span: Span) -> bool {
    let words = reader.prepared.words();
    let own = reader.prepared.words_in(span);
    let after = (own.end + BESIDE).min(words.len());
    let beside = words[own.start.saturating_sub(BESIDE)..own.start]
        .iter()
        .chain(&words[own.end..after]);
    let section = reader.prepared.article().section_at(span.start);
    section == SectionKind::Dateline
        || beside
            .map(|word| word.form.as_str())
            .any(|form| PUBLICATION.contains(&form))
}

/// The words that name what a time dates, by their numbers.
fn dated(reader: &Reader<'_>, span: Span) -> Vec<usize> {
    let dated = reader
        .prepared
        .facts()
        .filter_map(|fact| match &fact.content {
            // The main event has its day from anywhere in the opening: only its own words date it here.
            FactContent::Claim(claim)
                if claim.when.iter().any(|when| when.span.overlaps(span))
                    && fact.evidence.iter().any(|piece| piece.span.overlaps(span)) =>
            {
                trigger(fact)
            }
            _ => None,
        });
    let words = dated.flat_map(|trigger| reader.prepared.words_in(trigger));
    words.collect()
}

/// What a day is that of: "semifinal" of "Friday's second semifinal".
fn owned(reader: &Reader<'_>, span: Span) -> Option<usize> {
    const OWNS: [&str; 2] = ["'s", "’s"];
    let words = reader.prepared.words();
    let article = reader.prepared.article();
    let behind = Span::new(span.end, (span.end + 2).min(article.text.len()));
    let is_owner = |mark: &&str| article.slice(span).ends_with(*mark);
    if !OWNS.contains(&article.slice(behind)) && !OWNS.iter().any(is_owner) {
        return None;
    }
    let first = words.partition_point(|word| word.span.start < behind.end);
    let phrase = (first..words.len()).take_while(|&at| {
        let gap = Span::new(words[at - 1].span.end, words[at].span.start);
        at == first
            || article.slice(gap).trim().is_empty() && words[at].class != WordClass::Function
    });
    let telling = phrase.filter(|&at| is_telling(words[at].class));
    telling.take(LONGEST_OWNED).last()
}

/// Words of which the last is what a day is that of.
const LONGEST_OWNED: usize = 3;

/// Whether a day is told by where the one who tells it stands: "today".
fn is_relative(text: &str) -> bool {
    let lower = text.to_lowercase();
    DAY_WORDS.iter().any(|word| lower.contains(word))
}

/// Whether a time stands behind a verb of saying: "confirmed on Monday".
fn follows_saying(reader: &Reader<'_>, span: Span) -> bool {
    let words = &reader.prepared.words()[..reader.prepared.words_in(span).start];
    let mut before = words.iter().rev().take(SAYING_REACH);
    before.any(|word| is_reporting_form(&word.form))
}

/// Words between a verb of saying and its day: "told reporters on Monday".
const SAYING_REACH: usize = 3;

/// Code points between two times that tell one: "10am today, Saturday".
const TIME_GAP: usize = 4;

/// The times of an article.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let mut found = Vec::new();
    let quoted = &reader.prepared.wording.quotations;
    for fact in reader.prepared.facts() {
        let FactContent::Time(time) = &fact.content else {
            continue;
        };
        for evidence in &fact.evidence {
            let (span, hedged) = reader.with_hedge(evidence.span);
            if is_of_publication(reader, evidence.span) {
                continue;
            }
            if let Some(mut moment) = Moment::of(time, &evidence.text, hedged) {
                let dated = match owned(reader, span) {
                    Some(word) => vec![word],
                    None => dated(reader, span),
                };
                let words = reader.prepared.words();
                let happens = dated
                    .iter()
                    .filter(|&&word| !is_reporting_form(&words[word].form));
                let concepts = &reader.prepared.wording.concepts;
                moment.occasions = happens.filter_map(|&word| concepts[word]).collect();
                let dates_saying = !dated.is_empty() || follows_saying(reader, span);
                moment.is_of_saying = moment.occasions.is_empty() && dates_saying;
                moment.is_spoken =
                    is_relative(&evidence.text) && quoted.iter().any(|it| it.covers(span));
                moment.dated = dated.first().map(|&word| {
                    let span = words[word].span;
                    reader.prepared.article().slice(span).to_owned()
                });
                found.extend(reader.answer(span, Value::Moment(moment)));
            }
        }
    }
    found.sort_by_key(|answer| answer.span.start);
    joined(reader, found)
}

/// Times that stand side by side are one: what one leaves open the other tells.
fn joined(reader: &Reader<'_>, answers: Vec<Answer>) -> Vec<Answer> {
    let mut joined: Vec<Answer> = Vec::with_capacity(answers.len());
    for answer in answers {
        let article = reader.prepared.article();
        if let (Value::Moment(moment), Some(last)) = (&answer.value, joined.last_mut())
            && last.clause == answer.clause
            && (last.span.end..=last.span.end + TIME_GAP).contains(&answer.span.start)
            && !article
                .slice(Span::new(last.span.end, answer.span.start))
                .contains(['-', '–'])
            && let Value::Moment(earlier) = &mut last.value
            && earlier.take_in(moment)
        {
            last.span = last.span.hull(answer.span);
        } else {
            joined.push(answer);
        }
    }
    joined
}
