//! Where a noun phrase begins and ends.

use std::ops::Range;

use crate::article::Article;
use crate::facts::phrase;
use crate::language::{Analysis, Dependency, EntityLabel, PartOfSpeech, Tag, Token};

use super::subject::is_torn_off;

/// A noun and the nouns joined to it by "and" or a comma, in the order of the text.
pub fn conjuncts(analysis: &Analysis, head: usize) -> Vec<usize> {
    let mut found = vec![head];
    let mut next = 0;
    while let Some(&at) = found.get(next) {
        let joined = analysis.children_by(at, Dependency::Conjunct);
        found.extend(joined.filter(|&noun| !is_torn_off(analysis, noun)));
        next += 1;
    }
    found
}

/// The noun with what stands before it: "the first prime minister".
pub fn noun_phrase(analysis: &Analysis, head: usize) -> Range<usize> {
    edges(analysis, head, |child| {
        after(analysis, head, child) || is_aside(analysis, head, child)
    })
}

/// The noun phrase with what tells its kind or number after it: "the first prime minister of
/// Australia", "delegations from 62 countries".
pub fn extended_phrase(analysis: &Analysis, head: usize) -> Range<usize> {
    let tokens = analysis.tokens();
    edges(analysis, head, |child| {
        is_aside(analysis, head, child)
            || match tokens[child].dependency {
                Dependency::Preposition => {
                    !(tokens[child].text.eq_ignore_ascii_case("of") || counts(analysis, child))
                }
                Dependency::ClausalModifier => !is_part_of_name(analysis, child),
                // "their families back into their countries"
                Dependency::AdverbialModifier => child > head && tokens[child].head == head,
                // "a place fit for a king"
                Dependency::AdjectivalModifier => {
                    child > head && !analysis.children(child).is_empty()
                }
                _ => false,
            }
    })
}

/// The noun phrase with everything that says which one is meant, less clauses and asides:
/// "representatives of 62 countries in Washington".
pub fn full_phrase(analysis: &Analysis, head: usize) -> Range<usize> {
    edges(analysis, head, |child| is_aside(analysis, head, child))
}

/// Whether a prepositional phrase counts something: "from 62 countries", but not "in 2014".
fn counts(analysis: &Analysis, preposition: usize) -> bool {
    let objects = analysis.children_by(preposition, Dependency::PrepositionObject);
    objects.into_iter().any(|object| {
        analysis
            .child_by(object, &[Dependency::NumericModifier])
            .is_some()
            && analysis
                .name_at(object)
                .is_none_or(|name| name.label == EntityLabel::Cardinal)
    })
}

/// Whether a capital within a sentence tells that a word is part of a name: "the Global Coalition
/// to Defeat ISIS".
pub fn is_part_of_name(analysis: &Analysis, token: usize) -> bool {
    let sentence = &analysis.sentence_of(token).tokens;
    let words = &analysis.tokens()[sentence.clone()];
    let first = words
        .iter()
        .position(|word| word.pos != PartOfSpeech::Punctuation);
    let capital = |token: &Token| token.text.starts_with(char::is_uppercase);
    capital(&analysis.tokens()[token])
        && first.is_some_and(|first| sentence.start + first < token)
        && !is_title_case(words)
}

/// Whether most words have a capital, as in many headlines.
fn is_title_case(words: &[Token]) -> bool {
    let starts = |test: fn(char) -> bool| {
        words
            .iter()
            .filter(|word| word.text.starts_with(test))
            .count()
    };
    starts(char::is_uppercase) > starts(char::is_lowercase)
}

/// Whether a branch adds to a noun phrase without being part of it. What is joined to the head is;
/// what is joined within it ("the governments of Iraq and Türkiye") is not.
fn is_aside(analysis: &Analysis, head: usize, child: usize) -> bool {
    let token = &analysis.tokens()[child];
    match token.dependency {
        Dependency::Apposition
        | Dependency::RelativeClause
        | Dependency::AdverbialClause
        | Dependency::Parataxis
        | Dependency::Unclassified => true,
        Dependency::Conjunct
        | Dependency::Coordinator
        | Dependency::Preconjunction
        | Dependency::Punctuation => token.head == head,
        _ => false,
    }
}

/// Whether a direct child of the head follows it, the possessive mark and numbers left in.
fn after(analysis: &Analysis, head: usize, child: usize) -> bool {
    analysis.tokens()[child].head == head
        && child > head
        && !matches!(
            analysis.tokens()[child].dependency,
            Dependency::Case | Dependency::NumericModifier | Dependency::Compound
        )
}

/// The run of tokens around `head` that the subtree without some branches fills.
fn edges(analysis: &Analysis, head: usize, leave_out: impl Fn(usize) -> bool) -> Range<usize> {
    let tokens = analysis.tokens();
    let kept = analysis.subtree_without(head, leave_out);
    let Ok(middle) = kept.binary_search(&head) else {
        return head..head + 1;
    };
    // Hyphens and quotation marks inside a phrase belong to it though the parse hangs them elsewhere.
    let bridged = |from: usize, to: usize| {
        (from + 1..to).all(|between| {
            matches!(
                tokens[between].pos,
                PartOfSpeech::Punctuation | PartOfSpeech::Symbol
            )
        })
    };
    let first = kept[..middle].iter().rev().try_fold(head, |edge, &token| {
        if bridged(token, edge) {
            Ok(token)
        } else {
            Err(edge)
        }
    });
    let last = kept[middle + 1..].iter().try_fold(head, |edge, &token| {
        if bridged(edge, token) {
            Ok(token)
        } else {
            Err(edge)
        }
    });
    let (Ok(first) | Err(first), Ok(mut last) | Err(mut last)) = (first, last);
    // "the pursuit of a | grey, fast car": what is cut off takes its article and preposition along.
    while last > head && matches!(tokens[last].tag, Tag::Dt | Tag::In | Tag::Cc | Tag::To) {
        last -= 1;
    }
    match phrase::trim(analysis, first..last + 1) {
        trimmed if trimmed.is_empty() => head..head + 1,
        trimmed => trimmed,
    }
}

/// Some tokens as text, with a blank wherever the article has white space or left words out.
pub fn words(article: &Article, analysis: &Analysis, tokens: &[usize]) -> String {
    let mut text = String::new();
    let mut last_end = None;
    for &token in tokens {
        let token = &analysis.tokens()[token];
        if last_end.is_some_and(|end| end != token.span.start) {
            text.push(' ');
        }
        text.push_str(article.slice(token.span));
        last_end = Some(token.span.end);
    }
    text
}
