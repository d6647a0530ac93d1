//! What a person pastes.

use std::collections::HashSet;

use arboard::Clipboard;

use sidelight_engine::ingest::Input;

/// What was pasted, with the markup that lies beside its words where it was copied out of a page. This
/// asks the program that it was copied in, and may take a moment.
pub fn input(text: String) -> Input {
    let markup = Clipboard::new().and_then(|mut clipboard| clipboard.get().html());
    match markup {
        Ok(markup) if is_of(&markup, &text) => Input::Copied { markup, text },
        _ => Input::Pasted(text),
    }
}

/// Whether markup holds a text: something else may have been copied meanwhile.
fn is_of(markup: &str, text: &str) -> bool {
    let words = |text| -> HashSet<String> {
        let words = str::split(text, |c: char| !c.is_alphanumeric());
        let long = words.filter(|word| word.chars().count() > 3);
        long.map(str::to_lowercase).collect()
    };
    let (held, words) = (words(markup), words(text));
    // Letters that markup writes as references, and words that tags part, are not found.
    words.intersection(&held).count() * 5 >= words.len() * 4 && !words.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_other_words_is_left_aside() {
        let markup = "<h1>Storm shuts harbour</h1><p>The mayor said on Sunday that ships wait.";
        assert!(is_of(
            markup,
            "Storm shuts harbour\nThe mayor said on Sunday"
        ));
        assert!(!is_of(
            markup,
            "Ministers from many countries met in Geneva on Sunday"
        ));
        assert!(!is_of(markup, ""));
    }
}
