//! Words for thousands and more in whichever language.

use std::sync::LazyLock;

/// A beginning of a word, or a whole one, with what it multiplies the number before it by.
struct Large {
    written: &'static str,
    is_whole: bool,
    factor: Option<f64>,
}

static LARGE: LazyLock<Vec<Large>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/languages/any/words.tsv").lines();
    let rows = lines.filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    });
    let words = rows.flat_map(|(kind, factor, words)| {
        words.split(", ").map(move |written| Large {
            written,
            is_whole: kind == "large in full",
            factor: factor.parse().ok(),
        })
    });
    words.collect()
});

/// What a word in small letters multiplies the number before it by, in whichever language: no value where
/// languages think differently of it, none at all for any other word.
pub fn large(word: &str) -> Option<Option<f64>> {
    let fits = |large: &&Large| {
        if large.is_whole {
            word == large.written
        } else {
            word.starts_with(large.written)
        }
    };
    let in_full = LARGE.iter().filter(|large| large.is_whole).find(fits);
    let found = in_full.or_else(|| LARGE.iter().find(fits));
    found.map(|large| large.factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_thousands_are_known_in_any_language() {
        assert_eq!(large("milyon"), Some(Some(1e6)));
        assert_eq!(large("billion"), Some(None));
        assert_eq!(large("mil"), Some(None));
        assert_eq!(large("houses"), None);
    }
}
