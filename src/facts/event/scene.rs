//! When and where the main event happens, if only the sentences around it tell.

use crate::article::Span;
use crate::facts::EventStatus;
use crate::facts::clause;

use super::circumstance;
use super::reader::Reader;

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
    /// Adds what the opening of the article tells first, where the words around the main event tell
    /// nothing. The time is taken for what has happened only: a plan has another time than its news.
    pub fn complete(&mut self, reader: &Reader<'_>, status: EventStatus) {
        let Some(opening) = opening(reader) else {
            return;
        };
        if self.when.is_empty() && status == EventStatus::Happened {
            let mut times = reader.days_in(opening);
            self.when.extend(times.next());
        }
        if self.place.is_empty() {
            let analysis = reader.analysis();
            let mut tokens = analysis.tokens_in(opening);
            let place = tokens.find_map(|token| {
                let obliques = clause::obliques(analysis, token);
                let places = circumstance::places(reader, "", &obliques);
                places.into_iter().next()
            });
            self.place.extend(place);
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
