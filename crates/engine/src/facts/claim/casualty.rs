//! Events that a headline or a copula tells by their casualties: "Five dead after tram overturns",
//! "ten people are missing".

use std::ops::Range;

use crate::article::Span;
use crate::facts::Factuality;
use crate::facts::clause::{self, Clause};
use crate::language::{PartOfSpeech, Tag};

use super::circumstance;
use super::figures;
use super::happening::{Happening, Participant};
use super::reader::Reader;
use super::verbal::participants;

/// The id of the rule.
pub const RULE: &str = "claim.casualty";

/// What people are after a disaster.
const CONDITIONS: &[&str] = &[
    "dead",
    "homeless",
    "hospitalised",
    "hospitalized",
    "hurt",
    "injured",
    "missing",
    "wounded",
];

/// Words that count people without a number.
const COUNTS: &[&str] = &[
    "dozens",
    "hundreds",
    "many",
    "scores",
    "several",
    "thousands",
];

/// The events that an article tells by their casualties.
pub fn happenings(reader: &Reader<'_>) -> Vec<Happening> {
    let stated = reader
        .clauses
        .iter()
        .filter_map(|clause| of_clause(reader, clause));
    let headed =
        (1..reader.analysis().tokens().len()).filter_map(|token| of_headline(reader, token));
    stated.chain(headed).collect()
}

fn is_condition(reader: &Reader<'_>, token: usize) -> bool {
    let text = reader.token(token).text.to_lowercase();
    CONDITIONS.contains(&text.as_str())
}

/// "At least five people are dead".
fn of_clause(reader: &Reader<'_>, clause: &Clause) -> Option<Happening> {
    let condition = clause.predicative.filter(|&at| is_condition(reader, at))?;
    if !matches!(reader.lemma(clause.verb).as_str(), "be" | "leave") {
        return None;
    }
    let mood = clause::mood(reader.analysis(), clause);
    let subject = if reader.lemma(clause.verb) == "be" {
        clause.subject_head()
    } else {
        clause.objects.first().copied()
    };
    let who = participants(reader, &subject.into_iter().collect::<Vec<_>>());
    let factuality = match super::factuality(mood) {
        Factuality::Ongoing => Factuality::Happened,
        told => told,
    };
    let place = circumstance::places(reader, "", &clause.obliques);
    let when = reader.times_of(clause.verb).to_vec();
    (!who.is_empty())
        .then(|| happening(reader, condition, who, (when, place), factuality).told_in(clause.verb))
}

/// "Five dead", "dozens injured" in a headline, or another line, without a verb for it.
fn of_headline(reader: &Reader<'_>, condition: usize) -> Option<Happening> {
    let analysis = reader.analysis();
    let line = analysis.sentence_of(condition);
    let is_headline = || clause::in_headline(analysis, condition);
    let is_verbless = || line.section.holds_facts() && !reader.tells(line);
    if !is_condition(reader, condition) || !(is_headline() || is_verbless()) {
        return None;
    }
    let count = condition - 1;
    let counts = |at: usize| {
        let token = reader.token(at);
        token.pos == PartOfSpeech::Number
            || token.tag == Tag::Cd
            || COUNTS.contains(&token.text.to_lowercase().as_str())
    };
    let sentence = &analysis.sentence_of(condition).tokens;
    if !sentence.contains(&count) || !counts(count) || reader.clause_of(condition).is_some() {
        return None;
    }
    let mut start = count;
    while start > sentence.start
        && matches!(
            reader.token(start - 1).text.to_lowercase().as_str(),
            "about"
                | "almost"
                | "at"
                | "least"
                | "more"
                | "nearly"
                | "over"
                | "some"
                | "than"
                | "to"
                | "up"
        )
    {
        start -= 1;
    }
    let who = Participant {
        head: count,
        span: analysis.span_of(start..condition),
    };
    Some(happening(
        reader,
        condition,
        vec![who],
        (Vec::new(), Vec::new()),
        Factuality::Happened,
    ))
}

/// The casualties at a condition with those joined to it: "several dead and dozens injured".
pub fn all(reader: &Reader<'_>, condition: usize) -> Range<usize> {
    let analysis = reader.analysis();
    let end = analysis.sentence_of(condition).tokens.end;
    let start = clause::noun_phrase(analysis, condition).start;
    let joins = |at: usize| matches!(&*reader.token(at).text.to_lowercase(), "and" | ",");
    let mut last = condition;
    while last + 3 < end && joins(last + 1) && is_condition(reader, last + 3) {
        last += 3;
    }
    start.min(condition)..last + 1
}

fn happening(
    reader: &Reader<'_>,
    condition: usize,
    who: Vec<Participant>,
    (when, place): (Vec<Span>, Vec<Span>),
    factuality: Factuality,
) -> Happening {
    let words = reader.token(condition).span;
    let told = who
        .iter()
        .fold(words, |all, someone| all.hull(someone.span));
    let counted: Vec<usize> = reader.analysis().tokens_in(told).collect();
    Happening {
        trigger: condition,
        clause: None,
        key: reader.token(condition).text.to_lowercase(),
        evidence: told,
        who,
        whom: Vec::new(),
        when,
        place,
        why: Vec::new(),
        how: Vec::new(),
        how_many: figures::of(reader, &counted),
        factuality,
        is_told: true,
        definite: false,
        rule: RULE,
        confidence: 0.75,
    }
}
