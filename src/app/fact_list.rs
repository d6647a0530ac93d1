//! The facts of an article in the order in which they are listed and reviewed.

use crate::facts::{Fact, FactId, FactKind, FactSheet};

use super::fact_filter::FactFilter;

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line<'a> {
    /// The reader's question that the facts below answer, and how many do.
    Question(&'static str, usize),
    /// A fact.
    Fact(&'a Fact),
}

/// The lines of an article under a filter: grouped by the reader's question, in the order of the
/// text within a group.
pub fn lines<'a>(sheet: &'a FactSheet, filter: &FactFilter) -> Vec<Line<'a>> {
    let sieve = filter.over(&sheet.facts);
    let facts = sheet.facts.iter();
    let shown: Vec<&Fact> = facts.filter(|fact| sieve.lets_through(fact)).collect();
    let mut lines = Vec::with_capacity(shown.len() + FactKind::ALL.len());
    let mut last = "";
    for kind in FactKind::ALL {
        let question = kind.question();
        if question == last {
            continue;
        }
        last = question;
        let group = || {
            shown
                .iter()
                .filter(|fact| fact.kind().question() == question)
        };
        let count = group().count();
        if count > 0 {
            lines.push(Line::Question(question, count));
            lines.extend(group().map(|fact| Line::Fact(fact)));
        }
    }
    lines
}

/// The facts among the lines.
pub fn facts<'a>(lines: &[Line<'a>]) -> Vec<&'a Fact> {
    let fact = |line: &Line<'a>| match *line {
        Line::Fact(fact) => Some(fact),
        Line::Question(..) => None,
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
