//! What a fact says that a person makes from some words, before they say more.
//!
//! The engine fills in what it can: from what it found at these words, from reading their paragraph
//! anew, or from reading the words alone. Where it finds nothing of a kind, the words themselves are
//! what the fact says.

use crate::article::{Article, Provenance, Span, Text};

use super::{Fact, FactContent, FactKind, FactSheet, Status, one_line};

/// What the words of some spans say, for each kind in the order of [`FactKind::READ`]: from what was
/// found in the article, then in readings of parts of it. Spans are never empty.
pub fn contents(sheet: &FactSheet, spans: &[Span], readings: &[Vec<Fact>]) -> Vec<FactContent> {
    // Only the article as a whole tells whom a pronoun stands for, so it comes first.
    let sources = std::iter::once(&sheet.facts).chain(readings);
    let sources: Vec<&[Fact]> = sources.map(Vec::as_slice).collect();
    let words = words_of(&sheet.article, spans);
    let kinds = FactKind::READ.into_iter();
    let content = |kind| {
        let found = sources
            .iter()
            .filter_map(|facts| closest(facts, spans, kind));
        let found: Option<(f64, &Fact)> = match kind {
            // Two readings of one number differ by the words they take in.
            FactKind::Time | FactKind::Quantity => {
                found.reduce(|best, other| if other.0 > best.0 { other } else { best })
            }
            _ => found.into_iter().next(),
        };
        match found {
            Some((_, fact)) => adapted(fact.content.clone(), &words),
            None => plain(&sheet.article, spans, kind),
        }
    };
    kinds.map(content).collect()
}

/// What was found at much the same words, for those that a person chose. A claim that they add is
/// not what the article is about until they say so.
fn adapted(mut content: FactContent, words: &str) -> FactContent {
    if let FactContent::Claim(claim) = &mut content {
        claim.main = false;
        words.clone_into(&mut claim.text);
    }
    content
}

fn words_of(article: &Article, spans: &[Span]) -> String {
    let pieces: Vec<&str> = spans.iter().map(|span| article.slice(*span)).collect();
    one_line(&pieces.join(" "))
}

/// The parts of an article whose reading tells of some spans: the paragraph of the first, and the
/// words alone. With each goes where it begins in the article.
pub fn parts(article: &Article, spans: &[Span]) -> Vec<(Article, usize)> {
    let Some(first) = spans.first() else {
        return Vec::new();
    };
    let text = article.text.as_str();
    let at = article.text.byte_of(first.start);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let paragraph = article.text.span_of_bytes(start..end);
    let words = spans.iter().fold(*first, |words, span| words.hull(*span));
    let parts = [paragraph, words];
    let part = |span: Span| {
        let part = Article {
            id: article.id.clone(),
            metadata: article.metadata.clone(),
            provenance: Provenance::default(),
            text: Text::from(article.slice(span)),
            sections: Vec::new(),
        };
        (part, span.start)
    };
    parts.into_iter().map(part).collect()
}

/// Facts of a part of an article at their places in the whole.
pub fn placed(mut facts: Vec<Fact>, start: usize) -> Vec<Fact> {
    let place = |span: Span| Span::new(span.start + start, span.end + start);
    for fact in &mut facts {
        fact.content.move_places(place);
        for piece in &mut fact.evidence {
            piece.span = place(piece.span);
        }
    }
    facts
}

/// How much of the words must be shared for a fact found at some words to be about others.
const LEAST_SHARE: f64 = 0.5;

/// The fact of a kind that rests on these words and on the fewest others, with the share of the
/// words that both hold (Jaccard's index over code points).
fn closest<'a>(facts: &'a [Fact], spans: &[Span], kind: FactKind) -> Option<(f64, &'a Fact)> {
    // A part of what somebody said was said by them too, and a number is told by more than digits.
    let part_is_enough = matches!(kind, FactKind::Quote | FactKind::Time | FactKind::Quantity);
    let share = |a: Span, b: Span| {
        let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
        let either = (a.len() + b.len() - both).max(1);
        let measure = if part_is_enough {
            a.len().min(b.len()).max(1)
        } else {
            either
        };
        (both as f64 / measure as f64 >= LEAST_SHARE).then_some(both as f64 / either as f64)
    };
    let best_share = |fact: &'a Fact| {
        let pieces = fact.evidence.iter().map(|piece| piece.span);
        let shares =
            pieces.flat_map(|piece| spans.iter().filter_map(move |span| share(piece, *span)));
        shares.reduce(f64::max).map(|share| (share, fact))
    };
    let useful = |fact: &&Fact| fact.kind() == kind && fact.status != Status::Rejected;
    let close = facts.iter().filter(useful).filter_map(best_share);
    close.reduce(|best, other| if other.0 > best.0 { other } else { best })
}

/// What the words themselves say.
pub fn plain(article: &Article, spans: &[Span], kind: FactKind) -> FactContent {
    let first = spans.first().copied().unwrap_or_default();
    FactContent::of_words(kind, article, first, words_of(article, spans))
}
