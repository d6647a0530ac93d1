//! Numbers that name something instead of counting it: "Boeing 737", "the 737 airliner".

use std::collections::HashSet;

use crate::article::Span;
use crate::language::{Analysis, Dependency, EntityLabel, Tag, Token};

use super::topic;

/// Nouns whose plural looks like the singular.
const SAME_IN_PLURAL: &[&str] = &[
    "aircraft",
    "people",
    "staff",
    "crew",
    "police",
    "personnel",
    "series",
    "species",
    "head",
    "cattle",
    "sheep",
    "fish",
    "deer",
    "offspring",
    "infantry",
    "percent",
    "spacecraft",
    "yuan",
];

/// Digits from which a number that the article has used as a name is one before a plural, too.
const MODEL_DIGITS: usize = 3;

/// The numbers that an article uses as names.
#[derive(Debug)]
pub struct Designations<'a>(HashSet<&'a str>);

impl<'a> Designations<'a> {
    /// Reads them off the places where a number follows its proper noun.
    pub fn of(analysis: &'a Analysis) -> Self {
        let pairs = analysis.tokens().windows(2).enumerate();
        let numbers = pairs.filter_map(|(index, pair)| {
            let [before, number] = pair else { return None };
            let adjacent = before.tag.is_proper_noun() && before.span.end + 1 == number.span.start;
            let named = adjacent && is_capitalised(before) && is_integer(number);
            (named && !counts_next(analysis, index + 1)).then_some(&*number.text)
        });
        Self(numbers.collect())
    }

    /// Whether the number that stands first in `number` names something.
    pub fn name(&self, analysis: &Analysis, number: Span) -> bool {
        let Some(at) = analysis.token_at(number.start) else {
            return false;
        };
        let Some(token) = analysis.tokens().get(at) else {
            return false;
        };
        if is_inside_name(analysis, at, number) {
            return true;
        }
        let named = self.0.contains(&*token.text);
        // "the 777 planes" of an article that has named the Boeing 777
        let model = named && token.text.len() >= MODEL_DIGITS;
        let counts = counts_next(analysis, at);
        if is_integer(token) && follows_its_noun(analysis, at) {
            return true;
        }
        is_integer(token)
            && (model || !counts && (named || modifies_singular(analysis, at, number)))
    }
}

/// Whether the recogniser sees the number inside a longer name.
fn is_inside_name(analysis: &Analysis, at: usize, number: Span) -> bool {
    analysis.name_at(at).is_some_and(|name| {
        let amount = matches!(
            name.label,
            EntityLabel::Cardinal
                | EntityLabel::Quantity
                | EntityLabel::Money
                | EntityLabel::Percent
                | EntityLabel::Date
                | EntityLabel::Time
                | EntityLabel::Ordinal
        );
        !amount && name.span.start < number.start
    })
}

/// Whether a plural noun follows that the number counts.
fn counts_next(analysis: &Analysis, number: usize) -> bool {
    let head = analysis.tokens().get(number).map(|token| token.head);
    let noun = head
        .filter(|&head| head > number)
        .and_then(|head| analysis.tokens().get(head));
    noun.is_some_and(|noun| {
        matches!(noun.tag, Tag::Nns | Tag::Nnps) || SAME_IN_PLURAL.contains(&&*noun.lemma)
    })
}

/// "Buses 12 and 14", "category 4", "Area 51": the noun that a number tells apart stands before it.
fn follows_its_noun(analysis: &Analysis, number: usize) -> bool {
    let tokens = analysis.tokens();
    let token = &tokens[number];
    // "Roads 3 and 4"
    let joined = number >= 2 && matches!(&*tokens[number - 1].text, "and" | "or" | "to" | ",");
    if joined && is_integer(&tokens[number - 2]) && !counts_next(analysis, number) {
        return follows_its_noun(analysis, number - 2);
    }
    let noun = &tokens[token.head];
    token.dependency == Dependency::NumericModifier
        && token.head + 1 == number
        && matches!(noun.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
}

/// "the 737 airliner": a number above one right before a singular noun that is no part of the
/// amount ("13 lakh").
fn modifies_singular(analysis: &Analysis, number: usize, amount: Span) -> bool {
    let tokens = analysis.tokens();
    let Some(token) = tokens.get(number) else {
        return false;
    };
    let Some(noun) = tokens
        .get(token.head)
        .filter(|noun| token.head > number && !amount.covers(noun.span))
    else {
        return false;
    };
    let modifies = matches!(
        token.dependency,
        Dependency::NumericModifier | Dependency::Compound | Dependency::NominalModifier
    );
    let singular = matches!(noun.tag, Tag::Nn | Tag::Nnp);
    let letter = noun.text.chars().next().is_some_and(char::is_alphabetic);
    let hyphen = tokens
        .get(number + 1)
        .is_some_and(|next| matches!(&*next.text, "-" | "–" | "‑"));
    let hyphened = hyphen && letter;
    let adjacent = noun.span.start == token.span.end + 1 && !hyphened;
    modifies && singular && adjacent && topic::fate(noun).is_none() && &*token.text != "1"
}

fn is_integer(token: &Token) -> bool {
    token
        .text
        .chars()
        .all(|character| character.is_ascii_digit())
}

fn is_capitalised(token: &Token) -> bool {
    token.text.chars().any(char::is_uppercase)
}
