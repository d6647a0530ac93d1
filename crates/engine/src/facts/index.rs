//! What the words at a place stand for.

use crate::article::Span;

use super::{Entity, Fact, FactContent, Mention};

/// Spans with what they stand for, found by position in a time that does not grow with their number.
#[derive(Debug)]
pub struct SpanIndex<T> {
    /// Sorted by start, longer first.
    entries: Vec<(Span, T)>,
    /// The length of the longest span.
    longest: usize,
}

impl<T> Default for SpanIndex<T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<T> SpanIndex<T> {
    /// Indexes spans given in any order.
    pub fn new(mut entries: Vec<(Span, T)>) -> Self {
        entries.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let longest = entries.iter().map(|(span, _)| span.len()).max();
        Self {
            entries,
            longest: longest.unwrap_or_default(),
        }
    }

    /// Those that start within `span`, in the order of the text, longer first.
    pub fn starting_in(&self, span: Span) -> &[(Span, T)] {
        let first = self
            .entries
            .partition_point(|(at, _)| at.start < span.start);
        let end = self.entries.partition_point(|(at, _)| at.start < span.end);
        &self.entries[first..end.max(first)]
    }

    /// Those that share a code point with `span`, in the order of the text, longer first.
    pub fn touching(&self, span: Span) -> impl Iterator<Item = &(Span, T)> {
        let earliest = span.start.saturating_sub(self.longest);
        let near = self.starting_in(Span::new(earliest, span.end.max(earliest)));
        near.iter().filter(move |(at, _)| at.overlaps(span))
    }
}

/// Finds the entity of a mention by position.
#[derive(Debug, Default)]
pub struct EntityIndex<'a> {
    mentions: SpanIndex<(Option<Mention>, &'a Entity)>,
}

impl<'a> EntityIndex<'a> {
    /// Indexes every mention of the entity facts among `facts`.
    pub fn new(facts: &'a [Fact]) -> Self {
        let mut mentions = Vec::new();
        for fact in facts {
            if let FactContent::Entity(entity) = &fact.content {
                mentions.extend(fact.evidence.iter().map(|e| (e.span, (e.mention, entity))));
            }
        }
        Self {
            mentions: SpanIndex::new(mentions),
        }
    }

    /// Mentions that lie wholly inside `span`, in the order of the text, longer first.
    pub fn within(
        &self,
        span: Span,
    ) -> impl Iterator<Item = (Span, Option<Mention>, &'a Entity)> + '_ {
        let starting = self.mentions.starting_in(span).iter();
        let inside = starting.filter(move |(mention, _)| span.covers(*mention));
        inside.map(|&(span, (mention, entity))| (span, mention, entity))
    }

    /// The smallest span around `span` whose edges cut through no name: the parse may end a phrase
    /// within one ("the Global Coalition | to Defeat ISIS").
    #[must_use]
    pub fn whole_names(&self, span: Span) -> Span {
        let names_at = |offset: usize| {
            let mention = self
                .at(offset)
                .filter(|(_, mention, _)| *mention == Some(Mention::Name));
            mention.map(|(mention, ..)| mention)
        };
        let last = span.end.saturating_sub(1);
        let edges = [span.start, last].into_iter().filter_map(names_at);
        edges.fold(span, Span::hull)
    }

    /// The longest mention that holds the code point at `offset`.
    pub fn at(&self, offset: usize) -> Option<(Span, Option<Mention>, &'a Entity)> {
        let holding = self.mentions.touching(Span::new(offset, offset + 1));
        let longest = holding.max_by_key(|(span, _)| span.len());
        longest.map(|&(span, (mention, entity))| (span, mention, entity))
    }
}
