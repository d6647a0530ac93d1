//! Which entity the words at a place stand for.

use crate::article::Span;

use super::{Entity, Fact, FactContent, Mention};

/// Finds the entity of a mention by position.
#[derive(Debug, Default)]
pub struct EntityIndex<'a> {
    /// Sorted by start, longer first.
    mentions: Vec<(Span, Option<Mention>, &'a Entity)>,
}

impl<'a> EntityIndex<'a> {
    /// Indexes every mention of the entity facts among `facts`.
    pub fn new(facts: &'a [Fact]) -> Self {
        let mut mentions = Vec::new();
        for fact in facts {
            if let FactContent::Entity(entity) = &fact.content {
                mentions.extend(fact.evidence.iter().map(|e| (e.span, e.mention, entity)));
            }
        }
        mentions.sort_by_key(|(span, ..)| (span.start, std::cmp::Reverse(span.end)));
        Self { mentions }
    }

    /// Mentions that lie wholly inside `span`, in the order of the text, longer first.
    pub fn within(
        &self,
        span: Span,
    ) -> impl Iterator<Item = (Span, Option<Mention>, &'a Entity)> + '_ {
        let first = self
            .mentions
            .partition_point(|(mention, ..)| mention.start < span.start);
        let following = self.mentions[first..].iter().copied();
        let inside = following.take_while(move |(mention, ..)| mention.start < span.end);
        inside.filter(move |(mention, ..)| span.covers(*mention))
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
        let end = self
            .mentions
            .partition_point(|(mention, ..)| mention.start <= offset);
        let holding = self.mentions[..end]
            .iter()
            .filter(|(mention, ..)| mention.contains(offset));
        holding.max_by_key(|(mention, ..)| mention.len()).copied()
    }
}
