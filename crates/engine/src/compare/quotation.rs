//! Words between quotation marks, cheaply: no parse, so that comparing needs nothing but the text.

use crate::article::Span;

/// Code points that a quotation has at most: beyond, a mark was forgotten.
const LONGEST: usize = 400;

/// Opening marks with the marks that may close them.
const MARKS: [(char, &[char]); 5] = [
    ('“', &['”', '"']),
    ('"', &['"', '”']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('‘', &['’', '\'']),
];

/// What stands between quotation marks, without them, in the order of the text. An apostrophe within
/// a word is no mark.
pub fn quotations(text: &str) -> Vec<Span> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        match closing(&characters, at) {
            Some(end) => {
                found.push(Span::new(at + 1, end));
                at = end + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Where the quotation that opens at a place closes.
fn closing(characters: &[char], open: usize) -> Option<usize> {
    let is_word = |at: Option<usize>| {
        at.and_then(|at| characters.get(at))
            .is_some_and(|character| character.is_alphanumeric())
    };
    let mark = characters[open];
    let straight_single = mark == '\'';
    let closers: &[char] = if straight_single {
        &['\'', '’']
    } else {
        MARKS.iter().find(|(opening, _)| *opening == mark)?.1
    };
    let single = straight_single || mark == '‘';
    if !is_word(Some(open + 1)) || is_word(open.checked_sub(1)) {
        return None;
    }
    let last = characters.len().min(open + 1 + LONGEST);
    let mut at = open + 1;
    while at < last {
        let character = characters[at];
        if character == '\n' {
            return None;
        }
        let within_word = single && is_word(Some(at + 1));
        if closers.contains(&character) && !within_word {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let characters: Vec<char> = text.chars().collect();
        quotations(text)
            .into_iter()
            .map(|span| characters[span.start..span.end].iter().collect())
            .collect()
    }

    #[test]
    fn marks_of_all_styles_hold_words() {
        assert_eq!(
            words(
                "He said “we won” and \"we lost\"; she said ‘it’s over’. The ’90s aren’t quoted."
            ),
            ["we won", "we lost", "it’s over"]
        );
    }

    #[test]
    fn an_open_mark_holds_nothing() {
        assert!(words("“Nobody closed this.\n\nA new paragraph” follows").is_empty());
    }
}
