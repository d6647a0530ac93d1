//! Which way letters run.

use unicode_bidi::{BidiClass, Level, bidi_class};

/// Whether some of a text runs from right to left, so that it has to be set in another order than it
/// is stored.
pub fn holds_right_to_left(text: &str) -> bool {
    // The first letter that does is U+0590: in UTF-8 it begins with the byte D6.
    text.bytes().any(|byte| byte >= 0xD6)
        && text
            .chars()
            .any(|letter| letter >= '\u{590}' && turns_back(letter))
}

fn turns_back(letter: char) -> bool {
    let embeds = matches!(
        bidi_class(letter),
        BidiClass::RLE | BidiClass::RLO | BidiClass::RLI
    );
    embeds || is_set_backwards(letter)
}

/// Whether egui's shaper sets a word with this letter from right to left: it goes by the script. The
/// digits of Arabic, and those of Persian and Urdu, are of that script, although numbers run from left
/// to right.
pub fn is_set_backwards(letter: char) -> bool {
    let class = bidi_class(letter);
    matches!(class, BidiClass::R | BidiClass::AL | BidiClass::AN)
        || ('\u{6F0}'..='\u{6F9}').contains(&letter)
}

/// What begins and ends words within a line that are put in order by themselves, and leave what stands around
/// them where it is: the first strong isolate of Unicode and its end.
pub const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Words to be put into a line of another language: where they hold letters from right to left, in order by
/// themselves, so that no figure beside them is drawn to them.
pub fn isolated(words: &str) -> String {
    if holds_right_to_left(words) {
        let [begin, end] = ISOLATE;
        format!("{begin}{words}{end}")
    } else {
        words.to_owned()
    }
}

/// Whether a paragraph runs from right to left.
pub fn runs_back(paragraph: &str) -> bool {
    holds_right_to_left(paragraph) && of_paragraph(paragraph).is_rtl()
}

/// Which way a paragraph runs: as most of its words, or else the first. The standard's own rule, to go
/// by the first word, would set an Arabic sentence that begins with "NATO" in the order of English.
pub fn of_paragraph(paragraph: &str) -> Level {
    let words = paragraph.split_whitespace();
    let mut strong = words.filter_map(|word| word.chars().find_map(direction_of));
    let Some(first) = strong.next() else {
        return Level::ltr();
    };
    let (mut right_to_left, mut left_to_right) = (0, 0);
    for level in std::iter::once(first).chain(strong) {
        if level.is_rtl() {
            right_to_left += 1;
        } else {
            left_to_right += 1;
        }
    }
    match right_to_left.cmp(&left_to_right) {
        std::cmp::Ordering::Greater => Level::rtl(),
        std::cmp::Ordering::Equal => first,
        std::cmp::Ordering::Less => Level::ltr(),
    }
}

fn direction_of(letter: char) -> Option<Level> {
    match bidi_class(letter) {
        BidiClass::L => Some(Level::ltr()),
        BidiClass::R | BidiClass::AL => Some(Level::rtl()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_that_run_back_ask_for_another_order() {
        for text in [
            "",
            "Plain text",
            "“Quoted” – déjà vu",
            "日本語 한국어 😀",
            "\u{feff}a\r",
        ] {
            assert!(!holds_right_to_left(text), "{text}");
        }
        for text in ["مرحبا", "He said שלום.", "۱۴۰۳", "٣٫٥", "a\u{202e}b"] {
            assert!(holds_right_to_left(text), "{text}");
        }
    }

    #[test]
    fn a_paragraph_runs_as_most_of_its_words() {
        for text in [
            "قال الوزير",
            "NATO أعلن أمس عن خطته",
            "المصدر: https://example.org/a/long/address",
            "אמר Smith",
        ] {
            assert!(of_paragraph(text).is_rtl(), "{text}");
        }
        for text in ["", "12 – 14", "The paper الأهرام reported it", "Amman عمان"] {
            assert!(of_paragraph(text).is_ltr(), "{text}");
        }
    }
}
