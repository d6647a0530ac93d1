//! The facts of an article in the order in which they are listed and reviewed.

use std::cmp::Reverse;

use crate::facts::{Fact, FactContent, FactId, FactKind, FactSheet, Status};

use super::fact_filter::FactFilter;
use super::lens::Lens;

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line<'a> {
    /// The reader's question that the facts below answer, how many do, and how many of them are
    /// reviewed.
    Question(&'static str, [usize; 2]),
    /// A fact.
    Fact(&'a Fact),
    /// How many guesses are folded away.
    Folded(usize),
}

/// The lines of an article under a filter: grouped by the reader's question, in the order of the
/// text within a group unless the lens has another.
pub fn lines<'a>(sheet: &'a FactSheet, filter: &FactFilter) -> Vec<Line<'a>> {
    let sieve = filter.over(&sheet.facts);
    let facts = sheet.facts.iter();
    let shown: Vec<&Fact> = facts.filter(|fact| sieve.lets_through(fact)).collect();
    let mut kinds = FactKind::ALL.to_vec();
    if filter.lens == Lens::Claims {
        kinds.sort_by_key(|kind| *kind != FactKind::Claim);
    }
    let mut lines = Vec::with_capacity(shown.len() + kinds.len() + 1);
    let folded = sheet.facts.iter().filter(|fact| sieve.folds_away(fact));
    match folded.count() {
        0 => {}
        count => lines.push(Line::Folded(count)),
    }
    let mut last = "";
    for kind in kinds {
        let question = kind.question();
        if question == last {
            continue;
        }
        last = question;
        let group = shown.iter().copied();
        let mut group: Vec<&Fact> = group
            .filter(|fact| fact.kind().question() == question)
            .collect();
        if group.is_empty() {
            continue;
        }
        match filter.lens {
            Lens::Claims if filter.by_worth => by_worth(&mut group),
            Lens::Who => with_their_roles(&mut group),
            _ => {}
        }
        let reviewed = group.iter().filter(|fact| fact.status != Status::Suggested);
        let counts = [group.len(), reviewed.count()];
        lines.push(Line::Question(question, counts));
        lines.extend(group.into_iter().map(Line::Fact));
    }
    lines
}

/// The main event first, then what is most worth checking.
fn by_worth(facts: &mut [&Fact]) {
    let worth = |fact: &Fact| match &fact.content {
        FactContent::Claim(claim) => claim.worth + if claim.main { 1.0 } else { 0.0 },
        _ => 0.0,
    };
    facts.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
}

/// Those named most often first, each followed by what it is said to be.
fn with_their_roles(facts: &mut Vec<&Fact>) {
    let (mut named, mut roles): (Vec<&Fact>, Vec<&Fact>) = facts
        .drain(..)
        .partition(|fact| matches!(fact.content, FactContent::Entity(_)));
    named.sort_by_key(|fact| Reverse(fact.evidence.len()));
    for fact in named {
        facts.push(fact);
        let FactContent::Entity(entity) = &fact.content else {
            continue;
        };
        let is_of = |role: &&Fact| match &role.content {
            FactContent::Role(role) => {
                role.person == entity.name || entity.aliases.contains(&role.person)
            }
            _ => false,
        };
        facts.extend(roles.extract_if(.., |role| is_of(role)));
    }
    facts.append(&mut roles);
}

/// The facts among the lines.
pub fn facts<'a>(lines: &[Line<'a>]) -> Vec<&'a Fact> {
    let fact = |line: &Line<'a>| match *line {
        Line::Fact(fact) => Some(fact),
        Line::Question(..) | Line::Folded(_) => None,
    };
    lines.iter().filter_map(fact).collect()
}

/// The fact some steps away from the current one; the first where there is no current one.
pub fn step(facts: &[&Fact], current: Option<&FactId>, steps: isize) -> Option<FactId> {
    let at = current.and_then(|id| facts.iter().position(|fact| fact.id == *id));
    let next = match at {
        Some(at) => at.checked_add_signed(steps)?,
        None => 0,
    };
    facts.get(next).map(|fact| fact.id.clone())
}
