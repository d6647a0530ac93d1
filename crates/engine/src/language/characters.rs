//! Classes of characters, drawn as the model saw them in training: as Python's `str` draws them
//! (<https://docs.python.org/3/library/stdtypes.html#str.isalpha> and the methods beside it).

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

/// First and last of the ranges of raised, lowered and encircled digits.
const DIGIT_SIGNS: [(char, char); 14] = [
    ('²', '³'),
    ('¹', '¹'),
    ('⁰', '⁰'),
    ('⁴', '⁹'),
    ('₀', '₉'),
    ('①', '⑨'),
    ('⑴', '⑼'),
    ('⒈', '⒐'),
    ('⓪', '⓪'),
    ('⓵', '⓽'),
    ('⓿', '⓿'),
    ('❶', '❾'),
    ('➀', '➈'),
    ('➊', '➒'),
];

/// Whether a character separates words: white space and the information separators.
pub fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

/// Whether a character is a letter; vowel signs and other marks are none.
pub fn is_letter(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    GeneralCategoryGroup::Letter.contains(category(character))
}

/// Whether a character stands for a digit; fractions and Roman numerals do not.
pub fn is_digit(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_digit();
    }
    let in_range = |&(first, last): &(char, char)| (first..=last).contains(&character);
    category(character) == GeneralCategory::DecimalNumber || DIGIT_SIGNS.iter().any(in_range)
}

fn category(character: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(character)
}
