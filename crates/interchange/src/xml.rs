//! Writing XML.

use std::borrow::Cow;

/// The text as the content of an element or of a quoted attribute. Line breaks and tabs are written
/// out, for a reader makes blanks of them in attributes; what XML has no form for becomes a blank, so
/// that positions stay.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(|character| is_sign(character) || !is_allowed(character)) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' => escaped.push_str("&#9;"),
            _ if is_allowed(character) => escaped.push(character),
            _ => escaped.push(' '),
        }
    }
    Cow::Owned(escaped)
}

fn is_sign(character: char) -> bool {
    matches!(character, '&' | '<' | '>' | '"' | '\n' | '\r' | '\t')
}

/// Whether a document of XML 1.0 may hold the character.
fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
