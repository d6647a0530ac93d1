//! How many: the quantities that stand in a clause, each with what it counts.

use crate::article::Span;
use crate::facts::clause;
use crate::language::Dependency;

use super::reader::Reader;

/// The quantities among some tokens, given in the order of the text; the age of somebody only where it is what
/// is told: "she is 30", not "Ida Holm, 30, left".
pub fn of(reader: &Reader<'_>, tokens: &[usize]) -> Vec<Span> {
    let analysis = reader.analysis();
    let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else {
        return Vec::new();
    };
    let mut found: Vec<Span> = Vec::new();
    for &quantity in reader.quantities_in(analysis.span_of(first..last + 1)) {
        let head = analysis.head_of(analysis.tokens_in(quantity));
        let Some(head) = head.filter(|head| tokens.binary_search(head).is_ok()) else {
            continue;
        };
        let is_told = matches!(
            reader.token(head).dependency,
            Dependency::Attribute | Dependency::AdjectivalComplement
        );
        if reader.is_age(quantity) && !is_told {
            continue;
        }
        let span = counted(reader, quantity, head);
        match found.last_mut() {
            Some(before) if before.overlaps(span) => *before = before.hull(span),
            _ => found.push(span),
        }
    }
    found
}

/// A quantity with the noun that it counts: "12 | people".
fn counted(reader: &Reader<'_>, quantity: Span, head: usize) -> Span {
    let analysis = reader.analysis();
    let token = reader.token(head);
    let noun = match token.dependency {
        Dependency::NumericModifier | Dependency::QuantifierModifier => token.head,
        _ => head,
    };
    // "1,940 dead, over 1,700 hurt" are two counts though the parse takes them for one phrase.
    let mut phrase = clause::noun_phrase(analysis, noun);
    let past = analysis.tokens_in(quantity).end;
    let mark = phrase
        .clone()
        .find(|&at| at >= past && &*reader.token(at).text == ",");
    phrase.end = mark.unwrap_or(phrase.end);
    let phrase = analysis.span_of(phrase);
    if phrase.overlaps(quantity) && phrase.end >= quantity.end {
        Span::new(quantity.start, phrase.end)
    } else {
        quantity
    }
}
