//! Where a noun phrase begins and ends.

use std::ops::Range;

use crate::article::{Article, SectionKind};
use crate::language::{Analysis, Dependency, PartOfSpeech, Token};

/// A noun and the nouns joined to it by "and" or a comma, in the order of the text.
pub fn conjuncts(analysis: &Analysis, head: usize) -> Vec<usize> {
    let mut found = vec![head];
    let mut next = 0;
    while let Some(&at) = found.get(next) {
        found.extend(analysis.children_by(at, Dependency::Conjunct));
        next += 1;
    }
    found
}

/// The noun with what stands before it: "the first prime minister".
pub fn noun_phrase(analysis: &Analysis, head: usize) -> Range<usize> {
    edges(analysis, head, |child| {
        after(analysis, head, child) || is_aside(analysis, child)
    })
}

/// The noun phrase with the "of" phrases after it: "the first prime minister of Australia".
pub fn extended_phrase(analysis: &Analysis, head: usize) -> Range<usize> {
    edges(analysis, head, |child| {
        is_aside(analysis, child)
            || (analysis.tokens()[child].dependency == Dependency::Preposition
                && !analysis.tokens()[child].text.eq_ignore_ascii_case("of"))
            || (analysis.tokens()[child].dependency == Dependency::ClausalModifier
                && !is_part_of_name(analysis, child))
    })
}

/// The noun phrase with everything that says which one is meant, less clauses and asides:
/// "representatives of 62 countries in Washington".
pub fn full_phrase(analysis: &Analysis, head: usize) -> Range<usize> {
    edges(analysis, head, |child| is_aside(analysis, child))
}

/// Whether a verb has a capital within a sentence: "the Global Coalition to Defeat ISIS".
pub fn is_part_of_name(analysis: &Analysis, verb: usize) -> bool {
    let sentence = analysis.sentence_of(verb);
    let before = verb
        .checked_sub(1)
        .filter(|before| sentence.tokens.contains(before))
        .map(|before| &analysis.tokens()[before]);
    let capital = |token: &Token| token.text.starts_with(char::is_uppercase);
    capital(&analysis.tokens()[verb])
        && sentence.section != SectionKind::Headline
        && before.is_some_and(|before| before.pos != PartOfSpeech::Punctuation)
}

/// Whether a branch adds to a noun phrase without being part of its name.
fn is_aside(analysis: &Analysis, child: usize) -> bool {
    matches!(
        analysis.tokens()[child].dependency,
        Dependency::Apposition
            | Dependency::RelativeClause
            | Dependency::AdverbialClause
            | Dependency::Parataxis
            | Dependency::Conjunct
            | Dependency::Coordinator
            | Dependency::Preconjunction
            | Dependency::Punctuation
            | Dependency::Unclassified
    )
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
        (from + 1..to).all(|between| tokens[between].pos == PartOfSpeech::Punctuation)
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
    let (Ok(first) | Err(first), Ok(last) | Err(last)) = (first, last);
    first..last + 1
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
