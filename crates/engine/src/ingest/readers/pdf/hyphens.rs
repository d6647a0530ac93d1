//! Words that are broken at the end of a line, made whole by the words of the document itself.

use std::collections::HashSet;

/// The words that stand unbroken in a document.
pub struct Words(HashSet<String>);

impl Words {
    /// The words of lines.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let words = lines.flat_map(|line| line.split(|c: char| !is_in_word(c)));
        Self(words.map(str::to_lowercase).collect())
    }

    /// A text and the line behind it, the word between them whole.
    pub fn joined(&self, text: &str, line: &str) -> String {
        let text = text.trim_end();
        let Some(stem) = text.strip_suffix(['-', '\u{AD}', '\u{2010}']) else {
            return format!("{text} {line}");
        };
        let first: String = line.chars().take_while(|c| is_in_word(*c)).collect();
        let last = stem
            .rsplit(|c: char| !is_in_word(c))
            .next()
            .unwrap_or_default();
        if first.is_empty() || last.is_empty() {
            return format!("{text} {line}");
        }
        if text.ends_with('-') && self.keeps_hyphen(last, &first) {
            return format!("{stem}-{line}");
        }
        format!("{stem}{line}")
    }

    /// Whether a hyphen between two parts belongs to the word: "Vasquez-Moreau", "38-year".
    fn keeps_hyphen(&self, last: &str, first: &str) -> bool {
        let has = |word: String| self.0.contains(&word.to_lowercase());
        let is_part_of_name = !first.starts_with(char::is_lowercase);
        let is_compound = has(format!("{last}-{first}")) && !has(format!("{last}{first}"));
        let is_number = last.ends_with(|c: char| c.is_numeric());
        is_part_of_name || is_compound || is_number
    }
}

fn is_in_word(character: char) -> bool {
    character.is_alphanumeric() || character == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_word_is_whole_and_a_compound_keeps_its_hyphen() {
        let words = Words::of(["a first-class ticket, harbours"].into_iter());
        assert_eq!(words.joined("the har-", "bours of"), "the harbours of");
        assert_eq!(words.joined("a first-", "class one"), "a first-class one");
        assert_eq!(words.joined("Ida Holm-", "Vik said"), "Ida Holm-Vik said");
        assert_eq!(words.joined("a 38-", "year-old"), "a 38-year-old");
        assert_eq!(words.joined("he came –", "and went"), "he came – and went");
    }
}
