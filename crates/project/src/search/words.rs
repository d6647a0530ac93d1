//! Words of a text as the full-text index takes them: runs of letters, digits and marks, without
//! case and accents (the tokenizer `unicode61` of `SQLite`'s FTS5, `remove_diacritics 2`).

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

use super::query::Term;
use sidelight_engine::article::{Span, Text};

/// The words of a text, folded.
pub fn folded_tokens(text: &str) -> Vec<String> {
    tokens(text).map(|range| folded(&text[range])).collect()
}

/// Where some letters stand in a text, within words too, in order and apart: whatever the case, the
/// accents, the form of quotation marks and the kind of white space.
pub fn places(text: &Text, wanted: &str) -> Vec<Span> {
    let wanted: Vec<char> = wanted.chars().flat_map(plain).collect();
    let Some(first) = wanted.first() else {
        return Vec::new();
    };
    let letters = text.as_str().chars().enumerate();
    let letters: Vec<(char, usize)> = letters
        .flat_map(|(at, c)| plain(c).map(move |letter| (letter, at)))
        .collect();
    let mut found = Vec::new();
    let mut from = 0;
    while from + wanted.len() <= letters.len() {
        let end = from + wanted.len();
        let here = letters[from..end].iter().map(|(letter, _)| letter);
        if letters[from].0 == *first && here.eq(wanted.iter()) {
            // Marks that stand on the last letter belong to it.
            let after = letters.get(end).map_or(text.len(), |(_, at)| *at);
            let start = letters[from].1;
            found.push(Span::new(start, after.max(start + 1)));
            from = end;
        } else {
            from += 1;
        }
    }
    found
}

/// A character as it is compared: nothing for a mark that stands on a letter.
fn plain(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let marks = CodePointMapData::<GeneralCategory>::new();
    let normalizer = DecomposingNormalizerBorrowed::new_nfd();
    let ascii = c.is_ascii().then(|| c.to_ascii_lowercase());
    let other = (!c.is_ascii()).then(|| normalizer.normalize_iter(c.to_lowercase()));
    let other = other.into_iter().flatten();
    ascii
        .into_iter()
        .chain(other.filter(move |c| !GeneralCategoryGroup::Mark.contains(marks.get(*c))))
}

/// Where a term stands in a text, as ranges of bytes, in order and apart.
pub fn occurrences(text: &str, term: &Term) -> Vec<Range<usize>> {
    match term {
        Term::Pattern(pattern) => pattern
            .find_iter(text)
            .map(|found| found.range())
            .filter(|range| !range.is_empty())
            .collect(),
        Term::Words {
            tokens: wanted,
            open,
        } => phrases(text, wanted, *open),
    }
}

fn phrases(text: &str, wanted: &[String], open: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Places where the first words stand so far: where they begin and how many there are.
    let mut begun: Vec<(usize, usize)> = Vec::new();
    for range in tokens(text) {
        let token = folded(&text[range.clone()]);
        begun.push((range.start, 0));
        begun.retain_mut(|(_, count)| {
            let word = &wanted[*count];
            let last = *count + 1 == wanted.len();
            *count += 1;
            token == *word || last && open && token.starts_with(word.as_str())
        });
        let whole = begun.iter().position(|(_, count)| *count == wanted.len());
        if let Some(at) = whole {
            found.push(begun[at].0..range.end);
            begun.clear();
        }
    }
    found
}

fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !is_word(*c)).is_some() {}
        let (start, _) = *rest.peek()?;
        let mut end = start;
        while let Some((at, c)) = rest.next_if(|(_, c)| is_word(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || !c.is_ascii() && {
            let category = CodePointMapData::<GeneralCategory>::new().get(c);
            let word = GeneralCategoryGroup::Letter
                .union(GeneralCategoryGroup::Number)
                .union(GeneralCategoryGroup::Mark)
                .union(GeneralCategoryGroup::PrivateUse);
            word.contains(category)
        }
}

fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let marks = CodePointMapData::<GeneralCategory>::new();
    let lower = word.to_lowercase();
    let normalizer = DecomposingNormalizerBorrowed::new_nfd();
    normalizer
        .normalize_iter(lower.chars())
        .filter(|c| !GeneralCategoryGroup::Mark.contains(marks.get(*c)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, query: &str) -> Vec<&'t str> {
        let query: super::super::Query = query.parse().unwrap();
        let ranges = query.terms.iter().flat_map(|term| occurrences(text, term));
        ranges.map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        let text = "TÜRKİYE and Tu\u{308}rkiye joined; Turkiye’s 👩‍🔬 did not.";
        assert_eq!(found(text, "\"türkiye\"").len(), 3);
        assert_eq!(
            found("the end of the end", "\"the end\""),
            ["the end", "the end"]
        );
        assert_eq!(found("a a b", "\"a b\""), ["a b"]);
    }

    #[test]
    fn letters_are_found_within_words_and_across_lines() {
        let text = Text::from("TÜRKİYE’s flagships\nand Tu\u{308}rkiye.");
        let found = |wanted: &str| -> Vec<&str> {
            let spans = places(&text, wanted).into_iter();
            spans.map(|span| text.slice(span)).collect()
        };
        assert_eq!(found("turkiye"), ["TÜRKİYE", "Tu\u{308}rkiye"]);
        assert_eq!(found("ship"), ["ship"]);
        assert_eq!(found("E's flagships AND"), ["E’s flagships\nand"]);
        assert_eq!(found("Tu"), ["TÜ", "Tu\u{308}"]);
        assert!(found("").is_empty() && found("ships left").is_empty());
    }

    #[test]
    fn only_the_word_that_is_being_typed_may_be_a_beginning() {
        assert_eq!(found("ships and shipping", "ship"), ["ships", "shipping"]);
        assert!(found("ships and shipping", "\"ship\"").is_empty());
        assert_eq!(
            found("300 ships, 40 boats", r"/\d+ \w+s/"),
            ["300 ships", "40 boats"]
        );
    }
}
