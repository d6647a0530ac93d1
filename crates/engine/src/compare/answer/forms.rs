//! Lists of words of which each has several forms.

use std::collections::HashMap;

/// The forms of some words, each with the first of them, by which it is called: "foot/feet knee/knees".
pub fn of(words: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    words.split_whitespace().flat_map(|word| {
        let mut forms = word.split('/');
        let name = forms.clone().next().unwrap_or(word);
        std::iter::from_fn(move || Some((forms.next()?, name)))
    })
}

/// The same, to be looked up.
pub fn table(words: &'static str) -> HashMap<&'static str, &'static str> {
    of(words).collect()
}
