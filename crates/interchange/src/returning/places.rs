//! Where the words of a file stand in an article.

use crate::incoming::{Coded, Selected};
use crate::offsets::Lines;
use sidelight_engine::article::{Article, Span, Text, Unit};
use sidelight_engine::facts::Evidence;
use sidelight_project::Anchors;

use super::Outcome;

/// Finds words of a file in the text of an article.
pub struct Places<'t> {
    theirs: Option<&'t Text>,
    text: &'t Text,
    /// Where theirs is the text with line feeds alone.
    lines: Option<Lines>,
    /// `None` where the texts are the same.
    anchors: Option<Anchors<'t>>,
}

impl<'t> Places<'t> {
    /// Between the text of a file, where it has one, and that of the article.
    pub fn new(theirs: Option<&'t Text>, text: &'t Text) -> Self {
        let mut other = theirs.filter(|theirs| theirs.as_str() != text.as_str());
        let lines = other.map(|_| Lines::of(text.as_str()));
        let lines = lines.filter(|lines| other.is_some_and(|it| it.as_str() == lines.text));
        if lines.is_some() {
            other = None;
        }
        Self {
            theirs,
            text,
            lines,
            anchors: other.map(|theirs| Anchors::new(theirs, text)),
        }
    }

    /// The words of an annotation as far as they are there, and how they were found.
    pub fn evidence(&self, coded: &Coded, article: &Article) -> (Vec<Evidence>, Outcome) {
        let mut outcome = Outcome::Found;
        let mut evidence = Vec::new();
        for piece in &coded.pieces {
            let place = self.of(piece);
            if !place.is_some_and(|(_, is_there)| is_there) {
                outcome = Outcome::Moved;
            }
            evidence.extend(place.map(|(span, _)| Evidence {
                mention: piece.mention,
                ..Evidence::new(article, whole_characters(article, span))
            }));
        }
        if evidence.is_empty() {
            outcome = Outcome::Lost;
        }
        (evidence, outcome)
    }

    /// Where words stand, and whether that is where the file has them.
    fn of(&self, piece: &Selected) -> Option<(Span, bool)> {
        let whole = self.text.span();
        match (self.theirs, piece.span) {
            (Some(theirs), Some(span)) if theirs.span().covers(span) && !span.is_empty() => {
                if let Some(lines) = &self.lines {
                    return Some((lines.back(span), true));
                }
                let Some(anchors) = &self.anchors else {
                    return Some((span, true));
                };
                let place = anchors.place(span)?;
                let same = place == span && self.text.slice(place) == theirs.slice(span);
                Some((place, same))
            }
            (Some(_), Some(_)) => None,
            (_, Some(span)) if whole.covers(span) && self.text.slice(span) == piece.words => {
                (!span.is_empty()).then_some((span, true))
            }
            _ => self.quoted(piece).map(|span| (span, false)),
        }
    }

    /// Where words stand that are told by what is around them.
    fn quoted(&self, piece: &Selected) -> Option<Span> {
        let Selected {
            words,
            prefix,
            suffix,
            ..
        } = piece;
        if words.trim().is_empty() {
            return None;
        }
        let quotation = Text::from(format!("{prefix}{words}{suffix}"));
        let start = prefix.chars().count();
        let span = Span::new(start, start + words.chars().count());
        let mut places = self.text.as_str().match_indices(words.as_str());
        if let (Some((at, found)), None) = (places.next(), places.next()) {
            return Some(self.text.span_of_bytes(at..at + found.len()));
        }
        Anchors::new(&quotation, self.text).place(span)
    }

    /// Where a place within a fact is now; `first` where that cannot be told.
    pub fn within(&self, span: Span, first: Span) -> Span {
        match &self.anchors {
            Some(anchors) => anchors.place(span).unwrap_or(first),
            None if self.text.span().covers(span) => span,
            None => first,
        }
    }
}

/// The span with all of what a reader takes for the characters at its ends: other programs cut between
/// a letter and its accent.
fn whole_characters(article: &Article, span: Span) -> Span {
    let first = article.unit_at(Unit::Character, span.start);
    let last = article.unit_at(Unit::Character, span.end.saturating_sub(1));
    let whole = first.map_or(span, |first| span.hull(first));
    last.map_or(whole, |last| whole.hull(last))
}
