//! Of whom an answer is told.

use crate::article::Span;
use crate::compare::key::Key;

use super::reader::Reader;

/// Likeness that two answers have at least if one person is named beside both, and what that adds to it.
const SAME_PERSON: f32 = 0.3;

/// The person named beside an answer, among all articles; none where nobody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside(Option<usize>);

impl Beside {
    /// Who is named before a span, or else behind it, within so many words.
    pub fn of(reader: &Reader<'_>, span: Span, reach: usize) -> Self {
        Self(reader.person_before(span, reach))
    }

    /// What an answer of a sort has in common with others of the same person.
    pub fn key(self, sort: &str) -> Option<Key> {
        Some(Key::new((sort, self.0?)))
    }

    /// Whether one person is named beside both.
    pub fn is_same(self, other: Self) -> bool {
        self.0.is_some() && self == other
    }

    /// How likely two answers are told of one, by how alike their clauses are.
    pub fn likely(self, other: Self, clauses: f32) -> f32 {
        match self.0.zip(other.0) {
            Some((own, other)) if own == other => clauses.max(SAME_PERSON) + SAME_PERSON,
            Some(_) => 0.0,
            None => clauses,
        }
    }
}
