//! The facts of an article in the order in which they are listed and reviewed.

use std::cmp::Reverse;
use std::sync::Arc;

use sidelight_engine::facts::{Fact, FactContent, FactId, FactKind, FactSheet, Status};

use super::fact_filter::FactFilter;
use super::lens::Lens;
use super::seen_sheet::SeenSheet;

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The reader's question that the facts below answer, how many do, and how many of them are
    /// reviewed.
    Question(&'static str, [usize; 2]),
    /// A fact, by its place in the sheet.
    Fact(usize),
    /// How many guesses are folded away, or stand among the others.
    Guesses {
        /// So many.
        count: usize,
        /// Whether they stand among the others.
        listed: bool,
    },
}

/// The list of the article on show, made anew when what it depends on changes.
#[derive(Debug, Default)]
pub struct FactList {
    of: Option<(SeenSheet, FactFilter, bool)>,
    listing: Arc<Listing>,
}

/// What is listed of an article.
#[derive(Debug, Default)]
pub struct Listing {
    /// The lines, as [`lines`] gives them.
    pub lines: Vec<Line>,
    /// How many facts of each status the lens lists.
    pub statuses: [usize; Status::ALL.len()],
}

impl Listing {
    fn of(sheet: &FactSheet, filter: &FactFilter, by_worth: bool) -> Self {
        let lens_alone = filter.without_conditions();
        let sieve = lens_alone.over(&sheet.facts);
        let mut statuses = [0; Status::ALL.len()];
        for fact in sheet.facts.iter().filter(|fact| sieve.lets_through(fact)) {
            statuses[fact.status as usize] += 1;
        }
        Self {
            lines: lines(sheet, filter, by_worth),
            statuses,
        }
    }
}

impl FactList {
    /// What is listed of an article under a filter.
    pub fn of(
        &mut self,
        sheet: &Arc<FactSheet>,
        filter: &FactFilter,
        by_worth: bool,
    ) -> Arc<Listing> {
        let seen = SeenSheet::of(sheet);
        let known = self.of.as_ref();
        if known.is_none_or(|(of, by, worth)| (of, by, *worth) != (&seen, filter, by_worth)) {
            self.listing = Listing::of(sheet, filter, by_worth).into();
            self.of = Some((seen, filter.clone(), by_worth));
        }
        Arc::clone(&self.listing)
    }
}

/// The lines of an article under a filter: grouped by the reader's question, in the order of the
/// text within a group unless the lens has another, or claims come by their worth.
pub fn lines(sheet: &FactSheet, filter: &FactFilter, by_worth: bool) -> Vec<Line> {
    let sieve = filter.over(&sheet.facts);
    let facts = sheet.facts.iter().enumerate();
    let shown: Vec<Listed<'_>> = facts.filter(|(_, fact)| sieve.lets_through(fact)).collect();
    let mut kinds = FactKind::ALL.to_vec();
    if filter.lens == Lens::Claims {
        kinds.sort_by_key(|kind| *kind != FactKind::Claim);
    }
    let mut lines = Vec::with_capacity(shown.len() + kinds.len() + 1);
    let listed = filter.unfolds_guesses();
    let is_counted = |fact: &&Fact| sieve.folds_away(fact) || sieve.unfolds(fact);
    match sheet.facts.iter().filter(is_counted).count() {
        0 => {}
        count => lines.push(Line::Guesses { count, listed }),
    }
    let mut last = "";
    for kind in kinds {
        let question = kind.question();
        if question == last {
            continue;
        }
        last = question;
        let group = shown.iter().copied();
        let mut group: Vec<Listed<'_>> = group
            .filter(|(_, fact)| fact.kind().question() == question)
            .collect();
        if group.is_empty() {
            continue;
        }
        match filter.lens {
            Lens::Claims if by_worth => most_worth_first(&mut group),
            Lens::Who => with_their_roles(&mut group),
            _ => {}
        }
        let reviewed = group
            .iter()
            .filter(|(_, fact)| fact.status != Status::Suggested);
        let counts = [group.len(), reviewed.count()];
        lines.push(Line::Question(question, counts));
        lines.extend(group.into_iter().map(|(at, _)| Line::Fact(at)));
    }
    lines
}

/// A fact that is listed, and its place in the sheet.
type Listed<'a> = (usize, &'a Fact);

/// The main event first, then what is most worth checking.
fn most_worth_first(facts: &mut [Listed<'_>]) {
    let worth = |fact: &Fact| match &fact.content {
        FactContent::Claim(claim) => claim.worth + if claim.main { 1.0 } else { 0.0 },
        _ => 0.0,
    };
    facts.sort_by(|(_, a), (_, b)| worth(b).total_cmp(&worth(a)));
}

/// Those named most often first, each followed by what it is said to be.
fn with_their_roles(facts: &mut Vec<Listed<'_>>) {
    let (mut named, mut roles): (Vec<Listed<'_>>, Vec<Listed<'_>>) = facts
        .drain(..)
        .partition(|(_, fact)| matches!(fact.content, FactContent::Entity(_)));
    named.sort_by_key(|(_, fact)| Reverse(fact.evidence.len()));
    for (at, fact) in named {
        facts.push((at, fact));
        let FactContent::Entity(entity) = &fact.content else {
            continue;
        };
        let is_of = |role: &Fact| match &role.content {
            FactContent::Role(role) => {
                role.person == entity.name || entity.aliases.contains(&role.person)
            }
            _ => false,
        };
        facts.extend(roles.extract_if(.., |(_, role)| is_of(role)));
    }
    facts.append(&mut roles);
}

/// The facts among the lines.
pub fn facts<'s>(sheet: &'s FactSheet, lines: &[Line]) -> Vec<&'s Fact> {
    let fact = |line: &Line| match *line {
        Line::Fact(at) => sheet.facts.get(at),
        Line::Question(..) | Line::Guesses { .. } => None,
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
