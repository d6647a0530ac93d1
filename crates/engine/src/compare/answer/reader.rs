//! What the modules of the sorts read from.

use crate::article::Span;
use crate::compare::clause::Clauses;
use crate::compare::prepared::Prepared;
use crate::compare::story::Story;

use super::{Answer, Value};

/// An article of a story.
pub struct Reader<'s> {
    pub story: &'s Story,
    pub clauses: &'s Clauses,
    pub article: usize,
    pub prepared: &'s Prepared,
}

impl Reader<'_> {
    /// An answer at a span that lies in one clause.
    pub fn answer(&self, span: Span, value: Value) -> Option<Answer> {
        let clause = self.clauses.at(self.article, span.start)?;
        let fits = span.end <= self.clauses.all[clause].span.end;
        fits.then(|| Answer::new(self.story, self.clauses, clause, span, value))
    }

    /// An answer at a span that begins in a clause and may go on beyond it.
    pub fn long_answer(&self, span: Span, value: Value) -> Option<Answer> {
        let clause = self.clauses.at(self.article, span.start)?;
        Some(Answer::new(self.story, self.clauses, clause, span, value))
    }

    /// Which person the mention nearest to a span in its clause stands for, within some words.
    pub fn nearest_person(&self, span: Span, reach: usize) -> Option<usize> {
        let clause = &self.clauses.all[self.clauses.at(self.article, span.start)?];
        let own = self.prepared.words_in(span);
        let distance = |mention: Span| {
            let words = self.prepared.words_in(mention);
            let after = words.start.saturating_sub(own.end);
            let before = own.start.saturating_sub(words.end);
            after.max(before)
        };
        let mentions = self.prepared.names.within(clause.span);
        let nearest = mentions
            .map(|(mention, entity)| (distance(mention), mention, entity))
            .filter(|(distance, _, entity)| {
                *distance <= reach && self.prepared.names.is_person(*entity)
            })
            .min()?;
        self.story.articles[self.article].who.get(nearest.2)?.0
    }

    /// Which person the last mention before a span in its clause stands for, or else the nearest behind it, within
    /// some words: whom something is done to is mostly told before it.
    pub fn person_before(&self, span: Span, reach: usize) -> Option<usize> {
        let clause = &self.clauses.all[self.clauses.at(self.article, span.start)?];
        let first = self.prepared.words_in(span).start;
        let before = self
            .prepared
            .names
            .within(clause.span)
            .filter(|(mention, entity)| {
                let words = self.prepared.words_in(*mention);
                words.end <= first
                    && first - words.end <= reach
                    && self.prepared.names.is_person(*entity)
            });
        let last = before.max_by_key(|(mention, _)| mention.end);
        match last {
            Some((_, entity)) => self.story.articles[self.article].who.get(entity)?.0,
            None => self.nearest_person(span, reach),
        }
    }

    /// A span with the words before it that loosen or limit it: "shortly before 9pm".
    pub fn with_hedge(&self, span: Span) -> (Span, bool) {
        let words = self.prepared.words();
        let first = self.prepared.words_in(span).start;
        let sentence = self.prepared.sentence_span(span);
        let hedges = words[..first].iter().rev().take_while(|word| {
            word.span.start >= sentence.start && HEDGES.contains(&word.form.as_str())
        });
        let hedges: Vec<_> = hedges.collect();
        let (mut start, mut is_hedged) = (span.start, false);
        for (at, word) in hedges.iter().enumerate() {
            // "at least" is a limit, "at" alone is none.
            let joins = matches!(word.form.as_str(), "at" | "to" | "up");
            let next = at
                .checked_sub(1)
                .map_or("", |before| hedges[before].form.as_str());
            if !joins
                || matches!(
                    (word.form.as_str(), next),
                    ("at", "least" | "most") | ("up", "to")
                )
            {
                (start, is_hedged) = (word.span.start, true);
            }
        }
        (Span::new(start, span.end), is_hedged)
    }
}

/// Words that loosen a number or a time before which they stand.
const HEDGES: [&str; 30] = [
    "about",
    "around",
    "some",
    "roughly",
    "nearly",
    "almost",
    "approximately",
    "shortly",
    "just",
    "before",
    "after",
    "more",
    "than",
    "over",
    "at",
    "least",
    "under",
    "up",
    "to",
    "less",
    "fewer",
    "close",
    "circa",
    "by",
    "early",
    "late",
    "most",
    "until",
    "since",
    "estimated",
];
