//! Positions as other programs count them.

use sidelight_engine::article::Span;

/// Positions of a text in UTF-16 code units, as UIMA counts them.
pub struct Utf16 {
    /// The places of the characters that take two units, in code points.
    wide: Vec<usize>,
    /// The same in code units.
    wide_units: Vec<usize>,
}

impl Utf16 {
    /// The positions of a text.
    pub fn of(text: &str) -> Self {
        let characters = text.chars().enumerate();
        let wide = characters.filter(|(_, character)| character.len_utf16() == 2);
        let wide: Vec<usize> = wide.map(|(place, _)| place).collect();
        let before = wide.iter().enumerate();
        Self {
            wide_units: before.map(|(before, place)| place + before).collect(),
            wide,
        }
    }

    /// The span in code units.
    pub fn units(&self, span: Span) -> Span {
        let units = |place| place + self.wide.partition_point(|&wide| wide < place);
        Span::new(units(span.start), units(span.end))
    }

    /// The span in code points.
    pub fn code_points(&self, units: Span) -> Span {
        let place = |unit| unit - self.wide_units.partition_point(|&wide| wide < unit);
        Span::new(place(units.start), place(units.end))
    }
}

/// A text as programs need it that know line feeds alone and take a byte-order mark for a letter.
pub struct Lines {
    /// The text.
    pub text: String,
    /// The places of the characters that were left out.
    left_out: Vec<usize>,
}

impl Lines {
    /// The text with line feeds at the ends of its lines.
    pub fn of(text: &str) -> Self {
        let mut lines = String::with_capacity(text.len());
        let mut left_out = Vec::new();
        let mut characters = text.chars().enumerate().peekable();
        while let Some((place, character)) = characters.next() {
            match character {
                '\u{feff}' if place == 0 => left_out.push(place),
                '\r' if characters.peek().is_some_and(|(_, next)| *next == '\n') => {
                    left_out.push(place);
                }
                '\r' => lines.push('\n'),
                _ => lines.push(character),
            }
        }
        Self {
            text: lines,
            left_out,
        }
    }

    /// Where a span of it stands in the article.
    pub fn back(&self, span: Span) -> Span {
        let before = |is_before: &dyn Fn(usize) -> bool| {
            let gone = self.left_out.iter().enumerate();
            let gone = gone.take_while(|(number, place)| is_before(*place - number));
            gone.count()
        };
        Span::new(
            span.start + before(&|place| place <= span.start),
            span.end + before(&|place| place < span.end),
        )
    }

    /// Where a span of the article stands in it.
    pub fn span(&self, span: Span) -> Span {
        let place = |place| place - self.left_out.partition_point(|&gone| gone < place);
        Span::new(place(span.start), place(span.end))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn code_units_are_those_of_utf_16_and_lead_back(
            text in "[a🛟é\u{301}]{0,40}", start in 0..20_usize, length in 0..20_usize,
        ) {
            let characters: Vec<char> = text.chars().collect();
            let start = start.min(characters.len());
            let span = Span::new(start, (start + length).min(characters.len()));
            let positions = Utf16::of(&text);
            let units = positions.units(span);
            let encoded: Vec<u16> = text.encode_utf16().collect();
            let words: String = characters[span.start..span.end].iter().collect();
            let there = String::from_utf16(&encoded[units.start..units.end]).unwrap();
            prop_assert_eq!(there, words);
            prop_assert_eq!(positions.code_points(units), span);
        }

        #[test]
        fn words_stand_in_the_text_with_line_feeds(
            text in "(\u{feff})?[a🛟\r\n]{0,40}", start in 0..20_usize, length in 0..20_usize,
        ) {
            let characters: Vec<char> = text.chars().collect();
            let start = start.min(characters.len());
            let span = Span::new(start, (start + length).min(characters.len()));
            let words: String = characters[span.start..span.end].iter().collect();
            let begins_with_mark = start == 0 && words.starts_with('\u{feff}');
            // A fact has words.
            prop_assume!(!words.is_empty());
            prop_assume!(!words.ends_with('\r'));
            prop_assume!(!begins_with_mark);
            let lines = Lines::of(&text);
            let there = lines.span(span);
            let found: String = lines.text.chars().skip(there.start).take(there.len()).collect();
            // An end of a line is one thing.
            if !words.starts_with(['\r', '\n']) {
                prop_assert_eq!(lines.back(there), span);
            }
            prop_assert_eq!(found, words.replace("\r\n", "\n").replace('\r', "\n"));
            let plain = !lines.text.contains(['\r', '\u{feff}']);
            prop_assert!(plain);
        }
    }
}
