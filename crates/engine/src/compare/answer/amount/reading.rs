//! Which numbers an article tells, of what, and in which frame.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::Span;
use crate::compare::answer::frame::{self, Frame};
use crate::compare::answer::reader::Reader;
use crate::compare::answer::{Answer, Value};
use crate::compare::foreign;
use crate::compare::words::{self, WordClass};
use crate::facts::{Fact, FactContent, Phrase, Quantity, Timex, is_noun_of_things};

use super::{Amount, Dimension};

/// Words after a number among which what was done to those counted may be told, and before it.
const FRAME_REACH: (usize, usize) = (6, 5);

/// Words behind which another number is told of.
const CONJUNCTIONS: [&str; 4] = ["and", "or", "but", "while"];

/// The rule for one side of a score, which counts nothing else.
const SCORE_RULE: &str = "quantity.score";

/// Words between an age and the mention of whoever is of that age.
const AGE_REACH: usize = 2;

/// The numbers of an article.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let mut found = Vec::new();
    for fact in reader.prepared.facts() {
        for evidence in &fact.evidence {
            let Some(amount) = amount(reader, fact, evidence.span) else {
                continue;
            };
            let counted = counted_end(reader, fact, evidence.span);
            let (span, _) = reader.with_hedge(evidence.span);
            let span = Span::new(span.start, counted.max(span.end));
            found.extend(reader.answer(span, Value::Amount(amount)));
        }
    }
    found.sort_by_key(|answer| answer.span.start);
    let mut summed = with_sums(reader, found);
    mark_only_age(&mut summed);
    mark_first_tolls(&mut summed);
    summed
}

/// Counts of one frame with nothing but "and" between them are one.
fn with_sums(reader: &Reader<'_>, answers: Vec<Answer>) -> Vec<Answer> {
    let article = reader.prepared.article();
    let mut summed: Vec<Answer> = Vec::with_capacity(answers.len());
    for answer in answers {
        if let (Value::Amount(amount), Some(last)) = (&answer.value, summed.last_mut())
            && last.clause == answer.clause
            && last.span.end <= answer.span.start
            && matches!(
                article
                    .slice(Span::new(last.span.end, answer.span.start))
                    .trim(),
                "and" | "," | ", and"
            )
            && let Value::Amount(before) = &last.value
            && let Some(sum) = before.sum(amount)
        {
            last.value = Value::Amount(sum);
            last.span = last.span.hull(answer.span);
        } else {
            summed.push(answer);
        }
    }
    summed
}

/// Marks the first toll of each sort.
fn mark_first_tolls(answers: &mut [Answer]) {
    let mut told = BTreeSet::new();
    for answer in answers {
        if let Value::Amount(amount) = &mut answer.value
            && let Some(frame) = amount.frame
        {
            amount.is_first_toll = told.insert(frame);
        }
    }
}

/// Marks the age of the one person without a name, however often it is told.
fn mark_only_age(answers: &mut [Answer]) {
    let nameless = answers.iter().filter_map(|answer| match &answer.value {
        Value::Amount(amount) if amount.is_age_of_nobody() => amount.value.map(f64::to_bits),
        _ => None,
    });
    let ages: BTreeSet<u64> = nameless.collect();
    if ages.len() != 1 {
        return;
    }
    for answer in answers {
        if let Value::Amount(amount) = &mut answer.value {
            amount.is_only_age = amount.is_age_of_nobody();
        }
    }
}

fn amount(reader: &Reader<'_>, fact: &Fact, span: Span) -> Option<Amount> {
    let mut amount = match &fact.content {
        FactContent::Quantity(quantity) => Amount::of_quantity(quantity)?,
        FactContent::Time(time) if time.timex == Timex::Duration => Amount::of_duration(time)?,
        _ => return None,
    };
    if let FactContent::Quantity(quantity) = &fact.content
        && let Some(of) = foreign::in_english(reader.prepared.article(), quantity.of.as_deref())
    {
        amount.of = super::concepts(&of);
    }
    if is_bare(reader, fact, span) {
        return None;
    }
    if goes_on_over(reader, span) && amount.interval.low.is_finite() {
        amount.value = Some(amount.interval.low);
        amount.interval.high = amount.interval.low;
        amount.modifier = None;
    }
    if fact.rule == SCORE_RULE {
        amount.dimension = Dimension::Unit(super::SCORE.to_owned());
    }
    let words = reader.prepared.words_in(span);
    let clause = &reader.clauses.all[reader.clauses.at(reader.article, span.start)?];
    if amount.dimension == Dimension::Count && may_count_people(&amount) {
        amount.frame = frame_of(reader, &words, &clause.words);
    }
    if amount.dimension == Dimension::Age {
        amount.owner = reader.nearest_person(span, AGE_REACH);
    }
    let forms = |range: Range<usize>| {
        let words = reader.prepared.words().get(range).unwrap_or_default();
        words.iter().map(|word| word.form.as_str())
    };
    let mut among = forms(words.start.saturating_sub(1)..words.end + 1);
    amount.is_rest = among.any(|form| matches!(form, "other" | "others" | "another"))
        || forms(words.end..words.end + 1).any(|form| form == "more");
    amount.is_of_list = is_of_list(reader, span);
    Some(amount)
}

/// Whether those who died or were hurt may be counted: no share of anything, no villages, and not somebody's
/// children.
fn may_count_people(amount: &Amount) -> bool {
    let is_whole = amount.value.is_none_or(|value| value.fract() == 0.0);
    let noun = amount
        .thing
        .as_deref()
        .and_then(|thing| thing.split(' ').next_back());
    is_whole && noun.is_none_or(|noun| noun != "children" && !is_noun_of_things(noun))
}

/// Whether somebody else is told of in the same breath, so that not all are counted: "a suspect and two
/// victims", "two workers and their driver".
fn is_of_list(reader: &Reader<'_>, number: Span) -> bool {
    let sheet = &reader.prepared.sheet;
    let before = sheet.article.slice(Span::new(0, number.start));
    let mut claims = reader.clauses.told(reader.article).claims_around(number);
    let stands_beside = |phrases: &[Phrase]| {
        let (own, others): (Vec<&Phrase>, Vec<&Phrase>) = phrases
            .iter()
            .partition(|phrase| phrase.span.overlaps(number));
        let is_counted = |phrase: &&Phrase| {
            let words = reader.prepared.words_in(phrase.span);
            let mut words = reader.prepared.words()[words].iter();
            words.any(|word| word.class == WordClass::Number)
        };
        !own.is_empty() && others.iter().any(|phrase| !is_counted(phrase))
    };
    before.trim_end().ends_with('&')
        || claims.any(|at| match &sheet.facts[at].content {
            FactContent::Claim(claim) => stands_beside(&claim.who) || stands_beside(&claim.whom),
            _ => false,
        })
}

/// What was done to those whom a number counts: the verb before it, where it is their verb ("trapping
/// five people"), else what follows, else what stands before.
fn frame_of(reader: &Reader<'_>, own: &Range<usize>, clause: &Range<usize>) -> Option<Frame> {
    let words = reader.prepared.words();
    let article = reader.prepared.article();
    let form = |at: usize| words[at].form.as_str();
    let before = (clause.start..own.start).rev();
    let verb = before
        .take_while(|&at| {
            let gap = Span::new(words[at].span.end, words[at + 1].span.start);
            article.slice(gap).trim().is_empty() && !CONJUNCTIONS.contains(&form(at))
        })
        .find(|&at| words[at].class != WordClass::Function);
    if let Some(frame) = verb.and_then(|verb| frame::of(form(verb))) {
        return Some(frame);
    }
    let end = (own.end + FRAME_REACH.0).min(clause.end);
    let start = own.start.saturating_sub(FRAME_REACH.1).max(clause.start);
    let around = (own.start..end).chain(start..own.start);
    around.map(form).find_map(frame::of)
}

/// Whether a number tells nothing that could be counted: an hour without its sign ("before 9"), a
/// fraction of another number, a part of a telephone number.
fn is_bare(reader: &Reader<'_>, fact: &Fact, span: Span) -> bool {
    let FactContent::Quantity(quantity) = &fact.content else {
        return false;
    };
    let words = reader.prepared.words();
    let before = reader
        .prepared
        .words_in(span)
        .start
        .checked_sub(1)
        .map(|at| &words[at]);
    let follows = |forms: &[&str]| before.is_some_and(|word| forms.contains(&word.form.as_str()));
    let article = reader.prepared.article();
    let follows_number = before.is_some_and(|word| {
        let gap = Span::new(word.span.end, span.start.max(word.span.end));
        word.class == WordClass::Number && gap.len() <= 2
    });
    let uncounted = quantity.unit.is_none() && quantity.of.is_none();
    uncounted && follows(&["before", "after", "by", "at", "until", "since", "around"])
        || follows_number
        || article.slice(span).contains('/')
}

/// Whether "over" before a number tells how long something goes on that is told before it, and no bound: "$150
/// million over seven years".
fn goes_on_over(reader: &Reader<'_>, span: Span) -> bool {
    let words = reader.prepared.words();
    let own = reader.prepared.words_in(span);
    let over = (own.start.saturating_sub(1)..own.end).find(|&at| words[at].form == "over");
    let before = over
        .and_then(|over| over.checked_sub(1))
        .map(|at| &words[at]);
    before.is_some_and(|word| {
        word.class == WordClass::Number
            || matches!(word.form.as_str(), "million" | "billion" | "percent")
    })
}

/// Where the thing counted ends that follows the number at once, at most a word between: "12 local
/// farmers".
fn counted_end(reader: &Reader<'_>, fact: &Fact, span: Span) -> usize {
    let FactContent::Quantity(Quantity { of: Some(of), .. }) = &fact.content else {
        return span.end;
    };
    let counted: Vec<String> = words::words(of).into_iter().map(|word| word.form).collect();
    let all = reader.prepared.words();
    let first = reader.prepared.words_in(span).end;
    let stands_at = |at: usize| {
        let there = all.get(at..at + counted.len())?;
        let same = there
            .iter()
            .zip(&counted)
            .all(|(word, form)| word.form == *form);
        same.then(|| there.last().map(|word| word.span.end))
            .flatten()
    };
    if counted.is_empty() {
        return span.end;
    }
    (first..first + 2).find_map(stands_at).unwrap_or(span.end)
}
