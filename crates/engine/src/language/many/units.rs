//! What is tagged: words, single marks, and the pieces of scripts that set no blanks between words.

use std::collections::HashMap;
use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

use super::pieces::Vocabulary;

const CATEGORIES: CodePointMapDataBorrowed<'_, GeneralCategory> = CodePointMapData::new();
const SCRIPTS: CodePointMapDataBorrowed<'_, Script> = CodePointMapData::new();

/// Pieces that are looked at together: about as many as the examples had from which was learned.
const WINDOW: usize = 126;

/// Pieces of a word that are looked at.
const LONGEST_WORD: usize = 24;

/// Marks that end sentences.
const STOPS: &str = ".!?…。！？؟।";

/// What gets one tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands.
    pub bytes: Range<usize>,
    /// The rows of its pieces.
    pub pieces: Vec<u32>,
    ends_sentence: bool,
}

/// The units of a paragraph.
#[derive(Debug)]
pub struct Units(Vec<Unit>);

/// What a character is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Blank,
    Word,
    /// Words without blanks between them.
    RunTogether,
    /// Nothing but itself.
    Alone,
}

impl Units {
    /// Parts a paragraph.
    pub fn of(paragraph: &str, vocabulary: &Vocabulary) -> Self {
        let mut units = Self(Vec::new());
        let mut known: HashMap<(&str, bool), Vec<u32>> = HashMap::new();
        let mut after_blank = true;
        for (part, bytes) in parts(paragraph) {
            let text = &paragraph[bytes.clone()];
            match part {
                Part::Blank => {}
                Part::RunTogether => units.push_pieces(text, bytes.start, vocabulary),
                Part::Word | Part::Alone => {
                    let pieces = known.entry((text, after_blank));
                    let pieces = pieces.or_insert_with(|| {
                        let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
                        let mut pieces = vocabulary.word(&composed, after_blank);
                        pieces.truncate(LONGEST_WORD);
                        pieces
                    });
                    let pieces = pieces.clone();
                    units.push(bytes, pieces, STOPS.contains(text));
                }
            }
            after_blank = part == Part::Blank;
        }
        units
    }

    fn push(&mut self, bytes: Range<usize>, pieces: Vec<u32>, ends_sentence: bool) {
        self.0.push(Unit {
            bytes,
            pieces,
            ends_sentence,
        });
    }

    /// Adds each piece of words that are run together, which begin at `start`.
    fn push_pieces(&mut self, text: &str, start: usize, vocabulary: &Vocabulary) {
        let mut plain = String::new();
        // For each byte of what is read, the characters it stands for.
        let mut sources: Vec<Range<usize>> = Vec::new();
        for (at, character) in text.char_indices() {
            let mut itself = [0; 4];
            let reading = vocabulary.plain(character);
            let reading = reading.unwrap_or_else(|| character.encode_utf8(&mut itself));
            plain.push_str(reading);
            let source = start + at..start + at + character.len_utf8();
            sources.extend(reading.bytes().map(|_| source.clone()));
        }
        for (part, row) in vocabulary.parts(&plain) {
            let bytes = sources[part.start].start..sources[part.end - 1].end;
            self.push(bytes, vec![row], false);
        }
    }

    /// The units in parts that are looked at together. They end where sentences do, if they can.
    pub fn windows(&self) -> Vec<&[Unit]> {
        let (mut windows, mut rest) = (Vec::new(), self.0.as_slice());
        while !rest.is_empty() {
            let mut pieces = 0;
            let fits = |unit: &&Unit| {
                pieces += unit.pieces.len();
                pieces <= WINDOW
            };
            let fitting = rest.iter().take_while(fits).count().max(1);
            let end = match rest[..fitting].iter().rposition(|unit| unit.ends_sentence) {
                Some(stop) if fitting < rest.len() => stop + 1,
                _ => fitting,
            };
            let (window, behind) = rest.split_at(end);
            windows.push(window);
            rest = behind;
        }
        windows
    }
}

/// The parts of a text by where they stand.
fn parts(text: &str) -> Vec<(Part, Range<usize>)> {
    let mut parts: Vec<(Part, Range<usize>)> = Vec::new();
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        let part = part_of(character);
        let is_mark = part == Part::Word && is_joined(character);
        match parts.last_mut() {
            Some((Part::RunTogether, bytes)) if is_mark => bytes.end = end,
            Some((before, bytes)) if *before == part && part != Part::Alone => bytes.end = end,
            _ => parts.push((part, start..end)),
        }
    }
    parts
}

fn part_of(character: char) -> Part {
    if character.is_whitespace() {
        Part::Blank
    } else if is_run_together(character) {
        Part::RunTogether
    } else if character.is_alphanumeric() || is_joined(character) {
        Part::Word
    } else {
        Part::Alone
    }
}

/// Whether a character stands with the one before it: accents, vowels, joiners.
fn is_joined(character: char) -> bool {
    let category = CATEGORIES.get(character);
    GeneralCategoryGroup::Mark.contains(category) || category == GeneralCategory::Format
}

fn is_run_together(character: char) -> bool {
    // The mark of long vowels is of no script by itself.
    character == 'ー'
        || character.is_alphanumeric()
            && matches!(
                SCRIPTS.get(character),
                Script::Han
                    | Script::Hiragana
                    | Script::Katakana
                    | Script::Thai
                    | Script::Lao
                    | Script::Khmer
                    | Script::Myanmar
            )
}

#[cfg(test)]
mod tests {
    use super::super::pieces::tests::vocabulary;
    use super::*;

    fn texts<'a>(paragraph: &'a str, units: &[Unit]) -> Vec<&'a str> {
        units
            .iter()
            .map(|unit| &paragraph[unit.bytes.clone()])
            .collect()
    }

    #[test]
    fn words_marks_and_pieces_of_run_together_words_are_units() {
        let vocabulary = vocabulary(&["奥巴马", "在"]);
        for (paragraph, expected) in [
            (
                "Zoe\u{308} Bell’s 😀",
                vec!["Zoe\u{308}", "Bell", "’", "s", "😀"],
            ),
            ("奥巴马在Kiew。", vec!["奥巴马", "在", "Kiew", "。"]),
            ("बाइडेन", vec!["बाइडेन"]),
        ] {
            let units = Units::of(paragraph, &vocabulary);
            assert_eq!(texts(paragraph, &units.0), expected);
        }
    }

    #[test]
    fn long_paragraphs_are_looked_at_in_sentences() {
        let vocabulary = vocabulary(&["▁a", "."]);
        let sentence = format!("{}.", " a".repeat(50));
        let paragraph = sentence.repeat(3);
        let units = Units::of(&paragraph, &vocabulary);
        let lengths: Vec<usize> = units.windows().iter().map(|window| window.len()).collect();
        assert_eq!(lengths, [102, 51]);
        let endless = "a ".repeat(300);
        let units = Units::of(&endless, &vocabulary);
        assert_eq!(units.windows().concat(), units.0);
    }
}
