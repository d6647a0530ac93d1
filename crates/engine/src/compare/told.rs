//! The claims of a story wherever they stand: what one clause tells beside other things, another article may
//! tell in a clause of another row.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Span;

use super::bag::Bag;
use super::clause::{Clauses, trigger};
use super::story::Story;
use super::wording::Code;

/// Weight of a verb or noun from which it leads from one claim to another.
const TELLING: f32 = 0.25;

/// Likeness from which two claims that one word names tell of one thing.
const SAME_CLAIM: f32 = 0.3;

/// How many telling words both must have.
const FEWEST_COMMON: usize = 2;

/// Claims from which on a verb or noun is too frequent to lead from one to another.
const FREQUENT: usize = 200;

/// A claim where it stands.
#[derive(Debug)]
pub struct Told {
    /// The place of its article in the story.
    pub article: usize,
    /// The claim, by its place in the sheet.
    pub claim: usize,
    /// Its words in that clause.
    pub span: Span,
    /// What names it, as far as that is no common word.
    acts: BTreeSet<Code>,
    bag: Bag,
}

/// All claims of a story.
#[derive(Debug)]
pub struct ToldClaims {
    all: Vec<Told>,
    of_clause: BTreeMap<usize, Vec<usize>>,
    by_act: BTreeMap<Code, Vec<usize>>,
}

impl ToldClaims {
    /// Reads the claims of all clauses.
    pub fn of(story: &Story, clauses: &Clauses) -> Self {
        let mut found = Self {
            all: Vec::new(),
            of_clause: BTreeMap::new(),
            by_act: BTreeMap::new(),
        };
        for (number, clause) in clauses.all.iter().enumerate() {
            let prepared = &story.articles[clause.article].prepared;
            for &claim in &clause.claims {
                let fact = &prepared.sheet.facts[claim];
                let mut pieces = fact.evidence.iter().map(|piece| piece.span);
                let piece = pieces.find(|piece| piece.overlaps(clause.span));
                let (Some(trigger), Some(span)) = (trigger(fact), piece) else {
                    continue;
                };
                let concepts = |span: Span| {
                    let words = prepared.words_in(span);
                    prepared.wording.concepts[words].iter().flatten().copied()
                };
                let weighted = |concept: Code| (concept, clauses.weight(concept));
                let acts = concepts(trigger).filter(|act| clauses.weight(*act) > TELLING);
                let told = Told {
                    article: clause.article,
                    claim,
                    span,
                    acts: acts.collect(),
                    bag: Bag::new(concepts(span).map(weighted).collect()),
                };
                let at = found.all.len();
                for act in &told.acts {
                    found.by_act.entry(*act).or_default().push(at);
                }
                found.of_clause.entry(number).or_default().push(at);
                found.all.push(told);
            }
        }
        found
    }

    /// For each article but some, that of the clause among them, the claim, if there is one, that tells what the
    /// clause does.
    pub fn like(&self, clause: usize, but: &BTreeSet<usize>) -> Vec<&Told> {
        let mut nearest: BTreeMap<usize, (f32, &Told)> = BTreeMap::new();
        let own = self.of_clause.get(&clause).into_iter().flatten();
        for told in own.map(|&at| &self.all[at]) {
            let named = told.acts.iter().map(|act| &self.by_act[act]);
            let named = named.filter(|claims| claims.len() < FREQUENT).flatten();
            for other in named.map(|&at| &self.all[at]) {
                if but.contains(&other.article) {
                    continue;
                }
                let likeness = told.bag.overlap(&other.bag);
                if likeness < SAME_CLAIM || told.bag.common(&other.bag).count() < FEWEST_COMMON {
                    continue;
                }
                let best = nearest.entry(other.article).or_insert((likeness, other));
                if likeness > best.0 {
                    *best = (likeness, other);
                }
            }
        }
        nearest.into_values().map(|(_, told)| told).collect()
    }
}
