//! The text as it is read, beside the text as it stands: broken lines joined, words made whole,
//! invisible characters gone, spaces made one; with a way back for every place. The same article in
//! another layout reads the same.

use std::collections::HashSet;

use super::layout::{self, Line};
use super::{Article, Section, Span, Text};

/// A text as it is read.
#[derive(Debug)]
pub struct ReadingText {
    /// The text.
    pub text: Text,
    /// Where places begin to lie otherwise: a place in the reading text and the same as it stands.
    runs: Vec<(usize, usize)>,
}

impl ReadingText {
    /// How a text is read; `None` where it is read as it stands. `knows` tells whether a word, in
    /// lower case, is one of the language.
    pub fn of(text: &str, knows: &dyn Fn(&str) -> bool) -> Option<Self> {
        let lines = layout::lines(text);
        let mut writer = Writer {
            source: text,
            text: String::with_capacity(text.len()),
            len: 0,
            runs: Vec::new(),
            at: (0, 0),
        };
        let mut words = None;
        let mut goes_on = false;
        for (index, line) in lines.iter().enumerate() {
            if index > 0 && !goes_on {
                let end = text[..line.bytes.start]
                    .rfind('\n')
                    .unwrap_or(line.bytes.start);
                writer.put('\n', end);
            }
            writer.line(line);
            goes_on = line.goes_on;
            if goes_on && let Some(next) = lines.get(index + 1) {
                let words = words.get_or_insert_with(|| words_of(text, &lines));
                writer.join(next, words, knows);
            }
        }
        let is_same = writer.text == text;
        (!is_same).then(|| Self {
            text: Text::from(writer.text),
            runs: writer.runs,
        })
    }

    /// The place in the text as it stands.
    fn original(&self, place: usize) -> usize {
        let after = self.runs.partition_point(|(reading, _)| *reading <= place);
        match after.checked_sub(1).map(|index| self.runs[index]) {
            Some((reading, original)) => original + (place - reading),
            None => place,
        }
    }

    /// Where words of the reading text stand in the text as it stands.
    pub fn span_as_it_stands(&self, span: Span) -> Span {
        let start = self.original(span.start);
        match span.end.checked_sub(1).filter(|_| !span.is_empty()) {
            Some(last) => Span::new(start, self.original(last) + 1),
            None => Span::new(start, start),
        }
    }

    /// Where a place of the text as it stands is read.
    fn place_as_read(&self, place: usize) -> usize {
        let after = self
            .runs
            .partition_point(|(_, original)| *original <= place);
        let next = self
            .runs
            .get(after)
            .map_or(self.text.len(), |(reading, _)| *reading);
        match after.checked_sub(1).map(|index| self.runs[index]) {
            Some((reading, original)) => (reading + (place - original)).min(next),
            None => place.min(next),
        }
    }

    /// Where a place of the text as it stands begins to be read: a ligature is read as several letters.
    fn first_as_read(&self, place: usize) -> usize {
        let at = self.runs.partition_point(|(_, original)| *original < place);
        let (reading, original) = at.checked_sub(1).map_or((0, 0), |before| self.runs[before]);
        match self.runs.get(at) {
            Some((next, begins)) if *begins == place => (reading + (place - original)).min(*next),
            _ => self.place_as_read(place),
        }
    }

    /// Where words of the text as it stands are read.
    pub fn span_as_read(&self, span: Span) -> Span {
        Span::new(self.first_as_read(span.start), self.place_as_read(span.end))
    }

    /// An article with the text as it is read.
    pub fn article(&self, article: &Article) -> Article {
        let section = |section: &Section| Section {
            kind: section.kind,
            span: self.span_as_read(section.span),
        };
        Article {
            text: self.text.clone(),
            sections: article.sections.iter().map(section).collect(),
            ..article.clone()
        }
    }
}

/// Writes a reading text and remembers where its characters stand.
struct Writer<'a> {
    source: &'a str,
    text: String,
    /// Length in code points.
    len: usize,
    runs: Vec<(usize, usize)>,
    /// A byte of the source and its code point, to count on from.
    at: (usize, usize),
}

impl Writer<'_> {
    /// The code point of a byte of the source; bytes are asked for in order, or nearly.
    fn place(&mut self, byte: usize) -> usize {
        let (from, place) = self.at;
        let place = if byte >= from {
            place + self.source[from..byte].chars().count()
        } else {
            place - self.source[byte..from].chars().count()
        };
        self.at = (byte, place);
        place
    }

    /// Writes a character for the one at a byte of the source.
    fn put(&mut self, character: char, byte: usize) {
        let place = self.place(byte);
        let expected = match self.runs.last() {
            Some((reading, original)) => original + (self.len - reading),
            None => self.len,
        };
        if place != expected {
            self.runs.push((self.len, place));
        }
        self.text.push(character);
        self.len += 1;
    }

    /// Writes the words of a line.
    fn line(&mut self, line: &Line) {
        let words = &self.source[line.bytes.clone()];
        let mut before = None;
        for (at, character) in words.char_indices() {
            let byte = line.bytes.start + at;
            let rest = &words[at + character.len_utf8()..];
            if is_invisible(character, before, rest) {
                continue;
            }
            if let Some(letters) = ligature(character) {
                for letter in letters.chars() {
                    self.put(letter, byte);
                }
            } else if is_space(character) {
                if parts_contraction(&self.text, rest) {
                    continue;
                }
                if groups_digits(character, before, rest) {
                    self.put(character, byte);
                } else if before.is_none_or(|before| !is_space(before)) {
                    self.put(' ', byte);
                }
            } else {
                self.put(character, byte);
            }
            before = Some(character);
        }
    }

    /// Joins what was written with the next line: a broken word is made whole.
    fn join(&mut self, next: &Line, words: &HashSet<String>, knows: &dyn Fn(&str) -> bool) {
        let byte = next.bytes.start;
        let first: String = self.source[next.bytes.clone()]
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .collect();
        let stem = self
            .text
            .strip_suffix(['-', '\u{2010}'])
            .unwrap_or_default();
        let last: String = {
            let letters = stem.chars().rev().take_while(|c| c.is_alphanumeric());
            let backwards: Vec<char> = letters.collect();
            backwards.into_iter().rev().collect()
        };
        // A soft hyphen at the end of a line is one that is seen, and no part of the word.
        let is_dash = |dash: &str| {
            let before = self.text.strip_suffix(dash);
            before.is_some_and(|before| !before.ends_with(char::is_whitespace))
        };
        if is_dash("--") || is_dash("—") || self.source[..byte].trim_end().ends_with('\u{AD}') {
            return;
        }
        let follows = ["and", "or", "to"].contains(&first.as_str());
        if last.is_empty() || first.is_empty() || follows {
            self.put(' ', self.source[..byte].rfind('\n').unwrap_or(byte));
        } else if !keeps_hyphen(&last, &first, words, knows) {
            self.text.pop();
            self.len -= 1;
            if self
                .runs
                .last()
                .is_some_and(|(reading, _)| *reading > self.len)
            {
                self.runs.pop();
            }
        }
    }
}

/// Whether the hyphen between two parts of a word belongs to it: "Holm-Vik", "38-year-old".
fn keeps_hyphen(
    last: &str,
    first: &str,
    words: &HashSet<String>,
    knows: &dyn Fn(&str) -> bool,
) -> bool {
    if !first.starts_with(char::is_lowercase) || last.ends_with(char::is_numeric) {
        return true;
    }
    let (last, first) = (last.to_lowercase(), first.to_lowercase());
    let (whole, compound) = (format!("{last}{first}"), format!("{last}-{first}"));
    if words.contains(&whole) || words.contains(&compound) {
        return !words.contains(&whole);
    }
    !knows(&whole) && knows(&last) && knows(&first)
}

/// The words of a text that stand unbroken in it, in lower case.
fn words_of(text: &str, lines: &[Line]) -> HashSet<String> {
    let mut words = HashSet::new();
    for line in lines {
        let line = &text[line.bytes.clone()];
        let all = line.split(|c: char| !c.is_alphanumeric() && c != '-');
        words.extend(all.filter(|word| !word.is_empty()).map(str::to_lowercase));
    }
    words
}

/// Characters that no reader sees: soft hyphens, zero-width spaces and marks of direction. Joiners
/// count within emoji and in scripts whose letters join.
fn is_invisible(character: char, before: Option<char>, rest: &str) -> bool {
    match character {
        '\u{AD}'
        | '\u{200B}'
        | '\u{2060}'
        | '\u{FEFF}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => true,
        '\u{200C}' | '\u{200D}' => {
            let is_latin = |c: char| c.is_ascii() || ('\u{C0}'..'\u{250}').contains(&c);
            before.is_none_or(is_latin) && rest.chars().next().is_none_or(is_latin)
        }
        _ => false,
    }
}

fn is_space(character: char) -> bool {
    character.is_whitespace()
}

/// Whether a space stands between the digits of one number, as in "9 400".
fn groups_digits(space: char, before: Option<char>, rest: &str) -> bool {
    let is_narrow = matches!(space, '\u{A0}' | '\u{202F}' | '\u{2009}');
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    is_narrow && digits == 3 && before.is_some_and(|before| before.is_ascii_digit())
}

/// Whether a space stands behind the apostrophe of a word that a converter broke: "Obi’ s", "couldn’ t". No mark that
/// closes a quotation: no word of these letters begins behind one.
fn parts_contraction(before: &str, rest: &str) -> bool {
    const ENDS: &[&str] = &["d", "ll", "m", "re", "s", "t", "ve"];
    let word = before.strip_suffix(['’', '\'']);
    let next = rest.split(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| word.ends_with(char::is_alphabetic))
        && next.is_some_and(|next| ENDS.contains(&next))
}

/// The letters that one character stands for in fonts of books.
pub fn ligature(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn knows(word: &str) -> bool {
        ["harbour", "closed", "first", "class", "the"].contains(&word)
    }

    fn read(text: &str) -> String {
        let reading = ReadingText::of(text, &knows);
        reading.map_or_else(
            || text.to_owned(),
            |reading| reading.text.as_str().to_owned(),
        )
    }

    #[test]
    fn what_no_reader_sees_is_not_read() {
        assert_eq!(
            read("Arlen\u{A0}has  a har\u{AD}bour\u{200B}."),
            "Arlen has a harbour."
        );
        assert_eq!(read("The o\u{FB03}ce"), "The office");
        assert_eq!(read("9\u{202F}400 ships"), "9\u{202F}400 ships");
        assert_eq!(read("👩\u{200D}🔬"), "👩\u{200D}🔬");
    }

    #[test]
    fn an_apostrophe_keeps_its_letters() {
        assert_eq!(
            read("The firm’ s boat couldn’ t sail. They' re late."),
            "The firm’s boat couldn’t sail. They're late."
        );
        let quoted = "The ‘boat’ sank; the boys’ shoes; a 5’ mast.";
        assert_eq!(read(quoted), quoted, "a mark that closes keeps its space");
    }

    #[test]
    fn broken_words_are_whole_and_compounds_keep_their_hyphen() {
        let text = "The storm of last week shut the har-\nbour of Arlen for a week, and the first-\n\
            class cabins of the ship were full of\npeople who wanted to be home by now and\nwaited.";
        assert_eq!(
            read(text),
            "The storm of last week shut the harbour of Arlen for a week, and the first-class cabins \
             of the ship were full of people who wanted to be home by now and waited."
        );
    }

    #[test]
    fn words_are_found_again_where_they_stand() {
        let text = "Mayor Ida\u{A0}Holm shut the har-\nbour of Arlen for a week, and the first\n\
            cabins were full of people, the captain\nsaid.";
        let stands = Text::from(text);
        let reading = ReadingText::of(text, &knows).unwrap();
        let found = |words: &str| {
            let at = reading.text.as_str().find(words).unwrap();
            let span = reading.text.span_of_bytes(at..at + words.len());
            stands.slice(reading.span_as_it_stands(span)).to_owned()
        };
        assert_eq!(found("Ida Holm"), "Ida\u{A0}Holm");
        assert_eq!(found("harbour of"), "har-\nbour of");
        assert_eq!(found("captain said."), "captain\nsaid.");
    }

    proptest! {
        #[test]
        fn places_lead_back_and_forth(text in "([a-zé]{1,9}|[ \u{A0}\u{AD}\u{FB01}>-]|\n){0,60}") {
            if let Some(reading) = ReadingText::of(&text, &knows) {
                let stands = Text::from(text.as_str());
                let mut before = 0;
                for place in 0..reading.text.len() {
                    let span = reading.span_as_it_stands(Span::new(place, place + 1));
                    prop_assert!(span.len() == 1 && span.start >= before && span.end <= stands.len());
                    before = span.start;
                    let back = reading.span_as_read(span);
                    prop_assert!(back.start <= place && place <= back.end, "{place} {span:?} {back:?}");
                }
            }
        }
    }
}
