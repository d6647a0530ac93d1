//! When and where the main event happens, if only the sentences around it tell.

use crate::article::Span;
use crate::facts::clause::{self, Force};

use super::circumstance;
use super::reader::Reader;
use super::unite::Group;

/// How many sentences of an article set the scene of its main event: news tells when and where
/// within its first two paragraphs.
const OPENING: usize = 5;

/// When and where an event happens.
#[derive(Debug, Clone, Default)]
pub struct Scene {
    /// When.
    pub when: Vec<Span>,
    /// Where.
    pub place: Vec<Span>,
}

impl Scene {
    /// What the words around an event tell.
    pub fn of(group: &Group) -> Self {
        Self {
            when: group.circumstances(|mention| &mention.when).to_vec(),
            place: group.circumstances(|mention| &mention.place).to_vec(),
        }
    }

    /// For the main event where its own words tell nothing: when and where the first things happened
    /// of which the opening of the article tells.
    pub fn complete(&mut self, reader: &Reader<'_>) {
        let Some(opening) = opening(reader) else {
            return;
        };
        let analysis = reader.analysis();
        let told = reader.clauses.iter().filter(|clause| {
            opening.covers(reader.token(clause.verb).span)
                && clause::mood(analysis, clause).force == Force::Past
        });
        for clause in told {
            let nouns = clause.objects.iter().copied().chain(clause.subject_head());
            let holders: Vec<usize> = nouns.chain([clause.verb]).collect();
            if self.when.is_empty() {
                let mut times = holders.iter().flat_map(|&holder| reader.times_of(holder));
                let day = times.find(|&&time| reader.is_a_day(time));
                self.when.extend(day);
            }
            if self.place.is_empty() {
                // Of the verb alone: "the transition in Iraq" tells where the transition is.
                let obliques: Vec<_> = clause::obliques(analysis, clause.verb)
                    .into_iter()
                    .collect();
                let places = circumstance::places(reader, "", &obliques);
                self.place.extend(places.first());
            }
        }
    }
}

/// The first sentences of the parts that hold facts.
fn opening(reader: &Reader<'_>) -> Option<Span> {
    let sentences = reader.analysis().sentences().iter();
    let told = sentences.filter(|sentence| sentence.section.holds_facts());
    told.take(OPENING)
        .map(|sentence| sentence.span)
        .reduce(Span::hull)
}
