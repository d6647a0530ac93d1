//! Sentences, without the program's own reading of them.

use sidelight_engine::article::{Article, Span};

/// Ends of words that look like the end of a sentence.
const ABBREVIATIONS: &str = "mr mrs ms dr prof gen col lt sgt capt sen rep gov st no vs jr sr inc co corp ltd jan feb mar apr jun jul \
aug sep sept oct nov dec";

/// The sentences of an article that hold facts, in order, without the white space around them.
pub fn sentences(article: &Article) -> Vec<Span> {
    let characters: Vec<char> = article.text.as_str().chars().collect();
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..characters.len() {
        if ends_sentence(&characters, at) {
            push(&characters, start, at + 1, &mut found);
            start = at + 1;
        }
    }
    push(&characters, start, characters.len(), &mut found);
    found.retain(|sentence| article.section_at(sentence.start).holds_facts());
    found
}

fn push(characters: &[char], start: usize, end: usize, found: &mut Vec<Span>) {
    let is_space = |at: &usize| !characters[*at].is_whitespace();
    let first = (start..end).find(is_space);
    let last = (start..end).rev().find(is_space);
    if let (Some(first), Some(last)) = (first, last) {
        found.push(Span::new(first, last + 1));
    }
}

fn ends_sentence(characters: &[char], at: usize) -> bool {
    let here = characters[at];
    if here == '\n' {
        return true;
    }
    let next = characters.get(at + 1).copied().unwrap_or('\n');
    if !next.is_whitespace() {
        return false;
    }
    let after = characters[at + 1..]
        .iter()
        .find(|letter| !letter.is_whitespace());
    let opens =
        after.is_none_or(|letter| letter.is_uppercase() || is_mark(*letter) || letter.is_numeric());
    let closing = characters[..=at]
        .iter()
        .rev()
        .find(|letter| !is_mark(**letter));
    let stop = closing.is_some_and(|letter| matches!(letter, '.' | '!' | '?'));
    stop && opens && !after_abbreviation(&characters[..=at])
}

fn after_abbreviation(before: &[char]) -> bool {
    let text: String = before
        .iter()
        .rev()
        .take(12)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let word = text.trim_end_matches(|mark: char| mark == '.' || is_mark(mark));
    let word = word
        .rsplit(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial
        || ABBREVIATIONS
            .split(' ')
            .any(|known| known == word.to_lowercase())
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '"' | '”' | '“' | '’' | '‘' | '\'' | ')' | '(')
}
