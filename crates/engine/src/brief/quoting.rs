//! How words of an article are set in a sentence: their quotation marks, and long ones cut.

/// Long words without their middle: a quotation that is cut differs at its ends.
pub fn elided(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        long if long.len() > 2 * WORDS_AT_AN_END + 2 => {
            let [first, last] = [
                &long[..WORDS_AT_AN_END],
                &long[long.len() - WORDS_AT_AN_END..],
            ];
            format!("{} … {}", first.join(" "), last.join(" "))
        }
        short => short.join(" "),
    }
}

/// Words at each end of a long quotation that are shown.
const WORDS_AT_AN_END: usize = 6;

/// The quotation marks to put around words; none around words that are a quotation already.
pub fn marks(words: &str) -> [&'static str; 2] {
    const PAIRS: [[char; 2]; 3] = [['“', '”'], ['"', '"'], ['«', '»']];
    const STRINGS: [[&str; 2]; 3] = [["“", "”"], ["\"", "\""], ["«", "»"]];
    let count = |mark: char| words.chars().filter(|c| *c == mark).count();
    for ([open, close], [opening, closing]) in PAIRS.into_iter().zip(STRINGS) {
        let (begins, ends) = (words.starts_with(open), words.ends_with(close));
        if !begins && !ends {
            continue;
        }
        let whole = if open == close {
            count(open).is_multiple_of(2)
        } else {
            count(open) == count(close)
        };
        // Words that were cut out of a quotation are given the mark that they lost.
        return match (whole, begins) {
            (true, _) => ["", ""],
            (false, true) => ["", closing],
            (false, false) => [opening, ""],
        };
    }
    if words.starts_with('„') {
        ["", ""]
    } else {
        ["“", "”"]
    }
}

/// Words in quotation marks, unless they bring their own.
pub fn quoted(words: &str) -> String {
    let [open, close] = marks(words);
    format!("{open}{words}{close}")
}
