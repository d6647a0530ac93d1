//! How common words are in the news at large, so that a few articles need not tell it alone.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::concept;

/// Word and number of articles a line; the first line tells how many articles were counted.
const LIST: &str = include_str!("../../assets/words/frequencies.tsv");

static COUNTS: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for (word, count) in lines().filter(|(word, _)| !word.is_empty()) {
        // Of the words of one concept the most frequent counts: its articles hold the others too.
        let known = counts.entry(concept(word)).or_default();
        *known = count.max(*known);
    }
    counts
});

static ARTICLES: LazyLock<u32> = LazyLock::new(|| lines().next().map_or(0, |(_, count)| count));

fn lines() -> impl Iterator<Item = (&'static str, u32)> {
    LIST.lines().filter_map(|line| {
        let (word, count) = line.split_once('\t')?;
        Some((word, count.parse().ok()?))
    })
}

/// How many articles the list was counted from.
pub fn articles() -> u32 {
    *ARTICLES
}

/// How many of them hold a concept; 0 for rare ones and names.
pub fn holding(concept: &str) -> u32 {
    COUNTS.get(concept).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_common_and_names_unknown() {
        assert!(articles() > 100);
        assert!(holding(&concept("announced")) > holding(&concept("derailment")));
        assert_eq!(holding(&concept("croydon")), 0);
    }
}
