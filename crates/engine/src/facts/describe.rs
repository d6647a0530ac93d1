//! Words on one line, numbers in figures.

use unicode_segmentation::UnicodeSegmentation;

use super::Evidence;

/// The text on one line, every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with every run of white space as one space, at its ends too.
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            spaced.push(character);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}

/// At most `limit` graphemes of the text, with an ellipsis where something was left out.
pub fn shorten(text: &str, limit: usize) -> String {
    let mut rest = text.grapheme_indices(true).skip(limit.saturating_sub(1));
    match (rest.next(), rest.next()) {
        (Some((cut, _)), Some(_)) => format!("{}…", text[..cut].trim_end()),
        _ => text.to_owned(),
    }
}

/// The words of the evidence; a repeated piece stands once.
pub fn words_of(evidence: &[Evidence]) -> String {
    let mut pieces: Vec<&str> = Vec::new();
    for piece in evidence {
        if !pieces.contains(&&*piece.text) {
            pieces.push(&piece.text);
        }
    }
    pieces.join(" … ")
}

/// A number with its thousands set apart by commas, as English news sets them.
pub fn in_figures(value: f64) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain
        .split_once('.')
        .map_or((plain.as_str(), None), |(whole, fraction)| {
            (whole, Some(fraction))
        });
    let mut line = String::from(if value < 0.0 { "-" } else { "" });
    for (index, digit) in whole.char_indices() {
        // Four digits stand together, as in a year or a short count.
        if index > 0 && whole.len() > 4 && (whole.len() - index).is_multiple_of(3) {
            line.push(',');
        }
        line.push(digit);
    }
    if let Some(fraction) = fraction {
        line.push('.');
        line.push_str(fraction);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortening_keeps_graphemes_whole() {
        assert_eq!(shorten("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(shorten("e\u{301}e\u{301}", 2), "e\u{301}e\u{301}");
        assert_eq!(shorten("", 2), "");
    }
}
