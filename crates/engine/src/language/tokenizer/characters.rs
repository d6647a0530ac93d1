//! The classes of characters that the rules speak of.

use super::symbols::OTHER_SYMBOLS;

const PUNCTUATION: &str = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪";
const QUOTES: &str = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉⟦⟧";
const CURRENCIES: &str = "$£€¥฿₽﷼₴₠₡₢₣₤₥₦₧₨₩₪₫₭₮₯₰₱₲₳₵₶₷₸₹₺₻₼₾₿";

pub fn is_punctuation(character: char) -> bool {
    PUNCTUATION.contains(character)
}

pub fn is_quote(character: char) -> bool {
    QUOTES.contains(character)
}

pub fn is_currency(character: char) -> bool {
    CURRENCIES.contains(character)
}

/// A digit of the ten that the rules know.
pub fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// A letter, or any sign of an Indic script: their vowels are not all letters.
pub fn is_letter(character: char) -> bool {
    character.is_alphabetic() || ('\u{900}'..='\u{dff}').contains(&character)
}

/// A lower-case letter or one of a script without cases.
pub fn is_lower(character: char) -> bool {
    is_letter(character) && !character.is_uppercase()
}

/// An upper-case letter or one of a script without cases.
pub fn is_upper(character: char) -> bool {
    is_letter(character) && !character.is_lowercase()
}

/// A dingbat, emoji, or other symbol that stands for itself.
pub fn is_symbol(character: char) -> bool {
    let after = OTHER_SYMBOLS.partition_point(|&(first, _)| first <= character);
    after > 0 && character <= OTHER_SYMBOLS[after - 1].1
}
