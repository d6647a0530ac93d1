//! Words, figures and marks of a text in any language.

use crate::article::Span;

/// A word, a figure or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// As it stands.
    pub text: &'t str,
    /// What it is looked up by: lower case, one sort of apostrophe, no marks that only help to pronounce it.
    pub lower: String,
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub sort: Sort,
    /// Whether a line ends before it.
    pub begins_line: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Letters.
    Word,
    /// Digits.
    Figure,
    /// Anything else, one character.
    Mark,
}

/// What becomes of an apostrophe between letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Apostrophe {
    /// It is a part of the word.
    #[default]
    Inside,
    /// A word ends behind it: "l'eau".
    EndsWord,
    /// An ending begins with it: "Ankara'da".
    BeginsEnding,
}

impl Token<'_> {
    /// Whether it is this mark.
    pub fn is(&self, mark: char) -> bool {
        self.sort == Sort::Mark && self.text.starts_with(mark)
    }

    /// Whether it is one of these marks.
    pub fn is_one_of(&self, marks: &[char]) -> bool {
        self.sort == Sort::Mark && self.text.starts_with(marks)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.sort == Sort::Word
    }

    /// Whether it is a word with a capital.
    pub fn has_capital(&self) -> bool {
        self.is_word() && self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The tokens of a text.
pub fn tokens(text: &str, apostrophe: Apostrophe) -> Vec<Token<'_>> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |at: usize| characters.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut found = Vec::new();
    let (mut at, mut begins_line) = (0, true);
    while let Some(&(_, character)) = characters.get(at) {
        if character.is_whitespace() {
            begins_line |= character == '\n';
            at += 1;
            continue;
        }
        let sort = match character {
            _ if is_digit(character) => Sort::Figure,
            _ if is_letter(character) => Sort::Word,
            _ if apostrophe == Apostrophe::BeginsEnding
                && is_apostrophe(character)
                && follows_word(&found, at)
                && characters.get(at + 1).is_some_and(|(_, c)| is_letter(*c)) =>
            {
                Sort::Word
            }
            _ => Sort::Mark,
        };
        let end = match sort {
            Sort::Figure => figure_end(&characters, at),
            Sort::Word => word_end(&characters, at, apostrophe),
            Sort::Mark => at + 1,
        };
        let written = &text[byte(at)..byte(end)];
        found.push(Token {
            text: written,
            lower: folded(written),
            span: Span::new(at, end),
            sort,
            begins_line,
        });
        begins_line = false;
        at = end;
    }
    found
}

/// What words are looked up by.
pub fn folded(word: &str) -> String {
    let lower = word.chars().flat_map(char::to_lowercase);
    let kept = lower.filter(|c| !is_pronounced(*c));
    kept.map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// Marks that tell how a word is spoken and are mostly left out: Arabic vowels and lengthened lines, the dot
/// that is left of a Turkish capital.
fn is_pronounced(character: char) -> bool {
    matches!(
        character,
        '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' | '\u{307}'
    )
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

fn is_digit(character: char) -> bool {
    character.is_numeric()
}

fn is_letter(character: char) -> bool {
    character.is_alphabetic() || is_pronounced(character)
}

fn follows_word(found: &[Token<'_>], at: usize) -> bool {
    let last = found.last();
    last.is_some_and(|last| last.span.end == at && last.sort != Sort::Mark)
}

fn figure_end(characters: &[(usize, char)], start: usize) -> usize {
    let is_figure = |at: usize| characters.get(at).is_some_and(|(_, c)| is_digit(*c));
    let mut end = start + 1;
    loop {
        let parts = characters.get(end).map(|(_, c)| *c);
        let joins = matches!(parts, Some('.' | ',' | '٫' | '٬' | '\'' | '’'));
        if is_figure(end) {
            end += 1;
        } else if joins && is_figure(end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}

fn word_end(characters: &[(usize, char)], start: usize, apostrophe: Apostrophe) -> usize {
    let is_inner = |at: usize| {
        let character = characters.get(at).map(|(_, c)| *c);
        character.is_some_and(|c| is_letter(c) || is_mark(c) || is_digit(c))
    };
    let mut end = start + 1;
    while let Some(&(_, character)) = characters.get(end) {
        if is_inner(end) {
            end += 1;
        } else if is_apostrophe(character) && is_inner(end + 1) {
            match apostrophe {
                Apostrophe::Inside => end += 1,
                Apostrophe::EndsWord => return end + 1,
                Apostrophe::BeginsEnding => return end,
            }
        } else if character == '-' && is_inner(end + 1) {
            end += 1;
        } else {
            return end;
        }
    }
    end
}

/// Marks that belong to the letter before them.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, apostrophe: Apostrophe) -> Vec<&str> {
        let found = tokens(text, apostrophe);
        found.iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_end_where_their_language_ends_them() {
        assert_eq!(
            read("L'eau d'Arles, 2.500,5 €", Apostrophe::EndsWord),
            ["L'", "eau", "d'", "Arles", ",", "2.500,5", "€"]
        );
        assert_eq!(
            read("Ankara'da 3 gün", Apostrophe::BeginsEnding),
            ["Ankara", "'da", "3", "gün"]
        );
        assert_eq!(read("porte-parole", Apostrophe::EndsWord), ["porte-parole"]);
    }

    #[test]
    fn words_are_looked_up_without_what_is_mostly_left_out() {
        assert_eq!(folded("İzmir’in"), "izmir'in");
        assert_eq!(folded("شخصاً"), "شخصا");
    }
}
