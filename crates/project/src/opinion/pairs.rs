//! Which fact of another project is which of one's own.

use std::collections::BTreeMap;

use super::Judgement;
use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::facts::{Evidence, Fact, FactContent, FactKind};

/// A fact as both projects have it; one of them may not have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// As one's own project has it.
    pub mine: Option<Fact>,
    /// As the other project has it.
    pub theirs: Option<Fact>,
}

/// A fact that the two decided on in different ways, or that only the other one decided on.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The article, in one's own project.
    pub article: ArticleId,
    /// The fact.
    pub pair: Pair,
}

impl Pair {
    /// The kind of fact.
    pub fn kind(&self) -> FactKind {
        let fact = self.mine.as_ref().or(self.theirs.as_ref());
        fact.map_or(FactKind::Claim, Fact::kind)
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        let fact = self.mine.as_ref().or(self.theirs.as_ref());
        fact.map_or(Span::new(0, 0), Fact::primary_span)
    }

    /// Whether both decided, and not in the same way.
    pub fn is_contested(&self) -> bool {
        let decided = |fact: &Option<Fact>| {
            fact.as_ref()
                .is_some_and(|fact| Judgement::of(fact.status).is_some())
        };
        self.differs() && decided(&self.mine) && decided(&self.theirs)
    }

    /// Whether the other one decided, and not as one's own project has it.
    pub fn differs(&self) -> bool {
        let Some(theirs) = &self.theirs else {
            return false;
        };
        let Some(judgement) = Judgement::of(theirs.status) else {
            return false;
        };
        let Some(mine) = &self.mine else {
            // Nothing is to be done about a rejected fact that is not there.
            return judgement != Judgement::Rejected;
        };
        let same = Judgement::of(mine.status) == Some(judgement);
        let says = |fact: &Fact| (fact.content.clone(), fact.primary_span());
        !same || judgement != Judgement::Rejected && says(mine) != says(theirs)
    }
}

/// What a fact was before a person changed it: by that it is known again.
type Origin = (FactKind, Option<Span>);

fn origin(fact: &Fact) -> Origin {
    let first = |evidence: &[Evidence]| evidence.first().map(|piece| piece.span);
    match &fact.suggestion {
        Some(was) => (was.content.kind(), first(&was.evidence)),
        None => (fact.kind(), first(&fact.evidence)),
    }
}

/// Pairs the facts of an article: first those that said the same of the same words before anybody
/// changed them, then what else is of one kind and rests on the same words.
pub(super) fn pairs(mine: &[Fact], theirs: &[Fact]) -> Vec<Pair> {
    let mut places: BTreeMap<Origin, Vec<usize>> = BTreeMap::new();
    for (at, fact) in theirs.iter().enumerate() {
        places.entry(origin(fact)).or_default().push(at);
    }
    let mut matched: Vec<Option<usize>> = vec![None; mine.len()];
    for same_origin in [true, false] {
        for (at, fact) in mine.iter().enumerate() {
            if matched[at].is_some() {
                continue;
            }
            let Some(left) = places.get_mut(&origin(fact)) else {
                continue;
            };
            let was = said(fact);
            let found = left
                .iter()
                .position(|&other| !same_origin || said(&theirs[other]) == was);
            matched[at] = found.map(|found| left.remove(found));
        }
    }
    let mut pairs: Vec<Pair> = mine
        .iter()
        .zip(&matched)
        .map(|(fact, other)| Pair {
            mine: Some(fact.clone()),
            theirs: other.map(|other| theirs[other].clone()),
        })
        .collect();
    let alone = places.into_values().flatten();
    pairs.extend(alone.map(|other| Pair {
        mine: None,
        theirs: Some(theirs[other].clone()),
    }));
    pairs.sort_by_key(Pair::span);
    pairs
}

/// What a fact said before a person changed it.
fn said(fact: &Fact) -> &FactContent {
    match &fact.suggestion {
        Some(was) => &was.content,
        None => &fact.content,
    }
}
