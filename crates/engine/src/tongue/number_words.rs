//! Numbers in words: "hundertzwanzig", "cent vingt", "yüz yirmi".

use super::{Token, Tongue};

/// Code points of the longest word that is parted into numbers.
const LONGEST: usize = 48;

/// A part of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece {
    Value(f64),
    /// "und", "et".
    Join,
}

/// The number that some tokens begin with, and how many of them tell it.
pub fn number(tongue: &Tongue, tokens: &[Token<'_>]) -> Option<(usize, f64)> {
    let mut sum = Sum::default();
    let (mut length, mut pending) = (0, Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        let is_new_line = at > 0 && token.begins_line;
        let Some(pieces) = pieces(tongue, &token.lower).filter(|_| token.is_word() && !is_new_line)
        else {
            break;
        };
        pending.extend(pieces);
        if pending.last() == Some(&Piece::Join) {
            continue;
        }
        let mut longer = sum.clone();
        if !pending.drain(..).all(|piece| longer.add(piece)) {
            break;
        }
        (sum, length) = (longer, at + 1);
    }
    (length > 0).then_some((length, sum.total + sum.current))
}

/// What was told of a number so far.
#[derive(Debug, Clone, Default)]
struct Sum {
    /// Whole thousands.
    total: f64,
    /// What is below them.
    current: f64,
    is_begun: bool,
    is_joined: bool,
}

impl Sum {
    /// Goes on by a piece, if a number can.
    fn add(&mut self, piece: Piece) -> bool {
        let Piece::Value(value) = piece else {
            let goes_on = self.is_begun;
            self.is_joined = true;
            return goes_on;
        };
        let joined = std::mem::take(&mut self.is_joined);
        let hundreds = self.current - self.current % 100.0;
        let rest = self.current - hundreds;
        let fits = if !self.is_begun {
            true
        } else if value == 1000.0 {
            self.current > 0.0 && self.total == 0.0
        } else if value == 100.0 {
            self.current > 1.0 && self.current < 10.0
        } else if value > 100.0 {
            self.current == 0.0
        } else if value >= 20.0 {
            // Some languages tell the ones first: "zweiundvierzig".
            rest == 0.0 || rest < 10.0 && joined
        } else if value >= 10.0 {
            // "soixante-dix", "quatre-vingt-dix".
            rest == 0.0 || rest == 60.0 || rest == 80.0
        } else {
            rest == 0.0 || rest >= 10.0 && rest % 10.0 == 0.0
        };
        if !fits {
            return false;
        }
        if value == 1000.0 {
            self.total = value * self.current.max(1.0);
            self.current = 0.0;
        } else if value > 1000.0 {
            self.total = value;
        } else if value == 100.0 {
            self.current = value * self.current.max(1.0);
        } else {
            self.current += value;
        }
        self.is_begun = true;
        true
    }
}

/// The numbers that a word is made of; none where anything else is in it.
fn pieces(tongue: &Tongue, word: &str) -> Option<Vec<Piece>> {
    if let Some(piece) = piece(tongue, word) {
        return Some(vec![piece]);
    }
    if let Some(bare) = tongue.without_and(word) {
        let piece = piece(tongue, bare)?;
        return Some(vec![Piece::Join, piece]);
    }
    if word.chars().count() > LONGEST {
        return None;
    }
    let ends = word.char_indices().map(|(at, _)| at).skip(1);
    for end in ends.collect::<Vec<_>>().into_iter().rev() {
        let (first, rest) = word.split_at(end);
        if let Some(first) = piece(tongue, first)
            && let Some(rest) = pieces(tongue, rest.strip_prefix('-').unwrap_or(rest))
        {
            return Some([vec![first], rest].concat());
        }
    }
    None
}

fn piece(tongue: &Tongue, word: &str) -> Option<Piece> {
    if tongue.is("join", word) {
        return Some(Piece::Join);
    }
    let value = tongue.meaning("number", word)?.parse().ok()?;
    Some(Piece::Value(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tongue;

    fn read(language: &str, text: &str) -> Option<(usize, f64)> {
        let tongue = tongue::of(Some(language)).unwrap();
        number(tongue, &tongue::tokens(text, tongue.apostrophe))
    }

    #[test]
    fn numbers_in_words_are_read_as_each_language_joins_them() {
        for (language, text, length, value) in [
            ("de", "hundertzwanzig Menschen", 1, 120.0),
            ("de", "zweiundvierzigtausend", 1, 42_000.0),
            ("de", "dreizehn", 1, 13.0),
            ("fr", "quatre-vingt-dix-sept maisons", 1, 97.0),
            ("fr", "deux cent vingt et un", 5, 221.0),
            ("es", "doscientos cuarenta y dos", 4, 242.0),
            ("pt", "cento e vinte e três", 5, 123.0),
            ("it", "ventuno", 1, 21.0),
            ("it", "duemila", 1, 2000.0),
            ("tr", "yüz yirmi üç", 3, 123.0),
            ("tr", "yirmibeş", 1, 25.0),
            ("ar", "مئة وعشرون", 2, 120.0),
            ("ar", "ثلاثة وعشرون", 2, 23.0),
        ] {
            assert_eq!(read(language, text), Some((length, value)), "{text}");
        }
    }

    #[test]
    fn words_that_only_begin_like_numbers_are_none() {
        for (language, text) in [
            ("de", "Achtung"),
            ("fr", "centre"),
            ("it", "seguono"),
            ("tr", "onlar"),
        ] {
            assert_eq!(read(language, text), None, "{text}");
        }
        assert_eq!(read("de", "drei vier"), Some((1, 3.0)));
        assert_eq!(read("es", "dos y la casa"), Some((1, 2.0)));
    }
}
