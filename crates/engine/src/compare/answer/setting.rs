//! What an answer is told of: what names it, who has a part in it, on which days.

use std::collections::BTreeSet;

use crate::article::Span;
use crate::compare::calendar::Period;
use crate::compare::clause::{Clause, Clauses};
use crate::compare::story::Story;
use crate::compare::wording::Code;
use crate::facts::FactContent;

/// What an answer is told of.
#[derive(Debug, Default)]
pub struct Setting {
    /// The verbs and nouns that name it.
    pub triggers: BTreeSet<Code>,
    /// Who has a part in it, by their numbers among all articles.
    parties: BTreeSet<usize>,
    /// The days that its clause tells of.
    periods: Vec<Period>,
    /// The former time of which its sentence tells history.
    former: Option<Period>,
}

/// Whether two answers are told of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sameness {
    /// One word names what both are told of.
    Same,
    /// Nothing names it in one of them.
    Open,
    /// Each names it by another word.
    NamedOtherwise,
    /// Others have a part in it, or it is on other days.
    Other,
}

impl Setting {
    /// What the claims around a span of a clause tell.
    pub fn of(story: &Story, clauses: &Clauses, clause: &Clause, span: Span) -> Self {
        let member = &story.articles[clause.article];
        let prepared = &member.prepared;
        let told = clauses.told(clause.article);
        let mut found = Self {
            periods: told.periods_in(clause.span).collect(),
            former: clauses.history().at(clause.article, span),
            ..Self::default()
        };
        for at in told.claims_around(span) {
            let FactContent::Claim(claim) = &prepared.sheet.facts[at].content else {
                continue;
            };
            let words = prepared.words_in(claim.trigger());
            let triggers = words.filter_map(|word| prepared.wording.concepts[word]);
            found.triggers.extend(triggers);
            let named = claim.who.iter().chain(&claim.whom);
            let entities = named.flat_map(|phrase| prepared.names.within(phrase.span));
            let numbers = entities.filter_map(|(_, entity)| member.who.get(entity)?.0);
            found.parties.extend(numbers);
        }
        found
    }

    /// Whether both are told of the same: one word names both, and nobody else has a part.
    pub fn sameness(&self, other: &Self) -> Sameness {
        let named = !self.triggers.is_empty() && !other.triggers.is_empty();
        if !self.may_be_same(other) {
            Sameness::Other
        } else if !self.triggers.is_disjoint(&other.triggers) {
            Sameness::Same
        } else if named {
            Sameness::NamedOtherwise
        } else {
            Sameness::Open
        }
    }

    /// Whether somebody has a part in each, and nobody in both.
    pub fn has_other_parties(&self, other: &Self) -> bool {
        !self.parties.is_empty()
            && !other.parties.is_empty()
            && self.parties.is_disjoint(&other.parties)
    }

    /// Whether both tell of days, and of none together.
    pub fn is_on_other_days(&self, other: &Self) -> bool {
        let mut pairs = self
            .periods
            .iter()
            .flat_map(|x| other.periods.iter().map(move |y| x.overlaps(*y)));
        !self.periods.is_empty() && !other.periods.is_empty() && !pairs.any(|overlaps| overlaps)
    }

    /// Whether one is history and the other is not, or is of another time.
    pub fn is_of_other_time(&self, other: &Self) -> bool {
        match (self.former, other.former) {
            (None, None) => false,
            (Some(own), Some(other)) => !own.overlaps(other),
            _ => true,
        }
    }

    /// Whether nothing speaks against it.
    fn may_be_same(&self, other: &Self) -> bool {
        !self.has_other_parties(other) && !self.is_on_other_days(other)
    }
}
